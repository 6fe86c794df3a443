"""Whether a line is drawn through words of a Word file: the words say so themselves, or the style of their paragraph or
their own. Asked by the readers of lists here, and in `handouts` by those of papers that come back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from workshop_app.incoming.odf_styles import MOST_STEPS, attribute, local

_LINES = frozenset({"strike", "dstrike"})
_OFF = frozenset({"0", "false", "off", "none"})


class WordLooks(Struct, frozen=True):
    """`crossing` tells of each style that says anything about it whether it draws a line, by its id; `plain` is the
    style of paragraphs that name none."""

    crossing: Mapping[str, bool] = field(default_factory=dict)
    plain: str = ""

    def crosses(self, run: Element, paragraph: str = "") -> bool:
        """Whether the words of a run are crossed out; `paragraph` is the style of the one it stands in. Where both that
        and the style of the words draw a line there is none, as in Word."""
        look = next((each for each in run if local(each) == "rPr"), None)
        if look is not None and (said := _line(look)) is not None:
            return said
        own = next((attribute(each, "val") for each in look if local(each) == "rStyle"), "") if look is not None else ""
        return self.crossing.get(paragraph or self.plain, False) != self.crossing.get(own, False)


def looks_of(styles: Element | None) -> WordLooks:
    """Those of a file; `styles` is the part that holds them."""
    found = {attribute(each, "styleId"): each for each in (styles if styles is not None else ()) if _is_style(each)}
    plain = (id for id, each in found.items() if attribute(each, "default") in ("1", "true", "on"))
    usual = next((id for id in plain if attribute(found[id], "type") == "paragraph"), "")
    return WordLooks({id: True for id in found if _draws(id, found)}, usual)


def _is_style(element: Element) -> bool:
    return local(element) == "style" and attribute(element, "type") in ("paragraph", "character")


def _draws(id: str, styles: Mapping[str, Element]) -> bool:
    """What the nearest style that says anything says."""
    for _ in range(MOST_STEPS):
        if (style := styles.get(id)) is None:
            return False
        for said in (_line(each) for each in style if local(each) == "rPr"):
            if said is not None:
                return said
        id = next((attribute(each, "val") for each in style if local(each) == "basedOn"), "")
    return False


def _line(look: Element) -> bool | None:
    """What a look says about it; None where it says nothing."""
    said = list(_values(look))
    return any(value not in _OFF for value in said) if said else None


def _values(look: Element) -> Iterator[str]:
    return (attribute(each, "val") for each in look if local(each) in _LINES)
