"""Returned: what the client wrote in the margin of the Word record, and decisions worded differently, to accept or
decline. A returned file is dropped here or chosen. Built by the interview panel. Ctrl+Return does the first button."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.interview.returned.card import ReturnedCard
from ui.interview.returned.intake import ReturnedIntake
from ui.interview.returned.model import ReturnedModel, title_words
from ui.interview.returned.view_state import ReturnedView, after, returned_view
from ui.widgets.basics import button, label, scrolled
from ui.widgets.empty import EmptyState
from ui.widgets.two_lines import TwoLinePainter
from workshop_app.application.changes import Changes
from workshop_app.application.command import Command
from workshop_app.application.commands.returned import ReopenReturned


class ReturnedPage(QWidget):
    """Left what came back, right the chosen one. `parameter_requested(key, "")` asks to open its parameter."""

    parameter_requested = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown = ReturnedView((), 0, 0)
        self.id = ""
        self._one_by_one: set[str] = set()  # what is missing together, and is to be looked at all the same
        self.intake = ReturnedIntake(desk, self)
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read again what came back; the chosen one stays chosen."""
        self._shown = returned_view(self._desk.workspace.read, self.with_done.isChecked(), frozenset(self._one_by_one))
        anything = bool(self._shown.waiting or self._shown.done)
        self._pages.setCurrentIndex(1 if anything else 0)
        ids = [line.id for line in self._shown.lines]
        at = ids.index(self.id) if self.id in ids else 0
        self.id = ids[at] if ids else ""
        with QSignalBlocker(self.list.selectionModel()):
            self._model.show_lines(self._shown.lines)
            self.list.setCurrentIndex(self._model.index(at))
        self.list.viewport().update()
        self._summary.setText(self._summary_words())
        self.with_done.setVisible(self._shown.done > 0)
        self._right.setVisible(bool(ids))
        if ids:
            line = self._shown.lines[at]
            self._title.setText(title_words(line))
            self.open.setVisible(bool(line.title))
            self.card.show_line(line)

    def concerns(self, changes: Changes) -> bool:
        """Comments, and the decisions they are about."""
        return bool(changes)

    def focus_first(self) -> None:
        """Where the keyboard starts."""
        (self.list if self._pages.currentIndex() else self._empty.action).setFocus()

    def _build(self) -> None:
        self._empty = EmptyState(
            self.tr("Nothing has been returned yet"),
            self.tr(
                "Send the record as a Word file. When it is returned with comments or reworded "
                "decisions, drop it here: comments appear beside their parameter, new wording waits for "
                "your yes or no."
            ),
            self.tr("Choose the file…"),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._board())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def _board(self) -> QWidget:
        self._summary = label("", "quiet")
        self._model = ReturnedModel(self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Returned"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(TwoLinePainter(self.list))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.with_done = QCheckBox(self.tr("Also show what is dealt with"))
        self.take = button(self.tr("Read another file…"), "", self.tr("Or drop it anywhere on this screen"))
        left = QFrame()
        left.setProperty("role", "pane_left")
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._summary)
        column.addWidget(self.list, 1)
        column.addWidget(self.with_done)
        column.addWidget(self.take)
        keeper = QWidget()  # keeps its half while there is nothing to show in it
        inner = QVBoxLayout(keeper)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._chosen())
        board = QWidget()
        body = QHBoxLayout(board)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(left, 2)
        body.addWidget(keeper, 3)
        return board

    def _chosen(self) -> QWidget:
        self._title = label("", "heading")
        self.card = ReturnedCard()
        self.open = button(self.tr("Go to the question"), "flat", self.tr("Enter in the list does the same"))
        self._right, inside = scrolled(margin=24, spacing=12)
        inside.addWidget(self._title)
        inside.addWidget(self.card)
        line = QHBoxLayout()
        line.addWidget(self.open)
        line.addStretch(1)
        inside.addLayout(line)
        inside.addStretch(1)
        return self._right

    def _connect(self) -> None:
        self._empty.action.clicked.connect(self.intake.choose)
        self.take.clicked.connect(self.intake.choose)
        self.intake.kept.connect(self.refresh)
        self.with_done.toggled.connect(self._on_with_done)
        self.list.selectionModel().currentRowChanged.connect(self._on_chosen)
        self.list.activated.connect(self._on_open)
        self.open.clicked.connect(self._on_open)
        self.card.requested.connect(self._on_requested)
        self.card.one_by_one.connect(self._on_one_by_one)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_action)

    def _summary_words(self) -> str:
        if not self._shown.waiting:
            return self.tr("Everything returned has been dealt with.")
        words = self.tr("{waiting} to look at, {done} dealt with.")
        return words.format(waiting=self._shown.waiting, done=self._shown.done)

    def _on_with_done(self, _with: bool) -> None:
        self.refresh()

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.id = self._model.row(index.row()).id
            self.refresh()

    def _on_open(self) -> None:
        line = next((line for line in self._shown.lines if line.id == self.id), None)
        if line is not None and line.title:
            self.parameter_requested.emit(line.comment.key, "")

    def _on_action(self) -> None:
        button = self.card.yes if self.card.yes.isVisible() else self.card.again
        if button.isVisible():
            button.click()

    def _on_one_by_one(self, id: str) -> None:
        line = next((line for line in self._shown.lines if line.id == id), None)
        if line is not None:
            self._one_by_one.add(id)
            self.id = line.together[0].id
            self.refresh()
            self.focus_first()

    def _on_requested(self, command: Command) -> None:
        following = after(self._shown.lines, self.id)
        if not self._desk.door.carry_out(command, self):
            self.refresh()
            return
        if not self.with_done.isChecked() and not isinstance(command, ReopenReturned):
            self.id = following
        self.refresh()
        self.focus_first()
