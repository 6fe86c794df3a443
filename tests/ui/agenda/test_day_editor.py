"""The day to scale as the editor: drags by mouse, the same by keys, one undo each, nothing before the drop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from agendas import days, loader, schedule, side_by_side
from agendas.fit import FitReport
from agendas.model import Agenda
from ui import theme
from ui.agenda import columns, day_edit, day_words
from ui.agenda.day_painter import place_of
from ui.agenda.day_shape import shape
from ui.agenda.day_strip import DayStrip
from ui.agenda.findings_view import FindingsView
from ui.agenda.view_state import NO_PAST, rows_of
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.workshops import AgendaAction
from workshop_app.application.settings import PLAN_AS
from workshop_app.domain.workshops import Workshop, WorkshopStatus

Plan = Any  # the hands of conftest
OpenPlan = Callable[..., Plan]
SHIFT, ALT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def plan(open_plan: OpenPlan) -> Plan:
    made = open_plan()
    look_at_the_day(made)
    return made


def look_at_the_day(plan: Plan) -> None:
    plan.press("Day")
    plan.said()
    strip(plan).setFocus()


def strip(plan: Plan) -> DayStrip:
    return plan.panel.findChild(DayStrip)


def place(plan: Plan, step_id: str) -> Any:
    box = strip(plan).shape.box(step_id)
    return place_of(box, strip(plan).columns()[box.day])


def drag(plan: Plan, at: QPoint, by: QPoint, modifier: Qt.KeyboardModifier = NONE, drop: bool = True) -> None:
    day = strip(plan)
    QTest.mousePress(day, Qt.MouseButton.LeftButton, NONE, at)
    for part in (0.4, 0.8, 1.0):
        there = QPointF(at) + QPointF(by) * part
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            there,
            QPointF(day.mapToGlobal(there)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            modifier,
        )
        QApplication.sendEvent(day, event)
    if drop:
        QTest.mouseRelease(day, Qt.MouseButton.LeftButton, NONE, at + by)


def edge(plan: Plan, step_id: str) -> QPoint:
    where = place(plan, step_id)
    return QPoint(int(where.left()) + 60, int(where.bottom()))


def test_an_edge_is_dragged_in_steps_of_five(plan: Plan) -> None:
    before = plan.agenda
    drag(plan, edge(plan, "theory"), QPoint(0, -17), drop=False)
    draft = strip(plan).draft
    assert day_words.bubble(draft) == "30 → 20 min, ends 09:50; no shorter"
    assert "group_exercise" in draft.other_starts
    assert "welcome" not in draft.other_starts
    assert plan.agenda == before, "nothing is changed before it is dropped"
    QTest.mouseRelease(strip(plan), Qt.MouseButton.LeftButton)
    assert plan.agenda.step("theory").minutes == 20
    assert plan.table.chosen_step().id == "theory"
    plan.undo()
    assert plan.agenda == before


def test_with_alt_it_goes_by_the_minute_and_esc_lets_go(plan: Plan) -> None:
    before = plan.agenda
    drag(plan, edge(plan, "theory"), QPoint(0, 12), ALT, drop=False)
    assert strip(plan).draft.now.step.minutes == 38
    assert "3 min longer than it needs" in day_words.bubble(strip(plan).draft)
    plan.qtbot.keyClick(strip(plan), Qt.Key.Key_Escape)
    QTest.mouseRelease(strip(plan), Qt.MouseButton.LeftButton)
    assert strip(plan).draft is None
    assert plan.agenda == before


def test_an_item_is_dragged_to_another_place(plan: Plan) -> None:
    before = plan.ids
    way = place(plan, "group_exercise").bottom() - place(plan, "theory").center().y() + 4
    drag(plan, place(plan, "theory").center().toPoint(), QPoint(0, int(way)))
    assert plan.ids[:3] == ["welcome", "group_exercise", "theory"]
    plan.undo()
    assert plan.ids == before
    drag(plan, place(plan, "theory").center().toPoint(), QPoint(3, 9))
    assert plan.ids == before, "a little shake moves nothing"


def test_a_fixed_item_is_dragged_to_another_time(plan: Plan) -> None:
    plan.panel._actions.pin("lunch")
    drag(plan, place(plan, "lunch").center().toPoint(), QPoint(0, 24))
    assert plan.agenda.step("lunch").pinned == 765
    gap = strip(plan).shape.gaps[0]
    assert day_words.gap(gap.minutes, gap.title) == "15 min free before Lunch"


def test_the_same_by_keys(plan: Plan) -> None:
    before, day = plan.agenda, strip(plan)
    plan.qtbot.keyClick(day, Qt.Key.Key_Down)
    assert plan.table.chosen_step().id == "theory"
    for _ in range(2):
        plan.qtbot.keyClick(day, Qt.Key.Key_Up, SHIFT)
    plan.qtbot.keyClick(day, Qt.Key.Key_Down, SHIFT | ALT)
    assert (day.draft.now.step.minutes, plan.agenda) == (21, before)
    plan.qtbot.keyClick(day, Qt.Key.Key_Return)
    assert plan.agenda.step("theory").minutes == 21
    plan.undo()
    assert plan.agenda == before, "all the presses are one undo step"
    plan.qtbot.keyClick(day, Qt.Key.Key_Space)
    plan.qtbot.keyClick(day, Qt.Key.Key_Down)
    plan.qtbot.keyClick(day, Qt.Key.Key_Escape)
    assert plan.agenda == before
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        plan.qtbot.keyClick(day, key)
    assert plan.ids[1:4] == ["group_exercise", "morning_break", "theory"]
    assert plan.table.chosen_step().id == "theory"
    plan.undo()
    assert plan.agenda == before
    plan.qtbot.keyClick(day, Qt.Key.Key_Down, ALT)
    assert plan.ids[1:3] == ["group_exercise", "theory"], "Alt with arrows moves, as in the table"


def test_a_length_set_by_keys_is_kept_when_the_keyboard_leaves(plan: Plan) -> None:
    plan.qtbot.keyClick(strip(plan), Qt.Key.Key_Down, SHIFT)
    plan.button("Add an item").setFocus()
    assert plan.agenda.step("welcome").minutes == 35
    assert strip(plan).draft is None


def test_a_drag_falls_down_when_somebody_else_changes_the_plan(plan: Plan) -> None:
    drag(plan, edge(plan, "theory"), QPoint(0, -17), drop=False)
    plan.type_into(0, columns.MINUTES, "25")
    assert strip(plan).draft is None
    QTest.mouseRelease(strip(plan), Qt.MouseButton.LeftButton)
    assert plan.agenda.step("theory").minutes == 30


def test_what_cannot_be_dragged_stays(plan: Plan) -> None:
    plan.panel._actions.change(AgendaAction.RETIMED, schedule.until(plan.agenda, "theory", 605))
    before = plan.agenda
    drag(plan, edge(plan, "theory"), QPoint(0, 40))
    assert before.step("theory").until == plan.agenda.step("theory").until
    draft = day_edit.stretched(before, "breakout_1", -500)
    assert draft.now.step.minutes == len(draft.now.step.rounds), "never below a minute a round"


def test_switch_is_remembered_and_both_show_the_same_item(plan: Plan) -> None:
    plan.qtbot.mouseClick(strip(plan), Qt.MouseButton.LeftButton, pos=place(plan, "breakout_1").center().toPoint())
    plan.press("Table")
    assert plan.table.isVisible()
    assert plan.table.chosen_step().id == "breakout_1"
    assert plan.desk.settings.get(PLAN_AS) == "table"
    plan.press("Day")
    assert plan.desk.settings.get(PLAN_AS) == "day"
    assert strip(plan).selected == "breakout_1"


def rows(agenda: Agenda) -> Any:
    return rows_of(agenda, NO_PAST, FitReport(()))


def test_overlaps_and_days_stand_where_they_should() -> None:
    agenda = loader.load("expert_onsite")
    agenda = schedule.pinned(agenda, "wrap_up", 14 * 60 + 50)
    drawn = shape(rows(agenda))
    (overlap,) = drawn.overlaps
    assert overlap.minutes == 10
    assert drawn.box("share_back_2").bottom == pytest.approx(drawn.box("wrap_up").top)
    two = shape(rows(days.to_day(schedule.pinned(agenda, "wrap_up", None), "wrap_up", 2)))
    assert sorted(two.rulers) == [1, 2]
    assert two.box("wrap_up").top == two.box("welcome").top


def test_a_short_item_has_a_line_for_its_title() -> None:
    agenda = schedule.with_minutes(loader.load("expert_onsite"), "morning_break", 3)
    box = shape(rows(agenda), least=20).box("morning_break")
    assert box.bottom - box.top >= 20


class Work(QObject):
    """What a movement of the mouse makes Qt do: the widgets that are painted, and those laid out anew."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QObject] = []
        self.laid_out: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.painted.append(watched)
        elif event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Polish):
            self.laid_out.append(watched)
        return False


def test_a_frame_of_a_drag_with_a_hundred_items_paints_the_day_once_and_nothing_else(open_plan: OpenPlan) -> None:
    agenda = loader.load("expert_onsite")
    many = [replace(agenda.step("theory"), id=f"s{number}", minutes=10) for number in range(100)]
    plan = open_plan(schedule.with_steps(agenda, many))
    look_at_the_day(plan)
    day, at, work = strip(plan), edge(plan, "s3"), Work()
    app = QApplication.instance()
    assert app is not None
    drag(plan, at, QPoint(0, 6), drop=False)
    QApplication.processEvents()
    for number in range(30):
        if number == 1:  # what its beginning changes around it has been laid out
            there_before = set(plan.panel.findChildren(QWidget))
            app.installEventFilter(work)
        there = QPointF(at) + QPointF(0, number)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            there,
            QPointF(day.mapToGlobal(there)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            NONE,
        )
        QApplication.sendEvent(day, event)
        QApplication.processEvents()
    app.removeEventFilter(work)
    assert 0 < work.painted.count(day) <= 29
    behind = [each for each in work.painted if isinstance(each, QWidget) and each.isAncestorOf(day)]  # it shows through
    bars = [each for each in work.painted if isinstance(each, QScrollBar) or each.objectName().startswith("qt_scroll")]
    assert set(work.painted) <= {day, *behind, *bars}
    assert len(work.laid_out) < 29, work.laid_out  # words at the side that change, not the hundred items
    assert set(plan.panel.findChildren(QWidget)) <= there_before
    plan.qtbot.keyClick(day, Qt.Key.Key_Escape)


def accent_below(plan: Plan, step_id: str) -> list[int]:
    """How far from the lower edge of an item, in its middle, something of the accent is drawn; minus is inside."""
    day, where = strip(plan), place(plan, step_id)
    picture, accent = day.grab().toImage(), theme.current().colour("accent").rgb()
    x, edge = round(where.center().x()) + 8, round(where.bottom())
    return [y for y in range(-8, 6) if picture.pixel(x, edge + y) == accent]


def test_the_grip_hangs_from_the_frame_and_underlines_no_words(plan: Plan) -> None:
    for step_id in ("morning_break", "theory", "breakout_1"):  # of one line, and of more
        strip(plan).show_selected(step_id)
        drawn = accent_below(plan, step_id)
        assert min(drawn) >= -2, "only the frame is inside"
        assert max(drawn) >= 1, "the grip is seen"
    plan.desk.workspace.apply(edit(Workshop, "w", status=WorkshopStatus.FINISHED))
    strip(plan).show_selected("breakout_1")
    assert max(accent_below(plan, "breakout_1")) < 0, "nothing can be dragged, nothing offers it"


def test_a_day_that_is_over_is_only_looked_at(plan: Plan) -> None:
    plan.desk.workspace.apply(edit(Workshop, "w", status=WorkshopStatus.FINISHED))
    before = plan.agenda
    drag(plan, edge(plan, "theory"), QPoint(0, -30))
    plan.qtbot.keyClick(strip(plan), Qt.Key.Key_Down, SHIFT)
    assert strip(plan).draft is None
    assert plan.agenda == before


def test_a_repair_is_looked_at_in_the_day(plan: Plan) -> None:
    before = plan.agenda
    view = plan.open_repair("6 of 18 people will not have coached")
    assert strip(plan).shape.box("breakout_1").row.step.minutes == 40
    assert plan.agenda == before
    plan.qtbot.keyClick(strip(plan), Qt.Key.Key_Return)
    assert plan.agenda == before, "only Apply makes it"
    plan.qtbot.keyClick(view.accept, Qt.Key.Key_Escape)
    assert strip(plan).shape.box("breakout_1").row.step.minutes == 60


def test_groups_side_by_side_are_chosen_and_stretched_one_by_one(plan: Plan) -> None:
    plan.panel._actions.change(
        AgendaAction.SIDE_BY_SIDE, side_by_side.beside(plan.agenda, "group_exercise", "theory", "both")
    )
    left, right = place(plan, "theory"), place(plan, "group_exercise")
    assert left.right() <= right.left()
    assert left.top() == right.top()
    drag(plan, edge(plan, "group_exercise"), QPoint(0, 8))
    assert plan.agenda.step("both").minutes == 50
    plan.table.choose("theory")
    plan.qtbot.keyClick(strip(plan), Qt.Key.Key_Right)
    assert plan.table.chosen_step().id == "group_exercise"
    drag(plan, place(plan, "theory").center().toPoint(), QPoint(4, 12))
    assert plan.agenda.step("both").strands, "put down where it was, it stays beside the other"
    bottom = place(plan, "seven_steps").center().y() - place(plan, "theory").center().y() + 20
    drag(plan, place(plan, "theory").center().toPoint(), QPoint(0, int(bottom)))
    assert "both" not in plan.ids
    assert plan.ids.index("theory") == plan.ids.index("seven_steps") + 1


class _Windows(QObject):
    """Writes down every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def test_no_part_of_the_plan_flashes_as_a_window(open_plan: OpenPlan, qapp: QApplication) -> None:
    windows = _Windows()
    qapp.installEventFilter(windows)
    try:
        plan = open_plan()
        look_at_the_day(plan)
        plan.qtbot.mouseClick(plan.finding("6 of 18").head, Qt.MouseButton.LeftButton)
        plan.said()
    finally:
        qapp.removeEventFilter(windows)
    assert windows.shown == ["PlanPanel "]


def test_a_plan_with_nothing_to_look_at_shows_no_empty_fit_check(qtbot: Any) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    view = FindingsView(holder)
    holder.show()
    view.show_findings(())
    assert not view.isVisible()
