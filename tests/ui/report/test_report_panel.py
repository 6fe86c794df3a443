"""The report screen: plan against day, what was said, and the parking lot written in place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from agendas.model import Agenda
from ui.desk import Desk
from ui.report.day_view import DayTable, DayView
from ui.report.models import (
    ACTUAL,
    BARS,
    BARS_ROLE,
    BEGAN,
    DONE,
    DUE,
    EARLIER,
    OVER,
    OWNER,
    STEP,
    TEXT,
    WHERE,
    ParkingModel,
    ReportDayModel,
    signed,
)
from ui.report.panel import ReportPanel
from ui.report.parking_view import ParkingTable
from ui.report.view_state import report_view
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, Remove
from workshop_app.application.parking import parked
from workshop_app.application.run_session import RunSession
from workshop_app.application.workspace import Workspace
from workshop_app.domain.run import Finish, Next, NoteKind, Start, TakeNote
from workshop_app.domain.run_rows import Run, RunEvent
from workshop_app.domain.workshops import Workshop, WorkshopAgenda


def _day(panel: ReportPanel) -> ReportDayModel:
    return panel.findChild(ReportDayModel)


def _parking(panel: ReportPanel) -> ParkingModel:
    return panel.findChild(ParkingModel)


def _row(model: ReportDayModel | ParkingModel, row: int) -> list[str]:
    return [model.index(row, column).data() for column in range(model.columnCount())]


def _shown(panel: ReportPanel) -> str:
    return "\n".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())


def _button(panel: ReportPanel, words: str) -> QPushButton:
    return next(each for each in panel.findChildren(QPushButton) if each.text() == words)


def _agenda(workspace: Workspace, id: str) -> Agenda:
    return workspace.read.get(WorkshopAgenda, id).agenda


def test_the_day_stands_beside_its_plan(panel: ReportPanel, qtmodeltester: ModelTester) -> None:
    model = _day(panel)
    qtmodeltester.check(model)
    assert _row(model, 0)[:EARLIER] == ["Welcome and introductions", "09:00", "09:04", "30", "34", "+4"]
    assert [model.index(row, OVER).data() for row in (3, 5)] == ["−1", "0"]
    step, length = model.index(0, BARS).data(BARS_ROLE)
    assert (step.planned_bar, step.actual_bar, length) == ((0, 30), (4, 34), 390)
    assert model.index(0, BARS).data(Qt.ItemDataRole.AccessibleTextRole) == "planned 30 minutes, took 34"
    assert "09:04 to 15:28, planned 09:00 to 15:30" in _shown(panel)
    assert "ended 2 min early" in _shown(panel)


@pytest.mark.parametrize(
    ("late", "left", "said"),
    [
        (None, ("Lunch", "10:42"), "left at 10:42, in “Lunch”"),
        (-3, None, "ended 3 min early"),
        (0, None, "ended on time"),
        (None, None, ""),  # a rehearsal that was only looked through
    ],
)
def test_only_what_is_true_is_said_of_the_end(
    panel: ReportPanel, held: Workshop, desk: Desk, late: int | None, left: tuple[str, str] | None, said: str
) -> None:
    (day,) = report_view(desk.workspace.read, held).days
    panel._show_days((replace(day, late=late, left=left),))
    ends = [each for each in ("ended", "left at") if each in _shown(panel)]
    assert (said in _shown(panel), len(ends)) == (True, bool(said))


def test_what_was_parked_in_a_rehearsal_is_in_its_report_and_goes_no_further(
    panel: ReportPanel, planned: Workshop, desk: Desk, clock: Any
) -> None:
    session = RunSession(desk.workspace, planned.id, rehearsal=True)
    session.start(Start(clock.now(), planned.start))
    session.apply(TakeNote(NoteKind.PARKING, "Who pays for the pilot?"))
    while session.picture().next_step is not None:
        session.apply(Next())
    session.apply(Finish())
    before = parked(desk.workspace.read, planned.id)
    panel.open_address(planned.id)
    assert "Parking lot of the rehearsal\nWho pays for the pilot?" in _shown(panel)
    assert parked(desk.workspace.read, planned.id) == before
    panel.open_address(next(each.id for each in queries.workshops(desk.workspace.read) if each.id != planned.id))
    assert "Parking lot of the rehearsal" not in _shown(panel)


def test_what_was_said_stands_with_its_step(panel: ReportPanel, held: Workshop, desk: Desk) -> None:
    view = report_view(desk.workspace.read, held)
    assert (view.decisions[0].text, view.decisions[0].where) == (
        "The word departure means: lines cast off, not ramp up.",
        "Draft key results together",
    )
    shown = _shown(panel)
    for each in (*view.decisions, *view.notes):
        assert each.text in shown
    assert len(view.notes) == 2


def test_a_narrow_window_leaves_out_the_line_before_the_figures(panel: ReportPanel, qtbot: QtBot) -> None:
    table = panel.findChild(DayTable)
    assert not table.isColumnHidden(BARS)
    panel.resize(760, 800)
    qtbot.waitUntil(lambda: table.isColumnHidden(BARS))
    assert not table.isColumnHidden(BEGAN)
    panel.resize(560, 800)
    qtbot.waitUntil(lambda: table.isColumnHidden(BEGAN))
    table.fit()
    assert table.isColumnHidden(BEGAN)  # and it stays away, however often it is looked at
    assert not table.isColumnHidden(OVER)
    assert table.columnWidth(STEP) >= 150
    panel.resize(1100, 800)
    qtbot.waitUntil(lambda: not table.isColumnHidden(BARS))


def test_the_parking_lot_is_written_in_place(
    panel: ReportPanel, held: Workshop, workspace: Workspace, qtmodeltester: ModelTester
) -> None:
    model = _parking(panel)
    qtmodeltester.check(model)
    assert _row(model, 0)[TEXT:] == [
        "Who owns the number of passengers left on the quay?",
        "nobody yet",
        "no date yet",
        "Draft key results together",
    ]
    model.setData(model.index(0, OWNER), "  Mara   Lindqvist ")
    model.setData(model.index(0, DUE), "2027-02-01")
    model.setData(model.index(0, DONE), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    item = parked(workspace.read, held.id)[0]
    assert (item.owner, item.due, item.done) == ("Mara Lindqvist", date(2027, 2, 1), True)
    assert model.index(0, OWNER).data() == "Mara Lindqvist"
    assert model.index(0, DUE).data(Qt.ItemDataRole.EditRole) == "1 February 2027"
    model.setData(model.index(0, DUE), "")
    assert parked(workspace.read, held.id)[0].due is None
    workspace.undo()
    assert model.index(0, DUE).data(Qt.ItemDataRole.EditRole) == "1 February 2027"


def test_nothing_that_says_nothing_is_stored(panel: ReportPanel, held: Workshop, workspace: Workspace) -> None:
    model, said = _parking(panel), []
    panel._desk.bridge.said.connect(said.append)
    before = parked(workspace.read, held.id)
    assert not model.setData(model.index(0, TEXT), "   ")
    assert not model.setData(model.index(0, TEXT), before[0].text)
    assert not model.setData(model.index(0, DUE), "soon")
    assert not model.setData(model.index(0, DUE), "3 Dec 2092")
    assert not model.setData(model.index(0, WHERE), "elsewhere")
    assert parked(workspace.read, held.id) == before
    assert said == [f"“{words}” is not a date. Write it as 2027-05-12." for words in ("soon", "3 Dec 2092")]


def test_an_item_from_the_paper_sheet_is_added_by_keyboard(panel: ReportPanel, qtbot: QtBot) -> None:
    line = next(each for each in panel.findChildren(QLineEdit) if "parking lot" in each.accessibleName())
    qtbot.keyClicks(line, "<b>From</b> the wall")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert _row(_parking(panel), 2)[TEXT] == "<b>From</b> the wall"
    assert line.text() == ""
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert _parking(panel).rowCount() == 3


def test_open_items_go_beside_the_next_plan(panel: ReportPanel, planned: Workshop, workspace: Workspace) -> None:
    assert f"2 questions are open. The next workshop is “{planned.title}”." in _shown(panel)
    _button(panel, "Offer them to the next agenda").click()
    (kept,) = _agenda(workspace, planned.id).parked
    assert kept.step.title.startswith("Left open on ")
    assert kept.step.texts.room_text.splitlines() == [
        "Who owns the number of passengers left on the quay?",
        "Freight wants its own workshop before cycle 2.",
    ]
    assert f"They are beside the plan of “{planned.title}”." in _shown(panel)
    workspace.undo()
    assert "2 questions are open" in _shown(panel)


def test_without_a_later_workshop_there_is_nowhere_to_go(
    panel: ReportPanel, planned: Workshop, workspace: Workspace
) -> None:
    workspace.apply(Add((replace(planned, day=date(2020, 1, 1)),)))
    assert "no later workshop yet" in _shown(panel)
    assert not _button(panel, "Offer them to the next agenda").isVisible()
    model = _parking(panel)
    for row in range(2):
        model.setData(model.index(row, DONE), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert "no later workshop" not in _shown(panel)


def test_the_document_is_one_click_away(panel: ReportPanel, held: Workshop, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel._desk.bridge.navigation_requested) as asked:
        _button(panel, "Report as PDF or Word").click()
    assert asked.args == [f"documents/workshop_report/{held.id}"]


def test_a_day_to_come_says_what_will_be_here(panel: ReportPanel, planned: Workshop, qtbot: QtBot) -> None:
    panel.open_address(planned.id)
    assert "The report comes with the day" in _shown(panel)
    with qtbot.waitSignal(panel._desk.bridge.navigation_requested) as asked:
        _button(panel, "Go to the run").click()
    assert asked.args == [f"workshops/{planned.id}/run"]


def test_a_workshop_that_is_gone_leaves_nothing_behind(
    panel: ReportPanel, held: Workshop, workspace: Workspace
) -> None:
    workspace.apply(Remove(((WorkshopAgenda, held.id),)))
    assert "The report comes with the day" in _shown(panel)


def test_a_rehearsal_is_marked_and_the_real_day_takes_its_place(
    panel: ReportPanel, planned: Workshop, workspace: Workspace, clock: Any, qtbot: QtBot
) -> None:
    _run(workspace, clock, planned, rehearsal=True)
    panel.open_address(planned.id)
    assert "rehearsal" in _shown(panel)
    assert _day(panel).index(1, BEGAN).data() == "skipped"
    assert _day(panel).index(1, ACTUAL).data() == "–"
    _run(workspace, clock, planned, rehearsal=False)
    assert "rehearsal" not in _shown(panel)
    qtbot.waitUntil(lambda: "We meet again" in _shown(panel))


def _run(workspace: Workspace, clock: Any, workshop: Workshop, *, rehearsal: bool) -> None:
    session = RunSession(workspace, workshop.id, rehearsal=rehearsal)
    session.start(Start(clock.now(), workshop.start))
    clock.advance(600)
    session.apply(TakeNote(NoteKind.DECISION, "We meet again"))
    session.apply(Finish())


def test_what_the_log_lost_is_said(panel: ReportPanel, workspace: Workspace, held: Workshop) -> None:
    (day,) = workspace.read.all(Run, workshop_id=held.id)
    row = next(each for each in workspace.read.all(RunEvent, run_id=day.id) if each.number == 3)
    workspace.apply(Remove(((RunEvent, row.id),)))
    assert "1 entry of the day's log could not be read" in _shown(panel)


def test_several_days_have_a_table_each(panel: ReportPanel, desk: Desk, held: Workshop) -> None:
    view = report_view(desk.workspace.read, held)
    panel._show_days((view.days[0], replace(view.days[0], number=2, late=7)))
    views = [each for each in panel.findChildren(DayView) if not each.isHidden()]
    assert [view.findChildren(QLabel)[0].text() for view in views] == ["Day 1", "Day 2"]
    assert "ended 7 min late" in _shown(panel)
    panel.refresh()
    assert [view.isHidden() for view in panel.findChildren(DayView)] == [False, True]


def test_where_an_item_came_up_gives_way_first(panel: ReportPanel, qtbot: QtBot) -> None:
    table = panel.findChild(ParkingTable)
    assert not table.isColumnHidden(WHERE)
    panel.resize(560, 800)
    qtbot.waitUntil(lambda: table.isColumnHidden(WHERE))


@pytest.mark.parametrize(("minutes", "words"), [(4, "+4"), (-6, "−6"), (0, "0")])
def test_differences_carry_their_sign(minutes: int, words: str) -> None:
    assert signed(minutes) == words


def test_the_widest_words_of_a_column_stay_on_one_line(panel: ReportPanel, workspace: Workspace, qtbot: QtBot) -> None:
    table = panel.findChild(ParkingTable)
    assert table is not None
    model, font = _parking(panel), table.fontMetrics()
    for owner in ("Li", "Liam O'Connor", "Hannah Weiß", "Nguyễn Thị Ánh", "Pieter de Vries", "Olaf Brandt"):
        assert model.setData(model.index(0, OWNER), owner)
        qtbot.waitUntil(lambda: not table._settled.isActive())
        assert table.rowHeight(0) < 2 * font.height() + 10


def test_a_long_owner_wraps_and_the_day_stays_in_sight(panel: ReportPanel, workspace: Workspace, qtbot: QtBot) -> None:
    table = panel.findChild(ParkingTable)
    assert table is not None
    model = _parking(panel)
    assert model.setData(model.index(0, OWNER), "Ana Maria do Carmo de Albuquerque e Castro Vasconcelos-Silva " * 2)
    qtbot.waitUntil(lambda: table.rowHeight(0) > 2 * table.fontMetrics().height())
    assert table.horizontalHeader().length() <= table.viewport().width()
