"""Planning a check-in: a day as people type it, its minutes, and the days that the calendar proposes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from agendas.typed_times import parse_duration
from ui.cycle.cycle_actions import CycleActions
from ui.theme import text_scale
from ui.widgets.basics import button, label
from ui.widgets.dates import field_day, short_day
from ui.widgets.fields import EntryLine
from ui.widgets.flow import FlowLayout, wrapped_row
from ui.widgets.said_below import say_below
from ui.widgets.typed_days import typed_day
from workshop_app.application import cycle_queries
from workshop_app.application.commands.check_ins import LONGEST, SHORTEST
from workshop_app.domain.cycle_scores import MINUTES_FOR_ONE, OPENING_AND_CLOSE, room_for
from workshop_app.domain.unsent import LinePlace

USUAL = 30  # minutes
MOST = 4  # proposed days
EXAMPLE = date(2026, 12, 14)


class PlanForm(QFrame):
    """Signals: planned with the id of the new check-in."""

    planned = Signal(str)

    def __init__(self, cycle_actions: CycleActions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._cycle_actions, self._set_id = cycle_actions, ""
        self.day = EntryLine(LinePlace("check-in-day"), self.tr("Day of the check-in"), self.tr("a day, then Enter"))
        self._said = label("", "error")
        self._said.hide()
        self.minutes = EntryLine(LinePlace("check-in-minutes"), self.tr("Minutes"), self.tr("minutes"))
        self.minutes.setFixedWidth(round(110 * text_scale()))
        self._room = label("", "small")
        self.plan = button(self.tr("Plan it"), "primary")
        self._days = FlowLayout(spacing=6)
        self._proposed = label(self.tr("The calendar proposes:"), "small")
        self._buttons: list[QWidget] = []
        self._lay_out()
        for line in (self.day, self.minutes):
            line.returnPressed.connect(self._on_plan)
        self.plan.clicked.connect(self._on_plan)
        self.minutes.textChanged.connect(self._on_minutes)

    def show_set(self, set_id: str, proposed: Sequence[date]) -> None:
        """For which set, and which days are offered."""
        self._set_id = set_id
        self.day.stand_at(LinePlace("check-in-day", set_id))
        self.minutes.stand_at(LinePlace("check-in-minutes", set_id), self.tr("{n} min").format(n=USUAL))
        self._on_minutes(self.minutes.text())
        say_below(self.day, self._said, "")
        for gone in self._buttons:
            self._days.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._buttons = []
        for day in proposed[:MOST]:
            offer = button(field_day(day), "")
            offer.clicked.connect(partial(self._on_offer, day))
            self._days.addWidget(offer)
            self._buttons.append(offer)
        self._proposed.setVisible(bool(self._buttons))

    def _lay_out(self) -> None:
        layout, line = QVBoxLayout(self), wrapped_row()
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        line.setSpacing(8)
        line.addWidget(self.day, 1)
        line.addWidget(self.minutes)
        line.addWidget(self.plan)
        layout.addWidget(label(self.tr("Plan a check-in"), "subheading"))
        layout.addLayout(line)
        layout.addWidget(self._said)
        layout.addWidget(self._room)
        layout.addWidget(self._proposed)
        layout.addLayout(self._days)

    def holds_words(self) -> bool:
        """Whether something that was typed waits here."""
        return self.day.holds_words() or self.minutes.holds_words()

    def _read_minutes(self) -> int | None:
        minutes = parse_duration(self.minutes.text())
        return minutes if minutes is not None and SHORTEST <= minutes <= LONGEST else None

    def _on_minutes(self, _words: str) -> None:
        minutes = self._read_minutes()
        self._room.setVisible(minutes is not None)
        if minutes is None:
            return
        written = cycle_queries.written_results(self._cycle_actions.desk.workspace.read, self._set_id)
        if 0 < len(written) <= room_for(minutes):
            self._room.setText(self.tr("There is room to talk about every key result of the set."))
            return
        words = self.tr("There is room to talk about {n} key results, four minutes each; the others are read.")
        if room_for(minutes) == 1:
            words = self.tr("There is room to talk about 1 key result; the others are read.")
        if room_for(minutes) == 0:
            words = self.tr(
                "There is no room to talk about a key result: all are read. From {least} minutes on there is."
            )
        self._room.setText(words.format(n=room_for(minutes), least=OPENING_AND_CLOSE + MINUTES_FOR_ONE))

    def _on_plan(self) -> None:
        words = self.day.text().strip()
        day = typed_day(words, self._cycle_actions.today)
        if day is None:
            said = self.tr("Which day is “{typed}”? {example}, 14.12.2026 or 2026-12-14 can be read.")
            asked = said.format(typed=words, example=short_day(EXAMPLE)) if words else self.tr("Which day?")
            say_below(self.day, self._said, asked)
            self.day.setFocus()
            return
        say_below(self.day, self._said, "")
        self._plan(day)

    def _on_offer(self, day: date, _checked: bool = False) -> None:
        self._plan(day)

    def _plan(self, day: date) -> None:
        minutes = self._read_minutes()
        if minutes is None:
            asked = self.tr("How many minutes are “{typed}”? From {least} to {most}, such as 45 or 1h30.")
            words = asked.format(typed=self.minutes.text().strip(), least=SHORTEST, most=LONGEST)
            say_below(self.minutes, self._said, words)
            self.minutes.setFocus()
            return
        say_below(self.minutes, self._said, "")
        id = self._cycle_actions.plan(self._set_id, day, minutes)
        if id:
            self.day.clear()
            self.minutes.clear()
            self.planned.emit(id)
