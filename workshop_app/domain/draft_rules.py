"""The draft checks that hold a draft against what this client agreed on: which way objectives face, what the last
number of a key result stands for, and which numbers only have to stay healthy. Called by `application.draft_queries`
beside `draft_checks`; they ask, and never block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from workshop_app.domain import scoring
from workshop_app.domain.draft_checks import NOTE, Asker, DraftFinding
from workshop_app.domain.draft_facts import DraftSetFacts, KeyResultFacts
from workshop_app.domain.draft_reading import without_marks
from workshop_app.domain.okr import Direction, KeyResultType
from workshop_app.domain.parameter_rules import Caps
from workshop_app.domain.values.numbers import TypedNumber, leading_number, read_number

SHORTEST_NAME = 4  # letters; a shorter name turns up in other words
_UP_TO_Y = re.compile(r"\b(?:from|von)\b(?P<x>.{1,60}?)\b(?:to|auf)\b(?P<y>.{1,30})", re.IGNORECASE)
_DEADLINE = re.compile(r"[,;(]|\b(?:by|until|before|within|during|in|per|bis|vor)\b", re.IGNORECASE)
_SAME_IN_OTHER_UNITS = (100, 1000, 1_000_000)  # "92 %" in the sentence and "0.92" in the field


def check_balance(facts: DraftSetFacts, caps: Caps) -> Iterable[DraftFinding]:
    """One objective outward and one inward, or one outward at least: only asked once there is something to compare."""
    ways = [one.direction for one in facts.objectives if one.direction is not None]
    ask = Asker(facts.screen, facts.id, " ".join(ways))
    if caps.balance == "one_each" and len(ways) > 1 and len(set(ways)) == 1:
        yield ask("O04", NOTE, ways[0].value, count=len(ways))
    if caps.balance == "one_outward" and ways and Direction.EXTERNAL not in ways:
        yield ask("O04", NOTE)


def check_x(facts: KeyResultFacts) -> Iterable[DraftFinding]:
    """Whether X in "from X to Y" is still where it starts: a key result that was kept has a new value of today, and
    its sentence the old one. Silent unless both can be read for certain."""
    baseline = (facts.baseline or "").strip()
    if facts.type is not KeyResultType.METRIC or not baseline or facts.starts_at_zero or _end(facts.text) is None:
        return
    said, today = _start(facts.text), read_number(baseline)
    if said is None or today is None or said.kind is not today.kind or _same(said.value, today.value):
        return
    yield Asker(facts.screen, facts.id, f"{facts.text}\n{baseline}")("K24", NOTE, value=baseline)


def check_y(facts: KeyResultFacts, caps: Caps) -> Iterable[DraftFinding]:
    """Whether Y in "from X to Y" is the level it was agreed to name. Silent unless both can be read for certain."""
    level = facts.target if caps.to_number == "target" else facts.stretch
    if facts.type is not KeyResultType.METRIC or not level or not caps.prescored or _levels_turn(facts):
        return
    said, agreed = _end(facts.text), read_number(level)
    if said is None or agreed is None or said.kind is not agreed.kind or _same(said.value, agreed.value):
        return
    ask = Asker(facts.screen, facts.id, f"{facts.text}\n{level}")
    yield ask("K19", NOTE, caps.to_number, value=level.strip())


def check_health(facts: KeyResultFacts, caps: Caps) -> Iterable[DraftFinding]:
    """Whether a number that only has to stay in its range has become a key result: it may, if somebody means it."""
    text = " ".join(facts.text.casefold().split())
    for name in caps.health_metrics:
        named = " ".join(name.casefold().split())
        if len(named) >= SHORTEST_NAME and re.search(rf"(?<!\w){re.escape(named)}(?!\w)", text):
            yield Asker(facts.screen, facts.id, f"{facts.text}\n{name}")("K20", NOTE, name=name)
            return


def _levels_turn(facts: KeyResultFacts) -> bool:
    """Levels out of order are asked about anyway; one slip, one question."""
    return facts.level_state in (scoring.LevelState.NOT_MONOTONIC, scoring.LevelState.AGAINST_WANTED)


def _start(text: str) -> TypedNumber | None:
    found = _UP_TO_Y.search(without_marks(text))
    return leading_number(found["x"]) if found else None


def _end(text: str) -> TypedNumber | None:
    found = _UP_TO_Y.search(without_marks(text))
    return leading_number(_DEADLINE.split(found["y"])[0]) if found else None


def _same(one: float, other: float) -> bool:
    factors = (1, *_SAME_IN_OTHER_UNITS)
    return any(abs(one * by - other) < 1e-9 or abs(other * by - one) < 1e-9 for by in factors)
