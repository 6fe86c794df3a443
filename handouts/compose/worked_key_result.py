"""One worked key result (domain section 5.12, the first one): three months of values as a champion keeps them, and a
line for each check-in. Champions see a report before they give one."""

from __future__ import annotations

from handouts.compose.one_section import document
from handouts.document import (
    Align,
    BulletList,
    Cell,
    Density,
    Document,
    FactList,
    Heading,
    Paragraph,
    Row,
    Table,
    Title,
    quiet,
    strong,
    text,
)
from handouts.form_sources import HandCardsSource
from handouts.wording import Words
from workshop_app.domain.scoring import Levels, score

FACTS = ("levels", "source", "champion")
# Day, value, and what the champion expects at the end; the levels are those of the example.
HELD = (("check_1", 81.0, 0.4), ("check_2", 86.0, 0.6), ("check_3", 84.0, 0.5), ("check_4", 89.0, 0.7))
LEVELS = Levels(baseline=79, commit=84, target=92, stretch=97)
LAST = 90.0
COLUMNS = ("day", "value", "predicted", "why", "blocker", "action")
WIDTHS = (14, 9, 12, 44, 40, 42)
LOOKS = 4


def compose(source: HandCardsSource, words: Words) -> Document:
    title = words("artefact.worked_key_result")
    header = tuple(Cell(text(words(f"worked.{each}"))) for each in COLUMNS)
    rows = tuple(_held(*each, words) for each in HELD)
    final = words("worked.final", value=f"{LAST:.0f} %", score=f"{score(LEVELS, LAST).value:.1f}")
    blocks = (
        Title(title, words("worked.from"), compact=True),
        Paragraph(text(strong(words("sample.kr_1"))), lead=True),
        FactList(tuple((words(f"worked.{key}"), text(words(f"worked.{key}_said"))) for key in FACTS), 0.16),
        Table(header, rows, WIDTHS, density=Density.CLOSE),
        Paragraph(text(strong(words("worked.end")), "  ", final)),
        Heading(words("worked.look"), 3),
        BulletList(tuple(text(words(f"worked.look_{nth}")) for nth in range(1, LOOKS + 1))),
    )
    name = words("worked.file", client=source.imprint.client)
    return document("worked_key_result", name, source.imprint, words, blocks, lying=True)


def _held(key: str, value: float, predicted: float, words: Words) -> Row:
    said = tuple(Cell(text(words(f"worked.{key}_{each}"))) for each in ("why", "blocker", "action"))
    day = Cell(text(quiet(words(f"worked.{key}_day"))))
    return Row((day, Cell(text(strong(f"{value:.0f} %"))), Cell(text(strong(f"{predicted:.1f}")), Align.START), *said))
