"""A client's file after years: 500 people, 200 workshops and 500 draft sets with 20,000 key results, no two of them in
the same words. Made for the benches of what is exported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

SETS, OBJECTIVES, KEY_RESULTS = 500, 5, 8
PEOPLE, WORKSHOPS, SEATS = 500, 200, 20

THINGS = (
    "Departures before nine on time",
    "Complaints answered within two days",
    "Passengers who book again within a year",
    "Crew changes filled from our own list",
    "School groups that sail every month",
    "Fuel used per crossing",
    "Near misses reported by the crew",
    "Berths free when the ferry arrives",
    "Days from order to delivery",
    "Invoices paid without a question",
    "Trainees who stay after the first winter",
)
PLACES = ("on the north line", "at Oban harbour", "in the islands", "for commuters", "after the winter timetable")
UNITS = ("%", "a week", "%", "days")
LINES = (
    "Be the crossing people set their watches by",
    "Make the harbour a place where nothing waits",
    "Give crews a week they can plan around",
    "Let every island shop trust its Monday delivery",
    "Win back those who took the car",
)
REASONS = (
    "Two of ten departures before nine leave late, and the school has begun to record absences.",
    "It touches 640 passengers every weekday.",
    "The new berth plan gives us eight free minutes in the morning for the first time.",
    "If the next cycle is like the last one, we lose the argument before it starts.",
)


def build(path: Path, sets: int = SETS) -> None:
    from workshop_app import bootstrap
    from workshop_app.application.commands.basic import Add

    workspace = bootstrap.create(path, "Large")
    workspace.apply(Add((*_people_and_workshops(), *_drafts(sets)), undoable=False))
    workspace.close()


def _people_and_workshops() -> Iterator[object]:
    from agendas import loader
    from workshop_app.domain.identity import new_id
    from workshop_app.domain.people import Person
    from workshop_app.domain.workshops import Attendance, Workshop, WorkshopAgenda

    agenda = loader.load("expert_onsite")
    people = [Person(new_id(), _name(n), f"Team {n % 40}", position=n) for n in range(PEOPLE)]
    yield from people
    for number in range(WORKSHOPS):
        workshop = Workshop(new_id(), f"Workshop {number}", agenda.kind, agenda.id, position=number)
        yield from (workshop, WorkshopAgenda(workshop.id, agenda))
        seated = [people[(number + n) % PEOPLE] for n in range(SEATS)]
        yield from (Attendance(new_id(), workshop.id, each.id, position=n) for n, each in enumerate(seated))


def _name(number: int) -> str:
    return f"First{number % 50} Last{number}"


def _drafts(sets: int) -> Iterator[object]:
    from workshop_app.domain.engagement import Team
    from workshop_app.domain.identity import new_id
    from workshop_app.domain.okr import DraftSet, Objective

    for number in range(sets):
        team = Team(new_id(), f"Team {number}", position=number)
        draft = DraftSet(new_id(), team.id, f"Keep line {number} running", f"Team {number + 1}", position=number)
        yield from (team, draft)
        for place, line in enumerate(LINES[:OBJECTIVES]):
            words, reason = f"{line}, line {number}", " ".join(REASONS[: 1 + (number + place) % 4])
            objective = Objective(new_id(), draft.id, words, reason, position=place)
            yield objective
            yield from _key_results(objective.id, number * OBJECTIVES * KEY_RESULTS + place * KEY_RESULTS)


def _key_results(objective_id: str, first: int) -> Iterator[object]:
    from workshop_app.domain.identity import new_id
    from workshop_app.domain.okr import KeyResult

    for position, number in enumerate(range(first, first + KEY_RESULTS)):
        start, unit = 20 + number * 7919 % 977, UNITS[number % len(UNITS)]
        thing, place = THINGS[number % len(THINGS)], PLACES[number % len(PLACES)]
        yield KeyResult(
            new_id(),
            objective_id,
            f"{thing} {place}, route {number}, rise from {start} {unit} to {start + 30 + number % 13} {unit}",
            baseline=f"{start}",
            commit=f"{start + 10}",
            target=f"{start + 30 + number % 13}",
            stretch=f"{start + 45}",
            unit=unit,
            champions=_name(number % PEOPLE),
            position=position,
        )
