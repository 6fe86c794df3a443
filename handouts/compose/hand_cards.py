"""Cards that are held in the hand, two of the same to a sheet, the back on the next: the seven steps (artefact 14) with
where it goes wrong, the eight points of a key result (15) with six sentences to keep, and questions for coaches (16)
with those for when it gets harder."""

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
    quiet,
    strong,
    text,
)
from handouts.form_sources import HandCardsSource
from handouts.wording import Words
from workshop_app.domain import method

PER_SHEET = 2
STEPS, POINTS = 7, 8
# How many questions stand under each head, on the front and on the back.
ASKED = {"begin": 3, "from_task": 3, "number": 4, "stretch": 3}
HARDER = {"fuzzy": 3, "flattering": 3, "stuck": 3, "close": 4}


def seven_steps(source: HandCardsSource, words: Words) -> Document:
    body = tuple(_entry(words, f"step_{nth}") for nth in range(1, STEPS + 1))
    front = Card(
        words("artefact.seven_step_card"),
        words("hand.steps_title"),
        body,
        words("hand.steps_foot"),
        numbered=True,
        ruled=True,
    )
    wrong = tuple(
        text(strong(step.name), f"  {step.wrong}\n", quiet(step.helps)) for step in method.load(words.language).step
    )
    return _sheet("seven_step_card", front, Card(words("hand.wrong_title"), "", wrong, ruled=True), source, words)


def eight_points(source: HandCardsSource, words: Words) -> Document:
    body = tuple(
        text(strong(words(f"cards.point_{nth}")), f"\n{words(f'cards.point_{nth}_ask')}\n",
             quiet(words(f"hand.point_{nth}_fix")))
        for nth in range(1, POINTS + 1)
    )  # fmt: skip
    front = Card(
        words("artefact.eight_point_card"),
        words("hand.points_title"),
        body,
        words("hand.points_foot"),
        numbered=True,
        ruled=True,
    )
    kept = tuple(text(strong(each.name), f"\n{each.words}") for each in method.load(words.language).mantra)
    return _sheet("eight_point_card", front, Card(words("hand.kept_title"), "", kept, ruled=True), source, words)


def questions(source: HandCardsSource, words: Words) -> Document:
    front = Card(
        words("artefact.question_card"),
        words("hand.questions_title"),
        _groups(ASKED, words),
        words("hand.questions_foot"),
    )
    back = Card(words("hand.harder_title"), "", _groups(HARDER, words), words("hand.harder_foot"))
    return _sheet("question_card", front, back, source, words)


def _entry(words: Words, key: str) -> Inline:
    """Its name, what is asked, and how much is written."""
    return text(strong(words(f"hand.{key}")), f"\n{words(f'hand.{key}_ask')}\n", quiet(words(f"hand.{key}_out")))


def _groups(groups: dict[str, int], words: Words) -> tuple[Inline, ...]:
    entries: list[Inline] = []
    for group, count in groups.items():
        entries.append(text(strong(words(f"hand.{group}"))))
        entries += [text(words(f"hand.{group}_{nth}")) for nth in range(1, count + 1)]
    return tuple(entries)


def _sheet(id: str, front: Card, back: Card, source: HandCardsSource, words: Words) -> Document:
    title = words(f"artefact.{id}")
    twins = Cards((front,) * PER_SHEET, large=True, backs=(back,) * PER_SHEET)
    return Document(
        id=id,
        name=words("hand.file", card=title, client=source.imprint.client),
        title=title,
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section((twins,), Orientation.LANDSCAPE),),
        margins=margins(source.imprint, words, title),
        author=source.imprint.coach,
    )
