"""A typed commitment understood with what the file knows: who there is, which day it counts from, what stands there
already."""

from __future__ import annotations

from datetime import date, timedelta

from workshop_app.application.commitments import commitments
from workshop_app.application.ports import Reader
from workshop_app.application.told_people import namesakes
from workshop_app.domain.commitment_line import KnownNames, ReadDay, TypedCommitment, read_commitment
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.engagement import Team
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Attendance, Workshop

TYPED_UP = timedelta(days=7)  # so long after a workshop "Friday" is counted from its day: its cards are being typed up
MANY = 1_000  # people: more of them would keep a window waiting at every letter


def counted_from(reader: Reader, workshop_id: str, today: date) -> date:
    """The day from which "Friday" and "tomorrow" count: the workshop's own day while it lies a few days back, else
    today."""
    workshop = reader.find(Workshop, workshop_id)
    held = workshop.day if workshop is not None else None
    return held if held is not None and timedelta(0) <= today - held <= TYPED_UP else today


def known_names(reader: Reader, workshop_id: str) -> KnownNames:
    """Everybody a commitment of this workshop may name; of very many people only those who take part."""
    near, people = _near(reader, workshop_id), reader.column(Person, "name")
    if len(people) > MANY:
        people = {id: people[id] for id in near if id in people}
    return KnownNames(people, near, reader.column(Team, "name").values(), namesakes(reader))


def names_offered(reader: Reader, workshop_id: str) -> list[str]:
    """Whom to offer while a name is typed: first those who take part, in their order, then the others."""
    near, people = _near(reader, workshop_id), reader.column(Person, "name")
    others = sorted(set(people) - set(near), key=people.__getitem__) if len(people) <= MANY else ()
    return list(dict.fromkeys(people[id] for id in (*near, *others) if id in people))


def understood(
    reader: Reader, words: str, new: Commitment, read_day: ReadDay, today: date, names: KnownNames | None = None
) -> TypedCommitment:
    """What a typed line says. `new` carries the ids of the commitment it would become. With `names`, while somebody
    still types, nobody looks whether it stands there already."""
    if names is not None:
        return read_commitment(words, names, read_day, today, (), new)
    there = commitments(reader, new.workshop_id)
    return read_commitment(words, known_names(reader, new.workshop_id), read_day, today, there, new)


def _near(reader: Reader, workshop_id: str) -> list[str]:
    return [each.person_id for each in reader.all(Attendance, workshop_id=workshop_id)]
