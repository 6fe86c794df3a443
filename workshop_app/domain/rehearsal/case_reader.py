"""Reads the lists of a case's tables and notes what is wrong with them: what `TableReader` does not know.

Nothing raises for bad input: what cannot be read is noted and left out, so that the rest is checked as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from agendas.table_reader import Table, TableReader

LONGEST_SAYING = 600
MOST_PHRASINGS = 6
MOST_NAMES = 40
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_WHAT_A_NAME_IS = "small letters, digits and _, beginning with a letter, at most 40"


class CaseReader(TableReader):
    """One table of a case."""

    def name(self, key: str) -> str:
        """The id of something in this case."""
        value = self.text(key)
        if value and not _NAME.fullmatch(value):
            self.note(key, f"is {value[:40]!r}, but an id holds {_WHAT_A_NAME_IS}")
            return ""
        return value

    def names(self, key: str, known: Collection[str] | None = None, *, required: bool = False) -> tuple[str, ...]:
        """Ids of other things; `known` are those there are, None where they are named here."""
        found = list(self._texts(key, required=required, most=MOST_NAMES))
        good = []
        for each in found:
            if not _NAME.fullmatch(each):
                self.note(key, f"names {each[:40]!r}, but an id holds {_WHAT_A_NAME_IS}")
            elif known is not None and each not in known:
                self.note(key, unknown(each, known))
            elif each in good:
                self.note(key, f"names {each!r} twice")
            else:
                good.append(each)
        return tuple(good)

    def phrasings(self, key: str, fewest: int, most: int = MOST_PHRASINGS) -> tuple[str, ...]:
        """Several ways to say one thing."""
        found = tuple(self._texts(key, required=fewest > 0, most=most))
        if key in self.table and isinstance(self.table[key], list) and 0 < len(found) < fewest:
            self.note(key, f"has {len(found)} of the at least {fewest} phrasings")
        return found

    def _texts(self, key: str, *, required: bool, most: int) -> Iterator[str]:
        value = self.table.get(key)
        if value is None:
            if required:
                self.note(key, "is missing")
            return
        if not isinstance(value, list):
            self.note(key, 'must be a list of texts, such as ["one", "two"]')
            return
        if required and not value:
            self.note(key, "is empty")
        if len(value) > most:
            self.note(key, f"has {len(value)} entries; at most {most} are allowed")
        for place, each in enumerate(value[:most], 1):
            yield from self._one_text(f"{key}[{place}]", each)

    def _one_text(self, place: str, value: object) -> Iterator[str]:
        if not isinstance(value, str):
            self.note(place, "must be text in quotes")
        elif not value.strip():
            self.note(place, "is empty")
        elif len(value) > LONGEST_SAYING:
            self.note(place, f"is {len(value)} characters long; at most {LONGEST_SAYING} are allowed")
        elif any(ord(char) < 32 for char in value):
            self.note(place, "contains a control character or a line end")
        else:
            yield value.strip()

    def tables(self, key: str, most: int) -> Iterator[tuple[int, Table]]:
        """The tables of a [[list]], with their places."""
        value = self.table.get(key)
        if value is None:
            self.note(key, f"is missing; write [[{key}]]")
            return
        if not isinstance(value, list):
            self.note(key, f"must be a list of tables; write [[{key}]]")
            return
        if len(value) > most:
            self.note(key, f"has {len(value)} entries; at most {most} are allowed")
        for place, each in enumerate(value[:most], 1):
            if isinstance(each, dict):
                yield place, each
            else:
                self.note(f"{key}[{place}]", "must be a table")


def unknown(word: str, known: Collection[str]) -> str:
    """That there is no such thing, with the one that was probably meant, or all there are."""
    near = get_close_matches(word, list(known), 1)
    allowed = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known) or 'none'}"
    return f"names {word[:40]!r}, which there is not; {allowed}"
