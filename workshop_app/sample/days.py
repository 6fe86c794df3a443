"""The sample's workshops: one finished, with the log of its real day, and one planned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from agendas import loader, schedule
from agendas.model import Agenda
from workshop_app.domain import groups, run
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.engagement import Team
from workshop_app.domain.identity import new_id
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import (
    Attendance,
    GroupPlan,
    Workshop,
    WorkshopAgenda,
    WorkshopStatus,
)
from workshop_app.sample.content import SampleContent


def sample_workshops(content: SampleContent, values: tuple[object, ...]) -> Iterator[object]:
    """The workshops of the sample with everything below them; `values` are the sample's people and teams."""
    people = tuple(value for value in values if isinstance(value, Person))
    teams = {value.name: value.id for value in values if isinstance(value, Team)}
    for number, entry in enumerate(content.raw["workshops"]):
        agenda = loader.load(entry["template"], content.language)
        start = schedule.parse_clock(entry["start"]) or agenda.starts[0]
        workshop = Workshop(
            id=new_id(),
            title=entry["title"],
            kind=agenda.kind,
            template=agenda.id,
            day=content.workday(entry["day"]),
            start=start,
            place=entry["place"],
            team_id=teams.get(entry.get("team", "")),
            status=WorkshopStatus.FINISHED if entry.get("finished") else WorkshopStatus.PLANNED,
            position=number,
        )
        yield workshop
        yield WorkshopAgenda(workshop.id, agenda)
        present = [person for person in people if entry["people"] == "all" or person.name in entry["people"]]
        for place, person in enumerate(present):
            yield Attendance(new_id(), workshop.id, person.id, position=place)
        yield from _groups(workshop.id, agenda, present, entry["seed"])
        if entry.get("finished"):
            yield from _log(workshop, agenda, entry)
        yield from _commitments(content, workshop.id, entry, people)


def _groups(workshop_id: str, agenda: Agenda, people: list[Person], seed: int) -> Iterator[GroupPlan]:
    rounds = len(groups.rotation_steps(agenda))
    if rounds:
        yield groups.deal(people, rounds, seed).plan(workshop_id)


def _commitments(
    content: SampleContent, workshop_id: str, entry: dict[str, Any], people: tuple[Person, ...]
) -> Iterator[Commitment]:
    """What was said at the wrap-up, by the people of the sample."""
    ids = {person.name: person.id for person in people}
    for made in entry.get("commitments", ()):
        who, with_whom = made["who"], made.get("with", "")
        yield Commitment(
            new_id(),
            workshop_id,
            made["text"],
            who,
            ids.get(who),
            with_whom,
            ids.get(with_whom),
            content.workday(made["due"]),
            made.get("done", False),
        )


def _log(workshop: Workshop, agenda: Agenda, entry: dict[str, Any]) -> Iterator[object]:
    """The day as it went: every event decided by the same rules as a live run, on the day's own clock."""
    assert workshop.day is not None
    planned = run.local_instant(workshop.day, workshop.start)
    now = planned + timedelta(minutes=entry["started_late"])
    record = run.Run(new_id(), workshop.id, now)
    yield record
    state, number = run.RunState(agenda), 0
    for at, command in _commands(agenda, entry, planned, workshop.start, now):
        for event in run.decide(state, command, at):
            state, number = run.evolve(state, event), number + 1
            yield run.row_of(event, record.id, number)


def _commands(
    agenda: Agenda, entry: dict[str, Any], planned: datetime, start: int, now: datetime
) -> Iterator[tuple[datetime, run.Command]]:
    yield now, run.Start(planned, start)
    last = len(agenda.steps) - 1
    for index, minutes in enumerate(entry["took"]):
        for note in entry["notes"]:
            if note["step"] == index + 1:
                kind = run.NoteKind(note["kind"])
                yield now + timedelta(minutes=minutes / 2), run.TakeNote(kind, note["text"])
        now += timedelta(minutes=minutes)
        yield now, run.Finish() if index == last else run.Next()
