"""Parameters by people: who said what, where they agree, where they differ, who was never asked. Enter opens a cell.

Built by the interview panel. Shapes and words say it; colour only helps. Where the words do not fit, a letter stands
for each different answer; the line below says the chosen cell in full."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QVBoxLayout, QWidget

from ui import theme
from ui.desk import Desk
from ui.interview.answer_map.model import MapModel
from ui.interview.answer_map.view_state import MapView, map_view
from ui.interview.user_label import UserLabel
from ui.interview.view_state import ADD
from ui.widgets.basics import label
from ui.widgets.elided import broken_lines, elided
from ui.widgets.empty import EmptyState
from ui.widgets.fitted_table import ScrollingTable
from workshop_app.application.changes import Changes
from workshop_app.domain.voices import Accord

TITLES, ANSWERS, TOGETHER, WORDS, LETTER = 180, 112, 170, 116, 60  # px of the columns at 100 % text
ROW = 34  # px of a row of one line at 100 % text
WIDEST, HEAD, EDGE = 220, 12, 11  # px of a person's column, of the type above it, and beside its words, as in the sheet


class VoiceMapView(QWidget):
    """The map. `parameter_requested(key, person id)` asks to open a cell."""

    parameter_requested = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._people = 0
        self._summary = label("", "quiet")
        self._model = MapModel(self)
        self.table = _table(self._model, self.tr("Who said what"))
        self.whole = UserLabel("", "quiet")
        self._empty = EmptyState(
            self.tr("Nobody has been asked yet"),
            self.tr("Add the sponsor, the project lead and whoever else is asked. Then this page shows who said what."),
            self.tr("Add the first person"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._summary)
        column.addWidget(self.table, 1)
        column.addWidget(self.whole)
        column.addWidget(self._empty, 1)
        self._empty.action.clicked.connect(self._on_first)
        self.table.activated.connect(self._on_activated)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.refresh()

    def refresh(self) -> None:
        shown = map_view(self._desk.workspace.read)
        self._people = len(shown.people)
        self._model.show_map(shown)
        for part in (self.table, self._summary, self.whole):
            part.setVisible(bool(shown.people))
        self._empty.setVisible(not shown.people)
        self._summary.setText(self._sentence(shown))
        self._fit()
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._model.index(self._model.most_urgent, 0))
        self._on_current(self.table.currentIndex(), QModelIndex())

    def concerns(self, changes: Changes) -> bool:
        """Any change may touch the map: names, answers, order, words."""
        return bool(changes)

    def focus_first(self) -> None:
        """Where the keyboard starts."""
        (self.table if self._people else self._empty.action).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():  # the text size may be another
            self._fit()

    def _sentence(self, shown: MapView) -> str:
        counts = (
            (self.tr("{n} differ"), shown.count(Accord.CONFLICT)),
            (self.tr("{n} now agreed"), shown.count(Accord.CONFLICT, settled=True)),
            (self.tr("{n} agree"), shown.count(Accord.AGREEMENT)),
            (self.tr("{n} with only one answer"), shown.count(Accord.ONE_VOICE)),
            (self.tr("{n} with no answer yet"), shown.count(Accord.SILENCE)),
        )
        found = " · ".join(words.format(n=count) for words, count in counts if count)
        return self.tr("{counts}. Enter opens a cell.").format(counts=found)

    def _fit(self) -> None:
        """Words where they fit beside each other, else one letter per answer: all people stay in sight."""
        scale = theme.text_scale()
        room = self.width() - 48 - 20 - round((TITLES + ANSWERS + TOGETHER) * scale)
        each = room // max(1, self._people)
        self._model.show_letters(each < WORDS * scale)
        font = QFont(self.table.font())
        font.setPixelSize(round(HEAD * scale))
        font.setBold(True)
        inside = min(each, round(WIDEST * scale)) - 2 * EDGE
        self._model.show_heads(partial(_wrapped, font, inside))
        hidden = each < LETTER * scale  # what was agreed stands in the questions, too
        self.table.setColumnHidden(1, hidden)
        if hidden:  # and leaves its room to the people
            each += round(TOGETHER * scale) // max(1, self._people)
        header, titles = self.table.horizontalHeader(), self.table.verticalHeader()
        header.setMinimumSectionSize(round(LETTER * scale))
        header.setDefaultSectionSize(max(round(LETTER * scale), min(each, round(WIDEST * scale))))
        for column, width in ((0, ANSWERS), (1, TOGETHER)):
            self.table.setColumnWidth(column, round(width * scale))
        titles.setMinimumSectionSize(round(ROW * scale))
        titles.setFixedWidth(round(TITLES * scale))
        self.table.fit()

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.whole.setText(self._model.spoken(current) if current.isValid() else "")

    def _on_activated(self, index: QModelIndex) -> None:
        self.parameter_requested.emit(*self._model.place(index))

    def _on_first(self) -> None:
        self.parameter_requested.emit("", ADD)


def _wrapped(font: QFont, room: int, words: str) -> str:
    """On two lines at most, the rest is in the tooltip."""
    lines = [line for line, _ in broken_lines(words, font, max(1, room), 2)]
    return "\n".join((*lines[:-1], elided(QFontMetrics(font), lines[-1], room))) if lines else ""


def _table(model: MapModel, name: str) -> ScrollingTable:
    table = ScrollingTable(name)
    table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)  # the model wraps names to their width
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().show()
    table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    return table
