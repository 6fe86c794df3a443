"""The sample, a cycle later, at the glass: what the overview says, where it leads, and the lines of the method."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.home.view_state import NextThing, home_state
from ui.main_window import MainWindow
from ui.method.panel import MethodPanel
from ui.okr.set_head import SetHead
from ui.shell.engagement import EngagementView
from ui.tracker.panel import TrackerPanel
from workshop_app import sample
from workshop_app.application import queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.reflections import ReflectOnSet
from workshop_app.domain import method
from workshop_app.domain.cycles import MONTHS_SHORT, months_later
from workshop_app.domain.okr import DraftSet, DraftStatus
from workshop_app.domain.workshops import Workshop, WorkshopStatus

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def view(
    _dressed: QApplication, settings: Any, clock: Any, ask: Any, tmp_path: Path, made_once: Any, qtbot: QtBot
) -> Iterator[EngagementView]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    path = tmp_path / "later.okrw"
    path.write_bytes(made_once(sample.build_later))
    window = MainWindow(settings, clock, ask)
    window.resize(1366, 768)
    window.show()
    window.open(path)
    assert window.view is not None
    yield window.view
    ask.answers.extend([2, 2])
    window.close()
    window.deleteLater()


def _press(view: EngagementView, words: str, qtbot: QtBot) -> None:
    def found() -> list[QPushButton]:
        return [
            each for each in view.findChildren(QPushButton) if each.isVisible() and each.accessibleName() == words
        ] or [each for each in view.findChildren(QPushButton) if each.isVisible() and each.text() == words]

    qtbot.waitUntil(lambda: bool(found()))
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def test_tracker_mails_report_and_method_are_one_click_from_the_overview(view: EngagementView, qtbot: QtBot) -> None:
    for words, address in (
        ("Tracker", "tracker"),
        ("Check-in reminder", "mails/check_in"),
        ("Mail about reflect and reset", "mails/reflect"),
        ("Cycle report", "documents/cycle_report"),
    ):
        view.go("home")
        _press(view, words, qtbot)
        assert view.address.startswith(address.partition("/")[0])
    view.go("home")
    phase = method.load().phase[2]
    _press(view, f"Phase 3 of 3, {phase.name}. {phase.coach}", qtbot)
    page = view.findChild(MethodPanel)
    told = {each.text() for each in page.findChildren(QLabel)}
    assert {each.words for each in method.load().mantra} <= told
    view.go("cycle")
    _press(view, "Tracker", qtbot)
    assert view.findChild(TrackerPanel).isVisible()


def test_the_next_set_tells_its_own_cycle(view: EngagementView, qtbot: QtBot) -> None:
    second = next(each for each in view.desk.workspace.read.all(DraftSet) if each.cycle == 2)
    view.go(f"drafts/{second.id}")
    qtbot.waitUntil(lambda: view.findChild(SetHead) is not None)
    start = queries.engagement(view.desk.workspace.read).cycle_start
    assert start is not None
    begins = MONTHS_SHORT[months_later(start, 4).month - 1]
    told = " ".join(each.text() for each in view.findChild(SetHead).findChildren(QLabel))
    assert f"Cycle {begins}" in told


def test_who_has_not_looked_back_is_the_next_thing_to_do(view: EngagementView, clock: Any) -> None:
    workspace = view.desk.workspace
    for ahead in workspace.read.all(Workshop):
        workspace.apply(edit(Workshop, ahead.id, status=WorkshopStatus.FINISHED))
    today = clock.now().date()
    assert home_state(workspace.read, today).next.what is not NextThing.LOOK_BACK
    second = next(each for each in workspace.read.all(DraftSet) if each.cycle == 2)
    assert second.follows_id is not None
    workspace.apply(edit(DraftSet, second.id, follows_id=None, status=DraftStatus.REFINED))
    workspace.apply(ReflectOnSet(second.follows_id, (("held_on", None),)))
    step = home_state(workspace.read, today).next
    assert (step.what, step.address) == (NextThing.LOOK_BACK, f"cycle/{second.follows_id}/reflect")
