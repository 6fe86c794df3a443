"""12 people, 20 parameters, answers of 2,000 characters: a keystroke, another parameter, another person, the map."""

from __future__ import annotations

import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

PEOPLE, OWN, LETTERS, TIMES = 12, 9, 2000, 40
ANSWER = ("We begin earlier, with fewer, and stop two. 🚢 مرحبا " * 60)[:LETTERS]


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    from PySide6.QtWidgets import QApplication

    from ui.background import Background
    from ui.bridge import Bridge
    from ui.desk import Desk
    from ui.dialogs import QtAsk
    from ui.door import Door
    from ui.interview.panel import InterviewPanel
    from ui.theme import apply_theme
    from workshop_app import bootstrap
    from workshop_app.application.settings import Settings
    from workshop_app.clock import SystemClock

    app = QApplication.instance() or QApplication(sys.argv[:1])
    apply_theme(app, "light", 100)
    workspace = bootstrap.create(folder / "voices.okrw", "Acme", SystemClock())
    keys, asked = _fill(workspace)
    bridge, worker = Bridge(), Background()
    workspace.subscribe(bridge.announce)
    door, settings = Door(workspace, bridge), Settings(folder / "settings")
    panel = InterviewPanel(Desk(workspace, bridge, door, QtAsk(), worker, settings))
    panel.resize(1240, 860)
    panel.show()
    select = panel.questions.select
    for key in keys:  # as they stand after a few seconds
        select(key)
        assert panel.questions.page.isVisible()
        app.processEvents()

    def times(action: Callable[[int], object], count: int = TIMES) -> list[float]:
        taken = []
        for number in range(count):
            started = time.perf_counter()
            action(number)
            app.processEvents()
            taken.append((time.perf_counter() - started) * 1000)
        return taken

    yield "another parameter, until it is painted", _shown(times(lambda at: select(keys[at % len(keys)], "")))
    yield "another person, until it is painted", _shown(times(lambda at: select(keys[3], asked[at % PEOPLE])))
    field = panel.questions.page.fields[f"voice.{asked[(TIMES - 1) % PEOPLE]}.own_words"]

    def keystroke(_number: int) -> None:
        field.insertPlainText("a")
        field.commit()

    ours, bare = times(keystroke), times(_bare(folder))
    yield "one keystroke in an answer, committed and shown", _shown(ours)
    yield "bare: a QPlainTextEdit and an sqlite3 commit", _shown(bare)
    yield "ratio of medians", f"{statistics.median(ours) / statistics.median(bare):8.1f} x"
    yield "the map, read and painted", _shown(times(lambda at: panel.show_page(("map", "")[at % 2]), 20))
    panel.close()
    workspace.close()
    worker.close()


def _shown(taken: list[float]) -> str:
    cuts = statistics.quantiles(taken, n=20)
    return f"{statistics.median(taken):8.1f} ms, 95th percentile {cuts[18]:6.1f} ms"


def _bare(folder: Path) -> Callable[[int], object]:
    """The least a keystroke can cost: a text widget of the same words, and the same words on the disk."""
    from PySide6.QtWidgets import QPlainTextEdit

    edit = QPlainTextEdit(ANSWER)
    edit.show()
    store = sqlite3.connect(folder / "bare.db", isolation_level=None)
    store.execute("PRAGMA journal_mode=DELETE")
    store.execute("PRAGMA synchronous=FULL")
    store.execute("CREATE TABLE t (id TEXT PRIMARY KEY, words TEXT)")
    store.execute("INSERT INTO t VALUES ('1', '')")

    def keystroke(_number: int) -> None:
        edit.insertPlainText("a")
        store.execute("BEGIN IMMEDIATE")
        store.execute("UPDATE t SET words = ? WHERE id = '1'", (edit.toPlainText(),))
        store.execute("COMMIT")

    return keystroke


def _fill(workspace) -> tuple[list[str], list[str]]:
    from workshop_app.application.commands.basic import Add
    from workshop_app.domain.identity import new_id
    from workshop_app.domain.own_parameters import OwnParameter
    from workshop_app.domain.parameters import ParameterKey
    from workshop_app.domain.voices import Interviewee, Voice

    own = [OwnParameter(new_id(), f"Own {number}", f"Question {number}?", position=number) for number in range(OWN)]
    people = [Interviewee(new_id(), f"Person {number}", position=number) for number in range(PEOPLE)]
    keys = [*(key.value for key in ParameterKey), *(each.id for each in own)]
    voices = [
        Voice(new_id(), key, person.id, own_words=ANSWER, verbatim=ANSWER, on=date(2027, 1, 11))
        for key in keys
        for person in people
    ]
    workspace.apply(Add((*own, *people, *voices)))
    return keys, [person.id for person in people]
