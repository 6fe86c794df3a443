"""The guard of published sets: what they promise is not typed over, added to or taken from by the way
(`domain/published.py` says what that is, `check_ins.ChangeInMidCycle` and `mid_cycle` are the way with a reason)."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from workshop_app.application.commands.basic import Edit
from workshop_app.application.ports import Clock, Reader, Transaction
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, Objective
from workshop_app.domain.published import is_promised, waiting_field
from workshop_app.domain.unsent import UnsentLine


class WaitingWords(Struct, frozen=True):
    """Words typed over what is published, with what they are for and what stands there."""

    kind: type[Any]
    id: str
    field: str
    before: str
    words: str


class EditDraft(Edit, frozen=True):
    """Change fields of a set, an objective or a key result. KnownError(SET_PUBLISHED) for what a published set
    promises."""

    def run(self, tx: Transaction, clock: Clock) -> None:
        if is_promised(self.kind, (name for name, _ in self.changes)):
            refuse_published(tx, set_of(tx, tx.get(self.kind, self.id)))
        super().run(tx, clock)


def edit_draft(kind: type, id: str, /, **changes: Any) -> EditDraft:
    """`edit_draft(KeyResult, kid, text="...")`, as `basic.edit`."""
    return EditDraft(kind, id, tuple(changes.items()))


def set_of(reader: Reader, part: DraftSet | Objective | KeyResult) -> str:
    """The id of the set that this belongs to, or is."""
    if isinstance(part, KeyResult):
        return reader.get(Objective, part.objective_id).set_id
    return part.set_id if isinstance(part, Objective) else part.id


def is_published(reader: Reader, set_id: str) -> bool:
    """Whether it is by now; one that is gone is not."""
    draft = reader.find(DraftSet, set_id)
    return draft is not None and draft.status is DraftStatus.PUBLISHED


def refuse_published(reader: Reader, set_id: str) -> None:
    """KnownError(SET_PUBLISHED) where it is."""
    if is_published(reader, set_id):
        raise KnownError(ErrorCode.SET_PUBLISHED)


def waiting(reader: Reader, set_id: str) -> tuple[WaitingWords, ...]:
    """What waits for a reason in this set, in the order the set is read."""
    lines: dict[str, list[UnsentLine]] = {}
    for line in reader.all(UnsentLine):
        if waiting_field(line.id) is not None:
            lines.setdefault(line.owner_id, []).append(line)
    if not lines:
        return ()
    parts: list[DraftSet | Objective | KeyResult] = [reader.get(DraftSet, set_id)]
    for objective in reader.all(Objective, set_id=set_id):
        parts += (objective, *reader.all(KeyResult, objective_id=objective.id))
    found = ((part, line, waiting_field(line.id)) for part in parts for line in lines.get(part.id, ()))
    return tuple(
        WaitingWords(of[0], part.id, of[1], str(getattr(part, of[1])), line.text)
        for part, line, of in found
        if of is not None and of[0] is type(part)
    )
