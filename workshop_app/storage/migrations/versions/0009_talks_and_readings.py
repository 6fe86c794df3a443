"""Version 9 of the file: what stays of talks between teams, readings of health metrics, sorted numbers.

Tables and columns were written by tests/fixtures/new_version.py, the rest by hand; frozen by the release that brings
it.

A question that was put aside had one answer for its subject and its code; now each wording has its own, and the id
follows from all three. What was put aside keeps the wording it was given for. The same goes for rows as they stood when
a copy was handed over: where an answer had been given to another wording since, each of the two is a row."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

OURS = uuid.UUID("4f4b5257-0000-5000-8000-6f6e63650000")
BETWEEN = "\x1f"
KIND = "Dismissal"


def upgrade() -> None:
    _health_reading()
    _sorted_metric()
    _draft_set()
    _team_dependency()
    _answers_by_wording(op.get_bind())


def _health_reading() -> None:
    op.create_table(
        "health_reading",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("check_in_id", sa.String(length=64), nullable=False),
        sa.Column("metric_id", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("signal", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("health_reading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_health_reading_check_in_id"), ["check_in_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_health_reading_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_health_reading_metric_id"), ["metric_id"], unique=False)


def _sorted_metric() -> None:
    op.create_table(
        "sorted_metric",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("set_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("pile", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("sorted_metric", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sorted_metric_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sorted_metric_set_id"), ["set_id"], unique=False)


def _draft_set() -> None:
    with op.batch_alter_table("draft_set", schema=None) as batch_op:
        batch_op.add_column(sa.Column("room", sa.Text(), server_default="", nullable=False))


def _team_dependency() -> None:
    with op.batch_alter_table("team_dependency", schema=None) as batch_op:
        batch_op.add_column(sa.Column("their_reality", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("how_seen", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("next_look", sa.Date(), nullable=True))


def _answers_by_wording(connection: sa.Connection) -> None:
    """Of two answers to one question and one wording the later one gets the id; the other keeps its own and its
    words."""
    base = _base_rows(connection)
    for (owner,) in connection.exec_driver_sql("SELECT id FROM engagement").fetchall():
        rows = connection.exec_driver_sql("SELECT id, subject_id, code, text FROM dismissal ORDER BY seq DESC")
        texts: dict[str, set[tuple[str, ...]]] = {}
        given: set[str] = set()
        for id, *key in rows.fetchall():
            new = _id(owner, *key)
            if new not in given:
                given.add(new)
                texts[id] = {tuple(key)}
                connection.exec_driver_sql("UPDATE dismissal SET id = ? WHERE id = ?", (new, id))
        for each in base:
            if each["key"]:
                texts.setdefault(each["row_id"], set()).add(each["key"])
        for each in base:
            if each["row_id"] in texts:
                connection.exec_driver_sql("DELETE FROM base_row WHERE id = ?", (each["id"],))
                for made in _each_wording(owner, each, sorted(texts[each["row_id"]])):
                    connection.exec_driver_sql("INSERT OR REPLACE INTO base_row VALUES (?, ?, ?, ?, ?, ?, ?, ?)", made)


def _base_rows(connection: sa.Connection) -> list[dict[str, Any]]:
    found = []
    for row in connection.exec_driver_sql("SELECT * FROM base_row WHERE kind = ? ORDER BY seq", (KIND,)).mappings():
        try:
            value = json.loads(row["row"])[KIND] if row["row"] else {}
            key = (str(value["subject_id"]), str(value["code"]), str(value["text"])) if value else ()
        except (ValueError, TypeError, LookupError, RecursionError):
            continue  # no row of ours: whoever reads it says so
        found.append({**row, "value": value, "key": key})
    return found


def _each_wording(owner: str, base: dict[str, Any], texts: list[tuple[str, ...]]) -> Iterator[tuple[Any, ...]]:
    for key in texts:
        id, cell, state = _id(owner, *key), None, "absent"
        if key == base["key"]:
            held = {KIND: {**base["value"], "id": id}}
            cell, state = json.dumps(held, ensure_ascii=False, separators=(",", ":")), base["state"]
        own = _id(owner, str(base["mark"]), KIND, id, kind="BaseRow")
        yield own, KIND, id, base["mark"], state, cell, owner, base["seq"]


def _id(owner: str, *key: str, kind: str = KIND) -> str:
    return uuid.uuid5(OURS, BETWEEN.join((owner, kind, *key))).hex
