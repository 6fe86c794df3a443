"""The cycle in the whole window: the way there from the overview and the calendar, what the rail counts, undo from
elsewhere, a kill while somebody types, and a file that may only be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from scripts.carried_cycle import FIRST, NEXT, build_carried
from ui.calendar.models import CalendarModel
from ui.calendar.panel import CalendarPanel
from ui.cycle.fill_page import FillPage
from ui.cycle.panel import CyclePanel
from ui.cycle.progress_form import ProgressForm
from ui.home.next_words import next_words
from ui.home.view_state import NextThing, home_state
from ui.main_window import MainWindow
from ui.shell.engagement import EngagementView
from ui.shell.rail_state import rail_state
from workshop_app import bootstrap
from workshop_app.application import calendar_queries, queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.check_ins import HoldCheckIn, PlanCheckIn, RemoveCheckIn
from workshop_app.application.workspace import Workspace
from workshop_app.domain.calendar import CalendarKind
from workshop_app.domain.check_ins import CheckIn, ProgressLine
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.workshops import Workshop, WorkshopStatus

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def path(tmp_path: Path, made_once: Any) -> Path:
    made = tmp_path / "Harbour Ferries.okrw"
    made.write_bytes(made_once(build_carried))
    return made


@pytest.fixture
def window(_dressed: QApplication, settings: Any, clock: Any, ask: Any, qtbot: QtBot) -> Iterator[MainWindow]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    made = MainWindow(settings, clock, ask)
    made.resize(1366, 768)
    made.show()
    made.show_welcome()
    yield made
    ask.answers.extend([2, 2])
    made.close()
    made.deleteLater()


@pytest.fixture
def view(window: MainWindow, path: Path, qtbot: QtBot) -> EngagementView:
    window.open(path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.view is not None
    return window.view


def cycle(view: EngagementView) -> CyclePanel:
    found = view.findChild(CyclePanel)
    assert found is not None
    return found


def buttons(view: EngagementView, words: str) -> list[QPushButton]:
    return [each for each in view.findChildren(QPushButton) if each.isVisible() and each.text() == words]


def test_the_overview_leads_to_the_next_check_in_with_one_click(view: EngagementView) -> None:
    (go,) = buttons(view, "Open the check-in")
    go.click()
    assert cycle(view).check_ins.check_in_id == NEXT
    view.go("home")
    (link,) = buttons(view, "2 of 5 lines filled")
    link.click()
    assert view.screens.in_sight.endswith(f"/{NEXT}/fill")


HOW_FAR = (
    (0, "Check-in Crossing Operations today"),
    (1, "Check-in Crossing Operations tomorrow"),
    (3, "Check-in Crossing Operations in 3 days"),
    (-2, "Check-in Crossing Operations was due on 21 Nov"),
)


@pytest.mark.usefixtures("qapp")
def test_the_next_step_says_how_far_away_it_is(workspace: Workspace) -> None:
    today = workspace.clock.now().date()
    for days, heading in HOW_FAR:
        workspace.apply(edit(CheckIn, NEXT, day=today + timedelta(days=days)))
        said = next_words(home_state(workspace.read, today).next)
        assert said[0].replace("\u00a0", " ") == heading, days
        assert said[1].startswith("2 of 5 lines filled."), days


def test_a_published_set_without_a_check_in_asks_for_one(view: EngagementView, clock: Any) -> None:
    workspace = view.desk.workspace
    for each in workspace.read.all(CheckIn):
        workspace.apply(RemoveCheckIn(each.id))
    for workshop in workspace.read.all(Workshop):
        workspace.apply(edit(Workshop, workshop.id, status=WorkshopStatus.FINISHED))
    step = home_state(workspace.read, clock.now().date()).next
    assert step.what is NextThing.PLAN_CHECK_IN
    view.go(step.address)
    assert cycle(view).check_ins.form.isVisible()


def test_the_rail_counts_what_is_not_filled_in(view: EngagementView, clock: Any) -> None:
    read, today = view.desk.workspace.read, clock.now().date()
    assert rail_state(read, today).unfilled == 3
    for line in read.all(ProgressLine, check_in_id=NEXT):
        view.desk.workspace.apply(edit(ProgressLine, line.id, value="1", predicted="0.5"))
    assert rail_state(read, today).unfilled == 0
    view.desk.workspace.apply(HoldCheckIn(NEXT))
    assert rail_state(read, today).unfilled == 0


def test_planned_check_ins_stand_in_the_calendar_once(view: EngagementView) -> None:
    workspace = view.desk.workspace
    engagement = queries.engagement(workspace.read)
    days = calendar_queries.check_in_days(workspace.read)
    set_id = workspace.read.get(CheckIn, NEXT).set_id

    def shown() -> list[tuple[Any, str]]:
        found = calendar_queries.calendar(workspace.read, country="")
        return [(each.day, each.title) for each in found if each.kind is CalendarKind.CHECK_IN]

    before = shown()
    assert len([each for each in before if each[1] == "Check-in, Crossing Operations"]) == 3
    workspace.apply(PlanCheckIn("same", set_id, days[0]))
    workspace.apply(PlanCheckIn("near", set_id, days[1] + timedelta(days=3)))
    after = shown()
    assert len(after) == len(before)  # each took the place of one that was counted
    assert (days[0], "Check-in, Crossing Operations") in after
    assert workspace.read.get(Engagement, engagement.id) == engagement


def test_a_line_of_the_calendar_leads_to_its_check_in(view: EngagementView) -> None:
    view.go("calendar")
    panel, model = view.findChild(CalendarPanel), view.findChild(CalendarModel)
    assert panel is not None
    assert model is not None
    (row,) = [at for at in range(model.rowCount()) if (entry := model.entry(at)) and entry.check_in_id == FIRST]
    assert model.index(row, 3).data() == "held"
    panel._on_activated(model.index(row, 0))
    assert cycle(view).check_ins.check_in_id == FIRST


def test_a_step_back_from_elsewhere_leads_to_the_check_in(view: EngagementView, qtbot: QtBot) -> None:
    read = view.desk.workspace.read
    line = read.all(ProgressLine, check_in_id=FIRST)[0]
    view.desk.door.carry_out(edit(ProgressLine, line.id, value="83"))
    view.go("people")
    view.steps.undo()
    assert cycle(view).isVisible()
    assert cycle(view).check_ins.check_in_id == FIRST


def test_words_are_in_the_file_after_a_kill_while_somebody_types(
    view: EngagementView, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    view.go(f"cycle/{NEXT}")
    page = cycle(view).check_ins.page
    assert page is not None
    assert isinstance(page.page, FillPage)
    cards = list(page.page.cards.values())
    qtbot.waitUntil(lambda: any(card.is_open for card in cards))
    form = next(card.inside for card in cards if card.is_open)
    assert isinstance(form, ProgressForm)
    form.inputs.value.setFocus()
    for letter in "118 answers":
        qtbot.keyClick(form.inputs.value, letter)
    qtbot.waitUntil(lambda: form.inputs.value.keeper.standing == "saved")
    left = tmp_path / "left.okrw"
    left.write_bytes(path.read_bytes())  # what a kill leaves behind
    with closing(bootstrap.open_workspace(left, read_only=True)) as again:
        assert "118 answers" in [each.value for each in again.read.all(ProgressLine)]


def test_a_file_that_may_only_be_read_shows_everything_and_changes_nothing(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    window.engagement._on_opened(bootstrap.open_workspace(path, read_only=True))
    view = window.view
    assert view is not None
    before = path.read_bytes()
    for way in ("fill", "silent", "talk", "one-to-one"):
        view.go(f"cycle/{NEXT}/{way}")
        page = cycle(view).check_ins.page
        assert page is not None
        assert page.page.isVisible()
    view.go("cycle/reflect")
    assert cycle(view).reflect is not None
    view.go("home")
    assert path.read_bytes() == before


def test_a_team_without_a_set_says_what_belongs_here(view: EngagementView) -> None:
    view.go("cycle")
    panel = cycle(view)
    teams = panel._teams._list
    teams.setFocus()
    teams.setCurrentRow(0)
    assert panel._no_set.isVisible()
    assert not panel._step.isVisible(), "advice for a check-in belongs to one"
    panel._teams.show_rows((), None)
    assert not panel._teams.isVisible(), "a heading over nothing"
    panel._no_set.action.click()
    assert view.address == "drafts"
    assert view.desk.workspace.read.count(DraftSet) == 3


def test_arrows_and_tab_reach_the_fields_of_a_check_in(view: EngagementView, qtbot: QtBot) -> None:
    view.go(f"cycle/{NEXT}")
    page = cycle(view).check_ins.page
    assert page is not None
    page.tabs.setFocus()
    qtbot.keyClick(page.tabs, Qt.Key.Key_Right)
    qtbot.keyClick(page.tabs, Qt.Key.Key_Right)
    assert view.screens.in_sight.endswith(f"{NEXT}/talk")
