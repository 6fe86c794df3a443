"""A passphrase: a keystroke committed with and without one, against bare databases with the same settings; opening."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from timing import compared, seconds

COUNT = 300
WORDS = "correct horse battery staple"


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    from workshop_app import bootstrap
    from workshop_app.sample import build

    plain, locked = folder / "plain.okrw", folder / "locked.okrw"
    for path in (plain, locked):
        build(path).close()
    changed = seconds(lambda: bootstrap.change_passphrase(locked, new=WORDS))
    bootstrap.unlock(locked, WORDS)
    release = bootstrap.key_kept(locked)
    steps = {
        "ours, plain": _typing(plain),
        "ours, with a passphrase": _typing(locked),
        "bare sqlite3": _bare(sqlite3.connect(folder / "bare.db", isolation_level=None)),
        "bare sqlcipher3": _bare(_keyed(folder / "bare.cipher")),
    }
    times: dict[str, list[float]] = {name: [] for name in steps}
    for number in range(COUNT):  # in turn, so that a busy machine hurts all of them alike
        for name, step in steps.items():
            times[name].append(seconds(lambda step=step, number=number: step(number)))  # type: ignore[misc]
    for name, taken in times.items():
        yield f"a keystroke committed: {name}, median of {COUNT}", f"{statistics.median(taken) * 1000:8.2f} ms"
    pairs = zip(times["ours, with a passphrase"], times["ours, plain"], strict=True)
    yield "with a passphrase against plain, ours (aim 1.5 x)", f"{statistics.median(a / b for a, b in pairs):8.2f} x"
    pairs = zip(times["bare sqlcipher3"], times["bare sqlite3"], strict=True)
    yield "the same, bare", f"{statistics.median(a / b for a, b in pairs):8.2f} x"
    release()
    yield "setting a passphrase (the sample, no copies)", f"{changed * 1000:8.1f} ms"
    pairs = [(seconds(lambda: _open(locked)), seconds(_bare_key)) for _ in range(9)]
    names = ("the passphrase tried, the file open", "its key made by hashlib alone")
    yield from compared("opening", *zip(*pairs, strict=True), "aim under 500 ms for the first", names)


def _typing(path: Path) -> Callable[[int], object]:
    from workshop_app import bootstrap
    from workshop_app.application import queries
    from workshop_app.application.commands.basic import edit
    from workshop_app.domain.parameters import ParameterKey, ParameterRecord

    workspace = bootstrap.open_workspace(path)
    record = queries.parameters(workspace.read)[ParameterKey.WHY]

    def step(number: int) -> object:
        return workspace.apply(edit(ParameterRecord, record.id, decision=_text(number)))

    return step


def _keyed(path: Path) -> Any:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA key = \"x'" + "ab" * 48 + "'\"")
    return connection


def _bare(connection: Any) -> Callable[[int], object]:
    for setting in ("journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("CREATE TABLE t (id TEXT PRIMARY KEY, words TEXT)")
    connection.execute("INSERT INTO t VALUES ('1', '')")

    def step(number: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE t SET words = ? WHERE id = '1'", (_text(number),))
        connection.execute("COMMIT")

    return step


def _bare_key() -> None:
    hashlib.pbkdf2_hmac("sha512", WORDS.encode(), bytes(16), 256_000, 32)


def _text(number: int) -> str:
    return "We use OKRs so that six teams plan one timetable " * 6 + chr(97 + number % 26) * (number % 60)


def _open(path: Path) -> None:
    """As the window does: the key made, the file opened, the first value read."""
    from workshop_app import bootstrap
    from workshop_app.application import queries

    bootstrap.unlock(path, WORDS)
    with contextlib.closing(bootstrap.open_workspace(path, read_only=True)) as workspace:
        queries.engagement(workspace.read)
