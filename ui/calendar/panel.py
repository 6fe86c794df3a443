"""The calendar: every date of the engagement by month, counted from the cycle's first day, with the workshops planned,
their preparation, and the way from one cycle to the next. Days off are stepped around, and what moved says why.

Enter on an entry opens the workshop, or parameter 4 where the date comes from.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QFrame, QHeaderView, QTableView, QVBoxLayout, QWidget

from ui import theme
from ui.calendar.choices import Choices
from ui.calendar.models import DAY, KIND, MOVED, WHAT, CalendarModel
from ui.calendar.strip import CalendarStrip
from ui.calendar.view_state import (
    CalendarView,
    Known,
    LookUp,
    Wish,
    calendar_view,
    detail_command,
    write_dates,
)
from ui.desk import Desk
from ui.labels import error_sentence
from ui.widgets.basics import label, scrolled
from ui.widgets.dates import long_day
from ui.widgets.empty import EmptyState
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.application.commands.basic import edit
from workshop_app.application.settings import EXPORT_FOLDER
from workshop_app.application.workspace import Command
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.errors import KnownError

SIDE_BY_SIDE = 800  # px at 100 % text
PANE = 270
ANSWERS = "interview/cycle"


class CalendarPanel(QWidget):
    """Left the dates, right what they are counted from."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wish = Wish()
        self._view: CalendarView | None = None
        self._known: dict[tuple[str, str], bool] = {}
        self._asked: tuple[str, str] | None = None
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the dates again. Holidays come a moment later where the library was not asked yet."""
        read = self._desk.workspace.read
        engagement = queries.engagement(read)
        where = (engagement.country, engagement.region)
        view = calendar_view(read, self._wish, _today(self._desk), self._known.get(where, False))
        self._show(view)
        if where not in self._known and where != self._asked:
            self._look_up(where)

    # -- layout

    def _build(self) -> None:
        self._summary = label("", "quiet")
        self.strip = CalendarStrip()
        self._model = CalendarModel(self)
        self.table = _table(self._model, self.tr("Dates"))
        self._empty = EmptyState(
            self.tr("No dates yet"),
            self.tr(
                "From the first day of a cycle follow interviews, workshops, publishing, check-ins and the look back."
            ),
            self.tr("Set the first day"),
        )
        self._dates = QWidget()
        inside = QVBoxLayout(self._dates)
        inside.setContentsMargins(24, 12, 16, 16)
        inside.setSpacing(8)
        for part in (self._summary, self.strip):
            inside.addWidget(part)
        inside.addWidget(self.table, 1)
        self.choices = Choices()
        self._pane = QFrame()
        self._pane.setProperty("role", "pane_right")
        area, column = scrolled(margin=0, spacing=0)
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
        self.table.activated.connect(self._on_activated)
        self._empty.action.clicked.connect(self._on_first_day)
        self.choices.detail_written.connect(self._on_detail)
        self.choices.place_chosen.connect(self._on_place)
        self.choices.wished.connect(self._on_wished)
        self.choices.save_requested.connect(self._on_save)
        navigate = self._desk.bridge.navigate
        self.choices.page_requested.connect(partial(navigate, "documents/engagement_calendar"))
        self.choices.cycle_requested.connect(partial(navigate, ANSWERS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = theme.text_scale()
        wide = self.width() >= SIDE_BY_SIDE * scale
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._pane.setMaximumWidth(round(PANE * scale) if wide else 16_777_215)
        self._pane.setMinimumWidth(round(PANE * scale) if wide else 0)
        _fit(self.table)

    def hideEvent(self, event: QHideEvent) -> None:
        self.choices.commit()
        super().hideEvent(event)

    # -- showing

    def _show(self, view: CalendarView) -> None:
        before, self._view = self._view, view
        self.choices.show_view(view, self._wish)
        self._model.show_view(view)
        self.table.clearSpans()
        for row in self._model.months:
            self.table.setSpan(row, 0, 1, MOVED + 1)
        self.strip.show_view(view)
        self._summary.setText(self._summary_words(view))
        self._dates.setVisible(bool(view.entries))
        self._empty.setVisible(not view.entries)
        begin = long_day(view.proposed)
        self._empty.action.setText(self.tr("Begin on {day}").format(day=begin))
        if view.entries and (before is None or not self.table.currentIndex().isValid()):
            at = self._model.index(self._model.next_row(), WHAT)
            self.table.setCurrentIndex(at)
            self.table.scrollTo(at, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _summary_words(self, view: CalendarView) -> str:
        start, end = view.facts.cycle_start, view.facts.cycle_end
        parts = [self.tr("{n} dates").format(n=len(view.entries))]
        if start and end:
            words = self.tr("{first} to {last}")
            parts.insert(0, words.format(first=long_day(start), last=long_day(end)))
        elif start is None:
            parts.append(self.tr("the cycle has no first day yet"))
        if view.moved:
            words = self.tr("{n} moved off days off") if view.with_holidays else self.tr("{n} moved off weekends")
            parts.append(words.format(n=view.moved))
        return " · ".join(parts)

    def _look_up(self, where: tuple[str, str]) -> None:
        """Have the worker fetch the library: it takes longer than a window may stand still."""
        self._asked = where
        self._desk.background.submit(LookUp(*where, _today(self._desk).year), self._on_known, self._on_failed)

    def _on_known(self, known: Known) -> None:
        self._asked = None
        self._known[known.country, known.region] = known.problem is None
        self.choices.show_known(known)
        if known.problem is not None:
            self._on_failed(known.problem)
        self.refresh()

    def _on_failed(self, error: KnownError) -> None:
        self._desk.bridge.say(error_sentence(error))

    def _on_changed(self, _changes: Changes, _by: object) -> None:
        if self.isVisible():
            self.refresh()

    # -- what the user does

    def _apply(self, command: Command) -> None:
        try:
            self._desk.workspace.apply(command)
        except KnownError as error:
            self._on_failed(error)
            self.refresh()

    def _on_detail(self, name: str, value: str) -> None:
        self._apply(detail_command(self._desk.workspace.read, name, value))

    def _on_place(self, country: str, region: str) -> None:
        id = queries.engagement(self._desk.workspace.read).id
        self._desk.workspace.history.seal()  # a choice is a step of its own
        self._apply(edit(Engagement, id, country=country, region=region))

    def _on_wished(self, wish: Wish) -> None:
        self._wish = wish
        self.refresh()

    def _on_first_day(self) -> None:
        if self._view is not None:
            self._on_detail("first_start", self._view.proposed.isoformat())
            self.choices.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_activated(self, index: QModelIndex) -> None:
        entry = self._model.entry(index.row())
        if entry is not None:
            workshop = entry.workshop_id
            self._desk.bridge.navigate(f"workshops/{workshop}/plan" if workshop else ANSWERS)

    def _on_save(self) -> None:
        self.choices.commit()
        desk, view = self._desk, self._view
        last, path = desk.settings.get(EXPORT_FOLDER), desk.workspace.path
        suggested = Path(last) if last else (path.parent if path else None)
        folder = desk.ask.folder(self.tr("Where to save the calendar file"), suggested)
        if folder is None or view is None:
            return
        desk.settings.set(EXPORT_FOLDER, str(folder))
        try:
            job = write_dates(desk.workspace.read, view, folder, desk.workspace.clock.now())
        except KnownError as error:
            self._on_failed(error)
            return
        desk.background.submit(job, self._on_saved, self._on_failed, title=self.tr("Saving the calendar file"))

    def _on_saved(self, path: Path) -> None:
        words = self.tr("Saved {name} in {folder}. Taken in again later, it changes its entries and doubles none.")
        self._desk.bridge.say(words.format(name=path.name, folder=path.parent))


def _today(desk: Desk) -> date:
    return desk.workspace.clock.now().astimezone().date()


def _table(model: CalendarModel, name: str) -> QTableView:
    table = QTableView()
    table.setAccessibleName(name)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
    return table


def _fit(table: QTableView) -> None:
    scale = theme.text_scale()
    table.verticalHeader().setDefaultSectionSize(round(32 * scale))
    for column, width in ((DAY, 124), (KIND, 112), (MOVED, 176)):
        table.setColumnWidth(column, round(width * scale))
