"""What the page before a day does: begin it, late or not, rehearse it, or go on with one that was left. Made by the run
panel, which opens the windows for the session that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.run import run_words as words
from ui.run.starting import LateWay, began, begin, begin_late, other_day, rehearse
from ui.widgets.dates import full_day
from workshop_app.application.run_session import RunSession
from workshop_app.domain.errors import KnownError
from workshop_app.domain.run import Command
from workshop_app.domain.workshops import Workshop


class StartActions(QObject):
    """Signal: begun with the RunSession, and the FastClock of a rehearsal or None. What is refused is said in the
    bottom line, and nothing begins."""

    begun = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.workshop_id = ""

    def start(self, by_plan: bool) -> None:
        """By the plan, or as from now. A day that is planned for another date is asked about: it may be the wrong one,
        and once it runs, it has begun."""
        other = other_day(self._desk.workspace, self.workshop_id)
        if other is None or self._ask_about(other):
            self._start_day(by_plan, None)

    def start_late(self, way: LateWay) -> None:
        self._begin_with(partial(begin_late, self._desk.workspace, self.workshop_id, way, self))

    def has_begun(self) -> None:
        """By the plan, and it really did."""
        self._start_day(True, began(self._desk.workspace, self.workshop_id))

    def rehearse(self, speed: float) -> None:
        """On a clock of its own, `speed` times as fast."""
        job = partial(rehearse, self._desk.workspace, self.workshop_id, speed, self)
        begun = self._desk.door.through(job, refuse=self._refuse)
        if begun is not None:
            self.begun.emit(*begun)

    def resume(self) -> None:
        """Go on with the day that was left; what could not be read of its log is said."""
        session = RunSession(self._desk.workspace, self.workshop_id)
        self.begun.emit(session, None)
        if session.damages:
            self._desk.bridge.say(words.damage(session.damages))

    def _start_day(self, by_plan: bool, then: Command | None) -> None:
        self._begin_with(partial(begin, self._desk.workspace, self.workshop_id, by_plan, then, self))

    def _ask_about(self, planned: date) -> bool:
        workshop = self._desk.workspace.read.get(Workshop, self.workshop_id)
        today = self._desk.workspace.clock.now().astimezone().date()
        said = self.tr(
            "“{title}” is planned for {planned}. Today is {today}. If you start, today becomes its date. "
            "You can rehearse it at any time."
        )
        text = said.format(title=workshop.title, planned=full_day(planned), today=full_day(today))
        title, yes, no = self.tr("Start on another day?"), self.tr("Start today"), self.tr("Do not start")
        return self._desk.ask.confirm(title, text, yes, no)

    def _begin_with(self, begins: Callable[[], RunSession]) -> None:
        session = self._desk.door.through(begins, refuse=self._refuse)
        if session is not None:
            self.begun.emit(session, None)

    def _refuse(self, error: KnownError) -> None:
        self._desk.bridge.say(words.refusal(error))
