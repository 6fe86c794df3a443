"""Asks about what stands beside a key result's sentence: levels that lie together, a prediction that never moves, a
champion who is no person (K22, K18, K23 of domain section 5.10). Called by `application.draft_queries` and by
`draft_lines`; field work only, so that it speaks in every language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from workshop_app.domain.cycle_scores import is_stuck, read_score
from workshop_app.domain.draft_checks import NOTE, Asker, DraftFinding, names
from workshop_app.domain.draft_facts import KeyResultFacts
from workshop_app.domain.draft_words import words_for
from workshop_app.domain.named import alike
from workshop_app.domain.naming import folded, parts_of
from workshop_app.domain.okr import KeyResultType
from workshop_app.domain.scoring import STRETCH, LevelState
from workshop_app.domain.values.numbers import NumberKind, read_number

MANY_NAMES = 4_096  # remembered: each champion is held against everybody
CLOSE = 0.05  # of the largest level: levels within it are close together
LIKELY = 50  # per cent from which a stretch is none
FURTHER = 1.5  # times the way to the promise from which the way to the stretch is a stretch, however close they lie
_JOINED = re.compile(r"\s*(?:[&+/]|\b(?:and|und)\b)\s*", re.IGNORECASE)  # as people write two names
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_WORDS = re.compile(r"[^\W_]+")
_PERCENT = re.compile(r"\s*(\d{1,3})([.,]\d+)?\s*%?\s*")


def read_odds(text: str) -> int | None:
    """How likely a level seems, in whole per cent: "90", "90 %". None for everything else, 0.9 among it: that may be a
    score."""
    found = _PERCENT.fullmatch(text)
    if found is None or int(found[1]) > 100 or (found[2] and int(found[1]) == 0):
        return None
    return int(found[1])


def check_fields(facts: KeyResultFacts) -> Iterable[DraftFinding]:
    """Every question about the fields of one key result; those that are unknown ask nothing."""
    if facts.text.strip():
        yield from _stretch(facts)
        yield from _prediction(facts)
        yield from _people(facts)


def _stretch(facts: KeyResultFacts) -> Iterable[DraftFinding]:
    if facts.type is not KeyResultType.METRIC:
        return
    levels = [(level or "").strip() for level in (facts.commit, facts.target, facts.stretch)]
    ask = Asker(facts.screen, facts.id, "\n".join((*levels, facts.stretch_odds or "")))
    if all(levels) and _are_close(levels, facts):
        yield ask("K22", NOTE, levels=" → ".join(levels))
        return
    odds = read_odds(facts.stretch_odds or "")
    if odds is not None and odds >= LIKELY:
        yield ask("K22", NOTE, "sure", sure=f"{odds} %")


def _are_close(levels: list[str], facts: KeyResultFacts) -> bool:
    """Near one hundred per cent the part that is missing counts: from 98 to 99 % half of it goes."""
    read = [read_number(level) for level in levels]
    values = [one.value for one in read if one is not None and one.kind is NumberKind.PLAIN]
    if len(values) < len(levels) or facts.level_state not in (LevelState.GOOD, LevelState.INCOMPLETE):
        return False
    if "%" in "".join(levels) and not _within([100 - value for value in values]):
        return False
    start = read_number(facts.start)
    if start is not None and abs(values[-1] - start.value) >= FURTHER * abs(values[0] - start.value):
        return False
    return _within(values)


def _within(values: list[float]) -> bool:
    largest = max(abs(value) for value in values)
    return max(values) - min(values) <= CLOSE * largest


def _prediction(facts: KeyResultFacts) -> Iterable[DraftFinding]:
    if not is_stuck(facts.predicted):
        return
    ask = Asker(facts.screen, facts.id, "\n".join(facts.predicted))
    last = facts.predicted[-1].strip()
    if (read_score(last) or 0) >= STRETCH:
        yield ask("K18", NOTE, "full")
    else:
        yield ask("K18", NOTE, score=last, count=_in_a_row(facts.predicted))


def _in_a_row(predicted: tuple[str, ...]) -> int:
    scores = [score for score in map(read_score, predicted) if score is not None]
    return next((at for at, score in enumerate(reversed(scores)) if score != scores[-1]), len(scores))


def _people(facts: KeyResultFacts) -> Iterable[DraftFinding]:
    """The first name that is a team's, or else the first that nobody in a list of people has, or that holds two."""
    teams, people = {alike(name) for name in facts.teams}, {alike(name) for name in facts.people}
    words = words_for(facts.language)
    ask = Asker(facts.screen, facts.id, facts.champions or "")
    unknown: tuple[str, str] | None = None
    for name in names(facts.champions or ""):
        if alike(name) in people:
            continue
        if alike(name) in teams or (words is not None and words.style.groups.search(name)):
            yield ask("K23", NOTE, name=name)
            return
        if people and unknown is None and not may_be_one(name, facts.people):
            unknown = ("joined" if are_several(name, facts.people) else "unknown", name)
    if unknown is not None:
        yield ask("K23", NOTE, unknown[0], name=unknown[1])


def may_be_one(name: str, people: Iterable[str]) -> bool:
    """Whether exactly one of these people may be meant: "Ines", "Dr. Ines Lund", "I. Lund" or "Inés Lund (till May)" of
    "Ines Lund"."""
    said = _said(name)
    return bool(said) and sum(_is_part(said, _said(each)) for each in people) == 1


def are_several(name: str, people: Iterable[str]) -> bool:
    """Whether people of these are named in one: "Ines and Mei", "Ines / Mei"."""
    joined, there = _JOINED.split(" ".join(name.split())), tuple(people)
    return len(joined) > 1 and all(may_be_one(each, there) for each in joined)


@lru_cache(MANY_NAMES)
def _said(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared, initials among them; "Jean-Luc" is two."""
    bare = _BRACKETS.sub(" ", name)
    whole = {word for part in parts_of(bare) for word in _WORDS.findall(folded(part))}
    return tuple(word for word in _WORDS.findall(folded(bare)) if word in whole or len(word) == 1)


def _is_part(said: Sequence[str], name: Sequence[str]) -> bool:
    """Whether each word is one of the name, or the first letter of one; letters alone name nobody."""
    left = [*name]
    for word in sorted(said, key=len, reverse=True):
        found = next((each for each in left if each == word or (len(word) == 1 and each.startswith(word))), None)
        if found is None:
            return False
        left.remove(found)
    return any(len(word) > 1 for word in said)
