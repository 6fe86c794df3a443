"""Asks about what stands beside a key result's sentence: levels that lie together, a prediction that never moves, a
champion who is no person (K22, K18, K23 of domain section 5.10). Called by `application.draft_queries` and by
`draft_lines`; field work only, so that it speaks in every language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from workshop_app.domain.champion_names import JOINED, MOST_CHAMPIONS, how_many, names
from workshop_app.domain.cycle_scores import is_stuck, read_score
from workshop_app.domain.draft_checks import NOTE, Asker, DraftFinding
from workshop_app.domain.draft_facts import KeyResultFacts
from workshop_app.domain.draft_words import words_for
from workshop_app.domain.naming import alike, folded, parts_of
from workshop_app.domain.okr import KeyResultType
from workshop_app.domain.scoring import STRETCH, LevelState
from workshop_app.domain.text import in_a_row
from workshop_app.domain.values.numbers import NumberKind, read_number

MANY_NAMES = 4_096  # remembered: each champion is held against everybody
CLOSE = 0.05  # of the largest level: levels within it are close together
NEAR_ALL = 90  # per cent from which the part that is missing counts
LIKELY = 50  # per cent from which a stretch is none
FURTHER = 1.5  # times the way to the promise from which the way to the stretch is a stretch, however close they lie
MOST_NAMES = 3  # of those one name may mean that are told
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\]]*\]")
# What is said of a person beside the name: "deputy Olaf Berg", "Mei Tan until June".
_BESIDE = re.compile(
    r"^\s*(?:deputy|co|lead|owner|champion|backup|then|with|helped\s+by)\b[\s:–-]*|"
    r"\s+(?:until|till|from|since|as\s+of|for\s+now|bis|ab|seit)\b.*$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W_]+")
_PERCENT = re.compile(r"(\d{1,3})([.,]\d+)?\s*(?:%|per\s?cent|pct)?(?:\s*\([^()]*\)|\s+or\s+so)?", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:[~≈>≥]+|about|around|roughly|approx\.?|ca\.?|at\s+least|more\s+than|over)\s*", re.IGNORECASE)
_RANGE = re.compile(r"^\d{1,3}\s*%?\s*(?:[-–]|to)\s*(?=\d)")  # "50-60 %"
_EVEN = re.compile(r"(?:50|fifty)\s*[-–/:\s]\s*(?:50|fifty)", re.IGNORECASE)
_ODDS_OF = re.compile(r"(\d{1,2})\s*(?:in|of|out\s+of|/)\s*(\d{1,3})", re.IGNORECASE)  # "1 in 2"


def read_odds(text: str) -> int | None:
    """How likely a level seems, in whole per cent: "90", "90 %", "about 90 %", "9 in 10", "fifty-fifty", the upper end
    of "80-90 %". None for everything else, 0.9 among it: that may be a score."""
    told = _ABOUT.sub("", text.strip())
    if _EVEN.fullmatch(told):
        return LIKELY
    of = _ODDS_OF.fullmatch(told)
    if of is not None and 0 <= int(of[1]) <= int(of[2]) and int(of[2]):
        return 100 * int(of[1]) // int(of[2])
    found = _PERCENT.fullmatch(_RANGE.sub("", told))
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
    if "%" in "".join(levels) and min(values) >= NEAR_ALL and not _within([100 - value for value in values]):
        return False
    start = read_number(facts.start)
    if start is not None and abs(values[-1] - start.value) >= FURTHER * abs(values[0] - start.value):
        return False
    return _within(values)


def _within(values: list[float]) -> bool:
    largest = max(abs(value) for value in values)
    return max(values) - min(values) <= CLOSE * largest


def _prediction(facts: KeyResultFacts) -> Iterable[DraftFinding]:
    """Full marks are asked about as soon as a later check-in predicts them, whatever was predicted before."""
    said = [text.strip() for text in facts.predicted if read_score(text) is not None]
    ask = Asker(facts.screen, facts.id, "\n".join(facts.predicted))
    if len(said) > 1 and (read_score(said[-1]) or 0) >= STRETCH:
        yield ask("K18", NOTE, "full")
    elif is_stuck(facts.predicted):
        yield ask("K18", NOTE, score=said[-1], count=_in_a_row(facts.predicted))


def _in_a_row(predicted: tuple[str, ...]) -> int:
    scores = [score for score in map(read_score, predicted) if score is not None]
    return next((at for at, score in enumerate(reversed(scores)) if score != scores[-1]), len(scores))


def _people(facts: KeyResultFacts) -> Iterable[DraftFinding]:
    """The first name that is a team's, or else the first that nobody in a list of people has, or that holds two."""
    teams, people = {alike(name) for name in facts.teams}, {alike(name) for name in facts.people}
    words = words_for(facts.language)
    ask = Asker(facts.screen, facts.id, facts.champions or "")
    doubtful = ""
    for name in names(facts.champions or "", facts.people):
        bare = _BRACKETS.sub(" ", name).strip() or name  # "Ines (night crew)" is Ines
        if alike(name) in people:
            continue
        parts = (bare, *JOINED.split(bare))  # "Sales & Marketing", and "R&D" as a whole
        if may_be_one(bare, facts.people) and alike(bare) not in teams:
            continue
        if any(alike(part) in teams or (words and words.style.groups.search(part)) for part in parts):
            yield ask("K23", NOTE, name=name)
            return
        if people and not doubtful:
            doubtful = name
    joined = are_several(doubtful, facts.people)
    if not doubtful or (joined and how_many(facts.champions or "", facts.people) > MOST_CHAMPIONS):
        return  # that they are too many is asked already (K07)
    if several := who_may_be(doubtful, facts.people):
        told = in_a_row(several[:MOST_NAMES]) + (", …" if len(several) > MOST_NAMES else "")
        yield ask("K23", NOTE, "several", name=doubtful, names=told)
    else:
        yield ask("K23", NOTE, "joined" if joined else "unknown", name=doubtful)


def who_may_be(name: str, people: Iterable[str]) -> tuple[str, ...]:
    """Whom of these people a name may mean, by the alphabet: "Ines", "Dr. Ines Lund", "I. Lund" or "Inés Lund (till
    May)" Ines Lund."""
    said = _said(name)
    return tuple(sorted(each for each in people if said and _is_part(said, _said(each))))


def may_be_one(name: str, people: Iterable[str]) -> bool:
    """Whether exactly one of these people may be meant."""
    return len(who_may_be(name, people)) == 1


def are_several(name: str, people: Iterable[str]) -> bool:
    """Whether people of these are named in one: "Ines and Mei", "Ines / Mei"."""
    joined, there = JOINED.split(" ".join(name.split())), tuple(people)
    return len(joined) > 1 and all(may_be_one(each, there) for each in joined)


@lru_cache(MANY_NAMES)
def _said(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared, initials among them; "Jean-Luc" is two."""
    bare = _BESIDE.sub(" ", _BRACKETS.sub(" ", name))
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
