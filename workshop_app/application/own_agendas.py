"""The coach's own agendas and blocks, kept in the user's data folder: one TOML file each, in the format of
`agendas.loader`. Called by the plan screen and wherever an agenda is chosen.

An update of the program never touches this folder. A file that cannot be read is set aside under another name, so that
it is neither lost nor in the way, and named to the user; it never stops anything.
"""

from __future__ import annotations

import errno
import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from agendas import loader
from agendas.model import Agenda, AgendaKind, Step
from agendas.writing import to_toml
from workshop_app.application import user_files
from workshop_app.application.library_items import LibraryItem, item_in, saved_again, with_item
from workshop_app.application.settings import data_folder
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import one_line
from workshop_app.incoming import files

PREFIX = "own_"  # no built-in agenda begins like this, so the ids never meet
_LONGEST_NAME = 48


class SetAside(Struct, frozen=True):
    """A file that could not be read: its name, the first thing wrong with it, and where it is now (None: it could not
    be moved either)."""

    name: str
    reason: str
    path: Path | None


class LibraryShelf(Struct, frozen=True):
    """What stands in one part of the library, by title, and what had to be set aside while looking."""

    agendas: tuple[Agenda, ...]
    broken: tuple[SetAside, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """The first step of each: a block is kept as an agenda of one step."""
        return tuple(agenda.steps[0] for agenda in self.agendas)


def agendas_folder() -> Path:
    return data_folder() / "library" / "agendas"


def blocks_folder() -> Path:
    return data_folder() / "library" / "blocks"


def own_agendas() -> LibraryShelf:
    """The agendas a coach has kept; each can be planned like a built-in one."""
    return _read(agendas_folder())


def own_blocks() -> LibraryShelf:
    """The blocks a coach has kept, each as an agenda of one step."""
    return _read(blocks_folder())


def load(agenda_id: str, language: str = "en") -> Agenda:
    """A built-in agenda or one of the coach's own, by its id; KeyError when there is none. An own agenda speaks the
    language it was written in."""
    if agenda_id in loader.available():
        return loader.load(agenda_id, language if language in loader.languages(agenda_id) else "en")
    for agenda in own_agendas().agendas:
        if agenda.id == agenda_id:
            return agenda
    raise KeyError(agenda_id)


def keep_agenda(agenda: Agenda, title: str = "") -> Agenda:
    """Keep an agenda as one's own. One of the same title is replaced and keeps its id, so that what its steps took in
    past runs stays with it."""
    title = one_line(title) or agenda.title
    known = named(own_agendas(), title)
    id = known.id if known else _free_id(agendas_folder(), title)
    kept = replace(agenda, id=id, title=title, sourced=False, parked=(), ends=())
    _write(_path_of(agendas_folder(), id), to_toml(kept))
    return kept


def item_of(agenda_id: str) -> LibraryItem | None:
    """Which item of the library an own agenda or item is; None for one that no edition with ids has saved."""
    for folder in (agendas_folder(), blocks_folder()):
        found = _item_at(_path_of(folder, agenda_id))
        if found is not None:
            return found
    return None


def keep_block(step: Step, language: str = "en") -> Agenda:
    """Keep one block. One of the same title is replaced."""
    title = one_line(step.title) or step.id
    known = named(own_blocks(), title)
    id = known.id if known else _free_id(blocks_folder(), title)
    alone = replace(step, day=1, pinned=None)
    kept = Agenda(id, AgendaKind.OWN, title, "", (9 * 60,), (2, 60), (2, 60), (alone,), language)
    _write(_path_of(blocks_folder(), id), to_toml(kept))
    return kept


def remove_agenda(agenda_id: str) -> None:
    """Take an own agenda out of the library. Workshops planned from it have their own copy."""
    _remove(_path_of(agendas_folder(), agenda_id))


def remove_block(block_id: str) -> None:
    _remove(_path_of(blocks_folder(), block_id))


def named(shelf: LibraryShelf, title: str) -> Agenda | None:
    """The one with this title; capitals and spaces do not matter."""
    wanted = one_line(title).casefold()
    return next((agenda for agenda in shelf.agendas if one_line(agenda.title).casefold() == wanted), None)


def found(steps: Iterable[Step], typed: str) -> tuple[Step, ...]:
    """The steps that hold every typed word, those with the words in their title first."""
    parts = typed.casefold().split()

    def rank(step: Step) -> int | None:
        title = step.title.casefold()
        if all(part in title for part in parts):
            return 0
        whole = " ".join((title, step.texts.script, step.texts.room_text, step.type)).casefold()
        return 1 if all(part in whole for part in parts) else None

    ranked = [(rank(step), step) for step in steps]
    return tuple(step for wanted in (0, 1) for place, step in ranked if place == wanted)


def _read(folder: Path) -> LibraryShelf:
    agendas: list[Agenda] = []
    broken: list[SetAside] = []
    try:
        paths = sorted(folder.glob("*.toml"))
    except OSError:
        paths = []
    for path in paths:
        try:
            agenda = loader.load_bytes(files.read_bytes(path, loader.LARGEST_FILE), path.name)
        except (loader.AgendaMistakes, KnownError) as wrong:
            broken.append(_set_aside(path, wrong))
        else:
            agendas.append(replace(agenda, id=_id_of(path)))
    return LibraryShelf(tuple(sorted(agendas, key=_by_title)), tuple(broken))


def _by_title(agenda: Agenda) -> tuple[str, str]:
    return agenda.title.casefold(), agenda.id


def _id_of(path: Path) -> str:
    """From the file's name: whatever stands inside, two files cannot have the same id."""
    name = re.sub(r"[^A-Za-z0-9_-]", "_", path.stem)[:60]
    return name if name.startswith(PREFIX) else PREFIX + name


def _path_of(folder: Path, id: str) -> Path:
    """The file of this id: one that somebody put there under a name of their own, or the one to be written."""
    with suppress(OSError):
        for path in sorted(folder.glob("*.toml")):
            if _id_of(path) == id:
                return path
    return folder / f"{id}.toml"


def _set_aside(path: Path, wrong: loader.AgendaMistakes | KnownError) -> SetAside:
    if isinstance(wrong, KnownError):
        reason = "it is not a file that can be read"
    else:
        first = wrong.mistakes[0]
        reason = " ".join(part for part in (first.step, first.key, first.message) if part)
    return SetAside(path.name, reason, user_files.set_aside(path))


def _free_id(folder: Path, title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    base = PREFIX + (re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:_LONGEST_NAME] or "agenda")
    id, number = base, 2
    while (folder / f"{id}.toml").exists():
        id, number = f"{base}_{number}", number + 1
    return id


def _item_at(path: Path) -> LibraryItem | None:
    try:
        return item_in(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def _write(path: Path, words: str) -> None:
    """Save an item: a new one, or the next revision of the one that stands there."""
    try:
        user_files.write_whole(path, with_item(words, saved_again(_item_at(path))))
    except OSError as error:
        code = ErrorCode.DISK_FULL if error.errno == errno.ENOSPC else ErrorCode.FOLDER_UNWRITABLE
        raise KnownError(code, path=path.parent) from error


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise KnownError(ErrorCode.FOLDER_UNWRITABLE, path=path.parent) from error
