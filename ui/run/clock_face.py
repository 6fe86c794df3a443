"""The conductor's countdown: the same digits as on the wall, as large as the space allows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.run.digits import Digits
from ui.run.drawing import draw_digits, draw_share, draw_words, level_colour
from ui.run.run_words import face
from ui.widgets.spoken import Role, speak_as, speak_value
from workshop_app.domain.run import Level

CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class ClockFace(QWidget):
    """Digits, a bar of what is left, and the word for how urgent it is (or what has just happened)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 110)
        self._digits = Digits("0:00", Level.CALM, 0.0, False, False, False)
        self._state = ""
        self._moment = ""
        self._title = ""
        speak_as(self, Role.Clock)

    @property
    def text(self) -> str:
        """The digits shown."""
        return self._digits.text

    def sizeHint(self) -> QSize:
        return QSize(420, 190)

    def show_digits(self, digits: Digits, state: str, moment: str) -> None:
        if (digits, state, moment) == (self._digits, self._state, self._moment):
            return
        # The digits are its value, true to the second when asked for; a name that changed with them would be read out.
        name = ", ".join(part for part in (face(digits.face), state) if part)
        if name != self.accessibleName():
            self.setAccessibleName(name)
        speak_value(self, digits.text)
        self._digits, self._state, self._moment = digits, state, moment
        self.update()

    def show_title(self, title: str) -> None:
        """The item's name above the digits: for the small clock, which stands alone."""
        if title != self._title:
            self._title = title
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        if self._title:
            head = max(20.0, area.height() * 0.17)
            above = QRectF(area.left(), area.top(), area.width(), head)
            ink = QColor(theme.current().ink)
            draw_words(painter, above, self._title, head * 0.74, ink, bold=True, flags=CENTRE, smallest=0.6)
            area.setTop(area.top() + head)
        foot = max(24.0, area.height() * 0.16) if self._moment or self._state or not self._title else 0.0
        colour = level_colour(self._digits.level, self._digits.paused)
        digits = QRectF(area.left(), area.top(), area.width(), area.height() - foot - 18)
        draw_digits(painter, digits, self._digits.text, colour)
        draw_share(painter, QRectF(area.left(), digits.bottom() + 8, area.width(), 6), self._digits.share, colour)
        words = QRectF(area.left(), area.bottom() - foot, area.width(), foot)
        if self._moment:
            look = theme.current()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent))
            painter.drawRoundedRect(words, 6, 6)
            draw_words(painter, words, self._moment, foot * 0.6, QColor(look.on_accent), bold=True, flags=CENTRE)
        else:
            draw_words(painter, words, self._state, foot * 0.6, colour, bold=True, flags=CENTRE)
        painter.end()
