"""Commands around the answers: who is asked and what they say, how differing answers were settled, marks to look again,
and editions of the record. Sessions and own parameters have modules of their own beside this one.

The agreed answers themselves are changed by `commands/parameters`; both take the id of a ParameterRecord or of an
OwnParameter.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from workshop_app.application.commands.unsent import remove_unsent
from workshop_app.application.copy_mark import copy_mark
from workshop_app.application.once_only import once_only
from workshop_app.application.places import at_end
from workshop_app.application.ports import Clock, Reader, Transaction
from workshop_app.domain import sessions, versions
from workshop_app.domain.dependencies import VOICES, LookAgain
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.identity import new_id
from workshop_app.domain.own_parameters import (
    InterviewLayout,
    OwnParameter,
    Subject,
    answer_of,
    key_of,
    with_answer,
)
from workshop_app.domain.parameters import Confidence, ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.text import one_line
from workshop_app.domain.voices import (
    Accord,
    Interviewee,
    IntervieweeRole,
    MapRow,
    Voice,
    latest_voices,
    voice_map,
)


def subject(reader: Reader, id: str) -> Subject:
    """One of the ten or an own parameter, by the id it is stored under; KnownError(NOT_FOUND)."""
    return reader.find(ParameterRecord, id) or reader.get(OwnParameter, id)


def subject_of(reader: Reader, key: str) -> Subject:
    """The same by key."""
    if key in {each.value for each in ParameterKey}:
        return reader.all(ParameterRecord, key=ParameterKey(key))[0]
    return reader.get(OwnParameter, key)


def layout(reader: Reader) -> InterviewLayout:
    """The coach's order and names, the usual ones while nothing was changed."""
    return next(iter(reader.all(InterviewLayout)), InterviewLayout())


def answers_to(reader: Reader, key: str) -> MapRow:
    """Who answered this parameter, and whether the answers agree."""
    return voice_map(reader.all(Interviewee), reader.all(Voice, key=key), (key,)).rows[0]


def check_settled(reader: Reader, decided: Subject) -> None:
    """Answers that differ become one answer only when it is written down how, and by whom."""
    answer = answer_of(decided)
    if answer.settled_how.strip() and answer.settled_by.strip():
        return
    row = answers_to(reader, key_of(decided))
    if row.accord is Accord.CONFLICT:
        names = "; ".join(", ".join(person.name for person in camp.people) for camp in row.camps)
        raise KnownError(ErrorCode.CONFLICT_UNSETTLED, parameter=key_of(decided), names=names)


# ---------------------------------------------------------------------------------------------- people and voices


class AddInterviewee(Struct, frozen=True):
    """Somebody more is asked, as the last in the row."""

    name: str
    role: IntervieweeRole = IntervieweeRole.OTHER
    person_id: str | None = None
    id: str = field(default_factory=new_id)
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        name = one_line(self.name)
        if not name:
            raise KnownError(ErrorCode.TEXT_MISSING, field="name")
        tx.put(Interviewee(self.id, name, self.role, at_end(tx.all(Interviewee)), self.person_id))


class RemoveInterviewee(Struct, frozen=True):
    """Take somebody out with everything they said, and out of the sessions."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        remove_interviewee(tx, clock, self.id)


def remove_interviewee(tx: Transaction, clock: Clock, id: str) -> None:
    """The same inside another command (forgetting a person everywhere)."""
    said = tx.all(Voice, interviewee_id=id)
    for voice in said:
        tx.remove(Voice, voice.id)
    for key in dict.fromkeys(voice.key for voice in said):
        _weigh(tx, key, clock)
    for session in tx.all(sessions.InterviewSession):
        tx.put(replace(session, attendees=tuple(each for each in session.attendees if each != id)))
    remove_unsent(tx, id)
    tx.remove(Interviewee, id)


class RecordVoice(Struct, frozen=True):
    """Write down what somebody answers. None leaves a field as it is. An answer given on an earlier day is kept, and
    the new one counts. An answer that differs from a decision already made marks it to be looked at again."""

    key: str
    interviewee_id: str
    option: str | None = None
    own_words: str | None = None
    confidence: Confidence | None = None
    verbatim: str | None = None
    undoable: bool = True

    @property
    def merge_key(self) -> Hashable | None:
        typed = tuple(name for name in ("own_words", "verbatim") if getattr(self, name) is not None)
        chosen = self.option is not None or self.confidence is not None
        return (RecordVoice, str(self.key), self.interviewee_id, typed) if typed and not chosen else None

    def run(self, tx: Transaction, clock: Clock) -> None:
        key, today = str(self.key), clock.now().astimezone().date()
        asked = subject_of(tx, key)
        tx.get(Interviewee, self.interviewee_id)
        given = tx.all(Voice, key=key, interviewee_id=self.interviewee_id)
        voice = latest_voices(given).get((key, self.interviewee_id))
        if voice is None or voice.on != today:
            new = once_only(tx, replace(voice or Voice("", key, self.interviewee_id), on=today))
            voice = tx.find(Voice, new.id) or new  # there already where a clock was put back
        tx.put(
            replace(
                voice,
                option=voice.option if self.option is None else self.option,
                own_words=voice.own_words if self.own_words is None else self.own_words,
                confidence=self.confidence or voice.confidence,
                verbatim=voice.verbatim if self.verbatim is None else self.verbatim,
            )
        )
        _opened(tx, asked)
        _weigh(tx, key, clock)


class RemoveVoice(Struct, frozen=True):
    """Strike one answer out; an earlier answer of the same person counts again."""

    id: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        voice = tx.find(Voice, self.id)
        if voice is not None:
            tx.remove(Voice, voice.id)
            _weigh(tx, voice.key, clock)


class AgreeHow(Struct, frozen=True):
    """Write down how differing answers became one, and by whom. `id` is the parameter's. Taking the words away from a
    decision whose answers still differ reopens it."""

    id: str
    how: str | None = None
    by: str | None = None
    undoable: bool = True

    @property
    def merge_key(self) -> Hashable | None:
        return (AgreeHow, self.id, self.how is None, self.by is None)

    def run(self, tx: Transaction, clock: Clock) -> None:
        asked = subject(tx, self.id)
        answer = answer_of(asked)
        how = answer.settled_how if self.how is None else self.how
        by = answer.settled_by if self.by is None else self.by
        status = answer.status
        differs = answers_to(tx, key_of(asked)).accord is Accord.CONFLICT
        if status is ParameterStatus.DECIDED and differs and not (how.strip() and by.strip()):
            status = ParameterStatus.EXPLORING
        tx.put(with_answer(asked, settled_how=how, settled_by=by, status=status))
        _weigh(tx, key_of(asked), clock)


def _opened(tx: Transaction, asked: Subject) -> None:
    if answer_of(asked).status is ParameterStatus.NOT_ASKED:
        tx.put(with_answer(asked, status=ParameterStatus.EXPLORING))


def _weigh(tx: Transaction, key: str, clock: Clock) -> None:
    """A decided answer that somebody contradicts is marked once; the mark goes when they agree again, or it is written
    down how it was settled."""
    answer = answer_of(subject_of(tx, key))
    settled = answer.settled_how.strip() and answer.settled_by.strip()
    differs = not settled and answers_to(tx, key).accord is Accord.CONFLICT
    marks = [mark for mark in tx.all(LookAgain, key=key) if mark.because == VOICES]
    if differs and answer.status is ParameterStatus.DECIDED and not marks:
        tx.put(once_only(tx, LookAgain("", key, VOICES, clock.now())))
    for mark in () if differs else marks:
        tx.remove(LookAgain, mark.id)


# ---------------------------------------------------------------------------------------------- marks and history


class LookedAt(Struct, frozen=True):
    """Somebody looked again at this answer: its marks go."""

    key: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        looked_at(tx, str(self.key))


def looked_at(tx: Transaction, key: str) -> None:
    """The same inside another command (deciding anew)."""
    for mark in tx.all(LookAgain, key=key):
        tx.remove(LookAgain, mark.id)


class SayWhy(Struct, frozen=True):
    """Write down why an answer was changed."""

    version_id: str
    why: str
    undoable: bool = True

    @property
    def merge_key(self) -> Hashable | None:
        return (SayWhy, self.version_id)

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.put(replace(tx.get(versions.ParameterVersion, self.version_id), why=self.why))


class IssueEdition(Struct, frozen=True):
    """The record leaves the house: exported, or signed by these people (one name per line). It gets the next number,
    and the mark of this copy of the file, when anything changed since the last edition; else that one stands, and a
    signature is added to it. No undo takes a number back that stands on paper."""

    kind: versions.EditionKind = versions.EditionKind.EXPORTED
    signed_by: str = ""
    signed_on: date | None = None
    merge_key: Hashable | None = None
    undoable: bool = False

    def run(self, tx: Transaction, clock: Clock) -> None:
        answers = versions.snapshot((*tx.all(ParameterRecord), *tx.all(OwnParameter)))
        print_ = versions.fingerprint(answers)
        issued = tx.all(versions.RecordEdition)
        edition = issued[-1] if issued else None
        if edition is None or edition.fingerprint != print_:
            number, mark = versions.next_number(issued), copy_mark(tx)
            edition = versions.RecordEdition(new_id(), number, clock.now(), self.kind, print_, mark=mark)
            tx.put(versions.EditionAnswers(edition.id, answers))
        if self.kind is versions.EditionKind.SIGNED:
            today = clock.now().astimezone().date()
            names = dict.fromkeys((*edition.signed_by.splitlines(), *self.signed_by.splitlines()))
            edition = replace(
                edition,
                kind=self.kind,
                signed_by="\n".join(name.strip() for name in names if name.strip()),
                signed_on=self.signed_on or edition.signed_on or today,
            )
        tx.put(edition)
