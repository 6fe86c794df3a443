"""Version 5 of the file: which copy it is, what copies were taken of it, and how changed rows stood then.

Written by tests/fixtures/remake_v0005.py, frozen by the release that brings it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _base_row()
    _copy_taken()
    _lineage()


def _base_row() -> None:
    op.create_table(
        "base_row",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("row", sa.Text(), nullable=True),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("base_row", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_base_row_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_base_row_row_id"), ["row_id"], unique=False)


def _copy_taken() -> None:
    op.create_table(
        "copy_taken",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("parent_id", sa.String(length=64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("revision_at", sa.DateTime(), nullable=True),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("copy_taken", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_copy_taken_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_copy_taken_parent_id"), ["parent_id"], unique=False)


def _lineage() -> None:
    op.create_table(
        "lineage",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=True),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("lineage", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lineage_engagement_id"), ["engagement_id"], unique=False)
