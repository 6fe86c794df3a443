"""Questions whose kind is known (`known_questions.LANGUAGE.txt` and the learner's own sentences), and what their words
say about another one. The words of each kind are counted, no more: a line more in the file is a phrasing more that is
understood.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from workshop_app.domain.rehearsal.own_sentences import own_sentences
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind

_HERE = Path(__file__).parent
BY_FORM = frozenset({QuestionKind.TWO_AT_ONCE, QuestionKind.CLOSED, QuestionKind.SILENCE})  # told by no word
SAME = 6  # letters that two words share at the front: "improved", "improve"
SEEN_BEFORE = 0.3  # how often every word is taken to have been in a question of every kind, unseen
FEWEST = 3  # of the words typed that are known; with fewer nobody can tell


class KnownWords(Struct, frozen=True):
    """How many questions of each kind there are, and in how many of them each word or pair of words is."""

    questions: Mapping[QuestionKind, int]
    words: Mapping[QuestionKind, Mapping[str, int]]
    all_words: frozenset[str]


def known_words(language: str, plain: Callable[[str], str]) -> KnownWords | None:
    """Counted; `plain` puts a question into the letters that are compared. None for a language without a file."""
    path = _HERE / f"known_questions.{language}.txt"
    if not path.is_file():
        return None
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    known = [(QuestionKind(kind), words) for kind, words in rows]
    known += [(kind, words) for kind, each in own_sentences(language).of.items() for words in each]
    questions, words = Counter[QuestionKind](), defaultdict[QuestionKind, Counter[str]](Counter)
    for kind, said in known:
        if kind not in BY_FORM:
            questions[kind] += 1
            words[kind].update(_traits(plain(said)))
    return KnownWords(questions, words, frozenset(trait for each in words.values() for trait in each))


def likely(text: str, known: KnownWords) -> dict[QuestionKind, float]:
    """The chance of each kind, together 1; nothing where too few of the words are known."""
    traits = _traits(text) & known.all_words
    if sum(" " not in trait and trait[0] not in "^$" for trait in traits) < FEWEST:
        return {}
    weights = {kind: sum(_weight(trait, kind, known) for trait in traits) for kind in known.questions}
    most = max(weights.values())
    chances = {kind: math.exp(weight - most) for kind, weight in weights.items()}
    return {kind: chance / sum(chances.values()) for kind, chance in chances.items()}


def _weight(trait: str, kind: QuestionKind, known: KnownWords) -> float:
    return math.log((known.words[kind].get(trait, 0) + SEEN_BEFORE) / (known.questions[kind] + 2 * SEEN_BEFORE))


def _traits(text: str) -> frozenset[str]:
    """Words without their endings, pairs of them, and how it begins and ends."""
    each = [word[:SAME] for word in re.findall(r"[\w']+", text)]
    pairs = [f"{first} {second}" for first, second in pairwise(each)]
    edges = [f"^{each[0]}", f"^{' '.join(each[:2])}", f"${each[-1]}"] if each else []
    return frozenset((*each, *pairs, *edges))
