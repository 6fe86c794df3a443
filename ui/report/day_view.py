"""One day of the report: how it went in a sentence, then step by step as a table with the day's line beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from ui import theme
from ui.lengths import length
from ui.report.bars import BarsDelegate
from ui.report.models import ACTUAL, BARS, BEGAN, EARLIER, OVER, PLANNED, PLANNED_START, STEP, ReportDayModel
from ui.report.view_state import DayRows
from ui.widgets.basics import badge, label, set_tone
from ui.widgets.fitted_table import FittedTable

NARROWEST_ITEM, NARROWEST_BARS = 150, 140  # pixels at normal text size


class DayTable(FittedTable):
    """Leaves out what a narrow window has no room for: first the line, then what the steps took before, then the
    times. The figures always stay."""

    def fit(self) -> None:
        room = self.viewport().width() - NARROWEST_ITEM * theme.text_scale() - self.asked(PLANNED, ACTUAL, OVER)
        room = self._show_if(room, (PLANNED_START, BEGAN), self.asked(PLANNED_START, BEGAN))
        model = self.model()
        if any(model.index(row, EARLIER).data() for row in range(model.rowCount())):
            room = self._show_if(room, (EARLIER,), self.asked(EARLIER))
        else:
            self.setColumnHidden(EARLIER, True)
        self._show_if(room, (BARS,), max(NARROWEST_BARS * theme.text_scale(), self.asked(BARS)))
        super().fit()

    def _show_if(self, room: float, columns: tuple[int, ...], needed: float) -> float:
        """What room is left when these columns took theirs."""
        fits = room >= needed
        for column in columns:
            self.setColumnHidden(column, not fits)
        return room - needed if fits else -1


class DayView(QWidget):
    """A heading, what differed, the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "subheading")
        self._hours = label("", "quiet")
        self._late = badge("")
        self._head = QHBoxLayout()
        self._model = ReportDayModel(self)
        self._table = DayTable(self.tr("Planned and actual"), self)
        self._lay_out()

    def add_to_title(self, widget: QWidget) -> None:
        """Put a button at the end of the heading's line."""
        self._head.addWidget(widget)

    def show_day(self, day: DayRows, many: bool) -> None:
        self._title.setText(self.tr("Day {n}").format(n=day.number) if many else self.tr("How the day went"))
        words = self.tr("{start} to {end}, planned {planned_start} to {planned_end}").format(
            start=day.actual[0], end=day.actual[1], planned_start=day.planned[0], planned_end=day.planned[1]
        )
        if day.paused:
            words += "  ·  " + self.tr("clock stopped for {length}").format(length=length(day.paused))
        self._hours.setText(words)
        self._show_late(day)
        self._model.show_day(day)
        self._table.fit()

    def _show_late(self, day: DayRows) -> None:
        """How it ended; of a day that was left on the way, where."""
        late, tone = day.late, "good"
        self._late.setVisible(late is not None or day.left is not None)
        if late is None:
            title, at = day.left or ("", "")
            words, tone = self.tr("left at {clock}, in “{title}”").format(clock=at, title=title), ""
        elif late > 0:
            words, tone = self.tr("ended {length} late").format(length=length(late)), "late"
        elif late < 0:
            words = self.tr("ended {length} early").format(length=length(-late))
        else:
            words = self.tr("ended on time")
        self._late.setText(words)
        set_tone(self._late, tone)

    def _lay_out(self) -> None:
        table = self._table
        table.setModel(self._model)
        table.setItemDelegateForColumn(BARS, BarsDelegate(table))
        header = table.horizontalHeader()
        for column in range(STEP + 1, BARS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(STEP, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(BARS, QHeaderView.ResizeMode.Stretch)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._hours)
        line.addWidget(self._late)
        line.addStretch(1)
        self._hours.setWordWrap(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._head.addWidget(self._title, 1)
        layout.addLayout(self._head)
        layout.addLayout(line)
        layout.addWidget(table)
