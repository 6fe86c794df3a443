"""What the room's window shows: a few painted bands, each of which repaints only when its own words changed, so that a
second that passes costs the digits and the band below and not a page of names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.run import room_lists as lists
from ui.run import room_painting as painting
from ui.run.drawing import CENTRE, draw_words
from ui.run.room_lists import SeatsPart
from ui.run.room_painting import BandName, BandPart, ClockPart, TextPart, TitlePart, WallPart
from ui.run.room_places import MARGIN, RoomPlaces, places, unit_of
from ui.run.room_view import SEATS_PER_PAGE, RoomView
from ui.run.room_words import RoomWords, room_words
from ui.widgets.spoken import Role, speak_as
from workshop_app.domain.run import RunStatus

LOWEST_ROW = 15.0  # pixels: in a very small window fewer names stand on a page
FEWEST_ROWS = 4
BLEED = 0.4  # units
STEPS = 1000  # of the band: it is painted when it has moved by one
Paint = Callable[[QPainter, QRectF, float, Any], None]


class Band(QWidget):
    """One painted part. `show_part` repaints only when the value is another one."""

    def __init__(self, parent: QWidget, name: str, paint: Paint) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._paint = paint
        self._part: Any = None
        self._unit = self._scale = 1.0
        self._bleed = 0
        self.hide()

    def show_part(self, part: Any) -> None:
        if part != self._part:
            self._part = part
            self.update()

    def place(self, area: QRectF, unit: float, scale: float) -> None:
        self._unit, self._scale = unit, scale
        # A letter's edge may lie a hair left of where it begins: the widget is wider than what it paints into.
        self._bleed = max(1, round(unit * scale * BLEED))
        here = QRectF(area.topLeft() * scale, area.size() * scale)
        self.setGeometry(here.toAlignedRect().adjusted(-self._bleed, 0, self._bleed, 0))
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        # Before anything is smoothed, and beyond the edge: on a screen scaled by a fraction a hairline would stay.
        painter.fillRect(self.rect().adjusted(-1, -1, 1, 1), QColor(theme.current().ground))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._part is not None:
            inside = QRectF(self.rect()).adjusted(self._bleed, 0, -self._bleed, 0)
            painter.scale(self._scale, self._scale)
            inside = QRectF(inside.topLeft() / self._scale, inside.size() / self._scale)
            self._paint(painter, inside, self._unit, self._part)
        painter.end()


class RoomCanvas(QWidget):
    """Shows one RoomView. All sizes follow the window, so that it reads the same on a wall and in a shared window. A
    picture of it is drawn as a window `drawn_high` pixels high would be, and made smaller as a whole."""

    def __init__(self, parent: QWidget | None = None, drawn_high: int = 0) -> None:
        super().__init__(parent)
        self._drawn_high = drawn_high
        self.setObjectName("room_canvas")
        speak_as(self, Role.Graphic)
        self._view: RoomView | None = None
        self._words: RoomWords | None = None
        self._shape: tuple[object, ...] = ()
        self.title = Band(self, "room_title", painting.paint_title)
        self.clock = Band(self, "room_clock", painting.paint_clock)
        self.text = Band(self, "room_text", painting.paint_text)
        self.seats = Band(self, "room_seats", lists.paint_seats)
        self.rooms = Band(self, "room_rooms", lists.paint_room_clocks)
        self.groups = Band(self, "room_groups", lists.paint_groups)
        self.card = Band(self, "room_card", lists.paint_card)
        self.message = Band(self, "room_message", painting.paint_message)
        self.band = Band(self, "room_band", painting.paint_band)
        self.foot = Band(self, "room_foot", painting.paint_next)
        self.wall = Band(self, "room_wall", painting.paint_wall)
        self.banner = Band(self, "room_banner", painting.paint_banner)

    @property
    def words(self) -> RoomWords | None:
        """What is on the canvas, as text."""
        return self._words

    def per_page(self) -> int:
        """How many seat lines fit."""
        high = places(*self._measures(), rehearsal=False, phases=True, strip=True).lines.height()
        return max(FEWEST_ROWS, min(SEATS_PER_PAGE, int(high / LOWEST_ROW)))

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
                wide, high = self._measures()
                unit = unit_of(wide, high)
                painter.scale(self._scale, self._scale)
                inside = QRectF(0, 0, wide, high).adjusted(MARGIN * unit, MARGIN * unit, -MARGIN * unit, -MARGIN * unit)
                ink = QColor(theme.current().ink)
                draw_words(painter, inside, self._words.title, unit * 8, ink, bold=True, flags=CENTRE, wrap=True)
        painter.end()

    @property
    def _scale(self) -> float:
        return max(1, self.height()) / self._drawn_high if self._drawn_high else 1.0

    def _measures(self) -> tuple[float, float]:
        """Width and height as it is drawn."""
        return self.width() / self._scale, self.height() / self._scale

    def _tell(self, view: RoomView, words: RoomWords) -> None:
        """For screen readers. Not every second: a description that changes is read out."""
        self.setAccessibleName(words.title)
        told = words.spoken()
        if not view.digits.text or told.replace(words.digits, "") != self.property("told"):
            self.setProperty("told", told.replace(words.digits, ""))
            self.setAccessibleDescription(told)

    def _fill(self, view: RoomView, words: RoomWords) -> None:
        seated = bool(words.seats) and words.card is None and not words.message
        self.title.show_part(TitlePart(words.title, words.round, words.until, words.todo if seated else ""))
        self.clock.show_part(ClockPart(view.digits, words.beside, bool(words.state)))
        self.band.show_part(_band_part(view, words))
        self.text.show_part(TextPart(words.todo))
        self.seats.show_part(
            SeatsPart(words.seats, min(SEATS_PER_PAGE, self.per_page()), words.page, words.turns, view.page, view.pages)
        )
        self.rooms.show_part(words.rooms)
        self.groups.show_part(words.groups)
        self.card.show_part(words.card)
        self.foot.show_part(words.next)
        self.wall.show_part(WallPart(words.clock, view.minute))
        self.message.show_part(words.message)
        self.banner.show_part(words.banner)

    def _place_bands(self) -> None:
        view, words = self._view, self._words
        there: dict[str, QRectF] = {}
        unit = unit_of(*self._measures())
        if view is not None and words is not None and not view.black:
            at = places(
                *self._measures(),
                rehearsal=bool(words.banner),
                phases=bool(words.phases),
                strip=bool(words.rooms),
            )
            there = _areas(at, view, words)
        for name, band in self._bands().items():
            area = there.get(name)
            if area is None:
                band.hide()
            else:
                band.place(area, unit, self._scale)

    def _bands(self) -> dict[str, Band]:
        return {
            "title": self.title, "clock": self.clock, "text": self.text, "seats": self.seats, "rooms": self.rooms,
            "groups": self.groups, "card": self.card, "message": self.message, "band": self.band, "foot": self.foot,
            "wall": self.wall, "banner": self.banner,
        }  # fmt: skip


def _shape(view: RoomView, words: RoomWords) -> tuple[object, ...]:
    """Everything that decides which bands there are and where."""
    there = (words.rooms, words.banner, words.phases)
    return (view.black, view.status is RunStatus.FINISHED, _middle(words), *(bool(each) for each in there))


def _middle(words: RoomWords) -> str:
    """What stands between the title and the band: a message before a card, a card before everything else."""
    if words.message:
        return "message"
    if words.card is not None:
        return "card"
    if words.groups:
        return "groups"
    return "seats" if words.seats else "text"


def _areas(at: RoomPlaces, view: RoomView, words: RoomWords) -> dict[str, QRectF]:
    there: dict[str, QRectF] = {}
    if words.banner:
        there["banner"] = at.banner
    if view.status is RunStatus.FINISHED:
        return there
    there |= {
        "title": at.title, "clock": at.digits.united(at.word), "band": at.band, "foot": at.next, "wall": at.wall,
    }  # fmt: skip
    middle = _middle(words)
    strip = bool(words.rooms) and middle in {"seats", "text"}
    there[middle] = at.lines if strip else at.middle
    if strip:
        there["rooms"] = at.strip
    return there


def _band_part(view: RoomView, words: RoomWords) -> BandPart:
    now = next((place for place, part in enumerate(view.parts) if part.left > 0), -1)
    phases = tuple(
        BandName(name, part.minutes, part.left, place == now)
        for place, (name, part) in enumerate(zip(words.phases, view.parts, strict=True))
    )
    share = round(view.digits.share * STEPS) / STEPS
    return BandPart(replace(view.digits, text="" if not view.digits.text else "-", share=share), phases, words.moment)
