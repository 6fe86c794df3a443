"""Puts a question off: opens the parking line, asks for a reason and a day that can be read, and says what came of it.
Used by the question view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui.interview import field_dates
from ui.interview.questions.answer_writing import AnswerWriting
from ui.interview.questions.postpone_bar import ParkBar
from ui.interview.view_state import ParameterView
from workshop_app.application.commands.parameters import ParkParameter
from workshop_app.domain import parameter_rules as rules
from workshop_app.domain.errors import ErrorCode, KnownError


class Parking(QObject):
    """Signals: `parked` when it was, `closed` when the line goes either way. `open_now` reads the open parameter."""

    parked = Signal()
    closed = Signal()

    def __init__(self, bar: ParkBar, writing: AnswerWriting, open_now: Callable[[], ParameterView]) -> None:
        super().__init__(bar)
        self._bar, self._writing, self._open_now = bar, writing, open_now
        bar.parked.connect(self._on_parked)
        bar.cancelled.connect(self.closed)

    def toggle(self) -> None:
        """Open the line; when it is open, confirm it."""
        if self._bar.isVisible():
            self._bar.confirm()
            return
        self.show_open()
        self._bar.open()

    def show_open(self) -> None:
        """The line is for the open parameter now: words that wait there come back into sight."""
        shown = self._open_now()
        self._bar.stand_at(shown.key, shown.record.parked_reason, field_dates.shown_date(shown.record.parked_until))

    def _on_parked(self, reason: str, until: str) -> None:
        shown = self._open_now()
        try:
            day = field_dates.read_date(until, self._bar.until.accessibleName())
            rules.check_parking(reason)
        except KnownError as error:
            at_fault = self._bar.reason if error.code is ErrorCode.TEXT_MISSING else self._bar.until
            self._writing.refuse(error, shown.key, at_fault.accessibleName())
            return
        if self._writing.apply(ParkParameter(shown.id, reason, day), shown.key):
            self._bar.close_bar()
            self.closed.emit()
            self.parked.emit()
