"""Colours of the page and the print: every text reaches 4.5:1, every graphic 3:1 (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re

import pytest

from reportgen.rendering import assets, pictures

TEXTS = ("ink", "soft", "faint", "told", "fact", "who", "word", "half")
GROUNDS = ("paper", "raised", "band")


def _themes() -> dict[str, dict[str, str]]:
    sheet = assets.text("page.css")
    light, dark = re.findall(r":root \{(.*?)\}", sheet, re.S)[:2]
    read = [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", part)) for part in (light, dark)]
    return {"light": read[0], "dark": read[0] | read[1]}


def _luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_from_every_ground(theme: str) -> None:
    colours = _themes()[theme]
    faults = {
        (text, ground): round(contrast(colours[text], colours[ground]), 2)
        for text in TEXTS
        for ground in GROUNDS
        if contrast(colours[text], colours[ground]) < (4.5 if ground == "paper" or text in ("ink", "soft") else 3)
    }
    assert faults == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_lines_of_controls_stand_out_from_the_paper(theme: str) -> None:
    colours = _themes()[theme]
    assert contrast(colours["line"], colours["paper"]) >= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_shapes_that_carry_meaning_stand_out_in_the_pictures(theme: str) -> None:
    """The edge of the shaded part is one; the shade itself and the guide lines only help the eye."""
    colours, sheet = _themes()[theme], assets.text("page.css")
    carried = set(pictures.INKS) - {"rule", "band", "halo"}
    inks = {sort: re.findall(rf"\.p-{sort}\b[^{{}}]*\{{([^}}]*)\}}", sheet) for sort in carried}
    assert all(inks.values())
    faint = {
        sort: name
        for sort, rules in inks.items()
        for name in re.findall(r"(?:fill|stroke): var\(--(\w+)\)", rules[0])
        if name != "paper" and contrast(colours[name], colours["paper"]) < 3
    }
    assert faint == {}


def test_print_is_safe_in_black_and_white() -> None:
    """Whatever carries meaning by colour keeps 4.5:1 as a grey on white paper."""
    colours = set(re.findall(r"color: (#[0-9a-f]{6})", assets.text("print.css"))) - {"#c9c5bb"}
    colours |= {ink["fill"] for sort, ink in pictures.INKS.items() if sort in ("ink", "soft", "full", "mine", "head")}
    assert {
        colour: round(contrast(colour, "#ffffff"), 2) for colour in colours if contrast(colour, "#ffffff") < 4.5
    } == {}
