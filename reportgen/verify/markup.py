"""A page as a tree of elements, with no more than the checks of a page ask of it."""

import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements of HTML without an end tag."""
UNSEEN = frozenset({"style", "script"})


class Element:
    """An element with its attributes and its children, in order; a child that is text is a string."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.children: list[Element | str] = []

    @property
    def id(self) -> str:
        """Its id, or ""."""
        return self.attributes.get("id", "")

    @property
    def classes(self) -> tuple[str, ...]:
        """The words of its class, in order."""
        return tuple(self.attributes.get("class", "").split())

    def all(self, tag: str = "", name: str = "", id: str = "") -> Iterator["Element"]:
        """The elements below of this tag, with this word in their class and this id, in order; "" for any."""
        for child in self.children:
            if isinstance(child, Element):
                if tag in ("", child.tag) and id in ("", child.id) and (not name or name in child.classes):
                    yield child
                yield from child.all(tag, name, id)

    def one(self, tag: str = "", name: str = "", id: str = "") -> "Element":
        """The first such element, or an empty one."""
        return next(self.all(tag, name, id), Element("", {}))

    def text(self, without: frozenset[str] = frozenset()) -> str:
        """The words within, pieces parted by spaces; without those of elements with one of these classes."""
        return " ".join(self._pieces(without))

    def _pieces(self, without: frozenset[str]) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in UNSEEN and not without & set(child.classes):
                yield from child._pieces(without)


class _Builder(HTMLParser):
    """Builds the tree; an end tag without its start is passed over, a start without its end closes with its parent."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        places = [number for number, element in enumerate(self._open) if number and element.tag == tag]
        if places:
            del self._open[places[-1] :]

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def parsed(page: str) -> Element:
    """The tree of a page; its root has no tag."""
    builder = _Builder()
    builder.feed(page)
    builder.close()
    return builder.root


def letters(text: str) -> str:
    """The letters and digits of a text: line breaks, hyphenation and ligatures are form."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))
