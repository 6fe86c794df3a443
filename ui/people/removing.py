"""Takes people off the list, and says where somebody is still named afterwards. Used by the people screen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from ui.desk import Desk
from ui.labels import error_sentence
from ui.people.mention_search import Found, find_in_file
from workshop_app.application.changes import Changes
from workshop_app.application.commands.people import RemovePeople
from workshop_app.domain.errors import KnownError
from workshop_app.domain.people import Person
from workshop_app.domain.text import in_a_row

NAMED = 3  # names that are said; more are "…"


class Removal(QObject):
    """Off the list is not forgotten: sentences and drafts may still name them, and undo brings them back."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def remove(self, people: list[Person]) -> None:
        """Take these off the list, beside the window."""
        if people:
            command = RemovePeople(tuple(person.id for person in people))
            names = tuple(person.name for person in people)
            doing = self.tr("Removing people from the list…")
            self._desk.door.carry_out_beside(command, doing, partial(self._on_removed, names))

    def _on_removed(self, names: tuple[str, ...], changes: Changes | None) -> None:
        if changes is None:
            return
        path = self._desk.workspace.path
        shown = in_a_row(names[:NAMED]) + (" …" if len(names) > NAMED else "")
        if len(names) == 1 and path is not None:
            self._desk.background.submit(
                partial(find_in_file, path, names[0], ""), partial(self._say_still_named, shown), self._on_failed
            )
        else:
            words = self.tr("Removed from the list: {names}. Texts may still name them. Ctrl+Z brings them back.")
            self._desk.bridge.say(words.format(names=shown))

    def _say_still_named(self, name: str, found: Found) -> None:
        count = len(found[0].sure)
        if count == 1:
            words = self.tr("Removed from the list: {name}; still named in one place. Ctrl+Z brings them back.")
        elif count:
            words = self.tr(
                "Removed from the list: {name}; still named in %n places. Ctrl+Z brings them back.", "", count
            )
        else:
            words = self.tr("Removed from the list: {name}. Ctrl+Z brings them back.")
        self._desk.bridge.say(words.format(name=name))

    def _on_failed(self, error: KnownError) -> None:
        self._desk.bridge.say(error_sentence(error))
