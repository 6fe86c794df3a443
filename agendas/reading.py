"""From TOML tables to agenda values, noting every mistake on the way.

Called by `loader` only; the format is described there. Nothing here opens a file, and nothing raises for bad input:
a value that cannot be read is noted and replaced by a harmless one, so that the rest is checked as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from msgspec.structs import replace

from agendas.model import Agenda, AgendaKind, Step
from agendas.reading_steps import LONGEST_STEP, LONGEST_TITLE, TEXT_KEYS, AgendaTexts, read_step, step_texts
from agendas.schedule import DAY, numbered, settled, that_day, times
from agendas.table_reader import Mistakes, Table, TableReader

MOST_STEPS = 500
_AGENDA_KEYS = ("id", "kind", "starts", "people", "ideal", "sourced", "step")
_SINGLE_KEYS = ("title", "purpose", "language")


def read_texts(table: Table, mistakes: Mistakes) -> AgendaTexts:
    """The texts of one language of a template."""
    reader = TableReader(table, mistakes)
    reader.only(("title", "purpose", "materials", "strands", "step"))
    title, purpose = reader.text("title", longest=LONGEST_TITLE), reader.text("purpose")
    materials, strands = (_names(reader, key, mistakes) for key in ("materials", "strands"))
    steps = {}
    for step_id, entry in reader.table_of("step", required=True).items():
        if not isinstance(entry, dict):
            mistakes.add(step_id, "", "must be a table of texts")
            continue
        of_step = TableReader(entry, mistakes, step_id)
        of_step.only(TEXT_KEYS)
        steps[step_id] = step_texts(of_step, required=True)
    return AgendaTexts(title, purpose, steps, materials, strands)


def _names(reader: TableReader, key: str, mistakes: Mistakes) -> Mapping[str, str]:
    names = TableReader(reader.table_of(key), mistakes, inside=f"{key}.")
    return {each: names.text(each, longest=LONGEST_TITLE) for each in names.table}


def read_agenda(table: Table, texts: AgendaTexts, language: str, mistakes: Mistakes) -> Agenda:
    """An agenda from its structure and one language of texts. What was noted decides whether it may be used."""
    reader = TableReader(table, mistakes)
    reader.only(_AGENDA_KEYS)
    steps = _steps(reader, mistakes, texts)
    people = reader.range("people", 1, 1000)
    agenda = Agenda(
        id=reader.identifier("id"),
        kind=reader.one_of("kind", AgendaKind) or AgendaKind.OWN,
        title=texts.title,
        purpose=texts.purpose,
        starts=reader.day_starts("starts"),
        people=people,
        ideal=reader.range("ideal", *people),
        steps=steps,
        language=language,
        sourced=reader.flag("sourced"),
    )
    return _by_the_clock(agenda, mistakes)


def read_single(table: Table, name: str, mistakes: Mistakes) -> Agenda:
    """An agenda from a single file; `name` stands in for a missing id."""
    reader = TableReader(table, mistakes)
    reader.only((*_AGENDA_KEYS, *_SINGLE_KEYS))
    people = reader.range("people", 1, 1000, default=(2, 60))
    agenda = Agenda(
        id=reader.identifier("id", default=re.sub(r"[^A-Za-z0-9_-]", "_", name)),
        kind=reader.one_of("kind", AgendaKind, default=AgendaKind.OWN) or AgendaKind.OWN,
        title=reader.text("title", longest=LONGEST_TITLE),
        purpose=reader.text("purpose", required=False),
        starts=reader.day_starts("starts", default=(9 * 60,)),
        people=people,
        ideal=reader.range("ideal", *people, default=people),
        steps=_steps(reader, mistakes, None),
        language=reader.identifier("language", default="en"),
        sourced=reader.flag("sourced"),
    )
    return _by_the_clock(agenda, mistakes)


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
    ids: set[str] = set()

    def seen(step_id: str, of_step: TableReader) -> None:
        if step_id in ids:
            of_step.note("id", "is used by an earlier step as well")
        ids.add(step_id)

    for place, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict):
            mistakes.add(f"step {place}", "", "must be a [[step]] table")
            continue
        label = entry.get("id")
        of_step = TableReader(
            entry, mistakes, label[:64] if isinstance(label, str) and label.strip() else f"step {place}"
        )
        step = read_step(of_step, texts, seen)
        if steps and step.day < steps[-1].day:
            of_step.note("day", "is earlier than the day of the step before")
        steps.append(step)
    if len(ids) > MOST_STEPS:  # those in strands are counted as well
        reader.note("step", f"there are {len(ids)} steps; at most {MOST_STEPS} are allowed")
        return ()
    return numbered(steps)


def _by_the_clock(agenda: Agenda, mistakes: Mistakes) -> Agenda:
    """The agenda with the lengths of the steps that count to a clock time; a time far before the day's start is meant
    for after midnight."""
    if not agenda.starts:
        return agenda
    steps = [replace(step, until=that_day(agenda, step.day, step.until)) for step in agenda.steps]
    agenda = replace(agenda, steps=tuple(steps))
    for step, slot in zip(steps, times(agenda), strict=True):
        if step.until is not None and slot.end - slot.start > LONGEST_STEP:
            mistakes.add(step.id, "until", f"is more than {DAY // 60} hours after the step begins")
    return settled(agenda)


def unused_materials(steps: Collection[Step], texts: AgendaTexts) -> tuple[str, ...]:
    """Material names that no step asks for."""
    used = {material.name for step in steps for material in step.materials}
    return tuple(key for key, name in texts.materials.items() if name not in used)


def unused_strands(steps: Collection[Step], texts: AgendaTexts) -> tuple[str, ...]:
    """Names of strands that no step has."""
    used = {strand.name for step in steps for strand in step.strands}
    return tuple(key for key, name in texts.strands.items() if name not in used)
