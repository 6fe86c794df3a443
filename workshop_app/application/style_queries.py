"""The house style as an engagement has it. Used by the papers, the documents screen and the command line."""

from __future__ import annotations

from workshop_app.application.ports import Reader
from workshop_app.domain.house_style import STYLE, HouseStyle, OwnStyle, PaperStyle, StyleChoice, StyleFile, paper_style


def house_style(reader: Reader) -> HouseStyle:
    """What this engagement says itself; empty where it says nothing."""
    return next(iter(reader.all(HouseStyle)), HouseStyle(STYLE))


def style_file(reader: Reader, id: str) -> StyleFile | None:
    """Its own logo or template."""
    return reader.find(StyleFile, id)


def style_of(reader: Reader, own: OwnStyle, choice: StyleChoice = StyleChoice.ENGAGEMENT) -> PaperStyle:
    """How its papers look."""
    if choice is StyleChoice.PLAIN:
        return PaperStyle()
    if choice is StyleChoice.OWN:
        return paper_style(own, HouseStyle(STYLE), {})
    return paper_style(own, house_style(reader), {each.id: each for each in reader.all(StyleFile)})
