"""The parts of the self-test, in their order. Each is imported when its turn comes: what a bundle lacks is told as
that part's failure, and stops no other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

Counted = Mapping[str, int | str]


class PartFailedError(Exception):
    """A part that was tried and did not do what it should; the words say what."""


class TestPlace(Struct, frozen=True):
    """Where a part works: an empty folder of its own, and the application for what is drawn."""

    folder: Path
    app: QApplication


# Part -> where its function stands; it returns what was counted, and raises whatever went wrong.
PARTS: Mapping[str, str] = {
    "screens": "ui.self_test.screens:open_screens",
    "documents": "ui.self_test.papers:write_documents",
    "logo": "ui.self_test.logos:draw_logos",
    "upgrade": "ui.self_test.files:upgrade_oldest",
    "holidays": "ui.self_test.calendars:list_holidays",
    "zones": "ui.self_test.calendars:find_zones",
    "bell": "ui.self_test.sound:ring_unheard",
    "print": "ui.self_test.printed:print_page",
    "icons": "ui.self_test.drawn:draw_icons",
    "fonts": "ui.self_test.drawn:read_fonts",
    "passphrase": "ui.self_test.files:open_locked",
    "table": "ui.self_test.files:read_tables",
    "about": "ui.self_test.about:read_texts",
}


def part(name: str) -> Callable[[TestPlace], Counted]:
    """The function of a part; ImportError where what it needs is missing."""
    module, _, function = PARTS[name].partition(":")
    found: Callable[[TestPlace], Counted] = getattr(import_module(module), function)
    return found


def expect(holds: object, words: str) -> None:
    """PartFailedError with these words unless it holds."""
    if not holds:
        raise PartFailedError(words)
