"""Below the board, where somebody misses a seat: three columns with everybody who never coaches, is never coached or
never observes, each with the signs of what they do have."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from agendas.breakouts import SeatReport
from agendas.model import Seat
from ui import theme
from ui.groups.group_words import FEW
from ui.groups.seat_mark import paint_seat
from ui.groups.view_state import GroupsView
from ui.widgets.basics import label, row, tip
from ui.widgets.elided import NameLabel

NAMES_SHOWN = 12
SIDE, GAP = 10, 4  # pixels at 100 %


class MissedCard(QFrame):
    """The screen shows it where somebody misses something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()
        self.setProperty("role", "card")
        self._parts: dict[Seat, tuple[QWidget, NameLabel]] = {}

    def _make(self) -> None:
        layout = row(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(16)
        heads = {
            Seat.COACH: self.tr("never coach"),
            Seat.COACHEE: self.tr("are never coached"),
            Seat.OBSERVER: self.tr("never observe"),
        }
        for seat, words in heads.items():
            holder, names = QWidget(self), NameLabel("body13", lines=2 * NAMES_SHOWN)
            column, head = QVBoxLayout(holder), QHBoxLayout()
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            head.setSpacing(8)
            head.addWidget(_Signs(seat, holder))
            said = label(words, "body13", holder)
            said.setProperty("strong", "true")
            head.addWidget(said, 1)
            column.addLayout(head)
            column.addWidget(names)
            column.addStretch(1)
            layout.addWidget(holder, 1)
            self._parts[seat] = (holder, names)

    def show_missed(self, view: GroupsView) -> bool:
        """Who misses what; of many the first few, and all of them in the tooltip. False where nobody does, or so few
        that the line of truth has their names."""
        report = view.report or SeatReport(0, (), (), (), ())
        missed = dict(zip(Seat, (report.never_coach, report.never_coached, report.never_observe), strict=True))
        wanted = max(map(len, missed.values())) > FEW  # fewer stand in the line of truth
        if wanted and not self._parts:
            self._make()
        for seat, (holder, shown) in self._parts.items():
            names = [view.names.get(id, "…") for id in missed[seat]]
            more = len(names) - NAMES_SHOWN
            words = ", ".join(names[:NAMES_SHOWN])
            shown.setText(words if more <= 0 else self.tr("{names} and {n} more").format(names=words, n=more))
            shown.setToolTip(tip(", ".join(names), longest=2000) if more > 0 else "")
            holder.setVisible(bool(names))
        return wanted


class _Signs(QWidget):
    """The three seats, one of them missed."""

    def __init__(self, missed: Seat, parent: QWidget) -> None:
        super().__init__(parent)
        self._missed = missed
        self.setFixedSize(QSize(3 * (SIDE + GAP), SIDE + 4) * theme.text_scale())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, scale = QPainter(self), theme.text_scale()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, seat in enumerate(Seat):
            place = QRectF(1 + at * (SIDE + GAP) * scale, 2 * scale, SIDE * scale, SIDE * scale)
            paint_seat(painter, place, seat, hollow=seat is self._missed)
        painter.end()
