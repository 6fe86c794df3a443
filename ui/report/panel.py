"""The report of a workshop: the day against its plan, what was decided and noted, what people
committed themselves to, and what is parked. These two can be written here; the rest happened.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.report.commitments_view import CommitmentsView
from ui.report.day_view import DayView
from ui.report.feedback_view import FeedbackView
from ui.report.parking_view import ParkingLotView
from ui.report.view_state import DOCUMENT, DayRows, ReportView, SaidInStep, report_view
from ui.widgets.basics import badge, button, label, scrolled
from ui.widgets.dates import long_day
from ui.widgets.empty import EmptyState
from ui.widgets.sketch import SketchShape
from ui.widgets.tab_order import tab_as_laid_out
from workshop_app.application.changes import Changes
from workshop_app.application.commands.parking import AddParked, OfferOpenItems, UpdateParked
from workshop_app.application.parking import next_planned
from workshop_app.domain.identity import new_id
from workshop_app.domain.workshops import ParkedItem, Workshop, WorkshopAgenda


class SaidView(QWidget):
    """Decisions or notes, each with the step it was said in."""

    def __init__(self, title: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(title, "subheading"))
        column.addLayout(self._lines)
        column.addStretch(1)

    def show_said(self, said: tuple[SaidInStep, ...]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not said:
            self._lines.addWidget(label(self._nothing, "quiet"))
        for each in said:
            self._lines.addWidget(self._line(each))

    def _line(self, said: SaidInStep) -> QWidget:
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(said.text))
        column.addWidget(label(said.where, "small"))
        return widget


class ReportPanel(QWidget):
    """`open_address(workshop id)` chooses the workshop."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._workshop_id = ""
        self._stack = QStackedWidget(self)
        self._area, self._page = scrolled(spacing=24, parent=self._stack)
        page = self._area.widget()
        self._marks = QWidget(page)
        self._rehearsal = badge(self.tr("rehearsal"), "late")
        self._lost = label("", "error")
        self._paper = button(self.tr("Report as PDF or Word"), "primary", self.tr("View, save or print it"))
        tip = self.tr("What you asked yourself, in a breakout or a 1:1. Only you see it, beside your practice.")
        self._note = button(self.tr("Note what you asked, in a minute"), "", tip)
        self._days = QVBoxLayout()
        self._day_views: list[DayView] = []
        self._decisions = SaidView(self.tr("Decisions"), self.tr("No decision was written down."), page)
        self._notes = SaidView(self.tr("Notes for the coach"), self.tr("No notes were taken."), page)
        self._rehearsed = SaidView(self.tr("Parking lot of the rehearsal"), "", page)
        self._commitments = CommitmentsView(desk, page)
        self._parking = ParkingLotView(page)
        self._feedback = FeedbackView(desk, page)
        self._none = EmptyState(
            self.tr("The report comes with the day"),
            self.tr("Run the workshop, and its times, notes and decisions appear here beside the plan."),
            self.tr("Go to the run"),
            self._stack,
            shape=SketchShape.TIME_LINE,
        )
        self._lay_out()
        self._connect()

    def open_address(self, rest: str) -> None:
        """Show the workshop with this id."""
        self._workshop_id = rest.split("/")[0]
        self.refresh()

    def refresh(self) -> None:
        """Read the runs and the parking lot again."""
        read = self._desk.workspace.read
        workshop = read.find(Workshop, self._workshop_id)
        if workshop is None or read.find(WorkshopAgenda, workshop.id) is None:
            self._stack.setCurrentIndex(0)
            return
        view = report_view(read, workshop, self._desk.workspace.clock.now().astimezone().date())
        self._stack.setCurrentIndex(1 if view.happened else 0)
        self._show_days(view.days)
        self._show_marks(view)
        self._decisions.show_said(view.decisions)
        self._notes.show_said(view.notes)
        self._rehearsed.show_said(view.rehearsed)
        self._rehearsed.setVisible(bool(view.rehearsed))
        self._commitments.show_workshop(workshop.id)
        self._feedback.show_workshop(workshop.id)
        self._parking.show_parked(workshop.id, view, not self._desk.workspace.read_only)

    # -- layout

    def _lay_out(self) -> None:
        marks = QHBoxLayout(self._marks)
        marks.setContentsMargins(0, 0, 0, 0)
        marks.setSpacing(12)
        marks.addWidget(self._rehearsal)
        marks.addWidget(self._lost, 1)
        said = QHBoxLayout()
        said.setSpacing(32)
        said.addWidget(self._decisions, 1)
        said.addWidget(self._notes, 1)
        self._days.setSpacing(24)
        page = self._page
        page.addWidget(self._marks)
        page.addLayout(self._days)
        page.addLayout(said)
        page.addWidget(self._note, 0, Qt.AlignmentFlag.AlignLeft)
        page.addWidget(self._rehearsed)
        page.addWidget(self._commitments)
        page.addWidget(self._parking)
        page.addWidget(self._feedback)
        page.addStretch(1)
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self._paper.clicked.connect(self._on_paper)
        self._note.clicked.connect(self._on_note)
        self._none.action.clicked.connect(self._on_run)
        self._parking.settle_requested.connect(self._on_settle_requested)
        self._parking.add_requested.connect(self._on_add_requested)
        self._parking.offer_requested.connect(self._on_offer_requested)
        self._parking.unreadable.connect(self._on_unreadable)

    def _show_days(self, days: tuple[DayRows, ...]) -> None:
        while len(self._day_views) < len(days):
            view = DayView(self._area.widget())
            if not self._day_views:
                view.add_to_title(self._paper)
            self._day_views.append(view)
            self._days.addWidget(view)
        for number, view in enumerate(self._day_views):
            view.setVisible(number < len(days))
            if number < len(days):
                view.show_day(days[number], many=len(days) > 1)
        tab_as_laid_out(self._area)

    def _show_marks(self, view: ReportView) -> None:
        happened = bool(view.days)
        self._decisions.setVisible(happened)
        self._notes.setVisible(happened)
        self._note.setVisible(happened and not view.rehearsal)
        self._marks.setVisible(view.rehearsal or view.lost > 0)
        self._rehearsal.setVisible(view.rehearsal)
        if view.lost == 1:
            words = self.tr("1 entry of the day's log could not be read; times around it may be wrong.")
        else:
            words = self.tr("{n} entries of the day's log could not be read; times around them may be wrong.")
        self._lost.setText(words.format(n=view.lost) if view.lost else "")

    # -- actions

    def _on_changed(self, _changes: Changes, _by: object) -> None:
        if self.isVisible():
            self.refresh()

    def _on_paper(self) -> None:
        self._desk.bridge.navigate(f"documents/{DOCUMENT}/{self._workshop_id}")

    def _on_run(self) -> None:
        self._desk.bridge.navigate(f"workshops/{self._workshop_id}/run")

    def _on_note(self) -> None:
        self._desk.bridge.navigate("rehearse/note")

    def _on_settle_requested(self, seen: ParkedItem, wanted: ParkedItem) -> None:
        self._desk.door.carry_out(UpdateParked.between(seen, wanted), by=self)

    def _on_add_requested(self, words: str) -> None:
        if self._desk.door.carry_out(AddParked(ParkedItem(new_id(), self._workshop_id, words)), by=self):
            self._parking.accepted()

    def _on_offer_requested(self) -> None:
        read = self._desk.workspace.read
        workshop = read.get(Workshop, self._workshop_id)
        following = next_planned(read, workshop.id)
        if following is None:
            return
        if workshop.day is not None:
            title = self.tr("Left open on {day}").format(day=long_day(workshop.day))
        else:
            title = self.tr("Left open in “{title}”").format(title=workshop.title)
        self._desk.door.carry_out(OfferOpenItems(workshop.id, following.id, title), by=self)
        self._desk.bridge.say(self.tr("Open items lie beside the plan of “{title}”.").format(title=following.title))

    def _on_unreadable(self, words: str) -> None:
        self._desk.bridge.say(self.tr("“{text}” is not a date. Write it as 2027-05-12.").format(text=words))
