"""Cards that are held in the hand, four of the same to a sheet: the seven steps (artefact 14), the eight points of a
key result (15), and questions for coaches (16)."""

from __future__ import annotations

from handouts.compose.frame import margins
from handouts.document import (
    Card,
    Cards,
    Document,
    Edition,
    Inline,
    Orientation,
    Section,
    TextRun,
    quiet,
    strong,
    text,
)
from handouts.form_sources import HandCardsSource
from handouts.wording import Words

PER_SHEET = 4
STEPS, POINTS, QUESTIONS = 7, 8, 10


def seven_steps(source: HandCardsSource, words: Words) -> Document:
    pairs = [(words(f"hand.step_{nth}"), words(f"hand.step_{nth}_ask")) for nth in range(1, STEPS + 1)]
    card = Card(words("hand.steps_title"), "", (_lines(pairs),), words("hand.steps_foot"))
    return _sheet("seven_step_card", card, source, words)


def eight_points(source: HandCardsSource, words: Words) -> Document:
    pairs = [(words(f"cards.point_{nth}"), words(f"cards.point_{nth}_ask")) for nth in range(1, POINTS + 1)]
    card = Card(words("hand.points_title"), "", (_lines(pairs),), words("hand.points_foot"))
    return _sheet("eight_point_card", card, source, words)


def questions(source: HandCardsSource, words: Words) -> Document:
    asked = tuple(text(words(f"hand.question_{nth}")) for nth in range(1, QUESTIONS + 1))
    card = Card(words("hand.questions_title"), "", asked, words("hand.questions_foot"))
    return _sheet("question_card", card, source, words)


def _lines(pairs: list[tuple[str, str]]) -> Inline:
    """A line each: its number and name, then what is asked."""
    runs: list[str | TextRun] = []
    for nth, (name, asked) in enumerate(pairs, 1):
        runs += ["\n" if runs else "", strong(f"{nth}  {name}"), quiet(f"   {asked}")]
    return tuple(run for run in text(*runs) if run.text)


def _sheet(id: str, card: Card, source: HandCardsSource, words: Words) -> Document:
    title = words(f"artefact.{id}")
    return Document(
        id=id,
        name=words("hand.file", card=title, client=source.imprint.client),
        title=title,
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section((Cards((card,) * PER_SHEET),), Orientation.LANDSCAPE),),
        margins=margins(source.imprint, words, title),
        author=source.imprint.coach,
    )
