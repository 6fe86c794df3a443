"""The record fields of a parameter, beyond those every parameter has: what they hold, and how they are written."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

LINES_OF_LONG = 2  # in handwriting, of half a page's width


class FieldKind(StrEnum):
    """What a record field holds; all are stored as text (dates as 2027-01-31, choices as their id)."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    LONG = "long"


class ChoiceContent(Struct, frozen=True):
    """One entry of a choice field: what is stored and what is read."""

    id: str
    label: str


class FieldContent(Struct, frozen=True):
    """One record field of a parameter, beyond those every parameter has. `only` names the options that ask for it,
    where not all do; `lines` is how many of half a page's width are written by hand, where it is not what the kind
    asks for."""

    name: str
    label: str
    hint: str = ""
    default: str = ""
    kind: FieldKind = FieldKind.TEXT
    choices: tuple[ChoiceContent, ...] = ()
    lowest: int = 0
    highest: int = 1000
    only: tuple[str, ...] = ()
    lines: int = 0

    @property
    def by_hand(self) -> int:
        """How many lines an answer in handwriting wants."""
        return self.lines or (LINES_OF_LONG if self.kind is FieldKind.LONG else 1)

    def asked_under(self, option: str) -> bool:
        """Whether it says anything where this option is chosen; all do where none is."""
        return not option or not self.only or option in self.only

    def shown(self, value: str) -> str:
        """The stored value as a person reads it: a choice's label, anything else as typed."""
        return next((choice.label for choice in self.choices if choice.id == value), value)
