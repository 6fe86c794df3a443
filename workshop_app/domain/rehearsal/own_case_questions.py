"""The questions that a coach answers to write a case: `own_case_questions.LANGUAGE.toml`, in the order in which they
are asked, for the facts that there are. Asked by the window and by the command line alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct

from agendas.read_once import read_once
from workshop_app.domain.rehearsal.case_model import Posture
from workshop_app.domain.rehearsal.own_case import AT_ONCE, LANGUAGE, TRUST, FactPart, OwnCase, flat
from workshop_app.domain.rehearsal.own_case_making import (
    BRINGS_OUT,
    USUAL_ARRIVAL,
    USUAL_SPARE,
    CaseTextMaker,
    note_of,
)
from workshop_app.domain.rehearsal.own_case_words import words_in
from workshop_app.domain.rehearsal.own_sentences import own_sentences
from workshop_app.domain.rehearsal.practice_kinds import COSTLY_KINDS, QuestionKind
from workshop_app.domain.rehearsal.question_matcher import match

LINE, TEXT, WAYS, CHOICE, FACTS = "line", "text", "ways", "choice", "facts"
_BEFORE_FACTS = ("who", "draft")


class AskedQuestion(Struct, frozen=True):
    """A question as it stands in the file of words."""

    id: str
    form: str
    short: str
    ask: str
    group: str = ""
    needed: bool = False
    hint: str = ""
    example: str = ""


class QuestionWords(Struct, frozen=True):
    """The whole file."""

    group: Mapping[str, str]
    question: tuple[AskedQuestion, ...]
    fact: tuple[AskedQuestion, ...]
    choice: Mapping[str, Mapping[str, str]]
    words: Mapping[str, str]
    posture: Mapping[str, str]
    coach: Mapping[str, str]


class CaseQuestion(Struct, frozen=True):
    """One question about one case. `choices` are pairs of what is stored and what is read; `usual` is the choice that
    holds while none is made."""

    id: str
    group: str
    heading: str
    short: str
    ask: str
    form: str
    needed: bool = False
    hint: str = ""
    example: str = ""
    prepared: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    usual: str = ""
    fact: str = ""


@read_once
def question_words(language: str = LANGUAGE) -> QuestionWords:
    """Those of a language; English where there are none."""
    return msgspec.convert(words_in("own_case_questions", language), QuestionWords)


def questions(own: OwnCase, language: str = LANGUAGE) -> tuple[CaseQuestion, ...]:
    """All of them, those that are needed first to last and then what may stay empty."""
    return tuple(_Asking(own, question_words(language)).all())


def answered(own: OwnCase, question: CaseQuestion) -> bool:
    """Whether the coach has said anything to it."""
    return bool(own.answer(question.id).strip())


def on_way(question: CaseQuestion) -> bool:
    """Whether it is asked of everybody: what is needed, and the example question, from which the kind is read."""
    return question.needed or question.id.endswith(f".{FactPart.QUESTION}")


def kind_read(own: OwnCase, fact_id: str) -> str:
    """The kind of the example question of a fact, where none is chosen and none else can be meant; else ""."""
    fact = next((each for each in own.facts if each.id == fact_id), None)
    if fact is None or fact.kind or not fact.question.strip():
        return ""
    kind = match(flat(fact.question), own.language).kind
    return str(kind) if kind in BRINGS_OUT else ""


class _Asking:
    """Words the questions for one case."""

    def __init__(self, own: OwnCase, words: QuestionWords) -> None:
        self.own, self.words = own, words
        self.name = flat(own.answer("name")).partition(" ")[0] or words.words["nobody"]
        self.sentences, self.maker = own_sentences(own.language), CaseTextMaker(own)

    def all(self) -> Iterator[CaseQuestion]:
        asked = self.words.question
        yield from (self.one(each) for each in asked if each.group in _BEFORE_FACTS)
        for fact in self.own.facts:
            yield from (self.of_fact(each, fact.id) for each in self.words.fact)
        yield from (self.one(each) for each in asked if each.group not in (*_BEFORE_FACTS, "end"))
        brought = {fact.kind for fact in self.own.told_facts}
        others = [kind for kind in QuestionKind if kind is not QuestionKind.ADVICE]
        for kind in others:
            if kind not in brought or kind not in BRINGS_OUT or kind in (QuestionKind.SUMMARY, QuestionKind.SILENCE):
                yield self.other(kind)
        yield from (self.one(each) for each in asked if each.group == "end")
        yield from (self.small("posture", str(each), self.words.posture) for each in Posture)
        yield from (self.small("coach", str(each), self.words.coach) for each in COSTLY_KINDS)

    def one(self, asked: AskedQuestion) -> CaseQuestion:
        usual = {"arrives": USUAL_ARRIVAL, "patience": USUAL_SPARE}.get(asked.id, "")
        choices = tuple(self.words.choice.get(asked.id, {}).items())
        if asked.form == FACTS:
            choices = tuple((fact.id, note_of(fact)) for fact in self.own.told_facts)
        return self.made(asked, asked.id, self.words.group[asked.group], choices=choices, usual=usual)

    def of_fact(self, asked: AskedQuestion, fact_id: str) -> CaseQuestion:
        number = self.own.place(fact_id)
        heading = self.words.group["fact"].format(number=number)
        choices = self.kinds() if asked.id == FactPart.KIND else ()
        if asked.id == FactPart.WAIT:
            choices = tuple(self.waits(fact_id))
        usual = AT_ONCE if asked.id == FactPart.WAIT else ""
        return self.made(asked, f"{fact_id}.{asked.id}", heading, choices=choices, usual=usual, fact=fact_id)

    def made(
        self,
        asked: AskedQuestion,
        id: str,
        heading: str,
        *,
        choices: tuple[tuple[str, str], ...] = (),
        usual: str = "",
        fact: str = "",
    ) -> CaseQuestion:
        hint = asked.hint
        if asked.form == WAYS:
            hint = " ".join(part for part in (hint, self.words.words["ways"]) if part)
        return CaseQuestion(
            id=id,
            group=fact or asked.group,
            heading=heading,
            short=asked.short,
            ask=asked.ask.replace("{name}", self.name),
            form=asked.form,
            needed=asked.needed,
            hint=hint,
            example=asked.example,
            prepared=self.maker.prepared(id),
            choices=choices,
            usual=usual,
            fact=fact,
        )

    def kinds(self) -> tuple[tuple[str, str], ...]:
        """The kinds that bring something out, each with one of its sentences."""
        names, said = self.sentences.names, self.sentences.of
        return tuple((str(kind), f"{names[kind]}: {said[kind][0]}") for kind in BRINGS_OUT)

    def waits(self, fact_id: str) -> Iterator[tuple[str, str]]:
        words = self.words.words
        yield AT_ONCE, words["now"]
        yield TRUST, words["trust"]
        for fact in self.own.told_facts:
            if fact.id != fact_id:
                yield fact.id, words["after"].format(number=self.own.place(fact.id), note=note_of(fact))

    def other(self, kind: QuestionKind) -> CaseQuestion:
        ask = self.words.words["other"].format(name=self.name, question=self.sentences.of[kind][0])
        return self.small_made("other", str(kind), self.sentences.names[kind], ask)

    def small(self, group: str, key: str, meanings: Mapping[str, str]) -> CaseQuestion:
        ask = self.words.words[group].format(meaning=meanings[key])
        return self.small_made("look" if group == "posture" else group, key, _capital(meanings[key]), ask, group)

    def small_made(self, group: str, key: str, short: str, ask: str, table: str = "") -> CaseQuestion:
        id = f"{table or group}.{key}"
        asked = AskedQuestion(id, WAYS, short, ask, group)
        return self.made(asked, id, self.words.group[group])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
