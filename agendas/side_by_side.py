"""Putting steps side by side, moving them between strands, and taking them apart again.

Called by the plan screen. Pure. What cannot stand beside something else raises NotBeside with the reason, which the
screen words; an unknown id raises KeyError. A strand that loses its last step is gone, and what is left of the last
strand stands in the plan again, one step after the other.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from agendas import days, schedule, strands
from agendas.model import Agenda, Step, StepTexts, Strand
from agendas.strands import MOST_STRANDS, StrandProblem

UP, DOWN = -1, 1


class NotBeside(ValueError):
    """A step cannot stand beside others. `problem` is None when there are too many strands already."""

    def __init__(self, title: str, problem: StrandProblem | None) -> None:
        super().__init__(f"{title!r} cannot stand beside others: {problem or 'too many strands'}")
        self.title, self.problem = title, problem


def beside(agenda: Agenda, step_id: str, other_id: str, new_id: str) -> Agenda:
    """The agenda with one step at the same time as another, as a strand of its own. `other_id` is a step of the plan,
    the one that holds strands already, or a step inside one. `new_id` names the step that holds the strands, should
    there be none yet, and the new strands."""
    step = strands.find(agenda, step_id)
    _check(step)
    if step_id == other_id:
        raise ValueError(f"{step_id!r} cannot stand beside itself")
    theirs, own = strands.holder(agenda, other_id), strands.holder(agenda, step_id)
    holder_id = other_id if theirs is None else theirs[0].id
    if own is not None and own[0].id == holder_id:
        rest = replace(agenda, steps=tuple(emptied(each, {step_id}) for each in agenda.steps))
        if own[1].steps == (step,):
            return agenda  # that is what it does already
    else:
        rest = _without(agenda, step_id)
    other = rest.step(holder_id)
    if len(other.strands) >= MOST_STRANDS:
        raise NotBeside(step.title, None)
    place = rest.steps.index(other)
    if other.strands:
        block = replace(other, strands=(*other.strands, _strand(new_id, step)))
    else:
        _check(replace(other, pinned=None))  # its fixed start becomes that of both
        block = _block(other, step, new_id)
    return schedule.with_steps(rest, [*rest.steps[:place], block, *rest.steps[place + 1 :]])


def _check(step: Step) -> None:
    if (wrong := strands.problem(step)) is not None:
        raise NotBeside(step.title, wrong)


def _block(first: Step, second: Step, new_id: str) -> Step:
    pair = (first, second)
    cuts = [each.cut for each in pair]
    protected = any(each.protected for each in pair)
    return Step(
        id=new_id,
        minutes=max(each.minutes for each in pair),
        flex=first.flex,
        type=first.type,
        leads=first.leads,
        texts=StepTexts(""),
        cut=None if protected or None in cuts else max(cut for cut in cuts if cut is not None),
        protected=protected,
        pinned=first.pinned,
        day=first.day,
        strands=tuple(_strand(f"{new_id}_{number}", each) for number, each in enumerate(pair, 1)),
    )


def _strand(id: str, step: Step) -> Strand:
    return Strand(id, "", (replace(step, pinned=None, advance=False),))


def apart(agenda: Agenda, block_id: str) -> Agenda:
    """The agenda with the strands of one step one after the other; the first step keeps a fixed start."""
    block = agenda.step(block_id)
    place = agenda.steps.index(block)
    return schedule.with_steps(agenda, [*agenda.steps[:place], *_line(block), *agenda.steps[place + 1 :]])


def _line(block: Step) -> list[Step]:
    """The steps of all strands in one line."""
    if not block.strands:
        return [block]
    first, *rest = [replace(each, day=block.day) for strand in block.strands for each in strand.steps]
    return [replace(first, pinned=block.pinned), *rest]


def out(agenda: Agenda, step_id: str, *, before: bool = False) -> Agenda:
    """The agenda with one step out of its strand, right behind (or before) those it stood beside. A step that stands in
    no strand stays where it is."""
    inside = strands.holder(agenda, step_id)
    if inside is None:
        return agenda
    block, _ = inside
    step = strands.find(agenda, step_id)
    steps: list[Step] = []
    for each in agenda.steps:
        if each is block:
            left = _less(block, step_id)
            steps += [step, *left] if before else [*left, step]
        else:
            steps.append(each)
    return schedule.with_steps(agenda, steps)


def without(agenda: Agenda, step_id: str) -> Agenda:
    """The agenda less one step, wherever it stands, and less its day when that was all of it."""
    if strands.holder(agenda, step_id) is None:
        return days.without(agenda, step_id)
    return _without(agenda, step_id)


def _without(agenda: Agenda, step_id: str) -> Agenda:
    steps = [left for each in agenda.steps if each.id != step_id for left in _less(each, step_id)]
    return schedule.with_steps(agenda, steps)


def _less(block: Step, step_id: str) -> list[Step]:
    """A step without the one of this id inside it; taken apart when fewer than two strands are left."""
    return in_line(emptied(block, {step_id}))


def into(agenda: Agenda, step_id: str, strand_id: str, index: int) -> Agenda:
    """The agenda with one step at a place in a strand, counted without it and held within it."""
    step = strands.find(agenda, step_id)
    _check(step)
    if not any(strand.id == strand_id for each in agenda.steps for strand in each.strands):
        raise KeyError(strand_id)
    alone = [strand.id for each in agenda.steps for strand in each.strands if strand.steps == (step,)]
    if strand_id in alone:
        return agenda  # it is all of that strand
    rest = [each for each in agenda.steps if each.id != step_id]
    put = [_filled(emptied(each, {step_id}), replace(step, pinned=None), strand_id, index) for each in rest]
    return schedule.with_steps(agenda, [part for each in put for part in in_line(each)])


def emptied(block: Step, ids: Collection[str]) -> Step:
    """A step without those of these ids inside it. Strands may be empty then: `in_line` tidies up."""
    if not block.strands:
        return block
    kept = tuple(
        replace(strand, steps=tuple(each for each in strand.steps if each.id not in ids)) for strand in block.strands
    )
    return replace(block, strands=kept)


def _filled(block: Step, step: Step, strand_id: str, index: int) -> Step:
    return replace(
        block,
        strands=tuple(
            replace(strand, steps=_with(strand.steps, step, index)) if strand.id == strand_id else strand
            for strand in block.strands
        ),
    )


def _with(steps: tuple[Step, ...], step: Step, index: int) -> tuple[Step, ...]:
    index = max(0, min(index, len(steps)))
    return (*steps[:index], step, *steps[index:])


def in_line(block: Step) -> list[Step]:
    """The lines of the plan that are left of a step: itself, or what stood in it when fewer than two strands have
    anything to do."""
    if not block.strands:
        return [block]
    block = replace(block, strands=tuple(strand for strand in block.strands if strand.steps))
    if not block.strands:
        return []
    return [strands.settled(block)] if len(block.strands) >= strands.FEWEST_STRANDS else _line(block)


def shifted(agenda: Agenda, step_id: str, by: int) -> Agenda:
    """One step one place up or down, as the lines of the plan are read: within its strand, then to the strand beside
    it, and from the outermost strand out of them. A step in no strand goes past others as a whole."""
    inside = strands.holder(agenda, step_id)
    if inside is None:
        return days.shifted(agenda, step_id, by)
    block, strand = inside
    index = next(place for place, each in enumerate(strand.steps) if each.id == step_id)
    if 0 <= index + by < len(strand.steps):
        return into(agenda, step_id, strand.id, index + by)
    beside = block.strands.index(strand) + by
    if not 0 <= beside < len(block.strands):
        return out(agenda, step_id, before=by < 0)
    return into(agenda, step_id, block.strands[beside].id, 0 if by > 0 else len(block.strands[beside].steps))


def named(agenda: Agenda, strand_id: str, name: str) -> Agenda:
    """The agenda with another name for one strand."""
    return replace(agenda, steps=tuple(_with_name(step, strand_id, name) for step in agenda.steps))


def _with_name(step: Step, strand_id: str, name: str) -> Step:
    if not any(strand.id == strand_id for strand in step.strands):
        return step
    strands = tuple(replace(each, name=name) if each.id == strand_id else each for each in step.strands)
    return replace(step, strands=strands)
