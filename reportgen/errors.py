"""Everything that reportgen raises on purpose, under one base class."""


class ReportgenError(Exception):
    """A fault that the user can mend.

    Args:
        where: the file, and the place in it where that is known ("sources/x/story.toml, article 2, key 'file'").
        what: what is wrong with it.
        remedy: the way out.
    """

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(where, what, remedy)
        self.where = where
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.remedy}"


class SettingsError(ReportgenError):
    """`reportgen.toml` cannot be used as it stands."""


class StoryError(ReportgenError):
    """A story cannot be compared: its folder, its `story.toml` or too few readable articles."""


class RenderingError(ReportgenError):
    """One of the outputs cannot be made; the others can."""


class DeliveryError(ReportgenError):
    """The finished outputs cannot be put where they belong."""


class VerificationError(ReportgenError):
    """There is nothing that `reportgen verify` could check."""


class EvidenceError(ReportgenError):
    """A reader claims what the texts do not bear out."""
