"""Version 4 of the file: ids that follow from what they stand for, names with the person they mean, cells with members.

Written by hand, frozen by the release that brings it. What it does, in this order:

- new columns for ids beside names and for the mark of an edition; the number of a version goes, its time says it all;
- texts under names become members of an object;
- of several things at one place of a list, each gets a place of its own, in the order in which they were shown;
- what may stand only once gets the id that follows from its key. Of two under one key the one that counts gets it (the
  last answer of a day, the last word on who is present, else the first); the other keeps its own id and its words,
  unless it has none: a second mark to look again, a second attendance goes;
- a name that is exactly that of one person or team is joined with them.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from workshop_app.storage.cells_of_version_3 import COLUMNS, with_members

revision = "0004"
down_revision = "0003"

NEW_IDS = (
    ("person", "team_id"),
    ("team", "lead_id"),
    ("parameter_record", "decided_by_id"),
    ("parameter_record", "owner_id"),
    ("parameter_record", "settled_by_id"),
    ("open_question", "owner_id"),
    ("parked_item", "owner_id"),
    ("parameter_version", "who_id"),
)
NEW_TEXTS = (
    ("parameter_record", "detail_ids", "{}"),
    ("draft_set", "depends_on_ids", "[]"),
    ("draft_set", "depended_on_by_ids", "[]"),
    ("key_result", "champion_ids", "[]"),
    ("record_edition", "mark", ""),
    ("record_edition", "signed_by_ids", "[]"),
)

# Table, the fields that make the key, the kind's name in the id, whether the last of two counts, whether a second one
# has words of its own.
ONCE = (
    ("parameter_record", "ParameterRecord", ("key",), False, True),
    ("role_assignment", "RoleAssignment", ("kind",), False, True),
    ("attendance", "Attendance", ("workshop_id", "person_id"), True, False),
    ("voice", "Voice", ("key", "interviewee_id", "on"), True, True),
    ("interview_session", "InterviewSession", ("number",), False, True),
    ("look_again", "LookAgain", ("key", "because"), False, False),
    ("dismissal", "Dismissal", ("subject_id", "code"), True, True),
    ("interview_layout", "InterviewLayout", (), False, True),
    ("returned_comment", "ReturnedComment", ("kind", "key", "author", "at", "text", "new"), False, True),
)
SHOWN_BY = {
    "role_assignment": "position",
    "attendance": "position",
    "interview_session": "number",
    "look_again": '"at"',
    "returned_comment": "position",
}

PLACED = (
    ("attendance", ("workshop_id",)),
    ("draft_set", ()),
    ("interviewee", ()),
    ("key_result", ("objective_id",)),
    ("objective", ("set_id",)),
    ("open_question", ("key",)),
    ("own_parameter", ()),
    ("parked_item", ("workshop_id",)),
    ("person", ()),
    ("returned_comment", ()),
    ("role_assignment", ()),
    ("team", ()),
    ("workshop", ()),
)

# Table, the words, the id or ids, whose names.
NAMES = (
    ("person", "team", "team_id", "team"),
    ("team", "lead", "lead_id", "person"),
    ("parameter_record", "decided_by", "decided_by_id", "person"),
    ("parameter_record", "owner", "owner_id", "person"),
    ("parameter_record", "settled_by", "settled_by_id", "person"),
    ("open_question", "owner", "owner_id", "person"),
    ("parked_item", "owner", "owner_id", "person"),
    ("key_result", "champions", "champion_ids", "person"),
    ("draft_set", "depends_on", "depends_on_ids", "team"),
    ("draft_set", "depended_on_by", "depended_on_by_ids", "team"),
    ("parameter_version", "who", "who_id", "person"),
    ("record_edition", "signed_by", "signed_by_ids", "person"),
)
DETAIL_NAMES = ("tracker_owner", "exception_by")  # among the record fields of a parameter
ANSWER_NAMES = ("decided_by", "owner", "settled_by")  # inside the answer of an own parameter

OURS = uuid.UUID("4f4b5257-0000-5000-8000-6f6e63650000")
BETWEEN = "\x1f"


def upgrade() -> None:
    _columns()
    connection = op.get_bind()
    _members(connection)
    _places(connection)
    _ids(connection)
    _names(connection)


def _columns() -> None:
    for table, column in NEW_IDS:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column(column, sa.String(length=64), nullable=True))
            batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)
    for table, column, default in NEW_TEXTS:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column(column, sa.Text(), server_default=default, nullable=False))
    op.execute("ALTER TABLE parameter_version DROP COLUMN number")


def _rows(connection: sa.Connection, statement: str) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.exec_driver_sql(statement).mappings()]


def _members(connection: sa.Connection) -> None:
    for table, column in COLUMNS:
        for row in _rows(connection, f'SELECT id, "{column}" AS cell FROM "{table}"'):
            if (cell := with_members(str(row["cell"]))) != row["cell"]:
                _set(connection, table, row["id"], column, cell)


def _places(connection: sa.Connection) -> None:
    for table, owner in PLACED:
        groups: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
        columns = ", ".join(f'"{name}"' for name in ("id", "position", *owner))
        for row in _rows(connection, f'SELECT {columns} FROM "{table}" ORDER BY position, seq'):
            groups.setdefault(tuple(row[name] for name in owner), []).append(row)
        for rows in groups.values():
            if len({row["position"] for row in rows}) < len(rows):
                for place, row in enumerate(rows):
                    if row["position"] != place:
                        _set(connection, table, row["id"], "position", place)


def _ids(connection: sa.Connection) -> None:
    for table, kind, key, last_counts, has_words in ONCE:
        columns = ", ".join(f'"{name}"' for name in ("id", "engagement_id", *key))
        order = f"{SHOWN_BY[table]}, seq" if table in SHOWN_BY else "seq"
        rows = _rows(connection, f'SELECT {columns} FROM "{table}" ORDER BY {order}')
        known, given = {row["id"] for row in rows}, set()
        for row in reversed(rows) if last_counts else rows:
            id = _id(row, kind, key)
            if id in given and not has_words:
                connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE id = ?', (row["id"],))
            elif id not in given and (id not in known or id == row["id"]):
                _set(connection, table, row["id"], "id", id)
                if table == "parameter_record":
                    _lines_that_wait(connection, row["id"], id)
            given.add(id)


def _id(row: dict[str, Any], kind: str, key: Iterable[str]) -> str:
    parts = (str(row["engagement_id"]), kind, *(_spelled(name, row[name]) for name in key))
    return uuid.uuid5(OURS, BETWEEN.join(parts)).hex


def _spelled(name: str, cell: Any) -> str:
    if cell is None:
        return ""
    if name != "at":
        return str(cell)
    try:
        return datetime.fromisoformat(str(cell)).replace(tzinfo=UTC).isoformat()
    except ValueError:
        return str(cell)  # no moment of ours: whoever reads it says so


def _lines_that_wait(connection: sa.Connection, before: str, after: str) -> None:
    for row in _rows(connection, "SELECT id, owner_id FROM unsent_line"):
        if row["owner_id"] == before:
            parts = [after if part == before else part for part in str(row["id"]).split(":")]
            _set(connection, "unsent_line", row["id"], "owner_id", after)
            _set(connection, "unsent_line", row["id"], "id", ":".join(parts))


def _names(connection: sa.Connection) -> None:
    known = {table: _known(connection, table) for table in ("person", "team")}
    for table, text, column, whom in NAMES:
        for row in _rows(connection, f'SELECT id, "{text}" AS words FROM "{table}" WHERE "{text}" != \'\''):
            many, words = column.endswith("_ids"), str(row["words"])
            entries = words.splitlines() if many else [words]
            ids = [known[whom][each] for entry in entries if (each := _alike(entry)) in known[whom]]
            if ids:
                cell = json.dumps(list(dict.fromkeys(ids)), separators=(",", ":")) if many else ids[0]
                _set(connection, table, row["id"], column, cell)
    for row in _rows(connection, "SELECT id, details FROM parameter_record"):
        _names_in_details(connection, row, known["person"])
    for row in _rows(connection, "SELECT id, answer FROM own_parameter"):
        _names_in_answer(connection, row, known["person"])


def _names_in_details(connection: sa.Connection, row: dict[str, Any], people: dict[str, str]) -> None:
    try:
        details = json.loads(row["details"])
        ids = {name: id for name in DETAIL_NAMES if (id := people.get(_alike(details.get(name, ""))))}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return  # no details of ours: whoever reads them says so
    if ids:
        _set(connection, "parameter_record", row["id"], "detail_ids", json.dumps(ids, separators=(",", ":")))


def _names_in_answer(connection: sa.Connection, row: dict[str, Any], people: dict[str, str]) -> None:
    try:
        answer = json.loads(row["answer"])
        ids = {f"{name}_id": people.get(_alike(answer.get(name, ""))) for name in ANSWER_NAMES}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return  # no answer of ours: whoever reads it says so
    cell = json.dumps({**answer, **ids}, ensure_ascii=False, separators=(",", ":"))
    _set(connection, "own_parameter", row["id"], "answer", cell)


def _known(connection: sa.Connection, table: str) -> dict[str, str]:
    """Who has a name that nobody else has."""
    found: dict[str, list[str]] = {}
    for row in _rows(connection, f'SELECT id, name FROM "{table}"'):
        found.setdefault(_alike(str(row["name"])), []).append(row["id"])
    return {name: ids[0] for name, ids in found.items() if name and len(ids) == 1}


def _alike(name: str) -> str:
    return name.strip().casefold()


def _set(connection: sa.Connection, table: str, id: str, column: str, cell: Any) -> None:
    connection.exec_driver_sql(f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', (cell, id))
