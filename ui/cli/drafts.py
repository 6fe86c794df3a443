"""check-drafts: one JSON object per line in, one finding list per line out. A bad line is named, the rest still run."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from ui.cli.output import complain, put_json
from ui.labels_errors import in_english
from workshop_app.domain import draft_checks
from workshop_app.domain.errors import ErrorCode, KnownError


def check_drafts(arguments: argparse.Namespace) -> int:
    problems = 0
    for number, line in enumerate(_lines(arguments.file), 1):
        if not line.strip():
            continue
        record = _record(line)
        if record is None:
            problems += 1
            complain(f'Line {number}: not a JSON object with a "text".')
            continue
        try:
            found = draft_checks.check_line(record)
        except KnownError as error:
            problems += 1
            complain(f"Line {number}: {in_english(error)}")
            continue
        findings = [{"code": f.code, "level": str(f.level), "question": f.question} for f in found]
        put_json({"id": record.get("id", str(number)), "findings": findings}, line=True)
    return 1 if problems else 0


def _lines(source: str) -> Iterator[str]:
    if source == "-":
        yield from sys.stdin
        return
    path = Path(source)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise KnownError(ErrorCode.FILE_MISSING, path=path) from error
    except OSError as error:
        raise KnownError(ErrorCode.TABLE_UNREADABLE, path=path, detail=error.strerror or "") from error
    yield from io.StringIO(data.decode("utf-8-sig", "replace"))


def _record(line: str) -> dict[str, object] | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        return None
    return record
