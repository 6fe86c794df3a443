"""Version 2 of the file: several voices, sessions, versions, own parameters, parking lot, returned comments.

Written by tests/fixtures/remake_v0002.py, frozen by the release that brings it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _edition_answers()
    _interview_layout()
    _interview_session()
    _interviewee()
    _look_again()
    _own_parameter()
    _parameter_version()
    _parked_item()
    _record_edition()
    _returned_comment()
    _voice()
    _engagement()
    _parameter_record()


def _edition_answers() -> None:
    op.create_table(
        "edition_answers",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("edition_answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_edition_answers_engagement_id"), ["engagement_id"], unique=False)


def _interview_layout() -> None:
    op.create_table(
        "interview_layout",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("hidden", sa.Text(), nullable=False),
        sa.Column("titles", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("interview_layout", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interview_layout_engagement_id"), ["engagement_id"], unique=False)


def _interview_session() -> None:
    op.create_table(
        "interview_session",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("started_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("attendees", sa.Text(), nullable=False),
        sa.Column("covered", sa.Text(), nullable=False),
        sa.Column("current", sa.Text(), nullable=False),
        sa.Column("current_since", sa.DateTime(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("interview_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interview_session_engagement_id"), ["engagement_id"], unique=False)


def _interviewee() -> None:
    op.create_table(
        "interviewee",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=True),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("interviewee", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interviewee_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_interviewee_person_id"), ["person_id"], unique=False)


def _look_again() -> None:
    op.create_table(
        "look_again",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("look_again", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_look_again_engagement_id"), ["engagement_id"], unique=False)


def _own_parameter() -> None:
    op.create_table(
        "own_parameter",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("preset", sa.Text(), nullable=False),
        sa.Column("follow_ups", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("own_parameter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_own_parameter_engagement_id"), ["engagement_id"], unique=False)


def _parameter_version() -> None:
    op.create_table(
        "parameter_version",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("parameter_version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_parameter_version_engagement_id"), ["engagement_id"], unique=False)


def _parked_item() -> None:
    op.create_table(
        "parked_item",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("workshop_id", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("step_id", sa.String(length=64), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("parked_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_parked_item_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_parked_item_step_id"), ["step_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_parked_item_workshop_id"), ["workshop_id"], unique=False)


def _record_edition() -> None:
    op.create_table(
        "record_edition",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("signed_by", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("record_edition", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_record_edition_engagement_id"), ["engagement_id"], unique=False)


def _returned_comment() -> None:
    op.create_table(
        "returned_comment",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reply_to", sa.Text(), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("returned_comment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_returned_comment_engagement_id"), ["engagement_id"], unique=False)


def _voice() -> None:
    op.create_table(
        "voice",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("interviewee_id", sa.String(length=64), nullable=False),
        sa.Column("option", sa.Text(), nullable=False),
        sa.Column("own_words", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Text(), nullable=False),
        sa.Column("verbatim", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("voice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_voice_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_voice_interviewee_id"), ["interviewee_id"], unique=False)


def _engagement() -> None:
    with op.batch_alter_table("engagement", schema=None) as batch_op:
        batch_op.add_column(sa.Column("country", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("region", sa.Text(), server_default="", nullable=False))


def _parameter_record() -> None:
    with op.batch_alter_table("parameter_record", schema=None) as batch_op:
        batch_op.add_column(sa.Column("settled_how", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("settled_by", sa.Text(), server_default="", nullable=False))
