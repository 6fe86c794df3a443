"""Ctrl+K from the main window: gathers what can be found, shows the palette, goes where the pick leads and points at
what was found. Imported when it is pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.palette import Palette
from ui.palette_entries import Finder, PaletteEntry, steps
from ui.rehearse.practice_words import language
from ui.shell.case_entries import case_entries
from ui.shell.engagement import EngagementView
from ui.shell.entries import engagement_entries, file_entries, menu_entries
from ui.shell.passages import GoTo, told
from ui.shell.pointing import Pointing
from ui.widgets.early_keys import EarlyKeys

MOST_RECENT = 6


def find_anything(
    window: QWidget,
    view: EngagementView | None,
    actions: dict[str, Callable[[], None]],
    has_passphrase: bool,
    files: tuple[str, ...],
    open_path: Callable[[Path], None],
    go: Callable[..., None],
    early: EarlyKeys,
) -> None:
    """Ask what is wanted and do it. `go` shows the place with an address, puts the keyboard there and does what is
    handed to it then, once the screen stands; `early` has what was typed meanwhile."""
    commands = menu_entries(actions, view is not None, has_passphrase)
    others = file_entries(files, open_path)
    if view is None:
        finder = Finder()
        parts = (_once(others), _once(commands), case_entries(language(), go))
        picked = Palette(finder, steps(finder, parts, iter(())), window).pick(early)
    else:
        last = case_entries(language(), go)
        made = _in_engagement(window, view, partial(_go_to, view, go), _once((*commands, *others)), last)
        picked = made.pick(early)
    if picked is not None:
        picked.act()


def _in_engagement(
    window: QWidget,
    view: EngagementView,
    go_to: GoTo,
    commands: Iterator[tuple[PaletteEntry, ...]],
    last: Iterator[tuple[PaletteEntry, ...]],
) -> Palette:
    read, where = view.desk.workspace.read, view.screens.where
    finder = Finder(partial(told, read, go_to), view.screens.last_seen[:MOST_RECENT])
    offered = engagement_entries(view.desk, go_to, where.workshop_id if where is not None else "")
    return Palette(
        finder, steps(finder, (_places_first(offered, commands), chain(offered, last)), finder.texts.read(read)), window
    )


def _places_first(
    offered: Iterator[tuple[PaletteEntry, ...]], commands: Iterator[tuple[PaletteEntry, ...]]
) -> Iterator[tuple[PaletteEntry, ...]]:
    """Places and commands in one piece: they are what is found at once."""
    yield (*next(offered, ()), *next(commands, ()))


def _once(entries: tuple[PaletteEntry, ...]) -> Iterator[tuple[PaletteEntry, ...]]:
    yield entries


def _go_to(
    view: EngagementView,
    go: Callable[[str, Callable[[], None]], None],
    address: str,
    words: str,
    word: str = "",
    first: str = "",
    press: bool = False,
) -> None:
    go(address, partial(_point, view, words, word, first, press))


def _point(view: EngagementView, words: str, word: str, first: str, press: bool) -> None:
    """Where the screen stands: until then another widget holds its place."""
    screen = view.screens.currentWidget()
    if words and screen is not None:
        pointing = view.findChild(Pointing)
        if pointing is None:
            pointing = Pointing(view)
            pointing.missed.connect(view.desk.bridge.say)
        pointing.point(screen, words, word, first, press=press)
