"""Finds typed words in the texts of an engagement: answers, notes, questions, drafts, workshops, the parking lot. Asked
by Ctrl+K, which reads the texts piece by piece while its window is drawn.

Letters are compared without case and accents (`domain/naming.folded`), each typed word anywhere in a text, in any
order; a text that holds them as they were typed comes first. A word of four letters and more that stands nowhere is
taken for one slip of the finger, if that makes a word which does: one letter too many, too few, another one, or two the
wrong way round.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from msgspec import Struct

from workshop_app.application.ports import Reader, TextReader
from workshop_app.domain.between_teams import ContributionLink, SharedWord, TeamDependency, WordMeaning
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.engagement import RoleAssignment, Team
from workshop_app.domain.naming import folded
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.own_parameters import OwnParameter
from workshop_app.domain.parameters import InterviewNote, OpenQuestion, ParameterRecord
from workshop_app.domain.people import Person
from workshop_app.domain.run_log import NoteKind
from workshop_app.domain.run_rows import RunEvent
from workshop_app.domain.voices import Voice
from workshop_app.domain.workshops import ParkedItem, Workshop

# What is looked through, in the order in which it is told; each field is a text of the file.
TEXTS: tuple[tuple[type, tuple[str, ...]], ...] = (
    (
        ParameterRecord,
        (
            *("decision", "rationale", "exceptions", "staff_text", "disagreed", "verbatim", "follow_up", "settled_how"),
            *("applies_from", "parked_reason", "owner", "decided_by"),
        ),
    ),
    (Voice, ("own_words", "verbatim")),
    (OpenQuestion, ("text", "answer", "owner")),
    (InterviewNote, ("text",)),
    (Team, ("name",)),
    (DraftSet, ("mission", "depends_on", "depended_on_by", "context")),
    (Objective, ("text", "why_now")),
    (KeyResult, ("text", "champions", "source")),
    (TeamDependency, ("what", "their_reality", "gives_up", "agreed_words", "how_seen")),
    (TeamDependency, ("needs", "gives", "needs_owner", "gives_owner")),
    (ContributionLink, ("sentence",)),
    (SharedWord, ("word", "meaning")),
    (WordMeaning, ("counts",)),
    (ParkedItem, ("text", "owner")),
    (Commitment, ("text", "who", "with_whom")),
    (Workshop, ("title", "place")),
    (Person, ("name", "note", "job", "email")),
    (RoleAssignment, ("name", "contact")),
)
PIECE = 2000  # rows read at once: about six thousandths of a second
SHORTEST = 2  # letters from which texts are looked through
SHORTEST_SLIP = 4  # letters from which a word may hold a slip of the finger
MOST_ALIKE = 12
MOST_WORDS = 12
_SIGNS = str.maketrans(dict.fromkeys(",.;:!?()[]{}\"“”„'‘’/\\|<>=+*%&#–—…-", " "))

Wanted = tuple[tuple[str, ...], ...]  # for each typed word the folded words of which one must be there


class Passage(Struct, frozen=True):
    """A text that holds what was typed: the kind and id of its value, the field it stands in, and all of it."""

    kind: type
    id: str
    field: str
    text: str


def typed_words(typed: str) -> tuple[str, ...]:
    """What was typed, as it is compared: each word once. A pasted page is found by its beginning."""
    return tuple(dict.fromkeys(folded(typed).split()))[:MOST_WORDS]


def as_typed(words: Iterable[str]) -> Wanted:
    """These words and no others."""
    return tuple((word,) for word in words)


def holds(text: str, wanted: Wanted) -> bool:
    """Whether a folded text holds one of the words of each place."""
    return all(any(word in text for word in words) for words in wanted)


class TextIndex:
    """The folded texts of one engagement, as far as they are read. Made for one search and dropped with it: it knows
    nothing of later changes."""

    def __init__(self) -> None:
        self._rows: list[tuple[type, tuple[str, ...], tuple[str, ...]]] = []  # kind, fields, id and cells
        self._folded: list[str] = []
        self.vocabulary = Vocabulary()

    def read(self, reader: TextReader) -> Iterator[None]:
        """Read it all, piece by piece: whoever calls does something else in between."""
        for kind, fields in TEXTS:
            after = ""
            while rows := reader.texts(kind, fields, after, PIECE):
                self._take(kind, fields, rows)
                after = rows[-1][0]
                yield
        for kind, fields, cells in _others(reader):
            self._take(kind, fields, [cells])
        yield

    def find(self, wanted: Wanted, most: int) -> tuple[Passage, ...]:
        """At most so many texts that hold what is wanted, those first in which it stands as it was typed, and of each
        kind some before there are more of one."""
        if not wanted or max(len(word) for words in wanted for word in words) < SHORTEST:
            return ()
        phrase, places = " ".join(words[0] for words in wanted), self._places(wanted)
        as_typed_there = [place for place in places if phrase in self._folded[place]]
        others = [place for place in places if phrase not in self._folded[place]] if as_typed_there else places
        kept = self._fairly(as_typed_there, most)
        kept += self._fairly(others, most - len(kept))
        return tuple(self._passage(place, wanted, phrase) for place in kept)

    def _take(self, kind: type, fields: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        for row in rows:
            text = folded("\n".join(row[1:]))
            if text.strip():
                self._rows.append((kind, fields, row))
                self._folded.append(text)
                self.vocabulary.add(text)

    def _places(self, wanted: Wanted) -> list[int]:
        """The rarest word first: the others are looked for in what is left."""
        longest_first = sorted(wanted, key=lambda words: -min(map(len, words)))
        found: Iterable[int] = range(len(self._folded))
        for words in longest_first:
            found = self._holding(found, words)
        return list(found)

    def _holding(self, places: Iterable[int], words: tuple[str, ...]) -> list[int]:
        texts = self._folded
        if len(words) == 1:
            (word,) = words
            return [place for place in places if word in texts[place]]
        return [place for place in places if any(word in texts[place] for word in words)]

    def _fairly(self, places: list[int], most: int) -> list[int]:
        by_kind: dict[type, list[int]] = {}
        for place in places:
            by_kind.setdefault(self._rows[place][0], []).append(place)
        share = max(1, most // max(1, len(by_kind)))
        kept = [place for found in by_kind.values() for place in found[:share]]
        rest = [place for found in by_kind.values() for place in found[share:]]
        return sorted((*kept, *rest[: max(0, most - len(kept))])) if most > 0 else []

    def _passage(self, place: int, wanted: Wanted, phrase: str) -> Passage:
        """The field that holds it as it was typed, else most of the words; the first of them."""
        kind, fields, row = self._rows[place]
        cells = [folded(cell) for cell in row[1:]]
        counts = [(phrase in cell, sum(any(word in cell for word in words) for words in wanted)) for cell in cells]
        best = counts.index(max(counts))
        return Passage(kind, row[0], fields[best], row[1 + best])


class Vocabulary:
    """Every word there is, to find the one that was meant."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._sorted: tuple[list[str], list[str]] | None = None  # forwards, and each word backwards

    def add(self, text: str) -> None:
        """The words of a folded text."""
        self._words.update(text.translate(_SIGNS).split())
        self._sorted = None

    def alike(self, word: str) -> tuple[str, ...]:
        """The words, or beginnings of words, that one slip of the finger makes of this one, whole words first. Nothing
        for a short word and for one with figures: 37 is not 38."""
        if len(word) < SHORTEST_SLIP or not word.isalpha():
            return ()
        half = len(word) // 2
        head, tail = word[:half], word[half:]
        swapped = word[: half - 1] + word[half] + word[half - 1] + word[half + 1 :]
        whole: dict[str, None] = dict.fromkeys(self._beginning(swapped))
        begun: dict[str, None] = {}
        for other in self._beginning(head):  # the slip is in the second half
            if one_slip(word, other):
                whole[other] = None
            elif begin := _begin(word, other):
                begun[begin] = None
        for other in self._ending(tail):  # in the first one
            if one_slip(word, other):
                whole[other] = None
        return tuple(whole | begun)[:MOST_ALIKE]

    def _beginning(self, head: str) -> Iterator[str]:
        return _from(self._both()[0], head)

    def _ending(self, tail: str) -> Iterator[str]:
        return (word[::-1] for word in _from(self._both()[1], tail[::-1]))

    def _both(self) -> tuple[list[str], list[str]]:
        if self._sorted is None:
            letters = [word for word in self._words if word.isalpha()]
            self._sorted = sorted(letters), sorted(word[::-1] for word in letters)
        return self._sorted


def one_slip(typed: str, meant: str) -> bool:
    """Whether the two differ by one letter more, less or another, or by two neighbours the wrong way round."""
    if typed == meant or abs(len(typed) - len(meant)) > 1:
        return False
    at = next((at for at, pair in enumerate(zip(typed, meant, strict=False)) if pair[0] != pair[1]), None)
    if at is None:
        return True  # one has a letter more at its end
    if len(typed) == len(meant):
        turned = typed[at : at + 2] == meant[at : at + 2][::-1] and typed[at + 2 :] == meant[at + 2 :]
        return turned or typed[at + 1 :] == meant[at + 1 :]
    shorter, longer = sorted((typed, meant), key=len)
    return shorter[at:] == longer[at + 1 :]


def _begin(typed: str, other: str) -> str:
    """The beginning of a longer word that was meant, "" when none was. Its first letter is never a slip here."""
    begins = (other[:length] for length in (len(typed), len(typed) + 1, len(typed) - 1) if length < len(other))
    return next((begin for begin in begins if len(begin) >= SHORTEST_SLIP and one_slip(typed, begin)), "")


def _from(words: list[str], head: str) -> Iterator[str]:
    for place in range(bisect_left(words, head), len(words)):
        if not words[place].startswith(head):
            return
        yield words[place]


def _others(reader: Reader) -> Iterator[tuple[type, tuple[str, ...], tuple[str, ...]]]:
    """The few values whose texts stand deeper: own parameters, and what was written down while a day ran."""
    for own in reader.all(OwnParameter):
        answer = {name: text for name in own.answer.__struct_fields__ if (text := _text(own.answer, name))}
        yield OwnParameter, ("title", "question", *answer), (own.id, own.title, own.question, *answer.values())
    for event in reader.all(RunEvent, kind="note_taken"):
        data = dict(event.data)
        if data.get("kind") != NoteKind.PARKING and data.get("text"):  # the parking lot has its own list
            yield RunEvent, ("text",), (event.id, data["text"])


def _text(value: object, name: str) -> str:
    found = getattr(value, name)
    return found if type(found) is str else ""
