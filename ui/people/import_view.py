"""The preview of an attendee list: what each column was taken for, which rows are good, which are named as bad. Nothing
is added before the user says so."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.labels_import_notes import COLUMNS
from ui.people.imports import ReadList
from ui.people.models import REMARK, PreviewTableModel
from ui.people.preview_table import PreviewTable
from ui.widgets.basics import button, label, large_text
from ui.widgets.column_choices import ColumnChoices
from ui.widgets.dates import short_day
from ui.widgets.read_as import ReadAs
from ui.widgets.short_choice import ShortChoice
from workshop_app.application.people_columns import PeopleColumn
from workshop_app.application.people_import import Preview
from workshop_app.domain.workshops import Workshop
from workshop_app.incoming.tables import IncomingTable


class PeopleImportView(QWidget):
    """Shows a table as people.

    Signals:
    accepted: the preview whose ticked people are to be added, and the lines that are ticked.
    columns_chosen: what the columns mean, of the table that is shown, and whether its names begin with the family name
        (None: as it looks).
    read_again: (encoding, sheet) to read the same list with.
    cancelled: the user thought better of it.
    """

    accepted = Signal(object, object)
    columns_chosen = Signal(object, object, object)
    read_again = Signal(str, str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: IncomingTable = IncomingTable(())
        self._preview: Preview | None = None
        self._stays = False
        self._title = label("", "heading")
        self._facts = label("", "quiet")
        self._read_as = ReadAs()
        self._turned = label("", "quiet")
        self._turned.setWordWrap(False)
        self._other_way = button(self.tr("Read it the other way"))
        self._columns = ColumnChoices(
            {each: QCoreApplication.translate("people_columns", name) for each, name in COLUMNS.items()}, each_once=True
        )
        self._model = PreviewTableModel(self)
        self._view = PreviewTable(self._model)
        self._remark = label("", "quiet")
        self._in_workshop = QWidget()
        self._workshops = ShortChoice(self._in_workshop)
        self._add = button("", "primary")
        self._back = button(self.tr("Cancel"))
        self._lay_out()
        self._connect()

    def put_back(self) -> None:
        """What was chosen could not be read: the list that is shown was read as before."""
        self._read_as.put_back()

    def show_list(self, read: ReadList) -> None:
        """A freshly read list, to `come_up` now or later."""
        held = QApplication.focusWidget()
        self._stays = held is not None and self._read_as.isAncestorOf(held)
        self._table = read.table
        self._title.setText(read.source)
        self._read_as.show_table(read.table)
        self._columns.show_columns(read.preview.columns, read.preview.heads)
        self.show_preview(read.preview)

    def come_up(self, pages: QStackedWidget) -> None:
        """Be the page that is shown, with the keyboard; that stays where another encoding was chosen."""
        pages.setCurrentWidget(self)
        if not self._stays:
            self._add.setFocus()

    def offer_workshops(self, workshops: tuple[Workshop, ...]) -> None:
        """The workshops these people may take part in, the next one first; asked for where the list says when they come
        or leave."""
        self._workshops.clear()
        self._workshops.addItem(self.tr("in no workshop yet"), "")
        for each in workshops:
            day = f" · {short_day(each.day)}" if each.day else ""
            self._workshops.addItem(f"{each.title}{day}", each.id)
        self._workshops.setCurrentIndex(min(1, len(workshops)))

    @property
    def workshop_id(self) -> str:
        """Where they are to take part; empty for nowhere."""
        return str(self._workshops.currentData() or "") if self._in_workshop.isVisibleTo(self) else ""

    def show_preview(self, found: Preview) -> None:
        """What the list would bring with the columns as they are."""
        self._preview = found
        timed = {PeopleColumn.ARRIVES, PeopleColumn.LEAVES}.intersection(found.columns)
        self._in_workshop.setVisible(bool(timed) and self._workshops.count() > 1)
        self._facts.setText(self._facts_of(found))
        self._show_turned(found)
        self._model.show_preview(found)
        for column, field in enumerate(("team", "job", "email"), 1):  # what no row says leaves its room to the remarks
            self._view.setColumnHidden(column, not any(getattr(row.person, field) for row in found.rows))
        self._view.share()
        told = (at for at, row in enumerate(found.rows) if row.problem is not None or row.told)
        asked = next((at for at, row in enumerate(found.rows) if row.notes), next(told, 0))
        self._view.selectRow(asked)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, *((8, 24, 4) if large_text() else (24, 24, 24)))  # the rows need the height
        layout.setSpacing(4 if large_text() else 12)
        layout.addWidget(self._title)
        layout.addWidget(self._facts)
        layout.addWidget(self._read_as)
        turned = QHBoxLayout()
        turned.addWidget(self._turned)
        turned.addWidget(self._other_way)
        turned.addStretch(1)
        layout.addLayout(turned)
        layout.addWidget(self._columns)
        self._lay_out_workshops()
        layout.addWidget(self._in_workshop)
        self._view.setAccessibleName(self.tr("Rows of the list"))
        layout.addWidget(self._view, 1)
        layout.addWidget(self._remark)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._add)
        layout.addLayout(buttons)

    def _lay_out_workshops(self) -> None:
        row = QHBoxLayout(self._in_workshop)
        row.setContentsMargins(0, 0, 0, 0)
        words = label(self.tr("The list says when people come or leave. They take part:"), "quiet")
        words.setWordWrap(False)
        self._workshops.setAccessibleName(self.tr("Workshop they take part in"))
        row.addWidget(words)
        row.addWidget(self._workshops)
        row.addStretch(1)

    def _connect(self) -> None:
        self._model.ticks_changed.connect(self._on_ticks_changed)
        self._view.selectionModel().currentRowChanged.connect(self._on_row_chosen)
        self._columns.chosen.connect(self._on_meaning_chosen)
        self._other_way.clicked.connect(self._on_other_way)
        self._read_as.changed.connect(self.read_again)
        self._add.clicked.connect(self._on_add)
        self._back.clicked.connect(self.cancelled)
        for keys, slot in (("Return", self._add.click), ("Enter", self._add.click), ("Escape", self._back.click)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _facts_of(self, found: Preview) -> str:
        facts = [self.tr("%n rows", "", len(found.rows)) if len(found.rows) != 1 else self.tr("One row")]
        if found.asked:
            facts.append(self.tr("%n to look at", "", found.asked))
        if found.bad:
            facts.append(self.tr("%n with a remark", "", len(found.bad)))
        separators = {
            ";": self.tr("semicolons"),
            ",": self.tr("commas"),
            "\t": self.tr("tabs"),
            "|": self.tr("vertical bars"),
        }
        if found.separator in separators:
            facts.append(self.tr("separated by {separator}").format(separator=separators[found.separator]))
        return " · ".join(facts)

    def _show_turned(self, found: Preview) -> None:
        """How the names were read, where both ways are possible."""
        self._turned.setVisible(found.may_turn)
        self._other_way.setVisible(found.may_turn)
        if found.turned:
            words = self.tr("Read with the family name first: “{name}”.")
        elif PeopleColumn.TEAM in found.columns and not found.has_header:
            words = self.tr("Read as names and teams. Are they family and given names?")
        else:
            words = self.tr("Read with the given name first: “{name}”.")
        self._turned.setText(words.format(name=_example(found)[:60]))

    def _show_remark(self, at: int) -> None:
        """The whole remark of one row, where the table may cut it."""
        words = self._model.index(at, REMARK).data()
        line = self.tr("Line {n}: {remark}")
        self._remark.setText(line.format(n=self._model.row(at).line, remark=words) if words else "")

    def _on_row_chosen(self, current: QModelIndex) -> None:
        self._show_remark(current.row())

    def _on_meaning_chosen(self, columns: tuple[PeopleColumn | None, ...]) -> None:
        self._add.setEnabled(False)  # what is shown belongs to the meanings before
        self.columns_chosen.emit(self._table, columns, None)

    def _on_other_way(self) -> None:
        if self._preview is not None:
            self._add.setEnabled(False)
            self.columns_chosen.emit(self._table, self._preview.columns, not self._preview.turned)

    def _on_ticks_changed(self, new: int, updates: int) -> None:
        if new or not updates:
            words = self.tr("Add %n people", "", new) if new != 1 else self.tr("Add one person")
            if updates:
                words = self.tr("{add}, update {n}").format(add=words, n=updates)
        else:
            words = self.tr("Update %n people", "", updates) if updates != 1 else self.tr("Update one person")
        self._add.setText(words)
        self._add.setEnabled(new + updates > 0)

    def _on_add(self) -> None:
        if self._preview is not None:
            self.accepted.emit(self._preview, self._model.ticked)


def _example(found: Preview) -> str:
    """A name that was read: one whose family and given name are told apart shows best how, else the first."""
    named = [row for row in found.rows if row.person.name and row.addable] if found.may_turn else []
    return next((row.person.name for row in named if row.last), named[0].person.name if named else "")
