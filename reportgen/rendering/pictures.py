"""The geometry of the pictures. Every word in them comes with the briefing; a template prints the shapes."""

import math
from collections.abc import Iterator, Sequence

from reportgen.briefing import Briefing
from reportgen.briefing.view import LineageEdge, LineageView, Order, OrderRow, SourceName, Timeline, TimelineRow
from reportgen.model import Record

LETTER = 0.52
"""Mean width of a letter of the sans face, in shares of its size: measured over English running text."""

LINEAGE_NAMES = 236
"""The most units that the names of articles take beside the arcs; longer ones are cut."""
APART = 10
"""Units between the heads of two arrows that end at one article: as much as a head is high, nearly."""

INKS: dict[str, dict[str, str]] = {
    "ink": {"fill": "#1b1f24"},
    "soft": {"fill": "#555b64"},
    "rule": {"stroke": "#c9c5bb", "stroke-width": "1", "fill": "none"},
    "axis": {"stroke": "#7b7f86", "stroke-width": "1", "fill": "none"},
    "band": {"fill": "#e7e3d9"},
    "full": {"fill": "#00507f"},
    "hollow": {"fill": "#ffffff", "stroke": "#1b1f24", "stroke-width": "1.5"},
    "mine": {"fill": "#1b1f24"},
    "arc": {"stroke": "#00507f", "fill": "none"},
    "halo": {"fill": "#ffffff"},
    "thin": {"stroke": "#7b7f86", "fill": "none", "stroke-dasharray": "4 3"},
    "head": {"fill": "#00507f"},
    "frame": {"stroke": "#555b64", "stroke-width": "1.5", "fill": "none", "stroke-dasharray": "5 3"},
}
"""How each sort of shape looks in print; on the screen the style sheet's classes of the same names go before."""


class Shape(Record, frozen=True, kw_only=True):
    """An SVG element: its tag, its sort (a key of `INKS`), its attributes, and its words if it is text."""

    tag: str
    sort: str
    attributes: dict[str, str]
    text: str = ""


class Drawing(Record, frozen=True, kw_only=True):
    """A picture of `width` by `height` units, one unit a CSS pixel."""

    width: int
    height: int
    shapes: tuple[Shape, ...]


class Drawn(Record, frozen=True, kw_only=True):
    """All pictures of a briefing; None where there is nothing to draw."""

    timeline: Drawing | None
    lineage: Drawing | None
    order: Drawing | None


def drawn(briefing: Briefing) -> Drawn:
    """Draw what the briefing says."""
    return Drawn(
        timeline=_timeline(briefing.timeline) if len(briefing.timeline.moments) > 1 else None,
        lineage=_lineage(briefing.lineage) if briefing.lineage.edges else None,
        order=_order(briefing.order) if briefing.order.rows else None,
    )


def _shape(tag: str, sort: str, text: str = "", **attributes: float | str) -> Shape:
    written = {key.rstrip("_").replace("_", "-"): _number(value) for key, value in attributes.items()}
    return Shape(tag=tag, sort=sort, attributes=written, text=text)


def _number(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def _write(
    x: float, y: float, text: str, sort: str = "ink", size: int = 12, anchor: str = "start", **more: str
) -> Shape:
    return _shape("text", sort, text, x=x, y=y, font_size=size, text_anchor=anchor, **more)


def fitted(text: str, width: float, size: int) -> str:
    """A text cut at a word's end so that it fits, by the mean width of letters."""
    room = int(width / (size * LETTER))
    if len(text) <= room:
        return text
    head = text[: max(1, room - 1)]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;:") + "…"


def _label(name: SourceName, width: float, x: float, y: float) -> tuple[Shape, Shape]:
    return (
        _write(x, y - 3, fitted(name.name, width, 12), font_weight="600"),
        _write(x, y + 11, fitted(name.date, width, 11), "soft", 11),
    )


def _timeline(timeline: Timeline) -> Drawing:
    """One row an article, one column a moment; shaded where the article was already out."""
    left, step, top, row = 176, 52, 50, 40
    beyond = 76 if any(line.open for line in timeline.rows) else 12
    width, height = left + step * len(timeline.moments) + beyond, top + row * len(timeline.rows) + 6
    shapes: list[Shape] = []
    for number, line in enumerate(timeline.rows):
        if line.until < len(timeline.moments):
            shapes += _band(left + step * line.until, width, top + row * number, row)
    for number, moment in enumerate(timeline.moments):
        x = left + step * (number + 0.5)
        day, _, year = moment.date.rpartition(" ")
        shapes.append(_write(x, 12, day, "soft", 11, "middle"))
        shapes.append(_write(x, 24, year, "soft", 11, "middle"))
        if moment.fact is not None:
            shapes.append(_write(x, 41, moment.fact.id, "ink", 12, "middle", font_weight="600"))
            shapes.append(_shape("line", "rule", x1=x, y1=top, x2=x, y2=height - 4))
    for number, line in enumerate(timeline.rows):
        y = top + row * number
        shapes += _timeline_row(line.source, line.told, left, step, y, row)
        shapes += _out(line, timeline, left, step, y, width)
    return Drawing(width=width, height=height, shapes=tuple(shapes))


def _band(out: float, end: float, y: float, row: float) -> list[Shape]:
    """The part of a row in which an article was already out: a band with an edge that can be told from the paper."""
    return [
        _shape("rect", "band", x=out, y=y + 4, width=end - out, height=row - 8),
        _shape("line", "axis", x1=out, y1=y + 4, x2=out, y2=y + row - 4),
    ]


def _out(line: TimelineRow, timeline: Timeline, left: float, step: float, y: float, width: float) -> list[Shape]:
    """When an article appeared: a bar at its day, or a dashed frame around the time within which it did."""
    own = [n for n, moment in enumerate(timeline.moments) if moment.source and moment.source.id == line.source.id]
    shapes: list[Shape] = []
    if line.until < len(timeline.moments):
        shapes += _within(left + step * line.until + 5, width, y, timeline.later)
    if not own:
        return shapes
    x = left + step * (own[0] + 0.5)
    if line.since is None:
        return [*shapes, _shape("rect", "mine", x=x - 2, y=y + 4, width=4, height=32)]
    start, end = (x, width) if line.open else (left + step * line.since, x)
    close = "" if line.open else "Z"
    frame = f"M{end:.1f} {y + 4:.1f}H{start:.1f}V{y + 36:.1f}H{end:.1f}{close}"
    return [*shapes, _shape("path", "frame", d=frame), *_within(start + 5, end, y, line.span)]


def _within(x: float, end: float, y: float, words: str) -> list[Shape]:
    """Words at the head of a stretch, where they fit whole."""
    return [_write(x, y + 15, words, "soft", 11)] if x + len(words) * 11 * LETTER < end else []


def _timeline_row(
    source: SourceName, told: tuple[bool, ...], left: float, step: float, y: float, row: float
) -> list[Shape]:
    middle = y + row / 2
    shapes: list[Shape] = [*_label(source, left - 12, 0, middle)]
    shapes.append(_shape("line", "rule", x1=left, y1=middle, x2=left + step * len(told), y2=middle))
    for number, tells in enumerate(told):
        if tells:
            shapes.append(_shape("circle", "full", cx=left + step * (number + 0.5), cy=middle, r=6))
    return shapes


def _lineage(view: LineageView) -> Drawing:
    """Articles one below the other in order of date, outside origins above; an arc from origin to article."""
    names = [(origin, "", "") for origin in view.outside]
    names += [(node.name, node.date, node.anchor) for node in view.nodes]
    row, radius = 44, 5
    left = min(LINEAGE_NAMES, 30 + max(max(len(name) * 13, len(date) * 11) for name, date, _ in names) * LETTER)
    place = {anchor or origin: row * number + row / 2 for number, (origin, _, anchor) in enumerate(names)}
    shapes: list[Shape] = []
    shares: list[Shape] = []
    reach, x = 0.0, left + radius + 3
    for edge, end in _ends(view.edges, place):
        start = place[edge.origin_anchor or edge.origin]
        bulge = 34 + 42 * math.sqrt(abs(end - start) / row)
        reach = max(reach, bulge)
        shapes += _arc(x, start, end, bulge, edge.share, edge.drawn)
        shares += _share(x, start, end, bulge, edge.share_words) if edge.share_words and edge.origin_anchor else []
    shapes += shares
    for name, date, anchor in names:
        y = place[anchor or name]
        shapes.append(_shape("circle", "mine" if anchor else "hollow", cx=left, cy=y, r=radius))
        shapes.append(
            _write(left - 14, y + (-2 if date else 4), fitted(name, left - 16, 12), "ink", 12, "end", font_weight="600")
        )
        if date:
            shapes.append(_write(left - 14, y + 12, fitted(date, left - 16, 11), "soft", 11, "end"))
    return Drawing(width=int(left + reach + 60), height=row * len(names), shapes=tuple(shapes))


def _ends(edges: Sequence[LineageEdge], place: dict[str, float]) -> Iterator[tuple[LineageEdge, float]]:
    """Each edge with the height at which it ends: those that end at one article lie apart, and cross no other there."""
    for source in dict.fromkeys(edge.source.anchor for edge in edges):
        own = [edge for edge in edges if edge.source.anchor == source]
        own.sort(key=lambda edge: -place[edge.origin_anchor or edge.origin])
        step = min(APART, 2 * APART / max(1, len(own) - 1))
        for number, edge in enumerate(own):
            yield edge, place[source] + step * (number - (len(own) - 1) / 2)


def _arc(x: float, start: float, end: float, bulge: float, share: float, drawn: bool) -> list[Shape]:
    """A curve that bulges to the right, as thick as the share is large; with a head at the end of what drew on what."""
    side = 1 if end > start else -1
    tip, path_end = end - side * 2, end - side * 7
    control = x + bulge * 4 / 3
    path = f"M{x:.1f} {start:.1f}C{control:.1f} {start:.1f} {control:.1f} {path_end:.1f} {x + 9:.1f} {path_end:.1f}"
    thickness = 1.5 + 8 * share
    sort = "arc" if share > 0 else "thin"
    head = f"M{x:.1f} {tip:.1f}L{x + 10:.1f} {path_end - 6:.1f}L{x + 10:.1f} {path_end + 6:.1f}Z"
    shapes = [
        _shape("path", sort, d=path, stroke_width=thickness if share > 0 else 1.2),
        _shape("path", "head" if share > 0 else "soft", d=head),
    ]
    return shapes if drawn else shapes[:1]


def _share(x: float, start: float, end: float, bulge: float, words: str) -> list[Shape]:
    """The share at the outermost point of its arc, on a patch of paper so that no other arc runs through it."""
    at, middle = x + bulge - 6, (start + end) / 2
    width = len(words) * 12 * LETTER + 8
    return [
        _shape("rect", "halo", x=at - 4, y=middle - 9, width=width, height=17),
        _write(at, middle + 4, words, font_weight="600"),
    ]


def wrapped(text: str, width: float, size: int) -> tuple[str, str]:
    """A text on two lines, the second cut where it does not fit."""
    room = int(width / (size * LETTER))
    if len(text) <= room:
        return text, ""
    head = text[: room + 1].rsplit(" ", 1)[0]
    return head, fitted(text[len(head) :].strip(), width, size)


def _order(order: Order) -> Drawing:
    """One row a fact, one column an article: a line from the article's top to its end, a tick where the fact stands."""
    left, row, top = 340, 34, 40
    step = max(80, 500 // max(1, len(order.columns)))
    width, height = left + step * len(order.columns), top + row * len(order.rows) + 4
    shapes: list[Shape] = []
    for number, column in enumerate(order.columns):
        for part, words in enumerate(wrapped(column.name, step - 10, 11)):
            shapes.append(_write(left + step * number, 14 + 13 * part, words, "ink", 11, font_weight="600"))
    for index, line in enumerate(order.rows):
        shapes += _order_row(line, left, step, top + row * index + row / 2)
    return Drawing(
        width=width, height=height, shapes=tuple(shape for shape in shapes if shape.tag != "text" or shape.text)
    )


def _order_row(row: OrderRow, left: float, step: float, y: float) -> list[Shape]:
    shapes = [_write(0, y + 4, row.fact.id, "ink", 12, font_weight="600")]
    first, second = wrapped(row.fact.statement, left - 56, 11)
    shapes += [_write(36, y - 2 if second else y + 4, first, "soft", 11), _write(36, y + 11, second, "soft", 11)]
    for number, at in enumerate(row.places):
        x, length = left + step * number, step - 18
        if at is not None:
            shapes.append(_shape("line", "axis", x1=x, y1=y, x2=x + length, y2=y))
            shapes.append(_shape("rect", "full", x=x + at * length - 2.5, y=y - 8, width=5, height=16))
    return shapes
