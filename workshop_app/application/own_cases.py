"""The coach's own cases, in `library/cases/` of the user's data folder: one file each, in the form in which it is
handed on. Unfinished ones stand there, too.

Whatever is kept stays in memory first and is then written whole, as with practised talks: when the disk takes nothing,
`trouble` says why and `save_again` writes what is missing. A file that cannot be read is set aside under another name;
one of a later edition is left alone. An update of the program never touches this folder.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from threading import Lock

from msgspec.structs import replace

from workshop_app.application import user_files
from workshop_app.application.library_items import LibraryItem, item_in, saved_again, with_item
from workshop_app.application.settings import data_folder
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.rehearsal import case_loader
from workshop_app.domain.rehearsal.case_headings import CaseHeading, headings
from workshop_app.domain.rehearsal.case_loader import CaseMistake, CaseMistakes
from workshop_app.domain.rehearsal.case_model import CaseField, CoacheeCase
from workshop_app.domain.rehearsal.own_case import PREFIX, OwnCase, flat, is_own_id
from workshop_app.domain.rehearsal.own_case_check import CheckedCase, check_case
from workshop_app.domain.rehearsal.own_case_file import ENDING, LARGEST_CASE_FILE, read_file, to_file
from workshop_app.domain.rehearsal.own_case_making import level_of, make_case
from workshop_app.incoming import files

MOST_OWN_CASES = 500  # as many as a list of cards shows without delay, and twice what a school of coaches would write
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class OwnCases:
    """The cases in memory and in their files. All of them are there after `read`, and one that is asked for before it;
    `read` and `check` may run on a worker."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._cases: dict[str, OwnCase] = {}
        self._checked: dict[str, CheckedCase] = {}
        self._items: dict[str, LibraryItem] = {}
        self._missing: set[str] = set()
        self._gone: set[str] = set()
        self._lock = Lock()
        self.trouble: KnownError | None = None
        self.set_aside: list[Path] = []

    def read(self) -> None:
        """Read the folder; what was kept meanwhile is newer and stays."""
        for _ in self.read_in_steps():
            pass

    def read_in_steps(self) -> Iterator[None]:
        """The same a file at a step, for who reads where somebody waits."""
        try:
            paths = sorted(self.folder.glob(f"*{ENDING}"))[:MOST_OWN_CASES]
        except OSError:
            paths = []
        for path in paths:
            if _id_of(path) not in self._cases and _id_of(path) not in self._gone:
                own = self._read_one(path)
                if own is not None:
                    with self._lock:
                        self._cases.setdefault(own.id, own)
                yield

    @property
    def unsaved(self) -> bool:
        """Whether something is in memory only."""
        return bool(self._missing or self._gone)

    @property
    def full(self) -> bool:
        """Whether there may be no further case."""
        return len(self._cases) >= MOST_OWN_CASES

    @property
    def cases(self) -> tuple[OwnCase, ...]:
        """All of them, by title; what has none yet comes last."""
        with self._lock:
            found = tuple(self._cases.values())
        return tuple(sorted(found, key=lambda own: (not own.called, own.called.casefold(), own.id)))

    def find(self, id: str) -> OwnCase | None:
        """The case with this id."""
        own = self._cases.get(id)
        if own is None and is_own_id(id) and id not in self._gone and self._path(id).exists():
            own = self._read_one(self._path(id))
            if own is not None:
                with self._lock:
                    own = self._cases.setdefault(id, own)
        return own

    def keep(self, own: OwnCase) -> bool:
        """Keep a case as it is now; False when only in memory."""
        with self._lock:
            self._cases[own.id] = own
        self._gone.discard(own.id)
        self._missing.add(own.id)
        return self.save_again()

    def remove(self, id: str) -> OwnCase | None:
        """Take a case away; what it was, for putting it back with `keep`."""
        with self._lock:
            own = self._cases.pop(id, None)
        self._missing.discard(id)
        self._gone.add(id)
        self.save_again()
        return own

    def save_again(self) -> bool:
        """Write what the disk has not taken yet; False, and `trouble`, when it still does not."""
        try:
            for id in sorted(self._missing):
                item = saved_again(self._items.get(id))
                user_files.write_whole(self._path(id), with_item(to_file(self._cases[id]), item))
                self._items[id] = item
                self._missing.discard(id)
            for id in sorted(self._gone):
                self._path(id).unlink(missing_ok=True)
                self._gone.discard(id)
        except OSError as error:
            code = ErrorCode.DISK_FULL if error.errno in _NO_ROOM else ErrorCode.FOLDER_UNWRITABLE
            self.trouble = KnownError(code, path=self.folder)
            return False
        self.trouble = None
        return True

    def check(self, own: OwnCase) -> CheckedCase:
        """What the check says of these answers; asked again only when they have changed."""
        known = self._checked.get(own.id)
        if known is None or known.own != own:
            known = check_case(own, own.language)
            self._checked[own.id] = known
        return known

    def checked(self, own: OwnCase) -> CheckedCase | None:
        """The same without waiting: None where nobody has asked yet."""
        known = self._checked.get(own.id)
        return known if known is not None and known.own == own else None

    def check_all(self) -> None:
        """Ask for every case; for a worker."""
        for own in self.cases:
            self.check(own)

    def case(self, id: str, language: str) -> CoacheeCase:
        """A built-in case, or one of the coach's own as its answers stand now; KeyError where there is none, and
        CaseMistakes where no case can be made of it."""
        own = self.find(id)
        if own is None:
            return case_loader.load(id, language)
        known = self.checked(own)
        return known.case if known is not None and known.case is not None else make_case(own)

    def playable(self, language: str) -> tuple[CaseHeading, ...]:
        """What can be practised with: her own first, then ours. Her own only once they were checked."""
        own = (each for each in self.cases if (known := self.checked(each)) is not None and known.playable)
        return (*(heading_of(each) for each in own), *headings(language))

    def _path(self, id: str) -> Path:
        """The file of this id: one that somebody put there under a name of their own, or the one to be written."""
        usual = self.folder / f"{id}{ENDING}"
        if not usual.exists() and self.folder.is_dir():
            return next((path for path in sorted(self.folder.glob(f"*{ENDING}")) if _id_of(path) == id), usual)
        return usual

    def _read_one(self, path: Path) -> OwnCase | None:
        try:
            data = files.read_bytes(path, LARGEST_CASE_FILE)
            own = read_file(data, path.name)
        except CaseMistakes as wrong:
            if not of_later_edition(wrong.mistakes):
                put = user_files.set_aside(path)
                self.set_aside += [put] if put is not None else []
            return None
        except KnownError:
            return None
        item = item_in(data.decode("utf-8-sig", "replace"))
        if item is not None:
            self._items[_id_of(path)] = item
        return replace(own, id=_id_of(path))


def read_stranger(path: Path) -> OwnCase:
    """The case in a file from anywhere; KnownError where it cannot be read, CaseMistakes where it is not understood."""
    return read_file(files.read_bytes(path, LARGEST_CASE_FILE), path.name)


def of_later_edition(mistakes: Iterable[CaseMistake]) -> bool:
    """Whether all that is wrong with a file is that a later edition wrote it."""
    return [mistake.key for mistake in mistakes] == ["okr_case"]


def heading_of(own: OwnCase) -> CaseHeading:
    """What is shown of it before it is chosen, finished or not."""
    field = own.answer("field")
    return CaseHeading(
        own.id,
        own.language,
        level_of(own),
        CaseField(field) if field in list(CaseField) else CaseField.SERVICE,
        (),
        own.called,
        *(flat(own.answer(key)) for key in ("name", "role", "briefing", "first_draft")),
    )


def _id_of(path: Path) -> str:
    """From the file's name: whatever stands inside, two files cannot have the same id."""
    if is_own_id(path.stem):
        return path.stem
    name = re.sub(r"[^a-z0-9_]", "_", path.stem.casefold())[:36]
    return name if is_own_id(name) else PREFIX + name


def open_cases() -> OwnCases:
    """The cases of this user on this machine, read anew and at once."""
    cases = OwnCases(data_folder() / "library" / "cases")
    cases.read()
    return cases


def shared_cases() -> OwnCases:
    """The same for all screens of the program. Who shows them has them read beside the window."""
    return _shared(data_folder() / "library" / "cases")


_shared = cache(OwnCases)
