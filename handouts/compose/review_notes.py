"""Questions on a draft (artefact 27): every sentence that something is asked about, with the question and room for the
team's answer. Nothing is judged; a sentence nobody asks about is not repeated."""

from __future__ import annotations

from functools import partial

from handouts.compose.fitting import roomiest
from handouts.compose.frame import joined, lines_of
from handouts.compose.one_section import document, header
from handouts.cycle_sources import AskedPart, ReviewSource
from handouts.document import (
    Block,
    Cell,
    Document,
    FieldGrid,
    FormField,
    FormRow,
    Paragraph,
    Row,
    Table,
    Title,
    quiet,
    strong,
    text,
)
from handouts.wording import Words

WIDTHS = (56, 56, 58)
HEARD = 4  # lines for what another team says to the draft, and for what follows from it


def compose(source: ReviewSource, words: Words) -> Document:
    """The room that is left is for what the other team heard."""
    return roomiest(partial(_notes, source, words))


def _notes(source: ReviewSource, words: Words, more: int) -> Document:
    asked = tuple(part for part in source.parts if part.questions)
    count = sum(len(part.questions) for part in asked)
    team = source.team or words("draft.team_nameless")
    blocks: list[Block] = [
        Title(words("artefact.review_notes"), joined(team, words("review.version", n=source.version)))
    ]
    lead = words.count("review.lead", count) if asked else words("review.nothing")
    blocks.append(Paragraph(text(lead), lead=True))
    if asked:
        heads = header(*(words(f"review.{key}") for key in ("sentence", "question", "answer")))
        rows = tuple(row for part in asked for row in _rows(part, words))
        blocks += (Table(heads, rows, WIDTHS), Paragraph(text(quiet(words("review.put_aside")))))
    lines = {"heard": HEARD + more // 2, "changed": HEARD + more - more // 2}
    heard = (FormField(words(f"review.{key}"), lines=room, rest=True) for key, room in lines.items())
    blocks.append(FieldGrid(tuple(FormRow((field,), (1,)) for field in heard)))
    return document("review_notes", file_name(source, words), source.imprint, words, tuple(blocks), about=team)


def file_name(source: ReviewSource, words: Words) -> str:
    """What the document is called as a file."""
    return words("review.file", team=source.team or words("draft.team_nameless"))


def _rows(part: AskedPart, words: Words) -> tuple[Row, ...]:
    """A row for each question; the sentence stands beside the first."""
    label = _label(part, words)
    sentence = lines_of(strong(label), part.text or (quiet(words("review.empty")) if part.number else ""))
    return tuple(
        Row((Cell(sentence if not at else ()), Cell(text(question)), Cell(lines=2)))
        for at, question in enumerate(part.questions)
    )


def _label(part: AskedPart, words: Words) -> str:
    if not part.number:
        return words("review.whole")
    return words("review.result" if "." in part.number else "review.objective", number=part.number)
