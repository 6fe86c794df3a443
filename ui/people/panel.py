"""The people screen: everybody who may sit in a workshop. Type a name, paste a list, or drop a file on it."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.people.list_intake import ListIntake
from ui.people.models import PeopleTableModel
from ui.people.person_edits import PersonEdits
from ui.people.person_pages import PersonPages
from ui.people.removing import Removal
from ui.people.table_view import PeopleTable
from ui.people.tools import PeopleTools
from ui.people.view_state import people_count
from ui.widgets.basics import label, large_text, tab_through
from ui.widgets.dropped_files import take_copy
from ui.widgets.empty import EmptyState
from ui.widgets.said_below import say_on
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.application.commands.people import AddPeople
from workshop_app.application.people_queries import person_rows
from workshop_app.domain.identity import new_id
from workshop_app.domain.people import PairRule, Person
from workshop_app.domain.text import in_a_row
from workshop_app.domain.workshops import Attendance, Workshop, WorkshopAgenda

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
        self._tools = PeopleTools(self._page)
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
        self._edits = PersonEdits(desk, self)
        self._person = PersonPages(desk, self._pages, self._view, self._edits)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read everybody again."""
        read = self._desk.workspace.read
        people = queries.people(read)
        self._model.show_people(person_rows(people, read.all(PairRule)))
        self._body.setCurrentIndex(1 if people else 0)
        self._tools.show_count(count_words(people), len(people))
        self._tools.show_found(self._view.model().rowCount())
        self._on_selection_changed()

    def import_file(self, path: Path) -> None:
        """Have a list read and show what it would bring."""
        self._intake.from_file(path)

    def import_text(self, words: str, html: str = "") -> None:
        """A pasted list, shown before anything is added."""
        self._intake.from_text(words, html)

    def open_address(self, rest: str) -> None:
        """ "forget" asks whom to forget; a person's id finds them in the list, and with "/page" opens theirs."""
        if rest == FORGET:
            self._pages.setCurrentWidget(self._forgetter.page)
            self._forgetter.begin()
            return
        self._pages.setCurrentIndex(0)
        self.refresh()
        id, _, page = rest.partition("/")
        if id and not self._view.select_person(id):
            self._tools.search.clear()  # a search that was left hides who is looked for now
            self._view.select_person(id)
        if page:
            self._person.open(id)

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
        self._body.addWidget(self._empty)
        self._body.addWidget(self._view)
        layout = QVBoxLayout(self._page)
        layout.setContentsMargins(24, *((12, 24, 4) if large_text() else (24, 24, 16)))  # the list needs the height
        layout.setSpacing(6 if large_text() else 12)
        layout.addWidget(self._tools)
        # What is left is the list's: the page of an empty list wants more, and would push the tools over each other.
        self._body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        layout.addWidget(self._body, 1)
        self.setAcceptDrops(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._trouble.setContentsMargins(24, 16, 24, 0)
        outer.addWidget(self._trouble)
        outer.addWidget(self._pages, 1)
        self._say_trouble("")
        tools = (
            self._tools.paste,
            self._tools.file,
            self._tools.template,
            self._tools.save,
            self._tools.search,
            self._tools.columns,
            self._tools.open,
            self._tools.remove,
            self._tools.forget,
        )
        tab_through(self._tools.name, *tools, self._empty.action, self._view)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self._model.edit_requested.connect(self._edits.write)
        self._tools.columns.currentIndexChanged.connect(self._view.show_rules)
        self._tools.open.clicked.connect(self._person.open_selected)
        self._tools.save.clicked.connect(self._on_save)
        self._tools.template.clicked.connect(partial(self._on_save, empty=True))
        self._tools.name.returnPressed.connect(self._on_name_entered)
        self._tools.search.textChanged.connect(self._view.search)
        self._view.found.connect(self._tools.show_found)
        self._tools.paste.clicked.connect(self._intake.paste)
        self._tools.pasted_lists.came.connect(self._intake.paste)
        self._empty.action.clicked.connect(self._intake.paste)
        self._tools.file.clicked.connect(self._intake.choose_file)
        self._person.left.connect(self.refresh)
        self._intake.said.connect(self._say_trouble)
        self._tools.remove.clicked.connect(self._on_remove)
        self._view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._tools.forget.clicked.connect(self._on_forget)
        for keys, slot in (
            (QKeySequence.StandardKey.Delete, self._on_remove),
            ("Ctrl+Shift+V", self._intake.paste),
            ("Ctrl+Return", self._person.open_selected),
        ):
            shortcut = QShortcut(QKeySequence(keys), self._page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # -- what the user does

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        take_copy(event)
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if len(urls) > 1:
            self._say_trouble(self.tr("One list at a time: drop a single file."))
        elif urls:
            self.import_file(Path(urls[0].toLocalFile()))
        else:
            self.import_text(event.mimeData().text(), event.mimeData().html())

    def _on_changed(self, changes: Changes, _by: object) -> None:
        if self._person.shown and changes.touches(Person, PairRule, Attendance, Workshop, WorkshopAgenda):
            self._person.refresh()  # the list is read again when it is in sight
        elif changes.touches(Person, PairRule):
            self.refresh()

    def _on_name_entered(self) -> None:
        name = " ".join(self._tools.name.text().split())
        if name and self._desk.door.carry_out(AddPeople((Person(new_id(), name),))):
            self._tools.name.clear()

    def _on_save(self, _checked: bool, *, empty: bool = False) -> None:
        """The list, or an empty one to send out."""
        from ui.people.saving_table import save_table, save_template

        self._say_trouble((save_template if empty else save_table)(self._desk))

    def _say_trouble(self, words: str) -> None:
        """Above whatever is shown, until something else is tried: it says what to do."""
        say_on(self._trouble, words)

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
        for tool in (self._tools.remove, self._tools.open):
            tool.setEnabled(self._view.selectionModel().hasSelection())


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
    asked = [person.boss for person in people if person.boss and person.reports_to is None]
    if asked:
        names = in_a_row(dict.fromkeys(asked[:3])) + (" …" if len(asked) > 3 else "")
        sentence += " · " + _tr("boss not in the list: {names}").format(names=names)
    if count.twice:
        sentence += " · " + _tr("twice in the list: {names}").format(names=in_a_row(count.twice[:3]))
    return sentence


def _tr(words: str, count: int = -1) -> str:
    return QCoreApplication.translate("PeoplePanel", words, "", count)
