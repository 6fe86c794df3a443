"""Frozen inputs of the documents of a workshop. The rules of `source` hold: read once, composed on any thread, and a
participant's source has no field for what is the coach's own.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from agendas.model import Agenda, Lead, PhaseKind, Seat, StepType
from agendas.round_times import RoundTime
from handouts.imprint import Imprint, WorkshopImprint
from workshop_app.application.absences import Absence
from workshop_app.domain.engagement import Paper
from workshop_app.domain.preparation import PreparationMoment
from workshop_app.domain.workshops import SeatedRoom, SeatedRound


class OfWorkshop(Struct, frozen=True):
    """What every source of a workshop's document has; it prints where it comes from like all the others."""

    workshop: WorkshopImprint

    @property
    def imprint(self) -> Imprint:
        return self.workshop.imprint


class AgendaLine(Struct, frozen=True):
    """One line a participant may read. Where groups work side by side `group` is the number of one of them (0: all do
    this together), and `who` its name, which may be empty. `counts`: its minutes are part of the day's sum, which they
    are once where groups work side by side. `until` is the time of day, in minutes, to which it goes on whenever it
    begins."""

    day: int
    start: int
    end: int
    title: str
    type: StepType
    leads: tuple[Lead, ...]
    group: int = 0
    who: str = ""
    counts: bool = True
    until: int | None = None


class AgendaSource(OfWorkshop, frozen=True):
    """The participants' agenda of one workshop."""

    purpose: str
    lines: tuple[AgendaLine, ...]


class StayLine(Struct, frozen=True):
    """When somebody comes and leaves; times of day in minutes, None at the beginning and at the end. `lunch_gone`: at a
    lunch that is in the plan no more."""

    name: str
    arrives_at: int | None = None
    leaves_at: int | None = None
    leaves_after: int | None = None
    lunch_gone: bool = False


class RunSheetSource(OfWorkshop, frozen=True):
    """The facilitator's run sheet: the one source that holds the whole agenda, tips and all. `starts` holds one start
    per day. `stays` are those who are known to come late or leave early, `hosts` the numbers of rooms with whose they
    are. So many `groups`, or whole `teams`, report in turn in a share back; 0: nobody knows. Bosses and who is kept
    apart stay off paper: it lies on a lectern."""

    agenda: Agenda
    starts: tuple[int, ...]
    stays: tuple[StayLine, ...] = ()
    hosts: tuple[tuple[int, str], ...] = ()
    groups: int = 0
    teams: int = 0


class TableSeats(Struct, frozen=True):
    """Who sits on which seat of one table, round by round; names, not ids. In the rounds of `several_pairs` the
    facilitator cannot sit in with all pairs."""

    room: str
    size: int
    rounds: tuple[tuple[int, SeatedRoom], ...] = ()
    several_pairs: frozenset[int] = frozenset()


# The numbers of the rounds that go alike, and the phases of each as (kind, minutes).
RoundShape = tuple[tuple[int, ...], tuple[tuple[PhaseKind, int], ...]]


class SeatCardsSource(OfWorkshop, frozen=True):
    """Seat cards of one workshop. `turns` are the letters of coach, coachee and observer in each round; `shapes` tells
    which rounds have which phases, as (kind, minutes), `times` when each begins."""

    tables: tuple[TableSeats, ...]
    turns: tuple[str, ...]
    shapes: tuple[RoundShape, ...] = ()
    times: tuple[RoundTime, ...] = ()


class ObserverSeat(Struct, frozen=True):
    """One observer in one round, in names; all empty is a sheet to copy. A pair is observed by the facilitator."""

    round: int = 0
    room: str = ""
    coach: str = ""
    coachee: str = ""
    observer: str = ""


class ObserverSheetSource(OfWorkshop, frozen=True):
    """A sheet for each seat."""

    seats: tuple[ObserverSeat, ...]


class PreparationSource(OfWorkshop, frozen=True):
    """What is due when around the workshop. `remote` tells which room has to be prepared; None: nobody knows. `about`
    says whose list it is ("champion", "all_teams"); empty: that of a day on which people learn to coach.
    `first_check_in` is the first one after the workshop."""

    moments: tuple[PreparationMoment, ...]
    remote: bool | None = None
    about: str = ""
    first_check_in: date | None = None


class ParkedLine(Struct, frozen=True):
    """One parked item as everybody may read it; `where` is the step it came up in."""

    text: str
    where: str = ""
    owner: str = ""
    due: date | None = None
    done: bool = False


class CommitmentLine(Struct, frozen=True):
    """What somebody committed themselves to, as everybody may read it."""

    text: str
    who: str = ""
    with_whom: str = ""
    due: date | None = None
    done: bool = False
    late: bool = False  # its day is past and it is not done


class FollowUpSource(OfWorkshop, frozen=True):
    """The mail after a workshop: who does what by when, what is still in the parking lot, and whom it goes to.
    `unreached` are those who were there and whom no mail reaches."""

    commitments: tuple[CommitmentLine, ...]
    parked: tuple[ParkedLine, ...] = ()
    addresses: tuple[str, ...] = ()
    unreached: tuple[str, ...] = ()


class ParkingLotSource(OfWorkshop, frozen=True):
    """The sheet on the wall, with what is still open from before."""

    items: tuple[ParkedLine, ...]


class ShareBackSheet(Struct, frozen=True):
    """One share back: its title, the coaching round it looks back on (0: on something else) and the rooms that come
    back from it (none: not known yet)."""

    title: str
    round: int = 0
    rooms: tuple[str, ...] = ()


class ShareBackSource(OfWorkshop, frozen=True):
    """One poster for each share back."""

    sheets: tuple[ShareBackSheet, ...]


class RoundLetters(Struct, frozen=True):
    """The letters of one round as its sentence gives them: of coach, coachee and observer, and of everybody who
    observes, room by room."""

    number: int
    seats: str
    observers: tuple[tuple[str, ...], ...]


class BreakoutPosterSource(OfWorkshop, frozen=True):
    """Who sits where, round by round, in names. `groups` is (room, people with their letters of the first round) when
    the same people share a room all day, else empty; `stay`: nobody's letter changes. `new_rooms` are those who come
    later or change rooms all the same: name, room, from which round on. `times` tells when each round is held, `days`
    when each day begins and ends."""

    rounds: tuple[SeatedRound, ...]
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    letters: tuple[RoundLetters, ...] = ()
    stay: bool = True
    new_rooms: tuple[tuple[str, str, int], ...] = ()
    times: tuple[RoundTime, ...] = ()
    days: tuple[tuple[int, int], ...] = ()


class PlanBPeople(Struct, frozen=True):
    """Names, for who has no screen to ask: all who come, where no page of seats names them; else who comes and has no
    seat in any round, or none in some, and who has a seat and does not come. `rounds`: people sit in rounds."""

    rounds: bool
    come: tuple[str, ...] = ()
    seatless: tuple[str, ...] = ()
    unseated: tuple[str, ...] = ()
    away: tuple[str, ...] = ()


class ListedPerson(Struct, frozen=True):
    """Somebody on a list that lies open: name, team and the room they begin in, and for who is expected and not there
    that they are away. Jobs and addresses are nobody else's business."""

    name: str
    team: str = ""
    away: Absence | None = None
    room: str = ""


class PeopleSource(OfWorkshop, frozen=True):
    """People of a workshop by name: for the sign-in list and the name cards."""

    people: tuple[ListedPerson, ...]


class CertifiedPerson(Struct, frozen=True):
    """Somebody who took part, and the seats they took. `whole`: nobody said that they come late or leave early."""

    name: str
    seats: tuple[Seat, ...] = ()
    whole: bool = True


class CertificateSource(OfWorkshop, frozen=True):
    """The certificates of a workshop. `minutes` is how much work it was, `breaks` tells that it has some, which are
    not counted. `over`: it was held; `measured`: its minutes are those of the log."""

    people: tuple[CertifiedPerson, ...]
    minutes: int
    measured: bool
    breaks: bool
    over: bool


class StepLine(Struct, frozen=True):
    """One step of a day that is over, in minutes; `actual` None was skipped, or `brief`: took less than one. `earlier`
    is what it took in earlier runs of this agenda, oldest first."""

    title: str
    planned_start: int
    planned: int
    start: int
    actual: int | None
    earlier: tuple[int, ...] = ()
    brief: bool = False


class SaidLine(Struct, frozen=True):
    """A decision or a note, and the step it was written down in."""

    text: str
    where: str


class ReportDay(Struct, frozen=True):
    """One day of a workshop as it went; clock times are minutes since midnight."""

    number: int
    planned_start: int
    planned_end: int
    start: int
    end: int
    paused: int
    worked: int
    steps: tuple[StepLine, ...]
    decisions: tuple[SaidLine, ...]


class ReportSource(OfWorkshop, frozen=True):
    """The workshop report everybody may read. The coach's notes are not in it: see `ReportWithNotes`. `paper` is what
    the engagement prints on."""

    purpose: str
    days: tuple[ReportDay, ...]
    parked: tuple[ParkedLine, ...]
    rounds: tuple[SeatedRound, ...]
    people: tuple[ListedPerson, ...]
    rehearsal: bool = False
    commitments: tuple[CommitmentLine, ...] = ()
    paper: Paper = Paper.A4


class ReportWithNotes(Struct, frozen=True):
    """The facilitator's edition: the report, what the coach wrote down for nobody else, and what the log lost."""

    report: ReportSource
    notes: tuple[SaidLine, ...]
    lost: int = 0

    @property
    def workshop(self) -> WorkshopImprint:
        return self.report.workshop

    @property
    def imprint(self) -> Imprint:
        return self.report.imprint
