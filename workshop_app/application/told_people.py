"""People as lists call them who stand there by name: one who has the name of somebody else is told apart by the team,
as on seat cards. What nobody knows to be one of them stays as it was written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.people_names import same, told_apart
from workshop_app.application.ports import Reader
from workshop_app.domain.people import Person

T = TypeVar("T", bound=Struct)

# Where values keep a name as it was written, and the person it is known to be.
NAMED = (
    *(("who", "who_id"), ("with_whom", "with_id"), ("owner", "owner_id"), ("name", "person_id")),
    *(("needs_owner", "needs_owner_id"), ("gives_owner", "gives_owner_id"), ("confirmed_by", "confirmed_by_id")),
)


def namesakes(reader: Reader) -> Mapping[str, str]:
    """What those are called who have one name with somebody else, by id; quick where there are none, however many
    people there are."""
    names = reader.column(Person, "name").items()
    spelt = {id: " ".join(name.casefold().split()) if name.isascii() else same(name) for id, name in names}
    often = Counter(name for name in spelt.values() if name)
    return told_apart(reader.get(Person, id) for id, name in spelt.items() if often[name] > 1)


class ToldPeople:
    """Read once for a whole list."""

    def __init__(self, reader: Reader) -> None:
        self._called = namesakes(reader)
        self._names = {id: same(reader.get(Person, id).name) for id in self._called}

    def called(self, words: str, id: str | None) -> str:
        """Somebody who is written like this, where it is known which person that is."""
        return self._called[id] if id is not None and self._names.get(id) == same(words) else words

    def told(self, value: T) -> T:
        """A commitment, an action, a question, somebody who is asked, with its people as they are called: to be shown
        and never to be kept."""
        pairs = [(words, id) for words, id in NAMED if hasattr(value, words) and hasattr(value, id)]
        called = {words: self.called(getattr(value, words), getattr(value, id)) for words, id in pairs}
        changed = {words: name for words, name in called.items() if name != getattr(value, words)}
        return replace(value, **changed) if changed else value
