"""One window in a process of its own: goes to one place, leaves it, comes back, changes what it shows, and prints what
each took as JSON. `bench_screens` starts it: `showing.py FILE HOME ADDRESS [rested|soon]`.

Each figure is ms until everything was painted, by the processor's clock of this thread, which a busy machine does not
make longer. A screen that has to be loaded comes in turns: "first" is then what stands around it, "whole" the work
until it stands itself, "put off" the longest piece of that, and of what a screen does only after its first picture. The
yard stick is a bare page of Qt, a form beside a table, shown in the same window and process.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

SIZE = (1320, 860)
REST = 15.0  # seconds that an untouched window is given: it loads what comes next, step by step
SOON = 1.0  # seconds after which somebody clicks who knows where to go
AFTER = 0.5  # seconds in which a screen may do what it put off
TIMES = 5
FIELDS, LINES, COLUMNS = 8, 20, 5  # of the bare page

Figures = dict[str, float]


def main() -> None:
    path, home, address = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    window, app = open_window(path, home)
    if "rested" in sys.argv:
        turn(app, REST)
    elif "soon" in sys.argv:
        turn(app, SOON)
    view = window.view
    place = _place(view.desk.workspace.read, address)
    figures = {"first": click(app, partial(view.coming.visit, place))}
    figures |= _rest_of_it(app, view, figures["first"])
    figures["later"] = statistics.median(_come_back(app, view, place, address) for _ in range(TIMES))
    change = _change(view.desk.workspace.read, address, place)
    if change is not None:
        apply = view.desk.workspace.apply
        figures["edit"] = statistics.median(took(app, partial(apply, change(at))) for at in range(TIMES))
    figures["bare"] = statistics.median(_bare(app, view.screens) for _ in range(TIMES))
    sys.stdout.write(json.dumps(figures))
    sys.stdout.flush()
    os._exit(0)


def open_window(path: Path, home: Path) -> tuple[Any, Any]:
    os.environ["OKR_WORKSHOP_HOME"] = str(home)
    from ui.qt_spared import load_qt

    load_qt()  # as the command does: without it PySide reads the source of each module that a click loads
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow
    from ui.theme import STYLE, apply_theme
    from workshop_app.application.settings import Settings
    from workshop_app.clock import SystemClock

    app = QApplication([*sys.argv[:1], "-style", STYLE])
    app.setProperty("style", STYLE)
    apply_theme(app, "light", 100)
    window = MainWindow(Settings(home), SystemClock())
    window.get_ready()
    window.open(path)
    window.resize(*SIZE)
    window.show()
    app.processEvents()
    return window, app


def took(app: Any, work: Callable[[], object]) -> float:
    """Until it is painted: what was asked for, and one turn of the event loop."""
    started = time.thread_time()
    work()
    app.processEvents()
    return (time.thread_time() - started) * 1000


def click(app: Any, work: Callable[[], object]) -> float:
    """The same after a key, as somebody's hand would have it: what is done at rest stops."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    for window in app.topLevelWindows():
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
        app.sendEvent(window, key)
    return took(app, work)


def turn(app: Any, seconds: float) -> float:
    """The longest piece of work in so many seconds of doing nothing."""
    longest, end = 0.0, time.perf_counter() + seconds
    while time.perf_counter() < end:
        longest = max(longest, took(app, nothing))
        time.sleep(0.002)
    return longest


def _rest_of_it(app: Any, view: Any, first: float) -> Figures:
    """All the work until the screen stands, where only what is around it was shown at first; and the longest piece of
    what comes after the first picture."""
    whole = first
    longest = 0.0
    while view.coming.comes:
        piece = took(app, nothing)
        whole, longest = whole + piece, max(longest, piece)
    return {"whole": whole, "put off": max(longest, turn(app, AFTER))}


def nothing() -> None:
    """Only the event loop."""


def _come_back(app: Any, view: Any, place: str, address: str) -> float:
    view.go("people" if address == "home" else "home")
    turn(app, 0.1)
    return click(app, partial(view.go, place))


def _bare(app: Any, pages: Any) -> float:
    """A page of eight fields and a table, as small as a screen can be, made, shown and painted; then it is gone."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QTableView, QWidget

    def show() -> None:
        page, form, table = QWidget(), QFormLayout(), QTableView()
        row = QHBoxLayout(page)
        row.addLayout(form)
        row.addWidget(table)
        for at in range(FIELDS):
            form.addRow(f"Field {at}", QLineEdit(f"Words {at}"))
        model = QStandardItemModel(table)
        for at in range(LINES):
            model.appendRow([QStandardItem(f"Cell {at} {column}") for column in range(COLUMNS)])
        table.setModel(model)
        pages.addWidget(page)
        pages.setCurrentWidget(page)

    before = pages.currentWidget()
    taken = took(app, show)
    page = pages.currentWidget()
    pages.setCurrentWidget(before)
    pages.removeWidget(page)
    page.deleteLater()
    app.processEvents()
    return taken


def _place(read: Any, address: str) -> str:
    """`workshops/plan` is the agenda of the first workshop that lies ahead; its report is that of one that is over."""
    from workshop_app.application import queries
    from workshop_app.domain.workshops import WorkshopStatus

    first, _, tab = address.partition("/")
    if first != "workshops" or tab == "new":
        return address
    planned = queries.workshops(read)
    wanted = [each for each in planned if (each.status is WorkshopStatus.FINISHED) == (tab == "report")]
    return f"workshops/{(wanted or planned)[0].id}/{tab}"


def _change(read: Any, address: str, place: str) -> Callable[[int], Any] | None:
    """What is edited on this screen, as a command; none where nothing of the file is."""
    from agendas.schedule import with_minutes
    from workshop_app.application import queries
    from workshop_app.application.commands.basic import edit
    from workshop_app.domain.check_ins import CheckIn
    from workshop_app.domain.okr import KeyResult
    from workshop_app.domain.parameters import ParameterKey, ParameterRecord
    from workshop_app.domain.people import Person
    from workshop_app.domain.workshops import Attendance, Workshop, WorkshopAgenda

    def words(kind: Any, value: Any, field: str) -> Callable[[int], Any]:
        return lambda at: edit(kind, value.id, **{field: f"Said at {at}"})

    if address.startswith("interview"):
        return words(ParameterRecord, queries.parameter(read, ParameterKey.CYCLE), "decision")
    if address in ("people", "roles"):
        return words(Person, queries.people(read)[0], "name")
    if address == "drafts":
        first = queries.objectives(read, queries.draft_sets(read)[0].id)[0]
        return words(KeyResult, queries.key_results(read, first.id)[0], "text")
    if address == "cycle":
        return words(CheckIn, read.all(CheckIn)[0], "decisions") if read.count(CheckIn) else None
    if address in ("home", "calendar", "documents", "workshops/report"):
        return words(Workshop, queries.workshops(read)[0], "title")
    workshop_id = place.split("/")[1] if place.count("/") == 2 else ""
    if address == "workshops/groups":
        taking_part = read.all(Attendance, workshop_id=workshop_id)
        if not taking_part:
            return None
        return lambda at: edit(Attendance, taking_part[0].id, present=bool(at % 2))
    if address in ("workshops/plan", "workshops/run", "workshops/materials"):
        agenda = queries.agenda(read, workshop_id).agenda
        step = agenda.steps[1]
        return lambda at: edit(
            WorkshopAgenda, workshop_id, agenda=with_minutes(agenda, step.id, step.minutes + 5 * (at % 2))
        )
    return None


if __name__ == "__main__":
    main()
