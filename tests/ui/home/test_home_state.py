"""The one thing to do next, as an engagement grows from nothing to a finished day; and what the overview lists."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton

from agendas import loader
from agendas.model import AgendaKind
from ui.desk import Desk
from ui.home import panel as panel_module
from ui.home.dots import StatusDot
from ui.home.next_words import next_words
from ui.home.page import HomePage
from ui.home.panel import HomePanel
from ui.home.view_state import NextThing, home_state
from ui.run.starting import start_view
from ui.shell.rail_state import rail_state
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.own_parameters import AddOwnParameter
from workshop_app.application.commands.workshops import ChangeAttendance, ChangeGroups, PlanWorkshop
from workshop_app.application.run_session import RunSession
from workshop_app.application.run_starts import start_choices
from workshop_app.application.workspace import Workspace
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.engagement import RoleAssignment, RoleKind
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.people import Person
from workshop_app.domain.run import Finish
from workshop_app.domain.workshops import SeatedRoom, SeatedRound, Workshop, WorkshopStatus

TODAY = date(2026, 11, 23)


def _next(workspace: Workspace) -> tuple[NextThing, str]:
    step = home_state(workspace.read, TODAY).next
    return step.what, step.address


def _decide_all(workspace: Workspace) -> None:
    for record in queries.parameters(workspace.read).values():
        command = edit(ParameterRecord, record.id, status=ParameterStatus.DECIDED, decision=f"About {record.key}")
        workspace.apply(command)


def _people(workspace: Workspace, count: int = 12) -> tuple[str, ...]:
    people = tuple(Person(f"p{number}", f"Person {number}", position=number) for number in range(count))
    workspace.apply(Add(people))
    return tuple(person.id for person in people)


def test_a_new_engagement_begins_with_why(workspace: Workspace) -> None:
    assert _next(workspace) == (NextThing.DECIDE, "interview/why")
    state = home_state(workspace.read, TODAY)
    assert state.decided == 0
    assert {dot.status for dot in state.dots} == {ParameterStatus.NOT_ASKED}
    assert list(state.undecided) == list(ParameterKey)
    assert RoleKind.SPONSOR in state.missing_roles


def test_the_next_step_follows_the_engagement(workspace: Workspace) -> None:
    _decide_all(workspace)
    assert _next(workspace) == (NextThing.FIND_PEOPLE, "people")
    ids = _people(workspace)
    assert _next(workspace) == (NextThing.PLAN, "workshops/new")
    plan = PlanWorkshop(loader.load("expert_onsite"), day=TODAY + timedelta(days=3))
    workspace.apply(plan)
    assert _next(workspace) == (NextThing.INVITE, f"workshops/{plan.id}/groups")
    workspace.undo()
    plan = PlanWorkshop(loader.load("expert_onsite"), day=TODAY + timedelta(days=3), people_ids=ids)
    workspace.apply(plan)
    assert _next(workspace) == (NextThing.GROUP, f"workshops/{plan.id}/groups")
    workspace.apply(ChangeGroups.between(plan.id, None, (SeatedRound(1, (SeatedRoom("1", "p0", "p1", ("p2",)),)),)))
    assert _next(workspace) == (NextThing.PRINT, "documents")
    workspace.apply(edit(Workshop, plan.id, day=TODAY))
    assert _next(workspace) == (NextThing.RUN_TODAY, f"workshops/{plan.id}/run")
    workspace.apply(edit(Workshop, plan.id, status=WorkshopStatus.FINISHED))
    assert _next(workspace) == (NextThing.DRAFT, "drafts")


def test_the_overview_lists_decisions_and_gaps(workspace: Workspace) -> None:
    _decide_all(workspace)
    workspace.apply(Add((RoleAssignment("r1", RoleKind.SPONSOR, name="Ana"),)))
    state = home_state(workspace.read, TODAY)
    assert [dot.key for dot in state.dots] == list(ParameterKey)
    assert (state.dots[0].status, state.dots[0].words) == (ParameterStatus.DECIDED, "About why")
    assert state.undecided == ()
    assert RoleKind.SPONSOR not in state.missing_roles


@pytest.fixture
def panel(desk: Any, qtbot: Any) -> HomePanel:
    made = HomePanel(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.refresh()
    made.show()
    return made


def _words(panel: HomePanel) -> str:
    from PySide6.QtWidgets import QLabel, QPushButton

    return "\n".join(each.text() for each in [*panel.findChildren(QLabel), *panel.findChildren(QPushButton)])


def test_the_panel_shows_the_state_and_follows_changes(panel: HomePanel, desk: Any, qtbot: Any) -> None:
    assert "Decide the parameters" in _words(panel)
    assert "Roles nobody fills yet: " in _words(panel)
    assert "0 of 11 decided" in _words(panel)
    _decide_all(desk.workspace)
    _people(desk.workspace)
    qtbot.waitUntil(lambda: "Decide the parameters" not in _words(panel))
    assert panel.findChildren(StatusDot)[0].toolTip() == "Why OKRs: decided\nAbout why"
    assert "11 of 11 decided" in _words(panel)
    desk.workspace.apply(AddOwnParameter("Who hosts?"))
    qtbot.waitUntil(lambda: "11 of 11 decided, and 0 of 1 of our own" in _words(panel))


def test_the_button_leads_where_it_says(panel: HomePanel, desk: Any, qtbot: Any) -> None:
    from PySide6.QtWidgets import QPushButton

    go = next(each for each in panel.findChildren(QPushButton) if each.property("role") == "primary")
    with qtbot.waitSignal(desk.bridge.navigation_requested) as heard:
        go.click()
    assert heard.args == ["interview/why"]


@pytest.mark.parametrize(("width", "scale"), [(700, 100), (1200, 100)])
def test_the_page_never_grows_sideways(panel: HomePanel, desk: Any, width: int, scale: int) -> None:
    from PySide6.QtWidgets import QScrollArea

    plan = PlanWorkshop(loader.load("expert_onsite"), title="A very long title of a workshop " * 8)
    desk.workspace.apply(plan)
    panel.resize(width, 600)
    area = panel.findChild(QScrollArea)
    assert area.widget().width() <= area.viewport().width()


def test_a_day_begun_and_not_ended_comes_before_everything(workspace: Workspace) -> None:
    plan = PlanWorkshop(loader.load("expert_onsite"), day=TODAY + timedelta(days=3))
    workspace.apply(plan)
    rehearsal = RunSession(workspace, plan.id, rehearsal=True)
    rehearsal.start(start_choices(workspace.read, plan.id, rehearsal.now())[-1].start)
    assert _next(workspace)[0] is NextThing.DECIDE
    session = RunSession(workspace, plan.id)
    session.start(start_choices(workspace.read, plan.id, session.now())[-1].start)
    assert _next(workspace) == (NextThing.RESUME, f"workshops/{plan.id}/run")
    heading, sentence, action = next_words(home_state(workspace.read, TODAY).next)
    assert heading == f"“{queries.workshops(workspace.read)[0].title}” is running"
    assert sentence
    assert action
    session.apply(Finish())
    assert _next(workspace)[0] is NextThing.DECIDE


def test_a_long_programme_shows_what_is_near_and_the_rest_on_request(workspace: Workspace) -> None:
    days = {f"w{n}": TODAY + timedelta(days=7 * (n - 20)) for n in range(30)}
    workspace.apply(
        Add(
            tuple(
                Workshop(id, f"Day {id}", AgendaKind.EXPERT, "expert_onsite", day=day)
                for id, day in reversed(days.items())
            )
        )
    )
    state = home_state(workspace.read, TODAY)
    assert [row.id for row in state.workshops] == [f"w{n}" for n in range(20, 28)]
    assert state.more_workshops == 22
    later = home_state(workspace.read, TODAY + timedelta(days=7 * 8))
    assert [row.id for row in later.workshops] == [f"w{n}" for n in range(22, 30)]
    everything = home_state(workspace.read, TODAY, all_rows=True)
    assert [row.id for row in everything.workshops] == list(days)
    assert everything.more_workshops == 0
    rail = rail_state(workspace.read, TODAY)
    assert ([line.id for line in rail.workshops], rail.more) == ([row.id for row in state.workshops], 22)


def test_show_more_shows_every_workshop(desk: Any, panel: HomePanel, qtbot: Any) -> None:
    desk.workspace.apply(
        Add(tuple(Workshop(f"w{n}", f"Day {n}", AgendaKind.EXPERT, "expert_onsite") for n in range(12)))
    )
    panel.refresh()
    assert "Show 4 more" in [button.text() for button in panel.findChildren(QPushButton)]
    panel.open_address("all")
    panel.refresh()
    names = [button.text() for button in panel.findChildren(QPushButton)]
    assert {f"Day {n}" for n in range(12)} <= set(names)


def test_dates_out_of_order_are_said_and_lead_to_the_calendar(panel: HomePanel, desk: Any, qtbot: Any) -> None:
    _decide_all(desk.workspace)
    top, team = loader.load("top_level_half_day"), loader.load("team_level_half_day")
    later = PlanWorkshop(top, day=TODAY + timedelta(days=9))
    desk.workspace.apply(PlanWorkshop(team, day=TODAY + timedelta(days=3)))
    desk.workspace.apply(later)
    qtbot.waitUntil(lambda: "Dates out of their usual order: 1" in _words(panel))
    assert "comes before the top-level workshop" in _words(panel)
    link = next(each for each in panel.findChildren(QPushButton) if each.text().startswith("Dates out of"))
    with qtbot.waitSignal(desk.bridge.navigation_requested) as heard:
        link.click()
    assert heard.args == ["calendar"]
    desk.workspace.apply(edit(Workshop, later.id, day=TODAY + timedelta(days=3)))
    qtbot.waitUntil(lambda: "Dates out of" not in _words(panel))


def test_the_overview_of_a_second_file_is_made_once_with_its_dates(
    desk: Desk, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one of a start is shown before its dates, whose content files it does not wait for."""
    monkeypatch.setattr(HomePanel, "dates_known", False)
    _decide_all(desk.workspace)
    for kind, days in (("top_level_half_day", 9), ("team_level_half_day", 3)):
        desk.workspace.apply(PlanWorkshop(loader.load(kind), day=TODAY + timedelta(days=days)))
    seen = []
    for _ in range(2):
        opened = HomePanel(desk)
        qtbot.addWidget(opened)
        pages: list[HomePage] = []

        def make(*given: Any, made: list[HomePage] = pages) -> HomePage:
            made.append(HomePage(*given))
            return made[-1]

        monkeypatch.setattr(panel_module, "HomePage", make)
        opened.refresh()
        opened.show()
        qtbot.waitUntil(lambda shown=opened: "Dates out of their usual order: 1" in _words(shown))
        seen.append(len(pages))
    assert seen == [2, 1]


def test_commitments_that_are_not_done_stand_among_what_is_open(workspace: Workspace, desk: Desk, qtbot: Any) -> None:
    workspace.apply(PlanWorkshop(loader.load("expert_onsite", "en"), title="Experts", day=TODAY - timedelta(days=3)))
    (held,) = workspace.read.all(Workshop)
    days = (None, TODAY + timedelta(days=1), TODAY - timedelta(days=1), TODAY, TODAY, TODAY)
    made = [Commitment(f"c{n}", held.id, f"task {n}", "Ben", due=day, done=n == 5) for n, day in enumerate(days)]
    workspace.apply(Add(tuple(made)))
    found = home_state(workspace.read, TODAY).commitments
    assert [(each.text, each.late) for each in found.first] == [
        ("task 2", True),
        ("task 3", False),
        ("task 4", False),
        ("task 1", False),
    ]
    assert found.more == 1
    panel = HomePanel(desk)
    qtbot.addWidget(panel)
    panel.refresh()
    words = [each.text() for each in panel.findChildren(QPushButton)]
    assert words.count("Commitment, Experts") == 4
    assert "More commitments that are not done: 1" in words


def test_the_keyboard_stays_on_the_next_step_when_the_page_is_drawn_anew(
    panel: HomePanel, desk: Any, qtbot: Any
) -> None:
    """The dates come a moment after the first picture; Enter must still press what it was on."""
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    page = panel.findChildren(HomePage)[-1]
    step = next(each for each in page.findChildren(QPushButton) if each.property("role") == "primary")
    step.setFocus()
    panel._state = None
    panel.refresh()
    now = QApplication.focusWidget()
    assert isinstance(now, QPushButton)
    assert now is not step
    assert now.text() == step.text()


def test_the_overview_counts_who_is_here_as_the_running_day_does(workspace: Workspace) -> None:
    people = _people(workspace)
    workspace.apply(PlanWorkshop(loader.load("expert_onsite"), start=540, people_ids=people, id="w"))
    assert home_state(workspace.read, TODAY).workshops[0].people == 12
    workspace.apply(ChangeAttendance("w", present=(("p3", False), ("p7", False))))
    assert home_state(workspace.read, TODAY).workshops[0].people == 10
    begins = start_choices(workspace.read, "w", workspace.clock.now())
    assert start_view(workspace.read, "w", begins, None).people == 10


def test_two_commitments_of_one_workshop_are_told_apart_and_keep_the_keyboard(
    panel: HomePanel, desk: Any, qtbot: Any
) -> None:
    plan = PlanWorkshop(loader.load("expert_onsite"), title="Experts", day=TODAY - timedelta(days=3))
    desk.workspace.apply(plan)
    made = [Commitment(f"c{n}", plan.id, text=words) for n, words in enumerate(("call Sales", "ask Freight"))]
    desk.workspace.apply(Add(tuple(made)))
    panel.refresh()
    links = [each for each in panel.findChildren(QPushButton) if each.text().startswith("Commitment, ")]
    names = [each.accessibleName() for each in links if each.isVisible()]
    assert sorted(names) == ["Commitment, Experts: ask Freight", "Commitment, Experts: call Sales"]
    links[-1].setFocus()
    desk.workspace.apply(edit(Workshop, plan.id, place="Quay 4"))
    _people(desk.workspace, 3)
    panel.refresh()
    held = QApplication.focusWidget()
    assert held is not links[-1]
    assert held.accessibleName() == names[-1]


def test_a_file_that_is_let_go_on_the_overview_is_brought_in_where_drafts_are_gathered(
    panel: HomePanel, desk: Any, tmp_path: Path
) -> None:
    """The first page is where a file is let go first; it was refused there without a word."""
    went: list[str] = []
    desk.bridge.navigation_requested.connect(went.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "handout.docx"))])
    how = (QPointF(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(*how)
    enter.ignore()
    QApplication.sendEvent(panel, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(panel, QDropEvent(*how))
    assert went == ["drafts/returned"]
    assert desk.bridge.take_over() == (tmp_path / "handout.docx",)
