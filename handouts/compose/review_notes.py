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
    Density,
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
from handouts.measure import fits_with_its_lines
from handouts.wording import Words, in_a_row

WIDTHS = (56, 56, 58)
HEARD = (4, 3, 2)  # lines for what another team says to the draft, and for what follows from it


def compose(source: ReviewSource, words: Words) -> Document:
    """The room that is left is for what the other team heard; it has less before there is a second sheet."""
    shapes = (partial(_notes, source, words, heard) for heard in HEARD)
    fitting = (make for make in shapes if fits_with_its_lines(make(1)))
    return roomiest(next(fitting, partial(_notes, source, words, HEARD[0])))


def _notes(source: ReviewSource, words: Words, least: int, more: int) -> Document:
    asked = tuple(part for part in source.parts if part.questions or part.without_levels)
    count = sum(len(part.questions) or 1 for part in asked)
    team = source.team or words("draft.team_nameless")
    blocks: list[Block] = [
        Title(words("artefact.review_notes"), joined(team, words("review.version", n=source.version)), compact=True)
    ]
    lead = words.count("review.lead", count) if asked else words("review.nothing")
    blocks.append(Paragraph(text(lead), lead=True))
    if asked:
        heads = header(*(words(f"review.{key}") for key in ("sentence", "question", "answer")))
        rows = tuple(row for part in asked for row in _rows(part, words))
        blocks += (Table(heads, rows, WIDTHS, density=Density.CLOSE), Paragraph(text(quiet(words("review.put_aside")))))
    lines = {"heard": least + more // 2, "changed": least + more - more // 2}
    heard = (FormField(words(f"review.{key}"), lines=room, rest=True) for key, room in lines.items())
    blocks.append(FieldGrid(tuple(FormRow((field,), (1,)) for field in heard)))
    return document("review_notes", file_name(source, words), source.imprint, words, tuple(blocks), about=team)


def file_name(source: ReviewSource, words: Words) -> str:
    """What the document is called as a file."""
    return words("review.file", team=source.team or words("draft.team_nameless"))


def _rows(part: AskedPart, words: Words) -> tuple[Row, ...]:
    """A row for each question; the sentence stands beside the first. What has no levels yet is asked about once, as in
    the set itself."""
    if part.without_levels:
        asked = words("draft.open_levels", numbers=in_a_row(part.without_levels))
        return (Row((Cell(text(strong(words("review.levels")))), Cell(text(asked)), Cell(lines=2))),)
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
