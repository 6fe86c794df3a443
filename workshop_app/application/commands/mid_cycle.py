"""Commands that add something to a published set, or take something out of it, in the middle of its cycle: with the
reason, and who agreed (domain sections 3.9 and 6.4). What becomes of words and levels is `check_ins.ChangeInMidCycle`.

What came or went is told by a Wording of the set itself, under the fields "added" and "removed": what was taken out is
gone with its lines in check-ins, and its words, levels and last value stay there.
"""

from __future__ import annotations

from collections.abc import Hashable

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.commands.check_ins import complete_lines, reason
from workshop_app.application.commands.draft_removal import remove_key_result, remove_objective
from workshop_app.application.places import at_end
from workshop_app.application.ports import Clock, Reader, Transaction
from workshop_app.domain.check_ins import CheckIn, ProgressLine
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.text import one_line
from workshop_app.domain.wordings import Wording

ADDED, REMOVED = "added", "removed"


class AddInMidCycle(Struct, frozen=True):
    """A new key result under `objective_id`, or without one a new objective of the set. `id` is that of the new part;
    check-ins that are planned get a line for it."""

    set_id: str
    id: str
    text: str
    why: str
    agreed_by: str
    objective_id: str | None = None
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        draft, text = tx.get(DraftSet, self.set_id), one_line(self.text)
        if not text:
            raise KnownError(ErrorCode.TEXT_MISSING, field="text")
        why, agreed_by = reason(self.why, self.agreed_by)
        if self.objective_id is None:
            place = at_end(tx.all(Objective, set_id=draft.id))
            tx.put(Objective(self.id, draft.id, text, position=place))
        else:
            objective = tx.get(Objective, self.objective_id)
            place = at_end(tx.all(KeyResult, objective_id=objective.id))
            tx.put(KeyResult(self.id, objective.id, text, position=place))
        for each in tx.all(CheckIn, set_id=draft.id):
            if not each.held:
                complete_lines(tx, each.id)
        made = Wording(f"{self.id}-{ADDED}", draft.id, ADDED, clock.now(), "", text, why=why)
        tx.put(replace(made, agreed_by=agreed_by))


class TakeOutInMidCycle(Struct, frozen=True):
    """A key result, or an objective with its key results, is not worked on any more."""

    subject_id: str
    why: str
    agreed_by: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        why, agreed_by = reason(self.why, self.agreed_by)
        result = tx.find(KeyResult, self.subject_id)
        objective = tx.get(Objective, result.objective_id if result else self.subject_id)
        gone = (result,) if result else tx.all(KeyResult, objective_id=objective.id)
        told = [*(() if result else (one_line(objective.text),)), *(_as_it_stood(tx, each) for each in gone)]
        if result:
            remove_key_result(tx, result.id)
            for place, other in enumerate(tx.all(KeyResult, objective_id=objective.id)):
                tx.put(replace(other, position=place))
        else:
            remove_objective(tx, objective.id)
        words = "\n".join(line for line in told if line)
        made = Wording(f"{self.subject_id}-{REMOVED}", objective.set_id, REMOVED, clock.now(), words, "", why=why)
        tx.put(replace(made, agreed_by=agreed_by))


def _as_it_stood(reader: Reader, result: KeyResult) -> str:
    """ "Calls fall from 90 to 40 (90; 70 / 40 / 30; 61)": the sentence, its start and levels, and the last value."""
    days = {each.id: each.day for each in reader.all(CheckIn)}
    lines = [each for each in reader.all(ProgressLine, key_result_id=result.id) if each.value.strip()]
    last = max(lines, key=lambda line: days[line.check_in_id], default=None)
    levels = " / ".join(level.strip() for level in (result.commit, result.target, result.stretch) if level.strip())
    parts = (result.start, levels, last.value.strip() if last else "")
    figures = "; ".join(part for part in parts if part)
    text = one_line(result.text)
    return f"{text} ({figures})" if text and figures else text
