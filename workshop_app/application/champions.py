"""Who champions key results, told by one name wherever they are told of: that of the list of people where they are
known ("Jonas" and "Jonas Lindqvist" are one; two of one name are told apart), else as it was typed."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.ports import Reader
from workshop_app.application.told_people import namesakes
from workshop_app.domain.champion_names import names
from workshop_app.domain.named import Named
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.people import Person
from workshop_app.domain.text import in_a_row


class Champion(Struct, frozen=True):
    """`id` is that of the person, None of somebody who is not known."""

    name: str
    id: str | None = None


def in_words(result: KeyResult) -> str:
    """The names of a key result that was `told`, one after the other."""
    return in_a_row(name.strip() for name in result.champions.splitlines() if name.strip())


class Champions:
    """Read once for all key results."""

    def __init__(self, reader: Reader) -> None:
        self._names: dict[str, str] = reader.column(Person, "name")
        self._called = namesakes(reader)
        self._named = Named(self._names, people=True)

    def of(self, result: KeyResult) -> tuple[Champion, ...]:
        """Each of them once, in their order."""
        known = [id for id in result.champion_ids if id in self._names]
        lines = [line.strip() for line in result.champions.splitlines() if line.strip()]
        whole = self._named.each("\n".join(lines), True, known, result.champions)
        typed = [
            name
            for line, (_, id) in zip(lines, whole, strict=True)
            for name in ((line,) if id in known else names(line, tuple(self._names.values())))
        ]
        read = self._named.each("\n".join(typed), True, known, result.champions)
        said = (self._said(line, id if id in known else None) for line, (_, id) in zip(typed, read, strict=True))
        found: dict[str, Champion] = {}
        for each in said:
            found.setdefault(each.id or " ".join(each.name.casefold().split()), each)
        return tuple(Champion(self._called.get(each.id or "", each.name), each.id) for each in found.values())

    def names(self, result: KeyResult) -> tuple[str, ...]:
        return tuple(each.name for each in self.of(result))

    def in_field(self, result: KeyResult) -> str:
        """As it stands in the field, whose words stay but for the names of people who are meant by one of them."""
        lines = [line.strip() for line in result.champions.splitlines() if line.strip()]
        whole = self._named.each("\n".join(lines), True, result.champion_ids, result.champions)
        pairs = zip(lines, whole, strict=True)
        said = [self._said(line, id if id in result.champion_ids else None).name for line, (_, id) in pairs]
        return in_a_row(said)

    def told(self, result: KeyResult) -> KeyResult:
        """As it is shown and printed: "olaf" is Olaf Brandt where one person is meant."""
        champions = "\n".join(self.names(result))
        return result if champions == result.champions else replace(result, champions=champions)

    def _said(self, typed: str, id: str | None) -> Champion:
        return Champion(typed) if id is None else Champion(self._names[id].strip(), id)
