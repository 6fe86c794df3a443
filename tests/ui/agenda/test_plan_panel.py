"""The plan screen: typed durations, moves, pins, findings; the workspace is the only memory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QDate, QModelIndex, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QDateEdit, QLabel, QLineEdit, QPushButton, QTableView

from agendas import loader, schedule
from agendas.model import Material
from ui.agenda import columns, material_words
from ui.agenda.panel import PlanPanel
from ui.agenda.view_state import plan_view
from ui.desk import Desk
from ui.theme import apply_theme
from ui.widgets.fields import LineField, TextField
from ui.widgets.keeper import Standing
from ui.widgets.tab_row import TabRow
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.workshops import PlanWorkshop
from workshop_app.application.settings import PLAN_AS
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import (
    Attendance,
    GroupPlan,
    SeatedRoom,
    SeatedRound,
    Workshop,
    WorkshopStatus,
)

MakePanel = Callable[..., PlanPanel]


@pytest.fixture
def panel(qtbot, desk: Desk) -> PlanPanel:
    people = tuple(Person(f"p{number}", f"P{number}") for number in range(18))
    desk.workspace.apply(Add(people))
    ids = tuple(person.id for person in people)
    desk.workspace.apply(PlanWorkshop(loader.load("expert_onsite"), start=540, people_ids=ids, id="w"))
    desk.settings.set(PLAN_AS, "table")
    made = PlanPanel(desk)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.open_address("w")
    return made


def table(panel: PlanPanel) -> QTableView:
    return panel.findChild(QTableView)


def column(panel: PlanPanel, number: int) -> list[str]:
    model = table(panel).model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def type_into(panel: PlanPanel, row: int, number: int, words: str) -> bool:
    model = table(panel).model()
    return model.setData(model.index(row, number), words)


def press(qtbot, panel: PlanPanel, words: str) -> None:
    found = next(b for b in panel.findChildren(QPushButton) if b.text() == words and b.isVisibleTo(panel))
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def steps(desk: Desk) -> list[tuple[str, int]]:
    return [(step.id, step.minutes) for step in queries.agenda(desk.workspace.read, "w").agenda.steps]


def test_starts_follow_from_durations(panel: PlanPanel, desk: Desk) -> None:
    assert column(panel, columns.START)[:3] == ["09:00", "09:30", "10:00"]
    type_into(panel, 0, columns.MINUTES, "1h05")
    assert steps(desk)[0] == ("welcome", 65)
    assert column(panel, columns.START)[:3] == ["09:00", "10:05", "10:35"]
    desk.workspace.undo()
    assert column(panel, columns.START)[1] == "09:30"


@pytest.mark.parametrize("typed", ["soon", "-5", "", "99999", "0"])
def test_unreadable_minutes_stay_as_they_were(panel: PlanPanel, desk: Desk, typed: str) -> None:
    said: list[str] = []
    desk.bridge.said.connect(said.append)
    before = steps(desk)
    type_into(panel, 0, columns.MINUTES, typed)
    assert steps(desk) == before
    assert len(said) == 1


def test_a_pinned_lunch_stays_and_shows_the_gap(panel: PlanPanel, desk: Desk) -> None:
    lunch = next(row for row, words in enumerate(column(panel, columns.ITEM)) if words.startswith("Lunch"))
    type_into(panel, lunch, columns.START, "13:00")
    assert column(panel, columns.START)[lunch].startswith("13:00")
    assert "30 min free before" in column(panel, columns.ITEM)[lunch]
    type_into(panel, 0, columns.MINUTES, "90")
    assert "overlaps by 30 min" in column(panel, columns.ITEM)[lunch]
    type_into(panel, lunch, columns.START, "")
    assert column(panel, columns.START)[lunch] == "13:30"


def test_moving_by_keyboard(qtbot, panel: PlanPanel, desk: Desk) -> None:
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    table(panel).setFocus()
    table(panel).selectRow(1)
    qtbot.keyClick(table(panel), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [step for step, _ in steps(desk)[:3]] == ["welcome", "group_exercise", "theory"]
    assert table(panel).currentIndex().row() == 2


def test_dragging_a_row_moves_the_step(panel: PlanPanel, desk: Desk) -> None:
    model = table(panel).model()
    data = model.mimeData([model.index(0, 0)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    assert [step for step, _ in steps(desk)[:3]] == ["theory", "group_exercise", "welcome"]


def test_findings_are_sentences_with_figures(panel: PlanPanel) -> None:
    words = " ".join(shown.text() for shown in panel.findChildren(QLabel))
    assert "18 introductions at 2 min need 36 min" in words
    assert "6 of 18 people will not have coached" in words


def test_words_of_a_step_become_the_coachs_own(panel: PlanPanel, desk: Desk) -> None:
    script = next(f for f in panel.findChildren(TextField) if f.accessibleName() == "Script")
    script.setPlainText("<b>Say hello</b> \u202ewrong way round\u202c")
    script.commit()
    stored = queries.agenda(desk.workspace.read, "w").agenda.step("welcome").texts.script
    assert stored == "<b>Say hello</b> \u202ewrong way round\u202c"


def test_start_of_the_day_moves_everything(panel: PlanPanel, desk: Desk) -> None:
    start = next(f for f in panel.findChildren(LineField) if f.accessibleName() == "Start")
    start.setText("8.15")
    start.commit()
    assert column(panel, columns.START)[:2] == ["08:15", "08:45"]
    start.setText("later")
    start.commit()
    assert (start.text(), start.keeper.standing) == ("later", Standing.REFUSED), "it stays, and is asked about"
    assert column(panel, columns.START)[:2] == ["08:15", "08:45"]
    start.setText("9 Uhr 30")
    start.commit()
    assert column(panel, columns.START)[:2] == ["09:30", "10:00"]


def test_adding_and_removing_a_block(qtbot, panel: PlanPanel, desk: Desk) -> None:
    table(panel).selectRow(0)
    press(qtbot, panel, "Add an item")
    id, minutes = steps(desk)[1]
    assert (id.startswith("own_"), minutes) == (True, 15)
    press(qtbot, panel, "Remove")
    assert id not in dict(steps(desk))
    desk.workspace.undo()
    assert steps(desk)[1] == (id, 15)


def test_a_finished_day_is_history(panel: PlanPanel, desk: Desk) -> None:
    desk.workspace.apply(edit(Workshop, "w", status=WorkshopStatus.FINISHED))
    assert not table(panel).model().flags(table(panel).model().index(0, columns.MINUTES)) & Qt.ItemFlag.ItemIsEditable
    before = steps(desk)
    type_into(panel, 0, columns.MINUTES, "50")
    assert steps(desk) == before
    usable = {action.text() for action in panel.actions() if action.isEnabled()}
    assert usable == {"Save this item to the library", "Save this agenda to the library…"}, (
        "what went well can still be kept"
    )


def test_model_keeps_qts_rules(qtmodeltester, panel: PlanPanel) -> None:
    qtmodeltester.check(table(panel).model())


@pytest.mark.parametrize("template", loader.available())
def test_materials_keep_their_rule(template: str) -> None:
    for step in loader.load(template).steps:
        assert material_words.read(material_words.lines(step.materials)) == step.materials


@pytest.mark.parametrize(
    ("typed", "name", "quantity"),
    [
        ("  my   own ", "my own", "1"),
        ("Markers × 12", "Markers", "12"),
        ("Markers x 12", "Markers", "12"),
        ("Handout * PER  person", "Handout", "per_person"),
        ("Spare sheets × per person +20%", "Spare sheets", "per_person+20%"),
        ("Wood 2 x 4 planks", "Wood 2 x 4 planks", "1"),
        ("Boxes × many", "Boxes × many", "1"),
        ("× 3", "× 3", "1"),
    ],
)
def test_how_many_is_typed_behind_the_thing(typed: str, name: str, quantity: str) -> None:
    assert material_words.read(typed) == (Material(name, quantity),)


def test_materials_typed_in_the_inspector_reach_the_plan(panel: PlanPanel, desk: Desk, qtbot: Any) -> None:
    field = next(f for f in panel.findChildren(TextField) if f.accessibleName() == "Materials")
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.findChild(TabRow).setCurrentIndex(4)
    field.setFocus()
    field.setPlainText("Name cards × per person\n\nBell")
    field.commit()
    stored = queries.agenda(desk.workspace.read, "w").agenda.step("welcome").materials
    assert stored == (Material("Name cards", "per_person"), Material("Bell", "1"))
    assert field.toPlainText() == "Name cards × per person\n\nBell", "what is being typed is left alone"


def test_the_view_needs_no_people() -> None:
    agenda = loader.load("expert_onsite")
    view = plan_view(Workshop("w", "x", agenda.kind, agenda.id), agenda, 0)
    codes = [found.finding.code for found in view.findings]
    assert codes == ["no_break_after_lunch", "long_stretch"], "what depends on people is not said"
    assert view.ends == ("15:30",)
    assert [row.clock for row in view.rows] == [schedule.clock(slot.start) for slot in schedule.times(agenda)]


def test_typing_a_length_on_the_chosen_step_changes_its_length(open_plan: Callable[..., Any]) -> None:
    plan = open_plan()
    plan.choose("theory")
    plan.key(Qt.Key.Key_4)
    editor = plan.table.findChild(QLineEdit)
    plan.qtbot.keyClicks(editor, "5")
    plan.qtbot.keyClick(editor, Qt.Key.Key_Return)
    plan.qtbot.waitUntil(lambda: plan.agenda.step("theory").minutes == 45)
    assert plan.table.chosen_step().minutes == 45, "the cursor stays where it was"


def test_titles_starts_and_pins_by_hand(open_plan: Callable[..., Any]) -> None:
    plan = open_plan()
    said: list[str] = []
    plan.desk.bridge.said.connect(said.append)
    plan.type_into(1, columns.ITEM, "<b>Our OKRs</b>")
    assert plan.agenda.step("theory").title == "<b>Our OKRs</b>"
    plan.type_into(1, columns.START, "half past nine")
    assert plan.agenda.step("theory").pinned is None
    assert len(said) == 1
    plan.choose("lunch")
    plan.press("Pin start")
    assert plan.agenda.step("lunch").pinned == 750
    plan.type_into(0, columns.MINUTES, "20")
    assert plan.column(columns.START)[6] == "12:30"
    plan.press("Unpin")
    assert plan.column(columns.START)[6] == "12:20"


def test_name_place_and_day_belong_to_the_workshop(open_plan: Callable[..., Any]) -> None:
    plan = open_plan()
    for name, words in (("Title of the workshop", "Coaches, second time"), ("Place", "Deck 3")):
        field = next(f for f in plan.panel.findChildren(LineField) if f.accessibleName() == name)
        field.setText(words)
        field.commit()
    plan.panel.findChild(QDateEdit).setDate(QDate(2027, 3, 8))
    workshop = plan.desk.workspace.read.get(Workshop, "w")
    assert (workshop.title, workshop.place, workshop.day) == ("Coaches, second time", "Deck 3", date(2027, 3, 8))


def test_who_is_not_here_is_not_counted(panel: PlanPanel, desk: Desk) -> None:
    people = [Person(f"n{number}", f"Nora {number}") for number in range(16)]
    there = [Attendance(f"a{number}", "w", f"n{number}", position=number) for number in range(16)]
    desk.workspace.apply(Add((*people, *there)))
    for gone in (15, 14):
        desk.workspace.apply(edit(Attendance, f"a{gone}", present=False))
        count = desk.workspace.read.count(Attendance, workshop_id="w", present=True)
        assert panel._view is not None
        assert panel._view.people == count
        assert any(each.text().endswith(f"·  {count} people") for each in panel.findChildren(QLabel))


def test_where_groups_are_new_each_round_the_check_does_not_tell_of_the_same_groups(
    panel: PlanPanel, desk: Desk
) -> None:
    def told() -> bool:
        assert panel._view is not None
        return any("same groups all day" in each.sentence for each in panel._view.findings)

    assert told()
    rooms = (SeatedRoom("1", "c1", "c2", ("c3",)),)
    desk.workspace.apply(Add((GroupPlan("w", 1, (SeatedRound(1, rooms),), same_all_day=False),)))
    assert not told()
    desk.workspace.apply(edit(GroupPlan, "w", same_all_day=True))
    assert told()


def test_below_a_length_that_is_typed_stands_what_was_understood_and_what_it_does(
    open_plan: Callable[..., Any], qtbot: Any
) -> None:
    plan = open_plan(schedule.pinned(loader.load("expert_onsite"), "lunch", 12 * 60 + 30))
    plan.panel.resize(1100, 700)
    table, before = plan.table, plan.agenda
    plan.choose("breakout_1")
    for typed, told in (
        ("1h15", "60 → 75 min, ends 12:45; 15 min longer than it needs; 15 min into “Lunch”, which is fixed"),
        ("30", "60 → 30 min, ends 12:00; 15 min too short"),
        ("abc", ""),
    ):
        table.edit(table.currentIndex())
        editor = table.findChild(QLineEdit)
        editor.selectAll()
        qtbot.keyClicks(editor, typed)
        below = next(each for each in table.findChildren(QLabel) if each.property("role") == "below_cell")
        assert below.isVisible()
        assert [told] * bool(told) == below.text().split("\n")[:-1]
        assert below.text() == editor.accessibleDescription()
        assert not below.geometry().intersects(editor.geometry())
        assert table.viewport().rect().contains(below.geometry())
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
        assert below.isHidden()
        qtbot.waitUntil(lambda: table.findChild(QLineEdit) is None)
    assert plan.agenda == before


def test_a_long_title_takes_two_lines_and_is_not_cut(open_plan: Callable[..., Any]) -> None:
    plan = open_plan()
    plan.panel.resize(1100, 700)
    plan.type_into(1, columns.ITEM, "What we agreed about our objectives and key results, and why it was agreed")
    QApplication.processEvents()
    table = plan.table
    room, measure = table.columnWidth(columns.ITEM) - 2 * 11, table.fontMetrics()
    for row in range(table.model().rowCount()):
        words = table.model().index(row, columns.ITEM).data()
        lines = measure.boundingRect(0, 0, room, 1000, int(Qt.TextFlag.TextWordWrap), words).height()
        assert table.rowHeight(row) >= lines + 4, words
    usual = table.verticalHeader().defaultSectionSize()
    assert table.rowHeight(1) > usual
    plan.type_into(1, columns.ITEM, "Agreed")
    assert table.rowHeight(1) == usual


def test_another_size_of_text_cuts_nothing_of_the_chosen_item(panel: PlanPanel, qapp: QApplication) -> None:
    """Six figures beside each other, made for the usual size, pushed it out at the right."""
    panel.resize(1050, 640)
    panel.show()
    try:
        for scale in (145, 200, 100):
            apply_theme(qapp, "light", scale)
            QApplication.processEvents()
            QApplication.processEvents()
            shown, inside = panel._right.viewport(), panel._right.widget()
            assert inside is not None
            assert inside.width() <= shown.width()
            figures = panel._side.inspector._figures
            assert figures.mapTo(shown, figures.rect().topRight()).x() < shown.width()
            assert all(value.text() for value in figures._values)
    finally:
        apply_theme(qapp, "light", 100)


def test_a_long_title_wraps_and_what_is_typed_stays_in_sight(open_plan: Callable[..., Any]) -> None:
    """In a low window the column scrolls and nothing within it: it goes along with whoever writes at its end."""
    plan = open_plan()
    plan.panel.resize(1080, 560)
    plan.choose("breakout_1")
    inspector, area = plan.panel._side.inspector, plan.panel._right
    title = inspector._title
    title.setFocus()
    title.selectAll()
    QApplication.clipboard().setText("Breakout 1: A coaches B, C observes\nand then all say what they saw there")
    title.paste()
    plan.qtbot.keyClicks(title, "!")
    plan.qtbot.keyClick(title, Qt.Key.Key_Return)
    kept = next(step.title for step in plan.agenda.steps if step.id == "breakout_1")
    assert kept == "Breakout 1: A coaches B, C observes and then all say what they saw there!"
    plan.said()
    assert title.toPlainText() == kept
    assert title.verticalScrollBar().maximum() == 0, "all of it is in sight"
    script = inspector._texts["script"]
    script.setFocus()
    script.moveCursor(QTextCursor.MoveOperation.End)
    for _ in range(6):
        plan.qtbot.keyClick(script, Qt.Key.Key_Return)
    plan.qtbot.keyClicks(script, "the last line")
    plan.said()
    assert script.verticalScrollBar().maximum() == 0
    seen = area.viewport().rect()
    assert seen.contains(script.viewport().mapTo(area.viewport(), script.cursorRect().bottomLeft()))
