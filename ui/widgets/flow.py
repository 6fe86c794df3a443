"""A row that goes on in the next line when the window is narrow or the text is large, so that no button is cut off."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QLineEdit, QSizePolicy, QSpacerItem, QWidget

from ui.widgets.basics import large_text

FIELD_SIDE = 16  # pixels of frame and padding of a field, and a little more
NOWHERE = Qt.AlignmentFlag(0)  # where the layout likes


class FlowLayout(QLayout):
    """Lays widgets from left to right and wraps, like words. How high it gets it works out once for each width: layouts
    around it ask many times before something in it changes, which Qt tells by `invalidate`."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        self._heights: dict[int, int] = {}  # by width, and
        self._hint: QSize | None = None  # asked for at each step of every layout around
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._heights, self._hint = {}, None

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._heights, self._hint = {}, None
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        """A part is another by now, was shown or hidden."""
        self._heights, self._hint = {}, None
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._laid(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._laid(area, move=True)

    def sizeHint(self) -> QSize:
        if self._hint is None:
            shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
            width = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
            high = max((size.height() for size in shown), default=0)
            self._hint = QSize(width, high).grownBy(self.contentsMargins())
        return QSize(self._hint)

    def minimumSize(self) -> QSize:
        smallest = QSize()
        for item in self._items:
            smallest = smallest.expandedTo(item.minimumSize())
        return smallest.grownBy(self.contentsMargins())

    def _laid(self, area: QRect, *, move: bool) -> int:
        """Place every item (or only find out how high it gets); returns the height."""
        left, top, line = area.left(), area.top(), list[tuple[QLayoutItem, QRect]]()
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if size.width() > area.width() > 0:  # one part wider than the row has to make do with it
                high = item.heightForWidth(area.width()) if item.hasHeightForWidth() else size.height()
                size = QSize(area.width(), high)
            if line and left + size.width() > area.right() + 1:
                left, top, line = area.left(), top + _settled(line, move) + self.spacing(), []
            line.append((item, QRect(QPoint(left, top), size)))
            left += size.width() + self.spacing()
        return top + _settled(line, move) - area.top()


class SharingFlow(FlowLayout):
    """Wraps, and shares out what a line has left as a box does: by stretch, else to a gap, else to what grows. So a
    field has its line and a button the width of its words, however large the text is."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        self._shares: list[int] = []
        super().__init__(parent, spacing)

    def addItem(self, item: QLayoutItem) -> None:
        super().addItem(item)
        self._shares.append(0)

    def takeAt(self, index: int) -> QLayoutItem | None:
        if 0 <= index < len(self._shares):
            self._shares.pop(index)
        return super().takeAt(index)

    def addWidget(self, widget: QWidget, stretch: int = 0, alignment: Qt.AlignmentFlag = NOWHERE) -> None:
        super().addWidget(widget)
        self._shares[-1] = stretch
        if alignment != NOWHERE:
            self.setAlignment(widget, alignment)

    def addLayout(self, layout: QLayout, stretch: int = 0) -> None:
        """A part that has parts; it stays together."""
        self.addChildLayout(layout)
        self.addItem(layout)
        self._shares[-1] = stretch

    def addStretch(self, stretch: int = 0) -> None:
        """A gap that takes what its line has left."""
        self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))
        self._shares[-1] = stretch

    def _laid(self, area: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inside = area.marginsRemoved(margins)
        top = inside.top()
        lines = self._lines(inside.width())
        for line in lines:
            widths = self._widths(line, inside.width(), gaps=len(lines) == 1)
            high = max(_height(self._items[at], wide) for at, wide in widths.items())
            left = inside.left()
            for at, wide in widths.items():
                if move:
                    self._items[at].setGeometry(QRect(left, top, wide, high))
                left += wide + (0 if _gap(self._items[at]) else self.spacing())
            top += high + self.spacing()
        return max(inside.top(), top - self.spacing()) + margins.bottom() - area.top()

    def _lines(self, width: int) -> list[list[int]]:
        """Which parts stand in which line."""
        lines: list[list[int]] = [[]]
        taken = 0
        for at, item in enumerate(self._items):
            if item.isEmpty() and not _gap(item):
                continue
            wide = min(_wanted(item), width)
            if taken and taken + wide > width:
                lines.append([])
                taken = 0
            lines[-1].append(at)
            taken += 0 if _gap(item) else wide + self.spacing()
        return [line for line in lines if any(not _gap(self._items[at]) for at in line)]

    def _widths(self, line: list[int], width: int, *, gaps: bool) -> dict[int, int]:
        """How wide each part of a line is. A gap sets apart what stands on one line; of several it would leave one
        part at the right and the next below it at the left."""
        widths = {at: min(_wanted(self._items[at]), width) for at in line}
        between = self.spacing() * max(0, sum(not _gap(self._items[at]) for at in line) - 1)
        spare = width - sum(widths.values()) - between
        may = [at for at in line if gaps or not _gap(self._items[at])]
        takers = {at: self._shares[at] for at in may if self._shares[at]}
        takers = takers or {at: 1 for at in may if _gap(self._items[at])}
        takers = takers or {at: 1 for at in may if self._items[at].expandingDirections() & Qt.Orientation.Horizontal}
        whole = sum(takers.values())
        for at, share in takers.items():
            widths[at] += max(0, spare) * share // whole
        return widths


def wrapped_row(parent: QWidget | None = None) -> QHBoxLayout | SharingFlow:
    """Parts side by side; where text is very large, as many in a line as have room."""
    if large_text():
        return SharingFlow(parent)
    return QHBoxLayout(parent) if parent is not None else QHBoxLayout()


def _settled(line: list[tuple[QLayoutItem, QRect]], move: bool) -> int:
    """How high a line is; the words of its parts stand side by side, however high each part is."""
    high = max((place.height() for _, place in line), default=0)
    for item, place in line if move else ():
        item.setGeometry(place.translated(0, (high - place.height()) // 2))
    return high


def _gap(item: QLayoutItem) -> bool:
    return item.spacerItem() is not None


def _wanted(item: QLayoutItem) -> int:
    """How wide a part would like to be: a field at least as wide as what it asks for."""
    wide, field = item.sizeHint().width(), item.widget()
    if isinstance(field, QLineEdit):
        asked = field.fontMetrics().horizontalAdvance(field.placeholderText())
        wide = max(wide, asked + 2 * FIELD_SIDE)
    return wide


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
