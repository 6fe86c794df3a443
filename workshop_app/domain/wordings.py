"""What an objective or a key result said, when, and the question that changed it (domain sections 5 and 6.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from difflib import SequenceMatcher, get_close_matches

from msgspec import Struct

ONE_WRITING = timedelta(minutes=10)  # typing with shorter pauses than this is one wording
READ = timedelta(seconds=10)  # in which a question beside a sentence is read, and an answer begun
STOOD = timedelta(seconds=5)  # words that stood as long were read, and a question may have been asked about them
FEWEST_WORDS = 3  # fewer are the beginning of a sentence, or a level
WORDS_KEPT = 0.75  # of a sentence that goes on; with fewer it is another one
MOST_FOR_SLIPS = 40  # words of a text in which slips of the pen are looked for
SAME = 0.34  # of the words: below it a wording is simply another one
MOST_COMPARED = 400  # words; longer ones are told as a whole

Part = tuple[str, bool]  # words, and whether they are gone or new
LEVELS = frozenset({"baseline", "commit", "target", "stretch", "unit"})


class Wording(Struct, frozen=True):
    """One change of a wording. `subject_id` is an objective or a key result, `field` the one that changed (text, why
    now, a level). `at` is UTC, the last moment of the typing. `question` is the one that changed it, in the words it
    was asked. Once a set is published, a change has a reason (`why`), and somebody who agreed to it."""

    id: str
    subject_id: str
    field: str
    at: datetime
    before: str
    after: str
    question: str = ""
    why: str = ""
    agreed_by: str = ""
    agreed_by_id: str | None = None

    @property
    def is_change(self) -> bool:
        """Whether something stood there before, or a reason was given; a level that was only filled in is none."""
        return bool(self.before.strip() or self.why)


def history(wordings: Iterable[Wording]) -> tuple[Wording, ...]:
    """What is told of them, oldest first: every sentence and why now from the first words on, of levels the changes."""
    told = (each for each in wordings if each.is_change or each.field not in LEVELS)
    return tuple(sorted(told, key=lambda each: each.at))


def stood(wordings: Iterable[Wording], day: date) -> dict[str, str]:
    """What the fields that were changed with a reason after that day said on it, by their names."""
    later = (each for each in wordings if each.why.strip() and each.at.date() > day)
    return {each.field: each.before for each in sorted(later, key=lambda each: each.at, reverse=True)}


def gives_way(before: str, after: str) -> bool:
    """Whether one sentence became another: more than a quarter of its words are gone."""
    words = len(before.split())
    return words >= FEWEST_WORDS and words_lost(before, after) > (1 - WORDS_KEPT) * words


def words_lost(before: str, after: str) -> int:
    """How many words are gone. A slip put right keeps its word, and a sentence that only grew keeps all of them."""
    old, new = before.casefold().split(), after.casefold().split()
    gone = Counter(old) - Counter(new)
    come = [*(Counter(new) - Counter(old))]
    if len(old) > MOST_FOR_SLIPS or len(new) > MOST_FOR_SLIPS:
        come = []
    return sum(many for word, many in gone.items() if not get_close_matches(word, come, 1, 0.75))


def sentence_of(field: str, wordings: Iterable[Wording]) -> str:
    """The sentence that stood when `field` got the value it has; empty where nobody knows, or none stood. What was
    there from the beginning belongs to the first words."""
    rows = sorted(wordings, key=lambda each: each.at)
    sentences = [each for each in rows if each.field == "text"]
    typed = max((each.at for each in rows if each.field == field), default=None)
    then = [each for each in sentences if typed is not None and each.at <= typed]
    if then:
        return then[-1].after
    return sentences[0].before if sentences else ""


def grows(before: str, after: str) -> bool:
    """Whether words came; a slip put right brings none."""
    return words_lost(after, before) > 0


def differences(before: str, after: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Which words are gone and which are new. Two that have little in common are told as a whole."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(
        None, [word.casefold() for word in old], [word.casefold() for word in new], autojunk=False
    )
    if len(old) + len(new) > MOST_COMPARED or matcher.ratio() < SAME:
        return ((before.strip(), True),), ((after.strip(), True),)
    gone: list[Part] = []
    come: list[Part] = []
    for tag, first, last, first_new, last_new in matcher.get_opcodes():
        if first < last:
            gone.append((" ".join(old[first:last]), tag != "equal"))
        if first_new < last_new:
            come.append((" ".join(new[first_new:last_new]), tag != "equal"))
    return tuple(gone), tuple(come)
