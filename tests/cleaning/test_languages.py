"""An article in another language than the story is said to be, and takes no part."""

import pytest

from reportgen.cleaning import clean
from reportgen.cleaning.languages import language_of
from tests.cleaning.recipe import story_of

SENTENCES = {
    "en": "The government said on Tuesday that it would pay for the bridge, which had been closed "
    "since the flood, and that it was not to be built with money from the city.",
    "es": "El gobierno dijo el martes que pagaría el puente, que estaba cerrado desde la inundación, "
    "y que no se construirá con el dinero de la ciudad para no subir los impuestos.",
    "fr": "Le gouvernement a dit mardi que le pont, fermé depuis les inondations, sera payé par la "
    "région et que la ville ne paiera pas pour les travaux qui sont prévus cette année.",
    "de": "Die Regierung sagte am Dienstag, dass sie die Brücke, die seit dem Hochwasser "
    "geschlossen ist, bezahlen wird und dass die Stadt nicht für den Bau aufkommen muss.",
    "pt": "O governo disse na terça-feira que vai pagar a ponte, que estava fechada desde a "
    "enchente, e que não será construída com o dinheiro da cidade para não subir os impostos.",
    "ru": "Правительство сообщило во вторник, что оно заплатит за мост, который был закрыт после "
    "наводнения, и что город не будет платить за его строительство в этом году.",
    "uk": "Уряд повідомив у вівторок, що він заплатить за міст, який було закрито "
    "після повені, і що місто не має платити за його будівництво цього року.",
    "zh": "政府星期二表示，将为洪水后关闭的大桥支付费用，市政府今年不必为其建设付款。",
    "ar": "قالت الحكومة يوم الثلاثاء إنها ستدفع ثمن الجسر الذي أغلق "
    "منذ الفيضان وإن المدينة لن تدفع ثمن بنائه هذا العام.",
}  # fmt: skip


@pytest.mark.parametrize(("code", "text"), SENTENCES.items())
def test_languages_are_told_apart(code: str, text: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "word " * 500, "12 34 56", "Ann Lee, Bo Ek, Siri Dahl"])
def test_what_shows_no_language_is_not_guessed(text: str) -> None:
    assert language_of(text) is None


def test_the_odd_one_out_is_kept_out_with_a_reason() -> None:
    articles = clean(story_of(SENTENCES["en"], SENTENCES["es"], SENTENCES["en"] + " It will open in May."))
    assert [article.language for article in articles] == ["en", "es", "en"]
    assert [article.excluded is None for article in articles] == [True, False, True]
    assert articles[1].excluded == "it is written in Spanish, the story in English"
    assert articles[1].blocks


def test_a_story_may_be_in_any_language() -> None:
    articles = clean(story_of(SENTENCES["de"], SENTENCES["de"], SENTENCES["en"]))
    assert [article.excluded is None for article in articles] == [True, True, False]
