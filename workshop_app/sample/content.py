"""From the sample's TOML to values: engagement, people, roles, parameters, teams and drafts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib import resources
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.cycle_days import SHARED_END
from workshop_app.domain.cycles import cycle_name
from workshop_app.domain.engagement import RoleAssignment, RoleKind, Team
from workshop_app.domain.identity import new_id
from workshop_app.domain.okr import Direction, DraftSet, DraftStatus, KeyResult, KeyResultType, Objective
from workshop_app.domain.parameters import (
    Confidence,
    InterviewNote,
    OpenQuestion,
    ParameterKey,
    ParameterRecord,
    ParameterStatus,
)
from workshop_app.domain.people import Person
from workshop_app.domain.programme_facts import CADENCE_DAYS
from workshop_app.sample.interviews import sample_interview

T = TypeVar("T")
CYCLE_MONTHS = 4
TUESDAY, THURSDAY, FRIDAY = 1, 3, 4
SHORTEST_WAIT = timedelta(days=10)  # between today and the first day of the coming cycle
PUBLISHED_AFTER = 10  # days into the cycle; the Friday after them


class SampleContent:
    """The sample as read from its file, with every day worked out from `now` (UTC)."""

    def __init__(self, language: str, now: datetime) -> None:
        self.raw: dict[str, Any] = read_sample("harbour_ferries", language)
        self.language = language
        self.now = now

    @property
    def client(self) -> str:
        return str(self.raw["engagement"]["client"])

    def day(self, offset: int) -> date:
        """The day so many days from now."""
        return self.now.date() + timedelta(days=offset)

    def workday(self, offset: int) -> date:
        """The same for what is done at work: not at a weekend, and no later than today what lies behind."""
        return at_work(self.day(offset), back=offset < 0)

    def cycle_start(self) -> date:
        """The first of the next month that is far enough away to prepare for."""
        first = (self.now.date() + SHORTEST_WAIT).replace(day=1)
        return date(first.year + first.month // 12, first.month % 12 + 1, 1)

    def cycle_name(self) -> str:
        return cycle_name(self.cycle_start(), CYCLE_MONTHS)

    def values(self, reader: Reader) -> tuple[object, ...]:
        """Everything but the workshops, ready to be added to the fresh file behind `reader`."""
        engagement = replace(
            queries.engagement(reader),
            **self.raw["engagement"],
            cycle_name=self.cycle_name(),
            cycle_start=self.cycle_start(),
            cycle_months=CYCLE_MONTHS,
            language=self.language,
            sample=True,
        )
        people = self._people()
        teams = tuple(Team(new_id(), position=number, **entry) for number, entry in enumerate(self.raw["teams"]))
        return (
            engagement,
            *people,
            *self._roles(people),
            *self._parameters(queries.parameters(reader)),
            *sample_interview(self, people),
            *self._questions(),
            *self._notes(),
            *teams,
            *self._drafts({team.name: team.id for team in teams}),
        )

    def _people(self) -> tuple[Person, ...]:
        ids = {entry["name"]: new_id() for entry in self.raw["people"]}
        return tuple(
            Person(
                id=ids[entry["name"]],
                position=number,
                reports_to=ids.get(entry.get("reports_to", "")),
                boss=entry.get("reports_to", ""),
                **{key: value for key, value in entry.items() if key != "reports_to"},
            )
            for number, entry in enumerate(self.raw["people"])
        )

    def _roles(self, people: tuple[Person, ...]) -> Iterator[RoleAssignment]:
        ids = {person.name: person.id for person in people}
        for number, entry in enumerate(self.raw["roles"]):
            yield RoleAssignment(
                id=new_id(),
                kind=RoleKind(entry["kind"]),
                person_id=ids.get(entry["name"]),
                position=number,
                **{key: value for key, value in entry.items() if key != "kind"},
            )

    def _parameters(self, records: Any) -> Iterator[ParameterRecord]:
        offsets = {"decided_on", "review_on", "parked_until"}
        for entry in self.raw["parameters"]:
            plain = {
                key: self.day(value) if key in offsets else value
                for key, value in entry.items()
                if key not in {"key", "status", "confidence", "details"}
            }
            yield replace(
                records[ParameterKey(entry["key"])],
                status=ParameterStatus(entry["status"]),
                confidence=Confidence(entry["confidence"]),
                details=tuple(
                    (name, value) for name, value in {**entry["details"], **self._dates(entry["key"])}.items()
                ),
                **plain,
            )

    def _dates(self, key: str) -> dict[str, str]:
        """The dates of the cycle parameter follow from the cycle's first day."""
        if key != "cycle":
            return {}
        start = self.cycle_start()
        publish_by = next_weekday(FRIDAY, start + timedelta(days=self.raw.get("published_after", PUBLISHED_AFTER)))
        end = date(start.year + (start.month + 3) // 12, (start.month + 3) % 12 + 1, 1) - timedelta(days=1)
        first = next_weekday(TUESDAY, publish_by + timedelta(days=10))  # counted from publishing, as the calendar does
        cadence = next(each["details"]["cadence"] for each in self.raw["parameters"] if each["key"] == "scoring")
        rhythm = range(0, (end - timedelta(days=SHARED_END) - first).days + 1, CADENCE_DAYS[cadence])
        return {
            "first_start": start.isoformat(),
            "first_end": end.isoformat(),
            "publish_by": publish_by.isoformat(),
            "mid_cycle": next_weekday(THURSDAY, start + timedelta(days=58)).isoformat(),
            "check_ins": "\n".join((first + timedelta(days=days)).isoformat() for days in rhythm),
        }

    def _questions(self) -> Iterator[OpenQuestion]:
        for number, entry in enumerate(self.raw["questions"]):
            yield OpenQuestion(
                id=new_id(),
                key=ParameterKey(entry["key"]),
                text=entry["text"],
                owner=entry["owner"],
                due=self.day(entry["due"]),
                position=number,
            )

    def _notes(self) -> Iterator[InterviewNote]:
        for entry in self.raw["notes"]:
            at = self.now + timedelta(days=entry["day"])
            yield InterviewNote(new_id(), ParameterKey(entry["key"]), at, entry["text"])

    def _drafts(self, teams: dict[str, str]) -> Iterator[object]:
        for number, entry in enumerate(self.raw["drafts"]):
            draft = DraftSet(
                id=new_id(),
                team_id=teams[entry["team"]],
                status=DraftStatus(entry["status"]),
                position=number,
                **_own(DraftSet, entry, "team", "status"),
            )
            yield draft
            for place, objective_entry in enumerate(entry["objectives"]):
                objective = Objective(
                    id=new_id(),
                    set_id=draft.id,
                    direction=Direction(objective_entry["direction"]),
                    position=place,
                    **_own(Objective, objective_entry, "direction"),  # what it adds to is said once all of it is there
                )
                yield objective
                for rank, kr_entry in enumerate(objective_entry["key_results"]):
                    yield KeyResult(
                        id=new_id(),
                        objective_id=objective.id,
                        type=KeyResultType(kr_entry["type"]),
                        position=rank,
                        **_own(KeyResult, kr_entry, "type"),
                    )


def read_sample(name: str, language: str) -> dict[str, Any]:
    """One of the files beside this one."""
    file = resources.files(__package__).joinpath(f"{name}.{language}.toml")
    return tomllib.loads(file.read_text("utf-8"))


def _own(kind: type[Struct], entry: dict[str, Any], *but: str) -> dict[str, Any]:
    """The entry's keys that are plain fields of this kind."""
    names = set(kind.__struct_fields__) - set(but)
    return {key: value for key, value in entry.items() if key in names}


def at_work(day: date, *, back: bool = False) -> date:
    """The day itself, or the next one, or the one before it, on which people work."""
    while day.weekday() > FRIDAY:
        day += timedelta(days=-1 if back else 1)
    return day


def next_weekday(weekday: int, day: date) -> date:
    """The day itself or the first one after it that falls on this weekday (0: Monday)."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)
