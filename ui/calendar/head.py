"""What stands above the dates: how many there are, which ones break the usual order, and the buttons that take them out
of the program. Used by the calendar panel, which hears the buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.calendar.view_state import CalendarView
from ui.widgets.basics import button, label
from ui.widgets.dates import long_day
from ui.widgets.flow import wrapped_row
from workshop_app.domain.calendar_order import slip_words

FEW = 4  # sentences about the order of dates; more are counted


class DatesHead(QWidget):
    """`choices` opens what the dates are counted from where there is no room beside them, `page` leads to the printed
    calendar, `save` writes the file for calendar programs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = label("", "quiet")
        self.order = label("", "small")
        self.order.setMinimumWidth(40)
        self.save = button(
            self.tr("Save calendar file"), "primary", self.tr("An .ics file that every calendar program can read")
        )
        self.choices = button(self.tr("Choices"), "flat", self.tr("What the dates are counted from"))
        self.choices.setCheckable(True)
        self.page = button(self.tr("As a document"), "flat", self.tr("The calendar to print, under Documents"))
        line = wrapped_row()
        line.setSpacing(8)
        line.addWidget(self._summary, 1)
        line.addWidget(self.choices)
        line.addWidget(self.page)
        line.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.order)

    def show_view(self, view: CalendarView) -> None:
        """Say what the dates below are."""
        self._summary.setText(self._summary_words(view))
        self.order.setText(self._order_words(view))
        self.order.setVisible(bool(view.slips))

    def _summary_words(self, view: CalendarView) -> str:
        start, end = view.facts.cycle_start, view.facts.cycle_end
        parts = [self.tr("{n} dates").format(n=len(view.entries))]
        if start and end:
            words = self.tr("{first} to {last}")
            parts.insert(0, words.format(first=long_day(start), last=long_day(end)))
        elif start is None:
            parts.append(self.tr("the cycle has no first day yet"))
        if view.moved:
            words = self.tr("{n} moved to avoid days off") if view.with_holidays else self.tr("{n} moved off weekends")
            parts.append(words.format(n=view.moved))
        return " · ".join(parts)

    def _order_words(self, view: CalendarView) -> str:
        """What breaks the order, a line each. It is said and left to the coach."""
        said = [slip_words(each, view.language, long_day) for each in view.slips[:FEW]]
        if len(view.slips) > FEW:
            said.append(self.tr("and {n} more").format(n=len(view.slips) - FEW))
        return "\n".join(said)
