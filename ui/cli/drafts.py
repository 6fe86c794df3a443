"""check-drafts: one JSON object per line in, one finding list per line out, or with --score how well the questions
match the labels of the lines. A bad line is named, the rest still run; a file that holds no draft at all is something
else, which is said in one line."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import BinaryIO

from ui.cli.output import complain, put, put_json
from ui.labels_errors import in_english
from workshop_app.clock import SystemClock
from workshop_app.domain import draft_lines, draft_score
from workshop_app.domain.draft_order import in_order
from workshop_app.domain.draft_score import Figures
from workshop_app.domain.errors import KnownError
from workshop_app.incoming import files

LARGEST_FILE = 50_000_000  # bytes
MOST_BAD = 50  # lines before the first draft, until the file is taken for something else
ZIP = b"PK\x03\x04"  # how a workbook and a Word file begin
LONGEST_LINE = 1_000_000  # bytes; a pipe may bring any number of lines, but no endless one

EXAMPLE = '{"text": "NPS rises from 31 to 45", "expect": []}.'

Record = dict[str, object]


class _BadLine(Exception):
    """Why a line is not a draft; the words are for the user."""


def check_drafts(arguments: argparse.Namespace) -> int:
    read, problems = 0, 0
    first_bad: list[str] = []  # held until it is known whether there are drafts
    labelled: list[tuple[set[str], set[str]]] = []
    for number, line in enumerate(_lines(arguments.file), 1):
        if not line.strip():
            continue
        try:
            record = _record(line)
            if arguments.score:
                labelled.append(_compared(record))
            else:
                _check(number, record)
            read += 1
        except (_BadLine, KnownError) as error:
            problems += 1
            first_bad.append(f"Line {number}: {in_english(error) if isinstance(error, KnownError) else error}")
        if read:
            for sentence in first_bad:
                complain(sentence)
            first_bad = []
        elif len(first_bad) == MOST_BAD:
            break
    if not read:
        return _none(first_bad, arguments)
    if arguments.score:
        _show(draft_score.score(labelled), {code for _, expected in labelled for code in expected}, arguments.json)
    return 1 if problems else 0


def _none(bad: list[str], arguments: argparse.Namespace) -> int:
    """Nothing could be read: why, in one line. Where nothing is piped in, nothing is to be answered."""
    if len(bad) > 1:
        labels = " with its labels" if arguments.score else ""
        complain(f"{bad[0]} No other line is a draft{labels} either. Write one on each line, such as {EXAMPLE}")
    elif bad:
        complain(bad[0])
    elif arguments.score or arguments.file != "-":
        complain(f"There is no draft in it. Write one on each line, such as {EXAMPLE}")
    else:
        return 0
    return 1


def _compared(record: Record) -> tuple[set[str], set[str]]:
    """The codes asked and those that the line is labelled with."""
    expected = record.get("expect")
    if not isinstance(expected, list) or not all(isinstance(code, str) for code in expected):
        raise _BadLine('no list of codes as "expect", such as ["K01", "K02"] or [].')
    return {each.code for each in draft_lines.check_line(record, _today())}, set(expected)


def _show(figures: dict[str, Figures], known: set[str], as_json: bool) -> None:
    """A code that no line is labelled with has no figure: nobody said where it belongs."""
    if as_json:
        put_json({code: _figures(one) for code, one in figures.items() if code in known})
        return
    put("code  labelled  asked  right  precision  recall")
    for code, one in figures.items():
        if code in known:
            asked = one.hits + one.false_alarms
            precision = f"{one.precision:9.2f}" if asked else f"{'–':>9}"
            put(f"{code:5} {one.hits + one.missed:8} {asked:6} {one.hits:6}  {precision} {one.recall:7.2f}")
    others = ", ".join(f"{code} ({one.false_alarms})" for code, one in figures.items() if code not in known)
    if others:
        put(f"Asked, but no line is labelled with it: {others}")


def _figures(one: Figures) -> dict[str, object]:
    asked = one.hits + one.false_alarms
    return {
        "labelled": one.hits + one.missed,
        "asked": asked,
        "right": one.hits,
        "precision": round(one.precision, 4) if asked else None,
        "recall": round(one.recall, 4),
    }


def _check(number: int, record: Record) -> None:
    found = in_order(draft_lines.check_line(record, _today()))
    findings = [{"code": f.code, "level": str(f.level), "question": f.question} for f in found]
    put_json({"id": record.get("id", str(number)), "findings": findings}, line=True)


def _today() -> date:
    return SystemClock().now().astimezone().date()


def _lines(source: str) -> Iterator[bytes]:
    with ExitStack() as stack:
        if source == "-":
            file: BinaryIO = getattr(sys.stdin, "buffer", None) or io.BytesIO()  # closed
        else:
            file = stack.enter_context(files.opened(Path(source), LARGEST_FILE))
        start = b"\xef\xbb\xbf"
        while line := file.readline(LONGEST_LINE + 1):
            yield line.removeprefix(start)
            start = b""
            if len(line) > LONGEST_LINE:
                return


def _record(line: bytes) -> Record:
    if len(line) > LONGEST_LINE:
        raise _BadLine(f"longer than {LONGEST_LINE} bytes, so it and what follows it was not read.")
    if line.startswith(ZIP):
        raise _BadLine("a workbook, a Word file or another archive, and no text with a JSON object on each line.")
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _BadLine("not UTF-8 text. Save the file as UTF-8.") from error
    except RecursionError as error:
        raise _BadLine("nested too deeply to be read.") from error
    except ValueError as error:
        raise _BadLine('not a JSON object with a "text".') from error
    if not isinstance(record, dict) or (not isinstance(record.get("text"), str) and "objectives" not in record):
        raise _BadLine('not a JSON object with a "text".')
    if isinstance(record.get("id"), dict | list):
        raise _BadLine('its "id" is neither text nor a number.')
    return record
