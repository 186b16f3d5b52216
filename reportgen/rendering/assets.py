"""What travels with the product: fonts, style sheets, the page's script."""

import base64
import hashlib
from functools import cache
from importlib import resources
from pathlib import Path

FACES = (
    ("Reportgen Serif", "serif-regular", 400, "normal"),
    ("Reportgen Serif", "serif-italic", 400, "italic"),
    ("Reportgen Serif", "serif-semibold", 600, "normal"),
    ("Reportgen Sans", "sans-regular", 400, "normal"),
    ("Reportgen Sans", "sans-italic", 400, "italic"),
    ("Reportgen Sans", "sans-semibold", 600, "normal"),
)
"""Family, file, weight, style."""
GLYPHS = ("stated", "differs", "contradicts", "not_found", "published_earlier", "cannot_tell")
IN_PRINT = frozenset({*(f"fonts/{file}.woff2" for _, file, _, _ in FACES), *(f"glyphs/{name}.svg" for name in GLYPHS)})
"""All that the setting of pages may fetch."""
MEDIA = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


def media(name: str) -> str:
    """The media type of a file, by its name; "" where it is unknown."""
    return MEDIA.get(Path(name).suffix.lower(), "")


@cache
def read(name: str) -> bytes:
    """The content of one of the package's own assets."""
    return (resources.files("reportgen") / "assets" / name).read_bytes()


@cache
def text(name: str) -> str:
    """The same as text."""
    return read(name).decode("utf-8")


@cache
def font_faces(scheme: str) -> str:
    """The `@font-face` rules: `data` carries the fonts inside the sheet, any other scheme names them by address."""
    rules = []
    for family, file, weight, style in FACES:
        name = f"fonts/{file}.woff2"
        address = data_address("font/woff2", read(name)) if scheme == "data" else f"{scheme}:{name}"
        rules.append(
            f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style};'
            f'src:url("{address}") format("woff2");font-display:swap}}'
        )
    return "\n".join(rules)


def data_address(media: str, content: bytes) -> str:
    """Content as an address that holds it."""
    return f"data:{media};base64,{base64.b64encode(content).decode('ascii')}"


def picture(path: str) -> tuple[str, bytes] | None:
    """Media type and content of a picture of the newsroom's; None where there is none or its kind is unknown."""
    kind = media(path)
    return (kind, Path(path).read_bytes()) if kind.startswith("image/") and Path(path).is_file() else None


def csp_hash(content: str) -> str:
    """The source expression of a content security policy that admits exactly this script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode('utf-8')).digest()).decode('ascii')}'"
