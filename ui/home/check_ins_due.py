"""The check-ins that come next, for the overview: whose, in how many days, and how far they are filled in. No Qt."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.check_ins import CheckIn
from workshop_app.domain.cycles import months_later
from workshop_app.domain.okr import DraftSet, DraftStatus
from workshop_app.domain.reflections import SetReflection

LOOKS_BACK = timedelta(days=14)  # before the end of a cycle
SOON = 7  # days before which a check-in is the next thing to do


class CheckInAhead(Struct, frozen=True):
    """A check-in that was not held yet; `days` until it, less than 0 when its day is over."""

    id: str
    team: str
    day: date
    days: int
    filled: int
    of: int

    @property
    def address(self) -> str:
        """Where it is filled in and held."""
        return f"cycle/{self.id}"


def coming_check_ins(reader: Reader, today: date, most: int) -> tuple[CheckInAhead, ...]:
    """The first of them by day, of all teams. However many were due and not held, one that is still to come has its
    place among them."""
    due = sorted((each for each in reader.all(CheckIn) if not each.held), key=_by_day)
    ahead, later = due[:most], due[most:]
    if most > 1 and ahead and ahead[-1].day < today:
        ahead[-1:] = [each for each in later if each.day >= today][:1] or ahead[-1:]
    if not ahead:
        return ()
    from workshop_app.application import cycle_queries  # an overview without a check-in waits for nothing of the cycle

    team_of = {each.id: each.team_id for each in reader.all(DraftSet)}
    names = {each.id: each.name for each in queries.teams(reader)}
    found = []
    for each in ahead:
        ready = cycle_queries.readiness(reader, each)
        team = names.get(team_of.get(each.set_id, ""), "")
        found.append(CheckInAhead(each.id, team, each.day, (each.day - today).days, ready.filled, ready.of))
    return tuple(found)


def to_look_back(reader: Reader, today: date) -> DraftSet | None:
    """The first published set whose cycle is over within two weeks, or over, and that nobody looked back on."""
    engagement = queries.engagement(reader)
    if engagement.cycle_start is None:
        return None
    for each in reader.all(DraftSet, status=DraftStatus.PUBLISHED):
        end = each.event_day or months_later(engagement.cycle_start, engagement.cycle_months * max(each.cycle, 1))
        if today < end - LOOKS_BACK or reader.count(DraftSet, follows_id=each.id):
            continue
        said = reader.find(SetReflection, each.id)
        if said is None or said.held_on is None:
            return each
    return None


def without_check_in(reader: Reader) -> DraftSet | None:
    """The first published set that has not a single check-in, held or planned, and has not grown a next one."""
    published = reader.all(DraftSet, status=DraftStatus.PUBLISHED)
    return next(
        (
            each
            for each in published
            if not reader.count(CheckIn, set_id=each.id) and not reader.count(DraftSet, follows_id=each.id)
        ),
        None,
    )


def _by_day(each: CheckIn) -> tuple[date, str]:
    return each.day, each.id
