"""What the interview shows, computed without Qt: the list, one parameter with its words and record, the small rules of
showing (glyphs, dates, stamps, neighbours). Called by the panel; reads, never writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from workshop_app.application import queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.parameters import AnswerOpenQuestion, SetDetail, write
from workshop_app.application.ports import Reader
from workshop_app.application.workspace import Command
from workshop_app.domain import parameter_rules as rules
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.parameter_content import FieldContent, FieldKind, ParameterContent, load
from workshop_app.domain.parameters import (
    Confidence,
    InterviewNote,
    OpenQuestion,
    ParameterKey,
    ParameterRecord,
    ParameterStatus,
)

# A shape beside every status word, so that a glance down the list works without colour.
GLYPHS = {
    ParameterStatus.NOT_ASKED: "○",
    ParameterStatus.EXPLORING: "◐",
    ParameterStatus.DECIDED: "●",
    ParameterStatus.PARKED: "◇",
    ParameterStatus.NOT_APPLICABLE: "–",
}
TONES = {
    ParameterStatus.EXPLORING: "accent",
    ParameterStatus.DECIDED: "good",
    ParameterStatus.PARKED: "late",
}
DATE_SHAPES = ("%Y-%m-%d", "%d.%m.%Y", "%d %b %Y", "%d %B %Y")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list on the left. `number` is empty for WHY, which is not one of the ten."""

    key: ParameterKey
    number: str
    title: str
    status: ParameterStatus
    open_questions: int


@dataclass(frozen=True, slots=True)
class ParameterView:
    """One parameter as the screen shows it. Notes come newest first."""

    content: ParameterContent
    language: str
    record: ParameterRecord
    open_questions: tuple[OpenQuestion, ...]
    notes: tuple[InterviewNote, ...]
    words: int
    gaps: tuple[rules.Gap, ...]


@dataclass(frozen=True, slots=True)
class InterviewView:
    """The whole screen: the list, how much is settled, and the parameter that is open."""

    rows: tuple[Row, ...]
    settled: int
    total: int
    shown: ParameterView


def view(reader: Reader, key: ParameterKey) -> InterviewView:
    """Everything the screen shows while `key` is open."""
    language = content_language(reader)
    records = {record.key: record for record in reader.all(ParameterRecord)}
    waiting = [question.key for question in reader.all(OpenQuestion) if not question.answer.strip()]
    rows = tuple(
        Row(each.key, number_of(each.key), each.short_title, records[each.key].status, waiting.count(each.key))
        for each in load(language)
    )
    settled, total = rules.settled(records.values())
    shown = ParameterView(
        content=load(language)[key.number],
        language=language,
        record=records[key],
        open_questions=reader.all(OpenQuestion, key=key),
        notes=tuple(sorted(reader.all(InterviewNote, key=key), key=lambda note: note.at, reverse=True)),
        words=rules.words_in(records[key].staff_text),
        gaps=rules.gaps(records[key]),
    )
    return InterviewView(rows, settled, total, shown)


def content_language(reader: Reader) -> str:
    """The workshop language, or English where the interview is not written in it."""
    language = queries.engagement(reader).language
    try:
        load(language)
    except KnownError:
        return "en"
    return language


def number_of(key: ParameterKey) -> str:
    """ "4" for the fourth of the ten; nothing for WHY."""
    return str(key.number) if key.number else ""


def neighbour(key: ParameterKey, steps: int) -> ParameterKey:
    """The parameter so many steps on; the ends hold."""
    keys = list(ParameterKey)
    return keys[min(max(key.number + steps, 0), len(keys) - 1)]


def key_from(address: str) -> ParameterKey | None:
    """The parameter an address such as "cycle" names."""
    known = {key.value: key for key in ParameterKey}
    return known.get(address.strip("/"))


def read_date(text: str, field: str) -> date | None:
    """A typed date; None for nothing. KnownError(DATE_UNREADABLE) for anything that is no date."""
    typed = " ".join(text.split())
    if not typed:
        return None
    for shape in DATE_SHAPES:
        try:
            return datetime.strptime(typed, shape).date()  # noqa: DTZ007 - a day, not a moment
        except ValueError:
            continue
    raise KnownError(ErrorCode.DATE_UNREADABLE, field=field, text=typed)


def is_date(text: str) -> bool:
    """Whether a typed date (or nothing) can be read."""
    try:
        read_date(text, "")
    except KnownError:
        return False
    return True


def is_value_of(field: FieldContent, text: str) -> bool:
    """Whether a typed figure or date can be stored in this record field."""
    try:
        rules.checked_detail(field, shown_date(read_date(text, "")) if field.kind is FieldKind.DATE else text)
    except KnownError:
        return False
    return True


def shown_date(day: date | None) -> str:
    """The one way dates are written in fields, the same in every country."""
    return day.isoformat() if day else ""


def stamp(at: datetime, now: datetime) -> str:
    """When a note was taken, in local time: "14:05" today, "3 Nov 14:05" before."""
    local = at.astimezone()
    clock = local.strftime("%H:%M")
    return clock if local.date() == now.astimezone().date() else f"{local.day} {local.strftime('%b')} {clock}"


def field_command(shown: ParameterView, name: str, text: str, label: str) -> Command:
    """The command that saves what was typed into a field. Names: a field of the record ("rationale"), one of the
    parameter's own ("details.cadence") or one of an open question ("question.<id>.due")."""
    first, *rest = name.split(".")
    if first == "details":
        return SetDetail(shown.record.id, rest[0], _detail(shown.content, rest[0], text, label), shown.language)
    if first == "question":
        id, field = rest
        if field == "answer":
            return AnswerOpenQuestion(id, text)
        return edit(OpenQuestion, id, **{field: read_date(text, label) if field == "due" else text})
    if name in ("decided_on", "review_on"):
        return write(shown.record, name, read_date(text, label))
    return write(shown.record, name, Confidence(text) if name == "confidence" else text)


def _detail(content: ParameterContent, name: str, text: str, label: str) -> str:
    known = content.field(name)
    return shown_date(read_date(text, label)) if known and known.kind is FieldKind.DATE else text
