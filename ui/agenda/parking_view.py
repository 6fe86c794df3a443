"""The parking area: blocks that belong to the workshop but not to its plan. Drop one here to park it; Enter puts it
back where it stood, Del throws it away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from agendas.model import ParkedStep
from agendas.telling_apart import told_apart
from ui.agenda.models import MIME, PARKED_MIME
from ui.widgets.basics import button, label

MOST_LINES = 4


class ParkedList(QListWidget):
    """The parked blocks; each can be dragged into the plan."""

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction  # after a move the list would take an item out by itself

    def mimeTypes(self) -> list[str]:
        return [PARKED_MIME]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        data = QMimeData()
        if items:
            data.setData(PARKED_MIME, str(items[0].data(Qt.ItemDataRole.UserRole)).encode())
        return data


class SetAsideView(QWidget):
    """Signals:
    park_requested: the id of a step dropped here.
    back_requested, throw_requested: the id of a parked step.
    """

    park_requested = Signal(str)
    back_requested = Signal(str)
    throw_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = label("", "small")
        self._list = ParkedList(self)
        self._back = button(self.tr("Put back"), "flat", self.tr("Back to where it was (Enter)"))
        self._throw = button(self.tr("Throw away"), "flat", self.tr("Del"))
        self._lay_out()
        self._connect()

    def show_parked(self, steps: tuple[ParkedStep, ...], locked: bool) -> None:
        row = self._list.currentRow()
        self._list.clear()
        names = told_apart((parked.step.id, parked.step.title, "") for parked in steps)
        for parked in steps:
            words = self.tr("{title}  ·  {minutes} min").format(
                title=names[parked.step.id], minutes=parked.step.minutes
            )
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, parked.step.id)
            self._list.addItem(item)
        self._list.setCurrentRow(max(0, min(row, len(steps) - 1)) if steps else -1)
        self._list.setVisible(bool(steps))
        self.setAcceptDrops(not locked)
        self._name.setText(
            self.tr("Set aside: {n}").format(n=len(steps))
            if steps
            else self.tr("Drop an item here to set it aside (Alt+P)")
        )
        for widget in (self._back, self._throw):
            widget.setVisible(bool(steps) and not locked)
        self._fit(len(steps))
        self.setVisible(bool(steps) or not locked)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.park_requested.emit(bytes(event.mimeData().data(MIME).data()).decode())

    def _fit(self, lines: int) -> None:
        if lines:
            self._list.setFixedHeight(min(lines, MOST_LINES) * self._list.sizeHintForRow(0) + 4)

    def _lay_out(self) -> None:
        self._list.setAccessibleName(self.tr("Items set aside"))
        self._list.setDragEnabled(True)
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._name, 1)
        top.addWidget(self._back)
        top.addWidget(self._throw)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(top)
        layout.addWidget(self._list)

    def _connect(self) -> None:
        self._list.itemActivated.connect(self._on_back)
        self._back.clicked.connect(self._on_back)
        self._throw.clicked.connect(self._on_throw)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_throw)

    def _current(self) -> str:
        item = self._list.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def _on_back(self) -> None:
        if self._current():
            self.back_requested.emit(self._current())

    def _on_throw(self) -> None:
        if self._current():
            self.throw_requested.emit(self._current())
