"""What the people and roles screens show, worked out without Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workshop_app.domain.people import Person


@dataclass(frozen=True, slots=True)
class PeopleCount:
    """The figures of the line above the list. `twice` are names that stand there more than once."""

    people: int
    teams: int
    coaches: int
    twice: tuple[str, ...]


def people_count(people: Iterable[Person]) -> PeopleCount:
    everyone = tuple(people)
    seen: set[str] = set()
    twice: list[str] = []
    for person in everyone:
        same = person.name.casefold()
        if same in seen and person.name not in twice:
            twice.append(person.name)
        seen.add(same)
    return PeopleCount(
        people=len(everyone),
        teams=len({person.team.strip().casefold() for person in everyone if person.team.strip()}),
        coaches=sum(person.can_coach for person in everyone),
        twice=tuple(twice),
    )
