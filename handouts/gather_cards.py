"""The cards for the room's screen, read from the file in the words of the papers: the seven steps and the types as on
the drafting handout, the client's own parameters as on the page for staff, the seats' tasks as on the seat cards. Only
what every participant may read; nothing is stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from agendas import words as agenda_words
from agendas.model import Seat, Step
from handouts import gather_parameters, wording
from handouts.compose import agreed_rules, staff_page
from handouts.gather import ComposeOptions
from handouts.gather_rules import draft_rules, scored_as
from handouts.room_cards import CardKind, CardLine, RoomCard, pages_of
from handouts.source import DraftRules
from handouts.wording import Words
from workshop_app.application import queries
from workshop_app.application.cycle_of_workshop import cycle_at_hand
from workshop_app.application.ports import Reader
from workshop_app.domain.okr import KeyResultType
from workshop_app.domain.parameters import ParameterStatus

POINTS = 8  # characteristics of a key result (domain section 5.7)
HINTED = ("objective", "why_now")


def cards(reader: Reader, language: str, day: date) -> tuple[RoomCard, ...]:
    """Every card but this item's task, page by page in the order of the deck. A language without printed words is
    shown in English, as its papers are. They speak of the cycle that people work on."""
    cycle, words = cycle_at_hand(reader, day), wording.load(language if language in wording.languages() else "en")
    words = words.under(queries.scoring_model(reader, cycle))
    rules = scored_as(reader, draft_rules(reader, words.language), cycle, words.language)
    return (
        *pages_of(CardKind.STEPS, words("cards.steps"), _steps(rules, words)),
        *pages_of(CardKind.POINTS, words("cards.points"), _points(words)),
        *pages_of(CardKind.TYPES, words("cards.types"), _types(rules, words)),
        *pages_of(CardKind.PARAMETERS, words("cards.parameters"), _parameters(reader, words, day)),
    )


def task_card(step: Step, language: str) -> tuple[RoomCard, ...]:
    """What everybody does in this item and, in a breakout, what each seat is there to do."""
    words = wording.load(language if language in wording.languages() else "en")
    lines = [CardLine("", step.texts.room_text.strip())]
    for strand in step.strands:
        lines += [CardLine(strand.name, each.texts.room_text.strip()) for each in strand.steps if each.texts.room_text]
    if step.rounds:
        tasks = ((agenda_words.seat_title(seat, language), agenda_words.seat_task(seat, language)) for seat in Seat)
        lines += [CardLine(title, task) for title, task in tasks]
    return pages_of(CardKind.TASK, words("cards.task"), lines)


def _steps(rules: DraftRules, words: Words) -> Iterator[CardLine]:
    yield CardLine(words("handout.mission"), words("handout.mission_hint"))
    both = f"{words('handout.depends_on')}, {words('handout.depended_on_by').lower()}"
    yield CardLine(words("handout.alignment"), f"{both}: {words('handout.alignment_hint')}")
    for key in HINTED:
        yield CardLine(words(f"handout.{key}"), words(f"handout.{key}_hint"))
    yield CardLine(words("handout.key_results"), agreed_rules.key_results_lead(rules, words))
    yield CardLine(words("handout.refine"), words("handout.refine_body"))
    yield CardLine(words("handout.confirm"), words("handout.confirm_hint"))


def _points(words: Words) -> Iterator[CardLine]:
    for number in range(1, POINTS + 1):
        yield CardLine(f"{number}  {words(f'cards.point_{number}')}", words(f"cards.point_{number}_ask"))


def _types(rules: DraftRules, words: Words) -> Iterator[CardLine]:
    """Those that are allowed; all of them while nobody has said which."""
    for kind in rules.types or tuple(KeyResultType):
        yield CardLine(words.member(kind), words(f"cards.type_{kind.value}"))
    if rules.milestones and rules.milestone_rule:
        yield CardLine(words("handout.milestone_rule"), rules.milestone_rule)
    if rules.baseline_rule:
        yield CardLine(words("handout.baseline_rule"), rules.baseline_rule)


def _parameters(reader: Reader, words: Words, day: date) -> Iterator[CardLine]:
    """What is decided, as staff read it. A wall is no place for what is still open."""
    for source in gather_parameters.record(reader, ComposeOptions(day=day, language=words.language)):
        for entry in source.entries:
            if entry.status is ParameterStatus.DECIDED and (entry.staff_text or entry.decision):
                yield CardLine(staff_page.asked(entry, words), staff_page.answered(entry, words))
