"""`briefing.html`: one file that asks nothing of any network."""

from pathlib import Path

from markupsafe import Markup

from reportgen.briefing import Briefing
from reportgen.rendering import assets, pictures
from reportgen.rendering.colour import contrasting
from reportgen.rendering.environment import environment

PAPER, NIGHT = "#fdfcf9", "#15181c"
"""The grounds of the light and the dark theme, as in `page.css`; the paper of the print is lighter still."""


def render(briefing: Briefing, templates: Path | None = None) -> bytes:
    """The web page.

    Args:
        briefing: all that it says.
        templates: the newsroom's folder of templates, whose files go before the packaged ones.

    Returns:
        HTML in UTF-8. Its content security policy admits the one style sheet and the one script that it carries.
    """
    style = "\n".join(
        (assets.font_faces("data"), assets.text("page.css"), house_colours(briefing.colour), quote_marks(briefing))
    )
    script = assets.text("page.js")
    logo = assets.picture(briefing.logo)
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src {assets.csp_hash(style)}",
            f"script-src {assets.csp_hash(script)}",
            "font-src data:",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    page = (
        environment(templates)
        .get_template("briefing.html")
        .render(
            b=briefing,
            w=briefing.words,
            style=Markup(style),
            script=Markup(script),
            policy=policy,
            logo=assets.data_address(*logo) if logo else "",
            drawn=pictures.drawn(briefing),
            inks=pictures.INKS,
            medium="screen",
        )
    )
    return page.encode("utf-8")


def house_colours(colour: str) -> str:
    """The newsroom's colour, for rules and bars alone: moved until it shows on its ground."""
    light, dark = contrasting(colour, PAPER), contrasting(colour, NIGHT)
    return f":root{{--house:{light}}}@media screen and (prefers-color-scheme:dark){{:root{{--house:{dark}}}}}"


def quote_marks(briefing: Briefing) -> str:
    """The marks around quoted words, in the manner of the edition's language."""
    first, last = (quoted(briefing.words[f"language.{key}"]) for key in ("open", "close"))
    return f"q::before{{content:{first}}}q::after{{content:{last}}}"


def quoted(words: str) -> str:
    """A string of CSS."""
    return '"' + "".join(f"\\{ord(sign):x} " if sign in '"\\<\n' else sign for sign in words) + '"'
