"""The menu bar, and the list of keys shown by F1. Actions call methods of the main window; no action knows a rule."""

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
    Action("about", QT_TRANSLATE_NOOP("menus", "&About"), "", "info"),
)
MENUS = (
    (QT_TRANSLATE_NOOP("menus", "&File"), FILE),
    (QT_TRANSLATE_NOOP("menus", "&Edit"), EDIT),
    (QT_TRANSLATE_NOOP("menus", "&View"), VIEW),
    (QT_TRANSLATE_NOOP("menus", "&Help"), HELP),
)
DEEDS = tuple(action for _, actions in MENUS for action in actions if action.literal)
# Keys that belong to screens rather than to menus, for the list on F1.
MORE_KEYS = (
    ("F6, Shift+F6", QT_TRANSLATE_NOOP("menus", "The next part of the window, the one before")),
    ("Ctrl+1 … Ctrl+9", QT_TRANSLATE_NOOP("menus", "The places of the list on the left, from the top")),
    ("Ctrl+PgUp, Ctrl+PgDown", QT_TRANSLATE_NOOP("menus", "The previous parameter, the next one")),
    ("Alt+1, Alt+2 …", QT_TRANSLATE_NOOP("menus", "The pages of the interview, and those of the alignment")),
    ("F2", QT_TRANSLATE_NOOP("menus", "Rename the chosen parameter, in the list of them")),
    ("Alt+PgUp, Alt+PgDown", QT_TRANSLATE_NOOP("menus", "In the interview: the previous person, the next one")),
    ("Ctrl+Return, Ctrl+Shift+P", QT_TRANSLATE_NOOP("menus", "In the interview: decide it, postpone it")),
    ("Ctrl+Shift+N, Ctrl+Shift+Q", QT_TRANSLATE_NOOP("menus", "In the interview: take a note, an open question")),
    (
        "Ctrl+Shift+I, Ctrl+Shift+L",
        QT_TRANSLATE_NOOP(
            "menus",
            "In the interview: add a person, mark as looked at again",
        ),
    ),
    ("F5", QT_TRANSLATE_NOOP("menus", "In the interview: read the record aloud")),
    ("Ctrl+Return, Ctrl+D", QT_TRANSLATE_NOOP("menus", "In the drafts: a new key result, a copy of this one")),
    ("Ctrl+J, Ctrl+Shift+J", QT_TRANSLATE_NOOP("menus", "In the drafts: the next part with a question, its questions")),
    ("Enter, Esc", QT_TRANSLATE_NOOP("menus", "In the drafts: open a key result and close it again")),
    ("← →, F1", QT_TRANSLATE_NOOP("menus", "On the ruler of a key result: move the ring, tell the formula")),
    ("Ctrl+Shift+Q", QT_TRANSLATE_NOOP("menus", "In the drafts: this question changed the wording")),
    ("Ctrl+L", QT_TRANSLATE_NOOP("menus", "In the drafts: find a question to ask")),
    ("F5", QT_TRANSLATE_NOOP("menus", "In the drafts: the board for the projector")),
    ("Ctrl+Return", QT_TRANSLATE_NOOP("menus", "In reflect and reset: take the score that the levels give")),
    ("Ctrl+F", QT_TRANSLATE_NOOP("menus", "On the page with all sets: find words in them")),
    ("Alt+Up, Alt+Down", QT_TRANSLATE_NOOP("menus", "Move the chosen item up or down in an agenda or a list")),
    ("Alt+PgUp, Alt+PgDown", QT_TRANSLATE_NOOP("menus", "Move the chosen item of an agenda to another day")),
    ("Shift+Up, Shift+Down", QT_TRANSLATE_NOOP("menus", "In the day of an agenda: 5 min less or more, with Alt 1 min")),
    ("Space", QT_TRANSLATE_NOOP("menus", "In the day of an agenda: lift the chosen item, put it down")),
    ("Alt+B, Alt+Shift+B", QT_TRANSLATE_NOOP("menus", "Put the chosen item beside the one above, or after it again")),
    ("Alt+P, Alt+S", QT_TRANSLATE_NOOP("menus", "Set the chosen item of an agenda aside, pin its start")),
    ("Ctrl+Return, Ctrl+L", QT_TRANSLATE_NOOP("menus", "Add an item to an agenda, find one in the library")),
    ("Ctrl+Return", QT_TRANSLATE_NOOP("menus", "In the form of a new workshop: plan it as it stands")),
    (
        "Space, arrows, Esc",
        QT_TRANSLATE_NOOP("menus", "In the groups: lift somebody or put them down, carry, put back"),
    ),
    ("Ctrl+G, Ctrl+M, Ctrl+H", QT_TRANSLATE_NOOP("menus", "In the groups: make them, who met whom, not here today")),
    ("Ctrl+F", QT_TRANSLATE_NOOP("menus", "In the groups: find somebody among forty and more")),
    ("Ctrl+T, Ctrl+I", QT_TRANSLATE_NOOP("menus", "Fit an agenda to a length, import one from a table")),
    ("Ctrl+P", QT_TRANSLATE_NOOP("menus", "Print the ticked documents, or the one shown")),
    ("Space", QT_TRANSLATE_NOOP("menus", "In a running workshop: pause and go on")),
    ("?", QT_TRANSLATE_NOOP("menus", "In a running workshop: all its keys")),
    ("Ctrl+PgUp, Ctrl+PgDown", QT_TRANSLATE_NOOP("menus", "In a case you write: the question before, the next one")),
    ("Alt+1 … Alt+9, Alt+0", QT_TRANSLATE_NOOP("menus", "In a rehearsal: your own sentences, the next page of them")),
    ("Return", QT_TRANSLATE_NOOP("menus", "In a rehearsal: ask")),
    ("Space", QT_TRANSLATE_NOOP("menus", "In a rehearsal, while the field is empty: say nothing for five seconds")),
    ("Ctrl+Space", QT_TRANSLATE_NOOP("menus", "In a rehearsal: pause and go on")),
    ("F2", QT_TRANSLATE_NOOP("menus", "In a rehearsal: change the sentence of a chip")),
    ("O, C, L, A, S", QT_TRANSLATE_NOOP("menus", "As an observer: open, closed, leading, advice, silence")),
    ("-, 0, +", QT_TRANSLATE_NOOP("menus", "As an observer: it set back, did nothing, moved something")),
    ("Tab, Shift+Tab", QT_TRANSLATE_NOOP("menus", "The next field, the previous one")),
    ("Esc", QT_TRANSLATE_NOOP("menus", "Leave a list or a question without changing anything")),
)


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
        for action in DEEDS:
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
