"""The parking lot of the report: who takes what until when, written in place; a line for what stands on the paper
sheet; and the way of open items into the next workshop.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from ui import theme
from ui.report.models import DONE, DUE, OWNER, TEXT, WHERE, ParkingModel
from ui.report.view_state import ReportView
from ui.widgets.basics import button, label
from ui.widgets.fields import EntryLine
from ui.widgets.fitted_table import FittedTable, WrappedDelegate
from workshop_app.domain.unsent import LinePlace

NARROWEST_ITEM = 220  # pixels at normal text size
NAMES = 0.22  # of the width of the table, at most, for who takes it and for where it came up


class ParkingTable(FittedTable):
    """Leaves out where an item came up when the item itself gets too little room."""

    def fit(self) -> None:
        due = max(self.asked(DUE), self.sizeHintForColumn(DUE))
        room = self.viewport().width() - self.asked(DONE) - due - self.share_out(NAMES, OWNER, WHERE)
        self.setColumnHidden(WHERE, room < NARROWEST_ITEM * theme.text_scale())
        super().fit()


class ParkingLotView(QWidget):
    """Signals:
    settle_requested: a ParkedItem as it is and as it should be.
    add_requested: the text of an item from the paper sheet.
    offer_requested: open items should go to the next workshop.
    unreadable: the text of a date that is none.
    """

    settle_requested = Signal(object, object)
    add_requested = Signal(str)
    offer_requested = Signal()
    unreadable = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ParkingModel(self)
        self._table = ParkingTable(self.tr("Parking lot"), self)
        self._none = label(self.tr("The parking lot is empty."), "quiet")
        self._line = EntryLine(LinePlace("parking-lot"))
        self._offer = button("")
        self._offered = label("", "quiet")
        self._lay_out()
        self._connect()

    def show_parked(self, workshop_id: str, view: ReportView, writable: bool) -> None:
        self._line.stand_at(LinePlace("parking-lot", workshop_id))
        self._model.show_rows(view.parked, view.today)
        self._table.setVisible(bool(view.parked))
        self._none.setVisible(not view.parked)
        triggers = QAbstractItemView.EditTrigger
        self._table.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.SelectedClicked
            if writable
            else triggers.NoEditTriggers
        )
        self._table.fit()
        self._line.setVisible(writable)
        self._show_offer(view, writable)

    def accepted(self) -> None:
        """The item is there: its line is free for the next one."""
        self._line.clear()

    def _show_offer(self, view: ReportView, writable: bool) -> None:
        following, open = view.following, view.open
        self._offer.setVisible(writable and open > 0 and following is not None)
        self._offer.setText(
            self.tr("Offer it to the next agenda") if open == 1 else self.tr("Offer them to the next agenda")
        )
        if following is None or not open:
            words = self.tr("There is no later workshop yet to take open questions.") if open else ""
        elif view.offered:
            words = self.tr("They are beside the plan of “{title}”.").format(title=following.title)
        elif open == 1:
            words = self.tr("1 question is open. The next workshop is “{title}”.").format(title=following.title)
        else:
            words = self.tr("{n} questions are open. The next workshop is “{title}”.").format(
                n=open, title=following.title
            )
        self._offered.setText(words)
        self._offered.setVisible(bool(words))

    def _lay_out(self) -> None:
        self._line.setAccessibleName(self.tr("New question for the parking lot"))
        self._line.setPlaceholderText(self.tr("From the paper sheet: type a question, then Enter"))
        table = self._table
        table.setItemDelegate(WrappedDelegate(table, whole=(DUE,)))
        table.setModel(self._model)
        header = table.horizontalHeader()
        for column in (DONE, DUE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        for column in (OWNER, WHERE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._offered, 1)
        foot.addWidget(self._offer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("Parking lot"), "subheading"))
        layout.addWidget(self._none)
        layout.addWidget(table)
        layout.addWidget(self._line)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._model.settle_requested.connect(self.settle_requested)
        self._model.unreadable.connect(self.unreadable)
        self._line.returnPressed.connect(self._on_typed)
        self._offer.clicked.connect(self._on_offer)

    def _on_typed(self) -> None:
        words = self._line.text()
        if words.strip():
            self.add_requested.emit(words)

    def _on_offer(self) -> None:
        self.offer_requested.emit()
