"""Draws one item of the day to scale: its pattern in a gutter, so that the words stay readable and the types read in
grey; its title, how long it is and who leads it, and the pin of a fixed start."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QFontMetricsF, QPainter

from agendas.model import StepType
from ui import icons, theme
from ui.agenda import day_words
from ui.agenda.day_shape import DayBox
from ui.agenda.view_state import PlanRow
from ui.lengths import length
from ui.widgets import dates

# A pattern for each type, so that a grey printer or eye tells them apart.
PATTERNS = {
    StepType.OPENING: Qt.BrushStyle.Dense6Pattern,
    StepType.THEORY: Qt.BrushStyle.HorPattern,
    StepType.EXERCISE: Qt.BrushStyle.BDiagPattern,
    StepType.BREAKOUT: Qt.BrushStyle.DiagCrossPattern,
    StepType.SHARE_BACK: Qt.BrushStyle.FDiagPattern,
    StepType.BREAK: Qt.BrushStyle.NoBrush,
    StepType.WRAP_UP: Qt.BrushStyle.VerPattern,
}
GUTTER = 16.0
INSIDE = 10.0  # between the gutter and the words
PIN = 14
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Fonts(Struct, frozen=True):
    """The three sizes of the drawing: titles, figures, and how high a line of each is."""

    title: QFont
    small: QFont
    bold: QFont

    @classmethod
    def of(cls, font: QFont) -> Fonts:
        """From the size of the body text, 14 at 100 %."""
        title, small = QFont(font), QFont(font)
        title.setBold(True)
        size = font.pixelSize() if font.pixelSize() > 0 else QFontMetrics(font).height() - 3
        small.setPixelSize(max(10, round(size * 12 / 14)))
        bold = QFont(small)
        bold.setBold(True)
        return cls(title, small, bold)

    @property
    def line(self) -> float:
        """How high an item is at least, so that its title stands in it."""
        return QFontMetricsF(self.title).height() + 3

    @property
    def times(self) -> float:
        """How much room the clock times take at the left of a day."""
        return QFontMetricsF(self.bold).horizontalAdvance(dates.clock(22 * 60)) + 10


class ItemPainter:
    """Draws with one painter."""

    def __init__(self, painter: QPainter, fonts: Fonts) -> None:
        self._painter, self._fonts, self._look = painter, fonts, theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def draw(self, box: DayBox, where: QRectF, covered: bool) -> None:
        """The item with its gutter; `covered` leaves room for what says that its time is taken."""
        kind = box.row.step.type
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._look.colour(f"step_{kind.value}"))
        self._painter.drawRoundedRect(where, 4, 4)
        pattern = QColor(self._look.colour("ink"))
        pattern.setAlpha(110)
        self._painter.setBrush(QBrush(pattern, PATTERNS[kind]))
        self._painter.drawRect(QRectF(where.left(), where.top() + 2, GUTTER, max(0.0, where.height() - 4)))
        self._words(box, where, covered)

    def _words(self, box: DayBox, where: QRectF, covered: bool) -> None:
        """The title, and below it (beside it where there is one line) how long and who; the pin at the right. Ink, not
        quiet: grey would be too pale on the colours."""
        self._painter.setPen(self._look.colour("ink"))
        room = where.adjusted(GUTTER + INSIDE, 0, -8, 0)
        title, facts, fixed = day_words.title(box.row), day_words.facts(box.row), day_words.fixed(box.row)
        high, low = QFontMetricsF(self._fonts.title), QFontMetricsF(self._fonts.small)
        wide = room.width() * (0.6 if covered else 1.0)
        most = int((room.height() + 1) // high.height())
        if most > 1:
            wrapped = self._wrapped(title, wide, most)
            lines = len(wrapped)
            below = room.height() - lines * high.height() >= low.height()
            tall = lines * high.height() + (low.height() if below else 0)
            first = QRectF(room.left(), room.center().y() - tall / 2, wide, lines * high.height())
            self._painter.setFont(self._fonts.title)
            self._painter.drawText(first, LEFT, "\n".join(wrapped))
            second = QRectF(room.left(), first.bottom(), room.width(), low.height())
            if below:
                second.setRight(second.right() - self._pin(second, fixed))
                self.text(self._fonts.small, second, self._shorter(box.row, facts, second.width()))
            return
        line = QRectF(room.left(), room.center().y() - high.height() / 2, wide, high.height())
        line.setRight(line.right() - self._pin(line, fixed))
        self.text(self._fonts.title, line, title)
        line.setLeft(line.left() + high.horizontalAdvance(title) + 8)
        if line.width() > low.horizontalAdvance("00 min"):
            self.text(self._fonts.small, line, self._shorter(box.row, facts, line.width()))

    def _shorter(self, row: PlanRow, facts: str, wide: float) -> str:
        """How long, how far that may go, and who: as much of it as has room. Half a word would say less than none."""
        metrics, least = QFontMetricsF(self._fonts.small), length(row.step.minutes)
        ways = (facts, facts.partition(day_words.BESIDE)[0])
        return next((each for each in ways if metrics.horizontalAdvance(each) <= wide), least)

    def _wrapped(self, title: str, wide: float, most: int) -> list[str]:
        """A title in at most so many lines; what is longer ends in dots."""
        metrics, lines = QFontMetrics(self._fonts.title), [""]
        for word in title.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and metrics.horizontalAdvance(longer) > wide and len(lines) < most:
                lines.append(word)
            else:
                lines[-1] = longer
        return [elided(self._fonts.title, line, wide) for line in lines]

    def _pin(self, line: QRectF, words: str) -> float:
        """The pin and its words at the right end of a line; how wide they are."""
        if not words:
            return 0.0
        wide = QFontMetricsF(self._fonts.small).horizontalAdvance(words)
        self._painter.setFont(self._fonts.small)
        self._painter.drawText(line, RIGHT, words)
        sign = QRectF(line.right() - wide - PIN - 6, line.center().y() - PIN / 2, PIN, PIN)
        icons.icon("pin").paint(self._painter, sign.toRect())
        return wide + PIN + 12

    def text(self, font: QFont, where: QRectF, words: str) -> None:
        """Words in one line; what does not fit ends in dots."""
        self._painter.setFont(font)
        self._painter.drawText(where, LEFT, elided(font, words, where.width()))


def elided(font: QFont, words: str, wide: float) -> str:
    """The words, or as many of them as there is room for."""
    return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(wide) + 1)
