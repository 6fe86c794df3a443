"""From the TOML table of one step to its value, noting every mistake on the way; a table with strands becomes the step
that holds them.

Called by `reading` only; the format is described in `loader`. Nothing raises for bad input.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct, field

from agendas import strands
from agendas.marks import MarkProblem, parse_mark, problem
from agendas.model import Activity, Flex, Lead, Mark, Material, Round, Step, StepTexts, StepType, Strand
from agendas.rounds import rounds_for
from agendas.table_reader import TableReader

LONGEST_STEP = 1440
MOST_ROUNDS = 12
LONGEST_TITLE = 200
QUANTITIES = (
    *("per_person", "per_person+20%", "2_per_person", "3_per_person"),
    *("per_group", "per_team", "per_observer_round", "per_item"),
)
FLEX_TO_CLOCK = (5, 240)  # unless said: what a step that counts to a clock time can do with

TEXT_KEYS = ("title", "script", "room_text", "tips", "failure")
_QUANTITY = re.compile(r"[1-9]\d{0,3}")
_STEP_KEYS = (
    *("id", "minutes", "flex", "type", "lead", "activity", "rounds", "cut", "protected", "pinned", "day", "materials"),
    *("seconds_each", "per_key_result", "advance", "warn", "last_call", "until", "strand"),
)
_KEYS_IN_STRAND = (
    *("id", "minutes", "flex", "type", "lead", "activity", "cut", "protected", "materials"),
    *("seconds_each", "per_key_result", "warn", "last_call"),
)
_HOLDER_KEYS = ("id", "cut", "protected", "pinned", "day", "advance", "warn", "last_call", "strand")
_STRAND_KEYS = ("id", "name", "step")
_NOT_IN_STRAND = {
    "pinned": "has no place in a strand; give the fixed start to the step that holds the strands",
    "until": "has no place in a strand: the longest strand decides when all of them are over",
    "rounds": "has no place in a strand: the rounds deal a seat to everybody who takes part",
    "day": "has no place in a strand; give the day to the step that holds the strands",
    "advance": "has no place in a strand: its steps follow one another by the clock",
    "strand": "has no place in a strand: strands hold no strands",
}
_MARK_PROBLEMS = {
    MarkProblem.WARN_TOO_LONG: ("warn", "is longer before the end than the step is long"),
    MarkProblem.LAST_CALL_TOO_LONG: ("last_call", "is longer before the end than the step is long"),
    MarkProblem.LAST_CALL_FIRST: ("last_call", "comes before the warning"),
}


class AgendaTexts(Struct, frozen=True):
    """The texts of one language: titles and purpose, texts per step, names of materials and of strands."""

    title: str
    purpose: str
    steps: Mapping[str, StepTexts] = field(default_factory=dict)
    materials: Mapping[str, str] = field(default_factory=dict)
    strands: Mapping[str, str] = field(default_factory=dict)


def step_texts(reader: TableReader, *, required: bool, titled: bool = True) -> StepTexts:
    """The texts of a step from a table that has them; only one with strands may be without a title."""
    return StepTexts(
        title=reader.text("title", required=titled, longest=LONGEST_TITLE),
        script=reader.text("script", required=required),
        room_text=reader.text("room_text", required=required),
        tips=reader.text("tips", required=False),
        failure=reader.text("failure", required=False),
    )


def read_step(reader: TableReader, texts: AgendaTexts | None, seen: Callable[[str, TableReader], None]) -> Step:
    """A step of the plan, with the strands in it if it has any; `texts` is None for a single file, whose steps carry
    their own. `seen` is told every id."""
    step = _holder(reader, texts, seen) if "strand" in reader.table else _step(reader, texts)
    seen(step.id, reader)
    if (wrong := None if step.until is not None else problem(step)) is not None:
        reader.note(*_MARK_PROBLEMS[wrong])
    return step


def _step(reader: TableReader, texts: AgendaTexts | None, known: tuple[str, ...] = _STEP_KEYS) -> Step:
    reader.only((*known, *TEXT_KEYS) if texts is None else known)
    step_id = reader.identifier("id")
    end = reader.end("until")
    minutes, flex = _length(reader, texts is None)
    activity = reader.one_of("activity", Activity, default=Activity.NONE) or Activity.NONE
    cut, protected = _cut(reader)
    if activity is Activity.ROTATION and "until" in reader.table:
        reader.note("until", "does not go with rotation: its rounds are cut to a length")
        end = None
    return Step(
        id=step_id,
        minutes=minutes,
        flex=flex,
        type=reader.one_of("type", StepType) or StepType.EXERCISE,
        leads=reader.several("lead", Lead, default=(Lead.COACH,) if texts is None else ()),
        texts=step_texts(reader, required=False) if texts is None else _texts_of(step_id, texts, reader),
        materials=_materials(reader, None if texts is None else texts.materials),
        activity=activity,
        cut=cut,
        protected=protected,
        pinned=reader.clock("pinned"),
        rounds=_rounds(reader, activity, minutes),
        day=reader.whole("day", 1, 31, default=1),
        seconds_each=reader.whole("seconds_each", 15, 600, default=120),
        per_key_result=reader.whole("per_key_result", 0, 60, default=0),
        advance=reader.flag("advance"),
        warn=_mark(reader, "warn"),
        last_call=_mark(reader, "last_call"),
        until=end,
    )


def _length(reader: TableReader, single: bool) -> tuple[int, Flex]:
    """Minutes and flex; of a step that counts to a clock time the flex alone."""
    if "until" in reader.table:
        if "minutes" in reader.table:
            reader.note("minutes", "is what the clock leaves when there is until; keep one of the two")
        shortest, longest = reader.range("flex", 0, LONGEST_STEP, default=FLEX_TO_CLOCK if single else None)
        return max(1, shortest), Flex(shortest, longest)
    minutes = reader.whole("minutes", 1, LONGEST_STEP)
    flex = reader.range("flex", 0, LONGEST_STEP, default=(minutes, minutes) if single else None)
    if reader.table.get("minutes") == minutes and not flex[0] <= minutes <= flex[1]:
        reader.note("minutes", f"is {minutes}, outside flex {flex[0]} to {flex[1]}")
    return minutes, Flex(*flex)


def _cut(reader: TableReader) -> tuple[int | None, bool]:
    cut = reader.whole("cut", 1, 99) if "cut" in reader.table else None
    protected = reader.flag("protected")
    if protected and cut is not None:
        reader.note("cut", "a protected step is never cut; keep one of the two")
    return cut, protected


def _holder(reader: TableReader, texts: AgendaTexts | None, seen: Callable[[str, TableReader], None]) -> Step:
    """A step whose strands say how long it is, of which type, and who leads it."""
    for key in reader.table:
        if key in _STEP_KEYS and key not in _HOLDER_KEYS:
            reader.note(key, "follows from the strands; leave it out")
    reader.only((*_STEP_KEYS, *TEXT_KEYS) if texts is None else _STEP_KEYS)
    step_id = reader.identifier("id")
    cut, protected = _cut(reader)
    step = Step(
        id=step_id,
        minutes=1,
        flex=Flex(1, 1),
        type=StepType.EXERCISE,
        leads=(),
        texts=step_texts(reader, required=False, titled=False)
        if texts is None
        else texts.steps.get(step_id, StepTexts("")),
        cut=cut,
        protected=protected,
        pinned=reader.clock("pinned"),
        day=reader.whole("day", 1, 31, default=1),
        advance=reader.flag("advance"),
        warn=_mark(reader, "warn"),
        last_call=_mark(reader, "last_call"),
        strands=_strands(reader, texts, step_id, seen),
    )
    return strands.settled(step)


def _strands(
    reader: TableReader, texts: AgendaTexts | None, step_id: str, seen: Callable[[str, TableReader], None]
) -> tuple[Strand, ...]:
    entries = reader.table["strand"]
    if not isinstance(entries, list) or not strands.FEWEST_STRANDS <= len(entries) <= strands.MOST_STRANDS:
        reader.note("strand", f"must be {strands.FEWEST_STRANDS} to {strands.MOST_STRANDS} tables [[step.strand]]")
        return ()
    found: list[Strand] = []
    for place, entry in enumerate(entries, start=1):
        inside = f"strand {place}."
        if not isinstance(entry, dict):
            reader.note(f"strand {place}", "must be a table [[step.strand]]")
            continue
        of_strand = TableReader(entry, reader.mistakes, reader.step, inside)
        of_strand.only(_STRAND_KEYS)
        strand_id = of_strand.identifier("id", default=f"{step_id[:60]}_{place}")
        if any(strand_id == each.id for each in found):
            of_strand.note("id", "is used by an earlier strand as well")
        name = of_strand.text("name", required=False, longest=LONGEST_TITLE)
        if texts is not None and name:
            if name not in texts.strands:
                of_strand.note("name", "has no name in the texts")
            name = texts.strands.get(name, name)
        if steps := _steps_of(of_strand, texts, seen):
            found.append(Strand(strand_id, name, steps))
    return tuple(found)


def _steps_of(
    reader: TableReader, texts: AgendaTexts | None, seen: Callable[[str, TableReader], None]
) -> tuple[Step, ...]:
    entries = reader.table.get("step")
    if not isinstance(entries, list) or not entries:
        reader.note("step", "is missing; a strand needs at least one [[step.strand.step]]")
        return ()
    found = []
    for place, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict):
            reader.note(f"step {place}", "must be a table [[step.strand.step]]")
            continue
        label = entry.get("id")
        name = label[:64] if isinstance(label, str) and label.strip() else f"{reader.inside}step {place}"
        of_step = TableReader(entry, reader.mistakes, name)
        found.append(_step_in_strand(of_step, texts))
        seen(found[-1].id, of_step)
    return tuple(found)


def _step_in_strand(reader: TableReader, texts: AgendaTexts | None) -> Step:
    for key, why in _NOT_IN_STRAND.items():
        if key in reader.table:
            reader.note(key, why)
    table = {key: value for key, value in reader.table.items() if key not in _NOT_IN_STRAND}
    step = _step(TableReader(table, reader.mistakes, reader.step), texts, _KEYS_IN_STRAND)
    if step.activity is Activity.ROTATION:
        reader.note("activity", _NOT_IN_STRAND["rounds"].replace("has no place", "rotation has no place"))
    if (wrong := problem(step)) is not None:
        reader.note(*_MARK_PROBLEMS[wrong])
    return step


def _mark(reader: TableReader, key: str) -> Mark | None:
    if key not in reader.table:
        return None
    value = reader.table[key]
    mark = parse_mark(value) if isinstance(value, str) else None
    if mark is None:
        reader.note(key, 'must say how long before the end, in quotes, such as "5 min" or "20 %"')
    return mark


def _texts_of(step_id: str, texts: AgendaTexts, reader: TableReader) -> StepTexts:
    if step_id not in texts.steps:
        reader.note("", "has no texts")
        return StepTexts(step_id)
    return texts.steps[step_id]


def _rounds(reader: TableReader, activity: Activity, minutes: int) -> tuple[Round, ...]:
    if activity is not Activity.ROTATION:
        if "rounds" in reader.table:
            reader.note("rounds", 'only a step with activity = "rotation" has rounds')
        return ()
    count = reader.whole("rounds", 1, MOST_ROUNDS, default=1)
    if count > minutes:
        reader.note("rounds", f"{count} rounds do not fit into {minutes} minutes")
        return ()
    return rounds_for(minutes, count)


def _materials(reader: TableReader, names: Mapping[str, str] | None) -> tuple[Material, ...]:
    found = []
    for key, quantity in reader.table_of("materials").items():
        if not isinstance(quantity, str) or not (quantity in QUANTITIES or _QUANTITY.fullmatch(quantity)):
            reader.note(f"materials.{key[:60]}", f"must be a number in quotes or one of: {', '.join(QUANTITIES)}")
        elif names is not None and key not in names:
            reader.note(f"materials.{key[:60]}", "has no name in the texts")
        else:
            found.append(Material(key if names is None else names[key], quantity))
    return tuple(found)
