"""The left-hand column of a talk: in the left one what was thought and not said, in the right one what was said. A
talk with a written coachee (`practised_column`) or a real one (`written_column`), and the same as a sheet that can be
handed on, as text or as a document, with the names taken out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.domain.rehearsal.case_model import CoacheeCase
from workshop_app.domain.rehearsal.kept_talk import KeptTalk, LeftHandColumn
from workshop_app.domain.rehearsal.practice_talk import LineKind, TalkLine, replay, wording
from workshop_app.domain.rehearsal.written_talk import WrittenTalk, talk_rows

LEAST_NAME = 3  # letters: a shorter piece of a name is a word of the language
LEAST_REAL_NAME = 2  # of a real person's: rather a word too many taken out than somebody named
LONG_TALK, STRETCH = 40, 20  # turns: of a longer talk so many are shown at first

Stands = tuple[tuple[str, str], ...]  # what a name is replaced by, longest name first


class ColumnRow(Struct, frozen=True):
    """One turn: what the coach said, what was answered, and what the coach thought. `second` is -1 without a time."""

    turn: int
    second: int
    coach: str
    coachee: str
    thought: str


class SpokenColumn(Struct, frozen=True):
    """All turns of a talk, what stands for its names, and the draft before and after."""

    title: str
    rows: tuple[ColumnRow, ...]
    stands: Stands
    before: str
    after: str


def practised_column(case: CoacheeCase, kept: KeptTalk) -> SpokenColumn:
    """Of a talk with a written coachee."""
    talk = replay(case, kept.played)
    after = wording(case, talk.turns[-1].draft if talk.turns else "")
    return SpokenColumn(case.head.title, column_rows(case, kept), _of_case(case), case.head.first_draft, after)


def written_column(kept: KeptTalk) -> SpokenColumn:
    """Of a real talk that was written down."""
    written = kept.written or WrittenTalk()
    rows = tuple(
        ColumnRow(turn, row.second, row.coach, row.coachee, kept.column.thoughts.get(str(turn), ""))
        for turn, row in enumerate(talk_rows(written.lines), 1)
    )
    return SpokenColumn(written.title, rows, _of_people(written), kept.column.before, kept.column.after)


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


def stretch(column: SpokenColumn, beside: LeftHandColumn) -> tuple[ColumnRow, ...]:
    """The turns she looks at: those she chose, all of them, or the first of a talk that is very long."""
    last = beside.last
    if beside.first < 0 and last < 0 and len(column.rows) > LONG_TALK:
        last = column.rows[STRETCH - 1].turn
    return tuple(row for row in column.rows if row.turn >= beside.first and (last < 0 or row.turn <= last))


def written_anew(kept: KeptTalk, written: WrittenTalk) -> KeptTalk:
    """The same column beside words that were changed: each thought stays with its turn, or with the one before it."""
    old = [(row.coach, row.coachee) for row in written_column(kept).rows]
    there = replace(kept, written=written)
    new = [(row.coach, row.coachee) for row in written_column(there).rows]
    moved: dict[int, int] = {}
    for _, start, end, at, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for place in range(start, end):
            nearest = min(at + place - start, max(at, stop - 1), len(new) - 1)
            moved[place + 1] = 1 + max(0, nearest)
    thoughts: dict[str, str] = {}
    for turn, words in sorted(kept.column.thoughts.items(), key=_by_turn):
        beside = str(moved.get(int(turn), 1))
        thoughts[beside] = "\n".join(filter(None, (thoughts.get(beside, ""), words)))
    stuck = moved.get(kept.column.stuck, -1)
    return replace(there, column=replace(kept.column, thoughts=thoughts, stuck=stuck, first=-1, last=-1))


def _by_turn(thought: tuple[str, str]) -> int:
    return int(thought[0])


def nameless(text: str, stands: Stands) -> str:
    """The text with something else in place of each name; a letter that ends a sentence has one full stop."""
    for name, instead in stands:
        stop = r"(?:\.(?!\.))?" if instead.endswith(".") else ""
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w){stop}", instead, text)
    return text


def _of_case(case: CoacheeCase) -> Stands:
    own = _parts(case.head.name)
    names = (name for name in {*own, *case.head.names} if len(name) >= LEAST_NAME)
    return _lettered(names, dict.fromkeys(own, "the coachee"))


def _of_people(written: WrittenTalk) -> Stands:
    """Every piece of every name that was given; pieces without a capital (de, van) stay."""
    known: dict[str, str] = {}
    for people, instead in ((written.coaches, "the coach"), (written.coachees, "the coachee"), (written.others, "")):
        for person in people:
            known.setdefault(person, instead)
            for piece in _parts(person):
                if len(piece) >= LEAST_REAL_NAME and piece[0] != piece[0].lower():
                    known.setdefault(piece, instead)
    shouted = {name.upper(): instead for name, instead in known.items()}
    known = shouted | known
    return _lettered(known, {name: instead for name, instead in known.items() if instead})


def _lettered(names: Iterable[str], known: dict[str, str]) -> Stands:
    """Longest first, so that no first name is left of a whole one; who is neither of the two is a letter."""
    ordered = dict.fromkeys(sorted(names, key=lambda name: (-len(name), name)))
    return tuple((name, known.get(name) or f"{chr(ord('A') + place % 26)}.") for place, name in enumerate(ordered))


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
    agreed: str = ""


class SheetRow(Struct, frozen=True):
    """One turn on paper: `said` is who and what."""

    number: str
    thought: str
    said: tuple[tuple[str, str], ...]
    stuck: bool


class ColumnSheet(Struct, frozen=True):
    """A column without its names, as it is handed on. `above` and `below` are headings with what stands there."""

    words: ColumnWords
    above: tuple[tuple[str, str], ...]
    rows: tuple[SheetRow, ...]
    below: tuple[tuple[str, str], ...]


def column_sheet(column: SpokenColumn, kept: KeptTalk, words: ColumnWords) -> ColumnSheet:
    """The stretch she looks at, and what she wrote about it."""
    beside, stands = kept.column, column.stands
    agreed = words.agreed if kept.written is not None and kept.written.agreed else ""
    return ColumnSheet(
        words,
        (*_named_so(stands, (words.context, beside.context)), *((("", agreed),) if agreed else ())),
        tuple(_sheet_row(row, beside, stands, words) for row in stretch(column, beside)),
        _named_so(
            stands,
            (words.unasked, beside.unasked),
            (words.before, column.before),
            (words.after, column.after),
            (words.learned, beside.learned),
            (words.next, beside.next),
        ),
    )


def _sheet_row(row: ColumnRow, beside: LeftHandColumn, stands: Stands, words: ColumnWords) -> SheetRow:
    said = _named_so(stands, (words.coach, row.coach), (words.coachee, row.coachee))
    return SheetRow(str(row.turn), _plain(row.thought, stands), said, row.turn == beside.stuck)


def _named_so(stands: Stands, *pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Only those with something to say."""
    return tuple((heading, _plain(said, stands)) for heading, said in pairs if said.strip())


def _plain(text: str, stands: Stands) -> str:
    return " ".join(nameless(text, stands).split())


def column_text(sheet: ColumnSheet) -> str:
    """The sheet as Markdown. `|` and line breaks would end a cell, so they are written otherwise."""
    words = sheet.words
    table = (f"| | {words.thought} | {words.said} |", "|---|---|---|", *_lines(sheet))
    parts = [f"# {words.title}", *_told(sheet.above), "\n".join(table), *_told(sheet.below)]
    return "\n\n".join(parts) + "\n"


def _told(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"**{heading}** {said}" if heading else said for heading, said in pairs)


def _lines(sheet: ColumnSheet) -> Iterator[str]:
    for row in sheet.rows:
        said = "<br>".join(f"{who}: {what}" for who, what in row.said).replace("|", "\\|")
        stuck = f"**{sheet.words.stuck}** " if row.stuck else ""
        yield f"| {row.number} | {stuck}{row.thought.replace('|', chr(92) + '|')} | {said} |"
