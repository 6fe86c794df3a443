"""The tables: one per stored dataclass, with columns named and typed after its fields, and the small mapper between
a row and a value. Used inside `storage` only.

Types are dialect-neutral, so that the same tables can stand in a shared PostgreSQL later; for the same reason every
row carries `engagement_id`. `seq` keeps the order of insertion.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, get_type_hints

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    bindparam,
    func,
    select,
)
from sqlalchemy.sql.elements import ColumnElement

from workshop_app.domain.dependencies import LookAgain
from workshop_app.domain.engagement import Engagement, RoleAssignment, Team
from workshop_app.domain.okr import Dismissal, DraftSet, KeyResult, Objective
from workshop_app.domain.own_parameters import InterviewLayout, OwnParameter
from workshop_app.domain.parameters import InterviewNote, OpenQuestion, ParameterRecord
from workshop_app.domain.people import Person
from workshop_app.domain.returned import ReturnedComment
from workshop_app.domain.run_log import Run, RunEvent
from workshop_app.domain.sessions import InterviewSession
from workshop_app.domain.versions import EditionAnswers, ParameterVersion, RecordEdition
from workshop_app.domain.voices import Interviewee, Voice
from workshop_app.domain.workshops import Attendance, GroupPlan, ParkedItem, Workshop, WorkshopAgenda
from workshop_app.storage.codec import decoder, encode, optional

SCHEMA_VERSION = 2

KINDS: dict[type, str] = {
    Engagement: "engagement",
    Team: "team",
    RoleAssignment: "role_assignment",
    Person: "person",
    ParameterRecord: "parameter_record",
    OpenQuestion: "open_question",
    InterviewNote: "interview_note",
    Workshop: "workshop",
    WorkshopAgenda: "workshop_agenda",
    Attendance: "attendance",
    GroupPlan: "group_plan",
    DraftSet: "draft_set",
    Objective: "objective",
    KeyResult: "key_result",
    Dismissal: "dismissal",
    Run: "run",
    RunEvent: "run_event",
    ParkedItem: "parked_item",
    # since version 2
    Interviewee: "interviewee",
    Voice: "voice",
    InterviewSession: "interview_session",
    LookAgain: "look_again",
    OwnParameter: "own_parameter",
    InterviewLayout: "interview_layout",
    ParameterVersion: "parameter_version",
    RecordEdition: "record_edition",
    EditionAnswers: "edition_answers",
    ReturnedComment: "returned_comment",
}

# Which field names the owner of a value. Removing an owner removes these in one command; `verify` finds what was left.
LINKS: tuple[tuple[type, str, type], ...] = (
    (WorkshopAgenda, "id", Workshop),
    (GroupPlan, "id", Workshop),
    (Attendance, "workshop_id", Workshop),
    (Attendance, "person_id", Person),
    (Run, "workshop_id", Workshop),
    (RunEvent, "run_id", Run),
    (ParkedItem, "workshop_id", Workshop),
    (DraftSet, "team_id", Team),
    (Objective, "set_id", DraftSet),
    (KeyResult, "objective_id", Objective),
    (RoleAssignment, "person_id", Person),
    (Person, "reports_to", Person),
    (Voice, "interviewee_id", Interviewee),
    (Interviewee, "person_id", Person),
    (EditionAnswers, "id", RecordEdition),
)

# Lists come in the order of the first of these that a kind has; ties, and kinds with none, in order of insertion.
ORDER_FIELDS = ("position", "number", "at", "started_at")

ID_LENGTH = 64

WANTED = "wanted_id"  # the bound name in ready-made statements; must be no column

Convert = Callable[[Any], Any]

metadata = MetaData()


class Mapped:
    """One kind with its table, its ready-made statements, and both directions of the mapping."""

    def __init__(self, kind: type, name: str) -> None:
        hints = get_type_hints(kind)
        self.kind = kind
        self.names = tuple(field.name for field in fields(kind))
        codecs = [_codec(hints[field]) for field in self.names]
        self.to_column: dict[str, Convert | None] = dict(zip(self.names, (each[0] for each in codecs), strict=True))
        self._to_value = tuple(each[1] for each in codecs)
        self.table = Table(name, metadata, *(_column(field, hints[field]) for field in self.names), *_common(name))
        columns = self.table.c
        self.order = [*[columns[field] for field in ORDER_FIELDS if field in self.names][:1], columns.seq]
        self.select = select(*(columns[field] for field in self.names))
        self.one = self.select.where(columns.id == bindparam(WANTED))
        self.seq_of = select(columns.seq).where(columns.id == bindparam(WANTED))
        self.last_seq = select(func.coalesce(func.max(columns.seq), 0))
        self.insert = self.table.insert()
        self.update = self.table.update().where(columns.id == bindparam(WANTED))
        self.delete = self.table.delete().where(columns.id == bindparam(WANTED))

    def row(self, value: object) -> dict[str, Any]:
        """The columns of a value."""
        return {
            name: getattr(value, name) if convert is None else convert(getattr(value, name))
            for name, convert in self.to_column.items()
        }

    def value(self, row: Any) -> Any:
        """The value of a row. A row that holds what no app ever wrote raises ValueError, TypeError, KeyError or
        AttributeError."""
        return self.kind(*(convert(cell) for cell, convert in zip(row, self._to_value, strict=True)))

    def where(self, equal: dict[str, object]) -> list[ColumnElement[bool]]:
        """The conditions `field == value` for these fields."""
        conditions = []
        for name, wanted in equal.items():
            convert = self.to_column[name]
            conditions.append(self.table.c[name] == (wanted if convert is None else convert(wanted)))
        return conditions


def _common(name: str) -> list[Column[Any]]:
    owner: list[Column[Any]] = [Column("seq", Integer, nullable=False)]
    if name != "engagement":
        owner.insert(
            0, Column("engagement_id", String(ID_LENGTH), ForeignKey("engagement.id"), nullable=False, index=True)
        )
    return owner


def _column(name: str, hint: Any) -> Column[Any]:
    kind, nullable = optional(hint)
    if name == "id":
        return Column(name, String(ID_LENGTH), primary_key=True)
    if name.endswith("_id"):
        return Column(name, String(ID_LENGTH), nullable=nullable, index=True)
    column_type: type[Any] = Text
    for python, column in ((bool, Boolean), (int, Integer), (float, Float), (datetime, DateTime), (date, Date)):
        if isinstance(kind, type) and issubclass(kind, python):
            column_type = column
            break
    return Column(name, column_type, nullable=nullable)


def _codec(hint: Any) -> tuple[Convert | None, Convert]:
    """What turns a field into its column (None: it already is) and back."""
    kind, nullable = optional(hint)
    to_column, to_value = _codec_of(kind)
    if nullable:
        return to_column and _or_none(to_column), _or_none(to_value)
    return to_column, to_value


def _codec_of(kind: Any) -> tuple[Convert | None, Convert]:
    if kind in (str, int, float, bool):
        return None, decoder(kind)
    if kind is date:
        return None, _same
    if kind is datetime:
        return _utc_without_zone, _with_utc
    if isinstance(kind, type) and issubclass(kind, Enum):
        return str, kind
    decode = decoder(kind)
    return _dump, lambda text: decode(json.loads(text))


def _or_none(convert: Convert) -> Convert:
    return lambda value: None if value is None else convert(value)


def _same(value: date) -> date:
    return value


def _dump(value: object) -> str:
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"))


def _utc_without_zone(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a stored moment needs a time zone")
    return moment.astimezone(UTC).replace(tzinfo=None)


def _with_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC)


MAPPED: dict[type, Mapped] = {kind: Mapped(kind, name) for kind, name in KINDS.items()}
