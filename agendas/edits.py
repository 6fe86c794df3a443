"""One proposed edit of an agenda, as a value: what a screen lists in a preview before anything is applied.

Returned by `repair`, `fitting`, `rescue` and `late_start`. Nothing here decides what to propose.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from agendas import schedule
from agendas.model import Agenda, Step
from agendas.telling_apart import retitled, titles


class Change(Struct, frozen=True):
    """One step, its minutes before and after. `was` is 0 for a step that is put in, `becomes` is 0 for one that is
    dropped. `rounds` is set when the step is cut into another number of coaching rounds, `seconds_each` when people
    introduce themselves in another time; the minutes may stay then."""

    step_id: str
    was: int
    becomes: int
    title: str = ""
    rounds: tuple[int, int] | None = None
    seconds_each: tuple[int, int] | None = None

    @property
    def inserted(self) -> bool:
        return self.was == 0

    @property
    def dropped(self) -> bool:
        return self.becomes == 0


class Move(Struct, frozen=True):
    """One step that gets another place, with the start it had and the start it gets, in minutes since midnight."""

    step_id: str
    was: int
    becomes: int
    title: str


def move(before: Agenda, after: Agenda, step_id: str, starts: tuple[int, ...] | None = None) -> Move:
    """Where a step stood, and where it stands now."""
    was, becomes = (
        next(slot.start for slot in schedule.times(agenda, starts) if slot.step_id == step_id)
        for agenda in (before, after)
    )
    return Move(step_id, was, becomes, titles(before, starts).get(step_id, after.step(step_id).title))


def applied(agenda: Agenda, changes: tuple[Change, ...]) -> Agenda:
    """The agenda with other lengths, and without what is dropped. Inserted steps are not made here."""
    for change in changes:
        if change.dropped:
            agenda = schedule.without(agenda, change.step_id)
        else:
            agenda = schedule.with_minutes(agenda, change.step_id, change.becomes)
    return agenda


def _inside(was: Step, step: Step) -> list[Change]:
    """What changed in the strands of a step that is as long as it was."""
    before, after = ({each.id: each for strand in one.strands for each in strand.steps} for one in (was, step))
    kept = [
        Change(id, before[id].minutes if id in before else 0, each.minutes, each.title)
        for id, each in after.items()
        if id not in before or before[id].minutes != each.minutes
    ]
    return kept + [Change(id, each.minutes, 0, each.title) for id, each in before.items() if id not in after]


def differences(before: Agenda, after: Agenda, starts: tuple[int, ...] | None = None) -> tuple[Change, ...]:
    """What changed between two agendas, in the order of the later one, dropped steps where they stood. Of two
    with one name each is called by when it began."""
    names = {**titles(after, starts), **titles(before, starts)}
    before, after = (replace(each, steps=tuple(retitled(s, names) for s in each.steps)) for each in (before, after))
    old = {step.id: step for step in before.steps}
    kept = {step.id for step in after.steps}
    found: list[Change] = []
    for step in after.steps:
        was = old.get(step.id)
        if was is None:
            found.append(Change(step.id, 0, step.minutes, step.title))
            continue
        rounds = (len(was.rounds), len(step.rounds)) if len(was.rounds) != len(step.rounds) else None
        seconds = (was.seconds_each, step.seconds_each) if was.seconds_each != step.seconds_each else None
        if was.minutes != step.minutes or rounds or seconds:
            found.append(Change(step.id, was.minutes, step.minutes, step.title, rounds, seconds))
        elif was.strands != step.strands:
            found += _inside(was, step)
    found += [Change(step.id, step.minutes, 0, step.title) for step in before.steps if step.id not in kept]
    order = {step.id: place for place, step in enumerate(before.steps)}
    places = {step.id: place for place, step in enumerate(after.steps)}
    return tuple(sorted(found, key=lambda change: order.get(change.step_id, places.get(change.step_id, 0))))
