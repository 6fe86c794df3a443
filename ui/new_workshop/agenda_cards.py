"""The agendas to choose from as cards, each with its days as small strips: time to scale over all cards, so that a long
day looks long, and the types of items in their colours."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from agendas.model import StepType
from ui import theme
from ui.labels import enum_label
from ui.new_workshop.view_state import StripDay
from ui.widgets.basics import label, large_text
from ui.widgets.choices import Choice, ChoiceCard, ChoiceList

HIGH, BETWEEN, SWATCH = 12, 4, 12
LEAST_SCALE = 60  # minutes that the whole width stands for at least


class AgendaStrip(QWidget):
    """The days of one agenda, one below the other; `longest` minutes are the whole width. Read aloud it is nothing: the
    card says how long it takes."""

    def __init__(self, days: tuple[StripDay, ...], longest: int) -> None:
        super().__init__()
        self._days, self._longest = days, max(LEAST_SCALE, longest)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        high = round(HIGH * theme.text_scale())
        return QSize(200, len(self._days) * (high + BETWEEN) - BETWEEN)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def place(self, day: int, start: int, minutes: int) -> QRectF:
        """Where so many minutes of a day stand, in pixels."""
        scale, high = (self.width() - 1) / self._longest, round(HIGH * theme.text_scale())
        return QRectF(start * scale, day * (high + BETWEEN), minutes * scale, high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        for number, day in enumerate(self._days):
            for part in day.parts:
                place = self.place(number, part.start, part.minutes)
                painter.fillRect(place, look.colour(f"step_{part.type}"))
                painter.setPen(QPen(look.colour("edge"), 1))  # where one ends is seen in grey, too
                painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


class AgendaCard(ChoiceCard):
    """A choice with its strip below the sentence."""

    def __init__(self, choice: Choice, days: tuple[StripDay, ...], longest: int) -> None:
        super().__init__(choice)
        layout = self.layout()
        if layout is not None and days:
            layout.addWidget(AgendaStrip(days, longest))


class AgendaList(ChoiceList):
    """`strips` are the days of each agenda by its id."""

    strips: Mapping[str, tuple[StripDay, ...]] = {}

    def card_for(self, choice: Choice) -> ChoiceCard:
        longest = max((day.minutes for days in self.strips.values() for day in days), default=0)
        return AgendaCard(choice, self.strips.get(choice.id, ()), longest)


def legend() -> QWidget:
    """What the colours mean; on two lines where text is large."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    types = tuple(StepType)
    half = (len(types) + 1) // 2 if large_text() else len(types)
    for part in (types[:half], types[half:]):
        line = QHBoxLayout()
        line.setSpacing(6)
        for type in part:
            line.addWidget(_Swatch(type))
            words = label(enum_label(type), "small")
            words.setWordWrap(False)
            line.addWidget(words)
            line.addSpacing(8)
        line.addStretch(1)
        column.addLayout(line)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return made


class _Swatch(QWidget):
    def __init__(self, type: StepType) -> None:
        super().__init__()
        self._type = type
        self.setFixedSize(QSize(SWATCH, SWATCH) * theme.text_scale())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour(f"step_{self._type}"))
        painter.setPen(look.colour("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
