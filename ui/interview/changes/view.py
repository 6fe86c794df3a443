"""What changed: since a day, one version of the record against another, or every version of one answer. The record gets
its next number here, and the change page is written to a file. Built by the interview panel."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QFrame, QHeaderView, QVBoxLayout, QWidget

from ui import theme
from ui.desk import Desk
from ui.interview.changes.bar import ChangesBar
from ui.interview.changes.detail import ChangeDetail
from ui.interview.changes.edition_foot import EditionFoot
from ui.interview.changes.model import ChangesModel
from ui.interview.changes.page_file import ChangesFile
from ui.interview.changes.view_state import (
    ChangesFilter,
    ChangesRequest,
    ChangesView,
    changes_view,
    first_request,
    names_in,
)
from ui.interview.field_dates import read_date
from ui.labels import error_sentence
from ui.widgets.basics import label
from ui.widgets.empty import EmptyState
from ui.widgets.fitted_table import ScrollingTable
from workshop_app.application.changes import Changes
from workshop_app.application.command import Command
from workshop_app.application.commands.interview import IssueEdition, SayWhy
from workshop_app.domain.errors import KnownError
from workshop_app.domain.versions import EditionKind

SIDE_BY_SIDE, HIGH_ENOUGH = 900, 380  # px at 100 % text; one of them, or there is no room for one change in full
WIDTHS = {4: 76, 5: 120}  # px at 100 % text
SHARE = 0.2  # of the table, for what is named; longer names wrap
WITH_NAMES, WITH_TIMES = 860, 500
PARAMETER, WHAT, BEFORE, NOW, WHEN, WHO = range(6)  # BEFORE and NOW share what is left


class WhatChangedView(QWidget):
    """Above what to look at, below the changes with one of them in full. `parameter_requested(key, "")` asks to open an
    answer."""

    parameter_requested = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._request = first_request(desk.workspace.read, self._today())
        self._file = ChangesFile(desk, self)
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the changes again."""
        shown = changes_view(self._desk.workspace.read, self._request)
        self.bar.show_view(shown, self._request)
        self.foot.show_standing(shown.standing)
        for part in (self._body, self._summary, self.bar):
            part.setVisible(shown.anything)
        self._empty.setVisible(not shown.anything)
        self._summary.setText(self._summary_words(shown))
        self._model.show_rows(shown.rows)
        self._body.setVisible(bool(shown.rows))
        _fit(self.table, timed=self._request.look is not ChangesFilter.EDITIONS)
        self._filler.setVisible(shown.anything and not shown.rows)
        if shown.rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._model.index(0, 0))
        self._on_row(self.table.currentIndex())

    def concerns(self, changes: Changes) -> bool:
        """Answers, names, order and editions all show here."""
        return bool(changes)

    def focus_first(self) -> None:
        """Where the keyboard starts."""
        if self._model.rowCount():
            self.table.setFocus()
        else:
            (self.bar.look if self.bar.isVisibleTo(self) else self.foot.open).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= SIDE_BY_SIDE * theme.text_scale()
        self.detail.setVisible(wide or self.height() >= HIGH_ENOUGH * theme.text_scale())  # Enter opens the answer
        self._halves.setContentsMargins(24, 0, 8 if wide else 24, 8)
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        _fit(self.table, timed=self._request.look is not ChangesFilter.EDITIONS)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        self.bar = ChangesBar()
        self._summary = label("", "quiet")
        self._summary.setContentsMargins(24, 0, 24, 0)
        self._model = ChangesModel(self)
        self.table = _table(self._model, self.tr("Changes"))
        self.detail = ChangeDetail()
        self._body = QFrame()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._halves.setSpacing(8)
        self._halves.addWidget(self.table, 5)
        self._halves.addWidget(self.detail, 3)
        self._filler = QWidget()
        self._empty = EmptyState(
            self.tr("No answer has changed yet"),
            self.tr(
                "Every agreed answer keeps its history: what it said before, and when, by whom and why it changed."
            ),
        )
        self.foot = EditionFoot()
        column.addWidget(self.bar)
        column.addWidget(self._summary)
        for part in (self._body, self._filler, self._empty):
            column.addWidget(part, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.bar.requested.connect(self._on_requested)
        self.bar.refused.connect(self._desk.bridge.say)
        self.bar.save_requested.connect(self._on_save)
        self.table.activated.connect(self._on_activated)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.detail.explained.connect(self._on_explained)
        self.detail.open_requested.connect(self._on_open)
        self.foot.issued.connect(self._on_issued)

    def _summary_words(self, shown: ChangesView) -> str:
        if self._request.look is ChangesFilter.EDITIONS and not shown.editions:
            return self.tr("No version of the record has been issued yet. Issue the first one below.")
        if not shown.rows:
            return self.tr("Nothing has changed.")
        changes = self.tr("One change") if len(shown.rows) == 1 else self.tr("{n} changes").format(n=len(shown.rows))
        if self._request.look is ChangesFilter.PARAMETER:
            words = self.tr("{changes}, newest first. Enter opens the answer.")
        elif shown.parameters == 1:
            words = self.tr("{changes} in one answer. Enter opens it.")
        else:
            words = self.tr("{changes} in {n} answers. Enter opens one.")
        return words.format(changes=changes, n=shown.parameters)

    def _today(self) -> date:
        return self._desk.workspace.clock.now().astimezone().date()

    def _apply(self, command: Command) -> bool:
        if not self._desk.door.carry_out(command, self):
            return False
        self.refresh()
        return True

    def _on_requested(self, request: ChangesRequest) -> None:
        self.detail.show_row(None)
        self._request = request
        self.refresh()

    def _on_row(self, index: QModelIndex) -> None:
        self.detail.show_row(self._model.row(index.row()) if index.isValid() else None)

    def _on_activated(self, index: QModelIndex) -> None:
        self._on_open(self._model.row(index.row()).key)

    def _on_open(self, key: str) -> None:
        self.parameter_requested.emit(key, "")

    def _on_explained(self, version_id: str, why: str) -> None:
        self._apply(SayWhy(version_id, why))

    def _on_issued(self, typed: str, day: str) -> None:
        names = names_in(typed)
        try:
            signed_on = read_date(day, self.foot.day.accessibleName()) if names else None
        except KnownError as error:
            self._desk.bridge.say(error_sentence(error))
            return
        kind = EditionKind.SIGNED if names else EditionKind.EXPORTED
        if self._apply(IssueEdition(kind, names, signed_on)):
            self.foot.fold()
            self._desk.bridge.say(self.tr("Issued. The record keeps this number until an answer changes."))

    def _on_save(self, format: str) -> None:
        self._desk.workspace.history.seal()
        self._file.save(self._request, self._today(), format)


def _table(model: ChangesModel, name: str) -> ScrollingTable:
    table = ScrollingTable(name)
    table.setModel(model)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    header = table.horizontalHeader()
    header.setMinimumSectionSize(40)
    for column in (BEFORE, NOW):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return table


def _fit(table: ScrollingTable, timed: bool) -> None:
    """Versions compared carry no time and no name; a narrow table leaves the name to the pane beside it."""
    scale = theme.text_scale()
    table.setColumnHidden(WHEN, not timed or table.width() < WITH_TIMES * scale)
    table.setColumnHidden(WHO, not timed or table.width() < WITH_NAMES * scale)
    table.verticalHeader().setDefaultSectionSize(round(34 * scale))
    table.setMinimumHeight(round(120 * scale))
    for column, width in WIDTHS.items():
        table.setColumnWidth(column, round(width * scale))
    table.share_out(SHARE, PARAMETER, WHAT)
    table.fit()
