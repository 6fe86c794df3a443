"""The tables: one per stored kind, with columns named and typed after its fields, and the statements that write
their rows. Used inside `storage` only, when something is written, created, upgraded or verified.

Types are dialect-neutral, so that the same tables can stand in a shared PostgreSQL later; for the same reason every
row carries `engagement_id`. `seq` keeps the order of insertion.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    bindparam,
    create_mock_engine,
    func,
    select,
)
from sqlalchemy.engine.mock import MockConnection
from sqlalchemy.schema import DDLElement

from workshop_app.domain.beside_the_set import NotNow, PlannedActivity, SortedMetric, WatchedMetric
from workshop_app.domain.between_teams import SharedWord, TeamDependency, WordMeaning
from workshop_app.domain.check_ins import AgreedAction, CheckIn, HealthReading, ProgressLine
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.engagement import RoleAssignment, Team
from workshop_app.domain.feedback import Feedback
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.parameters import OpenQuestion, ParameterRecord
from workshop_app.domain.people import PairRule, Person
from workshop_app.domain.reflections import Reflection, SetReflection
from workshop_app.domain.run_rows import Run, RunEvent
from workshop_app.domain.stored import STORED
from workshop_app.domain.versions import EditionAnswers, ParameterVersion, RecordEdition
from workshop_app.domain.voices import Interviewee, Voice
from workshop_app.domain.wordings import Wording
from workshop_app.domain.workshops import Attendance, GroupPlan, ParkedItem, Workshop, WorkshopAgenda
from workshop_app.storage.codec import hints_of, optional
from workshop_app.storage.engine import DATABASE
from workshop_app.storage.shapes import shape

KINDS: dict[type, str] = {kind: shape(kind).table for kind in STORED}

# Which field names the owner of a value. Removing an owner removes these in one command; `verify` finds what was left.
LINKS: tuple[tuple[type, str, type], ...] = (
    (WorkshopAgenda, "id", Workshop),
    (GroupPlan, "id", Workshop),
    (Feedback, "id", Workshop),
    (Person, "team_id", Team),
    (Team, "lead_id", Person),
    (ParameterRecord, "decided_by_id", Person),
    (ParameterRecord, "owner_id", Person),
    (ParameterRecord, "settled_by_id", Person),
    (OpenQuestion, "owner_id", Person),
    (ParkedItem, "owner_id", Person),
    (ParameterVersion, "who_id", Person),
    (Attendance, "workshop_id", Workshop),
    (Attendance, "person_id", Person),
    (Run, "workshop_id", Workshop),
    (RunEvent, "run_id", Run),
    (ParkedItem, "workshop_id", Workshop),
    (Commitment, "workshop_id", Workshop),
    (Commitment, "who_id", Person),
    (Commitment, "with_id", Person),
    (DraftSet, "team_id", Team),
    (Objective, "set_id", DraftSet),
    (KeyResult, "objective_id", Objective),
    (WatchedMetric, "set_id", DraftSet),
    (NotNow, "set_id", DraftSet),
    (SortedMetric, "set_id", DraftSet),
    (PlannedActivity, "key_result_id", KeyResult),
    (PlannedActivity, "who_id", Person),
    (Wording, "agreed_by_id", Person),
    (TeamDependency, "needs_id", Team),
    (TeamDependency, "gives_id", Team),
    (TeamDependency, "needs_owner_id", Person),
    (TeamDependency, "gives_owner_id", Person),
    (TeamDependency, "confirmed_by_id", Person),
    (WordMeaning, "word_id", SharedWord),
    (WordMeaning, "team_id", Team),
    (CheckIn, "set_id", DraftSet),
    (ProgressLine, "check_in_id", CheckIn),
    (ProgressLine, "key_result_id", KeyResult),
    (HealthReading, "check_in_id", CheckIn),
    (HealthReading, "metric_id", WatchedMetric),
    (AgreedAction, "check_in_id", CheckIn),
    (AgreedAction, "who_id", Person),
    (Reflection, "id", KeyResult),
    (Reflection, "next_champion_id", Person),
    (SetReflection, "id", DraftSet),
    (RoleAssignment, "person_id", Person),
    (Person, "reports_to", Person),
    (PairRule, "one_id", Person),
    (PairRule, "other_id", Person),
    (Voice, "interviewee_id", Interviewee),
    (Interviewee, "person_id", Person),
    (EditionAnswers, "id", RecordEdition),
)

ID_LENGTH = 64

WANTED = "wanted_id"  # the bound name in ready-made statements; must be no column

metadata = MetaData()

_COLUMNS: tuple[tuple[type, type[Any]], ...] = (
    (bool, Boolean),
    (int, Integer),
    (float, Float),
    (datetime, DateTime),
    (date, Date),
    (bytes, LargeBinary),
)


class Mapped:
    """One kind with its shape, its table and the ready-made statements for writing it."""

    def __init__(self, kind: type, name: str) -> None:
        hints = hints_of(kind)
        self.kind = kind
        self.shape = shape(kind)
        names = self.shape.names
        self.table = Table(name, metadata, *(_column(field, hints[field]) for field in names), *_common(name))
        columns = self.table.c
        self.seq_of = select(columns.seq).where(columns.id == bindparam(WANTED))
        self.last_seq = select(func.coalesce(func.max(columns.seq), 0))
        self.insert = self.table.insert()
        self.update = self.table.update().where(columns.id == bindparam(WANTED))
        self.delete = self.table.delete().where(columns.id == bindparam(WANTED))


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
    for python, column in _COLUMNS:
        if isinstance(kind, type) and issubclass(kind, python):
            column_type = column
            break
    return Column(name, column_type, nullable=nullable)


MAPPED: dict[type, Mapped] = {kind: Mapped(kind, name) for kind, name in KINDS.items()}


@cache
def making() -> tuple[str, ...]:
    """The statements that make every table and index of a new file, in the order to run them. Finding the words takes
    as long as running them, and they are the same for each file."""
    words: list[str] = []

    def write_down(made: DDLElement, *_parameters: object) -> None:
        words.append(str(made.compile(dialect=database.dialect)))

    database: MockConnection = create_mock_engine(DATABASE, write_down)
    metadata.create_all(database, checkfirst=False)
    return tuple(words)
