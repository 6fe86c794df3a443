"""Changed fields as a table, and the words for fields and stored values. Used by the changes view."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.interview.changes.view_state import FIRST_ANSWER
from ui.labels import enum_label
from ui.widgets import dates
from ui.widgets.dates import in_words, short_day
from ui.widgets.row_models import Index, RowTableModel
from workshop_app.application.version_queries import ChangeRow
from workshop_app.domain.parameters import Confidence, ParameterStatus
from workshop_app.domain.versions import DETAIL

LONGEST = 160  # characters of a cell; the whole text stands beside the table
FIELDS = {
    FIRST_ANSWER: QT_TRANSLATE_NOOP("change_fields", "First answer"),
    "status": QT_TRANSLATE_NOOP("change_fields", "Status"),
    "option": QT_TRANSLATE_NOOP("change_fields", "Answer"),
    "decision": QT_TRANSLATE_NOOP("change_fields", "Decision"),
    "rationale": QT_TRANSLATE_NOOP("change_fields", "Why this one"),
    "exceptions": QT_TRANSLATE_NOOP("change_fields", "Exceptions"),
    "decided_by": QT_TRANSLATE_NOOP("change_fields", "Decided by"),
    "decided_on": QT_TRANSLATE_NOOP("change_fields", "Decided on"),
    "applies_from": QT_TRANSLATE_NOOP("change_fields", "Applies from"),
    "review_on": QT_TRANSLATE_NOOP("change_fields", "Review on"),
    "confidence": QT_TRANSLATE_NOOP("change_fields", "How sure"),
    "owner": QT_TRANSLATE_NOOP("change_fields", "Looked after by"),
    "staff_text": QT_TRANSLATE_NOOP("change_fields", "What staff will read"),
    "parked_until": QT_TRANSLATE_NOOP("change_fields", "Postponed until"),
    "parked_reason": QT_TRANSLATE_NOOP("change_fields", "Why it is postponed"),
    "settled_how": QT_TRANSLATE_NOOP("change_fields", "Agreed how"),
    "settled_by": QT_TRANSLATE_NOOP("change_fields", "Agreed by"),
    "title": QT_TRANSLATE_NOOP("change_fields", "Name"),
    "question": QT_TRANSLATE_NOOP("change_fields", "Question"),
}


def field_words(row: ChangeRow) -> str:
    """What a changed field is called."""
    if row.field.startswith(DETAIL):
        return row.label
    literal = FIELDS.get(row.field)
    return QCoreApplication.translate("change_fields", str(literal)) if literal else row.label


def value_words(row: ChangeRow, value: str) -> str:
    """A stored value as people read it."""
    if value and row.field == "status":
        return enum_label(ParameterStatus(value))
    if value and row.field == "confidence":
        return enum_label(Confidence(value))
    return in_words(value)


def moment(at: datetime | None) -> str:
    """Day and minute in local time; nothing for what carries no time."""
    return dates.moment(at) if at else ""


def parameter_words(row: ChangeRow) -> str:
    """Number and title; WHY has none."""
    return f"{row.number}  {row.title}" if row.number else row.title


class ChangesModel(RowTableModel[ChangeRow]):
    """Parameter, field, before, now, when, who: one changed field a row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        heads = (self.tr("Parameter"), self.tr("What"), self.tr("Before"), self.tr("Now"), self.tr("When"))
        self._headers = (*heads, self.tr("Who"))

    def show_rows(self, rows: tuple[ChangeRow, ...]) -> None:
        """Take over other rows; where only their words differ, the cursor stays."""
        self._take_over(rows, [_place(row) for row in rows], [_place(row) for row in self._rows])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self.tr("{parameter}, {field}: {before}, now {after}")
            return words.format(
                parameter=row.title,
                field=field_words(row),
                before=self._cell(row, 2),
                after=self._cell(row, 3),
            )
        if role == Qt.ItemDataRole.ForegroundRole:
            said = index.column() == 3 or (index.column() == 0 and self._begins(index.row()))
            return theme.current().colour("ink" if said else "quiet")
        return None

    def _cell(self, row: ChangeRow, column: int) -> str:
        if column == 0:
            return parameter_words(row)
        if column in (2, 3):
            value = value_words(row, row.before if column == 2 else row.after)
            return _short(value) or self.tr("nothing")
        when = short_day(row.at.astimezone().date()) if row.at else ""
        return {1: field_words(row), 4: when, 5: row.who}[column]

    def _begins(self, at: int) -> bool:
        """Whether this is the first line of its parameter."""
        return at == 0 or self._rows[at - 1].key != self._rows[at].key


def _place(row: ChangeRow) -> tuple[str, str, str]:
    return row.key, row.field, row.version_id


def _short(text: str) -> str:
    words = " ".join(text[: LONGEST * 2].split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
