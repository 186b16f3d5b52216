"""`briefing.pdf`: the print edition, tagged for screen readers (PDF/UA-1)."""

import logging
from pathlib import Path
from typing import Any

from markupsafe import Markup

from reportgen.briefing import Briefing
from reportgen.errors import RenderingError
from reportgen.rendering import assets, pictures
from reportgen.rendering.environment import environment
from reportgen.rendering.html import house_colours, quote_marks, quoted

SCHEME = "asset"
LOGO = "asset:logo"


def render(briefing: Briefing, templates: Path | None = None) -> bytes:
    """The print edition.

    Args:
        briefing: all that it says.
        templates: the newsroom's folder of templates, whose files go before the packaged ones.

    Raises:
        RenderingError: if the system's text libraries are missing.
    """
    return write(markup(briefing, templates), briefing.logo)


def write(document: str, logo: str = "") -> bytes:
    """Set a finished document into pages, with the package's own assets and the logo alone.

    Raises:
        RenderingError: if the system's text libraries are missing.
    """
    weasyprint = _weasyprint()
    page = weasyprint.HTML(string=document, base_url=f"{SCHEME}:", url_fetcher=fetcher(logo))
    return bytes(page.write_pdf(pdf_variant="pdf/ua-1"))


def markup(briefing: Briefing, templates: Path | None = None) -> str:
    """The document that is set into pages."""
    foot = f"{quoted(briefing.words['print.page'])} counter(page) {quoted(briefing.words['print.of'])} counter(pages)"
    size = f"@page{{size:{briefing.paper};@bottom-right{{content:{foot}}}}}"
    reference = (
        f'a.page::after{{content:" " {quoted(briefing.words["print.page_short"])} target-counter(attr(href),page)}}'
    )
    style = "\n".join(
        (
            assets.font_faces(SCHEME),
            assets.text("print.css"),
            house_colours(briefing.colour),
            quote_marks(briefing),
            size,
            reference,
        )
    )
    return (
        environment(templates)
        .get_template("print.html")
        .render(
            b=briefing,
            w=briefing.words,
            style=Markup(style),
            logo=LOGO if assets.picture(briefing.logo) else "",
            drawn=pictures.drawn(briefing),
            inks=pictures.INKS,
            medium="print",
        )
    )


def _weasyprint() -> Any:
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        raise RenderingError(
            "briefing.pdf",
            f"the libraries that set text into pages are missing ({error})",
            "Install them with: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        ) from error
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    return weasyprint


def fetcher(logo: str = "") -> Any:
    """What hands out the package's own assets and the logo to the setting of pages, and refuses everything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Assets(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            name = url.removeprefix(f"{SCHEME}:")
            picture = assets.picture(logo) if url == LOGO else None
            if picture is not None:
                return URLFetcherResponse(url, body=picture[1], headers={"Content-Type": picture[0]})
            if name not in assets.IN_PRINT or name == url:
                raise ValueError(f"nothing is fetched from outside the package: {url!r}")
            return URLFetcherResponse(url, body=assets.read(name), headers={"Content-Type": assets.media(name)})

    return Assets()
