"""The way of one file through cleaning, and what comes out of it."""

from collections.abc import Mapping

from reportgen.catalogue import ENGLISH, Catalogue
from reportgen.cleaning.closing import drop_bullets, drop_furniture, drop_sign_off
from reportgen.cleaning.languages import language_of, language_of_story
from reportgen.cleaning.lists import drop_lists
from reportgen.cleaning.opening import take_dateline, take_opening
from reportgen.cleaning.published import find_published
from reportgen.cleaning.repetition import drop_repetitions
from reportgen.cleaning.reported import date_by_credit
from reportgen.cleaning.sheet import Sheet
from reportgen.cleaning.vocabulary import stems
from reportgen.model import Article, Block, RawArticle, Story


def clean(story: Story, say: Catalogue = ENGLISH) -> tuple[Article, ...]:
    """Tell each article of a story from the furniture of its page.

    The story's other articles help: their words show what belongs to the story. The result is the same for any order
    of the articles and whatever their outlets are called.

    Args:
        story: as read.
        say: the words for reasons and notes.

    Returns:
        One article for each raw one, in the same order. Every character of a file that is not space lies in exactly
        one of its blocks, removed spans, byline or dateline.
    """
    vocabularies = {raw.id: stems(raw.text) for raw in story.articles}
    languages = {raw.id: language_of(raw.text) for raw in story.articles}
    common = language_of_story(languages.values())
    return date_by_credit(
        tuple(
            _article(raw, _others(raw.id, vocabularies), languages[raw.id] or common, common, say)
            for raw in story.articles
        ),
        say,
    )


def _others(id_: str, vocabularies: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(words for other, words in vocabularies.items() if other != id_))


def _article(raw: RawArticle, others: frozenset[str], language: str, common: str, say: Catalogue) -> Article:
    sheet = Sheet(raw.text, say)
    stamps = take_opening(sheet, raw.details, others)
    drop_furniture(sheet)
    take_dateline(sheet)
    drop_sign_off(sheet)
    drop_lists(sheet, others)
    drop_sign_off(sheet)
    drop_bullets(sheet)
    drop_repetitions(sheet)
    return Article(
        id=raw.id,
        file=raw.file,
        sha256=raw.sha256,
        text=raw.text,
        details=raw.details,
        headline=sheet.headline,
        byline=sheet.byline,
        dateline=sheet.dateline,
        agency=sheet.agency,
        published=find_published(sheet, stamps, raw.details.published),
        blocks=_blocks(sheet),
        removed=tuple(sorted(sheet.removed, key=lambda removed: removed.start)),
        language=language,
        excluded=_excluded(language, common, say),
    )


def _blocks(sheet: Sheet) -> tuple[Block, ...]:
    """The headline, and what is left of the lines, numbered by paragraph."""
    blocks = []
    if sheet.headline is not None:
        blocks.append(Block(start=sheet.headline.start, end=sheet.headline.end, part="headline", paragraph=0))
    paragraphs = dict.fromkeys(line.paragraph for line in sheet.lines)
    numbers = {paragraph: number for number, paragraph in enumerate(paragraphs, 1)}
    blocks.extend(
        Block(start=line.start, end=line.end, part="body", paragraph=numbers[line.paragraph]) for line in sheet.lines
    )
    return tuple(blocks)


def _excluded(language: str, common: str, say: Catalogue) -> str | None:
    if language == common:
        return None
    return say("excluded.language", language=say(f"tongue.{language}"), common=say(f"tongue.{common}"))
