"""Who fills a role: the one way the roles screen writes. A name that stands in the list of people is joined with that
person, so that forgetting somebody finds them here, too."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.once_only import once_only
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.engagement import RoleAssignment, RoleKind
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.naming import alike
from workshop_app.domain.people import Person
from workshop_app.domain.roles import names_in
from workshop_app.domain.text import one_line

FIELDS = ("name", "contact", "load", "needed_from")


class FillRole(Struct, frozen=True):
    """Write one field of a role: name, contact, load or needed_from. Typing into the same field joins one undo step."""

    kind: RoleKind
    field: str
    value: str
    undoable: bool = True

    @property
    def merge_key(self) -> Hashable | None:
        return (FillRole, self.kind, self.field)

    def run(self, tx: Transaction, clock: Clock) -> None:
        if self.field not in FIELDS:
            raise KnownError(ErrorCode.NOT_FOUND, kind="role field", id=self.field)
        known = tx.all(RoleAssignment, kind=self.kind)
        position = list(RoleKind).index(self.kind)
        role = known[0] if known else once_only(tx, RoleAssignment("", self.kind, position=position))
        value = one_line(self.value)
        words: dict[str, Any] = {self.field: ", ".join(names_in(value)) if self.field == "name" else value}
        role = replace(role, **words)
        tx.put(_joined(tx, role) if self.field == "name" else role)


def _joined(tx: Transaction, role: RoleAssignment) -> RoleAssignment:
    """The role with the person of that name, and the way to reach them where nothing stands yet."""
    named = [each for each in tx.all(Person) if alike(each.name) == alike(role.name)] if role.name else []
    if len(named) != 1:  # two of one name: nobody can say which
        return replace(role, person_id=None)
    return replace(role, person_id=named[0].id, contact=role.contact or named[0].email)
