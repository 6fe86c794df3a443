"""The draft checks that hold a draft against what this client agreed on: which way objectives face, what the last
number of a key result stands for, which numbers only have to stay healthy, and what stands on the level above. Called
by `application.draft_queries` beside `draft_checks`; they ask, and never block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from textwrap import shorten

from workshop_app.domain import scoring
from workshop_app.domain.draft_checks import NOTE, Asker, DraftFinding, ask_of_copy
from workshop_app.domain.draft_facts import DraftSetFacts, KeyResultFacts
from workshop_app.domain.draft_reading import LONGEST_READ, without_marks
from workshop_app.domain.okr import Direction, KeyResultType
from workshop_app.domain.parameter_rules import Caps
from workshop_app.domain.same_measure import is_counted_alike, names_measure
from workshop_app.domain.values.numbers import TypedNumber, leading_number, read_number

LONGEST_BEFORE = 120  # letters of a sentence in a question
SHORTEST_NAME = 4  # letters; a shorter name turns up among other words
SHORTEST_INITIALS = 3  # of a name in capitals
_FROM_TO = re.compile(
    # "visitors from Spain rise from 4 to 9": the one nearest to "to", and what follows may hold the next
    r"\b(?:from|von)\b(?P<x>(?:(?!\b(?:from|von)\b).){1,60}?)\b(?:to|auf)\b(?=(?P<y>.{1,30}))"
    r"|\b(?:de|du)\s+(?P<x_fr>[^\w\s]?\s?\d.{0,40}?)\s(?:à|a)\s(?P<y_fr>.{1,30})"
    r"|(?P<x_ja>\d[^\d]{0,6})から(?P<y_ja>.{1,30})"
    r"|(?P<x_arrow>[$€£]?\s?\d[\d.,\s]*(?:(?:of|in|out\s+of|von|sur|de)\s+\d+)?\D{0,12}?)\s*(?:->|→|=>|⇒|➔|–>)(?P<y_arrow>.{1,30})",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"\b(?:today|now|currently|at\s+present)\b\W{0,3}(?:at\s+|about\s+)?(?P<x>[$€£]?\s?\d[^)\];,]{0,20})"
)
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
    its sentence the old one. So has one that says "X → Y" or "today X". Silent unless both can be read for certain.
    And whether a value that was typed for another measure holds for the one that stands there, unless it says so."""
    baseline = (facts.baseline or "").strip()
    if facts.type is not KeyResultType.METRIC or not baseline or facts.starts_at_zero:
        return
    ask = Asker(facts.screen, facts.id, f"{facts.text}\n{baseline}")
    alike = _alike(_start(facts.text), baseline, _decimals(facts.text))
    if alike is False:
        yield ask("K24", NOTE, value=baseline)
    elif alike is None and facts.start_was_of.strip() and not is_counted_alike(facts.start_was_of, facts.text):
        before = shorten(facts.start_was_of, LONGEST_BEFORE, placeholder=" …")
        yield ask("K24", NOTE, "measure", value=baseline, before=before)


def check_y(facts: KeyResultFacts, caps: Caps) -> Iterable[DraftFinding]:
    """Whether Y in "from X to Y" is the level it was agreed to name. Silent unless both can be read for certain."""
    level = facts.target if caps.to_number == "target" else facts.stretch
    if facts.type is not KeyResultType.METRIC or not level or not caps.prescored or _levels_turn(facts):
        return
    if _alike(_end(facts.text), level, _decimals(facts.text)) is not False:
        return
    ask = Asker(facts.screen, facts.id, f"{facts.text}\n{level}")
    yield ask("K19", NOTE, caps.to_number, value=level.strip())


def check_health(facts: KeyResultFacts, caps: Caps) -> Iterable[DraftFinding]:
    """Whether a number that only has to stay in its range has become a key result: it may, if somebody means it."""
    for name in caps.health_metrics:
        if _is_named(name, facts.text):
            yield Asker(facts.screen, facts.id, f"{facts.text}\n{name}")("K20", NOTE, name=name)
            return


def check_above(facts: KeyResultFacts) -> Iterable[DraftFinding]:
    """Whether it only hands down a key result of the level above (features O15)."""
    if facts.copied is not None:
        yield ask_of_copy(facts.copied, Asker(facts.screen, facts.id, facts.text), "K25")


def _is_named(name: str, text: str) -> bool:
    """A name of few letters only as it is written, in capitals: "NPS"."""
    named, said = (" ".join(each.split()) for each in (name, text))
    if len(named) < SHORTEST_NAME:
        return (
            len(named) >= SHORTEST_INITIALS
            and named.isalpha()
            and named.isupper()
            and re.search(rf"(?<!\w){re.escape(named)}(?!\w)", said) is not None
        )
    whole = rf"(?<!\w){re.escape(named.casefold())}(?!\w)"
    return re.search(whole, said.casefold()) is not None or names_measure(named, said)


def _levels_turn(facts: KeyResultFacts) -> bool:
    """Levels out of order are asked about anyway; one slip, one question."""
    return facts.level_state in (scoring.LevelState.NOT_MONOTONIC, scoring.LevelState.AGAINST_WANTED)


def _start(text: str) -> TypedNumber | None:
    core = without_marks(text)[:LONGEST_READ]
    if levels := _levels(core):
        return levels[0]
    found = _TODAY.search(core)
    return leading_number(found["x"]) if found else None


def _end(text: str) -> TypedNumber | None:
    levels = _levels(without_marks(text)[:LONGEST_READ])
    return levels[1] if levels else None


def _levels(core: str) -> tuple[TypedNumber, TypedNumber] | None:
    """X and Y, where both are numbers: "from paper to 7 screens" has none."""
    for found in _FROM_TO.finditer(core):
        x, y = (part for part in found.groups() if part is not None)
        said = leading_number(x), leading_number(_DEADLINE.split(y)[0])
        if said[0] and said[1]:
            return said[0], said[1]
    return None


def _decimals(text: str) -> int:
    """How exactly a sentence tells its numbers: to the decimals of the finer one."""
    return max((_places(each.value) for each in _levels(without_marks(text)) or ()), default=0)


def _places(value: float) -> int:
    return len(repr(value).partition(".")[2].rstrip("0"))


def _alike(said: TypedNumber | None, typed: str, decimals: int) -> bool | None:
    """Whether two numbers are the same; None where they cannot be compared for certain: one is none, they are of two
    kinds, or in units that differ. `decimals`: how exactly the sentence tells them."""
    known = read_number(typed)
    if said is None or known is None or said.kind is not known.kind:
        return None
    if said.unit.like and known.unit.like and said.unit.like != known.unit.like:
        return None
    if bool(said.whole) != bool(known.whole) and "percent" in (said.unit.like, known.unit.like):
        return _same(_share(said), _share(known), decimals)
    if said.unit.like and known.unit.like:
        return _same(said.value * said.unit.worth, known.value * known.unit.worth, decimals)
    return _same(said.value, known.value, decimals)


def _share(number: TypedNumber) -> float:
    """In per cent."""
    return 100 * number.value / number.whole if number.whole else number.value


def _same(said: float, known: float, decimals: int) -> bool:
    """A sentence may round what the field says exactly."""
    digits = max(decimals, _places(said))
    factors = (1, *_SAME_IN_OTHER_UNITS)
    return round(known, digits) == said or any(
        abs(said * by - known) < 1e-9 or abs(known * by - said) < 1e-9 for by in factors
    )
