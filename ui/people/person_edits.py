"""What is typed or chosen about somebody, as the one change it means. Used by the table of people and by a person's
page; a refusal is said in the bottom line."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.desk import Desk
from ui.labels import error_sentence
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.people_rules import SetBoss, SetPair
from workshop_app.application.commands.people_words import AskedOf, AskInWords
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import PairKind, Person

ASKED = frozenset(map(str, AskedOf))


class PersonEdits(QObject):
    """Changes to one person at a time."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def write(self, person_id: str, field: str, value: object, workshop_id: str = "") -> bool:
        """Words or a tick for one field of a person, or for when they come to a workshop and leave it."""
        if field in ASKED:
            return self._desk.door.carry_out(AskInWords(person_id, AskedOf(field), str(value), workshop_id))
        return self._desk.door.carry_out(edit(Person, person_id, **{field: value}))

    def set_boss(self, person_id: str, boss_id: str) -> bool:
        """Nobody for an empty id."""
        return self._desk.door.carry_out(SetBoss(person_id, boss_id or None))

    def set_pair(self, one_id: str, other_id: str, kind: PairKind | None) -> bool:
        """None takes the rule about the two away."""
        return self._desk.door.carry_out(SetPair(one_id, other_id, kind))

    def say_unknown(self, words: str) -> None:
        """Nobody is called so."""
        self._desk.bridge.say(error_sentence(KnownError(ErrorCode.NAME_OF_NOBODY, name=words)))
