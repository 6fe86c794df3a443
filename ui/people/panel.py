"""The people screen: everybody who may sit in a workshop. Type a name, paste a list, or drop a file on it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.people.list_intake import ListIntake
from ui.people.models import PeopleTableModel
from ui.people.removing import Removal
from ui.people.table_view import PeopleTable
from ui.people.view_state import people_count
from ui.widgets.basics import button, label, large_text, tab_through
from ui.widgets.elided import FoldingLabel
from ui.widgets.empty import EmptyState
from ui.widgets.fields import EntryLine
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.people import AddPeople
from workshop_app.domain.identity import new_id
from workshop_app.domain.people import Person
from workshop_app.domain.unsent import LinePlace

if TYPE_CHECKING:
    from ui.people.forgetting import Forgetter

FORGET = "forget"  # the address of the page that asks whom to forget


class PeoplePanel(QWidget):
    """The list of people with three ways in. Pages: empty, the list, the preview of an import."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = PeopleTableModel(self)
        self._pages = QStackedWidget(self)
        self._page = QWidget(self._pages)
        self._body = QStackedWidget(self._page)
        self._view = PeopleTable(self._model, self._body)
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
            self._body,
        )
        self._trouble = label("", "error")
        self._pages.addWidget(self._page)
        self._intake = ListIntake(desk, self._pages)
        self._removal = Removal(desk, self)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read everybody again."""
        people = queries.people(self._desk.workspace.read)
        self._model.show_people(people)
        self._body.setCurrentIndex(1 if people else 0)
        self._search.setVisible(len(people) > 12)
        self._count.setText(count_words(people))
        self._on_selection_changed()

    def import_file(self, path: Path) -> None:
        """Have a list read and show what it would bring."""
        self._intake.from_file(path)

    def import_text(self, words: str) -> None:
        """A pasted list, shown before anything is added."""
        self._intake.from_text(words)

    def open_address(self, rest: str) -> None:
        """ "forget" asks whom to forget; a person's id finds them in the list."""
        if rest == FORGET:
            self._pages.setCurrentWidget(self._forgetter.page)
            self._forgetter.begin()
            return
        self._pages.setCurrentIndex(0)
        self.refresh()
        self._view.select_person(rest)

    @cached_property
    def _forgetter(self) -> Forgetter:
        """Made when somebody is to be forgotten for the first time."""
        from ui.people.forgetting import Forgetter

        made = Forgetter(self._desk, self)
        self._pages.addWidget(made.page)
        made.done.connect(self._on_forgetting_left)
        return made

    # -- layout

    def _lay_out(self) -> None:
        self._name.setPlaceholderText(self.tr("Type a name and press Enter"))
        self._name.setAccessibleName(self.tr("New person"))
        self._search.setPlaceholderText(self.tr("Find"))
        self._search.setAccessibleName(self.tr("Find a person"))
        self._search.setMaximumWidth(200)
        self._search.setClearButtonEnabled(True)
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
        layout = QVBoxLayout(self._page)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(top)
        if large_text():
            layout.addWidget(self._count)
            line.addStretch(1)
        layout.addLayout(line)
        layout.addWidget(self._body, 1)
        self.setAcceptDrops(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._trouble.setContentsMargins(24, 16, 24, 0)
        outer.addWidget(self._trouble)
        outer.addWidget(self._pages, 1)
        self._say_trouble("")
        tools = (self._paste, self._file, self._search, self._remove, self._forget)
        tab_through(self._name, *tools, self._empty.action, self._view)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self._model.edit_requested.connect(self._on_edit_requested)
        self._name.returnPressed.connect(self._on_name_entered)
        self._search.textChanged.connect(self._view.search)
        self._paste.clicked.connect(self._intake.paste)
        self._empty.action.clicked.connect(self._intake.paste)
        self._file.clicked.connect(self._intake.choose_file)
        self._intake.said.connect(self._say_trouble)
        self._remove.clicked.connect(self._on_remove)
        self._view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._forget.clicked.connect(self._on_forget)
        for keys, slot in ((QKeySequence.StandardKey.Delete, self._on_remove), ("Ctrl+Shift+V", self._intake.paste)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

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

    def _on_changed(self, changes: Changes, _by: object) -> None:
        if changes.touches(Person):
            self.refresh()

    def _on_name_entered(self) -> None:
        name = " ".join(self._name.text().split())
        if name and self._desk.door.carry_out(AddPeople((Person(new_id(), name),))):
            self._name.clear()

    def _on_edit_requested(self, person_id: str, field: str, value: object) -> None:
        self._desk.door.carry_out(edit(Person, person_id, **{field: value}))

    def _say_trouble(self, words: str) -> None:
        """Above whatever is shown, until something else is tried: it says what to do."""
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))

    def _on_remove(self) -> None:
        self._removal.remove(self._view.selected)

    def _on_forget(self) -> None:
        people = self._view.selected
        self._pages.setCurrentWidget(self._forgetter.page)
        self._forgetter.begin(people[0].id if len(people) == 1 else "")

    def _on_forgetting_left(self) -> None:
        self._pages.setCurrentIndex(0)
        self.refresh()
        self._view.setFocus()

    def _on_selection_changed(self) -> None:
        self._remove.setEnabled(self._view.selectionModel().hasSelection())


def count_words(people: tuple[Person, ...]) -> str:
    """How many there are, in how many teams, how many coach, and who is in the list twice."""
    count = people_count(people)
    if not count.people:
        return ""
    words = [_tr("%n people", count.people) if count.people > 1 else _tr("One person")]
    if count.teams:
        words.append(_tr("from %n teams", count.teams) if count.teams > 1 else _tr("from one team"))
    if count.coaches:
        words.append(_tr("%n already coach", count.coaches))
    sentence = ", ".join(words)
    if count.twice:
        sentence += " · " + _tr("twice in the list: {names}").format(names=", ".join(count.twice[:3]))
    return sentence


def _tr(words: str, count: int = -1) -> str:
    return QCoreApplication.translate("PeoplePanel", words, "", count)
