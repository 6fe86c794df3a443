"""Changing how the papers of the engagement look."""

from __future__ import annotations

from collections.abc import Hashable

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.colours import colour_of
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.house_style import LONGEST_FOOTER, STYLE, HouseStyle, StyleFile
from workshop_app.domain.text import LONGEST_NAME, checked, one_line


class EditHouseStyle(Struct, frozen=True):
    """Change fields of the house style; those left None stay as they are, an empty one is left to the coach's own
    style. KnownError COLOUR_UNKNOWN for what is no colour, TEXT_TOO_LONG for a line no foot has room for."""

    accent: str | None = None
    second: str | None = None
    footer: str | None = None
    without_own: bool | None = None
    undoable: bool = True

    @property
    def merge_key(self) -> Hashable | None:
        return (HouseStyle, "footer") if self.footer is not None else None

    def run(self, tx: Transaction, clock: Clock) -> None:
        now = next(iter(tx.all(HouseStyle)), HouseStyle(STYLE))
        changes: dict[str, object] = {}
        for name in ("accent", "second"):
            if (said := getattr(self, name)) is not None:
                changes[name] = checked_colour(said)
        if self.footer is not None:
            changes["footer"] = checked_footer(self.footer)
        if self.without_own is not None:
            changes["without_own"] = self.without_own
        tx.put(replace(now, **changes))


class KeepStyleFile(Struct, frozen=True):
    """Put a logo or a template into the file, in the place of the one there was."""

    file: StyleFile
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.put(self.file)


class RemoveStyleFile(Struct, frozen=True):
    """Take the engagement's own logo or template out of the file; nothing happens where there is none."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        if tx.find(StyleFile, self.id) is not None:
            tx.remove(StyleFile, self.id)


class DressPapers(Struct, frozen=True):
    """Several of these, and fields of the engagement that stand on paper, in one step: all of it, or nothing."""

    parts: tuple[EditHouseStyle | EditEngagement | KeepStyleFile | RemoveStyleFile, ...]
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        for part in self.parts:
            part.run(tx, clock)


def checked_colour(text: str) -> str:
    """The colour as it is kept, or nothing; KnownError(COLOUR_UNKNOWN) for what is none."""
    if not text.strip():
        return ""
    colour = colour_of(text)
    if not colour:
        raise KnownError(ErrorCode.COLOUR_UNKNOWN, text=text.strip()[:40])
    return colour


def checked_confidentiality(text: str) -> str:
    """On one line; KnownError(TEXT_TOO_LONG) for more than any line holds."""
    return checked(one_line(text), "confidentiality", LONGEST_NAME)


def checked_footer(text: str) -> str:
    """On one line; KnownError(TEXT_TOO_LONG) for more than a foot has room for."""
    return checked(one_line(text), "footer", LONGEST_FOOTER)
