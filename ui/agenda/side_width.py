"""How wide the right side of the plan is at least."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


class SideWidth(QObject):
    """A scrolled page does not ask for its own width: it is asked whenever something in it wants another, as after a
    change of the text's size, which changes no size of the window."""

    def __init__(self, area: QScrollArea, column: QLayout, plan: QWidget) -> None:
        super().__init__(plan)
        self._area, self._column, self._plan = area, column, plan
        inside = area.widget()
        if inside is not None:
            inside.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return False

    def fit(self) -> None:
        """What stands in it, with its scroll bar, but never more than half of the plan."""
        side = self._column.minimumSize().width() + self._area.verticalScrollBar().sizeHint().width()
        self._area.setMinimumWidth(min(side, self._plan.width() // 2))
