"""Version 9 of the file: what stays of talks between teams, readings of health metrics, sorted numbers, and how key
results and objectives add to each other.

Tables and columns were written by tests/fixtures/new_version.py, the rest by hand; frozen by the release that brings
it.

A question that was put aside had one answer for its subject and its code; now each wording has its own, and the id
follows from all three. What was put aside keeps the wording it was given for. The same goes for rows as they stood when
a copy was handed over: where an answer had been given to another wording since, each of the two is a row.

An objective added to one other at most; now each such link is a row with its sentence, and so are the links that stood
when a copy was handed over."""

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
LINK = "ContributionLink"


def upgrade() -> None:
    _health_reading()
    _sorted_metric()
    _draft_set()
    _team_dependency()
    _answers_by_wording(op.get_bind())
    _contribution_link()
    _links_of_objectives(op.get_bind())
    _objective()


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


def _contribution_link() -> None:
    op.create_table(
        "contribution_link",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("from_id", sa.String(length=64), nullable=False),
        sa.Column("to_id", sa.String(length=64), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("contribution_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contribution_link_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contribution_link_from_id"), ["from_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contribution_link_to_id"), ["to_id"], unique=False)


def _objective() -> None:
    with op.batch_alter_table("objective", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_objective_adds_to_id"))
        batch_op.drop_column("adds_to_id")
        batch_op.drop_column("contribution")


def _links_of_objectives(connection: sa.Connection) -> None:
    for (owner,) in connection.exec_driver_sql("SELECT id FROM engagement").fetchall():
        now: dict[str, dict[str, str]] = {}
        rows = connection.exec_driver_sql("SELECT id, adds_to_id, contribution, seq FROM objective").fetchall()
        for id, above, how, seq in rows:
            link = _link(owner, id, above, how)
            if link:
                now[id] = link
                cells = (*link.values(), owner, seq)
                connection.exec_driver_sql("INSERT INTO contribution_link VALUES (?, ?, ?, ?, ?, ?)", cells)
        for each in _base_rows(connection, "Objective"):
            for row in _links_then(owner, each, now.get(each["row_id"], {})):
                connection.exec_driver_sql("INSERT OR REPLACE INTO base_row VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


def _link(owner: str, id: str, above: object, how: object) -> dict[str, str]:
    """Empty where the objective added to none, and nobody said how."""
    to, sentence = str(above or ""), str(how or "")
    if not to and not sentence.strip():
        return {}
    return {"id": _id(owner, id, to, kind=LINK), "from_id": id, "to_id": to, "sentence": sentence}


def _links_then(owner: str, base: dict[str, Any], now: dict[str, str]) -> Iterator[tuple[Any, ...]]:
    """An objective that changed since: its link as it stood, and that there was none of what it has today."""
    value = base["value"]
    then = _link(owner, base["row_id"], value.get("adds_to_id"), value.get("contribution"))
    if then and then != now:
        held = json.dumps({LINK: then}, ensure_ascii=False, separators=(",", ":"))
        yield _base_row(owner, base, LINK, then["id"], held, base["state"])
    if now and then.get("id") != now["id"]:
        yield _base_row(owner, base, LINK, now["id"], None, "absent")


def _base_row(owner: str, base: dict[str, Any], kind: str, id: str, cell: str | None, state: str) -> tuple[Any, ...]:
    own = _id(owner, str(base["mark"]), kind, id, kind="BaseRow")
    return own, kind, id, base["mark"], state, cell, owner, base["seq"]


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


def _base_rows(connection: sa.Connection, kind: str = KIND) -> list[dict[str, Any]]:
    found = []
    for row in connection.exec_driver_sql("SELECT * FROM base_row WHERE kind = ? ORDER BY seq", (kind,)).mappings():
        try:
            value = json.loads(row["row"])[kind] if row["row"] else {}
            names = ("subject_id", "code", "text") if value and kind == KIND else ()
            key = tuple(str(value[name]) for name in names)
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
        yield _base_row(owner, base, KIND, id, cell, state)


def _id(owner: str, *key: str, kind: str = KIND) -> str:
    return uuid.uuid5(OURS, BETWEEN.join((owner, kind, *key))).hex
