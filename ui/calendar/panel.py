"""The calendar: every date of the engagement by month, counted from the cycle's first day, with the workshops planned,
their preparation, and the way from one cycle to the next. Days off are stepped around, and what moved says why.

Enter on an entry opens the workshop (of a commitment its report), or parameter 4 where the date comes from.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.bridge import Bridge
from ui.calendar.calendar_jobs import DatesFile, Holidays
from ui.calendar.choices import CalendarChoices
from ui.calendar.head import DatesHead
from ui.calendar.models import WHAT, CalendarModel
from ui.calendar.strip import CalendarStrip
from ui.calendar.table import DatesTable
from ui.calendar.view_state import (
    CalendarRequest,
    CalendarView,
    Known,
    calendar_view,
    detail_command,
)
from ui.desk import Desk
from ui.widgets.basics import scrolled
from ui.widgets.dates import long_day
from ui.widgets.empty import EmptyState
from ui.widgets.sketch import SketchShape
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.application.command import Command
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.zones import SetZone
from workshop_app.domain.calendar import CalendarKind
from workshop_app.domain.engagement import Engagement

SIDE_BY_SIDE = 800  # px at 100 % text
PANE = 270
ANSWERS = "interview/cycle"


class CalendarPanel(QWidget):
    """Left the dates, right what they are counted from."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._request = CalendarRequest()
        self._view: CalendarView | None = None
        self._holidays = Holidays(desk, self)
        self._file = DatesFile(desk, self)
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the dates again. Holidays come a moment later where the library was not asked yet."""
        read, today = self._desk.workspace.read, _today(self._desk)
        engagement = queries.engagement(read)
        ready = self._holidays.ready(engagement.country, engagement.region)
        self._show(calendar_view(read, self._request, today, ready))
        if self.isVisible():
            self._holidays.look_up(engagement.country, engagement.region, today.year)

    # -- layout

    def _build(self) -> None:
        self._dates = QWidget(self)
        self.head = DatesHead(self._dates)
        self.strip = CalendarStrip(self._dates)
        self._model = CalendarModel(self)
        self.table = DatesTable(self._model, self.tr("Dates"), self._dates)
        self._empty = EmptyState(
            self.tr("No dates yet"),
            self.tr(
                "The first day of a cycle gives you the dates of interviews, workshops, publishing, "
                "check-ins and reflect and reset."
            ),
            self.tr("Set the first day"),
            self,
            shape=SketchShape.TIME_LINE,
        )
        inside = QVBoxLayout(self._dates)
        inside.setContentsMargins(24, 12, 16, 16)
        inside.setSpacing(8)
        inside.addWidget(self.head)
        inside.addWidget(self.strip)
        inside.addWidget(self.table, 1)
        self._pane = QFrame(self)
        self._pane.setProperty("role", "pane_right")
        area, column = scrolled(margin=0, spacing=0, parent=self._pane)
        self.choices = CalendarChoices(area.widget())
        column.addWidget(self.choices)
        keeper = QVBoxLayout(self._pane)
        keeper.setContentsMargins(0, 0, 0, 0)
        keeper.addWidget(area)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(0)
        self._halves.addWidget(self._dates, 3)
        self._halves.addWidget(self._empty, 3)
        self._halves.addWidget(self._pane, 2)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self._holidays.learned.connect(self._on_learned)
        self.table.activated.connect(self._on_activated)
        self.table.clicked.connect(partial(_open_check_in, self._model, self._desk.bridge))
        self._empty.action.clicked.connect(self._on_first_day)
        self.choices.detail_written.connect(self._on_detail)
        self.choices.place_chosen.connect(self._on_place)
        self.choices.zone_typed.connect(partial(_say_zone, self._apply))
        self.choices.requested.connect(self._on_requested)
        self.head.save.clicked.connect(self._on_save)
        self.head.page.clicked.connect(partial(_go_to_page, self._desk.bridge))
        self.head.choices.toggled.connect(self._show_choices)
        self.choices.cycle_requested.connect(partial(self._desk.bridge.navigate, ANSWERS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = theme.text_scale()
        wide = _is_wide(self)
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._pane.setMaximumWidth(round(PANE * scale) if wide else 16_777_215)
        self._pane.setMinimumWidth(round(PANE * scale) if wide else 0)
        self._halves.setStretch(0, 3 if wide else 7)  # the dates come first where the two share the height
        self._show_choices()
        self.strip.fit(self.height())
        self.table.fit()

    def _show_choices(self, _wanted: bool = False) -> None:
        """Beside the dates; where there is no room, below them when asked for: the dates come first."""
        beside = _is_wide(self) or self._empty.isVisibleTo(self)
        self.head.choices.setVisible(not beside)
        self._pane.setVisible(beside or self.head.choices.isChecked())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        engagement = queries.engagement(self._desk.workspace.read)
        self._holidays.look_up(engagement.country, engagement.region, _today(self._desk).year)

    def hideEvent(self, event: QHideEvent) -> None:
        self.choices.commit()
        super().hideEvent(event)

    # -- showing

    def _show(self, view: CalendarView) -> None:
        self._view = view
        self.choices.show_view(view, self._request)
        self._model.show_view(view)
        self.table.span_months()
        self.table.fit()
        self.strip.show_view(view)
        self.strip.fit(self.height())
        self.head.show_view(view)
        self._dates.setVisible(bool(view.entries))
        self._empty.setVisible(not view.entries)
        self._show_choices()
        begin = long_day(view.proposed)
        self._empty.action.setText(self.tr("Begin on {day}").format(day=begin))
        if view.entries and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._model.index(self._model.next_row(), WHAT))

    def _on_learned(self, known: Known) -> None:
        self.choices.show_known(known)
        self.refresh()

    def _on_changed(self, _changes: Changes, _by: object) -> None:
        if self.isVisible():
            self.refresh()

    # -- what the user does

    def _apply(self, command: Command) -> None:
        if not self._desk.door.carry_out(command):
            self.refresh()

    def _on_detail(self, name: str, value: str) -> None:
        self._apply(detail_command(self._desk.workspace.read, name, value))

    def _on_place(self, country: str, region: str) -> None:
        id = queries.engagement(self._desk.workspace.read).id
        self._desk.workspace.history.seal()  # a choice is a step of its own
        self._apply(edit(Engagement, id, country=country, region=region))

    def _on_requested(self, request: CalendarRequest) -> None:
        self._request = request
        self.refresh()

    def _on_first_day(self) -> None:
        if self._view is not None:
            self._on_detail("first_start", self._view.proposed.isoformat())
            self.choices.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_activated(self, index: QModelIndex) -> None:
        entry = self._model.entry(index.row())
        if entry is not None:
            workshop = entry.workshop_id
            tab = "report" if entry.kind is CalendarKind.COMMITMENT else "plan"
            address = f"workshops/{workshop}/{tab}" if workshop else ANSWERS
            if entry.set_id is not None:
                address = f"drafts/{entry.set_id}"
            self._desk.bridge.navigate(f"cycle/{entry.check_in_id}" if entry.check_in_id else address)

    def _on_save(self) -> None:
        self.choices.commit()
        if self._view is not None:
            self._file.save(self._view)


def _is_wide(panel: QWidget) -> bool:
    """Whether the dates and what they are counted from have room side by side."""
    return panel.width() >= SIDE_BY_SIDE * theme.text_scale()


def _say_zone(apply: Callable[[Command], None], typed: str) -> None:
    apply(SetZone(typed))


def _open_check_in(model: CalendarModel, bridge: Bridge, index: QModelIndex) -> None:
    """A planned check-in is one click away; other rows only get chosen by one."""
    entry = model.entry(index.row())
    if entry is not None and entry.check_in_id:
        bridge.navigate(f"cycle/{entry.check_in_id}")


def _go_to_page(bridge: Bridge, _checked: bool = False) -> None:
    bridge.navigate("documents/engagement_calendar")


def _today(desk: Desk) -> date:
    return desk.workspace.clock.now().astimezone().date()
