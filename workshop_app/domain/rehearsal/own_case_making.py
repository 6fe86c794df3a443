"""From a coach's answers to a case: the same two tables that a case of docs/CASES.md is made of, so that the same
loader reads it and the same search proves it. What was left open says `own_case_words`.

The rules are always the same few: a fact comes out with its kind of question, at once, after another fact or with some
trust; whoever asks for a person's own view earns a little trust; a summary always gives some back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

import msgspec
from msgspec import structs

from agendas.table_reader import Mistakes
from workshop_app.domain.rehearsal.case_loader import CaseMistake, CaseMistakes
from workshop_app.domain.rehearsal.case_model import CaseField, CoacheeCase, EndingKind, NothingKind, Posture
from workshop_app.domain.rehearsal.case_reading import FEWEST_TURNS, MOST_TURNS, CaseTexts, read_case
from workshop_app.domain.rehearsal.own_case import TRUST, OwnCase, OwnFact, flat, listed, ways
from workshop_app.domain.rehearsal.own_case_words import prepared_words
from workshop_app.domain.rehearsal.own_sentences import own_sentences
from workshop_app.domain.rehearsal.practice_kinds import COSTLY_KINDS, OPEN_KINDS, QuestionKind

SPARE = {"long": 14, "usual": 10, "short": 6}  # turns beside those that the best ending takes at least
ARRIVES = {"friendly": 2, "polite": 1, "guarded": 0}  # trust at the start
USUAL_SPARE, USUAL_ARRIVAL = "usual", "polite"
TRUSTED = 2  # the trust she must have for what she tells only then, and for the best ending
LONGEST_NOTE = 200
WARM = (QuestionKind.OUTCOME, QuestionKind.ONE_CASE, QuestionKind.AFFECTED, QuestionKind.WORD)
BRINGS_OUT = (*OPEN_KINDS, QuestionKind.SILENCE)  # the kinds that a fact may come out with
_GESTURE = re.compile(r"\[[^\[\]]*\]")
_LETTERS = re.compile(r"[\W_]+")

Texts = dict[str, object]


def good_needs(own: OwnCase) -> tuple[str, ...]:
    """The facts that the good draft waits for: those that were chosen, else the first ones, but never all where there
    are more than two."""
    told = [fact.id for fact in own.told_facts]
    chosen = [id for id in listed(own.answer("good_needs")) if id in told]
    return tuple(chosen or told[: max(2, min(3, len(told) - 1))])


def level_of(own: OwnCase) -> int:
    """1: asking is enough. One more where something waits, one more where she comes in guarded."""
    return 1 + any(fact.wait for fact in own.told_facts) + (own.answer("arrives") == "guarded")


def make_case(own: OwnCase) -> CoacheeCase:
    """The case; CaseMistakes names what the loader does not take."""
    structure, texts = _structure(own), CaseTextMaker(own).texts()
    found: list[CaseMistake] = []
    here, there = (_noting(found, name) for name in (f"{own.id}.toml", f"{own.id}.{own.language}.toml"))
    parts = read_case(structure, CaseTexts(texts, there, few=True), here)
    if found:
        raise CaseMistakes(tuple(dict.fromkeys(found)))
    mark = blake2b(msgspec.json.encode((structure, texts)), digest_size=6).hexdigest()
    return CoacheeCase(language=own.language, mark=mark, **structs.asdict(parts))


def _noting(found: list[CaseMistake], name: str) -> Mistakes:
    def add(place: str, key: str, message: str) -> None:
        found.append(CaseMistake(name, place, key, message))

    return Mistakes(add)


def _structure(own: OwnCase) -> Texts:
    told, good = own.told_facts, list(good_needs(own))
    trust = ARRIVES.get(own.answer("arrives"), ARRIVES[USUAL_ARRIVAL])
    turns = len(told) + max(0, TRUSTED - trust) + SPARE.get(own.answer("patience"), SPARE[USUAL_SPARE])
    every = [fact.id for fact in told]
    best: list[Texts] = [{"id": "best", "needs": every, "stage": "levels"}] if own.answer("best").strip() else []
    last = "best" if best else "good"
    return {
        "id": own.id,
        "level": level_of(own),
        "field": own.answer("field") or str(CaseField.SERVICE),
        "patience": max(FEWEST_TURNS, min(MOST_TURNS, turns)),
        "trust": trust,
        "stage": "work",
        "facts": every,
        "answer": list(_answers(told)),
        "draft": [{"id": "good", "needs": good, "stage": "measured"}, *best],
        "ending": [
            {"kind": "strong", "draft": last, "needs": every, "least_trust": TRUSTED},
            {"kind": "good", "draft": "good", "least_trust": 1},
            {"kind": "half", "needs": good[:1]},
            {"kind": "left"},
        ],
    }


def _answers(told: Iterable[OwnFact]) -> Iterator[Texts]:
    """For each kind the facts it brings out, in their order, and what is said to it otherwise."""
    told = tuple(told)
    for kind in QuestionKind:
        facts = [fact for fact in told if fact.kind == kind]
        for fact in facts:
            waits: Texts = (
                {"least_trust": TRUSTED} if fact.wait == TRUST else {"needs": [fact.wait]} if fact.wait else {}
            )
            warmth: Texts = {"trust": 1} if kind in WARM else {}
            yield {"id": fact.id, "kind": str(kind), "gives": [fact.id], **waits, **warmth}
        if kind is QuestionKind.SUMMARY:
            yield {"id": "other_summary", "kind": str(kind), "trust": 1, "renews": True}
        elif not facts or kind not in OPEN_KINDS:
            yield {"id": f"other_{kind}", "kind": str(kind)}


class CaseTextMaker:
    """All that is read of one case. What she says elsewhere in it is left out of what we have prepared."""

    def __init__(self, own: OwnCase) -> None:
        self.own, self.words = own, prepared_words(own.language)
        self.name = flat(own.answer("name")).partition(" ")[0] or own.id
        said = (*own.answers.values(), *(fact.says for fact in own.facts), *(fact.question for fact in own.facts))
        self.hers = {_plain(way) for words in said for way in ways(words)}

    def texts(self) -> Texts:
        own, words = self.own, self.words
        kinds = [str(answer["kind"]) for answer in _answers(own.told_facts) if str(answer["id"]).startswith("other_")]
        steps = ("good", "best") if own.answer("best").strip() else ("good",)
        return {
            "title": self.own.called,
            **{key: flat(own.answer(key)) for key in ("name", "role", "briefing", "first_draft")},
            "manner": flat(own.answer("manner")) or words.manner,
            "opening": self.several("opening", words.opening),
            "fact": {fact.id: _fact(fact) for fact in own.told_facts},
            "answer": {fact.id: {"says": list(ways(fact.says))} for fact in own.told_facts}
            | {f"other_{kind}": {"says": self.several(f"other.{kind}", words.other[kind])} for kind in kinds},
            "draft": {
                step: {"wording": flat(own.answer(step)), "writes": self.several(f"writes.{step}", words.writes[step])}
                for step in steps
            },
            "ending": {kind: {"says": self.several(f"ending.{kind}", words.ending[kind])} for kind in EndingKind},
            "nothing": {kind: self.several(f"nothing.{kind}", words.nothing[kind]) for kind in NothingKind},
            "posture": {kind: self.several(f"posture.{kind}", words.posture[kind]) for kind in Posture},
            "coach": self.coach(),
        }

    def several(self, question: str, prepared: Iterable[str]) -> list[str]:
        """Her own ways to say it, else ours without those that she uses elsewhere."""
        return list(ways(self.own.answer(question))) or self.ours(prepared)

    def ours(self, prepared: Iterable[str]) -> list[str]:
        """What we have prepared, with her name in it."""
        named = [words.replace("{name}", self.name) for words in prepared]
        return [each for each in named if _plain(each) not in self.hers] or named[:1]

    def prepared(self, question: str) -> str:
        """What is said as long as the coach has written nothing there; "" where we have nothing."""
        table, _, key = question.partition(".")
        if table == "title":
            return self.own.called
        if table == "manner":
            return self.words.manner
        ours = self.words.opening if table == "opening" else ()
        if table in ("other", "nothing", "posture", "writes", "ending"):
            ours = getattr(self.words, table)[key]
        if table == "coach":
            ours = own_sentences(self.own.language).of[QuestionKind(key)]
        return self.ours(ours)[0] if ours else ""

    def coach(self) -> dict[str, list[str]]:
        """What a written coach asks: her examples first, and what costs."""
        words = own_sentences(self.own.language)
        found = {str(kind): self.several(f"coach.{kind}", words.of[kind]) for kind in COSTLY_KINDS}
        for kind in BRINGS_OUT:
            asked = [flat(fact.question) for fact in self.own.told_facts if fact.kind == kind and fact.question.strip()]
            if asked and kind in OPEN_KINDS:
                found[str(kind)] = list(dict.fromkeys(asked))
        return found


def _fact(fact: OwnFact) -> Texts:
    figures = listed(fact.figure)
    return {"note": note_of(fact), **({"figures": list(figures)} if figures else {})}


def note_of(fact: OwnFact) -> str:
    """The fact in short, for looking back: as it was written, else what she says of it first."""
    said = next(iter(ways(fact.says)), "")
    words = flat(fact.note) or flat(_GESTURE.sub(" ", said)) or flat(said)
    return words if len(words) <= LONGEST_NOTE else words[: LONGEST_NOTE - 1].rpartition(" ")[0] + "…"


def _plain(words: str) -> str:
    return _LETTERS.sub(" ", words).strip().casefold()
