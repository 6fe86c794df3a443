"""The file of `breakouts --rules`: who may not, must or should not share a room, and what is known of people.

Strict: whatever is not understood is a mistake, each told in a line of its own; a rule that is dropped in silence would
put a boss beside the person who reports to them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from agendas import bounded_toml
from agendas.plan_values import PeopleFacts, Rules
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming import files

LARGEST_RULES = 1_000_000  # bytes
LISTS = ("apart", "together", "rather_not", "boss")
NAMES = ("brings_okr", "can_coach")
NUMBERS = ("host", "leaves_after")
KEYS = (*LISTS, *NUMBERS, *NAMES, "met")


class RulesMistakes(Exception):
    """What is wrong in a rules file, each in a sentence."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        super().__init__("; ".join(mistakes))
        self.mistakes = tuple(mistakes)


def read_rules(
    path: Path, people: Sequence[str], known: PeopleFacts, rounds: int
) -> tuple[Rules, PeopleFacts, tuple[tuple[str, str], ...]]:
    """The rules for these people, what is known of them with what the file adds, and which of those kept apart are boss
    and report. Nobody leaves after a round that there is not. Raises RulesMistakes, or KnownError where it is not TOML
    at all."""
    reader = _RulesTable(_toml(path), people)
    bosses = _bosses(reader.lists("boss", exactly=2))
    for boss, person in bosses:
        if boss < person and (person, boss) in bosses:
            reader.mistakes.append(f'boss: "{boss}" and "{person}" cannot each be the boss of the other.')
    leaving = reader.numbers("leaves_after")
    reader.mistakes += [
        f'leaves_after: "{name}" leaves after round {number}, and the last is round {rounds}.'
        for name, number in leaving.items()
        if number > rounds > 0
    ]
    rules = Rules(
        apart=(*reader.lists("apart"), *bosses),
        together=reader.lists("together"),
        rather_not=reader.lists("rather_not"),
        hosts=reader.numbers("host"),
    )
    facts = replace(
        known,
        can_coach=known.can_coach | reader.names("can_coach"),
        brings_okr=known.brings_okr | reader.names("brings_okr"),
        leaves_after={**known.leaves_after, **leaving},
        met={**known.met, **reader.met()},
    )
    if reader.mistakes:
        raise RulesMistakes(reader.mistakes)
    return rules, facts, bosses


def _toml(path: Path) -> dict[str, Any]:
    try:
        return bounded_toml.loads(files.read_bytes(path, LARGEST_RULES).decode("utf-8-sig").replace("\r\n", "\n"))
    except RecursionError as error:
        raise KnownError(ErrorCode.RULES_UNREADABLE, path=path, detail="nested too deeply") from error
    except UnicodeDecodeError as error:
        raise KnownError(ErrorCode.RULES_UNREADABLE, path=path, detail="not UTF-8 text") from error
    except ValueError as error:
        raise KnownError(ErrorCode.RULES_UNREADABLE, path=path, detail=str(error)) from error


def _bosses(pairs: Sequence[tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    """Boss and report, and the boss of a boss; somebody may have two."""
    above: dict[str, list[str]] = {}
    for boss, person in pairs:
        above.setdefault(person, []).append(boss)
    found: dict[tuple[str, str], None] = {}
    for person in above:
        chain = list(above[person])
        for boss in chain:
            chain += [each for each in above.get(boss, ()) if each not in chain]
        found |= dict.fromkeys((boss, person) for boss in chain if boss != person)
    return tuple(found)


class _RulesTable:
    """Takes the file apart, key by key, and keeps what is wrong with it."""

    def __init__(self, found: Mapping[str, Any], people: Sequence[str]) -> None:
        self._found = found
        self._people = {_same(name): name for name in people}
        self.mistakes = [f'"{key}" is no rule. There are: {", ".join(KEYS)}.' for key in found if key not in KEYS]

    def lists(self, key: str, exactly: int = 0) -> tuple[tuple[str, ...], ...]:
        """A list of lists of two names or more."""
        lists = self._found.get(key, [])
        if not isinstance(lists, list) or not all(isinstance(each, list) for each in lists):
            self.mistakes.append(f'{key} is not a list of lists of names, as in {key} = [["Ana", "Ben"]].')
            return ()
        wanted = f"{exactly} names" if exactly else "two names or more"
        short = [each for each in lists if len(each) < 2 or (exactly and len(each) != exactly)]
        self.mistakes += [f"{key}: an entry needs {wanted}, not {len(each)}." for each in short]
        whole = ((each, self._checked(key, each)) for each in lists if each not in short)
        return tuple(names for each, names in whole if len(names) == len(each))

    def names(self, key: str) -> frozenset[str]:
        """A list of names."""
        names = self._found.get(key, [])
        if not isinstance(names, list):
            self.mistakes.append(f'{key} is not a list of names, as in {key} = ["Ana", "Ben"].')
            return frozenset()
        return frozenset(self._checked(key, names))

    def numbers(self, key: str) -> dict[str, int]:
        """A number for each of some people."""
        table = self._found.get(key, {})
        if not isinstance(table, dict):
            self.mistakes.append(f'{key} does not give a number to each name, as in {key} = {{"Ana" = 2}}.')
            return {}
        for name, number in table.items():
            if not isinstance(number, int) or isinstance(number, bool) or number < 1:
                self.mistakes.append(f'{key}: "{name}" needs a whole number from 1.')
                return {}
        return dict(zip(self._checked(key, list(table)), table.values(), strict=False))

    def met(self) -> dict[tuple[str, str], int]:
        """Pairs who met on earlier days, with how often (once if nothing is said)."""
        entries = self._found.get("met", [])
        whole = isinstance(entries, list) and all(isinstance(each, list) for each in entries)
        often = [each[2] if len(each) == 3 else 1 for each in entries] if whole else []
        if not all(isinstance(each, int) and not isinstance(each, bool) and each > 0 for each in often):
            self.mistakes.append('met: how often is a whole number from 1, as in met = [["Ana", "Ben", 2]].')
            return {}
        if whole:
            self._found = {**self._found, "met": [each[:2] if len(each) == 3 else each for each in entries]}
        pairs = self.lists("met", exactly=2)
        return {(min(pair), max(pair)): times for pair, times in zip(pairs, often, strict=False) if len(pair) == 2}

    def _checked(self, key: str, names: Sequence[object]) -> tuple[str, ...]:
        found = []
        for name in names:
            if not isinstance(name, str):
                self.mistakes.append(f"{key}: {name} is not a name; names stand in quotation marks.")
            elif _same(name) not in self._people:
                self.mistakes.append(f'{key}: there is nobody called "{name}".')
            elif self._people[_same(name)] in found:
                self.mistakes.append(f'{key}: "{name}" stands there twice.')
            else:
                found.append(self._people[_same(name)])
        return tuple(found)


def _same(name: str) -> str:
    """Case, spaces and the encoding of accents make nobody another person."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
