"""The left-hand column of a practised talk: what was said beside what was thought and not said. Rows for the screen,
and the same as plain text that can be handed on, with the names taken out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from workshop_app.domain.rehearsal.case_model import CoacheeCase
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.practice_talk import LineKind, TalkLine, replay, wording

LEAST_NAME = 3  # letters: a shorter piece of a name is a word of the language


class ColumnRow(Struct, frozen=True):
    """One turn: what the coach said, what was answered, and what the coach thought."""

    turn: int
    second: int
    coach: str
    coachee: str
    thought: str


def column_rows(case: CoacheeCase, kept: KeptTalk) -> tuple[ColumnRow, ...]:
    """A talk as two columns. What she noted while it ran stands there, until she writes something else beside it."""
    talk = replay(case, kept.played)
    noted: dict[int, list[str]] = {}
    for thought in kept.thoughts:
        noted.setdefault(thought.turn, []).append(thought.words)
    return tuple(
        ColumnRow(
            turn.number,
            turn.action.second,
            _said(turn.lines, LineKind.COACH),
            _said(turn.lines, LineKind.SAID),
            kept.column.thoughts.get(str(turn.number), " ".join(noted.get(turn.number, ()))),
        )
        for turn in (talk.opening, *talk.turns)
    )


def _said(lines: Iterable[TalkLine], kind: LineKind) -> str:
    return " ".join(line.words for line in lines if line.kind is kind)


def without_names(text: str, case: CoacheeCase) -> str:
    """The text with the coachee called that, and every other name of the case a letter."""
    for place, name in enumerate(dict.fromkeys(_names(case))):
        stands = "the coachee" if name in _parts(case.head.name) else f"{chr(ord('A') + place % 26)}."
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", stands, text)
    return text


def _names(case: CoacheeCase) -> Iterator[str]:
    """Longest first, so that no first name is left of a whole one."""
    names = {*_parts(case.head.name), *case.head.names}
    yield from sorted((name for name in names if len(name) >= LEAST_NAME), key=lambda name: (-len(name), name))


def _parts(name: str) -> tuple[str, ...]:
    return (name, *name.split())


class ColumnWords(Struct, frozen=True):
    """The words around an exported column, in the language of the screen."""

    title: str
    said: str
    thought: str
    coach: str
    coachee: str
    stuck: str
    context: str
    unasked: str
    before: str
    after: str
    learned: str
    next: str


def column_text(case: CoacheeCase, kept: KeptTalk, words: ColumnWords) -> str:
    """The column as Markdown, its names taken out. `|` and line breaks would end a cell, so they are written
    otherwise."""
    talk = replay(case, kept.played)
    step = talk.turns[-1].draft if talk.turns else ""
    parts = [f"# {words.title}", *_told((words.context, kept.column.context))]
    parts.append("\n".join((f"| | {words.said} | {words.thought} |", "|---|---|---|", *_lines(case, kept, words))))
    parts += _told(
        (words.unasked, kept.column.unasked),
        (words.before, case.head.first_draft),
        (words.after, wording(case, step)),
        (words.learned, kept.column.learned),
        (words.next, kept.column.next),
    )
    return without_names("\n\n".join(parts), case) + "\n"


def _told(*pairs: tuple[str, str]) -> list[str]:
    return [f"**{heading}** {_flat(said)}" for heading, said in pairs if said.strip()]


def _lines(case: CoacheeCase, kept: KeptTalk, words: ColumnWords) -> Iterator[str]:
    for row in column_rows(case, kept):
        heard = [(words.coach, row.coach), (words.coachee, row.coachee)]
        said = "<br>".join(f"{who}: {_cell(what)}" for who, what in heard if what)
        stuck = f"**{words.stuck}** " if row.turn == kept.column.stuck else ""
        yield f"| {row.turn} | {said} | {stuck}{_cell(row.thought)} |"


def _cell(text: str) -> str:
    return _flat(text).replace("|", "\\|")


def _flat(text: str) -> str:
    return " ".join(text.split())
