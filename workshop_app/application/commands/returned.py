"""Commands for what a client sent back in a document: keep it, accept or refuse a proposal, close a comment.

An accepted proposal goes the way of any decision (`commands.parameters.write`), so that its history and undo are those
of a typed one.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.command import Command
from workshop_app.application.commands.own_parameters import WriteOwn
from workshop_app.application.commands.parameters import SetDetail, write
from workshop_app.application.commands.roles import FillRole
from workshop_app.application.once_only import once_only
from workshop_app.application.places import at_end
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.engagement import RoleKind
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.parameters import ParameterRecord
from workshop_app.domain.returned import DATES, ReturnedComment, ReturnedField, ReturnedKind, ReturnedState, unknown
from workshop_app.domain.values.days import read_day
from workshop_app.domain.versions import DETAIL

_ROLES: dict[str, RoleKind] = {
    ReturnedField.SPONSOR: RoleKind.SPONSOR,
    ReturnedField.PROJECT_LEAD: RoleKind.PROJECT_LEAD,
}


class KeepReturned(Struct, frozen=True):
    """Put what came back beside its parameters; what is there already from the same file stays as it is."""

    values: tuple[ReturnedComment, ...]
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        known = tx.all(ReturnedComment)
        for place, each in enumerate(unknown(self.values, known), start=at_end(known)):
            tx.put(once_only(tx, replace(each, position=place)))


class AcceptProposal(Struct, frozen=True):
    """The client's words become the decision, or the field they stand for. KnownError for a date that can be read two
    ways or not at all, a detail that takes no such value, and a text that no field stands for."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        proposal = _open(tx, self.id, ReturnedKind.PROPOSAL)
        _taken(tx, proposal).run(tx, clock)
        tx.put(replace(proposal, state=ReturnedState.ACCEPTED))


class RefuseProposal(Struct, frozen=True):
    """The decision stays as it is; the proposal is kept as refused."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.put(replace(_open(tx, self.id, ReturnedKind.PROPOSAL), state=ReturnedState.REFUSED))


class CloseComment(Struct, frozen=True):
    """The comment, or a change that is carried over by hand, was read and dealt with."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        found = tx.get(ReturnedComment, self.id)
        kind = ReturnedKind.PROPOSAL if found.by_hand else ReturnedKind.COMMENT
        tx.put(replace(_open(tx, self.id, kind), state=ReturnedState.CLOSED))


class KeepTogether(Struct, frozen=True):
    """Several proposals of one file are turned down at once: what stands here stays."""

    ids: tuple[str, ...]
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        for id in self.ids:
            found = _open(tx, id, ReturnedKind.PROPOSAL)
            tx.put(replace(found, state=ReturnedState.CLOSED if found.by_hand else ReturnedState.REFUSED))


class ReopenReturned(Struct, frozen=True):
    """Look at it again; an accepted proposal's words stay in the decision until somebody changes them."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.put(replace(tx.get(ReturnedComment, self.id), state=ReturnedState.OPEN))


def _taken(tx: Transaction, proposal: ReturnedComment) -> Command:
    """What carries the new words to where they belong."""
    field = proposal.field or "decision"
    if field in _ROLES:
        return FillRole(_ROLES[field], "name", proposal.new)
    if proposal.by_hand:
        raise KnownError(ErrorCode.NOT_FOUND, kind="field", id=field)
    value = _day(field, proposal.new) if field in DATES else proposal.new
    record = next((each for each in tx.all(ParameterRecord) if each.key.value == proposal.key), None)
    if record is None:
        return WriteOwn(proposal.key, field, value)
    if field.startswith(DETAIL):
        return SetDetail(record.id, field.removeprefix(DETAIL), proposal.new)
    return write(record, field, value)


def _day(field: str, words: str) -> date | None:
    """The day in these words; none in no words."""
    day = read_day(words)
    if day is None and words.strip():
        raise KnownError(ErrorCode.DATE_UNREADABLE, field=field.replace("_", " "), text=words)
    return day


def _open(tx: Transaction, id: str, kind: ReturnedKind) -> ReturnedComment:
    """The one that is still to be settled; settling it twice changes nothing a second time."""
    found = tx.get(ReturnedComment, id)
    if found.kind is not kind or found.state is not ReturnedState.OPEN:
        raise KnownError(ErrorCode.NOT_FOUND, kind=ReturnedComment.__name__, id=id)
    return found
