"""What the room's window shows: a few painted bands, each of which repaints only when its own words changed, so that a
second that passes costs one clock and not a page of names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.run import room_painting as painting
from ui.run.drawing import CENTRE, draw_words
from ui.run.room_painting import ONE_ROW, ClockPart, FootPart, SeatsPart, TextPart
from ui.run.room_words import RoomWords, room_words
from ui.run.view_state import RoomView
from workshop_app.domain.run import RunStatus

ROW_SHARE = 0.072  # of the window's height: one person's two lines, about 24 px and 16 px on a projector of 768
TOP, BOTTOM = 0.13, 0.89
LEFT_PART = 0.44  # of the width, beside the seats
Paint = Callable[[QPainter, QRectF, float, Any], None]
Share = tuple[float, float, float, float]  # left, top, right, bottom of the area inside the margins


class Band(QWidget):
    """One painted part. `show_part` repaints only when the value is another one."""

    def __init__(self, parent: QWidget, name: str, paint: Paint) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._paint = paint
        self._part: Any = None
        self._unit = 1.0
        self.hide()

    def show_part(self, part: Any) -> None:
        if part != self._part:
            self._part = part
            self.update()

    def place(self, area: QRectF, unit: float) -> None:
        self._unit = unit
        self.setGeometry(area.toAlignedRect())
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.current().ground))
        if self._part is not None:
            self._paint(painter, QRectF(self.rect()), self._unit, self._part)
        painter.end()


class RoomCanvas(QWidget):
    """Shows one RoomView. All sizes follow the window, so that it reads the same on a wall and in a shared window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room_canvas")
        self._view: RoomView | None = None
        self._words: RoomWords | None = None
        self._shape: tuple[bool, ...] = ()
        self.title = Band(self, "room_title", painting.paint_title)
        self.corner = Band(self, "room_corner", painting.paint_corner)
        self.clock = Band(self, "room_clock", painting.paint_clock)
        self.text = Band(self, "room_text", painting.paint_text)
        self.seats = Band(self, "room_seats", painting.paint_seats)
        self.rooms = Band(self, "room_rooms", painting.paint_room_clocks)
        self.groups = Band(self, "room_groups", painting.paint_groups)
        self.foot = Band(self, "room_foot", painting.paint_foot)
        self.message = Band(self, "room_message", painting.paint_message)
        self.banner = Band(self, "room_banner", painting.paint_banner)

    @property
    def words(self) -> RoomWords | None:
        """What is on the canvas, as text."""
        return self._words

    def per_page(self) -> int:
        """How many seat lines fit."""
        return max(4, int((BOTTOM - TOP) / ROW_SHARE))

    def show_view(self, view: RoomView) -> None:
        if view == self._view:
            return
        self._view, self._words = view, room_words(view)
        self._tell(view, self._words)
        self._fill(view, self._words)
        shape = _shape(view, self._words)
        if shape != self._shape:
            self._shape = shape
            self._place_bands()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_bands()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        view = self._view
        if view is not None and view.black:
            painter.fillRect(self.rect(), QColor("black"))
        else:
            painter.fillRect(self.rect(), QColor(theme.current().ground))
            if view is not None and view.status is RunStatus.FINISHED and self._words is not None:
                size = self._unit() * 8
                ink = QColor(theme.current().ink)
                draw_words(painter, self._inside(), self._words.title, size, ink, bold=True, flags=CENTRE, wrap=True)
        painter.end()

    def _tell(self, view: RoomView, words: RoomWords) -> None:
        """For screen readers. Not every second: a description that changes is read out."""
        self.setAccessibleName(words.title)
        told = words.spoken()
        if not view.digits.text or told.replace(words.digits, "") != self.property("told"):
            self.setProperty("told", told.replace(words.digits, ""))
            self.setAccessibleDescription(told)

    def _fill(self, view: RoomView, words: RoomWords) -> None:
        self.title.show_part(words.title)
        self.corner.show_part(words.digits if words.message and words.digits else words.clock)
        self.clock.show_part(ClockPart(view.digits, words.state, words.moment))
        self.text.show_part(TextPart(words.phase, words.todo, centred=not words.seats, large=not words.digits))
        self.seats.show_part(SeatsPart(words.seats, view.page_size))
        self.rooms.show_part(words.rooms)
        self.groups.show_part(words.groups)
        self.foot.show_part(FootPart(words.next, words.page))
        self.message.show_part(words.message)
        self.banner.show_part(words.banner)

    def _unit(self) -> float:
        return min(self.height() / 100, self.width() / 110)

    def _inside(self) -> QRectF:
        margin = self._unit() * 5
        banner = self._unit() * 2 if self._words is not None and self._words.banner else 0.0
        return QRectF(self.rect()).adjusted(margin, margin * 0.7 + banner, -margin, -margin * 0.7)

    def _place_bands(self) -> None:
        view, words = self._view, self._words
        shares = {} if view is None or words is None else _shares(view, words)
        inside, unit = self._inside(), self._unit()
        for name, band in self._bands().items():
            share = shares.get(name)
            if share is None:
                band.hide()
                continue
            left, top, right, bottom = share
            area = QRectF(
                inside.left() + inside.width() * left,
                inside.top() + inside.height() * top,
                inside.width() * (right - left),
                inside.height() * (bottom - top),
            )
            band.place(area, unit)
        if "banner" in shares:
            self.banner.place(QRectF(0, 0, self.width(), unit * 4), unit)

    def _bands(self) -> dict[str, Band]:
        return {
            "title": self.title, "corner": self.corner, "clock": self.clock, "text": self.text, "seats": self.seats,
            "rooms": self.rooms, "groups": self.groups, "foot": self.foot, "message": self.message,
            "banner": self.banner,
        }  # fmt: skip


def _shape(view: RoomView, words: RoomWords) -> tuple[bool, ...]:
    """Everything that decides which bands there are and where."""
    there = (
        *(words.seats, words.rooms, words.message, words.todo, words.phase, words.banner, words.digits),
        *(words.groups, len(words.groups) > ONE_ROW),
    )
    return (view.black, view.status is RunStatus.FINISHED, *(bool(each) for each in there))


def _shares(view: RoomView, words: RoomWords) -> dict[str, Share]:
    if view.black or view.status is RunStatus.FINISHED:
        return {}
    shares: dict[str, Share] = {
        "title": (0, 0, 0.82, 0.11), "corner": (0.82, 0, 1, 0.11), "foot": (0, 0.905, 1, 1),
    }  # fmt: skip
    if words.banner:
        shares["banner"] = (0, 0, 1, 0.03)
    if words.message:
        shares["message"] = (0, TOP, 1, BOTTOM)
    elif words.groups:
        shares |= _side_by_side(words)
    elif words.seats:
        shares |= _with_seats(words)
    else:
        shares |= _alone(words)
    return shares


def _with_seats(words: RoomWords) -> dict[str, Share]:
    """Clock and task on the left, everybody's place on the right."""
    left: dict[str, Share] = {"seats": (LEFT_PART, TOP, 1, BOTTOM)}
    right = LEFT_PART - 0.03
    bottom = 0.90
    if words.rooms:
        rows = -(-len(words.rooms) // 2)
        top = 0.89 - 0.055 * min(4, rows)
        left["rooms"] = (0, top, right, 0.89)
        bottom = top - 0.01
    if words.digits:
        under = 0.55 if words.rooms else 0.62
        left["clock"] = (0, TOP, right, under)
        left["text"] = (0, under + 0.02, right, bottom)
    else:
        left["text"] = (0, TOP, right, bottom)
    return left


def _side_by_side(words: RoomWords) -> dict[str, Share]:
    """One clock for all, above a column for each group."""
    top = TOP if not words.digits else 0.46 if len(words.groups) <= ONE_ROW else 0.36
    shares: dict[str, Share] = {"groups": (0, top + 0.01, 1, BOTTOM)}
    if words.digits:
        shares["clock"] = (0, TOP, 1, top)
    return shares


def _alone(words: RoomWords) -> dict[str, Share]:
    """The clock over the whole width: 60 % of the height where the width allows."""
    if not words.digits:
        return {"text": (0, TOP, 1, BOTTOM)}
    lines = bool(words.todo) + bool(words.phase)
    bottom = (0.885, 0.76, 0.70)[lines]
    shares: dict[str, Share] = {"clock": (0, TOP, 1, bottom)}
    if lines:
        shares["text"] = (0, bottom + 0.01, 1, BOTTOM)
    if words.rooms:
        shares["rooms"] = (0, 0.83, 1, BOTTOM)
    return shares
