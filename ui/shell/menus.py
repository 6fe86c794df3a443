"""The menu bar. Actions call methods of the main window; no action knows a rule."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar
from shiboken6 import isValid


class Action(Struct, frozen=True):
    """One menu line: its words (an empty literal is a separator), its keys, its icon for the palette, and whether it
    needs an open engagement."""

    name: str
    literal: object = ""
    keys: str = ""
    icon: str = "chevron-right"
    needs_file: bool = False

    @property
    def words(self) -> str:
        return QCoreApplication.translate("menus", str(self.literal))


FILE = (
    Action("new", QT_TRANSLATE_NOOP("menus", "&New engagement"), "Ctrl+N", "file-plus"),
    Action("open", QT_TRANSLATE_NOOP("menus", "&Open…"), "Ctrl+O", "folder-open"),
    Action("sample", QT_TRANSLATE_NOOP("menus", "Open the &sample"), "", "sparkles"),
    Action("sample_later", QT_TRANSLATE_NOOP("menus", "Open the sample, a c&ycle later"), "", "sparkles"),
    Action("rehearse", QT_TRANSLATE_NOOP("menus", "Rehe&arse alone"), "", "message-square-quote"),
    Action("recent"),
    Action("hand_over", QT_TRANSLATE_NOOP("menus", "&Hand over a copy…"), "", "copy", True),
    Action("template", QT_TRANSLATE_NOOP("menus", "New engagement with these p&lans…"), "", "file-plus", True),
    Action("tracker_out", QT_TRANSLATE_NOOP("menus", "&Take out the tracker…"), "", "download", True),
    Action("tracker_in", QT_TRANSLATE_NOOP("menus", "Read a tracker &in…"), "", "folder-open", True),
    Action("everything_out", QT_TRANSLATE_NOOP("menus", "Take everything out as &JSON…"), "", "download", True),
    Action("back_up", QT_TRANSLATE_NOOP("menus", "&Back up now"), "", "copy", True),
    Action("versions", QT_TRANSLATE_NOOP("menus", "&Earlier versions…"), "", "history", True),
    Action(""),
    Action("set_passphrase", QT_TRANSLATE_NOOP("menus", "Set a &passphrase…"), "", "lock", True),
    Action("change_passphrase", QT_TRANSLATE_NOOP("menus", "Change the &passphrase…"), "", "lock", True),
    Action("remove_passphrase", QT_TRANSLATE_NOOP("menus", "Remo&ve the passphrase…"), "", "lock", True),
    Action("lock_now", QT_TRANSLATE_NOOP("menus", "&Lock now"), "", "lock", True),
    Action(""),
    Action("close_file", QT_TRANSLATE_NOOP("menus", "&Close engagement"), "Ctrl+W", "x", True),
    Action("leave", QT_TRANSLATE_NOOP("menus", "&Quit"), "Ctrl+Q", "x"),
)
EDIT = (
    Action("undo", QT_TRANSLATE_NOOP("menus", "&Undo"), "Ctrl+Z", "undo-2", True),
    Action("redo", QT_TRANSLATE_NOOP("menus", "&Redo"), "Ctrl+Y, Ctrl+Shift+Z", "redo-2", True),
    Action(""),
    Action("own_style", QT_TRANSLATE_NOOP("menus", "&Your own style…"), "", "printer"),
    Action("find", QT_TRANSLATE_NOOP("menus", "&Find anything…"), "Ctrl+K", "search"),
    Action("stop", QT_TRANSLATE_NOOP("menus", "&Stop the current task"), "Ctrl+.", "x", True),
)
VIEW = (
    Action("back", QT_TRANSLATE_NOOP("menus", "&Back"), "Alt+Left", "arrow-left", True),
    Action(""),
    Action("full_screen", QT_TRANSLATE_NOOP("menus", "&Full screen, and back"), "F11", "monitor"),
    Action("larger", QT_TRANSLATE_NOOP("menus", "&Larger text"), "Ctrl++, Alt++", "plus"),
    Action("smaller", QT_TRANSLATE_NOOP("menus", "S&maller text"), "Ctrl+-, Alt+-", "minus"),
    Action("usual", QT_TRANSLATE_NOOP("menus", "&Usual text size"), "Ctrl+0", "check"),
    Action("system", QT_TRANSLATE_NOOP("menus", "&System theme"), "", "monitor"),
    Action("light", QT_TRANSLATE_NOOP("menus", "&Light theme"), "", "eye"),
    Action("dark", QT_TRANSLATE_NOOP("menus", "&Dark theme"), "", "eye"),
    Action("contrast", QT_TRANSLATE_NOOP("menus", "High &contrast theme"), "", "eye"),
)
HELP = (
    Action("keys", QT_TRANSLATE_NOOP("menus", "&Keys"), "F1", "info"),
    Action("check", QT_TRANSLATE_NOOP("menus", "&Check this installation"), "", "list-checks"),
    Action("about", QT_TRANSLATE_NOOP("menus", "&About"), "", "info"),
)
MENUS = (
    (QT_TRANSLATE_NOOP("menus", "&File"), FILE),
    (QT_TRANSLATE_NOOP("menus", "&Edit"), EDIT),
    (QT_TRANSLATE_NOOP("menus", "&View"), VIEW),
    (QT_TRANSLATE_NOOP("menus", "&Help"), HELP),
)
MENU_ACTIONS = tuple(action for _, actions in MENUS for action in actions if action.literal)


def passphrase_lines(has_one: bool) -> dict[str, bool]:
    """Which lines about a passphrase a file offers."""
    return {
        "set_passphrase": not has_one,
        "change_passphrase": has_one,
        "remove_passphrase": has_one,
        "lock_now": has_one,
    }


class Menus:
    """Fills a menu bar; `actions` holds every action by its action's name, `recent` the submenu the window fills."""

    def __init__(self, bar: QMenuBar, actions: dict[str, Callable[[], None]]) -> None:
        self.actions: dict[str, QAction] = {}
        self.recent = QMenu(QCoreApplication.translate("menus", "Open &recent"), bar)
        for literal, lines in MENUS:
            menu = bar.addMenu(QCoreApplication.translate("menus", str(literal)))
            for action in lines:
                self._add(menu, action, actions)

    @property
    def stand(self) -> bool:
        """Whether the menus are there; Qt takes them before other parts of a window that goes."""
        return all(isValid(action) for action in self.actions.values())

    def file_is_open(self, is_open: bool) -> None:
        """Lines that need an engagement are grey without one."""
        for action in MENU_ACTIONS:
            if action.needs_file:
                self.actions[action.name].setEnabled(is_open)

    def show_passphrase(self, has_one: bool) -> None:
        """The lines that make sense for this file."""
        for name, shown in passphrase_lines(has_one).items():
            self.actions[name].setVisible(shown)

    def show_recent(self, paths: tuple[Path, ...], open_path: Callable[[Path], None]) -> None:
        """Fill the submenu of recent files."""
        self.recent.clear()
        self.recent.setEnabled(bool(paths))
        for path in paths:
            action = self.recent.addAction(path.stem.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(partial(_without_checked, open_path, path))

    def _add(self, menu: QMenu, action: Action, actions: dict[str, Callable[[], None]]) -> None:
        if action.name == "recent":
            menu.addMenu(self.recent)
        elif not action.name:
            menu.addSeparator()
        else:
            made = QAction(action.words, menu)  # ours: see `ui/agenda/facts_form.py`
            menu.addAction(made)
            if action.keys:
                made.setShortcuts([QKeySequence(keys) for keys in action.keys.split(", ")])
            made.triggered.connect(actions[action.name])
            self.actions[action.name] = made


def _without_checked(open_path: Callable[[Path], None], path: Path, _checked: bool = False) -> None:
    """A menu line tells whether it is ticked; opening a file does not care."""
    open_path(path)
