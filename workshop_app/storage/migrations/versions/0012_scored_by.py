"""Version 12 of the file: how the cycle of a published set is scored.

The column was written by tests/fixtures/new_version.py, the rest by hand; frozen by the release that brings it.

Until then every cycle was told in the words of what was decided last: that is what a published set of an older file
keeps."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

LEVELS, GRADE, EVEN_ODDS = "prescored", "graded", "coin_toss"


def upgrade() -> None:
    _draft_set()
    _as_decided(op.get_bind())


def _draft_set() -> None:
    with op.batch_alter_table("draft_set", schema=None) as batch_op:
        batch_op.add_column(sa.Column("scored_by", sa.Text(), server_default="", nullable=False))


def _as_decided(connection: sa.Connection) -> None:
    decided = connection.exec_driver_sql("SELECT option, status FROM parameter_record WHERE key = 'scoring'").first()
    option = LEVELS if decided is None or decided[1] == "not_applicable" else decided[0] or LEVELS
    model = option if option in {LEVELS, GRADE} else EVEN_ODDS
    connection.exec_driver_sql(
        "UPDATE draft_set SET scored_by = ? WHERE status = 'published' OR published_on IS NOT NULL", (model,)
    )
