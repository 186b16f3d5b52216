"""What the editor may set about reading."""

from reportgen.model import Record


class ReadingSettings(Record, frozen=True, kw_only=True):
    """The `[reading]` table of `reportgen.toml`."""

    max_bytes: int = 2_000_000
    """Largest file that is taken for an article. A long magazine feature has 100 kB of text, a heavy saved web page
    1 to 1.5 MB; what is larger is a book, a data dump or a mistake."""
    max_unpacked_bytes: int = 50_000_000
    """Largest content of a .docx once unpacked: an article with a few photographs stays under 20 MB, a file made to
    fill the memory does not."""
    min_articles: int = 2
    """A comparison needs two articles."""
