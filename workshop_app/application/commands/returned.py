"""Commands for what a client sent back in a document: keep it, accept or refuse a proposal, close a comment.

An accepted proposal goes the way of any decision (`commands.parameters.write`), so that its history and undo are those
of a typed one.
"""

from __future__ import annotations

from collections.abc import Hashable

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.commands.own_parameters import WriteOwn
from workshop_app.application.commands.parameters import write
from workshop_app.application.once_only import once_only
from workshop_app.application.places import at_end
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.parameters import ParameterRecord
from workshop_app.domain.returned import ReturnedComment, ReturnedKind, ReturnedState, unknown


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
    """The client's words become the decision."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        proposal = _open(tx, self.id, ReturnedKind.PROPOSAL)
        record = next((each for each in tx.all(ParameterRecord) if each.key.value == proposal.key), None)
        if record is not None:
            write(record, "decision", proposal.new).run(tx, clock)
        else:
            WriteOwn(proposal.key, "decision", proposal.new).run(tx, clock)
        tx.put(replace(proposal, state=ReturnedState.ACCEPTED))


class RefuseProposal(Struct, frozen=True):
    """The decision stays as it is; the proposal is kept as refused."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.put(replace(_open(tx, self.id, ReturnedKind.PROPOSAL), state=ReturnedState.REFUSED))


class CloseComment(Struct, frozen=True):
    """The comment was read and dealt with."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.put(replace(_open(tx, self.id, ReturnedKind.COMMENT), state=ReturnedState.CLOSED))


class ReopenReturned(Struct, frozen=True):
    """Look at it again; an accepted proposal's words stay in the decision until somebody changes them."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.put(replace(tx.get(ReturnedComment, self.id), state=ReturnedState.OPEN))


def _open(tx: Transaction, id: str, kind: ReturnedKind) -> ReturnedComment:
    """The one that is still to be settled; settling it twice changes nothing a second time."""
    found = tx.get(ReturnedComment, id)
    if found.kind is not kind or found.state is not ReturnedState.OPEN:
        raise KnownError(ErrorCode.NOT_FOUND, kind=ReturnedComment.__name__, id=id)
    return found
