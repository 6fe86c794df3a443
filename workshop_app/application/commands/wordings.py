"""Commands about the wordings of a draft; the wordings themselves are written down by `application/wording_history`."""

from __future__ import annotations

from collections.abc import Hashable

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.ports import Clock, Transaction
from workshop_app.application.wording_history import wordings
from workshop_app.domain.text import one_line


class NameTheQuestion(Struct, frozen=True):
    """This question changed it: the latest wording of a field was an answer to it. Without a `question` that is taken
    back. A field nobody changed yet stays as it is."""

    subject_id: str
    field: str
    question: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        known = wordings(tx, self.subject_id, self.field)
        if known:
            tx.put(replace(known[-1], question=one_line(self.question)))
