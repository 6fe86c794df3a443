"""One keystroke to committed: Workspace.apply with listeners, against a bare sqlite3 update with equal settings."""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

COUNT = 400


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    from workshop_app.application import queries
    from workshop_app.application.commands.basic import edit
    from workshop_app.domain.parameters import ParameterKey, ParameterRecord
    from workshop_app.sample import build

    workspace = build(folder / "sample.okrw")
    record = queries.parameters(workspace.read)[ParameterKey.WHY]
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode=DELETE")
    bare.execute("PRAGMA synchronous=EXTRA")
    bare.execute("CREATE TABLE t (id TEXT PRIMARY KEY, words TEXT)")
    bare.execute("INSERT INTO t VALUES ('1', '')")
    ours_times, bare_times, words = [], [], record.decision
    for number in range(COUNT):
        words = words[:400] + chr(97 + number % 26)
        started = time.perf_counter()
        workspace.apply(edit(ParameterRecord, record.id, decision=words))
        middle = time.perf_counter()
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("UPDATE t SET words = ? WHERE id = '1'", (words,))
        bare.execute("COMMIT")
        ours_times.append(middle - started)
        bare_times.append(time.perf_counter() - middle)
    workspace.close()
    bare.close()
    for name, times in (("ours", ours_times), ("bare sqlite3", bare_times)):
        cuts = statistics.quantiles(times, n=100)
        yield f"{name}: median of {COUNT}", f"{statistics.median(times) * 1000:8.2f} ms"
        yield f"{name}: 99th percentile", f"{cuts[98] * 1000:8.2f} ms"
    yield "ratio of medians", f"{statistics.median(ours_times) / statistics.median(bare_times):8.2f} x"
