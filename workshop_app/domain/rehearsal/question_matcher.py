"""A typed question -> its kind, or the three nearest when that is unsure. Offline: patterns with weights
(`question_cues.LANGUAGE.toml`), a few rules of form, and where these are silent the words of questions whose kind is
known (known_questions.py), so that every answer can be explained.

Two questions at once and questions for yes or no are told by their form; advice, leading and own stories by how they
begin or end; the rest by what they ask for. Slips of one finger in longer words are put right before.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from msgspec import Struct

from agendas.read_once import read_once
from workshop_app.domain.rehearsal.known_questions import KnownWords, known_words, likely
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind
from workshop_app.domain.rehearsal.slips import corrected

_HERE = Path(__file__).parent
LANGUAGE = "en"
ENOUGH, AHEAD = 2.0, 1.0  # a kind is sure with this weight, and this far ahead of the next
MORE_CUES = 0.25  # what every further cue of a kind adds
LONGEST = 500
NEAREST = 3
LIKELY = 0.85  # the chance with which the words of known questions name a kind


class QuestionCue(Struct, frozen=True):
    """Patterns that speak for a kind."""

    kind: QuestionKind
    weight: float
    patterns: tuple[re.Pattern[str], ...]


class CueWords(Struct, frozen=True):
    """All that is known about how questions are typed in one language."""

    spelled: Mapping[str, str]
    before: re.Pattern[str]
    nothing: re.Pattern[str]
    opens: re.Pattern[str]
    once_more: re.Pattern[str]
    anew: re.Pattern[str]
    given: re.Pattern[str]
    closes: re.Pattern[str]
    requests: re.Pattern[str]
    same: re.Pattern[str]
    cues: tuple[QuestionCue, ...]
    known: frozenset[str]


class MatchedQuestion(Struct, frozen=True):
    """`kind` is None when it is unsure; then the nearest are offered, the likeliest first."""

    kind: QuestionKind | None
    nearest: tuple[QuestionKind, ...]


@read_once
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
        re.compile(rf"^(?:{question['nothing']})[ ?!.,]*$"),
        re.compile(rf"^(?:{_either(openers)})\b"),
        re.compile(rf", (?:{_either(openers)})\b"),
        re.compile(rf", (?=(?:{_either(openers)})\b)"),
        re.compile(rf"^(?:{question['given']})"),
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
    text = _plain(typed[:LONGEST], words)
    if words.nothing.match(text):
        return MatchedQuestion(None, USUAL)
    scores = _scores(text, words)
    ranked = sorted(scores, key=lambda kind: (-scores[kind], list(QuestionKind).index(kind)))
    known = _known(language)
    chances = likely(text, known) if known is not None else {}
    learnt = sorted(chances, key=lambda kind: -chances[kind])
    best = chances[learnt[0]] if learnt and learnt[0] not in COSTLY else 0.0
    if _is_clear(ranked, scores):
        return _nearest([*ranked[:1], *learnt[:1], *ranked, *learnt], ranked[0])
    if best >= LIKELY:
        return _nearest([learnt[0], *ranked, *learnt], learnt[0])
    return _nearest([*ranked[:2], *learnt, *ranked], None)


def _is_clear(ranked: Sequence[QuestionKind], scores: Mapping[QuestionKind, float]) -> bool:
    second = scores[ranked[1]] if len(ranked) > 1 else 0.0
    return bool(ranked) and scores[ranked[0]] >= ENOUGH and scores[ranked[0]] - second >= AHEAD


def get_ready(language: str = LANGUAGE) -> None:
    """Read what the first question would wait for."""
    _known(language)


@cache
def _known(language: str) -> KnownWords | None:
    words = cue_words(language)
    return known_words(language, partial(_plain, words=words)) if words is not None else None


def _nearest(kinds: Sequence[QuestionKind], sure: QuestionKind | None) -> MatchedQuestion:
    return MatchedQuestion(sure, tuple(dict.fromkeys((*kinds, *USUAL)))[:NEAREST])


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
    return _by_form(_by_cues((whole, bare), words), clauses, bare, words)


def _by_cues(forms: Sequence[str], words: CueWords) -> dict[QuestionKind, float]:
    """What the words of a question speak for, as it was typed and without what is said before it."""
    scores: dict[QuestionKind, float] = {}
    for cue in words.cues:
        hits = sum(any(pattern.search(form) for form in forms) for pattern in cue.patterns)
        if hits:
            best = max(scores.get(cue.kind, 0.0), cue.weight)
            scores[cue.kind] = best + MORE_CUES * (hits - (scores.get(cue.kind, 0.0) < cue.weight))
    return scores


USUAL = (QuestionKind.OUTCOME, QuestionKind.TODAY, QuestionKind.ONE_CASE)  # what most talks go through first
_THEM = re.compile(r"\b(?:they|them|she|her|he|him)\b")
FORMS = (QuestionKind.OWN_STORY, QuestionKind.ADVICE, QuestionKind.LEADING)
COSTLY = frozenset({*FORMS, QuestionKind.TWO_AT_ONCE, QuestionKind.CLOSED})  # never guessed from words alone


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
    """The parts that may each be a question: sentences, and what follows an "and", or a comma with another
    word that asks. An "or" says the same once more."""
    for sentence in re.split(r"[?!.;]+", text):
        for part in re.split(r",? and (?=\w)", words.before.sub("", sentence.strip())):
            bare = words.before.sub("", part.strip(" ,"))
            asks = words.opens.match(bare) and not words.given.match(bare)
            yield from filter(None, words.anew.split(bare) if asks else (bare,))


def _asks(clause: str, words: CueWords) -> bool:
    return bool(words.opens.match(clause) or words.closes.match(clause) or words.requests.match(clause))


def _closed(clause: str, words: CueWords) -> bool:
    """For yes or no, unless the same is asked once more in another way behind a comma ("..., who?")."""
    more = words.requests.match(clause) or words.once_more.search(clause)
    return bool(words.closes.match(clause)) and not more


def _goes_on(asked: Sequence[str], words: CueWords) -> bool:
    """What follows asks the same once more ("who?", "what did they say?"), or about those just asked for."""
    about_them = _closed(asked[0], words) and all(_THEM.search(clause) for clause in asked[1:])
    return about_them or all(words.same.match(clause) for clause in asked[1:]) or _alone(asked, words)


def _alone(asked: Sequence[str], words: CueWords) -> bool:
    """All of them ask for the same thing."""
    kinds = set[QuestionKind | None]()
    for clause in asked:
        scores = _by_cues((clause,), words)
        kinds.add(max(scores, key=lambda kind: scores[kind], default=None))
    return len(kinds) == 1 and None not in kinds
