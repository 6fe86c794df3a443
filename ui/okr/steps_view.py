"""The seven steps at the left of the drafts screen: what is written down has a tick, and a number counts the
questions that wait there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.okr.page_row import mark_side, paint_mark
from ui.widgets.basics import button, label, large_text
from ui.widgets.elided import ElidedLink

GAP = 10
BESIDE = 34  # pixels, times the text size, that a count beside the words takes


class OneOfSeven(QPushButton):
    """One of the steps: pressing it goes there."""

    def __init__(self, number: int, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self._words = number, words
        self._done = self._current = False
        self._count = 0
        self._heights: dict[tuple[int, float], int] = {}  # by width and size of text: layouts ask many times
        self.setProperty("role", "step")
        self.setAccessibleName(words)  # until it is known how far it is
        self.setAutoDefault(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_state(self, *, done: bool, current: bool, count: int) -> None:
        """A tick, the place one is at, and how many questions wait."""
        self._done, self._current, self._count = done, current, count
        said = [self._words, self.tr("written down") if done else self.tr("open")]
        if count:
            said.append(self.tr("1 question") if count == 1 else self.tr("%n questions", "", count))
        self.setAccessibleName(", ".join(said))
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(100, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.heightForWidth(max(80, self.width())))

    def heightForWidth(self, width: int) -> int:
        asked = (width, theme.text_scale())
        if asked not in self._heights:
            self._heights[asked] = self._high_at(width)
        return self._heights[asked]

    def _high_at(self, width: int) -> int:
        room = QRect(0, 0, max(30, width - self._left() - self._right(width)), 2000)
        flags = int(Qt.TextFlag.TextWordWrap)
        words = QFontMetrics(self._font(strong=True)).boundingRect(room, flags, self._words).height()
        below = self._pill_high() if self._counts_below(width) else 0
        return max(words + below, mark_side()) + round(10 * theme.text_scale())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights.clear()
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours, side = QPainter(self), theme.current(), mark_side()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        if self.hasFocus():
            painter.setPen(QPen(colours.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        elif self.underMouse():
            painter.fillRect(self.rect(), colours.colour("hover"))
        ring = QRectF(8, middle - side / 2, side, side)
        painter.setPen(QPen(colours.colour("accent" if self._done else "line"), 1))
        centre = ring.center().x()
        if self.number > 1:
            painter.drawLine(round(centre), 0, round(centre), round(ring.top()))
        if self.number < 7:
            painter.drawLine(round(centre), round(ring.bottom()), round(centre), self.height())
        paint_mark(painter, ring, self.number, current=self._current, done=self._done)
        painter.setFont(self._font(strong=self._current))
        painter.setPen(colours.colour("ink"))
        wide, below = self.width(), self._pill_high() if self._counts_below(self.width()) else 0
        room = QRect(self._left(), 0, wide - self._left() - self._right(wide), self.height() - below)
        painter.drawText(
            room,
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap),
            self._words,
        )
        if self._count:
            self._paint_count(painter, middle)
        painter.end()

    def _paint_count(self, painter: QPainter, middle: float) -> None:
        font = _count_font(self.font())
        painter.setFont(font)
        words = str(self._count)
        wide, high = QFontMetrics(font).horizontalAdvance(words) + 14, self._pill_high()
        pill = QRectF(self.width() - wide - 6, middle - high / 2, wide, high)
        if self._counts_below(self.width()):
            pill.moveTopLeft(QPointF(self._left(), self.height() - high - 4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().colour("accent_ground"))
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setPen(theme.current().colour("accent"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)

    def _left(self) -> int:
        return 8 + mark_side() + GAP

    def _right(self, width: int) -> int:
        return round(BESIDE * theme.text_scale()) if self._count and not self._counts_below(width) else 4

    def _counts_below(self, width: int) -> bool:
        """Whether the longest word needs the place of the count beside it."""
        metrics = QFontMetrics(self._font(strong=True))
        longest = max(metrics.horizontalAdvance(word) for word in self._words.split())
        return bool(self._count) and longest > width - self._left() - round(BESIDE * theme.text_scale())

    def _pill_high(self) -> int:
        return QFontMetrics(_count_font(self.font())).height() + 2

    def _font(self, *, strong: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(13 * theme.text_scale()))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font


def _count_font(given: QFont) -> QFont:
    font = QFont(given)
    font.setPixelSize(round(12 * theme.text_scale()))
    return font


class StepsView(QWidget):
    """Signals:
    chosen: the number of the step to go to.
    next_requested: go to the next line with an open question.
    library_requested: show the coach's own questions.
    """

    chosen = Signal(int)
    next_requested = Signal()
    library_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = (
            self.tr("Mission"),
            self.tr("Alignment check"),
            self.tr("Objective"),
            self.tr("Why now"),
            self.tr("Key results"),
            self.tr("Refine"),
            self.tr("Confirm and publish"),
        )
        self._lines = tuple(OneOfSeven(number, words, self) for number, words in enumerate(names, 1))
        self._next = button("", "flat", self.tr("Ctrl+J"))
        self._next.hide()  # no question waits until they are counted
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        heading = label(self.tr("SEVEN STEPS"), "section")
        heading.setContentsMargins(8, 0, 0, 6)
        layout.addWidget(heading)
        for line in self._lines:
            layout.addWidget(line)
            line.clicked.connect(partial(self._on_line, line.number))
        layout.addWidget(self._next, 0, Qt.AlignmentFlag.AlignLeft)
        self._library = ElidedLink(self.tr("Your questions"), self)
        self._library.setToolTip(self.tr("Ctrl+L: find a question to ask"))
        layout.addWidget(self._library, 0, Qt.AlignmentFlag.AlignLeft)
        self._library.clicked.connect(self._on_library)
        self._said = label(self.tr("A number counts the questions that wait."), "small")
        self._said.setContentsMargins(8, 4, 0, 0)
        self._said.hide()
        layout.addWidget(self._said)
        self._next.clicked.connect(self.next_requested)

    @property
    def seven_high(self) -> int:
        """How high the seven stand, without what is below them."""
        return self._lines[-1].geometry().bottom() + 1 if self._lines[-1].y() else self.sizeHint().height()

    def show_steps(self, done: Sequence[bool], current: int, counts: Mapping[int, int]) -> None:
        """How far the set is, where one stands, and how many questions wait at each step."""
        for line, ticked in zip(self._lines, done, strict=True):
            line.show_state(done=ticked, current=line.number == current, count=counts.get(line.number, 0))
        total = sum(counts.values())
        self._next.setText(self.tr("Next") if large_text() else self.tr("Next question"))
        self._next.setAccessibleName(self.tr("Next question"))
        self._next.setVisible(bool(total))
        self._said.setVisible(bool(total))

    def _on_library(self) -> None:
        self.library_requested.emit()

    def _on_line(self, number: int, _checked: bool = False) -> None:
        self.chosen.emit(number)
