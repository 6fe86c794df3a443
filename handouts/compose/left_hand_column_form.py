"""A blank left-hand column (artefact 37): both sides of one sheet for a stretch of ten to twenty turns. It stays with
the coach, and says so."""

from __future__ import annotations

from handouts.coach_sources import LeftHandSource
from handouts.compose.fitting import first_on_one_page
from handouts.compose.one_section import document
from handouts.document import (
    Block,
    Cell,
    Density,
    Document,
    Edition,
    FieldGrid,
    FormField,
    FormRow,
    PageBreak,
    Row,
    Table,
    Title,
    strong,
    text,
)
from handouts.measure import fits_as_drawn
from handouts.wording import Words

COLUMNS = ("turn", "thought", "who", "said", "tag")
WIDTHS = (12, 104, 14, 114, 16)
ROWS = (9, 8, 7, 6, 5, 4)
ROOM = 1.1  # lines below a turn's first, where nothing is ruled: thoughts are drawn and corrected there
QUESTIONS = ("kindly", "steered", "assumed", "opened")


def compose(source: LeftHandSource, words: Words) -> Document:
    front = first_on_one_page((_form(source, _front(rows, words), words) for rows in ROWS), fits_as_drawn)
    used = sum(isinstance(block, Table) and len(block.rows) for block in front.sections[0].blocks)
    backs = (_form(source, _back(used, rows, words), words) for rows in ROWS)
    back = first_on_one_page(backs, fits_as_drawn)
    return _form(source, (*front.sections[0].blocks, PageBreak(), *back.sections[0].blocks), words)


def _form(source: LeftHandSource, blocks: tuple[Block, ...], words: Words) -> Document:
    name = words("left_hand.file")
    return document(
        "left_hand_column_form",
        name,
        source.imprint,
        words,
        blocks,
        lying=True,
        edition=Edition.FACILITATOR,
        private=True,
    )


def _front(rows: int, words: Words) -> tuple[Block, ...]:
    agreed = (words("left_hand.agreed"), words("left_hand.no_recording"))
    head = (
        FormField(words("left_hand.session")),
        FormField(words("left_hand.day")),
        FormField(words("left_hand.role")),
        FormField(words("left_hand.recording"), lines=1, choices=agreed),
    )
    about = (FormField(words("left_hand.context")), FormField(words("left_hand.stuck")))
    return (
        Title(words("artefact.left_hand_column_form"), words("left_hand.private"), compact=True),
        FieldGrid((FormRow(head, (74, 40, 60, 83)), FormRow(about, (1, 1)))),
        _turns(1, rows, words),
    )


def _back(used: int, rows: int, words: Words) -> tuple[Block, ...]:
    before = (FormField(words("left_hand.before"), lines=2), FormField(words("left_hand.after"), lines=2))
    asked = tuple(FormField(words(f"left_hand.{each}")) for each in QUESTIONS)
    counts = tuple(FormField(words(f"left_hand.{each}")) for each in ("asked", "told", "unasked", "try"))
    return (
        _turns(used + 1, rows, words),
        FieldGrid(
            (
                FormRow(before, (1, 1)),
                FormRow(asked[:2], (1, 1)),
                FormRow(asked[2:], (1, 1)),
                FormRow(counts, (44, 44, 84, 84)),
            )
        ),
    )


def _turns(first: int, rows: int, words: Words) -> Table:
    heads = tuple(Cell(text(words(f"left_hand.{column}"))) for column in COLUMNS)
    made = (
        Row((Cell(text(strong(str(number)))), *(Cell() for _ in COLUMNS[1:])), room=ROOM)
        for number in range(first, first + rows)
    )
    return Table(heads, tuple(made), WIDTHS, density=Density.CLOSEST, upright=True)
