"""A learner's own practice, on this machine only: a file for each talk in `practice/` of the user's data folder, and
her own sentences in `library/practice_sentences.json`. Nothing of it is ever in an engagement's file.

Whatever is kept stays in memory first and is then written whole. When the disk takes nothing, `trouble` says why, and
`save_again` writes everything that is missing there. A file of a later edition is left alone; one that cannot be read
is set aside under another name.
"""

from __future__ import annotations

import errno
import secrets
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock

import msgspec
from msgspec import Struct

from workshop_app.application import user_files
from workshop_app.application.settings import data_folder
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind
from workshop_app.domain.text import one_line

VERSION = 1
_END = ".json"
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class _TalkFile(Struct):
    version: int
    talk: KeptTalk


class _SentenceFile(Struct):
    version: int
    sentences: dict[str, str]


class _AnyFile(Struct):
    version: int


class PracticeShelf:
    """Talks and sentences in memory and in their files. `talks` are there after `read`, which may run on a worker."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._words_path = folder / "practice", folder / "library" / "practice_sentences.json"
        self._talks: dict[str, KeptTalk] = {}
        self._missing: set[str] = set()  # ids of talks that the disk has not taken yet
        self._gone: set[str] = set()  # ids of talks whose files are still to go
        self._words_missing = False
        self._lock = Lock()
        self.trouble: KnownError | None = None
        self.set_aside: list[Path] = []
        self._sentences = self._read_sentences()

    @property
    def folder(self) -> Path:
        """Where the talks are."""
        return self._folder

    @property
    def unsaved(self) -> bool:
        """Whether something is in memory only."""
        return bool(self._missing or self._words_missing)

    def read(self, latest: int | None = None) -> None:
        """Read the talks kept before, or the latest of them, which takes no time; what was kept meanwhile is newer and
        stays."""
        found = {}
        known = self._talks.keys()
        paths = sorted(self._folder.glob(f"*{_END}"), reverse=True)[:latest]
        for path in (each for each in paths if each.stem not in known):
            talk = self._read_talk(path)
            if talk is not None:
                found[talk.id] = talk
        with self._lock:
            left = {id: talk for id, talk in found.items() if id not in self._gone}
            self._talks = left | self._talks

    @property
    def talks(self) -> tuple[KeptTalk, ...]:
        """The latest first."""
        with self._lock:
            return tuple(sorted(self._talks.values(), key=lambda talk: (talk.started, talk.id), reverse=True))

    def find(self, id: str) -> KeptTalk | None:
        """The talk with this id."""
        return self._talks.get(id)

    def new_id(self, now: datetime) -> str:
        """A name for a talk that begins now: sorts by time and is never there twice."""
        return f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"

    def keep(self, talk: KeptTalk) -> bool:
        """Keep a talk as it is now; False when only in memory."""
        with self._lock:
            self._talks[talk.id] = talk
        self._missing.add(talk.id)
        return self.save_again()

    def remove(self, id: str) -> bool:
        """Take a talk away for good; False when its file is still there."""
        with self._lock:
            self._talks.pop(id, None)
        self._missing.discard(id)
        self._gone.add(id)
        return self.save_again()

    @property
    def sentences(self) -> Mapping[QuestionKind, str]:
        """The learner's own sentence of a kind, where she has one."""
        return self._sentences

    def word(self, kind: QuestionKind, sentence: str) -> bool:
        """Keep her own sentence of a kind; an empty one gives back ours. False when only in memory."""
        sentence = one_line(sentence)
        if sentence == self._sentences.get(kind, ""):
            return not self._words_missing
        left = {each: said for each, said in self._sentences.items() if each is not kind}
        self._sentences = left | {kind: sentence} if sentence else left
        self._words_missing = True
        return self.save_again()

    def save_again(self) -> bool:
        """Write what the disk has not taken yet; False, and `trouble`, when it still does not."""
        try:
            for id in sorted(self._missing):
                file = _TalkFile(VERSION, self._talks[id])
                user_files.write_whole(self._path(id), _written(file))
                self._missing.discard(id)
            for id in sorted(self._gone):
                self._path(id).unlink(missing_ok=True)
                self._gone.discard(id)
            if self._words_missing:
                user_files.write_whole(
                    self._words_path,
                    _written(_SentenceFile(VERSION, {str(kind): said for kind, said in self._sentences.items()})),
                )
                self._words_missing = False
        except OSError as error:
            code = ErrorCode.DISK_FULL if error.errno in _NO_ROOM else ErrorCode.FOLDER_UNWRITABLE
            self.trouble = KnownError(code, path=self._folder)
            return False
        self.trouble = None
        return True

    def _path(self, id: str) -> Path:
        return self._folder / f"{id}{_END}"

    def _read_talk(self, path: Path) -> KeptTalk | None:
        data = self._content(path)
        if data is None:
            return None
        try:
            talk = msgspec.json.decode(data, type=_TalkFile).talk
        except (msgspec.MsgspecError, ValueError, RecursionError):
            self._put_aside(path)
            return None
        return talk if talk.id == path.stem else None

    def _read_sentences(self) -> dict[QuestionKind, str]:
        data = self._content(self._words_path)
        if data is None:
            return {}
        try:
            stored = msgspec.json.decode(data, type=_SentenceFile).sentences
        except (msgspec.MsgspecError, ValueError, RecursionError):
            self._put_aside(self._words_path)
            return {}
        known = {str(kind): kind for kind in QuestionKind}
        return {known[name]: words for name, words in stored.items() if name in known}

    def _content(self, path: Path) -> bytes | None:
        """The bytes of a file of this edition; None where there is none, or a later one wrote it."""
        try:
            data = path.read_bytes()
        except OSError:
            return None
        try:
            later = msgspec.json.decode(data, type=_AnyFile).version > VERSION
        except (msgspec.MsgspecError, ValueError, RecursionError):
            later = False
        return None if later else data

    def _put_aside(self, path: Path) -> None:
        put = user_files.set_aside(path)
        if put is not None:
            self.set_aside.append(put)


def _written(file: Struct) -> str:
    return msgspec.json.format(msgspec.json.encode(file), indent=1).decode("utf-8") + "\n"


def open_shelf() -> PracticeShelf:
    """The practice of this user on this machine, read anew."""
    return PracticeShelf(data_folder())


def shared_shelf() -> PracticeShelf:
    """The same for all screens of the program, so that none goes on with what another has changed."""
    return _shared(data_folder())


_shared = cache(PracticeShelf)
