"""A change to look at before it is made: what would become longer, shorter, new or dropped, and when the day would end.
The repairs and "fit to" are shown like this; accepting is one undo step."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from agendas.edits import Change, Move
from agendas.model import Agenda
from ui import theme
from ui.agenda.plan_words import ends
from ui.widgets import dates
from ui.widgets.basics import button, label, scrolled

PADDING = 36  # what a cell keeps free of words, left and right together
GAP = 10  # the same above and below
LONG = 10_000  # higher than any title


class ProposalView(QWidget):
    """Heading, whatever the caller puts into `body`, the changes, and two buttons.

    Signals:
    accepted: the agenda as it would be.
    closed: the user is done with it, whatever came of it.
    """

    accepted = Signal(object)
    closed = Signal()

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposed: Agenda | None = None
        self.heading = label(heading, "subheading")
        self.body = QVBoxLayout()
        self._changes = QTableWidget(0, 3)
        self._end = label("", "quiet")
        self.accept = button(self.tr("Apply"), "primary")
        self._close = button(self.tr("Cancel"))
        self._lay_out()
        self.accept.clicked.connect(self._on_accept)
        self._close.clicked.connect(self.closed)
        leave = QShortcut(QKeySequence("Escape"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.closed)

    def show_changes(
        self, before: Agenda, after: Agenda | None, changes: tuple[Change, ...], moves: tuple[Move, ...] = ()
    ) -> None:
        """What would change, and what would begin elsewhere; without anything there is nothing to apply."""
        rows = len(moves) + len(changes)
        self._proposed = after if rows else None
        self.accept.setEnabled(bool(rows))
        self._changes.setVisible(bool(rows))
        self._changes.setRowCount(rows)
        for row, move in enumerate(moves):
            self._show_row(row, move.title, dates.clock(move.was), dates.clock(move.becomes), "accent")
        for row, change in enumerate(changes, len(moves)):
            self._show_change(row, change)
        self._fit_rows()
        self._end.setText("" if after is None else self._end_words(before, after))

    def _fit_rows(self) -> None:
        """Rows as high as their wrapped titles: the table's own guess forgets the padding of its cells."""
        self._changes.resizeRowsToContents()
        room = QRect(0, 0, max(1, self._changes.columnWidth(0) - PADDING), LONG)
        for row in range(self._changes.rowCount()):
            if (item := self._changes.item(row, 0)) is not None:
                words = self._changes.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, item.text())
                self._changes.setRowHeight(row, max(self._changes.rowHeight(row), words.height() + GAP))
        self._changes.setFixedHeight(self._changes.horizontalHeader().sizeHint().height() + self._rows_height() + 4)

    def _lay_out(self) -> None:
        self._changes.setAccessibleName(self.tr("What would change"))
        self._changes.setHorizontalHeaderLabels((self.tr("Item"), self.tr("Now"), self.tr("Then")))
        self._changes.verticalHeader().hide()
        self._changes.setShowGrid(False)
        self._changes.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._changes.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._changes.setTabKeyNavigation(False)
        self._changes.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the page scrolls
        header = self._changes.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(self._fit_rows)  # a narrower item wraps into more lines
        buttons = QHBoxLayout()
        buttons.addWidget(self.accept)
        buttons.addWidget(self._close)
        buttons.addStretch(1)
        area, page = scrolled(margin=0, spacing=12)
        for part in (self.heading, self._changes, self._end):
            page.addWidget(part)
        page.insertLayout(1, self.body)
        page.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(area, 1)
        layout.addLayout(buttons)

    def _with_rounds(self, minutes: str, rounds: int) -> str:
        words = self.tr("{minutes} (1 round)") if rounds == 1 else self.tr("{minutes} ({n} rounds)")
        return words.format(minutes=minutes, n=rounds)

    def _show_change(self, row: int, change: Change) -> None:
        now, then = str(change.was), str(change.becomes)
        if change.inserted:
            now = self.tr("new")
        elif change.dropped:
            then = self.tr("dropped")
        elif change.rounds:
            now, then = self._with_rounds(now, change.rounds[0]), self._with_rounds(then, change.rounds[1])
        elif change.seconds_each:
            now = self.tr("{n} s each").format(n=change.seconds_each[0])
            then = self.tr("{n} s each").format(n=change.seconds_each[1])
        tone = "good" if change.becomes > change.was else "late" if change.becomes < change.was else "accent"
        self._show_row(row, change.title, now, then, tone)

    def _show_row(self, row: int, title: str, now: str, then: str, tone: str) -> None:
        for column, words in enumerate((title, now, then)):
            item = QTableWidgetItem(words)
            if column == 0:
                item.setToolTip(words)
            elif column == 2:
                item.setForeground(QColor(theme.current().colour(tone)))
            self._changes.setItem(row, column, item)

    def _rows_height(self) -> int:
        return sum(self._changes.rowHeight(row) for row in range(self._changes.rowCount()))

    def _end_words(self, before: Agenda, after: Agenda) -> str:
        now, then = ends(before), ends(after)
        if now == then:
            return self.tr("It ends at {end}, as now.").format(end=then)
        return self.tr("It ends at {end}; now at {before}.").format(end=then, before=now)

    def _on_accept(self) -> None:
        if self._proposed is not None:
            self.accepted.emit(self._proposed)
            self.closed.emit()
