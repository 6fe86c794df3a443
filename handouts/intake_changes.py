"""What a client changed in a returned record, anywhere in it: the file is held against the record as it went out, which
is written once more and read by the same reader. `intake.py` asks for it. The decisions themselves are found there.

A part is found again by its bookmark, then by the label of its row, then by its place among the others. Whatever is
left over was added or taken out; nothing that differs is passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from difflib import SequenceMatcher

from msgspec import Struct

from handouts import wording
from handouts.intake_settled import settled_parts
from handouts.returned_paper import ReadParagraph
from handouts.wording import folded
from workshop_app.domain.pasted_text import tidied
from workshop_app.domain.reading_direction import LEFT_TO_RIGHT, as_seen
from workshop_app.domain.returned import ReturnedField

BETWEEN = " | "  # the cells of a row, told as one text
MOST_PARTS = 20_000  # paragraphs and rows; a record has some hundreds
ALIKE = 0.55  # from here on two texts are one that was changed
_OWN_FACTS = ("record.as_of", "record.version", "record.signed", "record.progress")  # what the program says of itself


class RecordPart(Struct, frozen=True):
    """A paragraph, or a row of a table, under one parameter ("" for none)."""

    place: str
    cells: tuple[str, ...]
    marks: frozenset[str]
    row: bool
    heading: int = 0
    author: str = ""
    at: datetime | None = None

    @property
    def same(self) -> tuple[object, ...]:
        """What makes two of them one text: white space and what nobody sees say nothing."""
        return (self.place, *(" ".join(as_seen(tidied(each)).split()) for each in self.cells))

    @property
    def words(self) -> str:
        return BETWEEN.join(filter(None, (each.strip() for each in self.cells)))


class RecordEdit(Struct, frozen=True):
    """One thing that is different. `field` is a ReturnedField's value or "details.NAME"; `old` and `new` are empty for
    what was added or taken out."""

    key: str
    field: str
    old: str
    new: str
    author: str = ""
    at: datetime | None = None


class RecordFields(Struct, frozen=True):
    """How the parts of a record are called: fields by their bookmark, and the keys by the words of their titles. `now`
    is what each field says today."""

    by_mark: Mapping[str, tuple[str, str]]
    by_label: Mapping[tuple[str, str], str]
    by_title: Mapping[str, str]


def parts_of(
    lines: Sequence[ReadParagraph], places: Sequence[str], without: Container[int] = frozenset()
) -> tuple[RecordPart, ...]:
    """The parts with words or a name, in order. `without` are the places of lines that are looked at elsewhere."""
    found: list[RecordPart] = []
    rows: dict[int, list[tuple[ReadParagraph, str]]] = defaultdict(list)
    for at, (line, place) in enumerate(zip(lines, places, strict=True)):
        if at in without:
            continue
        if line.row:
            rows[line.row].append((line, place))
            if len(rows[line.row]) > 1:
                continue
            found.append(RecordPart(f"\0{line.row}", (), frozenset(), row=True))
        else:
            found.append(_part([(line, place)]))
    whole = (_part(rows[int(each.place[1:])]) if each.place.startswith("\0") else each for each in found)
    return tuple(each for each in whole if any(cell.strip() for cell in each.cells) or each.marks)


def _part(lines: Sequence[tuple[ReadParagraph, str]]) -> RecordPart:
    cells: dict[int, list[str]] = defaultdict(list)
    names: set[str] = set()
    for line, _ in lines:
        cells[line.cell].append(line.words)
        names |= line.within | set(line.starts)
    first = lines[0][0]
    changed = next((line for line, _ in lines if line.author), first)
    said = tuple("\n".join(filter(str.strip, each)) for each in cells.values())
    kept = frozenset(name for name in names if not name.startswith("_"))
    return RecordPart(lines[0][1], said, kept, first.row > 0, first.heading, changed.author, changed.at)


WhatItWas = Callable[[RecordPart], int | None]


def edits(
    sent: Sequence[RecordPart],
    came: Sequence[RecordPart],
    fields: RecordFields,
    language: str,
    what_it_was: WhatItWas,
) -> Iterator[RecordEdit]:
    """Everything that came back otherwise than it was sent, in the order of the text. `what_it_was` names the part that
    was sent, of one that stands here once more; None for what is new."""
    words = wording.load(language)
    ours = {words(key) for key in _OWN_FACTS}
    pairs = sorted(_pairs(sent, came, fields, what_it_was), key=lambda pair: _order(pair, sent, came))
    for before, after in pairs:
        old, new = (sent[before] if before is not None else None), (came[after] if after is not None else None)
        if old is not None and old.row and not old.place and old.cells[0].strip() in ours and new is not None:
            continue
        yield from _edits_of(old, new, fields, words)


Pair = tuple[int | None, int | None]


def _order(pair: Pair, sent: Sequence[RecordPart], came: Sequence[RecordPart]) -> tuple[float, float]:
    before, after = pair
    return (after if after is not None else (before or 0) / max(len(sent), 1) * len(came), before or 0)


def _pairs(
    sent: Sequence[RecordPart], came: Sequence[RecordPart], fields: RecordFields, what_it_was: WhatItWas
) -> Iterator[Pair]:
    """Which part became which, of those that are not the same."""
    left, right = dict(enumerate(sent)), dict(enumerate(came))
    by_name = {name: at for at, each in right.items() for name in each.marks if name in fields.by_mark}
    for at, part in tuple(left.items()):
        name = next((each for each in part.marks if each in fields.by_mark and by_name.get(each) in right), "")
        if name:
            before, after = left.pop(at), right.pop(by_name[name])
            if before.same != after.same:
                yield at, by_name[name]
    here, there = list(left), list(right)
    match = SequenceMatcher(None, [left[at].same for at in here], [right[at].same for at in there], autojunk=False)
    blocks = []
    for what, a, b, c, d in match.get_opcodes():
        if what == "equal":
            for at, other in zip(here[a:b], there[c:d], strict=True):
                del left[at], right[other]
        elif what == "replace":
            blocks.append((here[a:b], there[c:d]))
    yield from _likely(left, right)
    for gone, come in blocks:
        yield from _in_place(left, right, gone, come)
    yield from ((at, None) for at in left)
    yield from ((what_it_was(each), at) for at, each in right.items())


def _likely(left: dict[int, RecordPart], right: dict[int, RecordPart]) -> Iterator[Pair]:
    """Of what is left: what only moved, rows by their label, texts that are alike."""
    for rule in (_moved, same_label, alike):
        for at, part in tuple(left.items()):
            other = next((place for place, each in right.items() if rule(part, each)), None)
            if other is not None:
                after = right.pop(other)
                del left[at]
                if part.same != after.same:
                    yield at, other


def _in_place(
    left: dict[int, RecordPart], right: dict[int, RecordPart], before: Sequence[int], after: Sequence[int]
) -> Iterator[Pair]:
    """As many paragraphs between the same neighbours as there were: one became the other, whatever it says now."""
    gone = [at for at in before if at in left and not left[at].row]
    come = [at for at in after if at in right and not right[at].row]
    if len(gone) != len(come) or any(left[a].place != right[b].place for a, b in zip(gone, come, strict=True)):
        return
    for at, other in zip(gone, come, strict=True):
        del left[at], right[other]
        yield at, other


def _moved(one: RecordPart, other: RecordPart) -> bool:
    return one.same == other.same


def same_label(one: RecordPart, other: RecordPart) -> bool:
    """A row is called by its first cell, or where that is a number by its second, too."""
    if not (one.row and other.row and one.place == other.place and len(one.cells) > 1 and len(other.cells) > 1):
        return False
    first, second = one.same[1], other.same[1]
    return first == second != "" or (len(one.cells) > 2 and one.same[2] == other.same[2] != "")


def alike(one: RecordPart, other: RecordPart) -> bool:
    if one.place != other.place or one.row != other.row or bool(one.heading) != bool(other.heading):
        return False
    match = SequenceMatcher(None, one.words[:2000], other.words[:2000], autojunk=False)
    return match.real_quick_ratio() >= ALIKE and match.quick_ratio() >= ALIKE and match.ratio() >= ALIKE


# -- what a difference is about


def _edits_of(
    old: RecordPart | None, new: RecordPart | None, fields: RecordFields, words: wording.Words
) -> Iterator[RecordEdit]:
    shown = old or new
    assert shown is not None
    author, at = (new.author, new.at) if new is not None else ("", None)
    for key, field, before, after in _named(old, new, shown, fields, words):
        after = tidied(after).replace(LEFT_TO_RIGHT, "")  # ours, beside a name from the right
        if " ".join(as_seen(tidied(before)).split()) != " ".join(as_seen(after).split()):
            yield RecordEdit(key, field, before.strip(), after.strip(), author, at)


Named = tuple[str, str, str, str]


def _named(
    old: RecordPart | None, new: RecordPart | None, shown: RecordPart, fields: RecordFields, words: wording.Words
) -> Iterable[Named]:
    """Key, field, before and after of one difference."""
    name = next((each for each in (old.marks if old else ()) if each in fields.by_mark), "")
    key, field = fields.by_mark.get(name, (shown.place, ""))
    if field == ReturnedField.SETTLED:
        return settled_parts(key, old.words if old else "", new.words if new else "", words)
    if not shown.row:
        heading = ReturnedField.TITLE if old and old.heading == 1 and shown.place else ReturnedField.TEXT
        return [(shown.place, heading, old.words if old else "", new.words if new else "")]
    return _row(old, new, shown, (key, field), fields, words)


def _row(
    old: RecordPart | None,
    new: RecordPart | None,
    shown: RecordPart,
    named: tuple[str, str],
    fields: RecordFields,
    words: wording.Words,
) -> Iterable[Named]:
    key, field = named
    label = shown.same[1] if len(shown.same) > 1 else ""
    field = field or (fields.by_label.get((key, str(label)), "") if len(shown.cells) == 2 else "")
    if field:
        if old is not None and new is not None and old.same[1] != new.same[1] and len(new.cells) > 1:
            yield key, ReturnedField.TEXT, old.cells[0], new.cells[0]
        yield key, field, _value(old), _value(new)
        return
    about = key or _about(shown, fields)
    if old is not None and new is not None and len(old.cells) == len(new.cells) == 4 and about:
        yield from _glance(about, old, new, words)
        return
    yield about, ReturnedField.TEXT, old.words if old else "", new.words if new else ""


def _value(part: RecordPart | None) -> str:
    return "\n".join(part.cells[1:]) if part is not None else ""


def _about(part: RecordPart, fields: RecordFields) -> str:
    """The parameter a row of the tables at the front names itself."""
    return next((fields.by_title[folded(each)] for each in part.cells if folded(each) in fields.by_title), "")


def _glance(key: str, old: RecordPart, new: RecordPart, words: wording.Words) -> Iterator[Named]:
    """A row of the list at a glance: title, answer, status; of another table the cell as text."""
    glance = folded(old.cells[1]) != "" and old.cells[0].strip().isdigit()
    for at, (before, after) in enumerate(zip(old.cells, new.cells, strict=True)):
        field = {1: ReturnedField.TITLE, 2: ReturnedField.OPTION, 3: ReturnedField.STATUS}.get(at) if glance else None
        yield key, field or ReturnedField.TEXT, before, after
