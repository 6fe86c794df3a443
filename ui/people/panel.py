"""The people screen: everybody who may sit in a workshop. Type a name, paste a list, or drop a file on it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.copy_first import keep_first
from ui.desk import Desk
from ui.people.forgetting import Forgetter
from ui.people.import_view import PeopleImportView
from ui.people.imports import PeopleImports, ReadList
from ui.people.models import PeopleTableModel
from ui.people.reading_view import ReadingView
from ui.people.table_view import PeopleTable
from ui.people.view_state import people_count
from ui.widgets.basics import button, label, large_text
from ui.widgets.elided import FoldingLabel
from ui.widgets.empty import EmptyState
from ui.widgets.fields import EntryLine
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.application.command import Command
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.people import AddPeople, RemovePeople
from workshop_app.domain.identity import new_id
from workshop_app.domain.people import Person
from workshop_app.domain.unsent import LinePlace

FORGET = "forget"  # the address of the page that asks whom to forget


class PeoplePanel(QWidget):
    """The list of people with three ways in. Pages: empty, the list, the preview of an import."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = PeopleTableModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._view = PeopleTable()
        self._count = FoldingLabel("quiet")
        self._count.fold(large_text())
        self._name = EntryLine(LinePlace("person"))
        self._search = QLineEdit()
        self._paste = button(self.tr("Paste a list"), tip=self.tr("Names from a mail, a chat or a spreadsheet"))
        self._file = button(self.tr("Import a file…"), tip=self.tr("CSV or XLSX, any encoding"))
        self._remove = button(self.tr("Remove from the list"), "flat")
        self._forget = button(self.tr("Forget…"), "flat", self.tr("Removes somebody from everything, for good"))
        self._empty = EmptyState(
            self.tr("Nobody here yet"),
            self.tr("Everyone who may take part in a workshop belongs here. Paste the attendee list, or type a name."),
            self.tr("Paste a list"),
        )
        self._imports = PeopleImports(desk, self)
        self._import = PeopleImportView()
        self._forgetter = Forgetter(desk, self)
        self._reading = ReadingView()
        self._trouble = label("", "error")
        self._pages = QStackedWidget()
        self._body = QStackedWidget()
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read everybody again."""
        people = queries.people(self._desk.workspace.read)
        self._model.show_people(people)
        self._body.setCurrentIndex(1 if people else 0)
        self._search.setVisible(len(people) > 12)
        self._count.setText(self._count_words(people))
        self._on_selection_changed()

    def import_file(self, path: Path) -> None:
        """Have a list read and show what it would bring; a file that cannot be read is said in a sentence."""
        self._say_trouble("")
        self._imports.from_file(path)

    def import_text(self, words: str) -> None:
        """A pasted list, shown before anything is added."""
        self._say_trouble("")
        self._imports.from_text(words)

    def open_address(self, rest: str) -> None:
        """ "forget" asks whom to forget; a person's id finds them in the list."""
        if rest == FORGET:
            self._pages.setCurrentIndex(2)
            self._forgetter.begin()
            return
        self._pages.setCurrentIndex(0)
        self.refresh()
        for row in range(self._sorted.rowCount()):
            if self._model.person(self._sorted.mapToSource(self._sorted.index(row, 0)).row()).id == rest:
                self._view.selectRow(row)

    # -- layout

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        self._name.setPlaceholderText(self.tr("Type a name and press Enter"))
        self._name.setAccessibleName(self.tr("New person"))
        self._search.setPlaceholderText(self.tr("Find"))
        self._search.setAccessibleName(self.tr("Find a person"))
        self._search.setMaximumWidth(200)
        self._search.setClearButtonEnabled(True)
        self._sorted.setSourceModel(self._model)
        self._sorted.setFilterKeyColumn(-1)
        self._sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._sorted.setSortLocaleAware(True)
        self._lay_out_table()
        self._body.addWidget(self._empty)
        self._body.addWidget(self._view)
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget, stretch in ((self._name, 1), (self._paste, 0), (self._file, 0)):
            top.addWidget(widget, stretch)
        line = QHBoxLayout()
        if not large_text():  # else it would be a narrow column beside the buttons, cut off below
            line.addWidget(self._count, 1)
        line.addWidget(self._search)
        line.addWidget(self._remove)
        line.addWidget(self._forget)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(top)
        if large_text():
            layout.addWidget(self._count)
            line.addStretch(1)
        layout.addLayout(line)
        layout.addWidget(self._body, 1)
        self._pages.addWidget(page)
        self._pages.addWidget(self._import)
        self._pages.addWidget(self._forgetter.page)
        self._pages.addWidget(self._reading)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._trouble.setContentsMargins(24, 16, 24, 0)
        outer.addWidget(self._trouble)
        outer.addWidget(self._pages, 1)
        self._say_trouble("")

    def _lay_out_table(self) -> None:
        self._view.setModel(self._sorted)
        self._view.setAccessibleName(self.tr("People"))
        self._view.setSortingEnabled(True)
        self._view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self._view.setShowGrid(False)
        self._view.setWordWrap(False)
        self._view.setTabKeyNavigation(False)
        self._view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._view.horizontalHeader().setDefaultAlignment(left)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self._model.edit_requested.connect(self._on_edit_requested)
        self._name.returnPressed.connect(self._on_name_entered)
        self._search.textChanged.connect(self._sorted.setFilterFixedString)
        self._paste.clicked.connect(self._on_paste)
        self._empty.action.clicked.connect(self._on_paste)
        self._file.clicked.connect(self._on_import)
        self._remove.clicked.connect(self._on_remove)
        self._view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._forget.clicked.connect(self._on_forget)
        self._forgetter.done.connect(self._on_forgetting_left)
        self._import.accepted.connect(self._imports.choose)
        self._imports.chosen.connect(self._on_import_accepted)
        self._import.cancelled.connect(self._on_import_left)
        self._import.columns_chosen.connect(self._imports.again)
        self._imports.slow.connect(self._on_import_slow)
        self._imports.stepped.connect(self._reading.show_step)
        self._imports.read.connect(self._on_import_read)
        self._imports.previewed.connect(self._import.show_preview)
        self._imports.left.connect(self._on_reading_left)
        self._reading.cancelled.connect(self._imports.cancel)
        for keys, slot in ((QKeySequence.StandardKey.Delete, self._on_remove), ("Ctrl+Shift+V", self._on_paste)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _count_words(self, people: tuple[Person, ...]) -> str:
        count = people_count(people)
        if not count.people:
            return ""
        words = [self.tr("%n people", "", count.people) if count.people > 1 else self.tr("One person")]
        if count.teams:
            words.append(self.tr("from %n teams", "", count.teams) if count.teams > 1 else self.tr("from one team"))
        if count.coaches:
            words.append(self.tr("%n already coach", "", count.coaches))
        sentence = ", ".join(words)
        if count.twice:
            sentence += " · " + self.tr("twice in the list: {names}").format(names=", ".join(count.twice[:3]))
        return sentence

    # -- what the user does

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if urls and urls[0].isLocalFile():
            self.import_file(Path(urls[0].toLocalFile()))
        else:
            self.import_text(event.mimeData().text())

    def _apply(self, command: Command) -> bool:
        return self._desk.door.carry_out(command)

    def _on_changed(self, changes: Changes, _by: object) -> None:
        if changes.touches(Person):
            self.refresh()

    def _on_name_entered(self) -> None:
        name = " ".join(self._name.text().split())
        if name and self._apply(AddPeople((Person(new_id(), name),))):
            self._name.clear()

    def _on_edit_requested(self, person_id: str, field: str, value: object) -> None:
        self._apply(edit(Person, person_id, **{field: value}))

    def _on_paste(self) -> None:
        self.import_text(QApplication.clipboard().text())

    def _on_import(self) -> None:
        path = self._desk.ask.open_file(self.tr("Import people"), ("*.csv *.txt *.tsv *.xlsx",))
        if path is not None:
            self.import_file(path)

    def _on_import_slow(self, source: str) -> None:
        if self._pages.currentWidget() is not self._import:
            self._reading.begin(source)
            self._pages.setCurrentWidget(self._reading)

    def _on_import_read(self, found: ReadList) -> None:
        if not found.preview.rows:
            self._on_reading_left(self.tr("The clipboard holds no names. Copy the list first, then paste it here."))
            return
        self._import.show_list(found)
        self._pages.setCurrentWidget(self._import)

    def _on_reading_left(self, why: str) -> None:
        """Back to where one was: the people, or the list that is being looked at."""
        self._say_trouble(why)
        if self._pages.currentWidget() is self._reading:
            self._pages.setCurrentIndex(0)

    def _on_import_left(self) -> None:
        self._imports.cancel()
        self._say_trouble("")
        self._pages.setCurrentIndex(0)

    def _say_trouble(self, words: str) -> None:
        """Above whatever is shown, until something else is tried: it says what to do."""
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))

    def _on_import_accepted(self, people: tuple[Person, ...]) -> None:
        keep_first(self._desk, "import", partial(self._add_imported, people), self._import)

    def _add_imported(self, people: tuple[Person, ...]) -> None:
        doing = self.tr("Adding %n people…", "", len(people)) if len(people) > 1 else self.tr("Adding one person…")
        self._import.setEnabled(False)
        self._desk.door.carry_out_beside(AddPeople(people), doing, partial(self._on_imported, people))

    def _on_imported(self, people: tuple[Person, ...], changes: Changes | None) -> None:
        self._import.setEnabled(True)
        if changes is not None:
            self._say_trouble("")
            self._pages.setCurrentIndex(0)
            words = self.tr("%n people added", "", len(people)) if len(people) > 1 else self.tr("One person added")
            self._desk.bridge.say(words)

    def _selected(self) -> list[Person]:
        rows = self._view.selectionModel().selectedRows()
        return [self._model.person(self._sorted.mapToSource(row).row()) for row in rows]

    def _on_remove(self) -> None:
        people = self._selected()
        if people:
            doing = self.tr("Removing people from the list…")
            command = RemovePeople(tuple(person.id for person in people))
            self._desk.door.carry_out_beside(command, doing, partial(self._on_removed, people))

    def _on_removed(self, people: list[Person], changes: Changes | None) -> None:
        if changes is not None:
            self._forgetter.say_removed(tuple(person.name for person in people))

    def _on_forget(self) -> None:
        people = self._selected()
        self._pages.setCurrentIndex(2)
        self._forgetter.begin(people[0].id if len(people) == 1 else "")

    def _on_forgetting_left(self) -> None:
        self._pages.setCurrentIndex(0)
        self.refresh()
        self._view.setFocus()

    def _on_selection_changed(self) -> None:
        self._remove.setEnabled(self._view.selectionModel().hasSelection())
