"""Where sentences begin and end: nupunkt's statistics, then rules for what news prose does with a full stop.

nupunkt (Bommarito et al. 2025) decides on each stop. Its boundaries are then set right by two lists of rules: `_BREAKS`
add one, `_JOINS` take one away; a rule sees the text on the left and on the right of the place.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

Spans = tuple[tuple[int, int], ...]
_Rule = Callable[[str, str], bool]
"""Called with the text left of a boundary (ends without a space) and right of it (begins without one)."""


@lru_cache(maxsize=4_000)
def split(text: str) -> Spans:
    """The sentences of one paragraph.

    Args:
        text: a paragraph; line ends within it are spaces, it need not end in a stop.

    Returns:
        Start and end offsets into `text`, ascending, without surrounding space. Together they hold every character that
        is not space.
    """
    starts = {_first_word(text, start) for start, _ in _statistical(text)}
    starts |= {_first_word(text, start) for start in _break_places(text)}
    markers = _list_markers(text)
    starts |= {start for start, _ in markers}
    kept = [start for start in sorted(starts) if start in dict(markers) or not _joins(text, start, markers)]
    return tuple(_trimmed(text, [_first_word(text, 0), *kept]))


def _statistical(text: str) -> list[tuple[int, int]]:
    import nupunkt  # 80 ms, which a command that reads no article should not pay

    return nupunkt.sent_spans(text)  # type: ignore[no-any-return]


def _first_word(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _trimmed(text: str, starts: list[int]) -> Iterator[tuple[int, int]]:
    bounds = sorted(set(starts))
    for start, following in zip(bounds, [*bounds[1:], len(text)], strict=True):
        end = start + len(text[start:following].rstrip())
        if end > start:
            yield start, end


# --- lists within a paragraph --------------------------------------------------------------------------------

_MARKER = re.compile(r"(?:(?<=\s)|^)[•⁃▪◦*-]?[ \t\xa0]?(\d{1,2}|[a-z])(?:\.\)|\)|\.)[ \t\xa0](?=[“\"'‘]?[A-Z])")
_BULLET = re.compile(r"(?:(?<=\s)|^)[•⁃▪◦‣](?=\s?\S)")


def _list_markers(text: str) -> list[tuple[int, int]]:
    """Spans of "1.", "b)" and bullets, where the paragraph is a list: it begins with one and they count up."""
    counted = [(match.start(), match.end(), match[1]) for match in _MARKER.finditer(text)]
    if len(counted) > 1 and counted[0][0] == _first_word(text, 0) and _counts_up([label for _, _, label in counted]):
        return [(start, end) for start, end, _ in counted]
    bullets = [(match.start(), match.end()) for match in _BULLET.finditer(text)]
    return bullets if bullets and bullets[0][0] == _first_word(text, 0) else []


def _counts_up(labels: list[str]) -> bool:
    values = [int(label) if label.isdigit() else ord(label) for label in labels]
    return all(after == before + 1 for before, after in zip(values, values[1:], strict=False))


# --- boundaries to add ---------------------------------------------------------------------------------------

_STARTERS = (
    "The|A|An|This|That|These|Those|He|She|It|They|We|I|You|His|Her|Its|Their|Our|My|There|Here|But|And|Or|So|Yet|If|"
    "When|While|Where|What|Who|Why|How|As|At|In|On|For|From|With|After|Before|Since|During|Although|Though|Because|"
    "Despite|However|Meanwhile|Did|Does|Do|Is|Are|Was|Were|Some|Many|Most|Several|Both|Each|All|Another|Other|Now|Then|"
    "Not|No|By|To|Of|Under|Over|Last|Once|Until"
)
_OPEN = r"[“\"‘'(\[]?"
_BREAKS = (
    # a stop after "the U.S." and the like, with a common noun in the plural as subject: "in the U.S. Economists say"
    re.compile(r"\b(?:U\.S|U\.K|E\.U|U\.N|D\.C|U\.S\.A)\.[”\"]?\s+(?=[A-Z][a-z]+s\s+[a-z])"),
    re.compile(rf"\b(?:U\.S|U\.K|E\.U|U\.N|D\.C|U\.S\.A|[ap]\.m|[AP]\.M|etc|Inc|Corp|Co|Ltd|Jr|Sr)\.[”\"]?\s+(?={_OPEN}(?:{_STARTERS})\b)"),
    re.compile(r"\b[ap]\.m\.[”\"]?\s+(?=[A-Z])|\b[AP]\.M\.[”\"]?\s+(?=[A-Z])"),
    # "you and I. Did you": the pronoun, not an initial
    re.compile(rf"\b(?:and|or|nor|but|than) I\.\s+(?=(?:{_STARTERS})\b)"),
    # no space after the stop: "at noon.The court", "at noon.“The court"
    re.compile(r"(?<=[a-z][a-z0-9)][.!?])(?=[“\"]?[A-Z][a-z’']*[ ,])(?!(?:Com|Org|Net|Gov)\b)"),
    re.compile(r"(?<=[a-z0-9)][.!?]”)(?=[A-Z“])"),
    # "compounds. . . . The": the first stop is the sentence's own, the rest an ellipsis that opens the next
    re.compile(r"(?<=\w\.)\s(?=\. \. \.\s+[A-Z])"),
    # a stop inside closing marks: 'the end."  The'
    re.compile(rf"(?<=[a-z0-9)%][.!?…][”\"])\s+(?={_OPEN}[A-Z])"),
)  # fmt: skip


def _break_places(text: str) -> Iterator[int]:
    for rule in _BREAKS:
        for match in rule.finditer(text):
            yield match.end()


# --- boundaries to take away ---------------------------------------------------------------------------------

_INQUITS = (
    "said|says|asked|asks|wrote|writes|added|adds|tweeted|told|replied|responded|continued|concluded|declared|exclaimed|"
    "shouted|demanded|wondered|answered|quipped|joked|posted|insisted|argued|recalled|explained|warned|began"
)
_TITLES = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|Hon|Rev|Fr|Msgr|Sr|St|Ste|Mt|Ft|Sen|Sens|Rep|Reps|Gov|Govs|Pres|Sec|Supt|Atty|Asst|Amb|Del|"
    "Gen|Brig|Maj|Col|Lt|Capt|Cmdr|Cdr|Adm|Sgt|Cpl|Pvt|Pfc|Spc|Det|Insp|Messrs|Mme|Mlle|vs|v|Bros"
)
_BODIES_OF_STATE = (
    "Senate|Senator|Senators|Sen|House|Congress|Congressman|Congresswoman|Rep|Representative|Representatives|Capitol|"
    "President|Presidents|Vice|Secretary|Treasury|Treasurys|Treasuries|Department|State|Defense|Justice|Homeland|Interior|"
    "Energy|Commerce|Labor|Education|Agriculture|Health|Trade|Transportation|Veterans|Attorney|Attorneys|Solicitor|Supreme|"
    "District|Circuit|Court|Courts|Magistrate|Judge|Marshal|Marshals|Bankruptcy|Army|Navy|Air|Marine|Marines|Military|Naval|"
    "Coast|Central|Special|Strategic|Cyber|Space|Forces|Pacific|European|Africa|Southern|Northern|Embassy|Consulate|Ambassador|"
    "Mission|Border|Customs|Immigration|Citizenship|Secret|Census|Bureau|Geological|Forest|Fish|Food|Drug|Environmental|"
    "Postal|Postmaster|Centers|National|Nuclear|Federal|Securities|Commodity|Consumer|Agency|Patent|Copyright|Sentencing|"
    "Surgeon|Constitution|Constitutional|Code|Government|Chamber|Conference|Catholic|Olympic|Olympics|Open|Soccer|Women|Men|"
    "Figure|Steel|Bank|Bancorp|Airways|Cellular|Virgin|Mint|Park|Parks|Travel|Highway|Route|Institute|Holocaust|Civil|"
    "Committee|Commission|Council|Security|General|High|Human|Refugee|Charter|Children|Climate|Parliament|Prime|Foreign|"
    "Independence|Labour|Conservative|Supreme|Muslim|Latino|Hispanic|Jewish|Black|Asian|Jews|Muslims|Christians|"
    "Republicans|Democrats|Republican|Democratic|Democrat|Dollar|Presidential|Special|Weather|Ryder|Masters|Bill|Rights|Forces"
)  # fmt: skip
_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec"
_ZONES_AND_DAYS = (
    "E[SD]?T|C[SD]?T|M[SD]?T|P[SD]?T|GMT|UTC|BST|CET|Eastern|Central|Mountain|Pacific|Greenwich|Local|London|"
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    f"November|December|{_MONTHS}"
)


def _ends(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(rf"(?:{pattern})$")
    return lambda left: compiled.search(left[-60:]) is not None


def _begins(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda right: compiled.match(right[:120]) is not None


def _always(_: str) -> bool:
    return True


_JOINS: tuple[tuple[Callable[[str], bool], Callable[[str], bool]], ...] = (
    # a lower-case word goes on with the sentence: '"This is great." she said', "Yahoo! in"; but "iPhone sales fell"
    (_always, _begins(r"[a-z](?![A-Z])(?!\S*(?:@|://))")),
    (_always, _begins(r"[,;:)\]”]")),
    (_ends(rf"(?:^|[\s(“\"‘'-])(?:{_TITLES})\."), _begins(r"[“\"‘']?[A-Z0-9]")),
    (_ends(rf"\b(?:{_MONTHS})\."), _begins(r"\d")),
    (_ends(r"\b(?:No|Nos|no|nos|N°|p|pp|Art|art|Sec|sec|Fig|fig|Ch|ch|Vol|vol|Rte|Pt|ca|c|approx|est)\."), _begins(r"[\d§]")),
    (_ends(r"\bU\.(?:S|K|N)\.|\bE\.U\."), _begins(rf"(?:{_BODIES_OF_STATE})\b|[A-Z]{{2,}}\b|[A-Z]\.|[a-z0-9$]")),
    (_ends(r"\b[ap]\.m\.|\b[AP]\.M\."), _begins(rf"(?:{_ZONES_AND_DAYS})\b")),
    (_ends(r"^[“\"]?(?:At|By|Around|About|Before|After|Until|Since|From)\s+(?:about\s|around\s)?[\d:]+\s+[ap]\.m\."), _always),
    # "Is it true?" Smith asked.
    (_ends(r"[!?][”\"’']"), _begins(rf"(?:[A-Z][\w.’'-]*\s+){{1,4}}(?:{_INQUITS})\b")),
    (_ends(r"(?:^|[\s(“\"‘'])[A-HJ-Z]\.(?:[A-Z]\.)?(?<![AP]\.M\.)(?<![UE]\.[SKNU]\.)(?<!D\.C\.)"), _begins(rf"(?!(?:{_STARTERS})\b)[A-Z]")),
    (_ends(r"(?:^|\s)\.(?: \.)+|\[\.\.\.\]"), _begins(r"[a-z]|I\b|\(")),
    (_ends(r"\w\.\s\. \. \."), _begins(r"[A-Z]")),
)  # fmt: skip


def _joins(text: str, start: int, markers: list[tuple[int, int]]) -> bool:
    """Whether the place before `start` is no boundary after all."""
    left, right = text[:start].rstrip(), text[start:]
    if not left or not right or any(marker_end == start for _, marker_end in markers):
        return True
    return any(before(left) and after(right) for before, after in _JOINS)
