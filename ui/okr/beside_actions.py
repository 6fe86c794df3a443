"""What the user can do to the lines beside a set and under a key result, and to a name nobody has. Used by the
panel."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.desk import Desk
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.beside_the_set import AddLineBeside, Line, RemoveLineBeside
from workshop_app.application.places import at_end
from workshop_app.domain.identity import new_id
from workshop_app.domain.people import Person


class BesideActions(QObject):
    """Undo can help, so nothing is asked; the bottom line says what was done."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def add_line(self, line: Line) -> None:
        """One more line beside the set or under a key result."""
        self._desk.door.carry_out(AddLineBeside(line))

    def remove_line(self, kind: type, id: str) -> None:
        """Take such a line away."""
        if self._desk.door.carry_out(RemoveLineBeside(kind, id)):
            self._desk.bridge.say(self.tr("Line removed; undo brings it back."))

    def add_person(self, name: str) -> None:
        """Somebody whom the list of people does not hold yet."""
        place = at_end(self._desk.workspace.read.all(Person))
        if self._desk.door.carry_out(Add((Person(new_id(), name, position=place),))):
            self._desk.bridge.say(self.tr("Added to People: {name}").format(name=name))
