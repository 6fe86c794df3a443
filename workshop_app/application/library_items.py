"""What every item of the coach's own library carries: an id that stays with it whatever it is called later, and a
revision that counts with each save. Used by own agendas, own items and own questions.

Items of earlier editions have neither, and are read as before: they get them with the next save."""

from __future__ import annotations

import re

from msgspec import Struct

from workshop_app.domain.identity import new_id

_LINE = re.compile(r"^# okr-workshop item ([0-9a-f]{32}) revision ([1-9][0-9]{0,8})$", re.MULTILINE)


class LibraryItem(Struct, frozen=True):
    """Which item this is, and how often it was saved."""

    id: str
    revision: int


def saved_again(before: LibraryItem | None) -> LibraryItem:
    """The item after one more save; a new one when there was none."""
    return LibraryItem(new_id(), 1) if before is None else LibraryItem(before.id, before.revision + 1)


def item_in(words: str) -> LibraryItem | None:
    """What the first lines of a TOML file say of it; None when they say nothing."""
    found = _LINE.search(words[:1000])
    return LibraryItem(found[1], int(found[2])) if found else None


def with_item(words: str, item: LibraryItem) -> str:
    """The TOML with that said above it, in a line that every edition reads past."""
    return f"# okr-workshop item {item.id} revision {item.revision}\n{words}"
