"""The way of the data, in order. Only this file knows which stage follows which.

reading     folder -> raw articles
cleaning    raw articles -> articles
language    articles -> documents
the reader  documents -> judgement: alignment, lineage, facts, framing (reader.py)
evidence    judgement -> the same, or the end of the run if a claim is not borne out by the text
briefing    comparison -> briefing
rendering   briefing -> outputs
delivery    outputs -> output/NAME/
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import structs

from reportgen import __version__, evidence, reader
from reportgen.briefing import Briefing, compose
from reportgen.catalogue import load
from reportgen.cleaning import clean
from reportgen.config import Settings
from reportgen.delivery import deliver, recover
from reportgen.errors import EvidenceError, RenderingError
from reportgen.framing.guides import Guide, guided
from reportgen.language import analyse
from reportgen.model import Article, Comparison, Document, Judgement, Record, Source, Story
from reportgen.progress import Watch
from reportgen.reading import read_story
from reportgen.rendering import data, facts_csv, html, pdf

OUTPUTS: Mapping[str, tuple[str, Callable[[Comparison, Briefing, Settings], bytes]]] = {
    "json": ("comparison.json", lambda comparison, briefing, settings: data.render(comparison)),
    "csv": ("facts.csv", lambda comparison, briefing, settings: facts_csv.render(briefing)),
    "html": ("briefing.html", lambda comparison, briefing, settings: html.render(briefing, settings.templates)),
    "pdf": ("briefing.pdf", lambda comparison, briefing, settings: pdf.render(briefing, settings.templates)),
}
"""Name for `--only` -> (file, how it is made)."""

ALWAYS = "json"
"""Is written whatever `--only` says: without it nothing else could be verified."""


class Built(Record, frozen=True, kw_only=True):
    """What a build made."""

    comparison: Comparison
    folder: Path
    files: tuple[str, ...]
    missing: tuple[str, ...]
    """Outputs that were asked for and could not be made."""


def build(folder: Path, output: Path, settings: Settings, only: tuple[str, ...], watch: Watch) -> Built:
    """Build one story into `output/NAME/`, where NAME is the name of its folder.

    Args:
        folder: the story.
        output: the folder of all outputs.
        settings: from `reportgen.toml`.
        only: names out of `OUTPUTS`; empty for all.
        watch: where stages and warnings are reported.

    Raises:
        ReportgenError: if there is no result; what stood in the output folder is then unchanged.
    """
    comparison = compare(folder, settings, watch)
    for problem in comparison.problems:
        watch.warn(f"{problem.file}: {problem.what}. {problem.remedy}")
    with watch.stage("briefing"):
        briefing = compose(comparison, settings.edition, settings.catalogues)
    for warning in briefing.warnings:
        watch.warn(warning)
    files, missing = _render(comparison, briefing, settings, only, watch)
    target = output / comparison.story
    with watch.stage("delivery"):
        recover(target)
        deliver(target, files)
    return Built(comparison=comparison, folder=target, files=tuple(files), missing=missing)


def compare(folder: Path, settings: Settings, watch: Watch, judge: reader.Reader = reader.local) -> Comparison:
    """Read and judge one story, without writing anything.

    Raises:
        ReportgenError: if the story cannot be read, if there are no words for the language of the edition, or if the
            reader claims what the texts do not say.
    """
    say = load(settings.edition.language, settings.catalogues)
    with watch.stage("reading"):
        story = read_story(folder, settings.reading, say)
    with watch.stage("cleaning"):
        articles = clean(story, say)
    with watch.stage("language"):
        documents = analyse(articles)
    comparison = assemble(story, documents, judge(documents, watch, say), settings.guides)
    faults = evidence.faults(comparison, {article.id: article.text for article in articles})
    if faults:
        raise EvidenceError(
            story.folder,
            f"the reader claims what the texts do not bear out: {'; '.join(faults[:5])}",
            "This is a fault of the program, not of the story; please report it with the articles",
        )
    return comparison


def assemble(
    story: Story, documents: tuple[Document, ...], judgement: Judgement, guides: Sequence[Guide]
) -> Comparison:
    """The contract's record from what the stages found, with what the style guides say of the labels."""
    return Comparison(
        version=__version__,
        reader=judgement.reader,
        story=story.name,
        title=story.title or story.name,
        folder=story.folder,
        note=story.note,
        problems=story.problems,
        sources=tuple(_source(document.article) for document in documents),
        sentences=tuple(sentence for document in documents for sentence in document.sentences),
        pairs=judgement.alignment.pairs,
        facts=judgement.facts,
        findings=judgement.framing.findings,
        labels=guided(judgement.framing.labels, guides),
        quotations=judgement.framing.quotations,
        profiles=judgement.framing.profiles,
        lineage=judgement.lineage,
        corrections=(),
    )


def _source(article: Article) -> Source:
    details = article.details
    same = {field: getattr(article, field) for field in set(_fields(Source)) & set(_fields(Article))}
    return Source(
        **same | {"byline": details.byline or _words(article.byline), "dateline": _words(article.dateline)},
        outlet=details.outlet,
        title=details.title or _words(article.headline),
        url=details.url,
    )


def _fields(kind: type[Record]) -> tuple[str, ...]:
    return tuple(field.name for field in structs.fields(kind))


def _words(span: object) -> str | None:
    text = getattr(span, "text", None)
    return " ".join(text.split()) if isinstance(text, str) else None


def _render(
    comparison: Comparison, briefing: Briefing, settings: Settings, only: tuple[str, ...], watch: Watch
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    files: dict[str, bytes] = {}
    missing: list[str] = []
    for name, (file, make) in OUTPUTS.items():
        if only and name not in (*only, ALWAYS):
            continue
        with watch.stage(f"rendering {file}"):
            try:
                files[file] = make(comparison, briefing, settings)
            except RenderingError as error:
                missing.append(file)
                watch.warn(str(error))
    return files, tuple(missing)
