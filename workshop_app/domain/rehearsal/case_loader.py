"""Written coachees from TOML: the built-in ones, and a coach's own. Called by everything that offers a case.

A case is two kinds of file, as with agendas:

    ID.toml              structure; a translator never touches it
    ID.LANGUAGE.toml     everything people read in one language, keyed by the ids of the structure

docs/CASES.md explains every key. Nothing stops at the first mistake: all of them are collected, each with file, place
and what is allowed, and CaseMistakes is raised. What is right by its form can still be a bad case: `case_proof` tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from glob import escape
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct, structs

from agendas import bounded_toml
from agendas.read_once import read_once
from agendas.table_reader import Mistakes
from workshop_app.domain.rehearsal.case_model import CoacheeCase
from workshop_app.domain.rehearsal.case_reading import CaseTexts, read_case

CASES = Path(__file__).parent / "cases"
LARGEST_CASE = 500_000


class CaseMistake(Struct, frozen=True):
    """One thing wrong in a case. `place` is an answer, fact, step or ending; empty: the file as a whole."""

    file: str
    place: str
    key: str
    message: str


class CaseMistakes(Exception):
    """A case could not be read; `mistakes` lists everything that is wrong with it."""

    def __init__(self, mistakes: tuple[CaseMistake, ...]) -> None:
        super().__init__("; ".join(mistake_line(mistake) for mistake in mistakes))
        self.mistakes = mistakes


def mistake_line(mistake: CaseMistake) -> str:
    """One line for a person: file, place, what is wrong."""
    where = ", ".join(part for part in (mistake.place, mistake.key) if part)
    return f"{mistake.file}: {where + ': ' if where else ''}{mistake.message}"


def available(folder: Path = CASES) -> tuple[str, ...]:
    """The ids of the cases in a folder, in the order of their names."""
    return tuple(sorted(path.stem for path in folder.glob("*.toml") if "." not in path.stem))


def languages(case_id: str, folder: Path = CASES) -> tuple[str, ...]:
    """The languages a case is written in."""
    return tuple(sorted(path.name.split(".")[-2] for path in folder.glob(f"{escape(case_id)}.?*.toml")))


@read_once
def load(case_id: str, language: str = "en") -> CoacheeCase:
    """A built-in case; KeyError for an id or a language there is none of."""
    if case_id not in available():
        raise KeyError(case_id)
    if language not in languages(case_id):
        raise KeyError(language)
    return load_from(CASES, case_id, language)


def load_from(folder: Path, case_id: str, language: str = "en") -> CoacheeCase:
    """A case of any folder; CaseMistakes names what is wrong with it."""
    structure, texts = f"{case_id}.toml", f"{case_id}.{language}.toml"
    files = {name: _content(folder / name) for name in (structure, texts)}
    return read_files(files, case_id, language)


def read_files(files: Mapping[str, bytes | str], case_id: str, language: str) -> CoacheeCase:
    """A case from what its two files hold; words instead of bytes say why a file could not be read."""
    found: list[CaseMistake] = []
    tables = {name: _table(content, _in_file(name, found)) for name, content in files.items()}
    structure, texts = tables[f"{case_id}.toml"], tables[f"{case_id}.{language}.toml"]
    case = None
    if structure is not None and texts is not None:
        there, here = (_in_file(name, found) for name in (f"{case_id}.{language}.toml", f"{case_id}.toml"))
        parts = read_case(structure, CaseTexts(texts, there), here)
        if parts.id and parts.id != case_id:
            here.add("", "id", f"is {parts.id!r}, but the file is called {case_id}.toml")
        case = CoacheeCase(language=language, mark=_mark(files), **structs.asdict(parts))
    if found or case is None:
        raise CaseMistakes(tuple(dict.fromkeys(found)))
    return case


def _mark(files: Mapping[str, bytes | str]) -> str:
    """What a kept talk remembers, so that a replay knows whether the case is still the same."""
    content = b"\0".join(each for each in files.values() if isinstance(each, bytes))
    return blake2b(content.replace(b"\r\n", b"\n"), digest_size=6).hexdigest()


def _in_file(name: str, found: list[CaseMistake]) -> Mistakes:
    def add(place: str, key: str, message: str) -> None:
        found.append(CaseMistake(name, place, key, message))

    return Mistakes(add)


def _content(path: Path) -> bytes | str:
    """The bytes of a file, or why there are none."""
    try:
        if not path.is_file():
            return "there is no such file"
        with path.open("rb") as file:
            return file.read(LARGEST_CASE + 1)
    except (OSError, ValueError) as error:
        return f"cannot be read: {getattr(error, 'strerror', None) or error}"


def _table(content: bytes | str, mistakes: Mistakes) -> Mapping[str, object] | None:
    """What a TOML file holds, or None after noting why it cannot be read."""
    if isinstance(content, str):
        mistakes.add("", "", content)
        return None
    try:
        if len(content) > LARGEST_CASE:
            mistakes.add("", "", "is far too large for a case")
            return None
        table = bounded_toml.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        mistakes.add("", "", f"is not UTF-8 text (byte {error.start}); save it as UTF-8")
    except ValueError as error:  # also a number too long to read, which is no TOMLDecodeError
        mistakes.add("", "", f"is not valid TOML: {error}")
    except RecursionError:
        mistakes.add("", "", "is nested too deeply")
    else:
        if table:
            return table
        mistakes.add("", "", "is empty")
    return None
