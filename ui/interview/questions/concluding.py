"""How the talk about the open parameter ends: it is decided, or postponed with a reason and a day; then it is said what
the record should still get. Used by the question view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui.bridge import Bridge
from ui.interview.field_dates import read_date, shown_date
from ui.interview.questions.answer_writing import AnswerWriting
from ui.interview.questions.postpone_bar import PostponeBar
from ui.interview.view_state import ParameterView
from ui.labels import enum_label
from workshop_app.application.commands.parameters import ChooseOption, DecideParameter, PostponeParameter
from workshop_app.domain import parameter_rules as rules
from workshop_app.domain.errors import ErrorCode, KnownError


class Concluding(QObject):
    """`open_now` reads the open parameter.

    Signals:
    begun: before anything is read, so that what is being typed is saved.
    differing: it cannot be decided while nobody said how the answers were agreed.
    closed: the line to postpone goes, either way.
    """

    begun = Signal()
    differing = Signal()
    closed = Signal()

    def __init__(
        self, bridge: Bridge, bar: PostponeBar, writing: AnswerWriting, open_now: Callable[[], ParameterView]
    ) -> None:
        super().__init__(bar)
        self._bridge, self._bar, self._writing, self._open_now = bridge, bar, writing, open_now
        bar.postponed.connect(self._on_postponed)
        bar.cancelled.connect(self.closed)

    def decide(self) -> None:
        """Call the open parameter decided. An option that was chosen and has no words yet is decided in its own."""
        self.begun.emit()
        shown = self._open_now()
        if shown.record.option and not shown.record.decision.strip():
            self._writing.apply(ChooseOption(shown.id, shown.record.option, shown.language), shown.key)
        if self._writing.apply(DecideParameter(shown.id), shown.key):
            self._say(self.tr("Decided."))
        elif shown.unsettled:
            self.differing.emit()

    def postpone(self) -> None:
        """Open the line that asks why and until when; when it is open, confirm it."""
        self.begun.emit()
        if self._bar.isVisible():
            self._bar.confirm()
            return
        self.show_open()
        self._bar.open()

    def show_open(self) -> None:
        """The line is for the open parameter now: words that wait there come back into sight."""
        shown = self._open_now()
        self._bar.stand_at(shown.key, shown.record.parked_reason, shown_date(shown.record.parked_until))

    def _on_postponed(self, reason: str, until: str) -> None:
        shown = self._open_now()
        try:
            day = read_date(until, self._bar.until.accessibleName())
            rules.check_parking(reason)
        except KnownError as error:
            at_fault = self._bar.reason if error.code is ErrorCode.TEXT_MISSING else self._bar.until
            self._writing.refuse(error, shown.key, at_fault.accessibleName())
            return
        if self._writing.apply(PostponeParameter(shown.id, reason, day), shown.key):
            self._bar.close_bar()
            self.closed.emit()
            self._say(self.tr("Postponed."))

    def _say(self, done: str) -> None:
        self._bridge.say(" ".join([done, *(enum_label(gap) for gap in self._open_now().gaps)]))
