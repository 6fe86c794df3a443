"""The read side of the interview: everything screens, documents and the command line ask about it. Nothing here writes.

The surface, for whoever builds on it (keys are a ParameterKey's value or an own parameter's id, plain strings):

  interview(reader, language, library)   -> Interview: rows in the coach's order, people, how many are hidden
      ParameterRow: key, number, title, short_title, question, own, hidden, id (for commands), answer (status, option,
      decision ... of ParameterRecord or AgreedAnswer), subject, voices (MapRow), conflict, settled, look_again,
      follow_ups
  voices(reader)                         -> VoiceMap (domain/voices): parameters x people, Accord per row
  session_plans(reader, language)        -> SessionView per session: plan, session (None: not planned), attendees
  session_clock(reader, number, now)     -> SessionClock (domain/sessions); every second: sessions.clock(view.plan, ...)
  contradictions(reader, today)          -> Contradiction(code, parameters, question)
  facts(reader)                          -> ProgrammeFacts: caps, scoring, cycle, places, health metrics, glossary ...

version_queries:
  what_changed(reader, since)            -> ChangeRow per field, first value to last
  versions_of(reader, key)               -> every version of one parameter, oldest first
  record_version(reader)                 -> RecordVersion: number to print, whether it changed since the last edition
  editions(reader); compare_editions(reader, a, b) -> ChangeRow (ids of editions; b None: as it stands now)

calendar_queries:
  calendar(reader, country, region, cycles) -> tuple[CalendarEntry]; ics.write(entries, ...) makes bytes of them
  days_off(reader, ...); role_deadlines(reader, today) -> tuple[RoleDeadline]

own_questions.open_library() -> Library: the coach's own follow-up questions, outside the client's file.

Commands: commands/interview.py (AddInterviewee, RemoveInterviewee, RecordVoice, RemoveVoice, AgreeHow, LookedAt,
SayWhy, IssueEdition); commands/interview_sessions.py (PlanSession, InviteToSession, StartSession, TurnTo, EndSession);
commands/own_parameters.py (AddOwnParameter, WriteOwn, RemoveOwnParameter, RenameParameter, HideParameter,
MoveParameter); commands/parameters.py (DecideParameter, PostponeParameter, ReopenParameter, MarkNotApplicable) take
`row.id` of one of the ten or of an own parameter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

from msgspec import Struct

from workshop_app.application import queries
from workshop_app.application.commands.interview import layout
from workshop_app.application.own_questions import FollowUp, QuestionLibrary
from workshop_app.application.ports import Reader
from workshop_app.domain import contradictions as clashes
from workshop_app.domain import sessions
from workshop_app.domain.between_teams import SharedWord
from workshop_app.domain.contradiction_case import ContradictionCase
from workshop_app.domain.dependencies import LookAgain, leanings
from workshop_app.domain.own_parameters import (
    Agreed,
    InterviewLayout,
    OwnParameter,
    Subject,
    answer_of,
    key_of,
    ordered,
    presets,
)
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import ParameterKey, ParameterRecord
from workshop_app.domain.people import Person
from workshop_app.domain.programme_facts import ProgrammeFacts, programme_facts
from workshop_app.domain.voices import Accord, Interviewee, MapRow, Voice, VoiceMap, voice_map


class LookAgainReason(Struct, frozen=True):
    """Why an answer should be looked at again. `because` is a parameter's key or "voices"; `text` is empty for voices:
    the screen says who differs."""

    because: str
    text: str
    at: datetime


class ParameterRow(Struct, frozen=True):
    """One parameter as the interview shows it. `number` is 0 to 10 for the ten and goes on for own ones."""

    key: str
    number: int
    title: str
    short_title: str
    question: str
    own: bool
    hidden: bool
    subject: Subject
    voices: MapRow
    look_again: tuple[LookAgainReason, ...]
    follow_ups: tuple[FollowUp, ...]

    @property
    def id(self) -> str:
        """What commands take."""
        return self.subject.id

    @property
    def answer(self) -> Agreed:
        return answer_of(self.subject)

    @property
    def conflict(self) -> bool:
        """Whether the people asked answered differently, settled or not."""
        return self.voices.accord is Accord.CONFLICT

    @property
    def settled(self) -> bool:
        """Whether it is written down how differing answers became one, and by whom."""
        return bool(self.answer.settled_how.strip() and self.answer.settled_by.strip())


class Interview(Struct, frozen=True):
    """The whole interview. `rows` hold every parameter, hidden ones too; `shown` leaves those out."""

    rows: tuple[ParameterRow, ...]
    people: tuple[Interviewee, ...]

    @property
    def shown(self) -> tuple[ParameterRow, ...]:
        return tuple(row for row in self.rows if not row.hidden)

    @property
    def hidden(self) -> int:
        return sum(row.hidden for row in self.rows)

    def row(self, key: str) -> ParameterRow:
        return next(row for row in self.rows if row.key == key)


class SessionView(Struct, frozen=True):
    """One session: its plan with everything that came back, what is stored of it, and who is to come."""

    plan: sessions.SessionPlan
    session: sessions.InterviewSession | None
    attendees: tuple[Interviewee, ...]
    invited: tuple[Interviewee, ...]  # sponsor, project lead and whoever the plan asks for


def subjects(reader: Reader) -> tuple[Subject, ...]:
    """The ten and the own parameters, in the coach's order."""
    own = reader.all(OwnParameter)
    everything: tuple[Subject, ...] = (*reader.all(ParameterRecord), *own)
    known = {key_of(each): each for each in everything}
    return tuple(known[key] for key in ordered(layout(reader), own) if key in known)


def interview(reader: Reader, language: str = "en", library: QuestionLibrary | None = None) -> Interview:
    """Everything the interview screen shows."""
    asked = subjects(reader)
    look = layout(reader)
    people = reader.all(Interviewee)
    mapped = voice_map(people, reader.all(Voice), (key_of(each) for each in asked))
    reasons = _reasons(reader, language)
    by_key = numbers(asked)
    rows = []
    for subject, voices in zip(asked, mapped.rows, strict=True):
        key = key_of(subject)
        title, short, question, follow_ups = words(subject, look, language)
        rows.append(
            ParameterRow(
                key=key,
                number=by_key[key],
                title=title,
                short_title=short,
                question=question,
                own=isinstance(subject, OwnParameter),
                hidden=key in look.hidden,
                subject=subject,
                voices=voices,
                look_again=reasons.get(key, ()),
                follow_ups=_follow_ups(subject, follow_ups, library),
            )
        )
    return Interview(tuple(rows), people)


def voices(reader: Reader) -> VoiceMap:
    """Parameters by people, hidden parameters left out."""
    hidden = layout(reader).hidden
    keys = (key_of(each) for each in subjects(reader))
    return voice_map(reader.all(Interviewee), reader.all(Voice), (key for key in keys if key not in hidden))


def session_plans(reader: Reader, language: str = "en") -> tuple[SessionView, ...]:
    """The four sessions, and any planned beyond them."""
    stored = {each.number: each for each in reader.all(sessions.InterviewSession)}
    asked, hidden, people = subjects(reader), layout(reader).hidden, reader.all(Interviewee)
    numbers = range(1, max(sessions.LAST_SESSION, *stored, 0) + 1)
    return tuple(
        _session_view(sessions.plan(number, asked, stored.values(), hidden, language), stored.get(number), people)
        for number in numbers
    )


def session_clock(reader: Reader, number: int, now: datetime, language: str = "en") -> sessions.SessionClock:
    """Where a session stands."""
    view = session_plans(reader, language)[number - 1]
    return sessions.clock(view.plan, view.session or sessions.InterviewSession("", number), now)


def contradictions(
    reader: Reader,
    today: date | None = None,
    language: str = "en",
    day_words: Callable[[date], str] = date.isoformat,
) -> tuple[clashes.Contradiction, ...]:
    """Answers that do not go together; `day_words` says how a day is told."""
    return clashes.find(
        ContradictionCase(
            records=queries.parameters(reader),
            facts=facts(reader),
            roles=queries.roles(reader),
            asked=reader.all(Interviewee),
            workshops=queries.workshops(reader),
            people=reader.count(Person),
            today=today,
            language=language,
            day_words=day_words,
        )
    )


def facts(reader: Reader) -> ProgrammeFacts:
    """What the agreed answers say that other parts work with."""
    own, words = reader.all(OwnParameter), reader.all(SharedWord)
    return programme_facts(queries.parameters(reader), queries.engagement(reader), own, words)


def _session_view(
    plan: sessions.SessionPlan, session: sessions.InterviewSession | None, people: tuple[Interviewee, ...]
) -> SessionView:
    roles = {"sponsor", "project_lead", *(role.value for role in plan.joins)}
    present = session.attendees if session else ()
    return SessionView(
        plan,
        session,
        tuple(person for person in people if person.id in present),
        tuple(person for person in people if person.role.value in roles),
    )


def _reasons(reader: Reader, language: str) -> dict[str, tuple[LookAgainReason, ...]]:
    texts = {(each.key.value, each.on.value): each.text for each in leanings(language)}
    found: dict[str, tuple[LookAgainReason, ...]] = {}
    for mark in reader.all(LookAgain):
        reason = LookAgainReason(mark.because, texts.get((mark.key, mark.because), ""), mark.at)
        found[mark.key] = (*found.get(mark.key, ()), reason)
    return found


def numbers(asked: Iterable[Subject]) -> dict[str, int]:
    """The number of every parameter by key: 0 to 10 for the ten, own ones go on from there."""
    found = {key.value: key.number for key in ParameterKey}
    for subject in asked:
        if isinstance(subject, OwnParameter):
            found[subject.id] = len(found)
    return found


def words(subject: Subject, look: InterviewLayout, language: str) -> tuple[str, str, str, tuple[str, ...]]:
    """Title, short title, question and the follow-ups that ship with it."""
    if isinstance(subject, OwnParameter):
        preset = next((each for each in presets(language) if each.id == subject.preset), None)
        return subject.title, subject.title, subject.question, preset.follow_ups if preset else ()
    content = content_of(subject.key, language)
    key = subject.key.value
    return look.title(key, content.title), look.title(key, content.short_title), content.question, content.follow_ups


def _follow_ups(subject: Subject, shipped: tuple[str, ...], library: QuestionLibrary | None) -> tuple[FollowUp, ...]:
    """The questions of this client first, then the coach's library."""
    key = (subject.preset or subject.title) if isinstance(subject, OwnParameter) else subject.key.value
    general = library.follow_ups(key, shipped) if library else tuple(FollowUp(text, text) for text in shipped)
    here = subject.follow_ups.splitlines() if isinstance(subject, OwnParameter) else []
    return (*(FollowUp(text.strip()) for text in here if text.strip()), *general)
