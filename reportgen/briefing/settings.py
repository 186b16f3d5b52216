"""What a newsroom may decide about the look and the length of a briefing. All of it is optional."""

from typing import Annotated, Literal, get_args

from msgspec import Meta

from reportgen.model import Record

Section = Literal[
    "exhibits", "cards", "agreed", "only", "wording", "grid", "facts", "articles", "labels", "quotations", "timeline",
    "lineage", "order", "method",
]  # fmt: skip
SECTIONS: tuple[Section, ...] = get_args(Section)


class EditionSettings(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table `[edition]` of `reportgen.toml`."""

    language: str = "en"
    """Language of the interface: the name of a catalogue (`reportgen/catalogue/LANGUAGE.toml`)."""
    colour: Annotated[str, Meta(pattern="^#[0-9a-fA-F]{6}$")] = "#0b3954"
    """The house colour, for rules and the title's bar; text keeps its own ink, so that it stays readable."""
    logo: str = ""
    """A PNG, JPEG or SVG file beside `reportgen.toml`."""
    publisher: str = ""
    """Name of the house, printed beside the logo and at the foot of every page."""
    notice: str = ""
    """A confidential or embargo line, printed on every page."""
    max_quotation: Annotated[float, Meta(ge=0.0, le=1.0)] = 1.0
    """The largest share of an article's words that the briefing prints, 0 to 1."""
    without: tuple[Section, ...] = ()
    """Sections that this edition leaves out."""
    words_in_print: Annotated[int, Meta(ge=0)] = 1000
    """How many words of tellings the print edition sets out fact by fact, about 500 a page with what stands around
    them; of the facts beyond, it shows what differs."""
    paper: Literal["A4", "Letter"] = "A4"
