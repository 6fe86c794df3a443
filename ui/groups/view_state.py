"""What the groups screen shows, worked out without Qt: a board of rooms and rounds, and the plain truth about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from agendas import schedule, words
from agendas.breakouts import SeatReport
from agendas.model import Agenda, Seat, Step
from ui.widgets import dates
from workshop_app.domain import groups
from workshop_app.domain.groups import SeatCount
from workshop_app.domain.people import Person
from workshop_app.domain.seat_rules import SeatRules
from workshop_app.domain.workshops import GroupPlan, SeatedRound, Workshop

NOTHING: Mapping[str, SeatCount] = {}
NOBODY: frozenset[str] = frozenset()
NOTHING_ASKED = SeatRules()


class Invited(Struct, frozen=True):
    """One person of the engagement and this workshop: whether they take part, and are there."""

    id: str
    name: str
    invited: bool
    present: bool


class SeatView(Struct, frozen=True):
    """One chair: who sits there in which seat. `broken` means a rule is broken here; `stranger`, that this person no
    longer takes part; `before` counts the seats this person has had in earlier workshops; `task` is what this seat is
    there to do."""

    person_id: str
    name: str
    seat: Seat
    broken: bool = False
    stranger: bool = False
    before: SeatCount | None = None
    task: str = ""


class GroupRoom(Struct, frozen=True):
    """One room with its chairs."""

    room: str
    seats: tuple[SeatView, ...]


class PhaseLine(Struct, frozen=True):
    """One phase of a round: how long, and what everybody does in it."""

    title: str
    minutes: int
    text: str


class RoundView(Struct, frozen=True):
    """One round; `clock` is when it starts today, `title` the step it belongs to. `over`: it has begun, and stays.
    `challenge` is a way of coaching that may be offered for it."""

    number: int
    clock: str
    title: str
    rooms: tuple[GroupRoom, ...]
    over: bool = False
    phases: tuple[PhaseLine, ...] = ()
    challenge: str = ""


class GroupsView(Struct, frozen=True):
    """The whole board. `needed` is how many rounds the agenda has; `present` who can be seated; `frozen` how many
    rounds are history; `without_seat` names latecomers and `gone` leavers (`gone_names` by id), both in the rounds
    still ahead; `together` tells whether the groups stay the same all day; `bosses` are two of whom one is above the
    other."""

    rounds: tuple[RoundView, ...]
    report: SeatReport | None
    names: Mapping[str, str]
    needed: int
    present: int
    without_seat: tuple[str, ...]
    together: bool
    frozen: int = 0
    gone_names: Mapping[str, str] = field(default_factory=dict)
    bosses: frozenset[frozenset[str]] = frozenset()

    @property
    def gone(self) -> tuple[str, ...]:
        return tuple(self.gone_names.values())

    @property
    def needs_reseating(self) -> bool:
        """Whether somebody who is there has no chair, or somebody who is not has one."""
        return bool(self.rounds) and bool(self.without_seat or self.gone_names)


def groups_view(
    workshop: Workshop,
    agenda: Agenda,
    present: Sequence[Person],
    plan: GroupPlan | None,
    frozen: int = 0,
    everybody: Sequence[Person] = (),
    before: Mapping[str, SeatCount] = NOTHING,
    asked: SeatRules = NOTHING_ASKED,
) -> GroupsView:
    """The board for people who are there now, as `asked`; `everybody` gives leavers their names, `before` the seats."""
    steps = dict(groups.rotation_steps(agenda))
    names = {person.id: person.name for person in present}
    rounds = plan.rounds if plan else ()
    report = groups.truth(rounds, present, asked.strict) if rounds else None
    ahead = [one for one in rounds if one.number > frozen]
    strangers = groups.strangers(ahead, present, asked.facts)
    known = {person.id: person.name for person in everybody} | names
    broken = {(rule.round, id) for rule in report.broken_rules for id in rule.people} if report else set()
    shown = (
        RoundView(
            one.number,
            *_clocks(workshop, agenda).get(one.number, ("", "")),
            rooms=_rooms(one, known, broken, strangers if one.number > frozen else NOBODY, before, agenda.language),
            over=one.number <= frozen,
        )
        for one in rounds
    )
    return GroupsView(
        rounds=tuple(_with_texts(one, steps.get(one.number), agenda.language) for one in shown),
        report=report,
        names=names,
        needed=len(steps),
        present=len(present),
        without_seat=tuple(person.name for person in groups.missing(ahead, present, asked.facts)),
        together=groups.same_groups(rounds),
        frozen=frozen,
        bosses=frozenset(frozenset(pair) for pair in asked.bosses or groups.boss_rules(present)),
        gone_names={id: groups.seat_name(id, known, "…") for id in sorted(strangers)},
    )


def _clocks(workshop: Workshop, agenda: Agenda) -> dict[int, tuple[str, str]]:
    """When each round begins today, and the title of its item."""
    slots = {slot.step_id: slot.start for slot in schedule.times(agenda, (workshop.start, *agenda.starts[1:]))}
    return {number: (dates.clock(slots[step.id]), step.title) for number, step in groups.rotation_steps(agenda)}


def _with_texts(one: RoundView, step: Step | None, language: str) -> RoundView:
    """The round with what it is made of (nothing when the agenda has it no longer) and a challenge for it."""
    own = next((each for each in step.rounds if each.number == one.number), None) if step else None
    told = ((words.phase_text(phase.kind, language), phase.minutes) for phase in own.phases) if own else ()
    style = words.style_of(one.number, language)
    return replace(
        one,
        phases=tuple(PhaseLine(text.title, minutes, text.room_text) for text, minutes in told),
        challenge=f"{style.title}: {style.challenge}",
    )


def _rooms(
    one: SeatedRound,
    names: Mapping[str, str],
    broken: set[tuple[int, str]],
    strangers: frozenset[str],
    before: Mapping[str, SeatCount],
    language: str,
) -> tuple[GroupRoom, ...]:
    def seat(id: str, kind: Seat) -> SeatView:
        name, task = groups.seat_name(id, names), words.seat_task(kind, language)
        return SeatView(id, name, kind, (one.number, id) in broken, id in strangers, before.get(id), task)

    return tuple(
        GroupRoom(
            room.room,
            (
                *((seat(room.coach, Seat.COACH),) if room.coach else ()),
                *((seat(room.coachee, Seat.COACHEE),) if room.coachee else ()),
                *(seat(id, Seat.OBSERVER) for id in room.observers),
            ),
        )
        for room in one.rooms
    )
