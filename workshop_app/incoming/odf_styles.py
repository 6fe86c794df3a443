"""What the styles of an OpenDocument text say about its words: what people call each style, and whether it draws a line
through them. Asked by the readers of lists here, and in `handouts` by those of papers that come back.

Word says at the words themselves that they are crossed out; here a style says it, which the program makes for the
purpose, or one of those it was made from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct, field

MOST_STEPS = 50  # from a style to the one it goes back to: no program offers as many
_ESCAPED = re.compile(r"_([0-9a-fA-F]{2})_")  # "Heading_20_1"
_LINE = ("text-line-through-style", "text-line-through-type")
_NONE = "none"

Key = tuple[str, str]  # what a style is for ("paragraph", "text"), and its name in the file


class OdtStyles(Struct, frozen=True):
    """`names` are the names that people know, by those of the file; `crossing` tells of each style that says anything
    about it whether it puts a line through its words."""

    names: Mapping[str, str] = field(default_factory=dict)
    crossing: Mapping[Key, bool] = field(default_factory=dict)

    def crosses(self, family: str, name: str, around: bool = False) -> bool:
        """Whether words of this style are crossed out; `around` is what holds where it says nothing of it."""
        return self.crossing.get((family, name), around)


def styles_of(content: Element | None, styles: Element | None) -> OdtStyles:
    """Those of a file: what stands in `content` was made by the program, most often for a single paragraph or word."""
    own, made = _by_key(styles), _by_key(content)
    both = own | made
    crossing = {key: line for key in both if (line := _line(key, both)) is not None}
    return OdtStyles(dict(_names(own, made)), crossing)


def _by_key(part: Element | None) -> dict[Key, Element]:
    named = (each for each in (part.iter() if part is not None else ()) if local(each) == "style")
    return {(attribute(each, "family"), attribute(each, "name")): each for each in named}


def _names(own: Mapping[Key, Element], made: Mapping[Key, Element]) -> Iterator[tuple[str, str]]:
    """What the style of a paragraph is called by people: of one that was made for it, the style it was made from."""
    for key, each in {**own, **made}.items():
        if key[0] == "text":
            continue
        named = (key[0], attribute(each, "parent-style-name")) if key in made else key
        shown = attribute(own[named], "display-name") if named in own else ""
        yield key[1], shown or _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), named[1] or key[1])


def _line(key: Key, styles: Mapping[Key, Element]) -> bool | None:
    """What the nearest style that says anything says; None where none does."""
    for _ in range(MOST_STEPS):
        if (style := styles.get(key)) is None:
            return None
        said = [value for each in style if local(each) == "text-properties" for value in _lines(each)]
        if said:
            return _NONE not in said
        key = (key[0], attribute(style, "parent-style-name"))
    return None


def _lines(look: Element) -> list[str]:
    return [value for name in _LINE if (value := attribute(look, name))]


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """The value of an attribute, whatever its namespace; empty where it is not set."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
