"""Ctrl+Z says what it took back and goes there; Ctrl+Y the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ui.interview.panel import InterviewPanel
from ui.main_window import MainWindow
from ui.okr.panel import DraftsPanel
from ui.shell.change_places import HOMES, address_of
from ui.shell.engagement import EngagementView
from ui.shell.lines import FootLine
from ui.shell.places import PLACES, read_address
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.changes import Changes, RowChange
from workshop_app.application.commands.basic import Add, Edit, edit
from workshop_app.application.commands.drafts import RemoveKeyResult
from workshop_app.application.commands.parameters import SetDetail
from workshop_app.application.commands.people import AddPeople
from workshop_app.application.commands.workshops import RemoveWorkshop
from workshop_app.application.ports import Reader
from workshop_app.domain.beside_the_set import NotNow, PlannedActivity, SortedMetric, WatchedMetric
from workshop_app.domain.between_teams import ContributionLink, SharedWord, TeamDependency, WordMeaning
from workshop_app.domain.check_ins import AgreedAction, CheckIn, HealthReading, ProgressLine
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.dependencies import LookAgain
from workshop_app.domain.feedback import Feedback
from workshop_app.domain.house_style import HouseStyle, StyleFile
from workshop_app.domain.lineage import BaseRow, CopyTaken, Lineage
from workshop_app.domain.okr import Dismissal, DraftSet, DraftStatus, KeyResult, Objective
from workshop_app.domain.own_parameters import InterviewLayout
from workshop_app.domain.parameters import InterviewNote, ParameterKey, ParameterRecord
from workshop_app.domain.people import PairKind, PairRule, Person
from workshop_app.domain.reflections import Reflection, SetReflection
from workshop_app.domain.returned import ReturnedComment, ReturnedKind
from workshop_app.domain.unsent import UnsentLine
from workshop_app.domain.wordings import Wording
from workshop_app.domain.workshops import ParkedItem, Workshop, WorkshopAgenda
from workshop_app.storage.tables import KINDS

OF_THE_FILE = (UnsentLine, Lineage, CopyTaken, BaseRow)  # no screen has them
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(window: MainWindow, sample_path: Path, qtbot: Any) -> EngagementView:
    window.resize(1366, 768)
    window.open(sample_path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.view is not None
    return window.view


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory, sample_today: bytes) -> Iterator[Reader]:
    """The sample without a window, for looking only."""
    path = tmp_path_factory.mktemp("read") / "Harbour Ferries.okrw"
    path.write_bytes(sample_today)
    with closing(bootstrap.open_workspace(path, read_only=True)) as opened:
        yield opened.read


def _press(view: EngagementView, key: Qt.Key) -> None:
    window = view.window()
    window.activateWindow()  # without a desktop nobody brings it back when the window of another test goes
    assert QTest.qWaitForWindowActive(window)
    view.setFocus()
    QTest.keyClick(view.window().windowHandle(), key, CTRL)


def _said(view: EngagementView) -> str:
    foot = view.findChild(FootLine)
    assert foot is not None
    return str(foot._said.text())


def test_every_kind_has_a_home() -> None:
    assert {kind for kind, _ in HOMES} == set(KINDS)
    assert len(HOMES) == len(KINDS)


def _of_the_cycle(result: str, draft: str) -> tuple[object, ...]:
    return (
        WatchedMetric("wm", draft, "rest hours"),
        NotNow("nn", draft, "prices"),
        PlannedActivity("pa", result, "ask ten"),
        SortedMetric("so", draft, "open vacancies"),
        HouseStyle("style", accent="#7A1F5C"),
        StyleFile("logo", "logo.png", b"\x89PNG"),
        Wording("wd", result, "text", NOON, "", "text"),
        TeamDependency("td", "Sales"),
        ContributionLink("cl", result, "elsewhere"),
        SharedWord("sw", "lead"),
        WordMeaning("me", "sw", "t"),
        CheckIn("ci", draft, NOON.date()),
        ProgressLine("pl", "ci", result),
        HealthReading("hr", "ci", "wm", "7 h"),
        AgreedAction("aa", "ci"),
        Reflection(result),
        SetReflection(draft),
    )


def _made(kind: type, read: Reader) -> object:
    """What the sample has none of."""
    rows = (
        ReturnedComment("r", ReturnedKind.COMMENT),
        LookAgain("l", "cycle", "scoring", NOON),
        InterviewLayout(),
        ParkedItem("i", read.all(Workshop)[0].id, "later"),
        Commitment("c", read.all(Workshop)[0].id, "call Sales"),
        Feedback(read.all(Workshop)[0].id),
        PairRule("u", "p", "q", PairKind.APART),
        Dismissal("d", read.all(KeyResult)[0].id, "code", "text"),
        *_of_the_cycle(read.all(KeyResult)[0].id, read.all(DraftSet)[0].id),
    )
    return next(row for row in rows if type(row) is kind)


def test_words_that_wait_for_enter_lead_nowhere(view: EngagementView) -> None:
    """They go and come back with what their line belongs to, and that is what somebody wants to see."""
    workshop, waiting = view.desk.workspace.read.all(Workshop)[0], UnsentLine("parking-lot:w", "half", "w")
    gone = [RowChange(type(row), row.id, row, None) for row in (waiting, workshop)]
    read = view.desk.workspace.read
    assert address_of(Changes((gone[0],)), read, "nowhere") is None
    assert address_of(Changes(tuple(gone)), read, "nowhere") == address_of(Changes((gone[1],)), read, "nowhere")


@pytest.mark.parametrize("kind", [kind for kind, _ in HOMES if kind not in OF_THE_FILE], ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("gone", [False, True])
def test_every_home_is_a_place(read: Reader, kind: type, gone: bool) -> None:
    """A row of each kind, changed or removed, leads to a screen that is there."""
    row = next(iter(read.all(kind)), None) or _made(kind, read)
    changes = Changes((RowChange(kind, row.id, row, None if gone else row),))  # type: ignore[attr-defined]
    address = address_of(changes, read, "nowhere")
    assert address is not None
    first = address.partition("/")[0]
    assert first == "workshops" or first in {place.name for place in PLACES}
    if first == "workshops":
        assert read.find(Workshop, read_address(address).workshop_id) is not None
    assert address_of(changes, read, address) is None, "there it is in sight"


def test_a_new_name_leads_to_the_person_and_not_to_all_who_name_them(view: EngagementView) -> None:
    workspace = view.desk.workspace
    named = {id for each in workspace.read.all(ParameterRecord) if (id := each.decided_by_id)}
    changes = workspace.apply(edit(Person, min(named), name="Nora Vale"))
    assert changes.touches(ParameterRecord)
    assert address_of(changes, workspace.read, "nowhere") == "people"


@pytest.mark.parametrize(
    ("status", "stays"), [(DraftStatus.PUBLISHED, True), (DraftStatus.AGREED, False), (DraftStatus.DRAFT, False)]
)
def test_a_set_that_runs_is_changed_on_the_pages_of_its_cycle(
    view: EngagementView, status: DraftStatus, stays: bool
) -> None:
    """Undo in the middle of a check-in does not lead everybody to the drafts."""
    workspace = view.desk.workspace
    result = workspace.read.all(KeyResult)[0]
    draft = workspace.read.get(DraftSet, workspace.read.get(Objective, result.objective_id).set_id)
    workspace.apply(edit(DraftSet, draft.id, status=status))
    changes = workspace.apply(edit(KeyResult, result.id, target="5000"))
    here = f"cycle/{draft.id}/some-check-in"
    assert address_of(changes, workspace.read, here) == (None if stays else f"drafts/{draft.id}")
    assert address_of(changes, workspace.read, "cycle/another") == f"drafts/{draft.id}"
    assert address_of(changes, workspace.read, "people") == f"drafts/{draft.id}"


def test_a_parameter(view: EngagementView) -> None:
    record = queries.parameter(view.desk.workspace.read, ParameterKey.SCORING)
    assert view.desk.door.carry_out(edit(type(record), record.id, decision="Scores from 0 to 1"))
    view.go("interview/cycle")
    view.go("people")
    _press(view, Qt.Key.Key_Z)
    panel = view.findChild(InterviewPanel)
    assert panel is not None
    assert panel.isVisible()
    assert panel.key == "scoring"
    assert _said(view) == "Undone: changed parameter"
    assert queries.parameter(view.desk.workspace.read, ParameterKey.SCORING).decision == record.decision
    view.go("home")
    _press(view, Qt.Key.Key_Y)
    assert panel.isVisible()
    assert _said(view) == "Redone: changed parameter"
    assert queries.parameter(view.desk.workspace.read, ParameterKey.SCORING).decision == "Scores from 0 to 1"


def test_another_parameter_of_the_same_screen(view: EngagementView) -> None:
    assert view.desk.door.carry_out(Add((InterviewNote("n1", ParameterKey.CYCLE, NOON, "kept short"),)))
    view.go("interview/scoring")
    panel = view.findChild(InterviewPanel)
    assert panel is not None
    panel.questions.select("tools")  # moved on inside the screen: the address of the shell does not know
    _press(view, Qt.Key.Key_Z)
    assert panel.key == "cycle"


@pytest.mark.parametrize("here", ["calendar", "interview/changes"])
def test_what_is_in_sight_keeps_its_screen(view: EngagementView, here: str) -> None:
    record = queries.parameter(view.desk.workspace.read, ParameterKey.CYCLE)
    view.go(here)
    assert view.desk.door.carry_out(SetDetail(record.id, "length_months", "4"))
    before = len(view.screens._trail)
    _press(view, Qt.Key.Key_Z)
    assert view.address == here
    assert len(view.screens._trail) == before
    assert _said(view).startswith("Undone: ")


def test_a_key_result_that_was_removed(view: EngagementView) -> None:
    read = view.desk.workspace.read
    results = read.all(KeyResult)
    last = results[-1]
    assert view.desk.door.carry_out(RemoveKeyResult(last.id))
    view.go("documents")
    _press(view, Qt.Key.Key_Z)
    panel = view.findChild(DraftsPanel)
    assert panel is not None
    assert panel.isVisible()
    assert panel.inside == read.get(Objective, last.objective_id).set_id
    assert _said(view) == "Undone: removed key result"


def test_people_and_back_again(view: EngagementView) -> None:
    assert view.desk.door.carry_out(AddPeople((Person("p-new", "Nora Vale"),)))
    view.go("settings")
    _press(view, Qt.Key.Key_Z)
    assert view.address == "people"
    assert _said(view) == "Undone: added person"


def test_an_agenda_of_another_workshop(view: EngagementView) -> None:
    read = view.desk.workspace.read
    first, second = read.all(WorkshopAgenda)[:2]
    view.go(f"workshops/{first.id}/plan")
    agenda = replace(second.agenda, title="Renamed")
    assert view.desk.door.carry_out(Edit(WorkshopAgenda, second.id, (("agenda", agenda),)))
    _press(view, Qt.Key.Key_Z)
    assert view.address == f"workshops/{second.id}/plan"


def test_a_workshop_that_is_gone_again_leads_to_the_overview(view: EngagementView) -> None:
    read = view.desk.workspace.read
    gone = next(each for each in queries.workshops(read) if each.status.value == "planned")
    view.go("people")
    assert view.desk.door.carry_out(RemoveWorkshop(gone.id))
    _press(view, Qt.Key.Key_Z)
    assert view.address == f"workshops/{gone.id}/plan"
    _press(view, Qt.Key.Key_Y)
    assert view.address == "home"
    assert _said(view).startswith("Redone: removed workshop")


def test_the_link_in_the_foot_does_the_same(view: EngagementView, qtbot: Any) -> None:
    assert view.desk.door.carry_out(AddPeople((Person("p-new", "Nora Vale"),)))
    foot = view.findChild(FootLine)
    assert foot is not None
    qtbot.mouseClick(foot._undo, Qt.MouseButton.LeftButton)
    assert view.address == "people"
    assert any(each.text() == "Undone: added person" for each in foot.findChildren(QLabel))


def test_nothing_is_said_when_nothing_was_done(view: EngagementView) -> None:
    _press(view, Qt.Key.Key_Z)
    assert view.address == "home"
    assert _said(view) == ""
