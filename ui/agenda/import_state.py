"""What importing a table would do, line by line, worked out without Qt: nothing is imported before it was looked at."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from agendas import parked, table
from agendas.model import Agenda
from agendas.table import DraftStep, RowMistake, TablePreview
from agendas.table_merge import Merge, merge
from workshop_app.incoming.tables import IncomingTable


class Fate(StrEnum):
    """What becomes of one row of the table."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    LEFT_OUT = "left_out"


class ImportLine(Struct, frozen=True):
    """One row: what was understood, what becomes of it, and what is to be said about it (in our words; nothing
    when the row could not even be read)."""

    line: int
    fate: Fate
    title: str = ""
    minutes: int = 0
    was: int = 0
    draft: DraftStep | None = None
    remarks: tuple[str, ...] = ()


class ImportPreview(Struct, frozen=True):
    """The whole import into `agenda`. `kept` are the titles of steps the table does not mention."""

    agenda: Agenda
    lines: tuple[ImportLine, ...]
    troubles: tuple[str, ...]
    kept: tuple[str, ...]
    merged: Merge | None

    def count(self, fate: Fate) -> int:
        return sum(line.fate is fate for line in self.lines)

    @property
    def useful(self) -> bool:
        """Whether there is anything to import."""
        return self.merged is not None and bool(self.merged.added or self.merged.updated or self.count(Fate.SAME))


def import_preview(read: IncomingTable, agenda: Agenda) -> ImportPreview:
    """Hold a table against the agenda it would be merged into."""
    found = table.read([row.cells for row in read.rows], [row.line for row in read.rows])
    language = agenda.language
    troubles = [table.sentence(mistake, language) for mistake in found.mistakes if mistake.line == 0]
    left_out = (*_left_out(found, language), *(ImportLine(line, Fate.LEFT_OUT) for line in read.broken))
    if not found.steps:
        return ImportPreview(agenda, left_out, tuple(troubles), (), None)
    merged = merge(agenda, found.steps)
    lines = sorted((*_steps(found, merged, agenda), *left_out), key=_line)
    kept = tuple(agenda.step(step_id).title for step_id in merged.kept)
    return ImportPreview(agenda, tuple(lines), tuple(troubles), kept, merged)


def agenda_after(preview: ImportPreview, park_others: bool) -> Agenda | None:
    """The agenda as it would be; what the table does not mention stays in the plan, or is parked beside it."""
    if preview.merged is None:
        return None
    agenda = preview.merged.agenda
    for step_id in preview.merged.kept if park_others else ():
        agenda = parked.park(agenda, step_id)
    return agenda


def _steps(found: TablePreview, merged: Merge, agenda: Agenda) -> list[ImportLine]:
    """The drafts stand in the merged agenda in their own order, between what was kept."""
    kept = set(merged.kept)
    ids = [step.id for step in merged.agenda.steps if step.id not in kept]
    was = {step.id: step.minutes for step in agenda.steps}
    lines = []
    for step_id, draft in zip(ids, found.steps, strict=True):
        fate = Fate.NEW if step_id in merged.added else Fate.CHANGED if step_id in merged.updated else Fate.SAME
        remarks = tuple(table.sentence(each, agenda.language) for each in _about(found, draft.line))
        lines.append(
            ImportLine(draft.line, fate, draft.title, draft.minutes, was.get(step_id, 0), draft, remarks),
        )
    return lines


def _left_out(found: TablePreview, language: str) -> tuple[ImportLine, ...]:
    drafted = {draft.line for draft in found.steps}
    lines = sorted({each.line for each in found.mistakes if each.line and each.line not in drafted})
    return tuple(
        ImportLine(line, Fate.LEFT_OUT, remarks=tuple(table.sentence(each, language) for each in _about(found, line)))
        for line in lines
    )


def _about(found: TablePreview, line: int) -> tuple[RowMistake, ...]:
    return tuple(mistake for mistake in found.mistakes if mistake.line == line)


def _line(line: ImportLine) -> int:
    return line.line
