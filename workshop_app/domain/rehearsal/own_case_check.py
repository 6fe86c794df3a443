"""Whether a coach's own case can be played: what is missing, in a sentence that belongs to a question, and what the
loader and the search say of the rest. Takes up to a second; asked beside the window.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct

from agendas.read_once import read_once
from workshop_app.domain.rehearsal.case_loader import CaseMistakes
from workshop_app.domain.rehearsal.case_model import CoacheeCase
from workshop_app.domain.rehearsal.case_proof import CaseProof, prove
from workshop_app.domain.rehearsal.own_case import FEWEST_FACTS, LANGUAGE, TRUST, OwnCase, OwnFact, flat
from workshop_app.domain.rehearsal.own_case_making import BRINGS_OUT, good_needs, make_case
from workshop_app.domain.rehearsal.own_case_mistakes import CaseFinding, CaseFindingWords, said_plainly
from workshop_app.domain.rehearsal.own_case_words import words_in
from workshop_app.domain.rehearsal.own_sentences import own_sentences
from workshop_app.domain.rehearsal.question_matcher import match

_SIGNS = re.compile(r"[\[\]{}]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
NEEDED = ("name", "role", "field", "briefing", "first_draft", "good")


class CheckedCase(Struct, frozen=True):
    """What the check found. `case` is None while there is none to be played; `findings` are in the way, `warnings` are
    not."""

    own: OwnCase
    case: CoacheeCase | None = None
    proof: CaseProof | None = None
    findings: tuple[CaseFinding, ...] = ()
    warnings: tuple[CaseFinding, ...] = ()

    @property
    def playable(self) -> bool:
        """Whether it can be talked through, to its good end."""
        return self.case is not None and not self.findings


@read_once
def finding_words(language: str = LANGUAGE) -> CaseFindingWords:
    """Those of a language; English where there are none."""
    return msgspec.convert(words_in("own_case_findings", language), CaseFindingWords)


def check_case(own: OwnCase, language: str = LANGUAGE) -> CheckedCase:
    """What is missing first; where nothing is, what loader and search say. Never raises for what a coach may write."""
    words = finding_words(language)
    missing = tuple(_CaseGaps(own, words).all())
    if missing:
        return CheckedCase(own, findings=missing)
    try:
        case = make_case(own)
    except CaseMistakes as error:
        return CheckedCase(own, findings=said_plainly(own, error.mistakes, words))
    proof = prove(case)
    findings = said_plainly(own, (*proof.mistakes, *proof.warnings), words)
    return CheckedCase(own, case, proof, findings, tuple(_warnings(own, words)))


def verdict(found: CheckedCase, language: str = LANGUAGE) -> str:
    """One sentence for a case that can be played; "" for another."""
    if not found.playable or found.proof is None:
        return ""
    return finding_words(language).done["fine"].format(good=found.proof.to_good, best=found.proof.to_strong)


class _CaseGaps:
    """What can be told without making a case of it."""

    def __init__(self, own: OwnCase, words: CaseFindingWords) -> None:
        self.own, self.words, self.told = own, words, own.told_facts
        self.by_id: Mapping[str, OwnFact] = {fact.id: fact for fact in self.told}

    def all(self) -> Iterator[CaseFinding]:
        missing, wrong = self.words.missing, self.words.wrong
        for question in NEEDED:
            if not self.own.answer(question).strip():
                yield CaseFinding(question, missing[question])
        if _SIGNS.search(self.own.answer("name")):
            yield CaseFinding("name", wrong["name_of_signs"])
        if len(self.told) < FEWEST_FACTS:
            empty = next((fact for fact in self.own.facts if fact.empty), None)
            question = f"{empty.id}.says" if empty is not None else ""
            yield CaseFinding(question, missing["facts"].format(count=len(self.told)))
        yield from self.facts()

    def facts(self) -> Iterator[CaseFinding]:
        missing, wrong = self.words.missing, self.words.wrong
        stuck = self.stuck()
        for fact in self.told:
            number = self.own.place(fact.id)
            if not fact.says.strip():
                yield CaseFinding(f"{fact.id}.says", missing["says"].format(number=number))
            if fact.kind not in BRINGS_OUT:
                yield CaseFinding(f"{fact.id}.kind", missing["kind"].format(number=number))
            elif fact.wait not in ("", TRUST, *self.by_id):
                yield CaseFinding(f"{fact.id}.wait", wrong["waits_for_nobody"].format(number=number))
            elif fact.id in stuck and self.in_ring(fact):
                other = self.own.place(fact.wait)
                yield CaseFinding(f"{fact.id}.wait", wrong["waits_in_a_ring"].format(number=number, other=other))
        for id in good_needs(self.own):
            if id in stuck:
                yield CaseFinding("good_needs", wrong["good_waits"].format(number=self.own.place(id)))

    def stuck(self) -> frozenset[str]:
        """Facts that never come out, because of their kind or of what they wait for."""
        out: set[str] = set()
        while True:
            further = {
                fact.id
                for fact in self.told
                if fact.kind in BRINGS_OUT and (fact.wait in ("", TRUST) or fact.wait in out)
            }
            if further == out:
                return frozenset(self.by_id.keys() - out)
            out = further

    def in_ring(self, fact: OwnFact) -> bool:
        """Whether what it waits for waits for it in the end."""
        here, seen = fact, set[str]()
        while here.wait in self.by_id and here.id not in seen:
            seen.add(here.id)
            here = self.by_id[here.wait]
            if here.id == fact.id:
                return True
        return False


def _warnings(own: OwnCase, words: CaseFindingWords) -> Iterator[CaseFinding]:
    names = own_sentences(own.language).names
    before = _figures(f"{own.answer('briefing')} {own.answer('first_draft')}", words)
    for fact in own.told_facts:
        number, question = own.place(fact.id), flat(fact.question)
        read = match(question, own.language).kind if question else None
        if read is not None and read != fact.kind:
            kind = names[next(each for each in names if each == fact.kind)]
            said = words.warning["other_kind"].format(number=number, question=question, read=names[read], kind=kind)
            yield CaseFinding(f"{fact.id}.question", said)
        for figure in sorted(before & {each for each in _figures(fact.says, words) if len(each) > 1}):
            said = words.warning["figure_before"].format(number=number, figure=figure)
            yield CaseFinding(f"{fact.id}.says", said)


def _figures(text: str, words: CaseFindingWords) -> set[str]:
    """In digits, and in letters as far as the language says how."""
    in_letters = words.figure.get("in_letters")
    found = re.findall(rf"\b(?:{in_letters})\b", text.casefold()) if in_letters else []
    return {*_NUMBER.findall(text), *found}
