"""The parameters in the coach's order, as a list whose rows can be dragged. Used by the own view."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from ui.interview.own.view_state import OrderLine, placed
from ui.labels import enum_label
from ui.widgets.row_models import Index, RowListModel


class OrderModel(RowListModel[OrderLine]):
    """Signal: `order_requested(keys)` when a row was dragged. The model moves nothing itself: the order comes back from
    the file."""

    order_requested = Signal(object)

    def show_lines(self, lines: tuple[OrderLine, ...]) -> None:
        """Take over the lines; where only their words differ, the cursor stays."""
        self._take_over(lines, [line.key for line in lines], [line.key for line in self._rows])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self._rows[index.row()]
        title = " ".join(line.title.split())
        return f"{line.number}  {title}\n{self._state(line)}" if line.number else f"{title}\n{self._state(line)}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def moveRows(self, source: Index, row: int, count: int, parent: Index, before: int) -> bool:
        """A row was dropped before another one: ask for that order."""
        if source.isValid() or parent.isValid() or count != 1 or not 0 <= row < len(self._rows):
            return False
        keys = tuple(line.key for line in self._rows)
        self.order_requested.emit(placed(keys, keys[row], before - (before > row)))
        return True

    def _state(self, line: OrderLine) -> str:
        parts = [self.tr("your own")] if line.own else []
        if line.name and line.own is None:
            parts.append(self.tr("usually “{title}”").format(title=line.usual))
        parts.append(self.tr("hidden, its answer is kept") if line.hidden else enum_label(line.status))
        return " · ".join(parts)
