"""The engagement at one glance: months along a line, windows as bars, days as marks, weeks to stay out of shaded. Drawn
from the same value as the table, which says it in words row by row; to a screen reader the strip says what it draws."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.calendar.view_state import CalendarView
from ui.widgets.dates import long_day, month_names, short_day
from ui.widgets.spoken import Role, speak_as
from workshop_app.domain.calendar import CalendarEntry, CalendarKind
from workshop_app.domain.cycles import months_later

HEIGHT = 66  # px at 100 % text
LEAST_HIGH = 420  # px at 100 % text of the screen
LABELLED = 46  # px a month needs for its name
MARKED = {CalendarKind.WORKSHOP: "accent", CalendarKind.DEADLINE: "late", CalendarKind.EVENT: "late"}


class CalendarStrip(QWidget):
    """A line of months."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.Chart)
        self.setAccessibleName(self.tr("The months to scale"))
        self._view: CalendarView | None = None
        self._first, self._last = date.min, date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_view(self, view: CalendarView) -> None:
        self._view = view
        entries = view.entries
        self.setAccessibleDescription(". ".join(_told(each) for each in entries if each.kind is not CalendarKind.TASK))
        if entries:
            first, last = min(each.day for each in entries), max(each.last for each in entries)
            self._first = date(first.year, first.month, 1)
            self._last = months_later(date(last.year, last.month, 1), 1)
        self.update()

    def fit(self, high: int) -> None:
        """Go where in a screen of this height the dates themselves would have no room, or where there are none."""
        there = self._view is not None and bool(self._view.entries)
        self.setVisible(there and high >= LEAST_HIGH * theme.text_scale())

    def sizeHint(self) -> QSize:
        return QSize(400, round(HEIGHT * theme.text_scale()))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._view is None or self._last <= self._first:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() * 0.58
        self._paint_months(painter, middle)
        self._paint_shaded(painter, middle)
        for entry in self._view.entries:
            self._paint_entry(painter, entry, middle)
        self._paint_today(painter)
        painter.end()

    def _x(self, day: date) -> float:
        """Where a day begins."""
        days = (self._last - self._first).days
        return 1 + (self.width() - 2) * (day - self._first).days / days

    def _paint_months(self, painter: QPainter, middle: float) -> None:
        look = theme.current()
        small = QFont(painter.font())
        small.setPixelSize(round(12 * theme.text_scale()))
        painter.setFont(small)
        month = self._first
        while month < self._last:
            following = months_later(month, 1)
            left, right = self._x(month), self._x(following)
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawLine(QPointF(left, 2), QPointF(left, self.height() - 2))
            if right - left >= LABELLED * theme.text_scale():
                painter.setPen(look.colour("quiet"))
                place = QRectF(left + 6, 0, right - left - 8, middle - 10)
                words = _that_fits(painter.fontMetrics(), month, int(place.width()))
                painter.drawText(place, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, words)
            month = following
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))

    def _paint_shaded(self, painter: QPainter, middle: float) -> None:
        """Weeks to stay out of, hatched: they read without colour."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(theme.current().colour("faint"), Qt.BrushStyle.BDiagPattern))
        for span in self._view.facts.blackout if self._view else ():
            left, right = self._x(max(span.first, self._first)), self._x(min(span.last, self._last) + timedelta(days=1))
            if right > left:
                painter.drawRect(QRectF(left, middle - 14, right - left, 28))

    def _paint_entry(self, painter: QPainter, entry: CalendarEntry, middle: float) -> None:
        look = theme.current()
        left = self._x(entry.day)
        if entry.kind is CalendarKind.TASK:
            return
        if entry.last > entry.day:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_ground"))
            bar = QRectF(left, middle - 6, self._x(entry.last + timedelta(days=1)) - left, 12)
            painter.drawRoundedRect(bar, 3, 3)
            return
        if entry.kind is CalendarKind.CYCLE:
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawLine(QPointF(left, middle - 14), QPointF(left, middle + 14))
            return
        painter.setPen(QPen(look.colour("surface"), 1))
        painter.setBrush(look.colour(MARKED.get(entry.kind, "quiet")))
        size = 5 if entry.kind in (CalendarKind.WORKSHOP, CalendarKind.DEADLINE, CalendarKind.EVENT) else 3.5
        painter.drawEllipse(QPointF(left, middle), size, size)

    def _paint_today(self, painter: QPainter) -> None:
        if self._view is None or not self._first <= self._view.today < self._last:
            return
        left = self._x(self._view.today)
        painter.setPen(QPen(theme.current().colour("over"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(left, 0), QPointF(left, self.height()))
        small = QFont(painter.font())
        small.setPixelSize(round(12 * theme.text_scale()))
        painter.setFont(small)
        words = QCoreApplication.translate("CalendarStrip", "today, {day}").format(day=short_day(self._view.today))
        wide = painter.fontMetrics().horizontalAdvance(words)
        at = left + 5 if left + 5 + wide <= self.width() else left - 5 - wide
        painter.drawText(QPointF(at, self.height() - painter.fontMetrics().descent()), words)


def _that_fits(metrics: QFontMetrics, month: date, width: int) -> str:
    """As much of the month's name as is whole; never a name that ends in the middle."""
    return next((words for words in month_names(month, True) if metrics.horizontalAdvance(words) <= width), "")


def _told(entry: CalendarEntry) -> str:
    """ "Kick-off, 12 May 2027", "Refine the sets, 12 May 2027 to 20 May 2027"."""
    days = long_day(entry.day)
    if entry.last > entry.day:
        words = QCoreApplication.translate("CalendarStrip", "{first} to {last}")
        days = words.format(first=days, last=long_day(entry.last))
    return f"{entry.title}, {days}"
