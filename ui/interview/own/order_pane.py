"""The left half of the page "Own questions and order": all parameters in the coach's order, ways to move them, and ways
to add one. It asks and changes nothing; used by the own view.

Alt+Up and Alt+Down move the chosen one, F2 goes to its name, Delete removes one of the coach's own.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QMenu, QPushButton, QVBoxLayout

from ui.icons import set_icon
from ui.interview.own.model import OrderModel
from ui.interview.own.view_state import OrderView, moved
from ui.widgets.basics import button, give_menu, label
from ui.widgets.fields import EntryLine
from ui.widgets.two_lines import TwoLinePainter
from workshop_app.domain.text import one_line
from workshop_app.domain.unsent import LinePlace


class OrderPane(QFrame):
    """Signals:
    order_requested: all keys in another order.
    key_chosen: the key of another parameter.
    open_requested, rename_requested, remove_requested: something for the chosen one.
    new_requested: the name of one to add.
    offer_chosen: the Preset of one to add.
    """

    order_requested = Signal(object)
    key_chosen = Signal(str)
    open_requested = Signal()
    rename_requested = Signal()
    remove_requested = Signal()
    new_requested = Signal(str)
    offer_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown, self._key = OrderView((), ()), ""
        self.setProperty("role", "pane_left")
        self._summary = label("", "quiet")
        self._model = OrderModel(self)
        self.list = self._order_list()
        self.up = _tool("arrow-up", self.tr("Ask earlier (Alt+Up)"))
        self.down = _tool("arrow-down", self.tr("Ask later (Alt+Down)"))
        self.offers = button(self.tr("Add from the list"), "", self.tr("Questions other coaches often add"))
        give_menu(self.offers, QMenu(self.offers))
        self.new = EntryLine(LinePlace("own-parameter"))
        self.new.setAccessibleName(self.tr("Your own parameter"))
        self.new.setPlaceholderText(self.tr("Or type a name, then Enter"))
        self._lay_out()
        self._connect()

    def show_view(self, shown: OrderView, key: str) -> None:
        """Show the order, this parameter chosen."""
        self._shown, self._key = shown, key
        at = shown.at(key)
        with QSignalBlocker(self.list.selectionModel()):
            self._model.show_lines(shown.lines)
            self.list.setCurrentIndex(self._model.index(at))
        self.list.viewport().update()
        self._summary.setText(self._summary_words(shown))
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at < len(shown.lines) - 1)
        self.offers.setEnabled(bool(shown.offers))
        menu = self.offers.menu()
        menu.clear()
        for preset in shown.offers:
            menu.addAction(preset.title).triggered.connect(partial(self.offer_chosen.emit, preset))

    def _order_list(self) -> QListView:
        shown = QListView()
        shown.setAccessibleName(self.tr("Parameters in your order"))
        shown.setModel(self._model)
        shown.setItemDelegate(TwoLinePainter(shown))
        shown.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        shown.setDragDropMode(QListView.DragDropMode.InternalMove)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return shown

    def _lay_out(self) -> None:
        moves = QHBoxLayout()
        moves.setSpacing(4)
        moves.addWidget(self.up)
        moves.addWidget(self.down)
        moves.addStretch(1)
        moves.addWidget(self.offers)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._summary)
        column.addWidget(self.list, 1)
        column.addLayout(moves)
        column.addWidget(self.new)

    def _connect(self) -> None:
        self._model.order_requested.connect(self.order_requested)
        self.list.selectionModel().currentRowChanged.connect(self._on_chosen)
        self.list.activated.connect(self._on_activated)
        self.up.clicked.connect(partial(self._move, -1))
        self.down.clicked.connect(partial(self._move, 1))
        self.new.returnPressed.connect(self._on_new)
        for keys, slot in (
            ("Alt+Up", partial(self._move, -1)),
            ("Alt+Down", partial(self._move, 1)),
            ("F2", self.rename_requested.emit),
            ("Delete", self.remove_requested.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def _summary_words(self, shown: OrderView) -> str:
        titles = shown.hidden
        if not titles:
            return self.tr("{n} questions, none hidden.").format(n=len(shown.lines))
        words = self.tr("{n} questions, {hidden} hidden: {titles}. Their answers are kept.")
        return words.format(n=len(shown.lines), hidden=len(titles), titles=", ".join(titles))

    def _move(self, steps: int) -> None:
        self.order_requested.emit(moved(self._shown.keys, self._key, steps))

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.key_chosen.emit(self._model.row(index.row()).key)

    def _on_activated(self) -> None:
        self.open_requested.emit()

    def _on_new(self) -> None:
        name = one_line(self.new.text())
        if name:
            self.new_requested.emit(name)


def _tool(icon: str, tip: str) -> QPushButton:
    tool = button("", "icon", tip)
    tool.setAccessibleName(tip)
    set_icon(tool, icon, "quiet")
    return tool
