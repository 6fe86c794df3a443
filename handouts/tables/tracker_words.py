"""The words of the tracker: what choices are called in a cell, and which heading stands for which column."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from handouts import wording
from handouts.wording import Words, folded
from workshop_app.domain.check_ins import HealthSignal
from workshop_app.domain.okr import Direction, DraftStatus, KeyResultType
from workshop_app.domain.reflections import Bucket
from workshop_app.domain.scoring import Model
from workshop_app.domain.tracker import SHEETS, CellSort, ChangedPart, SheetKey, TrackerColumn

GROUPS: Mapping[type[Enum], str] = {
    DraftStatus: "state",
    KeyResultType: "type",
    Direction: "direction",
    HealthSignal: "signal",
    Bucket: "bucket",
    ChangedPart: "part",
}


def choice_word(member: Enum, words: Words) -> str:
    """What a choice is called; nothing for one that was not made."""
    return words(f"tracker.{GROUPS[type(member)]}.{member.value}") if member.value else ""


def heading(column: TrackerColumn, words: Words) -> str:
    """What stands above a column."""
    return words(f"tracker.column.{column.key}")


class TrackerLanguages:
    """The headings and choices of every language there are words for, and of every way to score: a tracker may come
    back from anywhere, and from before somebody decided otherwise."""

    def __init__(self) -> None:
        ways = (*(frozenset({model}) for model in Model), frozenset(Model))
        self.languages = tuple(wording.load(each).under_each(way) for each in wording.languages() for way in ways)
        self.ids = self._all("tracker.hidden_id")
        self.prints = self._all("tracker.hidden_prints")
        self.scores = self._all("tracker.scores")
        self.beside = self._all("tracker.plots") | self._all("tracker.help")

    def sheet(self, title: str) -> SheetKey | None:
        """Which sheet is called so."""
        return next((key for key in SheetKey if folded(title) in self._all(f"tracker.sheet.{key}")), None)

    def columns(self, key: SheetKey) -> dict[str, TrackerColumn]:
        """The columns of a sheet by what may stand above them."""
        return {word: column for column in SHEETS[key] for word in self._all(f"tracker.column.{column.key}")}

    def value(self, column: TrackerColumn, raw: object) -> object:
        """A choice or a tick without its language; everything else as it is, to be asked about where it must be."""
        if not isinstance(raw, str) or column.sort not in (CellSort.CHOICE, CellSort.TICK):
            return raw
        if column.sort is CellSort.TICK:
            return "yes" if folded(raw) in self._all("tracker.yes") else raw
        for member in column.choices or ():
            if any(folded(raw) == folded(choice_word(member, words)) for words in self.languages):
                return member.value
        return raw

    def _all(self, key: str) -> frozenset[str]:
        return frozenset(folded(words(key)) for words in self.languages)
