"""Half of a day ("13 Ja") on the drafts page and in the log between teams is kept where it was typed; a day without a
year stands in the cycle of its own set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.main_window import MainWindow
from ui.okr.panel import DraftsPanel
from ui.shell.engagement import EngagementView
from ui.widgets.keeper import PAUSE_MS
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.beside_the_set import RemoveLineBeside
from workshop_app.domain.beside_the_set import PlannedActivity
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.unsent import UnsentLine

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

HALF = "13 Ja"


@pytest.fixture
def window(_dressed: QApplication, settings: Any, clock: Any, ask: Any, sample_path: Path) -> Iterator[MainWindow]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    with closing(bootstrap.open_workspace(sample_path)) as opened:
        (first, *_others) = opened.read.all(DraftSet)
        (objective, *_more) = opened.read.all(Objective, set_id=first.id)
        (result, *_rest) = opened.read.all(KeyResult, objective_id=objective.id)
        activity = PlannedActivity("act", result.id, "Call ten clients")
        opened.apply(Add((activity, TeamDependency("need", "Desk", what="the list"))))
        opened.apply(edit(DraftSet, first.id, cycle=2))
    made = MainWindow(settings, clock, ask)
    made.resize(1366, 768)
    made.show()
    made.open(sample_path)
    yield made
    ask.answers.extend([2, 2])
    made.close()
    made.deleteLater()


def field(view: EngagementView, name: str, qtbot: Any) -> QLineEdit:
    def found() -> list[QLineEdit]:
        return [
            each for each in view.findChildren(QLineEdit) if each.isVisibleTo(view) and each.accessibleName() == name
        ]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def write(line: QLineEdit, words: str, qtbot: Any) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)


def open_card(view: EngagementView, set_id: str, result_id: str) -> None:
    view.go(f"drafts/{set_id}")
    panel = view.findChild(DraftsPanel)
    assert panel is not None
    panel._asking.go(result_id)


def waiting(view: EngagementView) -> dict[str, str]:
    return {each.id.split(":")[-1]: each.text for each in view.desk.workspace.read.all(UnsentLine)}


def test_half_a_day_waits_for_what_it_was_typed_for(window: MainWindow, qtbot: Any) -> None:
    view = window.view
    assert view is not None
    read = view.desk.workspace.read
    (first, second, *_others) = read.all(DraftSet)
    activity = read.get(PlannedActivity, "act")
    open_card(view, first.id, activity.key_result_id)
    for name in ("By when", "Read-out day", "Day of the event"):
        write(field(view, name, qtbot), HALF, qtbot)
    qtbot.waitUntil(
        lambda: waiting(view) == dict.fromkeys(("event_day", "due", "read_out"), HALF), timeout=9 * PAUSE_MS
    )
    view.go(f"drafts/{second.id}")
    assert field(view, "Day of the event", qtbot).text() == ""
    open_card(view, first.id, activity.key_result_id)
    event = field(view, "Day of the event", qtbot)
    assert (event.text(), "13 Ja" in event.accessibleDescription()) == (HALF, True)
    assert field(view, "Read-out day", qtbot).text() == HALF
    out = field(view, "Read-out day", qtbot)
    qtbot.waitUntil(lambda: view.saving.state.words.startswith("saved"))
    assert (view.saving.state.half != "", view.saving.may_close()) == (True, True), "it is in the file: nothing is lost"
    write(out, "3 June", qtbot)
    qtbot.keyClick(out, Qt.Key.Key_Tab)
    assert read.get(KeyResult, activity.key_result_id).read_out == date(2027, 6, 3), "in the second cycle"
    write(event, "3 June", qtbot)
    qtbot.keyClick(event, Qt.Key.Key_Tab)
    assert read.get(DraftSet, first.id).event_day == date(2027, 6, 3)
    assert waiting(view) == {"due": HALF}
    view.desk.workspace.apply(RemoveLineBeside(PlannedActivity, "act"))
    assert waiting(view) == {}
    view.go("alignment/needs/need")
    write(field(view, "By when", qtbot), HALF, qtbot)
    qtbot.waitUntil(lambda: waiting(view) == {"due": HALF}, timeout=9 * PAUSE_MS)
    due = field(view, "By when", qtbot)
    write(due, "13 January 2027", qtbot)
    qtbot.keyClick(due, Qt.Key.Key_Tab)
    assert read.get(TeamDependency, "need").due == date(2027, 1, 13)
    assert waiting(view) == {}
