"""Below the buttons: how it stands with the plan B on paper, the folder it lies in, and whether one is kept."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui import plan_b_words
from ui.desk import Desk
from ui.widgets.basics import button, label, line, tip
from ui.widgets.flow import FlowLayout
from workshop_app.application import queries
from workshop_app.application.plan_b import PlanBReport, PlanBStanding
from workshop_app.application.plan_b_shelf import folder_of
from workshop_app.application.settings import PLAN_B_OFF
from workshop_app.domain.errors import ErrorCode

LOOK_AGAIN_MS = 5_000  # what is said has to be true while it is read
_NO_CHOICE = frozenset([PlanBStanding.NO_FILE, PlanBStanding.READ_ONLY, PlanBStanding.PROTECTED])


class PlanBLine(QWidget):
    """Says what the bridge was told last, and looks whether it still lies there."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = label("", "small")
        self._open = button(self.tr("Open"), "link", self.tr("Open the folder that it lies in"))
        self._open.setAccessibleName(self.tr("Open the folder of the plan B on paper"))
        self._keep = QCheckBox(self.tr("Keep it ready"))
        said = self.tr(
            "A PDF of run sheet and seats for each workshop of the next seven days, made by itself beside the file and "
            "as private as its dated copies. Off: it goes at once."
        )
        self._keep.setToolTip(tip(said))
        self._keep.setAccessibleName(self.tr("Keep a plan B on paper"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        does = FlowLayout()
        for widget in (self._keep, self._open):  # one line of both: the way back in below stays in sight
            does.addWidget(widget)
        column.addWidget(line())
        column.addWidget(self._words)
        column.addLayout(does)
        self._look = QTimer(self, interval=LOOK_AGAIN_MS)
        self._look.timeout.connect(self._on_look)
        self._open.clicked.connect(self._on_open)
        self._keep.toggled.connect(self._on_kept)
        desk.bridge.paper_told.connect(self._on_told)
        self.refresh()

    @property
    def words(self) -> str:
        return self._words.text()

    def refresh(self) -> None:
        """Say it anew."""
        if self._desk.workspace.closed:
            return
        report = self._desk.bridge.paper
        self.setVisible(report is not None)
        if report is None:
            return
        now = self._desk.workspace.clock.now()
        self._words.setText(plan_b_words.sentence(report, now, bool(self.window().property("leaving_asks"))))
        self._open.setVisible(any(each.is_there for each in report.papers))
        self._keep.setVisible(report.standing not in _NO_CHOICE)
        with QSignalBlocker(self._keep):
            self._keep.setChecked(self._id not in self._desk.settings.get(PLAN_B_OFF))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()

    def _on_look(self) -> None:
        """Somebody may have deleted it; while a day runs nothing is made, and it only says so."""
        self.refresh()
        report = self._desk.bridge.paper
        if report is not None and (_is_over_soon(report) or not all(each.is_there for each in report.papers)):
            self._desk.bridge.request_paper()

    def _on_told(self, _report: PlanBReport) -> None:
        self.refresh()

    def _on_open(self) -> None:
        if self._desk.workspace.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder_of(self._desk.workspace.path))))

    def _on_kept(self, kept: bool) -> None:
        others = tuple(each for each in self._desk.settings.get(PLAN_B_OFF) if each != self._id)
        self._desk.settings.set(PLAN_B_OFF, others if kept else (*others, self._id))

    @property
    def _id(self) -> str:
        return queries.engagement(self._desk.workspace.read).id


def _is_over_soon(report: PlanBReport) -> bool:
    """Whether what was in the way may be gone by now, which is quickly seen; whether a disk is full still, only by
    making pages."""
    return report.problem is not None and report.problem.code is not ErrorCode.PLACE_FULL
