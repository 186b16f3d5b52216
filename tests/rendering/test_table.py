"""`facts.csv` and `comparison.json`."""

import csv
import io

import msgspec
from briefing.stories import bridge
from hypothesis import given
from hypothesis import strategies as st

from reportgen.briefing import EditionSettings, compose
from reportgen.model import Comparison
from reportgen.rendering import data, facts_csv

CAN_START_A_FORMULA = "=+-@\t\r\n"


def _rows() -> list[dict[str, str]]:
    content = facts_csv.render(compose(bridge().comparison(), EditionSettings()))
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_one_row_a_fact_with_the_status_value_and_words_of_every_article() -> None:
    rows = _rows()
    assert [row["fact"] for row in rows] == ["F01", "F02", "F03", "F04"]
    first = rows[0]
    assert (first["articles that tell it"], first["independent origins"], first["could be known from"]) == (
        "3",
        "2",
        "2031-03-03",
    )
    assert (first["courier: status"], first["courier: value"]) == ("differs", "more than a dozen")
    assert first["gazette: words"].startswith("The city closed the harbour bridge")
    assert (rows[3]["gazette: status"], rows[3]["gazette: words"]) == ("published_earlier", "")


@given(st.text(max_size=30))
def test_no_cell_is_ever_a_formula(text: str) -> None:
    cell = facts_csv.guarded(text)
    assert not cell.startswith(tuple(CAN_START_A_FORMULA)) and not cell.lstrip().startswith(tuple(CAN_START_A_FORMULA))


def test_the_data_reads_back_as_the_same_record_and_is_the_same_twice() -> None:
    comparison = bridge().comparison()
    written = data.render(comparison)
    assert msgspec.json.decode(written, type=Comparison) == comparison
    assert written == data.render(comparison) and written.endswith(b"}\n")
