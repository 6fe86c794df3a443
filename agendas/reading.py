"""From TOML tables to agenda values, noting every mistake on the way.

Called by `loader` only; the format is described there. Nothing here opens a file, and nothing raises for bad input:
a value that cannot be read is noted and replaced by a harmless one, so that the rest is checked as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeGuard, TypeVar

from agendas.model import (
    Activity,
    Agenda,
    AgendaKind,
    Flex,
    Lead,
    Material,
    Round,
    Step,
    StepTexts,
    StepType,
)
from agendas.rounds import rounds_for
from agendas.schedule import numbered, parse_clock

LONGEST_STEP = 1440
MOST_STEPS = 500
MOST_ROUNDS = 12
LONGEST_TITLE = 200
LONGEST_TEXT = 5_000
QUANTITIES = ("per_person", "per_person+20%", "per_group", "per_observer_round")

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_QUANTITY = re.compile(r"[1-9]\d{0,3}")
_TEXT_KEYS = ("title", "script", "room_text", "tips", "failure")
_AGENDA_KEYS = ("id", "kind", "starts", "people", "ideal", "sourced", "step")
_STEP_KEYS = (
    *("id", "minutes", "flex", "type", "lead", "activity", "rounds", "cut", "protected", "pinned", "day", "materials"),
    *("seconds_each", "per_key_result"),
)
_SINGLE_KEYS = ("title", "purpose", "language")

E = TypeVar("E", bound=StrEnum)
Table = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Mistakes:
    """Where to note what is wrong in one file."""

    add: Callable[[str, str, str], None]


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language: titles and purpose, texts per step, names of materials."""

    title: str
    purpose: str
    steps: Mapping[str, StepTexts] = field(default_factory=dict)
    materials: Mapping[str, str] = field(default_factory=dict)


class _Reader:
    """Reads the keys of one table and notes what is wrong with them under one step."""

    def __init__(self, table: Table, mistakes: Mistakes, step: str = "", inside: str = "") -> None:
        self.table, self.mistakes, self.step, self.inside = table, mistakes, step, inside

    def note(self, key: str, message: str) -> None:
        self.mistakes.add(self.step, f"{self.inside}{key}", message)

    def only(self, known: Sequence[str]) -> None:
        for key in self.table:
            if key not in known:
                near = get_close_matches(key, known, 1)
                self.note(key[:60], "is not a key of this format" + (f"; did you mean {near[0]!r}?" if near else ""))

    def text(self, key: str, *, required: bool = True, default: str = "", longest: int = LONGEST_TEXT) -> str:
        value = self.table.get(key, None)
        if value is None:
            if required:
                self.note(key, "is missing")
            return default
        if not isinstance(value, str):
            self.note(key, f"must be text, not {_kind(value)}")
            return default
        if required and not value.strip():
            self.note(key, "is empty")
        if len(value) > longest:
            self.note(key, f"is {len(value)} characters long; at most {longest} are allowed")
        if any(ord(char) < 32 and char not in "\n\t" for char in value):
            self.note(key, "contains a control character")
        return value.strip()

    def identifier(self, key: str, default: str | None = None) -> str:
        value = self.text(key, required=default is None, default=default or "")
        if key in self.table and value and not _ID.fullmatch(value):
            self.note(key, "may hold letters, digits, _ and - only, at most 64")
        return value[:64]

    def whole(self, key: str, lowest: int, highest: int, default: int | None = None) -> int:
        value = self.table.get(key, default)
        if value is None:
            self.note(key, "is missing")
        elif not _is_whole(value):
            self.note(key, f"must be a whole number, not {_kind(value)}")
        elif not lowest <= value <= highest:
            self.note(key, f"is {_short(value)}, but must be {lowest} to {highest}")
        else:
            return value
        return lowest

    def range(self, key: str, lowest: int, highest: int, default: tuple[int, int] | None = None) -> tuple[int, int]:
        value = self.table.get(key)
        if value is None:
            if default is None:
                self.note(key, "is missing")
            return default or (lowest, highest)
        if not (isinstance(value, list) and len(value) == 2 and all(_is_whole(each) for each in value)):
            self.note(key, "must be two whole numbers, such as [20, 35]")
        elif not lowest <= value[0] <= value[1] <= highest:
            self.note(key, f"must run from smaller to larger within {lowest} to {highest}")
        else:
            return value[0], value[1]
        return lowest, highest

    def flag(self, key: str) -> bool:
        value = self.table.get(key, False)
        if not isinstance(value, bool):
            self.note(key, f"must be true or false, not {_kind(value)}")
            return False
        return value

    def one_of(self, key: str, kind: type[E], default: E | None = None) -> E | None:
        if key not in self.table:
            if default is None:
                self.note(key, "is missing")
            return default
        return self._member(key, self.table[key], kind) or default

    def several(self, key: str, kind: type[E], default: tuple[E, ...] = ()) -> tuple[E, ...]:
        value = self.table.get(key)
        if value is None:
            if not default:
                self.note(key, "is missing")
            return default
        values = value if isinstance(value, list) else [value]
        if not values:
            self.note(key, "is empty")
        found = [self._member(key, each, kind) for each in values]
        return tuple(member for member in found if member is not None)

    def _member(self, key: str, value: object, kind: type[E]) -> E | None:
        if isinstance(value, str) and value in list(kind):
            return kind(value)
        self.note(key, f"is {_short(value)}, but must be one of: {', '.join(kind)}")
        return None

    def clock(self, key: str) -> int | None:
        return self._clock(key, self.table[key]) if key in self.table else None

    def clocks(self, key: str, default: tuple[int, ...] | None = None) -> tuple[int, ...]:
        value = self.table.get(key)
        if value is None and default is not None:
            return default
        values = value if isinstance(value, list) else [value]
        if value is None or not values:
            self.note(key, 'is missing; write starts = ["9:00"]')
        found = [self._clock(key, each) for each in values if each is not None]
        return tuple(minutes for minutes in found if minutes is not None)

    def _clock(self, key: str, value: object) -> int | None:
        minutes = parse_clock(value) if isinstance(value, str) else None
        if minutes is None:
            self.note(key, f'is {_short(value)}, but must be a time in quotes, such as "9:00"')
        return minutes

    def table_of(self, key: str, *, required: bool = False) -> Table:
        value = self.table.get(key)
        if value is None and not required:
            return {}
        if not isinstance(value, dict):
            self.note(key, "is missing" if value is None else f"must be a table, not {_kind(value)}")
            return {}
        return value


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a decimal number", str: "text", list: "a list"}
    return names.get(type(value), "a table" if isinstance(value, dict) else "a date or time")


def _short(value: object) -> str:
    try:
        text = repr(value)
    except ValueError:  # Python refuses to write out a number of thousands of digits
        return "a huge number"
    return text if len(text) <= 40 else f"{text[:37]}..."


def read_texts(table: Table, mistakes: Mistakes) -> Texts:
    """The texts of one language of a template."""
    reader = _Reader(table, mistakes)
    reader.only(("title", "purpose", "materials", "step"))
    title, purpose = reader.text("title", longest=LONGEST_TITLE), reader.text("purpose")
    materials = _Reader(reader.table_of("materials"), mistakes, inside="materials.")
    names = {key: materials.text(key, longest=LONGEST_TITLE) for key in materials.table}
    steps = {}
    for step_id, entry in reader.table_of("step", required=True).items():
        if not isinstance(entry, dict):
            mistakes.add(step_id, "", "must be a table of texts")
            continue
        of_step = _Reader(entry, mistakes, step_id)
        of_step.only(_TEXT_KEYS)
        steps[step_id] = _step_texts(of_step, required=True)
    return Texts(title, purpose, steps, names)


def _step_texts(reader: _Reader, *, required: bool) -> StepTexts:
    return StepTexts(
        title=reader.text("title", longest=LONGEST_TITLE),
        script=reader.text("script", required=required),
        room_text=reader.text("room_text", required=required),
        tips=reader.text("tips", required=False),
        failure=reader.text("failure", required=False),
    )


def read_agenda(table: Table, texts: Texts, language: str, mistakes: Mistakes) -> Agenda:
    """An agenda from its structure and one language of texts. What was noted decides whether it may be used."""
    reader = _Reader(table, mistakes)
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
    reader = _Reader(table, mistakes)
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


def _steps(reader: _Reader, mistakes: Mistakes, texts: Texts | None) -> tuple[Step, ...]:
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
        of_step = _Reader(entry, mistakes, label[:64] if isinstance(label, str) and label.strip() else f"step {place}")
        step = _step(of_step, texts)
        if step.id in seen:
            of_step.note("id", "is used by an earlier step as well")
        if steps and step.day < steps[-1].day:
            of_step.note("day", "is earlier than the day of the step before")
        seen.add(step.id)
        steps.append(step)
    return numbered(steps)


def _step(reader: _Reader, texts: Texts | None) -> Step:
    single = texts is None
    reader.only((*_STEP_KEYS, *_TEXT_KEYS) if single else _STEP_KEYS)
    step_id = reader.identifier("id")
    minutes = reader.whole("minutes", 1, LONGEST_STEP)
    flex = reader.range("flex", 0, LONGEST_STEP, default=(minutes, minutes) if single else None)
    if _is_whole(reader.table.get("minutes")) and not flex[0] <= minutes <= flex[1]:
        reader.note("minutes", f"is {minutes}, outside flex {flex[0]} to {flex[1]}")
    activity = reader.one_of("activity", Activity, default=Activity.NONE) or Activity.NONE
    cut = reader.whole("cut", 1, 99) if "cut" in reader.table else None
    protected = reader.flag("protected")
    if protected and cut is not None:
        reader.note("cut", "a protected step is never cut; keep one of the two")
    return Step(
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
    )


def _texts_of(step_id: str, texts: Texts, reader: _Reader) -> StepTexts:
    if step_id not in texts.steps:
        reader.note("", "has no texts")
        return StepTexts(step_id)
    return texts.steps[step_id]


def _rounds(reader: _Reader, activity: Activity, minutes: int) -> tuple[Round, ...]:
    if activity is not Activity.ROTATION:
        if "rounds" in reader.table:
            reader.note("rounds", 'only a step with activity = "rotation" has rounds')
        return ()
    count = reader.whole("rounds", 1, MOST_ROUNDS, default=1)
    if count > minutes:
        reader.note("rounds", f"{count} rounds do not fit into {minutes} minutes")
        return ()
    return rounds_for(minutes, count)


def _materials(reader: _Reader, names: Mapping[str, str] | None) -> tuple[Material, ...]:
    found = []
    for key, quantity in reader.table_of("materials").items():
        if not isinstance(quantity, str) or not (quantity in QUANTITIES or _QUANTITY.fullmatch(quantity)):
            reader.note(f"materials.{key[:60]}", f"must be a number in quotes or one of: {', '.join(QUANTITIES)}")
        elif names is not None and key not in names:
            reader.note(f"materials.{key[:60]}", "has no name in the texts")
        else:
            found.append(Material(key if names is None else names[key], quantity))
    return tuple(found)


def unused_materials(steps: Collection[Step], texts: Texts) -> tuple[str, ...]:
    """Material names that no step asks for."""
    used = {material.name for step in steps for material in step.materials}
    return tuple(key for key, name in texts.materials.items() if name not in used)
