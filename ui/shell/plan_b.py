"""Keeps the plan B on paper of the open file while the window is: soon after opening, a few seconds after the last
change, when a day turns, and before the file is let go. The worker makes it from frozen values; nobody is told but the
screens that say how it stands.

While a day runs nothing is made: its clocks must not wait for pages, and who began the day on paper has it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.background import Progress
from ui.desk import Desk
from workshop_app.application import queries
from workshop_app.application.changes import Changes
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
    """Belongs to one open engagement; `begin` sets it going, `finish` makes what is still waiting to be made."""

    def __init__(self, desk: Desk, view: QWidget) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._since: float | None = None  # when the first change came that is not on paper yet
        self._unsubscribe: Callable[[], None] | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.refresh)
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

    def finish(self) -> None:
        """The file is being closed: what came since the last paper goes onto one, and closing waits for the worker."""
        due = self._soon.isActive()
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self._look.stop()
        self._soon.stop()
        if due:
            self.refresh()

    def refresh(self) -> None:
        """Have it made, where it is not as it should be."""
        workspace = self._desk.workspace
        if workspace.closed or self._view.window().property("leaving_asks"):
            return
        self._soon.stop()
        self._since = None
        from ui.plan_b_jobs import job_for  # reads pages' sources: no start waits for it

        try:
            job = job_for(workspace, self._is_off)
        except KnownError:  # damage is told by the screens that show what is damaged
            return
        told = self._desk.bridge.tell_paper
        self._desk.background.submit(partial(_done, job), told, self._on_failed, title=None, to_the_end=True)

    @property
    def _is_off(self) -> bool:
        return queries.engagement(self._desk.workspace.read).id in self._desk.settings.get(PLAN_B_OFF)

    def _on_changed(self, changes: Changes, _by: object) -> None:
        if all(row.kind is UnsentLine for row in changes.rows):
            return  # words that wait in a line are on no paper
        now = self._desk.workspace.clock.monotonic()
        self._since = now if self._since is None else self._since
        left = max(0.0, AT_LATEST - (now - self._since))
        self._soon.start(min(SETTLE_MS, round(left * 1000)))
        report = self._desk.bridge.paper
        if report is not None and report.papers and not report.behind:
            self._desk.bridge.tell_paper(replace(report, behind=True))

    def _on_setting(self, name: str) -> None:
        if name == PLAN_B_OFF.name:
            self._soon.start(0)

    def _on_failed(self, error: KnownError) -> None:
        from workshop_app.application.plan_b import PlanBReport, PlanBStanding

        self._desk.bridge.tell_paper(PlanBReport(PlanBStanding.TROUBLE, problem=error))


def _done(job: PlanBJob, _progress: Progress) -> PlanBReport:
    return job()
