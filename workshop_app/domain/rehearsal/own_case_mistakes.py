"""What loader and search say of a case, for the coach who wrote it: which answer it is about, and in plain words.

Their messages name keys and ids of a file that she never sees. What can come of the pattern of such a case has its
words here, and a test makes each of them; what cannot is passed on as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from workshop_app.domain.rehearsal.case_loader import CaseMistake
from workshop_app.domain.rehearsal.own_case import OwnCase, flat
from workshop_app.domain.rehearsal.own_case_questions import questions

_NUMBERED = re.compile(r"\[\d+\]$")
_SEVERAL = ("nothing", "posture", "coach")
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("given_away", re.compile(r"says '(?P<figure>.*)' before '(?P<fact>\w+)' is out")),
    ("not_said", re.compile(r"gives '\w+' without its figure; say (?P<figure>.*)")),
    ("same", re.compile(r"is the same as (?P<same>.*); say it in other words")),
    ("nearly_same", re.compile(r"has nearly the words of")),
    ("braces", re.compile(r"has an unknown placeholder|has a brace or a bracket")),
    ("brackets", re.compile(r"has a square bracket alone")),
    ("speech", re.compile(r"is (?P<count>\d+) words long")),
    ("long", re.compile(r"is \d+ characters long; at most (?P<most>\d+)")),
    ("many_ways", re.compile(r"has \d+ entries; at most (?P<most>\d+)")),
    ("never_written", re.compile(r"can never be written")),
    ("by_silence", re.compile(r"can be reached by silence alone")),
)


class CaseFinding(Struct, frozen=True):
    """One sentence, and the question whose answer would change it; "" for the case as a whole."""

    question: str
    words: str


class CaseFindingWords(Struct, frozen=True):
    """The sentences, by what they are about, and what a figure in letters is: `own_case_findings.LANGUAGE.toml`."""

    missing: Mapping[str, str]
    wrong: Mapping[str, str]
    warning: Mapping[str, str]
    done: Mapping[str, str]
    figure: Mapping[str, str] = {}


def said_plainly(own: OwnCase, mistakes: Iterable[CaseMistake], words: CaseFindingWords) -> tuple[CaseFinding, ...]:
    """Each once, in the order of the questions."""
    asked = questions(own, own.language)
    labels = {question.id: f"{question.heading}, {question.short}" for question in asked}
    found = dict.fromkeys(_plain(own, mistake, words, labels) for mistake in mistakes)
    order = {question.id: place for place, question in enumerate(asked)}
    return tuple(sorted(found, key=lambda each: order.get(each.question, len(order))))


def _plain(own: OwnCase, mistake: CaseMistake, words: CaseFindingWords, labels: Mapping[str, str]) -> CaseFinding:
    matches = ((name, pattern.search(mistake.message)) for name, pattern in _PATTERNS)
    name, said = next(((name, found) for name, found in matches if found is not None), ("other", None))
    question = _question(own, mistake.place, mistake.key)
    facts = {key: value for key, value in (said.groupdict() if said is not None else {}).items() if value is not None}
    number = own.place(facts.get("fact", "") or question.partition(".")[0])
    other = labels.get(_question(own, *_parted(facts.get("same", ""))), facts.get("same", ""))
    where = labels.get(_question(own, mistake.place, mistake.key), mistake.place)
    sentence = words.wrong[name].format(
        **{key: facts.get(key, "") for key in ("figure", "count", "most")},
        where=where,
        number=number,
        other=other,
        message=mistake.message,
    )
    return CaseFinding(question, sentence)


def _parted(told: str) -> tuple[str, str]:
    """ "answer.f2, says[1]" as place and key."""
    place, _, key = told.rpartition(", ")
    return place, key


def _question(own: OwnCase, place: str, key: str) -> str:
    """The id of the question whose answer stands there."""
    table, _, id = place.partition(".")
    key = _NUMBERED.sub("", key)
    if table == "answer":
        return id.replace("other_", "other.", 1) if id.startswith("other_") else f"{id}.says"
    if table == "fact":
        return f"{id}.{ {'note': 'note', 'figures': 'figure'}.get(key, 'kind') }"
    if table == "draft":
        return f"writes.{id}" if key == "writes" else id if key == "wording" else "good_needs"
    if table == "ending":
        return f"ending.{id}" if key == "says" else "good_needs"
    if table == "coach":
        asked = (fact.id for fact in own.told_facts if fact.kind == key and flat(fact.question))
        return next((f"{each}.question" for each in asked), f"coach.{key}")
    return f"{table}.{key}" if table in _SEVERAL else key
