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
MEDIA = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}


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


def picture(path: str) -> str:
    """A picture of the newsroom's as an address that holds it; "" where there is none or its kind is unknown."""
    file = Path(path)
    media = MEDIA.get(file.suffix.lower())
    return data_address(media, file.read_bytes()) if path and media and file.is_file() else ""


def csp_hash(content: str) -> str:
    """The source expression of a content security policy that admits exactly this script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode('utf-8')).digest()).decode('ascii')}'"
