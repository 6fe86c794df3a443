"""Opens people's pages, one at a time, on the stack of the people screen, and carries out what is asked there."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from ui.desk import Desk
from ui.people.person_edits import PersonEdits
from ui.people.person_page import PersonPageView
from ui.people.table_view import PeopleTable
from workshop_app.application import queries
from workshop_app.application.people_names import names_of
from workshop_app.application.people_queries import page_among
from workshop_app.domain.naming import in_order
from workshop_app.domain.people import Person


class PersonPages(QObject):
    """The first page of the stack is the list to go back to; the order of the pages is that of the rows in it. Signal:
    left, when the list is in sight again."""

    left = Signal()

    def __init__(self, desk: Desk, pages: QStackedWidget, table: PeopleTable, edits: PersonEdits) -> None:
        super().__init__(pages)
        self._desk, self._pages, self._table, self._edits = desk, pages, table, edits
        desk.door.refused.connect(self.refresh)

    @property
    def shown(self) -> bool:
        """Whether a page is in sight."""
        return "_view" in vars(self) and self._pages.currentWidget() is self._view

    @cached_property
    def _view(self) -> PersonPageView:
        """Made when the first page is opened."""
        view = PersonPageView(self._pages)
        self._pages.addWidget(view)
        view.written.connect(self._on_written)
        view.boss_picked.connect(self._on_boss_picked)
        view.pair_asked.connect(self._on_pair_asked)
        view.time_written.connect(self._on_time_written)
        view.unknown.connect(self._edits.say_unknown)
        view.left.connect(self._on_left)
        view.stepped.connect(self._on_stepped)
        return view

    def open_selected(self) -> None:
        """The page of whoever is selected."""
        chosen = self._table.selected
        if chosen:
            self.open(chosen[0].id)

    def open(self, person_id: str) -> None:
        """This person's page, if they are there."""
        if self._desk.workspace.read.find(Person, person_id) is None:
            return
        self._view.commit()
        self._view.person_id = person_id
        self._pages.setCurrentWidget(self._view)
        self.refresh()
        self._view.focus_first()

    def refresh(self) -> None:
        """Read the page in sight again; somebody who is gone has none."""
        if not self.shown:
            return
        read = self._desk.workspace.read
        people = queries.people(read)
        names = names_of(people)
        page = page_among(read, self._view.person_id, people, names)
        if page is None:
            self._pages.setCurrentIndex(0)
            self.left.emit()
        else:
            self._view.show_person(page, sorted(names.items(), key=_by_name))

    def _on_written(self, field: str, value: object) -> None:
        self._edits.write(self._view.person_id, field, value)

    def _on_boss_picked(self, boss_id: str) -> None:
        self._edits.set_boss(self._view.person_id, boss_id)

    def _on_pair_asked(self, mate_id: str, kind: object) -> None:
        self._edits.set_pair(self._view.person_id, mate_id, kind)  # type: ignore[arg-type]

    def _on_time_written(self, workshop_id: str, what: str, words: str) -> None:
        self._edits.write(self._view.person_id, what, words, workshop_id)

    def _on_left(self) -> None:
        self._view.commit()
        self._pages.setCurrentIndex(0)
        self.left.emit()
        self._table.select_person(self._view.person_id)
        self._table.setFocus()

    def _on_stepped(self, by: int) -> None:
        order = self._table.order()
        here = self._view.person_id
        if here in order:
            self.open(order[(order.index(here) + by) % len(order)])


def _by_name(each: tuple[str, str]) -> tuple[str, str]:
    return in_order(each[1])
