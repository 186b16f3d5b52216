"""The noun that a number counts, without a tagger: plural endings, function words and capitals tell it."""

from reportgen.grammar.lexemes import Lexeme, Lexemes, word_set

_IRREGULAR = {
    "people": "people", "persons": "people", "person": "people", "others": "people", "men": "man", "women": "woman",
    "children": "child", "feet": "foot", "lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf",
    "thieves": "thief", "halves": "half", "shelves": "shelf", "teeth": "tooth", "mice": "mouse", "geese": "goose",
    "oxen": "ox", "crises": "crisis", "analyses": "analysis", "hypotheses": "hypothesis", "axes": "axis",
    "criteria": "criterion", "phenomena": "phenomenon", "buses": "bus", "viruses": "virus", "campuses": "campus",
    "bonuses": "bonus", "gases": "gas", "statuses": "status", "movies": "movie", "cookies": "cookie", "ties": "tie",
    "lies": "lie", "pies": "pie", "zombies": "zombie", "calories": "calorie", "heroes": "hero", "potatoes": "potato",
    "tomatoes": "tomato", "volcanoes": "volcano", "vetoes": "veto", "tornadoes": "tornado", "embargoes": "embargo",
    "mosquitoes": "mosquito", "aches": "ache", "axe": "axe", "caches": "cache",
}  # fmt: skip
_UNCHANGED = word_set(
    "people police cattle troops aircraft spacecraft buffalo sheep fish deer personnel staff species series "
    "headquarters dead wounded injured missing homeless"
)
"""Plurals that look like no plural, and nouns whose singular a reader would not use ("five troops")."""
_NO_PLURAL = word_set(
    "this his its is was has as us thus across perhaps less plus politics news always towards besides whereas pass "
    "crisis status bus gas virus campus basis bias loss process congress business access address press class mass "
    "boss cross glass grass guess success progress illness witness does says goes gets makes takes comes wants "
    "texas paris james charles jones williams christmas physics economics mathematics yes bonus census corps focus "
    "afterwards downstairs upstairs sometimes overseas includes remains needs seems"
)
_STOPS = word_set(
    "a an and or but nor of in on at by to from for with without within into onto over under after before since "
    "until during between among against about around across along through throughout above below behind beyond "
    "near off out up down than that which who whom whose when where while why how if because so as is are was were "
    "be been being am has have had having do does did will would can could shall should may might must said says "
    "say told tell the this these those it its he she they them his her their we you i our your my him us there "
    "here not no then now also just only even still yet ago per via versus vs toward towards came come went go got "
    "get made make took take died left including plus amid each every both either when what whether"
)
_WINDOW = 6
"""Words after a number in which the noun that it counts is looked for; noun phrases of news rarely hold more."""

_PERSONS = word_set(
    "people national citizen resident migrant immigrant refugee deportee individual man woman child boy girl adult "
    "teenager teen student pupil teacher worker employee officer official soldier troops police passenger victim "
    "suspect protester demonstrator patient voter adviser lawmaker senator democrat republican member civilian "
    "fighter militant rebel survivor hostage prisoner inmate detainee illegal alien foreigner American tourist "
    "visitor fan player crew guest customer driver pilot doctor nurse farmer gunman attacker juror judge prosecutor "
    "lawyer journalist reporter family person staff personnel dead wounded injured missing homeless human agent "
    "minor youth infant baby grandchild entrant traveler traveller evacuee asylum-seeker seeker parent mother father "
    "son daughter brother sister friend bystander pedestrian delegate candidate applicant"
)


def singular(noun: str) -> str:
    """The singular of an English noun in lower case; what is no plural comes back as it is."""
    if noun in _UNCHANGED or noun in _NO_PLURAL:
        return noun
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("men") and len(noun) > 4 and noun not in {"women", "specimen", "regimen", "acumen", "abdomen"}:
        return noun[:-2] + "an"
    if noun.endswith("children"):
        return noun[:-3]
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-2] if noun.endswith(("ches", "shes", "sses", "xes", "zzes")) else noun[:-1]


def is_plural(noun: str) -> bool:
    """Whether a word in lower case reads as the plural of a noun."""
    return noun in _UNCHANGED or singular(noun) != noun


def denotes_people(noun: str) -> bool:
    """Whether a noun in the singular, lower case, denotes human beings, as far as a short list and endings tell."""
    return noun in _PERSONS or (len(noun) > 5 and noun.endswith(("ist", "ian", "man", "woman", "child")))


def counted_noun(lexemes: Lexemes, index: int, *, one: bool) -> str:
    """The noun that a number before `index` counts, in the singular and lower case, "" where none is seen.

    It is the first plural in lower case among the words up to the next function word or mark ("undocumented
    Chinese migrants"), else the last capitalised plural ("Senate Democrats"); after "one" the last word before
    that stop ("one charter flight to").
    """
    phrase = _noun_phrase(lexemes, _past_determiners(lexemes, index))
    if one:
        return _singular_head(phrase)
    capital = ""
    for place, lexeme in enumerate(phrase):
        if lexeme.low in _UNCHANGED and any(is_plural(after.low) for after in phrase[place + 1 :]):
            continue  # "police officers"
        if is_plural(lexeme.low) and lexeme.text[0].islower():
            return singular(lexeme.low)
        if is_plural(lexeme.low):
            capital = singular(lexeme.low)
        elif capital and lexeme.text[0].islower() and lexeme.low.endswith("ed"):
            break
    return capital


def _past_determiners(lexemes: Lexemes, index: int) -> int:
    """Steps over "of the", "of its": "two of the men"."""
    determiners = {"the", "these", "those", "its", "their", "his", "her", "our", "my", "your"}
    return index + 2 if lexemes.low(index) == "of" and lexemes.low(index + 1) in determiners else index


def _noun_phrase(lexemes: Lexemes, index: int) -> list[Lexeme]:
    """The words from `index` up to the next function word, figure or mark; the dots of "U.S." are stepped over."""
    words: list[Lexeme] = []
    for place in range(index, index + _WINDOW):
        lexeme = lexemes[place]
        dotted = lexeme.low == "." and lexeme.glued and len(lexemes[place - 1].text) == 1
        if dotted or lexeme.low == "-":
            continue
        if lexeme.low in {"and", "or"} and words and _joins_adjectives(words[-1], lexemes[place + 1]):
            continue
        if lexeme.kind != "word" or (lexeme.low in _STOPS and lexeme.text != "US"):
            break
        if lexeme.low not in {"such", "more", "other"}:
            words.append(lexeme)
    return words


def _joins_adjectives(before: Lexeme, after: Lexeme) -> bool:
    """Whether "and" stands within a noun phrase: "Greek and Italian tourists"."""
    return before.text[0].isupper() and after.text[:1].isupper() and not is_plural(before.low)


def _singular_head(phrase: list[Lexeme]) -> str:
    nouns: list[str] = []
    for lexeme in phrase:
        if nouns and lexeme.low.endswith("ed"):
            break
        nouns.append(lexeme.low)
    return singular(nouns[-1]) if nouns else ""
