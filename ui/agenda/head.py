"""The head of the plan: name, day, place, start and end of the workshop, and the figures of the day."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from agendas.typed_times import is_whole_clock
from ui.agenda.share_bar import ShareBar
from ui.agenda.view_state import PlanView
from ui.lengths import length
from ui.widgets.basics import button, label, large_text
from ui.widgets.dates import show_day_in
from ui.widgets.fields import LineField
from ui.widgets.flow import FlowLayout
from ui.widgets.half_numbers import HalfNumber
from ui.widgets.half_words import WaitingField
from ui.widgets.keeper import half_typed
from ui.widgets.typed_parts import PartsOfDay
from ui.widgets.zone_field import ZoneField
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.workshops import Workshop


class PlanHead(QWidget):
    """The top of the plan screen.

    Signals:
    field_committed: (name of the workshop's field, value); of its zone, what was typed.
    start_typed, end_typed: what was typed as the first day's start, and as its fixed end.
    table_wanted: whether the plan should be shown as a table, and not as a day to scale.
    """

    field_committed = Signal(str, object)
    start_typed = Signal(str)
    end_typed = Signal(str)
    table_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._as = {False: button(self.tr("Day")), True: button(self.tr("Table"))}
        self._title = LineField(self.tr("Title of the workshop"))
        self._place = LineField(self.tr("Place"), self.tr("Place"))
        self._zone = ZoneField(self.tr("Time zone"))
        self._start = WaitingField(self.tr("Start"), "9:00", complete=is_whole_clock)
        self._until = label(self.tr("to"), "quiet")
        self._end = WaitingField(self.tr("Fixed end"), complete=is_whole_clock)
        self._day = QDateEdit()
        show_day_in(self._day)
        self._day.setCalendarPopup(True)
        PartsOfDay(self._day)
        self._typed_day = HalfNumber(self._day, "day")
        self._figures = label("", "quiet")
        self._more = button(
            self.tr("Title and place"), "flat", self.tr("Title, place, time zone and figures of the workshop")
        )
        self._named = QWidget(self)  # where very large text leaves no room for them: one press away
        self._bar = ShareBar()
        self._lay_out()
        self._connect()

    def show_plan(self, workshop: Workshop, view: PlanView, engagement: Engagement | None = None) -> None:
        """The workshop and its figures as they are now; `engagement` has the zone of one that names none."""
        if engagement is not None:
            self._zone.country = engagement.country
            self._zone.setPlaceholderText(engagement.zone or self.tr("Time zone"))
        self._title.show_value(workshop.title, workshop.id)
        self._place.show_value(workshop.place, workshop.id)
        self._zone.show_value(workshop.zone, workshop.id)
        self._start.stand_at(workshop.id, "start")
        self._end.stand_at(workshop.id, "end")
        self._start.show_value(view.start, workshop.id)
        self._end.show_value(view.fixed_end, workshop.id)
        self._end.setPlaceholderText(view.ends[-1] if view.ends else "")
        one_day = len(view.days) < 2
        self._end.setVisible(one_day)
        self._until.setVisible(one_day)
        if half_typed(self) is None:  # a day that is being typed is left alone
            with QSignalBlocker(self._day):
                self._day.setDate(QDate(workshop.day) if workshop.day else self._day.minimumDate())
            self._typed_day.stand_at(workshop.id)
        for field in (self._title, self._place, self._zone, self._start, self._end, self._day):
            field.setReadOnly(view.locked)
        figures = self._figure_words(view)
        self._figures.setText("  ·  ".join(figures))
        self._bar.show_shares(view.shares, self._share_words(view))

    def show_as_table(self, wanted: bool) -> None:
        """Which of the two the plan is shown as."""
        for is_table, choice in self._as.items():
            choice.setChecked(is_table == wanted)

    def commit(self) -> None:
        for field in (self._title, self._place, self._zone, self._start, self._end):
            field.commit()

    def _lay_out(self) -> None:
        self._day.setAccessibleName(self.tr("Day"))
        self._day.setMinimumDate(QDate(2000, 1, 1))
        self._day.setSpecialValueText(self.tr("no date yet"))
        self._until.setWordWrap(False)
        self._end.setToolTip(self.tr("When it must be over. Left empty, it ends with the last item."))
        self._zone.setMinimumWidth(160)
        for field in (self._start, self._end):
            longest = "00:00" if large_text() else "00:00 (+1)"  # in a narrow window the day beside it needs the width
            field.setFixedWidth(max(76, self.fontMetrics().horizontalAdvance(longest) + 36))
        self._zone.setToolTip(self.tr("By whose clocks it starts: type a city or a country. Empty: as the engagement."))
        self._more.setCheckable(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._lay_out_rows(layout)

    def _lay_out_rows(self, layout: QVBoxLayout) -> None:
        """Two rows; with very large text the day needs the second, and it comes when it is asked for."""
        large, named, figures = large_text(), QHBoxLayout(self._named), QHBoxLayout()
        top = FlowLayout() if large else QHBoxLayout()
        top.setSpacing(8)
        figures.setSpacing(12)
        named.setContentsMargins(0, 0, 0, 0)
        both = QWidget()
        switch = QHBoxLayout(both)
        switch.setContentsMargins(0, 0, 0, 0)
        switch.setSpacing(0)
        for choice in self._as.values():
            choice.setCheckable(True)
            switch.addWidget(choice)
        top.addWidget(both)
        widgets = (self._title, self._day, self._start, self._until, self._end, self._place)
        for widget, stretch in zip(widgets, (3, 0, 0, 0, 0, 2), strict=True):
            if isinstance(top, QHBoxLayout):
                top.addWidget(widget, stretch)
            elif stretch:
                named.addWidget(widget, stretch)
            else:
                top.addWidget(widget)
        if large:
            named.addWidget(self._zone, 1)
            top.addWidget(self._more)
        else:
            figures.addWidget(self._bar, 1)
            figures.addWidget(self._zone, 1)
        figures.insertWidget(0, self._figures, 9)
        for part in (self._figures, self._bar, self._named) if large else (self._more, self._named):
            part.hide()
        layout.addLayout(top)
        layout.addWidget(self._named)
        layout.addLayout(figures)

    def _connect(self) -> None:
        for is_table, choice in self._as.items():
            choice.clicked.connect(partial(self._on_as, is_table))
        self._more.toggled.connect(self._named.setVisible)
        self._more.toggled.connect(self._figures.setVisible)
        self._title.committed.connect(self._on_title)
        self._place.committed.connect(self._on_place)
        self._zone.committed.connect(partial(self.field_committed.emit, "zone"))
        self._start.committed.connect(self.start_typed)
        self._end.committed.connect(self.end_typed)
        self._day.dateChanged.connect(self._on_day)

    def _figure_words(self, view: PlanView) -> list[str]:
        whole = self.tr("{start} to {end}").format(start=view.start, end=" / ".join(view.ends))
        parts = [
            *((whole,) if len(view.days) > 1 else ()),  # of one day it stands in the fields
            self.tr("{n} of work").format(n=length(view.net)),
            self._share_words(view),
        ]
        if view.people:
            parts.append(self.tr("{n} people").format(n=view.people) if view.people > 1 else self.tr("one person"))
        else:
            parts.append(self.tr("nobody invited yet"))
        return parts

    def _share_words(self, view: PlanView) -> str:
        shares = view.shares
        parts = [
            self.tr("theory {theory} min, practice {practice} min ({percent} % practice)").format(
                theory=shares.theory, practice=shares.practice, percent=shares.practice_percent
            )
            if shares.theory
            else self.tr("practice {practice} min").format(practice=shares.practice),
            self.tr("breaks {n} min").format(n=shares.breaks)
            + (self.tr(" and lunch {n} min").format(n=shares.lunch) if shares.lunch else ""),
        ]
        return "  ·  ".join(parts)

    def _on_as(self, is_table: bool, _checked: bool = False) -> None:
        self.table_wanted.emit(is_table)

    def _on_title(self, words: str) -> None:
        self.field_committed.emit("title", words)

    def _on_place(self, words: str) -> None:
        self.field_committed.emit("place", words)

    def _on_day(self, day: QDate) -> None:
        self.field_committed.emit("day", None if day == self._day.minimumDate() else day.toPython())
