"""The sets of all teams on one page: objectives, key results with their levels, state and champions. A field finds
words in it; a row leads to its set in Drafts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.alignment.set_rows import RowKind, SetRow, holding, models_of, set_rows
from ui.desk import Desk
from ui.labels import enum_label
from ui.widgets.basics import label
from ui.widgets.fitted_table import ScrollingTable
from ui.widgets.row_models import Index, RowTableModel, figure_side
from workshop_app.application.changes import Changes
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.parameters import ParameterRecord
from workshop_app.domain.scoring import Model

TEXT, TODAY, COMMIT, TARGET, STRETCH, CHAMPION = range(6)
LEVEL, NAME = 104, 132  # px of a column at 100 % text
ALL_FIT, SOME_FIT, TARGET_FITS = 860, 490, 420  # px at 100 % text: all columns; the target and the champion; it alone
FIELDS = {TODAY: "baseline", COMMIT: "commit", TARGET: "target", STRETCH: "stretch"}


class SetsModel(RowTableModel[SetRow]):
    """Teams, objectives and key results, one below the other."""

    FIGURES = (TODAY, COMMIT, TARGET, STRETCH)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = (
            *(self.tr("Team, objectives, key results"), self.tr("Today"), self.tr("0.3"), self.tr("0.7")),
            *(self.tr("1.0"), self.tr("Champion")),
        )

    def show_models(self, models: frozenset[Model]) -> None:
        """What the columns are called, as the cycles of these sets are scored."""
        target = self.tr("0.7") if models == {Model.LEVELS} else self.tr("To reach")
        if Model.LEVELS in models and len(models) > 1:
            target = self.tr("0.7, to reach")
        if self._headers[TARGET] != target:
            self._headers = (*self._headers[:TARGET], target, *self._headers[STRETCH:])
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, TARGET, TARGET)

    def show_rows(self, rows: tuple[SetRow, ...]) -> None:
        self._take_over(rows, [each.id for each in rows], [each.id for each in self._rows])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in FIELDS:
            return figure_side(self._words(row, column))
        if role == Qt.ItemDataRole.FontRole and row.kind is not RowKind.RESULT:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole:
            team = row.kind is RowKind.TEAM
            return theme.current().colour("accent" if team else "ink")
        return None

    def _words(self, row: SetRow, column: int) -> str:
        if column == TEXT:
            return self._team(row) if row.kind is RowKind.TEAM else row.shown
        if row.result is None:
            return ""
        if column == CHAMPION:
            return row.champions
        value = str(getattr(row.result, FIELDS[column])).strip()
        return "0" if column == TODAY and not value and row.result.starts_at_zero else value

    def _team(self, row: SetRow) -> str:
        state = enum_label(row.status) if row.status else self.tr("no set yet")
        return f"{row.text}  ·  {state}"

    def _told(self, row: SetRow) -> str:
        if row.kind is RowKind.TEAM:
            return self._team(row)
        parts = [row.shown]
        for column in (*FIELDS, CHAMPION):
            words = self._words(row, column)
            if words:
                parts.append(f"{self._headers[column]}: {words}")
        return ". ".join(parts)


class SetsPage(QWidget):
    """Signal: address_chosen, a set in Drafts."""

    address_chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._all: tuple[SetRow, ...] = ()
        self._models = frozenset({Model.LEVELS})
        self.look = QLineEdit(self)
        self.look.setAccessibleName(self.tr("Find in the sets"))
        self.look.setPlaceholderText(self.tr("Find in the sets (Ctrl+F)"))
        self.look.setClearButtonEnabled(True)
        self._said = label("", "small")
        self.table = ScrollingTable(self.tr("The sets of all teams"), self)
        self.model = SetsModel(self)
        self._lay_out()
        self.look.textChanged.connect(self._show)
        self.look.returnPressed.connect(self._on_found)
        self.table.doubleClicked.connect(self._on_opened)
        found = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        found.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        found.activated.connect(self._on_find)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            enter.activated.connect(self._on_opened)

    def refresh(self) -> None:
        """Read all sets again."""
        self._all = set_rows(self._desk.workspace.read)
        self._models = models_of(self._desk.workspace.read)
        self.model.show_models(self._models)
        self._show()
        self._share_out()

    def concerns(self, changes: Changes) -> bool:
        return changes.touches(Team, DraftSet, Objective, KeyResult, ParameterRecord)

    def focus_first(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def show_inside(self, id: str) -> None:
        """Bring this team into sight."""
        name = next((row.text for row in self._all if id in (row.id, row.address)), "")
        at = next((at for at in range(self.model.rowCount()) if self.model.row(at).text == name), -1)
        if at >= 0:
            self.table.setCurrentIndex(self.model.index(at, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.horizontalHeader().setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(self.look)
        layout.addWidget(self._said)
        layout.addWidget(table, 1)

    def _share_out(self) -> None:
        """In less room the levels give way, the target last. Where no set has levels, there are no columns for them."""
        scale = theme.text_scale()
        room = self.width() / scale
        self.table.setColumnHidden(TODAY, room < ALL_FIT)
        for column in (COMMIT, STRETCH):
            self.table.setColumnHidden(column, room < ALL_FIT or Model.LEVELS not in self._models)
        self.table.setColumnHidden(TARGET, room < TARGET_FITS)
        self.table.setColumnHidden(CHAMPION, room < SOME_FIT)
        for column in FIELDS:
            self.table.setColumnWidth(column, round(LEVEL * scale))
        self.table.setColumnWidth(CHAMPION, round(NAME * scale))

    def _show(self, _words: str = "") -> None:
        rows = holding(self._all, self.look.text())
        self.model.show_rows(rows)
        self.table.fit()
        if self.look.text().strip():
            found = sum(row.kind is not RowKind.TEAM for row in rows)
            some = self.tr("1 line found") if found == 1 else self.tr("{n} lines found").format(n=found)
            self._said.setText(some if rows else self.tr("Nothing found."))
        else:
            self._said.setText(self.tr("Enter on a line opens its set in Drafts."))
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _on_find(self) -> None:
        self.look.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.look.selectAll()

    def _on_found(self) -> None:
        self.table.setFocus()

    def _on_opened(self, _index: QModelIndex | None = None) -> None:
        at = self.table.currentIndex()
        if at.isValid():
            self.address_chosen.emit(f"drafts/{self.model.row(at.row()).address}")
