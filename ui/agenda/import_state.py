"""What importing a table would do, line by line, worked out without Qt: nothing is imported before it was looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from agendas import table
from agendas.model import Agenda
from agendas.table import DraftStep, TablePreview
from agendas.table_columns import Column
from agendas.table_merge import Merge, merge, taken_over, too_long
from agendas.table_problems import RowMistake, TableProblem
from workshop_app.incoming.tables import IncomingTable


class Fate(StrEnum):
    """What becomes of one row of the table."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    ASKED = "asked"
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
    table: IncomingTable = IncomingTable(())
    columns: tuple[Column | None, ...] = ()
    heads: tuple[str, ...] = ()

    def count(self, fate: Fate) -> int:
        return sum(line.fate is fate for line in self.lines)

    @property
    def useful(self) -> bool:
        """Whether there is anything to import."""
        return self.merged is not None and bool(self.merged.added or self.merged.updated or self.count(Fate.SAME))


def import_preview(
    read: IncomingTable,
    agenda: Agenda,
    columns: Sequence[Column | None] | None = None,
    answers: Mapping[int, int] | None = None,
) -> ImportPreview:
    """Hold a table against the agenda it would be merged into. `columns` is what the coach says they mean, `answers`
    the minutes that were typed, by row."""
    hidden = {row.line for row in read.rows if row.hidden}
    found = table.read([row.cells for row in read.rows], [row.line for row in read.rows], columns, hidden, read.begins)
    if answers:
        found = _answered(found, answers)
    language = agenda.language
    troubles = [table.sentence(mistake, language) for mistake in found.mistakes if mistake.line == 0]
    texts = {row.line: " ".join(filter(None, row.cells)) for row in read.rows}
    left_out = (*_left_out(found, language, texts), *(ImportLine(line, Fate.LEFT_OUT) for line in read.broken))
    if not found.steps:
        return ImportPreview(agenda, left_out, tuple(troubles), (), None, read, found.columns, found.heads)
    merged = merge(agenda, found.steps)
    troubles += [table.sentence(mistake, language) for mistake in too_long(merged, set_aside=False)]
    lines = sorted((*_steps(found, merged, agenda), *left_out), key=_line)
    kept = tuple(agenda.step(step_id).title for step_id in merged.kept)
    return ImportPreview(agenda, tuple(lines), tuple(troubles), kept, merged, read, found.columns, found.heads)


def agenda_after(preview: ImportPreview, park_others: bool) -> Agenda | None:
    """The agenda as it would be; what the table does not mention stays in the plan, or is parked beside it."""
    return None if preview.merged is None else taken_over(preview.merged, park_others)


def _answered(found: TablePreview, answers: Mapping[int, int]) -> TablePreview:
    """The rows with the minutes that were typed for them; what was asked about is settled."""
    steps = tuple(replace(each, minutes=answers.get(each.line, each.minutes)) for each in found.steps)
    settled = {
        TableProblem.NO_MINUTES,
        TableProblem.MINUTES_UNREADABLE,
        TableProblem.TOO_LONG,
        TableProblem.DAY_TOO_LONG,
        TableProblem.TIMES_DISAGREE,
    }
    mistakes = tuple(each for each in found.mistakes if each.line not in answers or each.problem not in settled)
    return replace(found, steps=steps, mistakes=mistakes)


def _steps(found: TablePreview, merged: Merge, agenda: Agenda) -> list[ImportLine]:
    was = {step.id: step.minutes for step in agenda.steps}
    lines = []
    for step_id, draft in zip(merged.places, found.steps, strict=True):
        remarks = tuple(table.sentence(each, agenda.language) for each in _about(found, draft.line))
        minutes = draft.minutes if draft.minutes is not None else was.get(step_id, 0)
        lines.append(
            ImportLine(
                draft.line, _fate(step_id, draft, merged), draft.title, minutes, was.get(step_id, 0), draft, remarks
            ),
        )
    return lines


def _fate(step_id: str, draft: DraftStep, merged: Merge) -> Fate:
    if not step_id:
        return Fate.SAME if draft.minutes is not None else Fate.ASKED
    return Fate.NEW if step_id in merged.added else Fate.CHANGED if step_id in merged.updated else Fate.SAME


def _left_out(found: TablePreview, language: str, texts: Mapping[int, str]) -> tuple[ImportLine, ...]:
    drafted = {draft.line for draft in found.steps}
    lines = sorted({each.line for each in found.mistakes if each.line and each.line not in drafted})
    return tuple(
        ImportLine(
            line,
            Fate.LEFT_OUT,
            texts.get(line, ""),
            remarks=tuple(table.sentence(each, language) for each in _about(found, line)),
        )
        for line in lines
    )


def _about(found: TablePreview, line: int) -> tuple[RowMistake, ...]:
    return tuple(mistake for mistake in found.mistakes if mistake.line == line)


def _line(line: ImportLine) -> int:
    return line.line
