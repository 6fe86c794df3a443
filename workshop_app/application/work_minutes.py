"""How long people worked in a workshop, breaks not counted: the one figure of its certificates, its report and the
coach's session log. And in which rounds they really worked.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from agendas import schedule
from agendas.model import Agenda
from workshop_app.application.day_report import workshop_days
from workshop_app.application.group_queries import rounds_held
from workshop_app.application.ports import Reader
from workshop_app.domain.workshops import Workshop, WorkshopStatus


class WorkMinutes(Struct, frozen=True):
    """`measured`: as the log has them, of every day; else as they are planned."""

    minutes: int
    measured: bool


def work_minutes(reader: Reader, workshop: Workshop, agenda: Agenda) -> WorkMinutes:
    """As it was where all days were run, else as planned."""
    days = [each for each in workshop_days(reader, workshop.id) if not each.run.rehearsal]
    if {each.day for each in days} == {step.day for step in agenda.steps}:
        return WorkMinutes(sum(each.worked for each in days), True)
    return WorkMinutes(schedule.totals(agenda, (workshop.start, *agenda.starts[1:])).net, False)


def is_over(workshop: Workshop, work: WorkMinutes, today: date) -> bool:
    """Whether it was held: its day was run or ended, or has gone by (on paper, without our clock)."""
    gone = workshop.day is not None and workshop.day < today
    return work.measured or workshop.status is WorkshopStatus.FINISHED or gone


def rounds_worked(reader: Reader, workshop_id: str) -> frozenset[int]:
    """The rounds that were held, without those that were only passed over on the way to a later item."""
    days = (each for each in workshop_days(reader, workshop_id) if not each.run.rehearsal)
    passed = (step.step for day in days for step in day.steps if step.actual is None)
    return rounds_held(reader, workshop_id) - {round.number for step in passed for round in step.rounds}
