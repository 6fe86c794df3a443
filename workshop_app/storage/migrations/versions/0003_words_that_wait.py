"""Version 3 of the file: words in lines that wait for Enter.

Written by tests/fixtures/remake_v0003.py, frozen by the release that brings it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _unsent_line()


def _unsent_line() -> None:
    op.create_table(
        "unsent_line",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.String(length=64), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("unsent_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unsent_line_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_unsent_line_owner_id"), ["owner_id"], unique=False)
