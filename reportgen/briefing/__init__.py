"""Briefing: comparison -> everything that any output prints, in words, once."""

from pathlib import Path

from reportgen.briefing import (
    articles,
    colophon,
    facts,
    glance,
    grid,
    overview,
    pictures,
    quotations,
    wording,
)
from reportgen.briefing.lineage import lineage
from reportgen.briefing.material import Material
from reportgen.briefing.settings import SECTIONS, EditionSettings
from reportgen.briefing.view import Briefing
from reportgen.catalogue import load
from reportgen.model import Comparison

__all__ = ["Briefing", "EditionSettings", "compose"]


def compose(comparison: Comparison, settings: EditionSettings, catalogues: Path | None = None) -> Briefing:
    """Say a comparison in words.

    Args:
        comparison: the whole record; its facts in the order in which they matter.
        settings: what the newsroom decided for this edition.
        catalogues: the newsroom's folder of catalogues, whose words go before the packaged ones.

    Returns:
        A briefing in which no text is markup; every output escapes it in its own way.

    Raises:
        SettingsError: if there is no catalogue for the language of the edition.
    """
    say = load(settings.language, catalogues)
    material = Material(comparison, settings, say)
    cards = overview.cards(material)
    views = tuple(facts.fact_view(fact, material) for fact in comparison.facts)
    quoted = quotations.quotations(material)
    agreed_title, agreed_lead, agreed = overview.agreed(material)
    return Briefing(
        words=say.fixed,
        language=say("language.code"),
        title=comparison.title,
        deck=overview.deck(material),
        standfirst=overview.standfirst(material),
        notice=settings.notice,
        publisher=settings.publisher,
        colour=settings.colour,
        logo=settings.logo,
        paper=settings.paper,
        sections=tuple(section for section in SECTIONS if section not in settings.without),
        introduction=comparison.note or "",
        glance=glance.glance(material),
        exhibits=overview.exhibits(material),
        cards=cards,
        agreed_title=agreed_title,
        agreed_lead=agreed_lead,
        agreed=agreed,
        only=overview.only(material),
        wording=wording.wording(material),
        grid=grid.grid(views, material),
        facts=views,
        rest=overview.rest(material),
        max_quotation=settings.max_quotation,
        articles_lead=articles.lead(material),
        articles=articles.articles(material, cards),
        labels=wording.labels(material),
        quotations=quoted,
        quotations_same=quotations.same(quoted, material),
        quotations_rest=quotations.rest(quoted, material),
        lineage=lineage(material),
        timeline=pictures.timeline(material),
        order=pictures.order(material),
        colophon=colophon.colophon(material),
        warnings=colophon.warnings(material),
    )
