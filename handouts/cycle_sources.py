"""Frozen inputs of the papers that follow publishing: forms and records of check-ins, the sheet for reflect and reset,
what teams need of each other, and what everybody may read. See `source.py`."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from handouts.imprint import Imprint
from workshop_app.application.cycle_queries import CheckInView, EndedResult, PointInCycle
from workshop_app.domain.beside_the_set import NotNow, WatchedMetric
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.check_ins import ProgressLine
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.okr_numbers import numbers_of
from workshop_app.domain.reflections import Reflection, SetReflection
from workshop_app.domain.wordings import Wording


class PlacedResult(Struct, frozen=True):
    """A key result with its place in the set: "2.1" is the first one of the second objective."""

    number: str
    result: KeyResult


class CheckInRecordSource(Struct, frozen=True):
    """A check-in that was held; `nth` of its set. `changed` are the changes of the set since the one before."""

    imprint: Imprint
    team: str
    nth: int
    view: CheckInView
    numbers: tuple[tuple[str, str], ...]  # id of a key result, its number
    changed: tuple[Wording, ...]
    next_day: date | None


class FormCheckIn(Struct, frozen=True):
    """One of the check-ins of a form; nothing is known of it on a blank one."""

    nth: int = 0
    day: date | None = None
    line: ProgressLine | None = None
    last_predicted: str = ""


class FormOfResult(Struct, frozen=True):
    """A key result with the check-ins ahead of it; with as many empty ones as the cycle has once all were held."""

    of: PlacedResult | None
    coming: tuple[FormCheckIn, ...]


class CheckInFormSource(Struct, frozen=True):
    """The forms of one set, a page for each key result; or a blank one."""

    imprint: Imprint
    team: str
    pages: tuple[FormOfResult, ...]


class ChampionsSource(Struct, frozen=True):
    """Who looks after which key results of a set; () for blank cards. `meeting` is where they report."""

    imprint: Imprint
    team: str
    champions: tuple[tuple[str, tuple[PlacedResult, ...]], ...]
    meeting: str = ""


class EndedLine(Struct, frozen=True):
    """A key result at the end of its cycle, as far as it was talked about."""

    of: PlacedResult
    said: Reflection
    score: float | None
    predictions: tuple[PointInCycle, ...]


class ReflectSource(Struct, frozen=True):
    """The sheet of one set; no lines on a blank one."""

    imprint: Imprint
    team: str
    lines: tuple[EndedLine, ...]
    said: SetReflection


class LoggedLine(Struct, frozen=True):
    """A dependency with the number and the words of the key result it is for."""

    need: TeamDependency
    late: bool = False
    number: str = ""
    result: str = ""


class NeedsLogSource(Struct, frozen=True):
    """The dependency log of all teams; `publish` is the day to talk before, unless it is past."""

    imprint: Imprint
    lines: tuple[LoggedLine, ...]
    publish: date | None


class TalkSource(Struct, frozen=True):
    """One dependency to talk about; None for a blank form."""

    imprint: Imprint
    line: LoggedLine | None
    why_now: str = ""


class PublishedSet(Struct, frozen=True):
    """A set that was published, with what stands beside it. `contributions` are
    sentences of it, what they add to, and how."""

    draft: DraftSet
    team: str
    objectives: tuple[tuple[Objective, tuple[EndedResult, ...]], ...]
    health: tuple[WatchedMetric, ...] = ()
    not_now: tuple[NotNow, ...] = ()
    latest: tuple[tuple[str, str, date], ...] = ()  # id of a key result, its last value, the day of that check-in
    contributions: tuple[tuple[str, str, str], ...] = ()
    health_read: tuple[tuple[str, str], ...] = ()  # id of a health metric, its last value
    changed: tuple[tuple[str, date], ...] = ()  # id of what was changed since, oldest first, and the day

    @property
    def numbers(self) -> dict[str, str]:
        """What its objectives and key results are called, by their ids."""
        return numbers_of((objective, (one.result for one in results)) for objective, results in self.objectives)


class PublishedSource(Struct, frozen=True):
    """One cycle of all teams that published. `needs` are confirmed dependencies only: a promise nobody has made yet is
    nothing for everybody."""

    imprint: Imprint
    sets: tuple[PublishedSet, ...]
    needs: tuple[TeamDependency, ...]


class AskedPart(Struct, frozen=True):
    """A sentence of a draft and what is asked about it. `number` is "" for the set, "1" for an objective, "1.2" for a
    key result; with the numbers of those `without_levels` it asks for the levels of all of them at once."""

    number: str
    text: str
    questions: tuple[str, ...]
    without_levels: tuple[str, ...] = ()


class ReviewSource(Struct, frozen=True):
    """Questions on a draft, in the order the set is read."""

    imprint: Imprint
    team: str
    version: int
    parts: tuple[AskedPart, ...]
