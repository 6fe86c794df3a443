"""The coach's weak and strong examples in `library/examples.json` of the user's data folder, over all engagements, and
the same as a file that is handed on (`*.okrexamples`). Nothing of it is in a client's file.

A file from anywhere is read for what it is worth: what is no example is left out and counted, never guessed at."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict, replace

from workshop_app.application import disk, user_files
from workshop_app.application.client_names import client_names
from workshop_app.application.not_written import not_written
from workshop_app.application.ports import Reader
from workshop_app.application.settings import data_folder
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.example_names import HandedOn, NamesTakenOut, take_out, to_hand_on
from workshop_app.domain.examples import (
    LONGEST_EXAMPLE,
    LONGEST_REASON,
    MOST_EXAMPLES,
    Example,
    ExampleStrength,
    TeamFunction,
)
from workshop_app.domain.identity import new_id
from workshop_app.domain.rehearsal.known_names import ClientNames
from workshop_app.domain.text import one_line
from workshop_app.incoming import files

ENDING = ".okrexamples"
EDITION = 1  # of the form of the file; a higher one is left alone
LARGEST_FILE = 5_000_000  # bytes
_MARK = "okr_examples"


class ExamplesTakenIn(Struct, frozen=True):
    """What came in with a file: how many are new, how many newer, how many were there, how many were no example."""

    new: int = 0
    newer: int = 0
    known: int = 0
    left_out: int = 0


class ExampleBank:
    """In memory and in its file. Every change is written at once; KnownError when there is no place for it, and then
    nothing has changed. `set_aside` is where a file that could not be read was put."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._examples: dict[str, Example] = {}
        self.set_aside: Path | None = None
        self._later = False
        self._read()

    @property
    def examples(self) -> tuple[Example, ...]:
        """All of them, the latest first."""
        return tuple(reversed(self._examples.values()))

    def find(self, id: str) -> Example | None:
        return self._examples.get(id)

    def keep(self, example: Example) -> Example:
        """A new one, or another wording of one that is there. KnownError without words, or where no more fit."""
        tidy = _tidy(example)
        if not tidy.text:
            raise KnownError(ErrorCode.TEXT_MISSING, field="text")
        before = self._examples.get(tidy.id)
        if before is not None:
            tidy = replace(tidy, revision=before.revision + (tidy != before))
        elif len(self._examples) >= MOST_EXAMPLES:
            raise KnownError(ErrorCode.EXAMPLES_FULL, most=MOST_EXAMPLES)
        self._write({**self._examples, tidy.id: tidy})
        return tidy

    def remove(self, id: str) -> Example | None:
        """Take one away; it is given back, so that it can be kept again."""
        gone = self._examples.get(id)
        if gone is not None:
            self._write({key: each for key, each in self._examples.items() if key != id})
        return gone

    def take_in(self, others: Iterable[Example], left_out: int = 0) -> ExamplesTakenIn:
        """Those of a file: of two with one id the one that was saved more often stays."""
        held, counts = dict(self._examples), {"new": 0, "newer": 0, "known": 0}
        words = {(each.text.casefold(), each.strength) for each in held.values()}
        for each in others:
            mine = held.get(each.id)
            if mine is not None and each.revision > mine.revision and each != mine:
                held[each.id] = each
                counts["newer"] += 1
            elif mine is not None or (each.text.casefold(), each.strength) in words:
                counts["known"] += 1
            elif len(held) < MOST_EXAMPLES:
                held[each.id] = each
                words.add((each.text.casefold(), each.strength))
                counts["new"] += 1
            else:
                left_out += 1
        if counts["new"] or counts["newer"]:
            self._write(held)
        return ExamplesTakenIn(**counts, left_out=left_out)

    def _write(self, examples: dict[str, Example]) -> None:
        if self._later:
            raise KnownError(ErrorCode.EXAMPLES_TOO_NEW, path=self._path)
        try:
            user_files.write_whole(self._path, to_file(examples.values()))
        except OSError as error:
            code = ErrorCode.DISK_FULL if error.errno == errno.ENOSPC else ErrorCode.FOLDER_UNWRITABLE
            raise KnownError(code, path=self._path.parent) from error
        self._examples = examples

    def _read(self) -> None:
        try:
            read, _ = read_examples(self._path)
        except KnownError as error:
            self._later = error.code is ErrorCode.EXAMPLES_TOO_NEW
            if self._path.exists() and not self._later:
                self.set_aside = user_files.set_aside(self._path)
            return
        self._examples = {each.id: each for each in read}


def open_bank() -> ExampleBank:
    """The examples of this user on this machine."""
    return ExampleBank(data_folder() / "library" / "examples.json")


def new_example(text: str, **said: object) -> Example:
    """One that is not kept yet."""
    return replace(Example(new_id(), text), **said)


def without_names(reader: Reader, text: str) -> NamesTakenOut:
    """A draft of this engagement as it may be kept: whom its file knows is taken out."""
    return take_out(text, client_names(reader), _teams(reader))


def ready_to_hand_on(
    examples: Iterable[Example], reader: Reader | None, out: Iterable[str] = (), kept: Iterable[str] = ()
) -> HandedOn:
    """The examples as they would be written, with the engagement whose names must not stand in them, if one is open."""
    known, teams = (client_names(reader), _teams(reader)) if reader is not None else (ClientNames(), ())
    return to_hand_on(examples, known, teams, frozenset(out), frozenset(kept))


def hand_on(examples: Iterable[Example], path: Path) -> None:
    """Write them as a file; KnownError where that cannot be."""
    try:
        disk.write_whole(path, to_file(examples).encode("utf-8"))
    except OSError as error:
        raise not_written(error, path) from error


def to_file(examples: Iterable[Example]) -> str:
    """The form in which they are kept and handed on."""
    held = {_MARK: EDITION, "examples": [asdict(each) for each in examples]}
    return json.dumps(held, ensure_ascii=False, indent=1) + "\n"


def read_examples(path: Path) -> tuple[tuple[Example, ...], int]:
    """The examples in a file, and how many entries are none. KnownError when it is no file of examples, or one of a
    later edition."""
    data = files.read_bytes(path, LARGEST_FILE)
    try:
        held = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise KnownError(ErrorCode.EXAMPLES_NOT_OURS, path=path) from error
    edition = held.get(_MARK) if isinstance(held, Mapping) else None
    if type(edition) is not int or not isinstance(held.get("examples"), list):
        raise KnownError(ErrorCode.EXAMPLES_NOT_OURS, path=path)
    if edition > EDITION:
        raise KnownError(ErrorCode.EXAMPLES_TOO_NEW, path=path)
    read = [_example(each) for each in held["examples"]]
    return tuple(each for each in read if each is not None), read.count(None)


def _example(held: object) -> Example | None:
    if not isinstance(held, Mapping) or not isinstance(held.get("text"), str) or not held["text"].strip():
        return None
    id, why, revision = held.get("id"), held.get("why"), held.get("revision")
    strength, function = held.get("strength"), held.get("function")
    if strength not in set(ExampleStrength):
        return None
    return _tidy(
        Example(
            id if isinstance(id, str) and 0 < len(id) <= 64 else new_id(),
            held["text"],
            ExampleStrength(strength),
            why if isinstance(why, str) else "",
            TeamFunction(function) if function in set(TeamFunction) else TeamFunction.OTHER,
            revision if type(revision) is int and 0 < revision < 1_000_000 else 1,
        )
    )


def _tidy(example: Example) -> Example:
    return replace(example, text=one_line(example.text)[:LONGEST_EXAMPLE], why=one_line(example.why)[:LONGEST_REASON])


def _teams(reader: Reader) -> tuple[str, ...]:
    return tuple(name.strip() for name in reader.column(Team, "name").values() if name.strip())
