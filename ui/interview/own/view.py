"""Own questions and order: the parameters in the coach's order, renamed, hidden, moved, and added to. The ten
can be hidden but never lost, and the page says what is hidden. Built by the interview panel.

Alt+Up and Alt+Down move the chosen one, F2 goes to its name, Delete removes one of the coach's own.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QMenu, QPushButton, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.icons import set_icon
from ui.interview.own.model import OrderModel
from ui.interview.own.pane import OwnPane
from ui.interview.own.view_state import OrderLine, OrderView, field_command, from_preset, moved, order_view
from ui.widgets.basics import button, label
from ui.widgets.fields import EntryLine
from ui.widgets.two_lines import TwoLinePainter
from workshop_app.application.changes import Changes
from workshop_app.application.command import Command
from workshop_app.application.commands.own_parameters import (
    AddOwnParameter,
    HideParameter,
    RemoveOwnParameter,
    ReorderParameters,
)
from workshop_app.domain.own_parameters import Preset
from workshop_app.domain.text import one_line
from workshop_app.domain.unsent import LinePlace


class OwnView(QWidget):
    """Left the order, right the chosen one. `key` is its key; `parameter_requested(key, "")` asks to open its
    question."""

    parameter_requested = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown = OrderView((), ())
        self.key = ""
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the order again; the chosen one stays chosen wherever it went."""
        self._shown = order_view(self._desk.workspace.read)
        at = self._shown.at(self.key)
        self.key = self._shown.keys[at]
        with QSignalBlocker(self.list.selectionModel()):
            self._model.show_lines(self._shown.lines)
            self.list.setCurrentIndex(self._model.index(at))
        self.list.viewport().update()
        self.pane.show_line(self._line)
        self._summary.setText(self._summary_words())
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at < len(self._shown.lines) - 1)
        self.offers.setEnabled(bool(self._shown.offers))
        menu = self.offers.menu()
        menu.clear()
        for preset in self._shown.offers:
            menu.addAction(preset.title).triggered.connect(partial(self._on_offer, preset))

    def concerns(self, changes: Changes) -> bool:
        """Names, order and own parameters; answers do not show here, but their undo may bring any of these back."""
        return bool(changes)

    def focus_first(self) -> None:
        """Where the keyboard starts."""
        self.list.setFocus()

    @property
    def _line(self) -> OrderLine:
        return self._shown.lines[self._shown.at(self.key)]

    def _build(self) -> None:
        self._summary = label("", "quiet")
        self._model = OrderModel(self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Parameters in your order"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(TwoLinePainter(self.list))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.up = _tool("arrow-up", self.tr("Ask earlier (Alt+Up)"))
        self.down = _tool("arrow-down", self.tr("Ask later (Alt+Down)"))
        self.offers = button(self.tr("Add from the list"), "", self.tr("Questions other coaches often add"))
        self.offers.setMenu(QMenu(self.offers))
        self.new = EntryLine(LinePlace("own-parameter"))
        self.new.setAccessibleName(self.tr("Your own parameter"))
        self.new.setPlaceholderText(self.tr("Or type a name, then Enter"))
        self.pane = OwnPane()
        self._lay_out()

    def _lay_out(self) -> None:
        moves = QHBoxLayout()
        moves.setSpacing(4)
        moves.addWidget(self.up)
        moves.addWidget(self.down)
        moves.addStretch(1)
        moves.addWidget(self.offers)
        left = QFrame()
        left.setProperty("role", "pane_left")
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._summary)
        column.addWidget(self.list, 1)
        column.addLayout(moves)
        column.addWidget(self.new)
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(left, 2)
        body.addWidget(self.pane, 3)

    def _connect(self) -> None:
        self._model.order_requested.connect(self._on_order)
        self.list.selectionModel().currentRowChanged.connect(self._on_chosen)
        self.list.activated.connect(self._on_open)
        self.up.clicked.connect(partial(self._move, -1))
        self.down.clicked.connect(partial(self._move, 1))
        self.new.returnPressed.connect(self._on_new)
        self.pane.written.connect(self._on_written)
        self.pane.hide_requested.connect(self._on_hide)
        self.pane.remove_requested.connect(self._on_remove)
        self.pane.open_requested.connect(self._on_open)
        for keys, slot in (
            ("Alt+Up", partial(self._move, -1)),
            ("Alt+Down", partial(self._move, 1)),
            ("F2", self.pane.begin),
            ("Delete", self._on_remove),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def _summary_words(self) -> str:
        titles = self._shown.hidden
        if not titles:
            return self.tr("{n} questions, none hidden.").format(n=len(self._shown.lines))
        words = self.tr("{n} questions, {hidden} hidden: {titles}. Their answers are kept.")
        return words.format(n=len(self._shown.lines), hidden=len(titles), titles=", ".join(titles))

    def _apply(self, command: Command) -> bool:
        if not self._desk.door.carry_out(command, self, {"field": self.pane.title.accessibleName()}):
            return False
        self.refresh()
        return True

    def _move(self, steps: int) -> None:
        self._on_order(moved(self._shown.keys, self.key, steps))

    def _on_order(self, keys: tuple[str, ...]) -> None:
        if keys != self._shown.keys:
            self._apply(ReorderParameters(keys))

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.pane.commit()  # what was typed belongs to the one that is left
            self._desk.workspace.history.seal()
            if self.pane.unsaved:  # its words are nowhere else: stay with it
                self.refresh()
                return
            self.key = self._model.line(index.row()).key
            self.refresh()

    def _on_new(self) -> None:
        name = one_line(self.new.text())
        if name and self._add(AddOwnParameter(name)):
            self.new.clear()
            self.pane.question.setFocus()

    def _on_offer(self, preset: Preset) -> None:
        if self._add(from_preset(preset)):
            self.pane.question.setFocus()

    def _add(self, command: AddOwnParameter) -> bool:
        self.pane.commit()
        before, self.key = self.key, command.id
        if not self._apply(command):
            self.key = before
            return False
        return True

    def _on_written(self, name: str, text: str) -> None:
        if not self._apply(field_command(self._line, name, text)):
            self.refresh()

    def _on_hide(self, hidden: bool) -> None:
        title = self._line.title
        if self._apply(HideParameter(self.key, hidden)) and hidden:
            words = self.tr("“{title}” is hidden; its answer is kept. Bring it back on this page.")
            self._desk.bridge.say(words.format(title=title))

    def _on_remove(self) -> None:
        line, at = self._line, self._shown.at(self.key)
        if line.own is None:
            self._desk.bridge.say(self.tr("The ten cannot be removed. Hide this one instead; its answer is kept."))
            return
        self.key = self._shown.keys[max(0, at - 1)]
        if self._apply(RemoveOwnParameter(line.key)):
            self.list.setFocus()
            self._desk.bridge.say(self.tr("“{title}” was removed. Ctrl+Z brings it back.").format(title=line.title))

    def _on_open(self) -> None:
        self.parameter_requested.emit(self.key, "")


def _tool(icon: str, tip: str) -> QPushButton:
    tool = button("", "icon", tip)
    tool.setAccessibleName(tip)
    set_icon(tool, icon, "quiet")
    return tool
