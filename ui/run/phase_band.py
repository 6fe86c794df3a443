"""The item that runs as a band: gone on the left, pale; left, dark; to come, hollow. In a breakout each phase is a part
as wide as its minutes, but never narrower than its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import theme
from ui.labels import enum_label
from ui.lengths import length
from ui.run import run_words as words
from ui.run.band_state import BandView, Segment
from ui.run.drawing import level_colour, sized
from ui.run.ear_words import share_gone
from ui.run.room_words import phase_short
from ui.widgets.basics import large_text
from ui.widgets.spoken import Role, speak_as, speak_value
from workshop_app.domain.run import Level, RowStatus

GAP = 4


def shares(lengths: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Widths that add up to `room`, in the ratio of the lengths where none of them falls below its least; if all of
    them together have too little room, the least ones are made smaller alike."""
    if sum(least) >= room:
        factor = room / sum(least) if sum(least) else 0.0
        return [each * factor for each in least]
    wide = [0.0] * len(lengths)
    held: set[int] = set()
    while True:
        free = [place for place in range(len(lengths)) if place not in held]
        rest = room - sum(least[place] for place in held)
        total = sum(lengths[place] for place in free) or 1.0
        for place in free:
            wide[place] = rest * lengths[place] / total
        short = [place for place in free if wide[place] < least[place]]
        if not short:
            return wide
        for place in short:
            held.add(place)
            wide[place] = least[place]


class PhaseBand(QWidget):
    """Painted; its name for a screen reader is what stands in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._band = BandView()
        speak_as(self, Role.Chart)
        self._level, self._paused = Level.CALM, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def widths(self) -> list[float]:
        """Of the segments, as painted."""
        room = self.width() - GAP * (len(self._band.segments) - 1)
        least = [self._least(each) for each in self._band.segments]
        return shares([each.length for each in self._band.segments], least, room)

    def show_band(self, band: BandView, level: Level, paused: bool) -> None:
        if (band, level, paused) == (self._band, self._level, self._paused):
            return
        if [each.status for each in band.segments] != [each.status for each in self._band.segments]:
            self.setAccessibleName("; ".join(" ".join(_texts(each)) for each in band.segments))
        runs = next((each for each in band.segments if each.status is RowStatus.NOW), None)
        speak_value(self, share_gone(runs.gone) if runs is not None else "")
        self._band, self._level, self._paused = band, level, paused
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, round(20 * max(1.0, theme.text_scale() * 0.7) + 4 + _words_high()))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Pointed at, a phase says its name and times whole: not all of them have room."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            left = 0.0
            for segment, wide in zip(self._band.segments, self.widths, strict=True):
                left += wide + GAP
                if event.pos().x() < left:
                    QToolTip.showText(event.globalPos(), "  ".join(_texts(segment)), self)
                    return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = self.height() - 4 - _words_high()
        left = 0.0
        for segment, wide in zip(self._band.segments, self.widths, strict=True):
            self._paint_bar(painter, QRectF(left, 0, wide, high), segment)
            if segment.kind is None:
                self._paint_ends(painter, QRectF(left, high + 4, wide, self.height() - high - 4), segment)
            else:
                self._paint_words(painter, QRectF(left, high + 4, wide, self.height() - high - 4), segment)
            left += wide + GAP
        painter.end()

    def _paint_bar(self, painter: QPainter, area: QRectF, segment: Segment) -> None:
        look = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        if segment.status is RowStatus.LATER:
            painter.setPen(QPen(QColor(look.edge), 1))
            painter.setBrush(QColor(look.surface))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            return
        painter.setBrush(QColor(look.line))
        painter.drawRoundedRect(area, 4, 4)
        if segment.gone < 1:
            painter.setBrush(level_colour(self._level, self._paused))
            painter.drawRoundedRect(area.adjusted(area.width() * segment.gone, 0, 0, 0), 4, 4)

    def _paint_words(self, painter: QPainter, area: QRectF, segment: Segment) -> None:
        look = theme.current()
        now = segment.status is RowStatus.NOW
        font = self._font(13, now)
        metrics = QFontMetricsF(font)
        name, times = _texts(segment)
        painter.setFont(font)
        painter.setPen(QColor(look.ink if now else look.quiet))
        if metrics.horizontalAdvance(name) > area.width() + 1:
            name = _short(segment)
        painter.drawText(area.topLeft() + _down(metrics.ascent()), _fitted(metrics, name, area.width()))
        if large_text():
            return  # the times stand beside now and next
        small = QFontMetricsF(self._font(12, False))
        painter.setFont(self._font(12, False))
        painter.setPen(QColor(look.quiet))
        base = area.topLeft() + _down(metrics.height() + small.ascent())
        painter.drawText(base, _fitted(small, times, area.width()))

    def _paint_ends(self, painter: QPainter, area: QRectF, segment: Segment) -> None:
        painter.setFont(self._font(12, False))
        painter.setPen(QColor(theme.current().quiet))
        metrics = QFontMetricsF(painter.font())
        base = area.top() + metrics.ascent()
        ends = metrics.horizontalAdvance(self._band.ends)
        painter.drawText(area.topLeft() + _down(metrics.ascent()), segment.start)
        painter.drawText(_down(base) + _right(area.right() - ends), self._band.ends)
        if self._band.warns:
            said = words.warns_at(self._band.warns)
            wide = metrics.horizontalAdvance(said)
            place = min(area.width() * self._band.warns_at - wide / 2, area.right() - ends - wide - 12)
            if place > metrics.horizontalAdvance(segment.start) + 12:
                painter.drawText(_down(base) + _right(place), said)

    def _least(self, segment: Segment) -> float:
        if segment.kind is None:
            return 0.0
        name, times = _texts(segment)
        now = segment.status is RowStatus.NOW
        metrics = QFontMetricsF(self._font(13, now))
        if large_text():  # no times below, and a word for each
            return metrics.horizontalAdvance(_short(segment)) + 6
        return max(metrics.horizontalAdvance(name), QFontMetricsF(self._font(12, False)).horizontalAdvance(times)) + 6

    def _font(self, pixels: int, bold: bool) -> QFont:
        return sized(self.font(), pixels * theme.text_scale(), bold)


def _words_high() -> float:
    return (20 if large_text() else 37) * theme.text_scale()


def _texts(segment: Segment) -> tuple[str, str]:
    minutes = length(max(1, round(segment.length)))
    if segment.kind is None:
        return (segment.start, minutes)
    return (_done(segment) + enum_label(segment.kind), f"{segment.start} · {minutes}" if segment.start else minutes)


def _short(segment: Segment) -> str:
    return "" if segment.kind is None else _done(segment) + phase_short(segment.kind)


def _done(segment: Segment) -> str:
    return "✓ " if segment.status is RowStatus.DONE else ""


def _fitted(metrics: QFontMetricsF, text: str, wide: float) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, wide + 1)


def _down(pixels: float) -> QPointF:
    return QPointF(0, pixels)


def _right(pixels: float) -> QPointF:
    return QPointF(pixels, 0)
