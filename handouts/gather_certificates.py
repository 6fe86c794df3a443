"""Reads who took part in a workshop, for how long and on which seats: what a certificate says has to be so."""

from __future__ import annotations

from agendas.model import Seat, StepType
from handouts.gather import ComposeOptions
from handouts.gather_workshops import workshop_imprint, workshops
from handouts.workshop_sources import CertificateSource, CertifiedPerson
from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.application.work_minutes import is_over, rounds_worked, work_minutes
from workshop_app.domain.naming import in_order
from workshop_app.domain.run_rows import Run
from workshop_app.domain.workshops import GroupPlan, Workshop


def attendance_certificate(reader: Reader, options: ComposeOptions) -> tuple[CertificateSource, ...]:
    found = []
    for workshop, agenda in workshops(reader, options):
        there = queries.participants(reader, workshop.id, present_only=True)
        if not there:
            continue
        work = work_minutes(reader, workshop, agenda)
        over = is_over(workshop, work, options.day)
        seats = _seats(reader, workshop) if over else {}
        people = (
            CertifiedPerson(each.person.name, seats.get(each.person.id, ()), not each.attendance.told) for each in there
        )
        found.append(
            CertificateSource(
                workshop_imprint(reader, options, workshop, agenda),
                tuple(sorted(people, key=lambda person: in_order(person.name))),
                work.minutes,
                work.measured,
                any(step.type is StepType.BREAK for step in agenda.steps),
                over,
            )
        )
    return tuple(found)


def _seats(reader: Reader, workshop: Workshop) -> dict[str, tuple[Seat, ...]]:
    """Which seats each person had, by id: in the rounds that were held, where the day was run with our clock."""
    plan, logged = reader.find(GroupPlan, workshop.id), reader.count(Run, workshop_id=workshop.id, rehearsal=False)
    held = rounds_worked(reader, workshop.id) if logged else None
    rounds = plan.rounds if plan else ()
    rooms = [room for round in rounds if held is None or round.number in held for room in round.rooms]
    coaches, coachees = {room.coach for room in rooms}, {room.coachee for room in rooms}
    observers = {id for room in rooms for id in room.observers}
    taken = {Seat.COACH: coaches, Seat.COACHEE: coachees, Seat.OBSERVER: observers}
    return {id: tuple(s for s, ids in taken.items() if id in ids) for id in coaches | coachees | observers}
