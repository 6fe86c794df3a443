"""Documents of a single stretch of pages, and the parts that the papers of a cycle share."""

from __future__ import annotations

from handouts.compose.frame import joined, margins
from handouts.document import (
    Block,
    Cell,
    Document,
    Edition,
    Orientation,
    Paragraph,
    Row,
    Section,
    TextRun,
    quiet,
    strong,
    text,
)
from handouts.imprint import Imprint
from handouts.wording import Words
from workshop_app.domain.cycle_scores import read_score
from workshop_app.domain.okr import KeyResult

NOTHING = "–"
APART = "     "


def document(
    id: str,
    name: str,
    imprint: Imprint,
    words: Words,
    blocks: tuple[Block, ...],
    *,
    about: str = "",
    lying: bool = False,
    edition: Edition = Edition.PARTICIPANT,
) -> Document:
    """`about` is the team or whatever else it is about; it stands in the running head."""
    title = words(f"artefact.{id}")
    return Document(
        id=id,
        name=name,
        title=f"{title}: {about}" if about else title,
        edition=edition,
        language=words.language,
        sections=(Section(blocks, Orientation.LANDSCAPE if lying else Orientation.PORTRAIT),),
        margins=margins(imprint, words, joined(title, about)),
        author=imprint.coach,
    )


def header(*heads: str) -> tuple[Cell, ...]:
    return tuple(Cell(text(head)) for head in heads)


def row(*values: str | TextRun, lines: int = 0) -> Row:
    """A row of one line of text each; `lines` leaves room to write under all of them."""
    return Row(tuple(Cell(text(value) if value else (), lines=lines) for value in values))


def told(*pairs: tuple[str, str]) -> Paragraph | None:
    """Labels with their values on one line; None when none of them says anything."""
    runs: list[str | TextRun] = []
    for label, value in pairs:
        if value.strip():
            runs += [*([APART] if runs else []), quiet(f"{label} "), strong(value.strip())]
    return Paragraph(text(*runs)) if runs else None


def score_words(typed: str) -> str:
    """A score as it is told everywhere: "0.6", "1.0"; what is none stays as it was typed."""
    score = read_score(typed)
    return typed.strip() if score is None else shown_score(score)


def shown_score(score: float) -> str:
    """ "0.6", "1.0", "0.65"."""
    shown = f"{score:.2f}".rstrip("0")
    return f"{shown}0" if shown.endswith(".") else shown


def levels_line(result: KeyResult, words: Words) -> str:
    """Where it starts and its levels on one line, as far as they are known."""
    levels = [each.strip() for each in (result.commit, result.target, result.stretch)]
    start, unit = result.baseline.strip(), result.unit.strip()
    goals = " · ".join(level or NOTHING for level in levels) if any(levels) else ""
    way = words("check_in.way", start=start or NOTHING, goals=goals) if goals else start
    return f"{way} {unit}" if way and unit else way
