"""How well the draft checks hit on labelled lines: what `okr-workshop check-drafts --score` prints, and the figures of
our own set that About shows (`content/draft_figures.toml`, made by its test from lines that nothing was tuned on)."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

_FIGURES = Path(__file__).parent / "content" / "draft_figures.toml"


class Figures(Struct, frozen=True):
    """Of one check: lines where it asked and was to ask, where it asked and was not to, and where it was missing."""

    hits: int
    false_alarms: int
    missed: int

    @property
    def precision(self) -> float:
        """The part of its questions that was right, 0 to 1; 1 where it asked nothing."""
        return self.hits / (self.hits + self.false_alarms) if self.hits + self.false_alarms else 1.0

    @property
    def recall(self) -> float:
        """The part of the places in want of a question that got one, 0 to 1; 1 where there is no such place."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0


class OwnFigures(Struct, frozen=True):
    """What the own set says: how many key results, objectives and whole sets it holds, and the figures by code."""

    key_results: int
    objectives: int
    sets: int
    figures: Mapping[str, Figures]


def score(lines: Iterable[tuple[Collection[str], Collection[str]]]) -> dict[str, Figures]:
    """The figures by code of lines as (codes asked, codes that were to be asked)."""
    hits: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for asked, expected in lines:
        hits.update(set(asked) & set(expected))
        wrong.update(set(asked) - set(expected))
        missed.update(set(expected) - set(asked))
    return {code: Figures(hits[code], wrong[code], missed[code]) for code in sorted({*hits, *wrong, *missed})}


@cache
def own_figures() -> OwnFigures:
    """The figures that ship with this edition."""
    held = tomllib.loads(_FIGURES.read_text(encoding="utf-8"))
    return OwnFigures(
        held["key_results"],
        held["objectives"],
        held["sets"],
        {code: Figures(*counts) for code, counts in held["figures"].items()},
    )
