"""Version 7 of the file: what people commit themselves to, whether groups stay the same, and who leaves at lunch.

Written by tests/fixtures/new_version.py, frozen by the release that brings it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    _commitment()
    _attendance()
    _group_plan()


def _commitment() -> None:
    op.create_table(
        "commitment",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("workshop_id", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("who_id", sa.String(length=64), nullable=True),
        sa.Column("with_whom", sa.Text(), nullable=False),
        sa.Column("with_id", sa.String(length=64), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("commitment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_commitment_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitment_who_id"), ["who_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitment_with_id"), ["with_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitment_workshop_id"), ["workshop_id"], unique=False)


def _attendance() -> None:
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.add_column(sa.Column("leaves_lunch", sa.Integer(), nullable=True))


def _group_plan() -> None:
    with op.batch_alter_table("group_plan", schema=None) as batch_op:
        batch_op.add_column(sa.Column("same_all_day", sa.Boolean(), nullable=True))
