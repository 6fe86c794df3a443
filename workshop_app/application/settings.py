"""The user's settings: one typed table, one small JSON file in the user's own folder. Read by screens and the command
line; never holds anything about a client except the paths of recent files.

A broken settings file never stops the app: it is set aside under another name and the defaults apply.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar

from msgspec import Struct

from workshop_app.application import user_files

T = TypeVar("T")
Listener = Callable[[str], None]

HOME_VARIABLE = "OKR_WORKSHOP_HOME"  # moves settings and data to one folder: a memory stick, a test
_FILE = "settings.json"
_RECENT = 12


class Key(Struct, Generic[T], frozen=True):
    """One setting: its name in the file, its default, and which values are sensible."""

    name: str
    default: T
    allowed: Callable[[T], bool] = lambda _value: True


def _one_of(*values: str) -> Callable[[str], bool]:
    return lambda value: value in values


THEME = Key("theme", "system", _one_of("system", "light", "dark", "contrast"))
MOTION = Key("motion", "system", _one_of("system", "never"))  # whether things on the screen may move
TEXT_SCALE = Key("text_scale", 100, lambda value: 80 <= value <= 200)  # per cent
LANGUAGE = Key("language", "")  # of the screen; empty follows the system
DOCUMENT_LANGUAGE = Key("document_language", "en")
PAPER = Key("paper", "", _one_of("", "a4", "letter"))  # empty: what is usual where the coach works
COACH = Key("coach", "")
SIGNED = Key("signed", False)  # whether the coach's name goes into the properties of files
BELL_ON = Key("bell_on", True)
BELL_VOLUME = Key("bell_volume", 70, lambda value: 0 <= value <= 100)  # per cent
EXPORT_FOLDER = Key("export_folder", "")
COPY_FOLDER = Key("copy_folder", "")  # where the last copy went: what a kill left of it is cleared at the next start
LAST_FILE = Key("last_file", "")
RECENT_FILES: Key[tuple[str, ...]] = Key("recent_files", ())
NEW_CLIENT: Key[tuple[str, ...]] = Key("new_client", ())  # client and cycle typed for an engagement not begun yet
ROOM_SCREEN = Key("room_screen", "")  # name of the display the room window last stood on
SHARING = Key("rescue_sharing", "priority", _one_of("priority", "proportional"))  # who gives when a day is late
LOCK_AFTER = Key("lock_after", 15, lambda value: value in (0, 5, 15, 30))  # minutes without input; 0: never
PLAN_AS = Key("plan_as", "day", _one_of("day", "table"))  # how the plan was looked at last
COLUMN_MEANINGS: Key[tuple[str, ...]] = Key("column_meanings", ())  # of lists, by their headings
PLAN_B_OFF: Key[tuple[str, ...]] = Key("plan_b_off", ())  # ids of engagements that keep no paper beside their file
WINDOW = Key("window", "")  # the window's own encoded size and place

KEYS: tuple[Key[Any], ...] = (
    THEME,
    MOTION,
    TEXT_SCALE,
    LANGUAGE,
    DOCUMENT_LANGUAGE,
    PAPER,
    COACH,
    SIGNED,
    BELL_ON,
    BELL_VOLUME,
    EXPORT_FOLDER,
    COPY_FOLDER,
    LAST_FILE,
    RECENT_FILES,
    NEW_CLIENT,
    ROOM_SCREEN,
    SHARING,
    LOCK_AFTER,
    PLAN_AS,
    COLUMN_MEANINGS,
    PLAN_B_OFF,
    WINDOW,
)


class Settings:
    """The settings in memory and in their file. `get` never fails; `set` writes at once. `set_aside` is where a broken
    file was put; `unsaved` tells that the last write found no place."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE
        self._listeners: list[Listener] = []
        self._stored, self.set_aside = _read(self._path)
        self.unsaved = False

    @property
    def path(self) -> Path:
        return self._path

    def get(self, key: Key[T]) -> T:
        """The stored value, or the default when there is none or it makes no sense."""
        value = self._stored.get(key.name, key.default)
        if isinstance(key.default, tuple) and isinstance(value, list):
            value = tuple(each for each in value if isinstance(each, str))
        return value if _fits(key, value) else key.default

    def set(self, key: Key[T], value: T) -> None:
        """Keep a value and tell listeners; ValueError for one the table does not allow. A folder that cannot be written
        loses the value at the end of the session, nothing more."""
        if not _fits(key, value):
            raise ValueError(f"{value!r} is no {key.name}")
        if self.get(key) == value:
            return
        self._stored[key.name] = value
        self._write()
        for listener in tuple(self._listeners):
            listener(key.name)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every change as `listener(key name)`; the returned function ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def remember_file(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        text = str(path.absolute())
        others = tuple(each for each in self.get(RECENT_FILES) if each != text)
        self.set(RECENT_FILES, (text, *others)[:_RECENT])
        self.set(LAST_FILE, text)

    def forget_file(self, path: Path) -> None:
        """Take a file off the recent ones."""
        text = str(path.absolute())
        self.set(RECENT_FILES, tuple(each for each in self.get(RECENT_FILES) if each != text))
        if self.get(LAST_FILE) == text:
            self.set(LAST_FILE, "")

    def _write(self) -> None:
        try:
            user_files.write_whole(self._path, json.dumps(self._stored, ensure_ascii=False, indent=2))
        except OSError:
            self.unsaved = True
        else:
            self.unsaved = False


def _fits(key: Key[Any], value: object) -> bool:
    """Whether the value has the default's type (True is no number here) and makes sense."""
    same = isinstance(value, type(key.default)) and isinstance(value, bool) == isinstance(key.default, bool)
    return same and key.allowed(value)


def open_settings() -> Settings:
    """The settings of this user on this machine (or of the folder OKR_WORKSHOP_HOME names)."""
    return Settings(config_folder())


def config_folder() -> Path:
    """Where settings live."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home)
    from platformdirs import user_config_path

    return user_config_path("okr-workshop", appauthor=False)


def data_folder() -> Path:
    """Where the app keeps what belongs to no client file: backups that found no other place, logs."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home)
    from platformdirs import user_data_path

    return user_data_path("okr-workshop", appauthor=False)


def _read(path: Path) -> tuple[dict[str, Any], Path | None]:
    """What the file holds, and where it was set aside when it could not be read."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(stored, dict):
            raise ValueError("no table of settings")
    except OSError:
        return {}, None
    except (ValueError, RecursionError):
        return {}, user_files.set_aside(path)
    return stored, None
