"""Two items of one name told apart by when they begin: "Break, 10:30". For every sentence that names an item; lines
that show a time beside the title need none. Called by the rescue, the fit check, the fitting, previews of edits and who
words them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from agendas import schedule
from agendas.day_lines import day_lines
from agendas.model import Agenda, Step


def told_apart(lines: Iterable[tuple[str, str, str]]) -> Mapping[str, str]:
    """By id; each line is an id, a title, and the time it begins. What neither tells apart is numbered."""
    lines = tuple(lines)
    often = Counter(title for _, title, _ in lines)
    named = {id: title if often[title] == 1 or not begins else f"{title}, {begins}" for id, title, begins in lines}
    again, so_far = Counter(named.values()), Counter[str]()
    for id, name in named.items():
        if again[name] > 1:
            so_far[name] += 1
            named[id] = f"{name} ({so_far[name]})"
    return named


def titles(agenda: Agenda, starts: tuple[int, ...] | None = None) -> Mapping[str, str]:
    """The name of every item, inside groups as well, by id."""
    found = [(line.step.id, line.step.title, schedule.clock(line.start)) for line in day_lines(agenda, starts)]
    return told_apart(each for each in found if each[1])


def with_titles_apart(agenda: Agenda, starts: tuple[int, ...] | None = None) -> Agenda:
    """The agenda with such names, to speak of; never to be kept."""
    names = titles(agenda, starts)
    return replace(agenda, steps=tuple(retitled(step, names) for step in agenda.steps))


def retitled(step: Step, names: Mapping[str, str]) -> Step:
    """The step, and those inside it, under these names."""
    strands = tuple(
        replace(strand, steps=tuple(retitled(each, names) for each in strand.steps)) for strand in step.strands
    )
    title = names.get(step.id, step.title)
    if title == step.title and strands == step.strands:
        return step
    kept = step.texts if title == step.title else replace(step.texts, title=title)
    return replace(step, texts=kept, strands=strands)
