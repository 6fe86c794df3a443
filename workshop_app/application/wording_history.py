"""Keeps every wording of objectives and key results: after each command, in the same transaction, what changed becomes
a Wording. Undo takes it back with the change.

Called where a command is carried out, only. Typing is merged: changes of one field with pauses shorter than ten minutes
are one wording, until a question is said to have changed it, or until a sentence that stood there gives way to another
one: the weak draft and what a question made of it are minutes apart. Once a value is typed for a sentence, any word
that goes makes another one: the value was that of the words before. And where a question stood beside a sentence long
enough to be read, words that come may be the answer: what was asked about is kept. Words that come back after all are
one wording again. The first wording has nothing before it. A command that brings wordings of its own (the sample, a
merge of two copies) keeps those and gets no others.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from workshop_app.application.ports import Clock, Reader, Transaction
from workshop_app.application.recording import RecordingTransaction
from workshop_app.domain.draft_checks import check_key_result
from workshop_app.domain.draft_facts import KeyResultFacts
from workshop_app.domain.draft_language import written_in
from workshop_app.domain.identity import new_id
from workshop_app.domain.okr import KeyResult, Objective
from workshop_app.domain.wordings import (
    FEWEST_WORDS,
    LEVELS,
    ONE_WRITING,
    READ,
    STOOD,
    Wording,
    gives_way,
    grows,
    words_lost,
)

WORDED: dict[type, tuple[str, ...]] = {
    Objective: ("text", "why_now"),
    KeyResult: ("text", "baseline", "commit", "target", "stretch", "unit"),
}


def keep_wordings(tx: RecordingTransaction, clock: Clock) -> None:
    """Write down what the command that just ran did to the words of drafts."""
    rows = tx.changes().rows
    if any(row.kind is Wording for row in rows):
        return
    for row in rows:
        if row.kind in WORDED and row.before is not None and row.after is not None:
            for field, before, after in _changes(row.before, row.after):
                asked = row.kind is KeyResult and field == "text"
                _keep(tx, Wording(new_id(), row.id, field, clock.now(), before, after), is_asked=asked)


def wordings(reader: Reader, subject_id: str, field: str = "text") -> tuple[Wording, ...]:
    """What one field of an objective or a key result said, oldest first."""
    return tuple(each for each in reader.all(Wording, subject_id=subject_id) if each.field == field)


def _changes(before: Any, after: Any) -> Iterator[tuple[str, str, str]]:
    for field in WORDED[type(after)]:
        old, new = getattr(before, field), getattr(after, field)
        if old.split() != new.split():
            yield field, old, new


def _keep(tx: Transaction, made: Wording, *, is_asked: bool) -> None:
    """`is_asked`: the draft checks ask about such sentences."""
    known = wordings(tx, made.subject_id, made.field)
    last = known[-1] if known else None
    valued = last is not None and last.field == "text" and _valued_since(tx, last)
    if last is None or not _goes_on(last, made.at) or (valued and words_lost(last.after, made.after)):
        tx.put(made)
        return
    stood = abs(made.at - last.at)
    if (stood >= STOOD and gives_way(last.after, made.after)) or (
        stood >= READ and is_asked and _may_answer(last.after, made.after)
    ):
        tx.put(made)
        return
    if valued:  # a slip put right behind the value: the sentence is the one the value was typed for
        made = replace(made, at=last.at)
    earlier = known[-2] if len(known) > 1 else None
    if last.before.split() == made.after.split():
        tx.remove(Wording, last.id)
    elif earlier and _goes_on(earlier, made.at) and not _parts(last.before, made.after, is_asked=is_asked):
        tx.remove(Wording, last.id)
        tx.put(replace(earlier, after=made.after, at=made.at))
    else:
        tx.put(replace(last, after=made.after, at=made.at))


def _valued_since(tx: Transaction, sentence: Wording) -> bool:
    levels = (each for each in tx.all(Wording, subject_id=sentence.subject_id) if each.field in LEVELS)
    return any(each.after.strip() and each.at > sentence.at for each in levels)


def _parts(before: str, after: str, *, is_asked: bool) -> bool:
    return gives_way(before, after) or (is_asked and _may_answer(before, after))


def _may_answer(before: str, after: str) -> bool:
    """Whether something was asked about the words before, and words came."""
    asked = KeyResultFacts(before, language=written_in(before, "en"))
    return grows(before, after) and len(before.split()) >= FEWEST_WORDS and bool(check_key_result(asked))


def _goes_on(last: Wording, now: datetime) -> bool:
    return not last.question and not last.why and abs(now - last.at) < ONE_WRITING
