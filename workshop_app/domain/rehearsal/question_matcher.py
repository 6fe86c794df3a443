"""A typed question -> its kind, or the three nearest when that is unsure. Offline: patterns with weights
(`question_cues.LANGUAGE.toml`) and a few rules of form, no trained model, so that every answer can be explained.

Two questions at once and questions for yes or no are told by their form; advice, leading and own stories by how they
begin or end; the rest by what they ask for. Slips of one finger in longer words are put right before.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from workshop_app.domain.rehearsal.own_sentences import own_sentences
from workshop_app.domain.rehearsal.practice_kinds import OPEN_KINDS, QuestionKind
from workshop_app.domain.rehearsal.slips import corrected

_HERE = Path(__file__).parent
LANGUAGE = "en"
ENOUGH, AHEAD = 2.0, 1.0  # a kind is sure with this weight, and this far ahead of the next
MORE_CUES = 0.25  # what every further cue of a kind adds
LONGEST = 500
NEAREST = 3


class QuestionCue(Struct, frozen=True):
    """Patterns that speak for a kind."""

    kind: QuestionKind
    weight: float
    patterns: tuple[re.Pattern[str], ...]


class CueWords(Struct, frozen=True):
    """All that is known about how questions are typed in one language."""

    spelled: Mapping[str, str]
    before: re.Pattern[str]
    opens: re.Pattern[str]
    once_more: re.Pattern[str]
    closes: re.Pattern[str]
    requests: re.Pattern[str]
    same: re.Pattern[str]
    cues: tuple[QuestionCue, ...]
    known: frozenset[str]


class MatchedQuestion(Struct, frozen=True):
    """`kind` is None when it is unsure; then the nearest are offered, the likeliest first."""

    kind: QuestionKind | None
    nearest: tuple[QuestionKind, ...]


@cache
def cue_words(language: str = LANGUAGE) -> CueWords | None:
    """Those of a language; None where there are none, and every question is unsure."""
    path = _HERE / f"question_cues.{language}.toml"
    if not path.is_file():
        return None
    content = tomllib.loads(path.read_text("utf-8"))
    question, cues = content["question"], tuple(_cue(row) for row in content["cue"])
    openers = sorted(question["open"], key=len, reverse=True)
    return CueWords(
        content["spelled"],
        re.compile(rf"^(?:(?:{_either(content['around']['before'])})\b[ ,:–-]*)+"),
        re.compile(rf"^(?:{_either(openers)})\b"),
        re.compile(rf", (?:{_either(openers)})\b"),
        re.compile(rf"^(?:{_either(question['closed'])})\b"),
        re.compile(rf"^(?:{question['requests']})\b"),
        re.compile(rf"^(?:{question['same']})$"),
        cues,
        frozenset(content["slips"]["words"]),
    )


def _cue(row: Mapping[str, Any]) -> QuestionCue:
    return QuestionCue(QuestionKind(row["kind"]), row["weight"], tuple(_edged(each) for each in row["patterns"]))


def _edged(pattern: str) -> re.Pattern[str]:
    """Looked for at the edges of words, unless it says where."""
    front = "" if pattern.startswith(("^", ",", "(?:,")) else r"(?<!\w)"
    return re.compile(f"{front}(?:{pattern})" + ("" if pattern.endswith("$") else r"(?!\w)"))


def _either(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in words)


def match(typed: str, language: str = LANGUAGE) -> MatchedQuestion:
    """The kind of a typed question."""
    words = cue_words(language)
    if not typed.strip():
        return MatchedQuestion(QuestionKind.SILENCE, (QuestionKind.SILENCE,))
    if words is None:
        return MatchedQuestion(None, USUAL)
    scores = _scores(_plain(typed[:LONGEST], words), words)
    ranked = sorted(scores, key=lambda kind: (-scores[kind], list(QuestionKind).index(kind)))
    nearest = tuple(dict.fromkeys((*ranked, *_alike(typed, language), *USUAL)))[:NEAREST]
    second = scores[ranked[1]] if len(ranked) > 1 else 0.0
    sure = ranked and scores[ranked[0]] >= ENOUGH and scores[ranked[0]] - second >= AHEAD
    return MatchedQuestion(ranked[0] if sure else None, nearest)


def _alike(typed: str, language: str) -> list[QuestionKind]:
    """The open kinds whose own sentences share most words with what was typed, where no cue says anything."""
    stems, shared = _stems(typed[:LONGEST]), dict[QuestionKind, float]()
    for kind in OPEN_KINDS:
        each = [_stems(sentence) for sentence in own_sentences(language).of[kind]]
        shared[kind] = max((len(stems & one) / len(stems | one) for one in each if one), default=0.0)
    return [kind for kind in sorted(shared, key=lambda kind: -shared[kind]) if shared[kind] > 0]


def _stems(words: str) -> frozenset[str]:
    return frozenset(word[:5] for word in re.findall(r"\w{3,}", words.casefold()))


def _plain(typed: str, words: CueWords) -> str:
    """Small letters, plain marks, short forms written out, slips put right."""
    text = typed.casefold().replace("’", "'").replace("´", "'").replace("`", "'")
    text = re.sub(r"[\"“”„*_()]", " ", text)
    parts = re.findall(r"[\w']+|[^\w\s]", text)
    parts = [words.spelled.get(part) or corrected(part, words.known) for part in parts]
    text = " ".join(parts)
    return re.sub(r"\s+([,.?!;:%])", r"\1", text).strip()


def _scores(text: str, words: CueWords) -> dict[QuestionKind, float]:
    clauses = list(_clauses(text, words))
    whole = " ".join(re.sub(r"[?!.]+", " ", text).split())
    bare = words.before.sub("", whole).strip()
    scores: dict[QuestionKind, float] = {}
    for cue in words.cues:
        hits = sum(bool(pattern.search(whole) or pattern.search(bare)) for pattern in cue.patterns)
        if hits:
            best = max(scores.get(cue.kind, 0.0), cue.weight)
            scores[cue.kind] = best + MORE_CUES * (hits - (scores.get(cue.kind, 0.0) < cue.weight))
    return _by_form(scores, clauses, bare, words)


USUAL = (QuestionKind.OUTCOME, QuestionKind.TODAY, QuestionKind.ONE_CASE)  # what most talks go through first
_THEM = re.compile(r"\b(?:they|them|she|her|he|him)\b")
FORMS = (QuestionKind.OWN_STORY, QuestionKind.ADVICE, QuestionKind.LEADING)


def _by_form(
    scores: dict[QuestionKind, float], clauses: list[str], bare: str, words: CueWords
) -> dict[QuestionKind, float]:
    """What the form says outweighs what is asked for: a leading question about today is a leading question."""
    told = max((scores.get(kind, 0.0) for kind in FORMS), default=0.0)
    asked = [clause for clause in clauses if _asks(clause, words)]
    if told < 3.0 and scores.get(QuestionKind.SUMMARY, 0.0) < 4.0:
        if len(asked) > 1 and not _goes_on(asked, words):
            scores[QuestionKind.TWO_AT_ONCE] = 6.0
        elif len(asked) == 1 and _closed(asked[0], words) and bare.startswith(asked[0][:20]):
            scores[QuestionKind.CLOSED] = 5.5
    for kind in FORMS:
        if kind in scores and scores[kind] >= 3.0:
            scores[kind] += 2.0
    return scores


def _clauses(text: str, words: CueWords) -> Iterator[str]:
    """The parts that may each be a question: sentences, and what follows an "and". An "or" says the same once more."""
    for sentence in re.split(r"[?!.;]+", text):
        for part in re.split(r",? and (?=\w)", words.before.sub("", sentence.strip())):
            bare = words.before.sub("", part.strip(" ,"))
            if bare:
                yield bare


def _asks(clause: str, words: CueWords) -> bool:
    return bool(words.opens.match(clause) or words.closes.match(clause) or words.requests.match(clause))


def _closed(clause: str, words: CueWords) -> bool:
    """For yes or no, unless the same is asked once more in another way behind a comma ("..., who?")."""
    more = words.requests.match(clause) or words.once_more.search(clause)
    return bool(words.closes.match(clause)) and not more


def _goes_on(asked: Sequence[str], words: CueWords) -> bool:
    """What follows asks the same once more ("who?", "what did they say?"), or about those just asked for."""
    about_them = _closed(asked[0], words) and all(_THEM.search(clause) for clause in asked[1:])
    return about_them or all(words.same.match(clause) for clause in asked[1:])
