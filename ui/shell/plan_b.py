"""Keeps the plan B on paper of the open file while the window is: soon after opening, a few seconds after the last
change, when a day turns, and before the file is let go. The worker makes it from frozen values; nobody is told but the
screens that say how it stands.

While a day runs nothing is made: its clocks must not wait for pages, and who began the day on paper has it. What is
switched off goes even then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.background import Background, Progress
from ui.desk import Desk
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.application.ports import Clock
from workshop_app.application.settings import PLAN_B_OFF
from workshop_app.domain.errors import KnownError
from workshop_app.domain.unsent import UnsentLine

if TYPE_CHECKING:
    from ui.plan_b_jobs import PlanBJob
    from workshop_app.application.plan_b import PlanBReport

OPENED_MS = 2500  # what opening needs comes first
SETTLE_MS = 4000  # after the last change
AT_LATEST = 30.0  # seconds after the first one: who never pauses has a paper, too
LOOK_MS = 60_000  # a day may turn, a disk come back, a hand delete it


class PlanBKeeper(QObject):
    """Belongs to one open engagement; `begin` sets it going, `finish` says what is still waiting to be made."""

    def __init__(self, desk: Desk, view: QWidget) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._since: float | None = None  # when the first change came that is not on paper yet
        self._over = False
        self._unsubscribe: Callable[[], None] | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.refresh)
        self._turns: Iterator[PlanBJob | None] = iter(())
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.refresh)

    def begin(self) -> None:
        """The window is in sight; a second time changes nothing."""
        if self._look.isActive():
            return
        self._desk.bridge.changed.connect(self._on_changed)
        self._desk.bridge.paper_requested.connect(self.refresh)
        self._unsubscribe = self._desk.settings.subscribe(self._on_setting)
        self._soon.start(OPENED_MS)
        self._look.start()

    def finish(self) -> PlanBJob | None:
        """The file is being closed: the job that puts onto paper what came since the last one, for `make_later` once
        the file is free. From now on nobody is told."""
        due, self._over = self._soon.isActive() or self._turn.isActive() or self._since is not None, True
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        for timer in (self._look, self._soon, self._turn):
            timer.stop()
        return self._job() if due else None

    def refresh(self) -> None:
        """Have it made, where it is not as it should be."""
        if self._over or self._desk.workspace.closed or (runs_a_day(self._view) and not self._is_off):
            return
        self._soon.stop()
        self._since = None
        self._turns = self._read()
        self._turn.start()

    def _read(self) -> Iterator[PlanBJob | None]:
        from ui.plan_b_jobs import in_turns  # reads pages' sources: no start waits for it

        return in_turns(self._desk.workspace, self._is_off)

    def _on_turn(self) -> None:
        """A workshop is read; there may be two hundred in a week, and the window goes on in between."""
        try:
            job = next(self._turns, None)
        except KnownError:  # damage is told by the screens that show what is damaged
            self._turn.stop()
            return
        if job is not None:
            self._turn.stop()
            work = partial(_done, job)
            self._desk.background.submit(work, self._on_made, self._on_failed, title=None, to_the_end=True)

    def _job(self) -> PlanBJob | None:
        """Reading two hundred workshops takes half a second: the worker does that, too, from the file."""
        workspace = self._desk.workspace
        if workspace.path is None:
            return None
        try:
            id = queries.engagement(workspace.read).id
        except KnownError:
            return None
        return partial(_read_and_made, workspace.path, workspace.clock, workspace.read_only, self._is_off, id)

    @property
    def _is_off(self) -> bool:
        return queries.engagement(self._desk.workspace.read).id in self._desk.settings.get(PLAN_B_OFF)

    def _on_changed(self, changes: Changes, _by: object) -> None:
        if all(row.kind is UnsentLine for row in changes.rows):
            return  # words that wait in a line are on no paper
        self._turn.stop()  # what was read before may name somebody who is being forgotten
        now = self._desk.workspace.clock.monotonic()
        self._since = now if self._since is None else self._since
        left = max(0.0, AT_LATEST - (now - self._since))
        self._soon.start(min(SETTLE_MS, round(left * 1000)))
        report = self._desk.bridge.paper
        if report is not None and report.papers and not report.behind:
            self._desk.bridge.tell_paper(replace(report, behind=True))

    def _on_setting(self, name: str) -> None:
        if name != PLAN_B_OFF.name:
            return
        from workshop_app.application.plan_b import PlanBReport, PlanBStanding

        report = self._desk.bridge.paper
        if report is not None and report.standing is PlanBStanding.OFF and not self._is_off:
            self._desk.bridge.tell_paper(PlanBReport(PlanBStanding.MISSING))
        self._soon.start(0)

    def _on_made(self, report: PlanBReport) -> None:
        """What was changed while it was made is not looked at yet."""
        if not self._over:
            self._desk.bridge.tell_paper(replace(report, behind=self._since is not None and bool(report.papers)))

    def _on_failed(self, error: KnownError) -> None:
        from workshop_app.application.plan_b import PlanBReport, PlanBStanding

        if not self._over:
            self._desk.bridge.tell_paper(PlanBReport(PlanBStanding.TROUBLE, problem=error, seen=False))


def runs_a_day(widget: QWidget) -> bool:
    """Whether a day, or its rehearsal, runs in this window."""
    return bool(widget.window().property("leaving_asks"))


def make_later(background: Background, job: PlanBJob | None) -> None:
    """What `finish` answered is made by the worker while the next file opens, or while a window goes."""
    if job is not None:
        background.submit(partial(_done, job), _nobody, _nobody, title=None, to_the_end=True)


def _nobody(_told: object) -> None:
    """Its screens have gone."""


def _read_and_made(path: Path, clock: Clock, read_only: bool, off: bool, engagement_id: str) -> PlanBReport:
    from ui.plan_b_jobs import read_and_made  # what makes pages is loaded by whoever makes them

    return read_and_made(path, clock, read_only, off, engagement_id)


def _done(job: PlanBJob, _progress: Progress) -> PlanBReport:
    return job()
