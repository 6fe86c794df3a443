"""The decisions in a returned record: what stands under each parameter as its decision, and which of them were written
anew or taken out. `intake.py` asks; everything else of the record is held against what was sent in `intake_changes`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from msgspec import Struct

from handouts import marks
from handouts.intake_copies import copies_of
from handouts.returned_paper import ReadParagraph

DECISION_STYLE = "Lead"
NOTE_STYLE = "Note"  # begins the names of those of boxed remarks


class Rewrite(Struct, frozen=True):
    """What stands under a parameter as its decision. `before` is known when the change was tracked."""

    key: str
    words: str
    before: str
    changed: ReadParagraph


def rewrites(
    lines: Sequence[ReadParagraph], places: Sequence[str], keys: Iterable[str], *, former: bool
) -> Iterator[Rewrite]:
    """The decision of each parameter, of each of its copies. `former`: printed when only decisions had their marks."""
    for key in keys:
        for mine in copies_of(lines, places, key):
            here = [line for line in mine if marks.decision(key) in line.within] if former else said(mine, key)
            if not here:
                continue
            changed = next((line for line in here if line.author), here[0])
            words, before = _joined(line.words for line in here), _joined(line.before for line in here)
            yield Rewrite(key, words, before, changed)


def taken_out(there: Iterable[Rewrite], sent: Iterable[Rewrite]) -> Iterator[Rewrite]:
    """The decisions that were sent and of which no word stands there any more."""
    known = {each.key for each in there}
    gone = dict.fromkeys(each.key for each in sent if each.words.strip() and each.key not in known)
    yield from (Rewrite(key, "", "", ReadParagraph()) for key in gone)


def places_of(lines: Sequence[ReadParagraph], places: Sequence[str], keys: Iterable[str]) -> set[int]:
    """The places of the lines that are a decision."""
    by_id = {id(line): at for at, line in enumerate(lines)}
    return {by_id[id(line)] for key in keys for mine in copies_of(lines, places, key) for line in said(mine, key)}


def said(mine: Sequence[ReadParagraph], key: str) -> list[ReadParagraph]:
    """The decision under a parameter's heading: everything above the line that says who decided, whatever paragraphs
    it has become. Where nothing is marked any more, the style still tells it."""
    marked = {marks.parameter(key), marks.decision(key), marks.settled(key)}
    if not any(marked & (line.within | set(line.starts)) for line in mine):
        return [line for line in mine if line.style == DECISION_STYLE and not line.row][:1]
    head = takewhile(lambda line: not (line.row or marks.settled(key) in line.within), mine)
    return [line for line in head if not line.heading and not line.style.startswith(NOTE_STYLE)]


def _joined(words: Iterable[str]) -> str:
    return "\n".join(filter(str.strip, words))
