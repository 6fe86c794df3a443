"""Which paragraphs and rows stood in a record when it went out: a short fingerprint of each, carried by its file. What
we write, decide or answer here afterwards is then never taken for something that the client changed.

Web word processors drop such properties; then the file is held against the record of today, as `intake.py` says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from handouts import marks
from handouts.intake_changes import RecordPart, parts_of, same_label
from handouts.intake_text import text_of

SENT = "okr-sent-"
_LENGTH = 8  # letters of a fingerprint; a record has some hundreds of parts
_TOGETHER = 25  # in one property: Word keeps 255 letters of one


def properties_of(body: Any) -> Iterator[tuple[str, str]]:
    """Name and value of the properties that tell what stands in this body of a Word file, and which fields."""
    lines = text_of(body).lines
    parts = parts_of(lines, [""] * len(lines))
    found = sorted({*map(print_of, parts), *(name_print(name) for each in parts for name in each.marks)})
    for at in range(0, len(found), _TOGETHER):
        yield f"{SENT}{at // _TOGETHER + 1}", " ".join(found[at : at + _TOGETHER])


def printed_in(properties: Mapping[str, str]) -> frozenset[str]:
    """The fingerprints a file carries; none where it was printed before there were any, or where they were lost."""
    return frozenset(each for name, value in properties.items() if name.startswith(SENT) for each in value.split())


def as_sent(
    sent: Sequence[RecordPart],
    came: Sequence[RecordPart],
    printed: frozenset[str],
    is_gone: Callable[[RecordPart, Sequence[RecordPart]], bool],
) -> tuple[RecordPart, ...]:
    """Of the parts of today's record those that went out with the file, and those whose field the client changed or
    took out (`is_gone`) while we wrote it anew."""
    if not printed:
        return tuple(sent)
    there, ours = {each.same for each in came}, {each.same for each in sent}
    edited = [each for each in came if each.same not in ours and print_of(each) not in printed]
    return tuple(
        each
        for each in sent
        if each.same in there
        or print_of(each) in printed
        or any(_one_field(each, other) for other in edited)
        or is_gone(each, came)
    )


def as_written(
    sent: Sequence[RecordPart], came: Sequence[RecordPart], printed: frozenset[str]
) -> tuple[RecordPart, ...]:
    """The parts of a file without those that are as they went out, and that only we changed since."""
    ours = {each.same for each in sent}
    return tuple(each for each in came if each.same in ours or print_of(each) not in printed)


def _one_field(one: RecordPart, other: RecordPart) -> bool:
    return bool(one.marks & other.marks) or same_label(one, other)


def print_of(part: RecordPart) -> str:
    """The fingerprint of what a paragraph or row says."""
    return marks.fingerprint(" ".join(part.cells))[:_LENGTH]


def name_print(name: str) -> str:
    """The fingerprint of a bookmark: its field went out, whatever it said."""
    return marks.fingerprint(f"bookmark {name}")[:_LENGTH]
