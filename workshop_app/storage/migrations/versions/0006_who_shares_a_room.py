"""Version 6 of the file: who shares a room, and who comes late or leaves early.

Tables and columns as tests/fixtures/new_version.py writes them; the rest by hand, frozen by the release that brings it:
a boss gets the name beside the id, as every name in the file has both. Where the place of the id holds a name (a list
that was read in by another program), it becomes the id of the one person who is called exactly so; else it stays as
words, and the list of people asks who is meant."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    _pair_rule()
    _attendance()
    _person()
    _bosses(op.get_bind())


def _pair_rule() -> None:
    op.create_table(
        "pair_rule",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("one_id", sa.String(length=64), nullable=False),
        sa.Column("other_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("pair_rule", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pair_rule_engagement_id"), ["engagement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pair_rule_one_id"), ["one_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pair_rule_other_id"), ["other_id"], unique=False)


def _attendance() -> None:
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.add_column(sa.Column("leaves_after", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("leaves_at", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("arrives_at", sa.Integer(), nullable=True))


def _person() -> None:
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("boss", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("brings_okr", sa.Boolean(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("host_room", sa.Integer(), server_default="0", nullable=False))


def _bosses(connection: sa.Connection) -> None:
    people = _rows(connection, "SELECT id, name, reports_to FROM person")
    names = {row["id"]: str(row["name"]) for row in people}
    alike: dict[str, list[str]] = {}
    for id, name in names.items():
        alike.setdefault(_alike(name), []).append(id)
    for row in people:
        meant = row["reports_to"]
        if meant is None:
            continue
        if meant not in names:
            called = alike.get(_alike(str(meant)), [])
            boss = (called[0], names[called[0]]) if len(called) == 1 else (None, _words(str(meant)))
        else:
            boss = (meant, names[meant])
        if boss[0] == row["id"]:  # nobody is their own boss
            boss = (None, "")
        connection.exec_driver_sql("UPDATE person SET reports_to = ?, boss = ? WHERE id = ?", (*boss, row["id"]))
    _as_they_stood(connection, names)


def _as_they_stood(connection: sa.Connection, names: dict[str, str]) -> None:
    """What people were when a copy was taken gets the same name, or it would look like a change since."""
    rows = _rows(connection, "SELECT id, row FROM base_row WHERE kind = 'Person' AND row IS NOT NULL")
    held = {row["id"]: found for row in rows if (found := _held(row["row"]))}
    then = names | {str(each.get("id")): str(each.get("name")) for each in held.values()}
    for id, each in held.items():
        if each.get("reports_to") in then and "boss" not in each:
            cell = json.dumps({"Person": {**each, "boss": then[each["reports_to"]]}}, ensure_ascii=False)
            connection.exec_driver_sql("UPDATE base_row SET row = ? WHERE id = ?", (cell, id))


def _held(cell: Any) -> dict[str, Any]:
    try:
        found = json.loads(cell)["Person"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}  # no row of ours: whoever reads it says so
    return found if isinstance(found, dict) else {}


def _rows(connection: sa.Connection, statement: str) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.exec_driver_sql(statement).mappings()]


def _alike(name: str) -> str:
    return name.strip().casefold()


def _words(text: str) -> str:
    """An id of nobody says nothing to anybody."""
    return "" if len(text) == 32 and set(text) <= set("0123456789abcdef") else text
