"""What the people and roles screens show, worked out without Qt."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from workshop_app.domain.people import Person


class PeopleCount(Struct, frozen=True):
    """The figures of the line above the list. `twice` are names that stand there more than once."""

    people: int
    teams: int
    coaches: int
    twice: tuple[str, ...]


def people_count(people: Iterable[Person]) -> PeopleCount:
    everyone = tuple(people)
    names = [person.name.casefold() for person in everyone]
    twice = _twice(everyone, names) if len(set(names)) < len(names) else ()
    return PeopleCount(
        people=len(everyone),
        teams=len({team.strip().casefold() for team in {person.team for person in everyone} if team.strip()}),
        coaches=sum(person.can_coach for person in everyone),
        twice=twice,
    )


def _twice(everyone: tuple[Person, ...], names: list[str]) -> tuple[str, ...]:
    """The spellings of names that stood there before."""
    seen: set[str] = set()
    found: dict[str, None] = {}
    for person, name in zip(everyone, names, strict=True):
        if name in seen:
            found[person.name] = None
        seen.add(name)
    return tuple(found)
