"""Reads what to bring to a workshop and how many: what its agenda names, and what its pack prints beside that, by the
same rules and in the same number. A test holds the two together for every agenda.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from msgspec import Struct

from agendas import materials, strands
from agendas.materials import HeadCount
from agendas.model import Agenda, AgendaKind, Step, StepType
from agendas.telling_apart import titles
from handouts import wording
from handouts.gather import ComposeOptions
from handouts.gather_day import wants_cards
from handouts.gather_workshops import starts, teams_there, workshop_imprint, workshops
from handouts.material_sources import MaterialLine, MaterialsSource, ReachedFor
from handouts.named_papers import paper_named
from handouts.pack_rules import DRAFTING, EVERYWHERE, FORM, SPARE, belongs
from workshop_app.application import queries
from workshop_app.application.cycle_report import told_of
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import Team
from workshop_app.domain.groups import rotation_steps
from workshop_app.domain.workshops import GroupPlan, Workshop

TOP_LEVEL_PAGE = "published_overview"

OF_ITEMS = (ReachedFor.FIRST, ReachedFor.ROUNDS, ReachedFor.SHARE_BACK, ReachedFor.LAST)

Uses = tuple[tuple[str, int], ...]  # which items by name, and how many in each


class _Attended(Struct, frozen=True):
    """What the numbers follow: who comes, and whether anybody is expected and seated."""

    workshop: Workshop
    agenda: Agenda
    count: HeadCount
    names: dict[str, str]  # of items, by id
    expected: int
    present: int
    seated: bool

    @property
    def rounds(self) -> list[Step]:
        return [step for step in self.agenda.steps if step.rounds]

    @property
    def share_backs(self) -> list[Step]:
        return [step for step in self.agenda.every_step if step.type is StepType.SHARE_BACK]


class _Unnamed(Struct, frozen=True):
    """A paper that the pack holds although no item names it: how many, 0 where there is none, and when it is reached
    for."""

    id: str
    number: Callable[[_Attended], int]
    at: ReachedFor


def materials_checklist(reader: Reader, options: ComposeOptions) -> tuple[MaterialsSource, ...]:
    sources = []
    for workshop, agenda in workshops(reader, options):
        day = _day(reader, workshop, agenda)
        named = [
            MaterialLine(
                need.name,
                need.total,
                tuple((day.names.get(id) or strands.find(agenda, id).title, number) for id, number in need.uses),
                need.spare,
                _is_missing(reader, need.name),
                need.added,
            )
            for need in materials.needed(agenda, day.count)
        ]
        beside = tuple(_beside(day, {paper_named(line.name) for line in named}, options.language))
        first = [line for line in beside if line.at is ReachedFor.FIRST]
        lines = (*first, *named, *(line for line in beside if line not in first))
        head = workshop_imprint(reader, options, workshop, agenda)
        sources.append(MaterialsSource(head, lines, day.count.people, day.count.groups, assumed=not day.present))
    return tuple(sources)


def _day(reader: Reader, workshop: Workshop, agenda: Agenda) -> _Attended:
    expected = queries.participants(reader, workshop.id)
    people = queries.participants(reader, workshop.id, present_only=True)
    teams = teams_there(reader, agenda, [each.person.team for each in people])
    plan = reader.find(GroupPlan, workshop.id)
    count = _head_count(len(people) or agenda.ideal[1], plan if people else None, teams)
    names = dict(titles(agenda, starts(workshop, agenda)))
    seated = plan is not None and bool(plan.rounds)
    return _Attended(workshop, agenda, count, names, len(expected), len(people), seated)


def _head_count(people: int, plan: GroupPlan | None, teams: int) -> HeadCount:
    """Groups and observers as they are planned, or as so many people would sit."""
    if plan is None or not plan.rounds:
        return materials.head_count(people, teams=teams)
    observers = {round.number: sum(len(room.observers) for room in round.rooms) for round in plan.rounds}
    return materials.head_count(people, observers, max(len(round.rooms) for round in plan.rounds), teams)


def _is_missing(reader: Reader, material: str) -> bool:
    """Whether it is the published set of the highest level, and nobody has published one."""
    if paper_named(material) != TOP_LEVEL_PAGE:
        return False
    owners = {each.team_id for each in told_of(reader)}
    return not any(team.top_level and team.id in owners for team in reader.all(Team))


def _beside(day: _Attended, named: set[str], language: str) -> list[MaterialLine]:
    """What the pack prints and no item names, as it is called on paper."""
    words = wording.load(language)
    found = []
    for each in UNNAMED:
        number = each.number(day) if each.id not in named and belongs(each.id, day.workshop, named) else 0
        if number:
            uses = _uses(day, each.at, number)
            spare = number - day.count.people if each.id == FORM else 0
            at = ReachedFor.DAY if each.at in OF_ITEMS and not uses else each.at
            found.append(MaterialLine(words(f"artefact.{each.id}"), number, uses, spare, added=len(uses) > 1, at=at))
    return found


def _uses(day: _Attended, at: ReachedFor, number: int) -> Uses:
    """The items it is for; none where it is for no one item."""
    if at is ReachedFor.SHARE_BACK:
        return tuple((day.names[step.id], 1) for step in day.share_backs)
    steps: dict[ReachedFor, list[Step]] = {
        ReachedFor.FIRST: [*day.agenda.every_step][:1],
        ReachedFor.LAST: [*day.agenda.every_step][-1:],
        ReachedFor.ROUNDS: day.rounds[:1],
    }
    return tuple((day.names.get(step.id) or step.title, number) for step in steps.get(at, ()))


def _one(_day: _Attended) -> int:
    return 1


def _each(day: _Attended) -> int:
    return day.count.people


def _cards(day: _Attended) -> int:
    return day.present if wants_cards(day.workshop, day.agenda) else 0


def _cases(day: _Attended) -> int:
    return int(day.agenda.kind is AgendaKind.EXPERT and bool(rotation_steps(day.agenda)))


def _observers(day: _Attended) -> int:
    return sum(materials.quantity("per_observer_round", step, day.count) for step in day.rounds)


def _forms(day: _Attended) -> int:
    return ceil(day.count.people * SPARE) if day.workshop.kind in DRAFTING else 0


# In the order of the day.
UNNAMED = (
    _Unnamed("sign_in_list", lambda day: min(day.expected, 1), ReachedFor.FIRST),
    _Unnamed("name_cards", lambda day: day.present, ReachedFor.FIRST),
    _Unnamed("participant_agenda", _each, ReachedFor.FIRST),
    _Unnamed("breakout_poster", lambda day: int(day.seated), ReachedFor.ROUNDS),
    _Unnamed("seat_cards", lambda day: day.count.groups if day.rounds else 0, ReachedFor.ROUNDS),
    _Unnamed("observer_sheet", _observers, ReachedFor.ROUNDS),
    _Unnamed("practice_cards", _cases, ReachedFor.ROUNDS),
    _Unnamed(FORM, _forms, ReachedFor.DAY),
    _Unnamed("share_back_poster", lambda day: len(day.share_backs), ReachedFor.SHARE_BACK),
    _Unnamed("parking_lot_sheet", _one, ReachedFor.DAY),
    _Unnamed("commitment_cards", _cards, ReachedFor.LAST),
    _Unnamed("feedback_form", _each, ReachedFor.LAST),
    _Unnamed("attendance_certificate", lambda day: day.present, ReachedFor.AFTER),
    *(_Unnamed(id, _each, ReachedFor.HOME) for id in sorted(EVERYWHERE)),
    _Unnamed("prework_sheet", _each, ReachedFor.BEFORE),
    _Unnamed("run_sheet", _one, ReachedFor.COACH),
    _Unnamed("practice_outcomes", _cases, ReachedFor.COACH),
)
