"""What the groups screen shows, worked out without Qt: a board of rooms and rounds, and the plain truth about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from agendas import limits, schedule, sitting_in, words
from agendas.breakouts import SeatReport
from agendas.model import Agenda, Seat, Step
from ui.widgets import dates
from workshop_app.application.people_names import told_apart
from workshop_app.domain import groups
from workshop_app.domain.groups import SeatCount
from workshop_app.domain.people import Person
from workshop_app.domain.seat_letters import round_titles, seat_letters
from workshop_app.domain.seat_rules import SeatRules
from workshop_app.domain.workshops import GroupPlan, SeatedRound, Workshop

NOTHING: Mapping[str, SeatCount] = {}
NOBODY: frozenset[str] = frozenset()
NOTHING_ASKED = SeatRules()


class Invited(Struct, frozen=True):
    """One person of the engagement and this workshop: whether they take part, and are there; `marks` say what counts of
    them for the groups, `known` what is told besides to who looks closer, `seats` whether they coach, are coached and
    observe (None: without groups)."""

    id: str
    name: str
    invited: bool
    present: bool
    marks: str = ""
    seats: tuple[bool, bool, bool] | None = None
    team: str = ""
    boss_id: str = ""
    boss: str = ""
    known: str = ""


class SeatView(Struct, frozen=True):
    """One chair: who sits there in which seat. `broken` means a rule is broken here; `stranger`, that this person no
    longer takes part; `before` counts the seats this person has had in earlier workshops; `task` is what this seat is
    there to do; `moved` says that an offer that is looked at brings this person here. The `letter` is the one
    that the sentence of the round gives this seat; `pinned`: the room is theirs in every round."""

    person_id: str
    name: str
    seat: Seat
    broken: bool = False
    stranger: bool = False
    before: SeatCount | None = None
    task: str = ""
    moved: bool = False
    letter: str = ""
    pinned: bool = False


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

    @property
    def minutes(self) -> int:
        """How long it takes; 0 where the agenda does not say."""
        return sum(phase.minutes for phase in self.phases)


class GroupsView(Struct, frozen=True):
    """The whole board. `needed` is how many rounds the agenda has; `present` who can be seated; `frozen` how many
    rounds are history; `without_seat` names latecomers and `gone` leavers (`gone_names` by id), both in the rounds
    still ahead; `together` tells whether the groups stay the same all day; `empty` names rounds and rooms ahead with
    nobody to coach or to be coached; `bosses` are everybody with each boss above them; `limit` says whether people
    could meet again less often, and how that is known; `all_names` are those of everybody of the engagement, `movers`
    those who change rooms although groups stay; `nowhere` are known to be there for no round, and sit in none;
    `sitting_in` says in which rounds ahead the facilitator has pairs to observe."""

    rounds: tuple[RoundView, ...]
    report: SeatReport | None
    names: Mapping[str, str]
    needed: int
    present: int
    without_seat: tuple[str, ...]
    together: bool
    frozen: int = 0
    gone_names: Mapping[str, str] = field(default_factory=dict)
    empty: tuple[tuple[int, str], ...] = ()
    bosses: tuple[tuple[str, str], ...] = ()
    hosts: Mapping[str, int] = field(default_factory=dict)
    limit: str = ""
    all_names: Mapping[str, str] = field(default_factory=dict)
    movers: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    sitting_in: str = ""

    @property
    def gone(self) -> tuple[str, ...]:
        return tuple(self.gone_names.values())

    def seats_of(self, id: str) -> tuple[bool, bool, bool] | None:
        """Whether this person coaches, is coached and observes; None without groups, and for who is not there."""
        counts = self.report.counts.get(id) if self.report is not None and id in self.names else None
        return None if counts is None else (counts.coach > 0, counts.coachee > 0, counts.observer > 0)

    @property
    def is_fair(self) -> bool:
        """Whether all is well: everybody is seated in every round, has every seat, and no rule is broken. Only then
        does anything turn green."""
        return (
            self.report is not None
            and self.report.everybody_has_every_seat
            and not self.report.broken_rules
            and not (self.without_seat or self.gone_names or self.empty or self.nowhere)
            and len(self.rounds) == self.needed
        )

    @property
    def turns(self) -> int:
        """How many turns as coach there are."""
        return sum(len(one.rooms) for one in self.rounds)

    @property
    def best_in_trios(self) -> bool:
        """Whether no groups of three (four where it must be) have fewer people who never coach."""
        if self.report is None or self.present < 2 or self.turns >= self.present:
            return False
        most = sum(map(len, limits.shapes_of(self.present, self.needed)))
        return self.turns >= most and len(self.report.never_coach) == self.present - self.turns

    @property
    def turns_mixed(self) -> int:
        """How many turns as coach new groups each round would have, where the groups stay the same all day; else 0."""
        if not self.together or self.present < 2:
            return 0
        return sum(map(len, limits.shapes_of(self.present, self.needed)))

    @property
    def breaks_a_rule(self) -> bool:
        """Whether a rule that must hold is broken."""
        return self.report is not None and any(rule.rule != "rather_not" for rule in self.report.broken_rules)

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
    running: int = 0,
    moved: frozenset[tuple[int, str]] = frozenset(),
) -> GroupsView:
    """The board for people who are there now, as `asked`; `everybody` gives leavers their names, `before` the earlier
    seats; who came in the middle of the round that is `running` has no seat there. `moved` (round, person) light up."""
    called, rounds = _everybody_called(everybody, present), plan.rounds if plan else ()
    together = plan is None or groups.same_groups(plan)
    report = groups.truth(rounds, present, asked.strict) if rounds else None
    ahead = [one for one in rounds if one.number > frozen]
    strangers = groups.strangers(ahead, present, asked.facts)
    all_names = _all_names(called, strangers)
    shown = _ShownBy(workshop, agenda, all_names, strangers, before, frozen, moved, asked.rules.hosts)
    return GroupsView(
        rounds=_rounds(rounds, shown, report),
        report=report,
        names={person.id: called[person.id] for person in present},
        needed=len(groups.rotation_steps(agenda)),
        present=len(present),
        without_seat=_called(_missing(rounds, ahead, running, present, asked), called),
        together=together,
        frozen=frozen,
        gone_names={id: all_names[id] for id in sorted(strangers)},
        empty=_empty(ahead),
        bosses=asked.bosses or groups.boss_rules(present),
        hosts=asked.rules.hosts,
        limit=_limit(rounds, report) if report and not together else "",
        all_names=all_names,
        nowhere=_called(_nowhere(rounds, present, asked), called),
        movers=_movers(rounds, all_names) if together else (),
        sitting_in=sitting_in.sentence(groups.numbered(rounds)[0], frozen),
    )


def _everybody_called(everybody: Sequence[Person], present: Sequence[Person]) -> Mapping[str, str]:
    return told_apart({person.id: person for person in (*everybody, *present)}.values())


def _all_names(called: Mapping[str, str], strangers: frozenset[str]) -> Mapping[str, str]:
    return {**called} | {id: groups.seat_name(id, called, "…") for id in strangers}


def _called(people: Iterable[Person], called: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(called[person.id] for person in people)


def _missing(
    rounds: Sequence[SeatedRound],
    ahead: Sequence[SeatedRound],
    running: int,
    present: Sequence[Person],
    asked: SeatRules,
) -> Iterable[Person]:
    """Who has no seat in what is still to come."""
    return groups.missing([one for one in rounds if one in ahead or one.number == running], present, asked.facts)


def _nowhere(rounds: Sequence[SeatedRound], present: Sequence[Person], asked: SeatRules) -> Iterable[Person]:
    """Who is missing on purpose: everybody else without a seat is told as such."""
    if not rounds:
        return ()
    missing = {person.id for person in groups.missing(rounds, present, asked.facts)}
    return (person for person in groups.seatless(rounds, present) if person.id not in missing)


def _movers(rounds: Sequence[SeatedRound], names: Mapping[str, str]) -> tuple[str, ...]:
    first = {id for room in (rounds[0].rooms if rounds else ()) for id in groups.people_in(room)}
    moved = dict.fromkeys(each.person for each in groups.new_rooms(rounds) if each.person in first)
    return tuple(names.get(id, "…") for id in moved)


def _empty(ahead: Sequence[SeatedRound]) -> tuple[tuple[int, str], ...]:
    return tuple((one.number, room.room) for one in ahead for room in one.rooms if not (room.coach and room.coachee))


def _limit(rounds: Sequence[SeatedRound], report: SeatReport) -> str:
    """Whether other groups of these sizes could have people meet again less often; nothing is claimed of groups whose
    sizes were changed on the day."""
    sizes = [sorted(2 + len(room.observers) for room in one.rooms) for one in rounds]
    people = {sum(each) for each in sizes}
    usual = limits.shapes_of(max(people), len(rounds)) if min(people) > 1 else []
    as_usual = sorted(sizes) == sorted(sorted(each) for each in usual)
    if report.met_again and not as_usual:
        return ""
    best = limits.best_possible(max(people), len(rounds))
    return limits.sentence(best, report.met_again, kept_again=report.kept_again)


class _ShownBy(Struct, frozen=True):
    """What the rounds are shown by."""

    workshop: Workshop
    agenda: Agenda
    names: Mapping[str, str]
    strangers: frozenset[str]
    before: Mapping[str, SeatCount]
    frozen: int
    moved: frozenset[tuple[int, str]]
    hosts: Mapping[str, int]


def _rounds(rounds: Sequence[SeatedRound], by: _ShownBy, report: SeatReport | None) -> tuple[RoundView, ...]:
    steps = dict(groups.rotation_steps(by.agenda))
    starts = (by.workshop.start, *by.agenda.starts[1:])
    slots = {slot.step_id: slot.start for slot in schedule.times(by.agenda, starts)}
    clocks = {number: (dates.clock(slots[step.id]), step.title) for number, step in steps.items()}
    broken = {(rule.round, id) for rule in report.broken_rules for id in rule.people} if report else set()
    letters = seat_letters(rounds, round_titles(by.agenda.every_step))
    shown = (
        RoundView(
            one.number,
            *clocks.get(one.number, ("", "")),
            rooms=_rooms(one, by, broken, letters[one.number]),
            over=one.number <= by.frozen,
        )
        for one in rounds
    )
    return tuple(_with_texts(one, steps.get(one.number), by.agenda.language) for one in shown)


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
    one: SeatedRound, by: _ShownBy, broken: set[tuple[int, str]], letters: Mapping[str, str]
) -> tuple[GroupRoom, ...]:
    strangers = by.strangers if one.number > by.frozen else NOBODY

    def seat(id: str, kind: Seat, room: str) -> SeatView:
        name, task = groups.seat_name(id, by.names), words.seat_task(kind, by.agenda.language)
        place = (one.number, id)
        lit = (place in broken, id in strangers, by.before.get(id), task, place in by.moved)
        return SeatView(id, name, kind, *lit, letters.get(id, ""), str(by.hosts.get(id, "")) == room)

    return tuple(
        GroupRoom(
            room.room,
            (
                *((seat(room.coach, Seat.COACH, room.room),) if room.coach else ()),
                *((seat(room.coachee, Seat.COACHEE, room.room),) if room.coachee else ()),
                *(seat(id, Seat.OBSERVER, room.room) for id in room.observers),
            ),
        )
        for room in one.rooms
    )
