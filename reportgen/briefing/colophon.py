"""How the briefing was made, its limits, what could not be read and what was corrected."""

from reportgen.briefing.material import Material
from reportgen.briefing.view import Colophon, CorrectionView, Passage
from reportgen.model import Correction

PASSAGES = ("what", "facts", "order", "absent", "wording", "quotations", "limits")


def colophon(material: Material) -> Colophon:
    """The last pages, in plain words."""
    say, comparison = material.say, material.comparison
    return Colophon(
        method=tuple(
            Passage(title=say(f"method.{key}_title"), paragraphs=(say(f"method.{key}", reader=comparison.reader),))
            for key in PASSAGES
        ),
        problems=(
            *(
                say("method.problem", file=p.file, what=p.what, remedy=p.remedy.rstrip("."))
                for p in comparison.problems
            ),
            *warnings(material),
        ),
        corrections=tuple(_correction(correction, material) for correction in comparison.corrections),
        made_by=say("method.made_by", version=comparison.version),
        files=tuple((material.names[source.id].name, source.file, source.sha256) for source in material.sources),
    )


def warnings(material: Material) -> tuple[str, ...]:
    """What is amiss with the newsroom's own words for the interface."""
    say, file = material.say, f"catalogue/{material.settings.language}.toml"
    found = (("missing", say.missing), ("unknown", say.unknown))
    return tuple(
        say(f"method.catalogue_{what}", file=file, n=len(keys), keys=", ".join(keys)) for what, keys in found if keys
    )


def _correction(correction: Correction, material: Material) -> CorrectionView:
    say = material.say
    sentence = say(f"method.correction_{correction.action}", facts=say.series(correction.facts), by=correction.by)
    return CorrectionView(sentence=sentence, why=correction.why)
