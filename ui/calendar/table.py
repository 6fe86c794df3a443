"""The table of dates: months across its whole width, and what lies ahead on top when it is shown. Used by the calendar
panel."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import theme
from ui.calendar.models import DAY, KIND, MOVED, WHAT, CalendarModel, days_on_end
from ui.calendar.row_drawing import DatesDelegate

ROW = 32  # pixels of the least row, times the text size
WIDE = date(2026, 11, 28)
BESIDE = 24  # pixels of padding at both sides of a cell, times the text size
WITH_KIND = 520  # pixels at 100 % text, from which on the kind has its column


class DatesTable(QTableView):
    """One row is chosen at a time; Enter opens it."""

    def __init__(self, model: CalendarModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dates = model
        self._shared: object = None  # from what the heights of the rows followed
        self._has_place = False  # in a window or behind one: before that its width says nothing
        self.setAccessibleName(name)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self._drawn = DatesDelegate(model, self)
        self.setItemDelegate(self._drawn)
        self.setColumnHidden(MOVED, True)  # told below the title, where there is room for it
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalHeader().hide()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)

    def span_months(self) -> None:
        """Let the names of months take the whole line."""
        self.clearSpans()
        for row in self._dates.months:
            self.setSpan(row, 0, 1, MOVED + 1)

    def fit(self) -> None:
        """Rows and columns for the text size in use."""
        scale = theme.text_scale()
        self.verticalHeader().setDefaultSectionSize(round(ROW * scale))
        days = self.fontMetrics().horizontalAdvance(days_on_end(WIDE, WIDE)) + round(BESIDE * scale)
        self.setColumnWidth(DAY, max(round(124 * scale), days))
        self.setColumnWidth(KIND, round(136 * scale))
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._has_place = True
        self._share()

    def _share(self) -> None:
        """What it is comes before its kind: that column gives way where the two have no room."""
        scale = theme.text_scale()
        self.setColumnHidden(KIND, self.viewport().width() < WITH_KIND * scale)
        wide = self.horizontalHeader().sectionSize(WHAT)
        follows_from = (wide, self.font().key(), scale, self._dates.shown)
        if follows_from == self._shared or not self._has_place:
            return  # asked for many times before it is seen, and there may be thousands of rows
        self._shared = follows_from
        self._drawn.begin_measuring()
        for row in range(self._dates.rowCount()):
            heading = self._dates.entry(row) is None
            high = round(ROW * scale) if heading else self._drawn.height_of(row, wide, round(ROW * scale))
            if self.rowHeight(row) != high:
                self.setRowHeight(row, high)

    def _on_scrolled(self, _to: int) -> None:
        self.viewport().update()  # the first row in sight says its day

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._scroll_to_next)  # once it has its size

    def _scroll_to_next(self) -> None:
        """What lies ahead stands on top, below the name of its month or workshop where both have room."""
        row = self._dates.next_row()
        heading = max((each for each in self._dates.months if each <= row), default=0)
        near = sum(self.rowHeight(each) for each in range(heading, row)) < self.viewport().height() // 2
        top = heading if near else max(0, row - 1)
        self.scrollTo(self._dates.index(top, WHAT), QAbstractItemView.ScrollHint.PositionAtTop)
