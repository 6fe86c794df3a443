"""What an edit by hand would make of the plan while it is still in the air: an edge that is dragged, an item that is
moved. Without Qt; snapping and every time that is shown come from here. Nothing is changed before it is dropped."""

from __future__ import annotations

from msgspec import Struct

from agendas import days, schedule, side_by_side, strands
from agendas.fit import FitReport
from agendas.model import Agenda, Step
from ui.agenda.view_state import NO_PAST, PlanRow, rows_of
from workshop_app.application.commands.workshops import AgendaAction

WHOLE, FINE = 5, 1  # minutes: steps of a drag, and those with Alt


class Draft(Struct, frozen=True):
    """A plan that is being tried: `rows` as they would be, `other_starts` the ids that would begin at another time.
    `was` and `now` are the item's own row before and with it. It was made for the agenda `seen`."""

    seen: Agenda
    agenda: Agenda
    rows: tuple[PlanRow, ...]
    step_id: str
    was: PlanRow
    now: PlanRow
    other_starts: frozenset[str]
    action: AgendaAction

    @property
    def changes(self) -> bool:
        return self.agenda != self.seen

    @property
    def of_length(self) -> bool:
        """Whether an edge is dragged, and not the item."""
        return self.action is AgendaAction.RETIMED

    @property
    def below(self) -> int:
        """How many minutes it is shorter than it should be at the least."""
        return max(0, self.now.step.flex.shortest - self.now.step.minutes)

    @property
    def above(self) -> int:
        """How many minutes it is longer than it should be at the most."""
        return max(0, self.now.step.minutes - self.now.step.flex.longest)


def rows_as_they_are(agenda: Agenda) -> tuple[PlanRow, ...]:
    """The rows of a plan, without what is only looked up for the table."""
    return rows_of(agenda, NO_PAST, FitReport(()))


def every(rows: tuple[PlanRow, ...]) -> tuple[PlanRow, ...]:
    """All items in reading order: those side by side behind the one that holds them."""
    return tuple(each for row in rows for each in (row, *row.inside))


def may_stretch(step: Step) -> bool:
    """Whether its length is its own: the clock decides about an item that runs until a time."""
    return step.until is None


def stretched(agenda: Agenda, step_id: str, by: float, whole: int = WHOLE) -> Draft:
    """An edge dragged by so many minutes: the length goes to the next whole step, and never below a minute a round."""
    step = strands.find(agenda, step_id)
    if not may_stretch(step) or abs(by) < whole / 2:
        return _draft(agenda, agenda, step_id, AgendaAction.RETIMED)
    wanted = round((step.minutes + by) / whole) * whole
    wanted = max(len(step.rounds), 1, min(wanted, schedule.LONGEST_STEP))
    return _draft(agenda, schedule.with_minutes(agenda, step_id, wanted), step_id, AgendaAction.RETIMED)


def moved(agenda: Agenda, step_id: str, index: int, day: int) -> Draft:
    """An item at another place of a day; what stood beside others leaves them."""
    there = days.placed(side_by_side.out(agenda, step_id), step_id, index, day)
    return _draft(agenda, there, step_id, AgendaAction.MOVED)


def carried(agenda: Agenda, step_id: str, day: int, minute: float, whole: int = WHOLE) -> Draft:
    """An item carried to a minute of a day: it goes before the first one whose middle is later. One with a fixed start
    gets the whole step nearest to that minute as its new start."""
    step = strands.find(agenda, step_id)
    holder = strands.holder(agenda, step_id)
    rows = rows_of(agenda, NO_PAST, FitReport(()))
    around = next((row for row in rows if holder is not None and row.step.id == holder[0].id), None)
    if around is not None and around.step.day == day and around.start <= minute <= around.end:
        return _draft(agenda, agenda, step_id, AgendaAction.MOVED)  # it is still among those it runs beside
    others = [row for row in rows if row.step.id != step_id]
    index = sum(row.step.day < day or (row.step.day == day and row.start + row.end <= 2 * minute) for row in others)
    draft = moved(agenda, step_id, index, day)
    if step.pinned is None or holder is not None:
        return draft
    start = round(minute / whole) * whole
    return _draft(agenda, schedule.pinned(draft.agenda, step_id, start), step_id, AgendaAction.MOVED)


def shifted(agenda: Agenda, now: Agenda, step_id: str, by: int) -> Draft:
    """One place up or down from where it is in `now`, which was made of `agenda`."""
    return _draft(agenda, side_by_side.shifted(now, step_id, by), step_id, AgendaAction.MOVED)


def proposed(seen: Agenda, agenda: Agenda) -> Draft | None:
    """A repair to look at in the day; None where it leaves not one of the items."""
    before = {row.step.id: row for row in every(rows_of(seen, NO_PAST, FitReport(())))}
    rows = rows_of(agenda, NO_PAST, FitReport(()))
    kept = [row for row in every(rows) if row.step.id in before]
    changed = [row for row in kept if row.step.minutes != before[row.step.id].step.minutes] or kept
    if not changed:
        return None
    return _draft(seen, agenda, changed[0].step.id, AgendaAction.REPAIRED)


def _draft(seen: Agenda, agenda: Agenda, step_id: str, action: AgendaAction) -> Draft:
    nothing = FitReport(())
    rows_before = every(rows_of(seen, NO_PAST, nothing))
    rows = rows_of(agenda, NO_PAST, nothing)
    before = {row.step.id: row for row in rows_before}
    flat = {row.step.id: row for row in every(rows)}
    other_starts = frozenset(
        id
        for id, row in flat.items()
        if id not in before or (row.start, row.step.day) != (before[id].start, before[id].step.day)
    )
    return Draft(seen, agenda, rows, step_id, before[step_id], flat[step_id], other_starts, action)


def to_day(agenda: Agenda, now: Agenda, step_id: str, by: int) -> Draft:
    """To the day before or behind, from where it is in `now`, which was made of `agenda`."""
    there = side_by_side.out(now, step_id)
    day = there.step(step_id).day + by
    if day in days.days(there):
        there = days.to_day(there, step_id, day)
    return _draft(agenda, there if day in days.days(now) else now, step_id, AgendaAction.MOVED)


def beside(rows: tuple[PlanRow, ...], at: int, by: int) -> int:
    """Which row stands left or right of one: in the group beside it, else on the day before or behind at that time."""
    row = rows[at]
    groups = [each for each in rows if each.strand is not None and each.start < row.end and row.start < each.end]
    wanted = [each for each in groups if row.strand is not None and each.number == row.number + by]
    wanted = wanted or [each for each in rows if each.step.day == row.step.day + by]
    return rows.index(min(wanted, key=lambda each: abs(each.start - row.start))) if wanted else at
