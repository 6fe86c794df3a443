"""Delays: every built-in agenda and item, 5 to 30 minutes late or ahead: what is offered, and would a coach take it."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

DELAYS = range(5, 31)


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    from agendas import loader

    sums: Counter[str] = Counter()
    taken: list[float] = []
    for template in loader.available():
        agenda = loader.load(template)
        for step in agenda.steps:
            for late in DELAYS:
                _late(agenda, step, late, sums, taken)
                _ahead(agenda, step, late, sums)
    yield "situations (agenda, item, minutes late)", str(sums["all"])
    yield "an offer changes something, of all", _share(sums["changed"], sums["all"])
    yield "the same, where an item can give two minutes", _share(sums["changed with flex"], sums["flex"])
    yield "where none can: single minutes left, nothing left", f"{sums['crumbs']}, {sums['none']}"
    yield "as much won as there is flex, or the whole delay", _share(sums["won"], sums["flex"])
    yield "offers in all; lengths they change", f"{sums['offers']}; {sums['lengths']}"
    yield "dropped although a later breakout or exercise needs it", str(sums["needed"])
    yield "cuts of one minute", str(sums["one minute"])
    yield "new lengths in whole fives", _share(sums["whole"], sums["lengths"])
    yield "offers to a break that is not there", str(sums["no break"])
    yield "ahead: situations with an offer that changes something", _share(sums["longer"], sums["ahead"])
    yield "ahead: situations with any offer", _share(sums["any ahead"], sums["ahead"])
    yield "worked out in", f"median {statistics.median(taken):.1f} ms, most {max(taken):.1f} ms"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / max(1, whole):.1%})"


def _late(agenda, step, late: int, sums: Counter[str], taken: list[float]) -> None:
    from agendas import rescue

    later = _later(agenda, step)
    room = [each.minutes - _lowest(each) for each in later]
    started = time.process_time()
    found = rescue.offers(agenda, step.id, late)
    taken.append((time.process_time() - started) * 1000)
    changed = any(offer.changes for offer in found)
    flex = max(room, default=0) > 1
    sums["all"] += 1
    sums["changed"] += changed
    sums["flex"] += flex
    sums["changed with flex"] += changed and flex
    sums["crumbs"] += max(room, default=0) == 1
    sums["none"] += max(room, default=0) == 0
    least = min((offer.later for offer in found), default=late)
    sums["won"] += flex and late - least >= min(late, sum(each for each in room if each > 1))
    for offer in found:
        _look_at(offer, later, agenda, sums)


def _look_at(offer, later: list, agenda, sums: Counter[str]) -> None:
    from agendas import rescue
    from agendas.model import StepType

    gone = {change.step_id for change in offer.changes if change.dropped}
    kept = [each for each in later if each.id not in gone]
    sums["offers"] += 1
    for change in offer.changes:
        if change.dropped:
            place = next(at for at, each in enumerate(later) if each.id == change.step_id)
            follows = [each for each in later[place + 1 :] if each in kept]
            needs = later[place].type is StepType.THEORY or _practice(later[place])
            sums["needed"] += needs and any(_practice(each) for each in follows)
            continue
        sums["lengths"] += 1
        sums["one minute"] += change.was - change.becomes == 1
        sums["whole"] += change.becomes % 5 == 0 or (change.was - change.becomes) % 5 == 0
    said = rescue.sentence(offer)
    rests = any(each.type is StepType.BREAK for each in kept)
    sums["no break"] += ("next break" in said or "Give them to" in said) and not rests


def _ahead(agenda, step, early: int, sums: Counter[str]) -> None:
    from agendas import rescue

    found = rescue.ahead(agenda, step.id, early) if hasattr(rescue, "ahead") else ()
    sums["ahead"] += 1
    sums["any ahead"] += bool(found)
    sums["longer"] += any(offer.changes for offer in found)


def _later(agenda, step) -> list:
    day = [each for each in agenda.steps if each.day == step.day]
    return day[day.index(step) + 1 :]


def _lowest(step) -> int:
    """From the rules alone: "never" gives nothing, a wrap-up keeps ten minutes, an item that may go five."""
    from agendas.model import StepType

    if step.protected:
        return step.minutes
    lowest = max(step.flex.shortest or 5, len(step.rounds), 10 if step.type is StepType.WRAP_UP else 0)
    return min(step.minutes, lowest)


def _practice(step) -> bool:
    from agendas.model import Activity, StepType

    return step.type in (StepType.EXERCISE, StepType.BREAKOUT) and step.activity is not Activity.PARKING_LOT
