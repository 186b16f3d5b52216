"""What a newsroom may set about framing."""

from reportgen.model import Record


class FramingSettings(Record, frozen=True, kw_only=True):
    """The `[framing]` table of `reportgen.toml`."""

    style_guides: str = ""
    """A TOML file beside `reportgen.toml` with what style guides say of terms, in place of the packaged one."""
