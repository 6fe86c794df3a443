"""The read side: what screens, documents and the command line ask of an engagement. Every function takes a `Reader` and
returns frozen values; nothing here writes, and nothing reads more than its answer needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from agendas.model import Agenda
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import Engagement, RoleAssignment, Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import SETTLED, DraftSet, KeyResult, Objective
from workshop_app.domain.okr_numbers import numbers_of
from workshop_app.domain.parameters import (
    OpenQuestion,
    ParameterKey,
    ParameterRecord,
    ParameterStatus,
)
from workshop_app.domain.people import Person
from workshop_app.domain.run_rows import Run, RunEvent
from workshop_app.domain.scoring import Model, model_decided, models_of_cycles
from workshop_app.domain.workshops import (
    Attendance,
    GroupPlan,
    Workshop,
    WorkshopAgenda,
    WorkshopStatus,
    with_own_start,
)

ALONE = 6  # reading one person by itself takes as long as six of all


class Overview(Struct, frozen=True):
    """The counts of the rail and of the overview screen. `decided` counts parameters that need no more talk: decided,
    or set aside as not applicable."""

    client: str
    decided: int
    parked: int
    parameters: int
    open_questions: int
    people: int
    teams: int
    workshops: int
    next_workshop: Workshop | None
    draft_sets: int
    drafts_agreed: int
    objectives: int
    key_results: int


class Participant(Struct, frozen=True):
    """A person in a workshop, with the attendance that says so."""

    person: Person
    attendance: Attendance


def engagement(reader: Reader) -> Engagement:
    """The one engagement of the file."""
    return reader.all(Engagement)[0]


def overview(reader: Reader, today: date | None = None) -> Overview:
    """Counts only: a large file answers as fast as a small one. `today` leaves out workshops whose day has passed."""
    records = reader.all(ParameterRecord)
    done = (ParameterStatus.DECIDED, ParameterStatus.NOT_APPLICABLE)
    planned = workshops(reader)
    return Overview(
        client=engagement(reader).client,
        decided=sum(record.status in done for record in records),
        parked=sum(record.status is ParameterStatus.PARKED for record in records),
        parameters=len(ParameterKey),
        open_questions=reader.count(OpenQuestion, answer=""),
        people=reader.count(Person),
        teams=reader.count(Team),
        workshops=len(planned),
        next_workshop=next_workshop(planned, today),
        draft_sets=reader.count(DraftSet),
        drafts_agreed=sum(reader.count(DraftSet, status=each) for each in SETTLED),
        objectives=reader.count(Objective),
        key_results=reader.count(KeyResult),
    )


def nearest_workshops(planned: tuple[Workshop, ...], today: date, most: int) -> tuple[Workshop, ...]:
    """At most so many, by day: those still ahead, the next first, then the last that are over."""
    by_day = sorted(planned, key=lambda each: each.day or date.max)
    over = [each for each in by_day if each.day is not None and each.day < today]
    ahead = by_day[len(over) :]
    kept = ahead[:most]
    return (*over[len(over) - min(len(over), most - len(kept)) :], *kept)


def unfinished_runs(reader: Reader, workshop_id: str = "") -> tuple[Run, ...]:
    """Days that were begun and never ended, of one workshop or of all, oldest first; a rehearsal that was left is
    nobody's day. Asked every few seconds, so without reading the log."""
    equal = {"workshop_id": workshop_id} if workshop_id else {}
    return tuple(
        run
        for run in reader.all(Run, rehearsal=False, **equal)
        if not reader.count(RunEvent, run_id=run.id, kind="finished")
    )


def next_workshop(planned: tuple[Workshop, ...], today: date | None = None) -> Workshop | None:
    """The earliest one still ahead; one without a day comes after all that have one."""
    ahead = [each for each in planned if each.status is WorkshopStatus.PLANNED]
    if today is not None:
        ahead = [each for each in ahead if each.day is None or each.day >= today]
    return min(ahead, key=lambda each: (each.day or date.max, each.start), default=None)


def people(reader: Reader) -> tuple[Person, ...]:
    return reader.all(Person)


def count_people(reader: Reader) -> int:
    return reader.count(Person)


def teams(reader: Reader) -> tuple[Team, ...]:
    return reader.all(Team)


def roles(reader: Reader) -> tuple[RoleAssignment, ...]:
    return reader.all(RoleAssignment)


def parameters(reader: Reader) -> Mapping[ParameterKey, ParameterRecord]:
    """The eleven records by key, in the order they are asked."""
    found = {record.key: record for record in reader.all(ParameterRecord)}
    return {key: found[key] for key in ParameterKey if key in found}


def parameter(reader: Reader, key: ParameterKey) -> ParameterRecord:
    """The record of one parameter."""
    for record in reader.all(ParameterRecord, key=key):
        return record
    raise KnownError(ErrorCode.NOT_FOUND, kind=ParameterRecord.__name__, id=str(key))


def scoring_model(reader: Reader, cycle: int | None = None) -> Model:
    """How key results are scored: in a cycle that has begun as it was then, else as it is decided now."""
    begun = {} if cycle is None else models_of_cycles(reader.all(DraftSet, cycle=cycle))
    return begun[cycle] if cycle in begun else model_decided(parameter(reader, ParameterKey.SCORING))


def workshops(reader: Reader) -> tuple[Workshop, ...]:
    return reader.all(Workshop)


def agenda(reader: Reader, workshop_id: str) -> WorkshopAgenda:
    """The agenda snapshot of one workshop."""
    return reader.get(WorkshopAgenda, workshop_id)


def agenda_of_the_day(reader: Reader, workshop_id: str) -> Agenda:
    """The same with the start the workshop has now: whoever asks for a clock time wants this one."""
    return with_own_start(reader.get(Workshop, workshop_id), agenda(reader, workshop_id).agenda)


def attendance(reader: Reader, workshop_id: str) -> tuple[Attendance, ...]:
    return reader.all(Attendance, workshop_id=workshop_id)


def participants(reader: Reader, workshop_id: str, present_only: bool = False) -> tuple[Participant, ...]:
    """Who takes part, in order; `present_only` leaves out those not checked in."""
    entries = attendance(reader, workshop_id)
    by_id = _people_of(reader, entries)
    return tuple(
        Participant(by_id[entry.person_id], entry)
        for entry in entries
        if entry.person_id in by_id and (entry.present or not present_only)
    )


def _people_of(reader: Reader, entries: tuple[Attendance, ...]) -> dict[str, Person]:
    """Of twenty in a workshop and 20,000 in the company, the twenty: papers ask for each of two hundred workshops."""
    if reader.count(Person) < ALONE * len(entries):
        return {person.id: person for person in people(reader)}
    found = (reader.find(Person, entry.person_id) for entry in entries)
    return {person.id: person for person in found if person is not None}


def groups(reader: Reader, workshop_id: str) -> GroupPlan | None:
    """Who sits where, or None while nobody has made groups."""
    return reader.find(GroupPlan, workshop_id)


def runs(reader: Reader, workshop_id: str) -> tuple[Run, ...]:
    """Every time this workshop was run or rehearsed, oldest first."""
    return reader.all(Run, workshop_id=workshop_id)


def draft_sets(reader: Reader, team_id: str | None = None) -> tuple[DraftSet, ...]:
    """All draft sets, or those of one team."""
    return reader.all(DraftSet) if team_id is None else reader.all(DraftSet, team_id=team_id)


def objectives(reader: Reader, set_id: str) -> tuple[Objective, ...]:
    return reader.all(Objective, set_id=set_id)


def key_results(reader: Reader, objective_id: str) -> tuple[KeyResult, ...]:
    return reader.all(KeyResult, objective_id=objective_id)


def numbers(reader: Reader, set_id: str) -> dict[str, str]:
    """What each objective and key result of a set is called: "2", "2.1"."""
    return numbers_of((one, key_results(reader, one.id)) for one in objectives(reader, set_id))
