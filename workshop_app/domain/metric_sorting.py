"""The exercise "health metric, key result or just tracked?": a team puts each of its numbers on one of three piles in
five to ten minutes (domain sections 5.9 and 5.14). Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

from msgspec import Struct

from workshop_app.domain.beside_the_set import MetricPile, SortedMetric, WatchedMetric
from workshop_app.domain.naming import alike

SHORTEST, USUAL, LONGEST = 5, 7, 10  # minutes
PILES = (MetricPile.HEALTH, MetricPile.KEY_RESULT, MetricPile.KPI)


class SorterWords(Struct, frozen=True):
    """Numbers to begin with, and what stands on the back of a card."""

    examples: tuple[str, ...]
    questions: tuple[str, ...]

    def question(self, place: int) -> str:
        """Of the card at this place: one after the other."""
        return self.questions[place % len(self.questions)]


@cache
def sorter_words(language: str) -> SorterWords:
    """In this language, in English where there is none."""
    folder = resources.files("workshop_app.domain") / "content"
    file = folder / f"metric_sorter.{language}.toml"
    if not file.is_file():
        file = folder / "metric_sorter.en.toml"
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    return SorterWords(tuple(raw["examples"]), tuple(raw["questions"]))


def not_beside(metrics: Iterable[SortedMetric], watched: Iterable[WatchedMetric]) -> tuple[SortedMetric, ...]:
    """The numbers sorted as health metrics that do not stand beside the set yet, each once. One that came from here
    and was given another name there is there."""
    listed = tuple(watched)
    there, ids = {alike(each.name) for each in listed}, {each.id for each in listed}
    new = {alike(each.name): each for each in metrics if each.pile is MetricPile.HEALTH}
    return tuple(each for name, each in new.items() if name not in there and id_beside(each) not in ids)


def id_beside(sorted_: SortedMetric) -> str:
    """The id of the health metric that a sorted number becomes: it comes once."""
    return f"{sorted_.id}-w"


def next_unsorted(metrics: Iterable[SortedMetric], after: str = "") -> str:
    """The id of the next card nobody has sorted, behind this one and then from the start; "" when none is left."""
    listed = [each for each in metrics if each.name.strip()]
    at = next((place for place, each in enumerate(listed) if each.id == after), -1)
    around = (*listed[at + 1 :], *listed[: at + 1])
    return next((each.id for each in around if each.pile is MetricPile.UNSORTED), "")
