"""The command that saves what was typed into a field of the interview, by the field's name. Qt-free; asked by the
writing side of the question view."""

from __future__ import annotations

from typing import assert_never

from ui.interview.field_dates import read_date
from ui.interview.page_words import PageWords
from ui.interview.view_state import ParameterView
from workshop_app.application.command import Command
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.interview import AgreeHow, RecordVoice
from workshop_app.application.commands.own_parameters import WriteOwn
from workshop_app.application.commands.parameters import AnswerOpenQuestion, SetDetail, write
from workshop_app.domain.parameter_content import FieldKind
from workshop_app.domain.parameters import Confidence, OpenQuestion, ParameterRecord


def field_command(shown: ParameterView, name: str, text: str, label: str) -> Command:
    """The command that saves what was typed into a field. Names: a field of the record ("rationale"), one of the
    parameter's own ("details.cadence"), one of an open question ("question.<id>.due") or of a person's answer
    ("voice.<id>.own_words")."""
    first, *rest = name.split(".")
    if first == "details":
        return SetDetail(shown.id, rest[0], _detail(shown.words, rest[0], text, label), shown.language)
    if first == "question":
        return _question_command(rest[0], rest[1], text, label)
    if first == "voice":
        return voice_command(shown.key, rest[0], rest[1], text)
    if name == "settled_how":
        return AgreeHow(shown.id, how=text)
    if name == "settled_by":
        return AgreeHow(shown.id, by=text)
    return _record_command(shown, name, text, label)


def voice_command(key: str, person_id: str, field: str, text: str) -> RecordVoice:
    """Write down one field of what a person answers."""
    value = Confidence(text) if field == "confidence" else text
    return RecordVoice(key, person_id, **{field: value})  # type: ignore[arg-type]


def _record_command(shown: ParameterView, name: str, text: str, label: str) -> Command:
    value: object = text
    if name in ("decided_on", "review_on"):
        value = read_date(text, label)
    elif name == "confidence":
        value = Confidence(text)
    if isinstance(shown.record, ParameterRecord):
        return write(shown.record, name, value)
    return WriteOwn(shown.id, name, value)


def _question_command(id: str, field: str, text: str, label: str) -> Command:
    if field == "answer":
        return AnswerOpenQuestion(id, text)
    return edit(OpenQuestion, id, **{field: read_date(text, label) if field == "due" else text})


def _detail(words: PageWords, name: str, text: str, label: str) -> str:
    known = words.field(name)
    if known is None:
        return text
    match known.kind:
        case FieldKind.DATE:
            day = read_date(text, label)
            return day.isoformat() if day else ""
        case FieldKind.TEXT | FieldKind.NUMBER | FieldKind.CHOICE | FieldKind.LONG:
            return text
        case _:
            assert_never(known.kind)
