"""From the drafts of a table to an agenda that is brought up to date.

Called by the import window. Pure. Importing the same table again changes nothing: a row belongs to the step with its
id, else to the step with its title. (A table that names only some of several steps of one title needs ids for that.)
What stands in the agenda and not in the table stays, and is named; nothing is ever removed by an import. Groups side by
side, and how long a step is that counts to a clock time, are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from agendas import days, parked, schedule, side_by_side, strands
from agendas.edits import Change, differences
from agendas.model import Activity, Agenda, Flex, Lead, Step, StepTexts
from agendas.parked import free_id
from agendas.rounds import rounds_for
from agendas.table import DraftStep
from agendas.table_problems import RowMistake, TableProblem
from agendas.table_sums import LONGEST_DAY, hours


class Merge(Struct, frozen=True):
    """What an import would do. `places` gives each draft the id of its step, or nothing where it changes nothing: it
    belongs to a group at work side by side, or nobody said how long it takes. `updated` are known steps with something
    new, `added` new ones and parked ones that the table brings back, `kept` the steps the table does not mention (all
    by id); `changes` lists the lengths, `starts` when the table says a step begins. `taken_over` makes a plan of it."""

    agenda: Agenda
    places: tuple[str, ...]
    added: tuple[str, ...]
    updated: tuple[str, ...]
    kept: tuple[str, ...]
    changes: tuple[Change, ...]
    starts: Mapping[str, int] = {}
    groups: Mapping[str, str] = {}


def merge(agenda: Agenda, drafts: Sequence[DraftStep]) -> Merge:
    """Bring an agenda up to date with a table. The order is that of the table; steps it does not mention stay behind
    the step they followed. A new step whose length nobody gave stays out; a known one keeps its own."""
    alone = [draft for draft in drafts if not _stands_in_group(agenda, draft)]
    both = zip(alone, _matches(agenda, alone), strict=True)
    pairs = [(draft, step) for draft, step in both if step or draft.minutes is not None]
    result: list[Step] = []
    growing = replace(agenda, steps=())
    added, updated = [], []
    days_said = any(draft.day > 1 for draft, _ in pairs)  # a table without days says nothing about them
    aside = {kept.step.id for kept in agenda.parked}
    for draft, known in pairs:
        if known is None:
            step = _new_step(_with_ids(growing, agenda), draft)
            added.append(step.id)
        elif known.id in aside:
            step = _updated(known, draft, draft.day if days_said else result[-1].day if result else 1)
            added.append(step.id)
        else:
            step = _updated(known, draft, draft.day if days_said else known.day)
            if step != known:
                updated.append(step.id)
        result.append(step)
        growing = replace(growing, steps=tuple(result))
    at = {id(draft): step.id for (draft, _), step in zip(pairs, result, strict=True)}
    starts = {at[id(draft)]: draft.start for draft, _ in pairs if draft.start is not None}
    mentioned = {known.id for _, known in pairs if known is not None}
    kept = [step for step in agenda.steps if step.id not in mentioned]
    for step in kept:
        result.insert(_place_for(step, agenda, result), step)
    left = tuple(each for each in agenda.parked if each.step.id not in mentioned)
    merged = days.tidied(replace(agenda, parked=left), _days_rising(result))
    places = tuple(at.get(id(draft), "") for draft in drafts)
    ids = (places, tuple(added), tuple(updated), tuple(step.id for step in kept))
    groups = {at[id(draft)]: draft.group for draft, _ in pairs if draft.group}
    return Merge(merged, *ids, differences(agenda, merged), starts, groups)


def taken_over(found: Merge, set_aside: bool) -> Agenda:
    """The agenda as it will be: what the table does not mention stays in the plan, or is set aside beside it, and the
    times are those the table shows."""
    agenda = found.agenda
    for step_id in found.kept if set_aside else ():
        agenda = parked.park(agenda, step_id)
    agenda = _side_by_side(agenda, found)
    return _at_their_times(agenda, found.starts, frozenset(found.added))


def too_long(found: Merge, set_aside: bool) -> tuple[RowMistake, ...]:
    """The days that would be longer than any is, though the rows of the table alone are not: what it does not mention
    stays beside them."""
    if set_aside or not found.kept or not found.added:
        return ()
    known = {each.id: each.minutes for each in found.agenda.steps}
    mistakes = []
    for each in days.day_totals(taken_over(found, set_aside)):
        new = sum(known[step.id] for step in found.agenda.steps if step.day == each.day and step.id in found.added)
        if new <= LONGEST_DAY < each.minutes:
            facts = {"day": each.day, "hours": hours(each.minutes)}
            mistakes.append(RowMistake(0, TableProblem.PLAN_TOO_LONG, facts, False))
    return tuple(mistakes)


def _side_by_side(agenda: Agenda, found: Merge) -> Agenda:
    """New rows of one time are at work side by side, each the group it names. Where a group goes on while another is
    still at work, its next row stands behind its last one."""
    new = [step for step in agenda.steps if step.id in found.added and step.id in found.starts]
    first: Step | None = None
    last: dict[str, Step] = {}  # of each group beside the first
    for step in new:
        start, group = found.starts[step.id], found.groups.get(step.id, "")
        try:
            if first is not None and _goes_on(step, last, found):
                _, strand = strands.holder(agenda, last[group].id) or (None, None)
                if strand is not None:
                    agenda = side_by_side.into(agenda, step.id, strand.id, len(strand.steps))
                    last[group] = step
                    continue
            if first is None or (step.day, start) != (first.day, found.starts[first.id]):
                first, last = step, {group: step}
                continue
            block = free_id(agenda, f"{first.id}_and")[:60]
            agenda = side_by_side.beside(agenda, step.id, first.id, block)
            last[group] = step
        except side_by_side.NotBeside:
            first, last = step, {group: step}  # what has rounds or strands of its own stays behind the other
    return _named(agenda, found.groups)


def _goes_on(step: Step, last: Mapping[str, Step], found: Merge) -> bool:
    """Whether a row begins when the last one of its group is over, and another group is not done by then."""
    group = found.groups.get(step.id, "")
    ends = {name: found.starts[each.id] + each.minutes for name, each in last.items() if each.day == step.day}
    return bool(group) and ends.get(group) == found.starts[step.id] < max(ends.values(), default=0)


def _named(agenda: Agenda, groups: Mapping[str, str]) -> Agenda:
    """Strands whose first step belongs to a group are called like it."""
    steps = []
    for step in agenda.steps:
        named = tuple(
            replace(each, name=each.name or groups.get(each.steps[0].id, "")) if each.steps else each
            for each in step.strands
        )
        steps.append(replace(step, strands=named) if named != step.strands else step)
    return schedule.with_steps(agenda, steps) if tuple(steps) != agenda.steps else agenda


def _at_their_times(agenda: Agenda, starts: Mapping[str, int], new: frozenset[str]) -> Agenda:
    """What the table shows is what the plan becomes: a day begins when its first row does, and a new step for which
    there is a gap in the table is held at its time."""
    for day in days.days(agenda):
        first = _begins_with(next(step for step in agenda.steps if step.day == day))
        if first in starts and schedule.day_start(agenda, day) != starts[first]:
            agenda = days.with_start(agenda, day, starts[first])
    for step in agenda.steps:
        first = _begins_with(step)
        if first in new and first in starts:
            slot = next(each for each in schedule.times(agenda) if each.step_id == step.id)
            if slot.start < starts[first]:
                agenda = schedule.pinned(agenda, step.id, starts[first])
    return agenda


def _begins_with(step: Step) -> str:
    """The id of the step, or of the first of those that are side by side in it."""
    return step.strands[0].steps[0].id if step.strands and step.strands[0].steps else step.id


def _matches(agenda: Agenda, drafts: Sequence[DraftStep]) -> list[Step | None]:
    """The known step of each draft, in the plan or parked. Ids first, over the whole table, so that no title takes a
    step that an id means."""
    free = {step.id: step for step in (*agenda.steps, *(kept.step for kept in agenda.parked))}
    found: list[Step | None] = [free.pop(draft.id, None) if draft.id else None for draft in drafts]

    def rest(place: int) -> list[tuple[int, DraftStep]]:
        return list(enumerate(drafts))[place:]

    for place, draft in enumerate(drafts):
        if found[place] is None:
            alike = [step for step in free.values() if _same(step.title, draft.title)]
            rows = sum(found[each] is None and _same(other.title, draft.title) for each, other in rest(place))
            if len(alike) > rows:  # some of several breaks: rather the one of the same length
                alike.sort(key=lambda step: step.minutes != draft.minutes)
            if alike:
                found[place] = free.pop(alike[0].id)
    return found


def _stands_in_group(agenda: Agenda, draft: DraftStep) -> bool:
    """Whether a row is a step of one of the groups that work side by side, as our own tables write it ("Observers: How
    to observe"). A table is one line of steps and cannot say what runs at the same time: it changes nothing there."""
    alone = [*agenda.steps, *(kept.step for kept in agenda.parked)]
    if any(draft.id == step.id or _same(draft.title, step.title) for step in alone):
        return False
    _, _, named = draft.title.partition(": ")
    inside = [each for step in agenda.steps for strand in step.strands for each in strand.steps]
    return any(draft.id == each.id or _same(each.title, draft.title) or _same(each.title, named) for each in inside)


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _with_ids(growing: Agenda, agenda: Agenda) -> Agenda:
    return replace(growing, steps=(*growing.steps, *agenda.steps))


def _new_step(taken: Agenda, draft: DraftStep) -> Step:
    request = draft.id or re.sub(r"[^a-z0-9]+", "_", draft.title.lower()).strip("_")[:40] or "step"
    practice = draft.activity is Activity.ROTATION
    assert draft.minutes is not None, "a new step without a length is asked for, not made"
    return Step(
        id=free_id(taken, request),
        minutes=draft.minutes,
        flex=Flex(draft.minutes, draft.minutes),
        type=draft.type,
        leads=draft.leads or (Lead.COACH,),
        texts=StepTexts(draft.title, draft.script, draft.room_text),
        activity=draft.activity,
        rounds=rounds_for(draft.minutes, 1) if practice else (),
        day=draft.day,
    )


def _updated(step: Step, draft: DraftStep, day: int) -> Step:
    """What the table says, and only that: a kind that is a guess, or a lead that is not written, changes nothing."""
    texts = replace(
        step.texts,
        title=step.texts.title if _same(step.title, draft.title) else draft.title,
        script=draft.script or step.texts.script,
        room_text=draft.room_text or step.texts.room_text,
    )
    minutes = step.minutes if draft.minutes is None else draft.minutes
    flex = Flex(min(step.flex.shortest, minutes), max(step.flex.longest, minutes))
    flex = flex if step.until is None else step.flex  # the clock decides how long that is
    type = step.type if draft.type_guessed else draft.type
    activity = step.activity if type is step.type else Activity.NONE
    rounds = step.rounds if activity is Activity.ROTATION else ()
    if rounds and minutes != step.minutes:
        rounds = rounds_for(minutes, min(len(rounds), minutes))
    return replace(
        step,
        minutes=minutes,
        flex=flex,
        type=type,
        leads=draft.leads or step.leads,
        texts=texts,
        activity=activity,
        rounds=rounds,
        day=day,
    )


def _place_for(step: Step, agenda: Agenda, result: Sequence[Step]) -> int:
    """Right behind the nearest step before it that is still there."""
    places = {each.id: place for place, each in enumerate(result)}
    before = [each.id for each in agenda.steps[: agenda.steps.index(step)]]
    return next((places[id] + 1 for id in reversed(before) if id in places), 0)


def _days_rising(steps: Sequence[Step]) -> list[Step]:
    """Days never fall through an agenda: a step that stayed between others takes the day of the one before it."""
    rising: list[Step] = []
    for step in steps:
        day = max(step.day, rising[-1].day if rising else 1)
        rising.append(step if step.day == day else replace(step, day=day))
    return rising
