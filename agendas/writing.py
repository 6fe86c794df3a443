"""An agenda as the text of a single file that `loader.load_bytes` reads: what a coach keeps in a library of their own.

Called by the library. Pure: it gives text and opens nothing. What the format cannot say (parked steps, fixed ends) is
left out, and what an edit has pushed beyond the format's limits (a text of endless length, minutes outside their flex)
is brought inside them, so that everything written can be read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from agendas.marks import mark_words, problem
from agendas.model import Activity, Agenda, Material, Step, Strand
from agendas.reading_steps import LONGEST_STEP, LONGEST_TITLE, QUANTITIES
from agendas.schedule import clock
from agendas.table_reader import LONGEST_TEXT

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_QUANTITY = re.compile(r"[1-9]\d{0,3}")
_NO_TITLE = "–"


def to_toml(agenda: Agenda) -> str:
    """The agenda in the format of a single file."""
    lines = [
        f"id = {_text(agenda.id)}",
        f"title = {_title(agenda.title)}",
        f"kind = {_text(agenda.kind)}",
        *_optional("purpose", agenda.purpose),
        f"language = {_text(agenda.language)}",
        f"starts = [{', '.join(_text(clock(start)) for start in agenda.starts)}]",
        f"people = [{agenda.people[0]}, {agenda.people[1]}]",
        f"ideal = [{agenda.ideal[0]}, {agenda.ideal[1]}]",
    ]
    for step in agenda.steps:
        lines += ["", "[[step]]", *_step(step)]
        for strand in step.strands:
            lines += ["[[step.strand]]", *_strand(strand)]
    return "\n".join(lines) + "\n"


def _step(step: Step, *, in_strand: bool = False) -> Iterable[str]:
    yield f"id = {_text(step.id)}"
    if not step.strands:
        yield f"title = {_title(step.title)}"
        yield from _work(step)
    elif _clean(step.texts.title).strip():
        yield f"title = {_title(step.texts.title)}"
    if step.protected:
        yield "protected = true"
    elif step.cut is not None:
        yield f"cut = {step.cut}"
    if not in_strand:
        if step.pinned is not None:
            yield f"pinned = {_text(clock(step.pinned))}"
        yield f"day = {step.day}"
    yield from _clock_of(step)
    for name in ("script", "room_text", "tips", "failure"):
        yield from _optional(name, getattr(step.texts, name))
    if materials := _once(step.materials):
        yield f"materials = {{ {', '.join(_material(each) for each in materials)} }}"


def _work(step: Step) -> Iterable[str]:
    """What follows from the strands where there are any."""
    if step.until is None or step.minutes > LONGEST_STEP:
        minutes = min(step.minutes, LONGEST_STEP)
        yield f"minutes = {minutes}"
        yield f"flex = [{min(step.flex.shortest, minutes)}, {max(step.flex.longest, minutes)}]"
    else:
        yield f"until = {_text(clock(step.until))}"
        yield f"flex = [{step.flex.shortest}, {step.flex.longest}]"
    yield f"type = {_text(step.type)}"
    yield f"lead = [{', '.join(_text(lead) for lead in step.leads)}]"
    if step.activity is not Activity.NONE:
        yield f"activity = {_text(step.activity)}"
    if step.activity is Activity.ROTATION:
        yield f"rounds = {max(1, len(step.rounds))}"
    if step.activity is Activity.INTRODUCTIONS:
        yield f"seconds_each = {step.seconds_each}"
    if step.per_key_result:
        yield f"per_key_result = {step.per_key_result}"


def _strand(strand: Strand) -> Iterable[str]:
    yield f"id = {_text(strand.id)}"
    yield from _optional("name", strand.name[:LONGEST_TITLE])
    for step in strand.steps:
        yield "[[step.strand.step]]"
        yield from _step(step, in_strand=True)


def _clock_of(step: Step) -> Iterable[str]:
    """How its clock ends and when it warns; what an edit of the minutes has left longer than the step is the usual
    share again."""
    if step.advance:
        yield "advance = true"
    if step.until is not None or problem(step) is None:
        yield from _optional("warn", mark_words(step.warn))
        yield from _optional("last_call", mark_words(step.last_call))


def _once(materials: tuple[Material, ...]) -> tuple[Material, ...]:
    """A table has each key once: the first of two things with one name counts."""
    by_name: dict[str, Material] = {}
    for material in materials:
        if name := _clean(material.name).strip():
            by_name.setdefault(name, replace(material, name=name))
    return tuple(by_name.values())


def _material(material: Material) -> str:
    known = material.quantity in QUANTITIES or _QUANTITY.fullmatch(material.quantity)
    return f"{_text(material.name)} = {_text(material.quantity if known else '1')}"


def _optional(key: str, words: str) -> list[str]:
    return [f"{key} = {_text(words[:LONGEST_TEXT])}"] if _clean(words).strip() else []


def _title(words: str) -> str:
    return _text(_clean(words).strip()[:LONGEST_TITLE].strip() or _NO_TITLE)


def _text(words: str) -> str:
    """A TOML basic string."""
    return '"' + "".join(_ESCAPES.get(char, char) for char in _clean(words)) + '"'


def _clean(words: str) -> str:
    """Without control characters; the reader refuses them."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in lines if char in "\n\t" or _printable(char))


def _printable(char: str) -> bool:
    return ord(char) >= 32 and ord(char) != 127 and not 0xD800 <= ord(char) <= 0xDFFF
