"""Reads who comes to a workshop, and what its seats do not say of that, for the plan B on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from handouts.workshop_sources import PlanBPeople
from workshop_app.application import queries
from workshop_app.application.people_names import names_of
from workshop_app.application.ports import Reader
from workshop_app.domain.groups import missing, people_in, seatless
from workshop_app.domain.people import Person
from workshop_app.domain.seat_rules import facts_of, known_times


def people(reader: Reader, workshop_id: str) -> PlanBPeople:
    """Some milliseconds, where the reader lives."""
    agenda, plan = queries.agenda_of_the_day(reader, workshop_id), queries.groups(reader, workshop_id)
    here = queries.participants(reader, workshop_id, present_only=True)
    come = tuple(each.person for each in here)
    rounds = any(step.rounds for step in agenda.steps)
    if plan is None or not plan.rounds:
        return PlanBPeople(rounds, come=_names(come, names_of(come)))
    nowhere = seatless(plan.rounds, come)
    missed = missing(plan.rounds, come, facts_of(come, known_times((each.attendance for each in here), agenda)))
    ids = {id for one in plan.rounds for room in one.rooms for id in people_in(room)} - {each.id for each in come}
    away = tuple(each.person for each in queries.participants(reader, workshop_id) if each.person.id in ids)
    names = names_of((*come, *away))
    some = tuple(each for each in missed if each not in nowhere)
    return PlanBPeople(rounds, (), _names(nowhere, names), _names(some, names), _names(away, names))


def _names(people: Iterable[Person], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names[each.id] for each in people)
