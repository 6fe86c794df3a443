"""The files of a learner's practice: each talk and her own sentences, in two steps. Handed over, a file has a second
name and outlives the program; written, it is on the disk for certain. Used by the shelf, which knows what is in memory.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from workshop_app.application import disk, user_files
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind

VERSION = 1
_END = ".json"
_HELD = ".held"  # handed over, and not known to be on the disk yet


class _TalkFile(Struct):
    version: int
    talk: KeptTalk


class _SentenceFile(Struct):
    version: int
    sentences: dict[str, str]


class _AnyFile(Struct):
    version: int


_F = TypeVar("_F", _TalkFile, _SentenceFile)


class PracticeFiles:
    """OSError where the disk takes nothing. What can be read by several threads at once is."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._words_path = folder / "practice", folder / "library" / "practice_sentences.json"
        self.set_aside: list[Path] = []

    def talks(self, latest: int | None, but: Container[str]) -> dict[str, KeptTalk]:
        """The talks in the folder, or the latest of them, but for those with these ids."""
        held = {_whole_name(path) for path in self.folder.glob(f"*{_END}{_HELD}")}
        paths = sorted({*self.folder.glob(f"*{_END}"), *held}, reverse=True)[:latest]
        found = (self._read_talk(path) for path in paths if path.stem not in but)
        return {talk.id: talk for talk in found if talk is not None}

    def sentences(self) -> dict[QuestionKind, str]:
        """Her own sentences."""
        path = self._words_path
        stored = self._decoded(_held(path), _SentenceFile, may_be_broken=True) or self._decoded(path, _SentenceFile)
        known = {str(kind): kind for kind in QuestionKind}
        return {known[name]: words for name, words in stored.sentences.items() if name in known} if stored else {}

    def hold_talk(self, talk: KeptTalk) -> None:
        """Hand it over."""
        self._hand_over(self._path(talk.id), _talk_words(talk))

    def write_talk(self, talk: KeptTalk) -> None:
        """Write it whole, and wait for it."""
        user_files.write_whole(self._path(talk.id), _talk_words(talk))

    def let_go_of_talk(self, id: str) -> None:
        """What was handed over is on the disk."""
        _held(self._path(id)).unlink(missing_ok=True)

    def hold_sentences(self, sentences: Mapping[QuestionKind, str]) -> None:
        """Hand them over."""
        self._hand_over(self._words_path, _sentence_words(sentences))

    def write_sentences(self, sentences: Mapping[QuestionKind, str]) -> None:
        """Write them whole, and wait for it."""
        user_files.write_whole(self._words_path, _sentence_words(sentences))

    def let_go_of_sentences(self) -> None:
        """What was handed over is on the disk."""
        _held(self._words_path).unlink(missing_ok=True)

    def remove(self, id: str) -> None:
        """Take a talk away."""
        for path in (_held(self._path(id)), self._path(id)):
            path.unlink(missing_ok=True)

    def _hand_over(self, path: Path, words: str) -> None:
        disk.private_folder(path.parent)
        disk.hand_over(_held(path), words.encode("utf-8"))

    def _path(self, id: str) -> Path:
        return self.folder / f"{id}{_END}"

    def _read_talk(self, path: Path) -> KeptTalk | None:
        """What was handed over is newer than what is on the disk for certain, if it is there and whole."""
        talk = self._decoded(_held(path), _TalkFile, may_be_broken=True) or self._decoded(path, _TalkFile)
        return talk.talk if talk is not None and talk.talk.id == path.stem else None

    def _decoded(self, path: Path, kind: type[_F], *, may_be_broken: bool = False) -> _F | None:
        data = self._content(path)
        if data is None:
            return None
        try:
            return msgspec.json.decode(data, type=kind)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            if not may_be_broken:
                self._put_aside(path)
            return None

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


def _talk_words(talk: KeptTalk) -> str:
    return _written(_TalkFile(VERSION, talk))


def _sentence_words(sentences: Mapping[QuestionKind, str]) -> str:
    return _written(_SentenceFile(VERSION, {str(kind): said for kind, said in sentences.items()}))


def _held(path: Path) -> Path:
    return path.with_name(path.name + _HELD)


def _whole_name(held: Path) -> Path:
    return held.with_name(held.name.removesuffix(_HELD))


def _written(file: Struct) -> str:
    return msgspec.json.format(msgspec.json.encode(file), indent=1).decode("utf-8") + "\n"
