"""The line over the documents that lie in no pack of the chosen workshop: it says how many more there are, and a click,
Enter or the space bar on it shows them. What is ticked or shown as pages stays in sight."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ui.documents.paper_line import SUM

OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class OtherDocuments(QObject):
    """Belongs to the list. Without such a line, as where no workshop is chosen, everything is in sight."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view
        self._line: QListWidgetItem | None = None
        self._items: tuple[QListWidgetItem, ...] = ()
        self._open = False
        view.itemClicked.connect(self._on_clicked)
        view.installEventFilter(self)

    def hold(self, line: QListWidgetItem | None, items: Iterable[QListWidgetItem]) -> None:
        """These lines stand below it; None where there is no such line."""
        self._line, self._items = line, tuple(items)
        if line is not None:
            line.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.show_state()

    def show_state(self) -> None:
        """Hide what nobody has asked for, and say how much that is."""
        if self._line is None:
            return
        with QSignalBlocker(self._view):
            for item in self._items:
                wanted = item.checkState() is Qt.CheckState.Checked or item is self._view.currentItem()
                item.setHidden(not self._open and not wanted)
            hidden = sum(item.isHidden() for item in self._items)
            words = self.tr("{count} more").format(count=hidden) if hidden else self.tr("fewer")
            self._line.setData(SUM, words)
            told = self.tr("{part}, {words}").format(part=self.tr("Other documents"), words=words)
            self._line.setData(Qt.ItemDataRole.AccessibleTextRole, told)

    def reveal(self, item: QListWidgetItem) -> None:
        """Somebody goes to this one."""
        if item.isHidden():
            self._open = True
            self.show_state()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if self._line is None or self._view.currentItem() is not self._line or event.key() not in OPENING:
            return False
        self._turn()
        return True

    def _on_clicked(self, item: QListWidgetItem) -> None:
        if item is self._line:
            self._turn()

    def _turn(self) -> None:
        self._open = not self._open
        self.show_state()
        if self._open and self._line is not None:  # what has come is seen
            self._view.scrollToItem(self._line, QListWidget.ScrollHint.PositionAtTop)
