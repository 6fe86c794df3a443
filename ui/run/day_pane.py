"""The day as a list on the right of the conductor's view, planned against actual, and below it the ways to win time
back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLayout,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.run.models import TITLE, RunDayModel
from ui.run.offer_card import OfferCard
from ui.run.rescue_view import RescueBox
from ui.run.view_state import ConductorView, RunDayRow
from workshop_app.domain.run import RowStatus

MOST_RESCUE = 0.66  # of the height: the running step and its neighbours stay in sight
LEAST_TABLE = 90  # pixels, times the text size: head, one row and a half; with less the offers take the whole place


class DayPane(QWidget):
    """Table and rescue box."""

    def __init__(self) -> None:
        super().__init__()
        self.model = RunDayModel()
        self.table = QTableView()
        self.rescue = RescueBox()
        self._current = -1
        self._preview: tuple[RunDayRow, ...] | None = None
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.rescue)
        self._area.hide()
        self._build_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._area)

    def show_view(self, view: ConductorView, preview: tuple[RunDayRow, ...] | None) -> None:
        self.model.show_rows(view.rows, preview)
        current = next((place for place, row in enumerate(view.rows) if row.status is RowStatus.NOW), -1)
        if current != self._current or (preview is None) != (self._preview is None):
            self._current, self._preview = current, preview
            self._fit()
            self._show_current()

    def show_card(self, card: OfferCard) -> None:
        self.rescue.show_card(card)
        self._area.setVisible(not self.rescue.isHidden())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._show_current()

    def _fit(self) -> None:
        """As high as the box needs. In a small window the offers take the place of the table, until one is looked at:
        then the table is what matters."""
        layout = self.rescue.layout()
        if layout is None or self.rescue.isHidden():
            self.table.show()
            return
        _forget_heights(layout)  # rows came or went a moment ago, and the old height is still remembered
        wanted = min(layout.heightForWidth(self.width() - 2) + 2, self.height())
        looked_at = self.rescue.chosen is not None
        enough = looked_at or self.height() - wanted >= LEAST_TABLE * theme.text_scale()
        self.table.setVisible(enough)
        self._area.setFixedHeight(min(wanted, round(self.height() * MOST_RESCUE)) if enough else self.height())

    def _show_current(self) -> None:
        """The step before, the current one and what follows; of an offer the first step that would change."""
        if self._current >= 0:
            then = self._preview or ()
            changed = (place for place, row in enumerate(self.model.rows[: len(then)]) if row != then[place])
            top = self.model.index(max(0, next(changed, self._current) - 1), TITLE)
            self.table.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self.tr("The day"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setIconSize(QSize(16, 16) * theme.text_scale())
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(28 * theme.text_scale()))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def _forget_heights(layout: QLayout) -> None:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = None if item is None else item.layout()
        if inner is not None:
            _forget_heights(inner)
    layout.invalidate()
