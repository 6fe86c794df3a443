"""A learner's own practice, on this machine only: a file for each talk in `practice/` of the user's data folder, and
her own sentences in `library/practice_sentences.json`. Nothing of it is ever in an engagement's file.

Whatever is kept stays in memory first, is handed to the operating system under a second name (`hold`), which outlives
the program and takes no time, and is then written whole and waited for (`save_again`), which a slow stick may take
seconds for: a window does that on a thread beside it. When the disk takes nothing, `trouble` says why, until all is
written. A file of a later edition is left alone; one that cannot be read is set aside under another name.
"""

from __future__ import annotations

import errno
import secrets
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock

from workshop_app.application.practice_files import PracticeFiles
from workshop_app.application.settings import data_folder
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind
from workshop_app.domain.text import one_line

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class PracticeShelf:
    """Talks and sentences in memory and in their files, which are in `folder`; those that could not be read were
    `set_aside`. `talks` are there after `read`, which may run on a worker."""

    def __init__(self, folder: Path) -> None:
        self._files = PracticeFiles(folder)
        self.folder, self.set_aside = self._files.folder, self._files.set_aside
        self._talks: dict[str, KeptTalk] = {}
        self._missing: set[str] = set()  # ids of talks that the disk has not taken yet
        self._gone: set[str] = set()  # ids of talks whose files are still to go
        self._words_missing = False
        self._lock = Lock()  # of what is in memory, and of what is held
        self._writing = Lock()  # one writes at a time, in order
        self.trouble: KnownError | None = None
        self._sentences = self._files.sentences()

    @property
    def unsaved(self) -> bool:
        """Whether something is in memory only."""
        return bool(self._missing or self._words_missing)

    def read(self, latest: int | None = None) -> None:
        """Read the talks kept before, or the latest of them, which takes no time; what was kept meanwhile is newer and
        stays."""
        found = self._files.talks(latest, but=self._talks)
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
        return self.hold(talk) and self.save_again()

    def hold(self, talk: KeptTalk) -> bool:
        """Keep a talk as it is now, as far as that takes no time; False, and `trouble`, when only in memory."""
        with self._lock:
            self._talks[talk.id] = talk
            self._missing.add(talk.id)
        return self.hold_again()

    def hold_again(self) -> bool:
        """Hand over what is in memory only; False, and `trouble`, when that is refused."""
        try:
            with self._lock:
                for id in sorted(self._missing):
                    self._files.hold_talk(self._talks[id])
                if self._words_missing:
                    self._files.hold_sentences(self._sentences)
        except OSError as error:
            self.trouble = self._trouble(error)
            return False
        return True

    def remove(self, id: str) -> bool:
        """Take a talk away for good; False when its file is still there."""
        return self.let_go(id) and self.save_again()

    def let_go(self, id: str) -> bool:
        """Take a talk away, as far as that takes no time; False, and `trouble`, when its file is still there."""
        with self._lock:
            self._talks.pop(id, None)
            self._missing.discard(id)
            self._gone.add(id)
        try:
            self._files.remove(id)
        except OSError as error:
            self.trouble = self._trouble(error)
            return False
        return True

    @property
    def sentences(self) -> Mapping[QuestionKind, str]:
        """The learner's own sentence of a kind, where she has one."""
        return self._sentences

    def word(self, kind: QuestionKind, sentence: str) -> bool:
        """Keep her own sentence of a kind; an empty one gives back ours. False when only in memory."""
        return self.hold_word(kind, sentence) and self.save_again()

    def hold_word(self, kind: QuestionKind, sentence: str) -> bool:
        """The same as far as it takes no time."""
        sentence = one_line(sentence)
        if sentence == self._sentences.get(kind, ""):
            return not self._words_missing
        left = {each: said for each, said in self._sentences.items() if each is not kind}
        with self._lock:
            self._sentences = left | {kind: sentence} if sentence else left
            self._words_missing = True
        return self.hold_again()

    def save_again(self) -> bool:
        """Write what the disk has not taken yet, and wait for it; False, and `trouble`, when it still does not. May run
        on a thread of its own: what is kept meanwhile is missing again, and not written by this."""
        with self._writing:
            try:
                for id in sorted(self._missing):
                    self._save_talk(id)
                for id in sorted(self._gone):
                    self._files.remove(id)
                    self._gone.discard(id)
                self._save_sentences()
            except OSError as error:
                self.trouble = self._trouble(error)
                return False
            self.trouble = None
            return True

    def _save_talk(self, id: str) -> None:
        talk = self._talks.get(id)
        if talk is None:
            return
        self._files.write_talk(talk)
        with self._lock:
            if self._talks.get(id) is talk:
                self._missing.discard(id)
                self._files.let_go_of_talk(id)

    def _save_sentences(self) -> None:
        sentences = self._sentences
        if not self._words_missing:
            return
        self._files.write_sentences(sentences)
        with self._lock:
            if self._sentences is sentences:
                self._words_missing = False
                self._files.let_go_of_sentences()

    def _trouble(self, error: OSError) -> KnownError:
        code = ErrorCode.DISK_FULL if error.errno in _NO_ROOM else ErrorCode.FOLDER_UNWRITABLE
        return KnownError(code, path=self.folder)


def open_shelf() -> PracticeShelf:
    """The practice of this user on this machine, read anew."""
    return PracticeShelf(data_folder())


def shared_shelf() -> PracticeShelf:
    """The same for all screens of the program, so that none goes on with what another has changed."""
    return _shared(data_folder())


_shared = cache(PracticeShelf)
