"""All that an engagement holds, as JSON for any other program: docs/FILE_FORMAT.md tells what stands where. Taken out
by the command line and the File menu.

Every table of the file is there under its name, also an empty one, and every row with all its fields, in the order in
which the app shows them. Names, values and order follow from the kinds alone, so that a new field is never left out.
Dates are ISO 8601, moments in UTC with their offset; pictures and templates are base64.
"""

from __future__ import annotations

import contextlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from workshop_app import __version__
from workshop_app.application.ports import Reader
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.stored import STORED
from workshop_app.storage.codec import NAMED_TEXTS, encode, hints_of, named_texts, optional, tagged
from workshop_app.storage.engine import SCHEMA_VERSION
from workshop_app.storage.files import open_file
from workshop_app.storage.shapes import shape

FORMAT = "okr-workshop engagement"
FORMAT_VERSION = 1  # of the envelope; what the rows hold follows the version of the file


def everything(reader: Reader, now: datetime) -> bytes:
    """UTF-8, a row a line. Read back before it is handed out: it says what it should, or nothing is."""
    head = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "file_version": SCHEMA_VERSION,
        "program": __version__,
        "taken_out": now.isoformat(timespec="seconds"),
    }
    tables = {shape(kind).table: list(map(as_data, reader.all(kind))) for kind in STORED}
    data = _written(head, tables)
    if json.loads(data) != {**head, "tables": tables}:
        raise KnownError(ErrorCode.EXPORT_MISMATCH, path="", detail="json")
    return data


def everything_in(path: Path, now: datetime) -> bytes:
    """The same of a file: for a worker thread, through a connection of its own. The passphrase has to be known."""
    with contextlib.closing(open_file(path, now, read_only=True)) as store:
        return everything(store, now)


def as_data(value: Any) -> dict[str, Any]:
    """One row: its fields under their names."""
    return {name: _field(getattr(value, name), hint) for name, hint in hints_of(type(value)).items()}


def _field(value: Any, hint: Any) -> Any:
    kind, _ = optional(hint)
    if value is None:
        return None
    if kind in NAMED_TEXTS:
        return named_texts(value)
    if kind is object:  # a whole value of another kind, under the name of its kind
        return json.loads(tagged(value))
    return encode(value)


def _written(head: dict[str, Any], tables: dict[str, list[dict[str, Any]]]) -> bytes:
    """As text that a person can read and a program that compares lines can compare."""
    lines = ["{"]
    lines += [f"  {_json(name)}: {_json(value)}," for name, value in head.items()]
    lines.append('  "tables": {')
    lines.append(",\n".join(_table(name, rows) for name, rows in tables.items()))
    lines += ["  }", "}", ""]
    return "\n".join(lines).encode("utf-8")


def _table(name: str, rows: list[dict[str, Any]]) -> str:
    if not rows:
        return f"    {_json(name)}: []"
    inside = ",\n".join(f"      {_json(row)}" for row in rows)
    return f"    {_json(name)}: [\n{inside}\n    ]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
