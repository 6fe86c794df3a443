"""A returned record in which parts stand twice, as happens when somebody pastes all of it below itself: which lines are
the second copy, so that what both say alike is told once, and what only the second says stands beside what was sent."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from handouts.intake_changes import RecordFields, RecordPart, alike, same_label
from handouts.returned_paper import ReadParagraph


def copies_of(lines: Sequence[ReadParagraph], places: Sequence[str], key: str) -> list[list[ReadParagraph]]:
    """The lines below each heading of this parameter: one list, or as many as it has headings."""
    found: list[list[ReadParagraph]] = []
    for line, place in zip(lines, places, strict=True):
        if place != key:
            continue
        if not found or (line.heading == 1 and not line.row and line.words.strip() and _headed(found[-1])):
            found.append([])
        found[-1].append(line)
    return found


def _headed(lines: Sequence[ReadParagraph]) -> bool:
    return any(line.heading == 1 and not line.row and line.words.strip() for line in lines)


def doubled(came: Sequence[RecordPart]) -> frozenset[str]:
    """The parameters ("" for the rest) of which a heading stands here twice."""
    heads = Counter(each.same for each in came if each.heading == 1)
    return frozenset(str(same[0]) for same, count in heads.items() if count > 1)


def told_once(sent: Sequence[RecordPart], came: Sequence[RecordPart], twice: frozenset[str]) -> tuple[RecordPart, ...]:
    """The parts without those of a second copy that say what the first says."""
    allowed = Counter(each.same for each in sent)
    seen: defaultdict[tuple[object, ...], int] = defaultdict(int)
    found = []
    for each in came:
        seen[each.same] += 1
        if each.place not in twice or seen[each.same] <= max(1, allowed[each.same]):
            found.append(each)
    return tuple(found)


def what_it_was(part: RecordPart, sent: Sequence[RecordPart], fields: RecordFields) -> int | None:
    """Which part that was sent another copy of a part is: by its name, its label, or its words."""
    named = part.marks & fields.by_mark.keys()
    ways = (
        (at for at, each in enumerate(sent) if named & each.marks),
        (at for at, each in enumerate(sent) if same_label(each, part)),
        (at for at, each in enumerate(sent) if alike(each, part)),
    )
    return next((at for way in ways for at in way), None)
