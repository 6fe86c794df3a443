"""What a tracker that came back would change: every cell, what is there now and what stands in the file, and what is
asked. Nothing is taken in before the user says so."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from ui.tracker.models import COLUMN, NOW, PLACE, STATE, SUBJECT, TEAM, THEN, CameBackModel, whole_words
from ui.tracker.view_state import CameBack, preview_lines, sentences
from ui.widgets.basics import button, label, large_text
from ui.widgets.breakable import breakable
from ui.widgets.fitted_table import ScrollingTable
from workshop_app.application.tracker_reading import TrackerReading

MOST_SENTENCES = 4
SHARES = {STATE: 0.25, TEAM: 0.14, COLUMN: 0.16, PLACE: 0.12}  # of the table, at most; the words share the rest


class _CameBackTable(ScrollingTable):
    """What is named as wide as its words; with large text the line below the table tells whose it is, and where."""

    def fit(self) -> None:
        for column in (TEAM, PLACE):
            self.setColumnHidden(column, large_text())
        for column, share in SHARES.items():
            self.share_out(share, column)
        super().fit()


class TrackerPreview(QWidget):
    """Signals:
    accepted: the TrackerReading whose changes are to be taken in.
    cancelled: the user thought better of it.
    """

    accepted = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading = TrackerReading()
        self._title, self._facts = label("", "heading"), label("", "quiet")
        self._notes = label("", "body")
        self._model = CameBackModel(self)
        self._table = _CameBackTable(self.tr("What the file would change"))
        self._whole = label("", "quiet")
        self._take = button("", "primary")
        self._back = button(self.tr("Cancel"))
        self._lay_out()
        self._take.clicked.connect(self._on_take)
        self._back.clicked.connect(self.cancelled)
        self._table.selectionModel().currentRowChanged.connect(self._on_row)
        for keys, slot in (("Return", self._take.click), ("Enter", self._take.click), ("Escape", self._back.click)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def show_file(self, came: CameBack) -> None:
        """A file that was just read."""
        self._reading = came.reading
        self._title.setText(came.name)
        self._facts.setText(self._facts_of(came.reading))
        told = sentences(
            came.reading, _translated, self.tr("{sheet}, rows that are not in this file: {n}. Nothing is removed.")
        )
        more = self.tr("… and {n} more of this kind.").format(n=len(told) - MOST_SENTENCES)
        self._notes.setText("\n".join((*told[:MOST_SENTENCES], *((more,) if len(told) > MOST_SENTENCES else ()))))
        self._notes.setVisible(bool(told))
        self._model.show_lines(preview_lines(came.reading, _translated))
        changes = len(came.reading.changes)
        self._take.setText(
            self.tr("Take in %n changes", "", changes) if changes != 1 else self.tr("Take in one change")
        )
        self._take.setVisible(changes > 0)
        self._back.setText(self.tr("Cancel") if changes else self.tr("Back"))
        self._table.setVisible(self._model.rowCount() > 0)
        self._table.fit()
        self._table.selectRow(0)
        self._on_row(self._table.currentIndex())
        (self._take if changes else self._back).setFocus()

    def _facts_of(self, reading: TrackerReading) -> str:
        changes, asked = len(reading.changes), len(reading.questions)
        if not changes and not asked:
            return self.tr("No difference: there is nothing to take in.")
        facts = [self.tr("One change") if changes == 1 else self.tr("%n changes", "", changes)]
        if changes:
            facts[0] += self.tr(" in one row") if reading.rows == 1 else self.tr(" in %n rows", "", reading.rows)
        if asked:
            facts.append(self.tr("one question") if asked == 1 else self.tr("%n questions", "", asked))
        return " · ".join(facts)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        table, header = self._table, self._table.horizontalHeader()
        table.setModel(self._model)
        for column in (SUBJECT, NOW, THEN):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for part in (self._title, self._facts, self._notes):
            layout.addWidget(part)
        layout.addWidget(table, 1)
        layout.addWidget(self._whole)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._take)
        layout.addLayout(buttons)

    def _on_row(self, current: QModelIndex) -> None:
        """What is asked about one line; with large text, all of it."""
        row = self._model.row(current.row()) if current.isValid() else None
        words = row.asked if row is not None else ""
        if row is not None and large_text():
            change = self.tr("{now} becomes {then}").format(now=row.now or "–", then=row.then or "–")
            about = ", ".join(part for part in (row.team, row.subject, row.column) if part)
            words = f"{about}: {row.asked or change}"
        self._whole.setText(breakable(whole_words(words)))
        self._whole.setVisible(bool(words))

    def _on_take(self) -> None:
        if self._reading.changes:
            self.accepted.emit(self._reading)


def _translated(literal: str) -> str:
    return QCoreApplication.translate("tracker", literal)
