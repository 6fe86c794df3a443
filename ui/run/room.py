"""The room's window: what the projector shows. One painted canvas drawn from a `RoomView`, which holds nothing private.

A normal window that can be moved, resized, shared in a call, or filled over a chosen screen. Closing it, or pulling the
projector's plug, never touches the run.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.run.drawing import draw_digits, draw_share, draw_words, level_colour, width_of
from ui.run.stage import Stage
from ui.run.view_state import RoomView
from ui.run.words import RoomWords, SeatWords, room_words
from workshop_app.domain.run import RunPicture, RunStatus

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
ROW_SHARE = 0.072  # of the window's height: one person's two lines, about 24 px and 16 px on a projector of 768
SEATS_TOP, SEATS_BOTTOM = 0.13, 0.89


class RoomCanvas(QWidget):
    """Paints one RoomView. All sizes follow the window, so that it reads the same on a wall and in a shared window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room_canvas")
        self._view: RoomView | None = None
        self._words: RoomWords | None = None
        self._black = False

    @property
    def words(self) -> RoomWords | None:
        """What is on the canvas, as text."""
        return self._words

    def per_page(self) -> int:
        """How many seat lines fit."""
        return max(4, int((SEATS_BOTTOM - SEATS_TOP) / ROW_SHARE))

    def show_view(self, view: RoomView) -> None:
        words = room_words(view)
        if view == self._view:
            return
        self._view, self._words = view, words
        self.setAccessibleName(words.title)
        self.setAccessibleDescription(words.spoken())
        self.update()

    def show_black(self, black: bool) -> None:
        self._black = black
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._black:
            painter.fillRect(self.rect(), QColor("black"))
        elif self._view is not None and self._words is not None:
            _RoomPainter(painter, QRectF(self.rect()), self._view, self._words).paint()
        painter.end()


class _RoomPainter:
    """One painting of the canvas; `unit` is a hundredth of the height, kept in proportion on very wide windows."""

    def __init__(self, painter: QPainter, area: QRectF, view: RoomView, words: RoomWords) -> None:
        self._painter = painter
        self._view, self._words = view, words
        self._look = theme.current()
        self._ink, self._quiet = QColor(self._look.ink), QColor(self._look.quiet)
        self._unit = min(area.height() / 100, area.width() / 110)
        painter.fillRect(area, QColor(self._look.ground))
        margin = self._unit * 5
        self._area = area.adjusted(margin, margin * 0.7, -margin, -margin * 0.7)

    def paint(self) -> None:
        if self._view.status is RunStatus.FINISHED:
            draw_words(
                self._painter,
                self._area,
                self._words.title,
                self._unit * 8,
                self._ink,
                bold=True,
                flags=CENTRE,
                wrap=True,
            )
            return
        self._paint_head()
        self._paint_foot()
        if self._words.seats:
            self._paint_with_seats()
        else:
            self._paint_alone()

    def _band(self, top: float, bottom: float, left: float = 0.0, right: float = 1.0) -> QRectF:
        """A part of the area, in shares of its width and height."""
        whole = self._area
        return QRectF(
            whole.left() + whole.width() * left,
            whole.top() + whole.height() * top,
            whole.width() * (right - left),
            whole.height() * (bottom - top),
        )

    def _paint_head(self) -> None:
        draw_words(
            self._painter, self._band(0, 0.11, 0, 0.82), self._words.title, self._unit * 7.4, self._ink, bold=True
        )
        draw_words(
            self._painter, self._band(0, 0.11, 0.82, 1), self._words.clock, self._unit * 5.6, self._quiet, flags=RIGHT
        )

    def _paint_foot(self) -> None:
        line = self._band(0.905, 0.905)
        self._painter.setPen(QColor(self._look.line))
        self._painter.drawLine(line.topLeft(), line.topRight())
        draw_words(self._painter, self._band(0.915, 1, 0, 0.86), self._words.next, self._unit * 5, self._quiet)
        draw_words(
            self._painter, self._band(0.915, 1, 0.86, 1), self._words.page, self._unit * 4, self._quiet, flags=RIGHT
        )

    def _paint_alone(self) -> None:
        """The clock over the whole width: 60 % of the height where the width allows."""
        has_words = bool(self._words.todo or self._words.phase)
        bottom = 0.64 if has_words else 0.78
        self._paint_clock(0.13, bottom, 0, 1)
        text = self._words.todo
        if self._words.phase:
            draw_words(
                self._painter,
                self._band(0.73, 0.80),
                self._words.phase,
                self._unit * 5.4,
                self._ink,
                bold=True,
                flags=CENTRE,
            )
            draw_words(
                self._painter, self._band(0.80, 0.90), text, self._unit * 4.4, self._ink, flags=CENTRE, wrap=True
            )
        else:
            draw_words(self._painter, self._band(0.75, 0.895), text, self._unit * 5, self._ink, flags=CENTRE, wrap=True)

    def _paint_with_seats(self) -> None:
        """Clock and task on the left, everybody's place on the right."""
        split = 0.44
        draw_words(
            self._painter,
            self._band(0.13, 0.20, 0, split - 0.02),
            self._words.phase,
            self._unit * 5.2,
            self._ink,
            bold=True,
        )
        self._paint_clock(0.21, 0.52, 0, split - 0.03)
        draw_words(
            self._painter,
            self._band(0.64, 0.89, 0, split - 0.03),
            self._words.todo,
            self._unit * 4.6,
            self._ink,
            flags=TOP,
            wrap=True,
        )
        self._paint_seats(split)

    def _paint_seats(self, left: float) -> None:
        """One row per person, all in the same size: name, room and seat large, the others of the trio below."""
        height = min(ROW_SHARE * 1.3, (SEATS_BOTTOM - SEATS_TOP) / max(1, len(self._words.seats)))
        for place, line in enumerate(self._words.seats):
            band = self._band(SEATS_TOP + place * height, SEATS_TOP + (place + 1) * height, left, 1)
            if place % 2 == 0:
                self._painter.fillRect(band, QColor(self._look.surface))
            self._paint_seat(band.adjusted(self._unit * 1.4, 0, -self._unit * 1.4, 0), line)

    def _paint_seat(self, band: QRectF, line: SeatWords) -> None:
        upper = QRectF(band.left(), band.top() + band.height() * 0.06, band.width(), band.height() * 0.54)
        lower = QRectF(band.left(), upper.bottom(), band.width(), band.height() * 0.34)
        size = band.height() * 0.44
        place = f"{line.room}  ·  {line.seat}"
        right = width_of(self._painter, place, size) + self._unit
        name = upper.adjusted(0, 0, -right, 0)
        draw_words(self._painter, name, line.name, size, self._ink, bold=True, shrink=False)
        draw_words(self._painter, upper, place, size, self._ink, flags=RIGHT, shrink=False)
        draw_words(self._painter, lower, line.others, band.height() * 0.29, self._quiet, shrink=False)

    def _paint_clock(self, top: float, bottom: float, left: float, right: float) -> None:
        digits = self._view.digits
        colour = level_colour(digits.level, digits.paused)
        draw_digits(self._painter, self._band(top, bottom, left, right), digits.text, colour)
        bar = self._band(bottom + 0.022, bottom + 0.022, left, right)
        bar.setHeight(max(4.0, self._unit * 0.9))
        draw_share(self._painter, bar, digits.share, colour)
        word = self._words.moment or self._words.state
        area = self._band(bottom + 0.04, bottom + 0.11, left, right)
        if self._words.moment:
            self._paint_moment(area)
        else:
            draw_words(self._painter, area, word, self._unit * 4.6, colour, bold=True, flags=CENTRE)

    def _paint_moment(self, area: QRectF) -> None:
        """The visible bell: a filled band for a few seconds, no flashing."""
        self._painter.save()
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._look.accent))
        self._painter.drawRoundedRect(area, self._unit, self._unit)
        self._painter.restore()
        colour = QColor(self._look.on_accent)
        draw_words(self._painter, area, self._words.moment, self._unit * 4.6, colour, bold=True, flags=CENTRE)


class RoomWindow(QWidget):
    """The canvas in a window of its own. Signals: closed, when somebody closes it; key_pressed, so that a clicker
    works whichever window has the focus."""

    closed = Signal()
    key_pressed = Signal(object)

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Room"))
        self.setMinimumSize(320, 240)
        self.resize(960, 600)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # the main window is the app
        # macOS would put both windows into tabs of one.
        self.setWindowFlag(Qt.WindowType.Window)
        self._stage = stage
        self.canvas = RoomCanvas(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)
        stage.pictured.connect(self._on_pictured)
        stage.black_changed.connect(self.canvas.show_black)
        self.canvas.show_black(stage.black)

    def fill_screen(self, screen: QScreen) -> None:
        """Full screen on this one."""
        self.showNormal()
        self.setGeometry(screen.availableGeometry())
        handle = self.windowHandle()
        if handle is not None:
            handle.setScreen(screen)
        self.showFullScreen()

    def come_back(self) -> None:
        """The screen it stood on is gone: be an ordinary window on one that is there."""
        self.showNormal()
        screens = QGuiApplication.screens()
        if screens:
            free = screens[0].availableGeometry()
            self.resize(min(960, free.width()), min(600, free.height()))
            self.move(free.topLeft())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.showNormal()
            return
        self.key_pressed.emit(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.canvas.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _on_pictured(self, picture: RunPicture) -> None:
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        self.canvas.show_view(self._stage.room_view(self.canvas.per_page()))
