"""The cycle at one glance: three lanes to scale, a line for today, what is over filled and what is to come hollow. A
click on a mark leads to it; for the keyboard every one of them stands in the rail, the calendar or a card as well, and
the whole line is told in words to whoever listens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import theme
from ui.home.time_line_state import Lane, LineMark, Sign, TimeLine
from ui.labels import enum_label
from ui.widgets.dates import long_day, month_names, short_day
from ui.widgets.spoken import Role, speak_as
from workshop_app.domain.cycles import months_later

HEAD, LANE, NAMES = 34, 64, 128  # px at 100 % text: the months, one lane, the names of the lanes
BAR = 19  # where the marks stand below the top of a lane
ROWS = (38, 55)  # and the two lines of words
GAP = 10  # px between two words of one line
REACH = 9  # px around a mark that a click takes for it
NARROW = 500  # px of the whole line under which the words go and the marks stay
LOW = 50  # px of a lane without words, with room for the word for today


class WordsBelow(Struct, frozen=True):
    """Words below a mark, and where they stand."""

    mark: LineMark
    place: QRectF
    words: str


class TimeLineView(QWidget):
    """Draws one `TimeLine`. `address_chosen(address)`: where a mark leads."""

    address_chosen = Signal(str)

    def __init__(self, line: TimeLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._words: dict[Lane, list[WordsBelow]] = {}  # found once: painting asks, and every move of the pointer
        self._placed_for: object = None
        speak_as(self, Role.Chart)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Time line of the cycle"))
        self.setAccessibleDescription(". ".join(told(line)))
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        return QSize(700, round((HEAD + _lane_height(self.width()) * len(Lane)) * theme.text_scale()))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._mark_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._mark_at(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.address_chosen.emit(found.address)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.updateGeometry()  # with words or without: another height
        if isinstance(event, QHelpEvent):
            found = self._mark_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), mark_told(found) if found else "", self)
            return True
        return super().event(event)

    def _mark_at(self, point: QPointF) -> LineMark | None:
        for lane in Lane:
            for mark in reversed(self._line.lane(lane)):
                place = self._around(mark)
                if place.adjusted(-3, -3, 3, 3).contains(point):
                    return mark
        return next((each.mark for lane in Lane for each in self._placed(lane) if each.place.contains(point)), None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_months(painter)
        for lane in Lane:
            self._paint_lane(painter, lane)
        self._paint_today(painter)
        painter.end()

    # ------------------------------------------------------------------------------------------------- measures

    def _x(self, day: date) -> float:
        """The middle of a day."""
        left, days = NAMES * theme.text_scale(), (self._line.end - self._line.first).days
        return left + (self.width() - left - 12) * ((day - self._line.first).days + 0.5) / days

    def _top(self, lane: Lane) -> float:
        return (HEAD + _lane_height(self.width()) * list(Lane).index(lane)) * theme.text_scale()

    def _around(self, mark: LineMark) -> QRectF:
        middle = self._top(mark.lane) + BAR * theme.text_scale()
        left, right = self._x(mark.day), self._x(mark.last)
        return QRectF(left - REACH, middle - REACH, right - left + 2 * REACH, 2 * REACH)

    def _font(self, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(12 * theme.text_scale()))
        font.setBold(bold)
        return font

    def _placed(self, lane: Lane) -> list[WordsBelow]:
        """The words of a lane's marks, each below its mark in the first of two lines that has room. What has none is
        told by the mark when it is pointed at."""
        if _lane_height(self.width()) == LOW:
            return []
        follows_from = (self.size(), self.font().key(), theme.text_scale())
        if follows_from != self._placed_for:
            self._placed_for, self._words = follows_from, {}
        if lane not in self._words:
            self._words[lane] = _find_places(lane, self._line, self._room_for)
        return self._words[lane]

    def _room_for(self, words: str, mark: LineMark, taken: list[QRectF]) -> QRectF | None:
        """Beginning at the mark, else ending there; never across the line for today."""
        scale = theme.text_scale()
        width = QFontMetricsF(self._font(_bold(mark, self._line))).horizontalAdvance(words) + 2
        today = QRectF(self._x(self._line.today) - 1, 0, 2, self.height())
        for row in ROWS:
            for left in (self._x(mark.day) - REACH, self.width() - width - 8, self._x(mark.last) + REACH - width):
                place = QRectF(left, self._top(mark.lane) + (row - 8) * scale, width, 16 * scale)
                below = place.left() <= self._x(mark.last) + REACH and place.right() >= self._x(mark.day) - REACH
                inside = NAMES * scale <= left and place.right() <= self.width() - 4
                room = place.adjusted(-GAP, 0, GAP, 0)
                if below and inside and not place.intersects(today) and not any(room.intersects(one) for one in taken):
                    return place
        return None

    def _free_beside(self, left: float, width: float, height: float) -> QRectF:
        """Where the word for today stands: beside its line, in the lowest lane with room for it."""
        high = _lane_height(self.width()) * theme.text_scale() - height
        for lane, part in product(reversed(Lane), (0.5, 0.95)):  # in the middle of a lane, else at its foot
            middle = self._top(lane) + high * part
            taken = [self._around(mark) for mark in self._line.lane(lane)] + [each.place for each in self._placed(lane)]
            for at in (left - width - 6, left + 6):
                place = QRectF(at, middle, width, height)
                inside = NAMES * theme.text_scale() <= at and place.right() < self.width()
                if inside and not any(place.intersects(each) for each in taken):
                    return place
        return QRectF(left + 6, 4, width, height)

    # ------------------------------------------------------------------------------------------------- painting

    def _paint_months(self, painter: QPainter) -> None:
        look, scale = theme.current(), theme.text_scale()
        painter.setFont(self._font())
        month = self._line.first
        while month < self._line.end:
            following = months_later(month, 1)
            left, right = self._x(month), self._x(following)
            if month != self._line.first:
                painter.setPen(QPen(look.colour("line"), 1))
                painter.drawLine(QPointF(left, HEAD * scale), QPointF(left, self.height()))
            named_year = month == self._line.first or month.month == 1
            place = QRectF(left + 4, 0, right - left - 6, HEAD * scale)
            painter.setPen(look.colour("quiet"))
            for words in month_names(month, named_year):
                if QFontMetricsF(painter.font()).horizontalAdvance(words) <= place.width():
                    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
                    break
            month = following

    def _paint_lane(self, painter: QPainter, lane: Lane) -> None:
        look, scale, top = theme.current(), theme.text_scale(), self._top(lane)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
        painter.setPen(look.colour("ink"))
        painter.setFont(self._font(bold=True))
        painter.drawText(
            QRectF(16, top, NAMES * scale - 20, _lane_height(self.width()) * scale), _NAME, _lane_name(lane)
        )
        marks = self._line.lane(lane)
        if not marks:
            return
        middle = top + BAR * scale
        begin, end = self._x(min(mark.day for mark in marks)), self._x(max(mark.last for mark in marks))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent_ground"))
        painter.drawRoundedRect(QRectF(begin - 8, middle - 7, end - begin + 16, 14), 7, 7)
        for mark in marks:
            _paint_mark(painter, mark, QPointF(self._x(mark.day), middle), self._x(mark.last))
        for each in self._placed(lane):
            painter.setFont(self._font(_bold(each.mark, self._line)))
            painter.setPen(look.colour("late" if each.mark.sign is Sign.POSTPONED else "ink"))
            placed = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            words = painter.boundingRect(each.place, int(placed), each.words)
            painter.fillRect(words.adjusted(-2, 0, 2, 0), look.colour("surface"))  # no line of a month runs through it
            painter.drawText(each.place, placed, each.words)

    def _paint_today(self, painter: QPainter) -> None:
        if not self._line.first <= self._line.today < self._line.end:
            return
        left, look, scale = self._x(self._line.today), theme.current(), theme.text_scale()
        painter.setPen(QPen(look.colour("over"), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(left, HEAD * scale - 6), QPointF(left, self.height()))
        painter.setFont(self._font(bold=True))
        words = self.tr("today, {day}").format(day=short_day(self._line.today))
        width = QFontMetricsF(painter.font()).horizontalAdvance(words) + 16
        pill = self._free_beside(left, width, 19 * scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("over_ground"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(look.colour("over"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)


_NAME = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


def _find_places(
    lane: Lane, line: TimeLine, room_for: Callable[[str, LineMark, list[QRectF]], QRectF | None]
) -> list[WordsBelow]:
    placed: list[WordsBelow] = []
    for mark in sorted(line.lane(lane), key=_by_weight):
        words = words_below(mark, line)
        if words and (place := room_for(words, mark, [each.place for each in placed])) is not None:
            placed.append(WordsBelow(mark, place, words))
    return placed


def _lane_height(width: int) -> int:
    """At 100 % text, of a lane with words or of one without."""
    return LANE if width >= NARROW * theme.text_scale() else LOW


def told(line: TimeLine) -> tuple[str, ...]:
    """The whole line in words, mark by mark, lane by lane."""
    return tuple(f"{_lane_name(mark.lane)}: {mark_told(mark)}" for lane in Lane for mark in line.lane(lane))


def mark_told(mark: LineMark) -> str:
    """ "Expert workshop, 20 November 2026, over"."""
    days = long_day(mark.day)
    if mark.last > mark.day:
        days = _tr("{first} to {last}").format(first=days, last=long_day(mark.last))
    words = f"{_full_name(mark)}, {days}"
    return _tr("{words}, over").format(words=words) if mark.done else words


def words_below(mark: LineMark, line: TimeLine) -> str:
    """What stands below a mark: one line for several alike, "" for what its neighbour already says."""
    several = mark.sign in (Sign.SESSION, Sign.CHECK_IN)
    alike = [each for each in line.lane(mark.lane) if each.sign is mark.sign] if several else []
    if len(alike) > 1:
        if mark is not alike[0]:
            return ""
        words = _tr("{count} interviews") if mark.sign is Sign.SESSION else _tr("{count} check-ins")
        return words.format(count=len(alike))
    days = short_day(mark.day)
    if mark.last > mark.day:
        days = _tr("{first} to {last}").format(first=days, last=short_day(mark.last))
    return f"{_full_name(mark)}, {days}"


def _full_name(mark: LineMark) -> str:
    if mark.sign is Sign.SESSION:
        return _tr("Interview")
    if mark.sign is Sign.READ_OUT:
        return _tr("Read the parameters aloud and sign")
    if mark.sign is Sign.POSTPONED and mark.key is not None:
        return _tr("To decide: {name}").format(name=enum_label(mark.key))
    return mark.words


def _lane_name(lane: Lane) -> str:
    return {
        Lane.PARAMETERS: _tr("Parameters"),
        Lane.WORKSHOPS: _tr("Workshops"),
        Lane.CYCLE: _tr("Cycle"),
    }[lane]


def _bold(mark: LineMark, line: TimeLine) -> bool:
    """The next workshop, publishing, and the end of the cycle."""
    if mark.sign is Sign.WORKSHOP:
        return mark is line.next_workshop
    return mark.sign in (Sign.PUBLISHED, Sign.REFLECT, Sign.EVENT)


def _by_weight(mark: LineMark) -> tuple[int, date]:
    """Whose words are placed first: what is to come before what is over, check-ins last."""
    return (2 if mark.sign is Sign.CHECK_IN else 1 if mark.done else 0), mark.day


def _paint_mark(painter: QPainter, mark: LineMark, at: QPointF, last: float) -> None:
    look = theme.current()
    painter.setPen(QPen(look.colour("accent"), 2))
    painter.setBrush(look.colour("accent" if mark.done else "surface"))
    if mark.sign is Sign.POSTPONED:
        painter.setPen(QPen(look.colour("late"), 2))
        painter.drawPolygon(_diamond(at, 7))
    elif mark.sign is Sign.MID_CYCLE:
        painter.drawPolygon(_diamond(at, 7))
    elif mark.sign is Sign.CHECK_IN:
        painter.drawEllipse(at, 4, 4)
    elif mark.sign is Sign.EVENT:
        painter.drawRect(QRectF(at.x() - 6, at.y() - 6, 12, 12))
    elif mark.sign is Sign.PUBLISHED:
        painter.drawLine(at + QPointF(-4, 8), at + QPointF(-4, -10))
        painter.drawPolygon(QPolygonF([at + QPointF(-4, -10), at + QPointF(8, -6), at + QPointF(-4, -1)]))
    elif last > at.x():
        painter.drawRoundedRect(QRectF(at.x() - 4, at.y() - 7, last - at.x() + 8, 14), 7, 7)
    else:
        painter.drawEllipse(at, 6.5, 6.5)


def _diamond(at: QPointF, size: float) -> QPolygonF:
    return QPolygonF([at + QPointF(0, -size), at + QPointF(size, 0), at + QPointF(0, size), at + QPointF(-size, 0)])


def _tr(words: str) -> str:
    return QCoreApplication.translate("TimeLineView", words)
