"""The commitments on the report screen: a line to type them in, and the table of who does what by when; and the ways
out, a mail and a file for calendar programs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from ui import commitment_words as words
from ui import theme
from ui.commitment_line import CommitmentTyping
from ui.desk import Desk
from ui.report.commitment_model import BY, DONE, WHAT, WHO, WHOM, CommitmentModel
from ui.report.follow_up import WaysOut
from ui.widgets.basics import button, label
from ui.widgets.elided import ElidedLabel
from ui.widgets.fields import EntryLine
from ui.widgets.fitted_table import FittedTable, WrappedDelegate
from workshop_app.application import commitments, commitments_typed
from workshop_app.application.commands.basic import Remove
from workshop_app.application.commands.commitments import AddCommitment, UpdateCommitment
from workshop_app.application.told_people import ToldPeople
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.unsent import LinePlace

NARROWEST_WORDS = 220  # pixels at normal text size
NAMES = 0.22  # of the width of the table, at most, for each column of names


class CommitmentTable(FittedTable):
    """Leaves out with whom something is done when what is done gets too little room."""

    def fit(self) -> None:
        due = max(self.asked(BY), self.sizeHintForColumn(BY))
        room = self.viewport().width() - self.asked(DONE) - due - self.share_out(NAMES, WHO, WHOM)
        self.setColumnHidden(WHOM, room < NARROWEST_WORDS * theme.text_scale())
        super().fit()


class CommitmentsView(QWidget):
    """Everything of it is carried out here; the page it stands on only says which workshop it is. Signal: shown_changed
    (how many there are) after each look."""

    shown_changed = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workshop_id = desk, ""
        self._model = CommitmentModel(self)
        self._table = CommitmentTable(self.tr("Commitments"), self)
        self._none = label(self.tr("Nobody has committed themselves to anything yet."), "quiet")
        self._line = EntryLine(LinePlace("commitment"))
        self._proposal = ElidedLabel("body13")
        self._typing = CommitmentTyping(desk, self._line, self._proposal, self._today, self)
        self._remove = button(self.tr("Remove"), "flat", self.tr("Take it out; Ctrl+Z brings it back"))
        self._mail = button(self.tr("Follow-up mail…"), "flat", self.tr("Look at the mail to everybody, then send it"))
        self._dates = button(self.tr("Save calendar file"), "flat", self.tr("An .ics file with what is still open"))
        self._follow_up = WaysOut(desk, self)
        self._lay_out()
        self._connect()

    def show_workshop(self, workshop_id: str) -> None:
        """Read the commitments of this workshop again."""
        read, writable = self._desk.workspace.read, not self._desk.workspace.read_only
        if workshop_id != self._workshop_id:
            self._workshop_id = workshop_id
            self._line.stand_at(LinePlace("commitment", workshop_id))
            self._typing.turn_on(workshop_id, self._counted_from)
        made = commitments.commitments(read, workshop_id)
        told = ToldPeople(self._desk.workspace.read)
        self._model.show_made(made, self._today(), self._counted_from(), told)
        self._table.setVisible(bool(made))
        self._none.setVisible(not made)
        triggers = QAbstractItemView.EditTrigger
        editing = triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.SelectedClicked
        self._table.setEditTriggers(editing if writable else triggers.NoEditTriggers)
        self._table.fit()
        for each in (self._line, self._remove):
            each.setVisible(writable)
        self._proposal.setVisible(writable and bool(self._proposal.text()))
        self._offer_ways_out()
        self.shown_changed.emit(len(made))

    def _lay_out(self) -> None:
        self._line.setAccessibleName(self.tr("New commitment"))
        self._line.setPlaceholderText(words.example())
        table = self._table
        table.setItemDelegate(WrappedDelegate(table, whole=(BY,)))
        table.setModel(self._model)
        header = table.horizontalHeader()
        for column in (DONE, BY):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (WHO, WHOM):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._remove)
        foot.addStretch(1)
        for each in (self._mail, self._dates):
            foot.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (label(self.tr("Commitments"), "subheading"), self._none, table, self._line, self._proposal):
            layout.addWidget(part)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._line.returnPressed.connect(self._on_typed)
        self._model.change_requested.connect(self._on_change)
        self._model.unreadable.connect(self._on_unreadable)
        self._remove.clicked.connect(self._on_remove)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self._table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_remove)
        self._table.selectionModel().selectionChanged.connect(self._on_selected)
        ways: tuple[tuple[QWidget, Callable[[str], None]], ...] = (
            (self._mail, self._follow_up.show_mail),
            (self._dates, self._follow_up.save_dates),
        )
        for way, save in ways:
            way.clicked.connect(partial(self._on_way_out, save))  # type: ignore[attr-defined]

    def _offer_ways_out(self) -> None:
        made = [self._model.row(at) for at in range(self._model.rowCount())]
        self._mail.setVisible(bool(made))
        self._dates.setVisible(any(each.due is not None and not each.done for each in made))
        self._on_selected()

    def _on_typed(self) -> None:
        if not self._line.text().strip():
            return
        made = self._typing.taken()
        if made is not None and self._desk.door.carry_out(AddCommitment(made), by=self):
            self._typing.kept(self.tr("Written down: {commitment}").format(commitment=words.told(made)))

    def _on_change(self, seen: Commitment, wanted: Commitment) -> None:
        self._desk.door.carry_out(UpdateCommitment.between(seen, wanted), by=self)

    def _on_remove(self) -> None:
        chosen = [self._model.row(index.row()).id for index in self._table.selectionModel().selectedRows()]
        if chosen and not self._desk.workspace.read_only:
            self._desk.door.carry_out(Remove(tuple((Commitment, id) for id in chosen)), by=self)

    def _on_selected(self, *_changed: object) -> None:
        self._remove.setEnabled(self._table.selectionModel().hasSelection())

    def _on_way_out(self, save: Callable[[str], None], _checked: bool = False) -> None:
        save(self._workshop_id)

    def _on_unreadable(self, text: str) -> None:
        self._desk.bridge.say(self.tr("Which day is “{text}”? Nothing was changed.").format(text=text))

    def _today(self) -> date:
        return self._desk.workspace.clock.now().astimezone().date()

    def _counted_from(self) -> date:
        return commitments_typed.counted_from(self._desk.workspace.read, self._workshop_id, self._today())
