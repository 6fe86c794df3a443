"""Version 10 of the file: the look of the papers, and the time zone of a place.

Written by tests/fixtures/new_version.py, frozen by the release that brings it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    _house_style()
    _style_file()
    _engagement()
    _workshop()


def _house_style() -> None:
    op.create_table(
        "house_style",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("accent", sa.Text(), nullable=False),
        sa.Column("second", sa.Text(), nullable=False),
        sa.Column("footer", sa.Text(), nullable=False),
        sa.Column("without_own", sa.Boolean(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("house_style", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_style_engagement_id"), ["engagement_id"], unique=False)


def _style_file() -> None:
    op.create_table(
        "style_file",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("style_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_style_file_engagement_id"), ["engagement_id"], unique=False)


def _engagement() -> None:
    with op.batch_alter_table("engagement", schema=None) as batch_op:
        batch_op.add_column(sa.Column("zone", sa.Text(), server_default="", nullable=False))


def _workshop() -> None:
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.add_column(sa.Column("zone", sa.Text(), server_default="", nullable=False))
