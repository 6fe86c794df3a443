"""What is due when around every workshop: days before and after it, moved off weekends and other days off. The words
stand with the documents and in the calendar's content; this module only knows the days.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from agendas.model import AgendaKind
from workshop_app.domain.cycles import months_later, plausible
from workshop_app.domain.days_off import WEEKENDS, DaysOff, Shift
from workshop_app.domain.workshops import Workshop

ALL_TEAMS = "check_in_multi_team"
OFFSETS = (-21, -14, -7, -3, -1, 0, 1, 7, 30)
A_MONTH = 30  # stands for a month of the calendar: on the same day of it, or its last one


class PreparationMoment(Struct, frozen=True):
    """A point in the preparation or aftercare. `day` is None while the workshop has no day."""

    offset: int
    day: date | None = None

    @property
    def key(self) -> str:
        """Its name in lists of words."""
        if self.offset == 0:
            return "day"
        return f"before_{-self.offset}" if self.offset < 0 else f"after_{self.offset}"


def preparation_of(workshop: Workshop) -> str:
    """Which list of tasks it has: drafting days, those of champions, check-ins and the end of a cycle each have their
    own; "" is that of a day on which people learn to coach, and of the coach's own agendas."""
    match workshop.kind:
        case AgendaKind.TOP_LEVEL | AgendaKind.TEAM_LEVEL:
            return "drafting"
        case AgendaKind.CHAMPION:
            return "champion"
        case AgendaKind.CHECK_IN:
            return "all_teams" if workshop.template == ALL_TEAMS else "check_in"
        case AgendaKind.REFLECT:
            return "reflect"
        case AgendaKind.EXPERT | AgendaKind.OWN:
            return ""


def moments(day: date | None, days_off: DaysOff = WEEKENDS) -> tuple[PreparationMoment, ...]:
    """All moments around a workshop on this day; none has a date where nothing can be planned around the day."""
    return tuple(
        PreparationMoment(offset, working_day(day, offset, days_off) if day and plausible(day) else None)
        for offset in OFFSETS
    )


def first_check_in(day: date | None, check_ins: Iterable[date]) -> date | None:
    """The first one after a workshop on this day; None while no day of one is known."""
    return min((each for each in check_ins if day is not None and each > day), default=None)


def is_before_check_in(moment: PreparationMoment, first: date | None) -> bool:
    """Whether the first check-in is still to come, and after a month, too, when it is that day: nobody can tell how it
    went. So too while one of the days is not known."""
    if moment.day is None or first is None:
        return True
    return moment.day < first or (moment.day == first and moment.offset == A_MONTH)


def working_day(day: date, offset: int, days_off: DaysOff) -> date:
    """So many days away; from a day off back to the free day before it, or on to the next after the workshop. The day
    itself stays what it is."""
    return days_off.free_day(wanted_day(day, offset), shift_of(offset))


def wanted_day(day: date, offset: int) -> date:
    """So many days away, or a month, whatever day of the week that is."""
    return months_later(day, 1) if offset == A_MONTH else day + timedelta(days=offset)


def shift_of(offset: int) -> Shift:
    """Preparation comes earlier, aftercare later."""
    return Shift.STAYS if offset == 0 else Shift.EARLIER if offset < 0 else Shift.LATER
