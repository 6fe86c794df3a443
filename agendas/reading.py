"""From TOML tables to agenda values, noting every mistake on the way.

Called by `loader` only; the format is described there. Nothing here opens a file, and nothing raises for bad input:
a value that cannot be read is noted and replaced by a harmless one, so that the rest is checked as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from msgspec import Struct, field

from agendas.marks import MarkProblem, parse_mark, problem
from agendas.model import (
    Activity,
    Agenda,
    AgendaKind,
    Flex,
    Lead,
    Mark,
    Material,
    Round,
    Step,
    StepTexts,
    StepType,
)
from agendas.rounds import rounds_for
from agendas.schedule import numbered
from agendas.table_reader import Mistakes, Table, TableReader, is_whole

LONGEST_STEP = 1440
MOST_STEPS = 500
MOST_ROUNDS = 12
LONGEST_TITLE = 200
QUANTITIES = ("per_person", "per_person+20%", "per_group", "per_observer_round")

_QUANTITY = re.compile(r"[1-9]\d{0,3}")
_TEXT_KEYS = ("title", "script", "room_text", "tips", "failure")
_AGENDA_KEYS = ("id", "kind", "starts", "people", "ideal", "sourced", "step")
_STEP_KEYS = (
    *("id", "minutes", "flex", "type", "lead", "activity", "rounds", "cut", "protected", "pinned", "day", "materials"),
    *("seconds_each", "per_key_result", "advance", "warn", "last_call"),
)
_MARK_PROBLEMS = {
    MarkProblem.WARN_TOO_LONG: ("warn", "is longer before the end than the step is long"),
    MarkProblem.LAST_CALL_TOO_LONG: ("last_call", "is longer before the end than the step is long"),
    MarkProblem.LAST_CALL_FIRST: ("last_call", "comes before the warning"),
}
_SINGLE_KEYS = ("title", "purpose", "language")


class AgendaTexts(Struct, frozen=True):
    """The texts of one language: titles and purpose, texts per step, names of materials."""

    title: str
    purpose: str
    steps: Mapping[str, StepTexts] = field(default_factory=dict)
    materials: Mapping[str, str] = field(default_factory=dict)


def read_texts(table: Table, mistakes: Mistakes) -> AgendaTexts:
    """The texts of one language of a template."""
    reader = TableReader(table, mistakes)
    reader.only(("title", "purpose", "materials", "step"))
    title, purpose = reader.text("title", longest=LONGEST_TITLE), reader.text("purpose")
    materials = TableReader(reader.table_of("materials"), mistakes, inside="materials.")
    names = {key: materials.text(key, longest=LONGEST_TITLE) for key in materials.table}
    steps = {}
    for step_id, entry in reader.table_of("step", required=True).items():
        if not isinstance(entry, dict):
            mistakes.add(step_id, "", "must be a table of texts")
            continue
        of_step = TableReader(entry, mistakes, step_id)
        of_step.only(_TEXT_KEYS)
        steps[step_id] = _step_texts(of_step, required=True)
    return AgendaTexts(title, purpose, steps, names)


def _step_texts(reader: TableReader, *, required: bool) -> StepTexts:
    return StepTexts(
        title=reader.text("title", longest=LONGEST_TITLE),
        script=reader.text("script", required=required),
        room_text=reader.text("room_text", required=required),
        tips=reader.text("tips", required=False),
        failure=reader.text("failure", required=False),
    )


def read_agenda(table: Table, texts: AgendaTexts, language: str, mistakes: Mistakes) -> Agenda:
    """An agenda from its structure and one language of texts. What was noted decides whether it may be used."""
    reader = TableReader(table, mistakes)
    reader.only(_AGENDA_KEYS)
    steps = _steps(reader, mistakes, texts)
    people = reader.range("people", 1, 1000)
    return Agenda(
        id=reader.identifier("id"),
        kind=reader.one_of("kind", AgendaKind) or AgendaKind.OWN,
        title=texts.title,
        purpose=texts.purpose,
        starts=reader.clocks("starts"),
        people=people,
        ideal=reader.range("ideal", *people),
        steps=steps,
        language=language,
        sourced=reader.flag("sourced"),
    )


def read_single(table: Table, name: str, mistakes: Mistakes) -> Agenda:
    """An agenda from a single file; `name` stands in for a missing id."""
    reader = TableReader(table, mistakes)
    reader.only((*_AGENDA_KEYS, *_SINGLE_KEYS))
    people = reader.range("people", 1, 1000, default=(2, 60))
    return Agenda(
        id=reader.identifier("id", default=re.sub(r"[^A-Za-z0-9_-]", "_", name)),
        kind=reader.one_of("kind", AgendaKind, default=AgendaKind.OWN) or AgendaKind.OWN,
        title=reader.text("title", longest=LONGEST_TITLE),
        purpose=reader.text("purpose", required=False),
        starts=reader.clocks("starts", default=(9 * 60,)),
        people=people,
        ideal=reader.range("ideal", *people, default=people),
        steps=_steps(reader, mistakes, None),
        language=reader.identifier("language", default="en"),
        sourced=reader.flag("sourced"),
    )


def _steps(reader: TableReader, mistakes: Mistakes, texts: AgendaTexts | None) -> tuple[Step, ...]:
    """All steps; `texts` is None for a single file, whose steps carry their own."""
    entries = reader.table.get("step")
    if not isinstance(entries, list) or not entries:
        reader.note("step", "is missing; an agenda needs at least one [[step]]")
        return ()
    if len(entries) > MOST_STEPS:
        reader.note("step", f"there are {len(entries)} steps; at most {MOST_STEPS} are allowed")
        return ()
    steps: list[Step] = []
    seen: set[str] = set()
    for place, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict):
            mistakes.add(f"step {place}", "", "must be a [[step]] table")
            continue
        label = entry.get("id")
        of_step = TableReader(
            entry, mistakes, label[:64] if isinstance(label, str) and label.strip() else f"step {place}"
        )
        step = _step(of_step, texts)
        if step.id in seen:
            of_step.note("id", "is used by an earlier step as well")
        if steps and step.day < steps[-1].day:
            of_step.note("day", "is earlier than the day of the step before")
        seen.add(step.id)
        steps.append(step)
    return numbered(steps)


def _step(reader: TableReader, texts: AgendaTexts | None) -> Step:
    single = texts is None
    reader.only((*_STEP_KEYS, *_TEXT_KEYS) if single else _STEP_KEYS)
    step_id = reader.identifier("id")
    minutes = reader.whole("minutes", 1, LONGEST_STEP)
    flex = reader.range("flex", 0, LONGEST_STEP, default=(minutes, minutes) if single else None)
    if is_whole(reader.table.get("minutes")) and not flex[0] <= minutes <= flex[1]:
        reader.note("minutes", f"is {minutes}, outside flex {flex[0]} to {flex[1]}")
    activity = reader.one_of("activity", Activity, default=Activity.NONE) or Activity.NONE
    cut = reader.whole("cut", 1, 99) if "cut" in reader.table else None
    protected = reader.flag("protected")
    if protected and cut is not None:
        reader.note("cut", "a protected step is never cut; keep one of the two")
    step = Step(
        id=step_id,
        minutes=minutes,
        flex=Flex(*flex),
        type=reader.one_of("type", StepType) or StepType.EXERCISE,
        leads=reader.several("lead", Lead, default=(Lead.COACH,) if single else ()),
        texts=_step_texts(reader, required=False) if texts is None else _texts_of(step_id, texts, reader),
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
    )
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


def unused_materials(steps: Collection[Step], texts: AgendaTexts) -> tuple[str, ...]:
    """Material names that no step asks for."""
    used = {material.name for step in steps for material in step.materials}
    return tuple(key for key, name in texts.materials.items() if name not in used)
