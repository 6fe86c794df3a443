"""Asks for the answers of a case on the terminal, one question after the other; each is kept before the next."""

from __future__ import annotations

import sys

from ui.cli.output import complain, put
from workshop_app.application.own_cases import OwnCases
from workshop_app.domain.rehearsal.own_case import FactPart, OwnCase
from workshop_app.domain.rehearsal.own_case_questions import (
    CHOICE,
    CaseQuestion,
    answered,
    kind_read,
    on_way,
    questions,
)


def ask_for_answers(cases: OwnCases, own: OwnCase) -> OwnCase:
    """The case with what was answered; an empty line leaves a question open, the end of input leaves all the rest."""
    asked, facts_end = set[str](), False
    while True:
        question = _next(own, asked, facts_end=facts_end)
        words = _answer(question) if question is not None else None
        if question is None or words is None:
            return own
        asked.add(question.id)
        facts_end = facts_end or (not words and question.id.endswith(f".{FactPart.SAYS}"))
        if words:
            own = own.with_answer(question.id, words)
            kind = kind_read(own, question.fact) if question.fact else ""
            own = own.with_answer(f"{question.fact}.{FactPart.KIND}", kind) if kind else own
            if not cases.keep(own) and cases.trouble is not None:
                raise cases.trouble


def _next(own: OwnCase, asked: set[str], *, facts_end: bool) -> CaseQuestion | None:
    told = {fact.id for fact in own.told_facts}
    for question in questions(own, own.language):
        if question.id in asked or answered(own, question) or not on_way(question):
            continue
        of_empty_fact = bool(question.fact) and question.fact not in told
        if not of_empty_fact or (question.id.endswith(f".{FactPart.SAYS}") and not facts_end):
            return question
    return None


def _answer(question: CaseQuestion) -> str | None:
    """What was typed; "" for an empty line, None where nobody is there any more."""
    put("")
    put(f"{question.heading}: {question.ask}")
    for part in (question.hint, f"Such as: {question.example}" if question.example else ""):
        if part:
            put(f"  {part}")
    for number, (_, said) in enumerate(question.choices, 1):
        put(f"  {number}  {said}")
    while True:
        sys.stdout.write("> ")
        sys.stdout.flush()
        try:
            line = sys.stdin.readline()
        except UnicodeDecodeError:
            complain("This could not be read. Type it once more.")
            continue
        if not line:
            put("")
            return None
        words = _chosen(question, line.strip()) if question.form == CHOICE else line.strip()
        if words is not None:
            return words
        complain(f"There is no such choice. Type a number from 1 to {len(question.choices)}, or nothing.")


def _chosen(question: CaseQuestion, typed: str) -> str | None:
    """The choice that was typed, by its number or its name; None for anything else."""
    values = [value for value, _ in question.choices]
    if typed.isdecimal() and len(typed) < 4 and 1 <= int(typed) <= len(values):
        return values[int(typed) - 1]
    return typed if typed in ("", *values) else None
