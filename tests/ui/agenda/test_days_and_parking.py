"""Several days, past midnight, fixed ends, and the parking area: in a real table, by key and by drop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt
from PySide6.QtGui import QDropEvent

from ui.agenda import columns
from ui.agenda.models import MIME, PARKED_MIME
from ui.agenda.parking_view import SetAsideView
from ui.widgets.fields import LineField

Plan = Any  # the hands of conftest
OpenPlan = Callable[..., Plan]
ALT = Qt.KeyboardModifier.AltModifier


def days(plan: Plan) -> dict[str, int]:
    return {step.id: step.day for step in plan.agenda.steps}


def test_a_park_and_back_keeps_the_place(open_plan: OpenPlan) -> None:
    plan = open_plan()
    before = plan.agenda
    plan.choose("seven_steps")
    plan.key(Qt.Key.Key_P, ALT)
    assert "seven_steps" not in plan.ids
    assert plan.table.chosen_step().id == "breakout_1", "what took its place is chosen"
    parked = plan.listed("Items set aside")
    assert parked.item(0).text().startswith("Team OKRs in seven steps")
    parked.setFocus()
    plan.qtbot.keyClick(parked, Qt.Key.Key_Return)
    assert plan.agenda.steps == before.steps
    assert not parked.isVisibleTo(plan.panel)
    plan.undo()
    plan.undo()
    assert plan.agenda == before


def test_a_drop_on_the_parking_area_parks_and_one_on_the_table_puts_it_there(open_plan: OpenPlan) -> None:
    plan = open_plan()
    data = QMimeData()
    data.setData(MIME, b"theory")
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    plan.panel.findChild(SetAsideView).dropEvent(drop)
    assert len(plan.ids) == 10
    parked = plan.listed("Items set aside")
    data = parked.mimeData([parked.item(0)])
    assert data.hasFormat(PARKED_MIME)
    top = plan.table.visualRect(plan.table.model().index(4, columns.ITEM)).topLeft().toPointF()
    drop = QDropEvent(
        top, parked.supportedDropActions(), data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    drop.ignore()  # as it comes from the window system
    plan.table.dropEvent(drop)
    assert plan.ids[4] == "theory"
    assert plan.agenda.parked == ()
    assert plan.table.hasFocus()


def test_thrown_away_is_one_undo(open_plan: OpenPlan) -> None:
    plan = open_plan()
    plan.choose("theory")
    plan.press("Set aside")
    plan.press("Throw away")
    assert (plan.agenda.parked, "theory" in plan.ids) == ((), False)
    plan.undo()
    assert plan.listed("Items set aside").count() == 1


def test_days_have_headings_with_their_own_start_and_end(open_plan: OpenPlan) -> None:
    plan = open_plan("expert_remote", people=9)
    heads = [row for row, words in enumerate(plan.column(columns.ITEM)) if words.startswith("Day ")]
    assert [plan.column(columns.ITEM)[row] for row in heads] == [
        "Day 1, until 11:00, 1 h 50 of work",
        "Day 2, until 11:00, 1 h 55 of work",
    ]
    plan.type_into(heads[1], columns.START, "14.30")
    assert plan.column(columns.START)[heads[1] : heads[1] + 3] == ["14:30", "14:30", "14:45"]
    assert plan.column(columns.START)[heads[0]] == "09:00"
    plan.type_into(heads[1], columns.LATEST, "16:20")
    assert "10 min too long" in plan.column(columns.ITEM)[heads[1]]
    assert plan.column(columns.LATEST)[heads[1] + 1] == "14:20"
    assert plan.column(columns.LATEST)[heads[0] + 1] == "", "only the second day has a fixed end"
    plan.type_into(heads[1], columns.START, "half past")
    assert plan.column(columns.START)[heads[1]] == "14:30"
    plan.undo()
    plan.undo()
    assert plan.column(columns.START)[heads[1]] == "09:00"


def test_a_step_changes_days_in_one_action(open_plan: OpenPlan) -> None:
    plan = open_plan("expert_remote", people=9)
    plan.choose("share_back_1")
    plan.key(Qt.Key.Key_PageDown, ALT)
    assert (days(plan)["share_back_1"], plan.table.chosen_step().id) == (2, "share_back_1")
    plan.key(Qt.Key.Key_PageUp, ALT)
    assert days(plan)["share_back_1"] == 1
    last = plan.ids[-1]
    plan.choose(last)
    plan.key(Qt.Key.Key_PageDown, ALT)
    assert days(plan)[last] == 3, "behind the last day begins a new one"
    plan.key(Qt.Key.Key_PageDown, ALT)
    assert days(plan)[last] == 3, "an empty day is none"
    plan.undo()
    assert days(plan)[last] == 2


def test_alt_down_at_the_end_of_a_day_crosses_the_night(open_plan: OpenPlan) -> None:
    plan = open_plan("expert_remote", people=9)
    last = next(step.id for step in reversed(plan.agenda.steps) if step.day == 1)
    plan.choose(last)
    plan.key(Qt.Key.Key_Down, ALT)
    assert (days(plan)[last], plan.table.chosen_step().id) == (2, last)
    plan.key(Qt.Key.Key_Up, ALT)
    assert days(plan)[last] == 1


def test_a_drop_below_a_heading_is_that_day(open_plan: OpenPlan) -> None:
    plan = open_plan("expert_remote", people=9)
    model = plan.table.model()
    second = next(row for row, words in enumerate(plan.column(columns.ITEM)) if words.startswith("Day 2"))
    data = model.mimeData([model.index(1, 0)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, second + 1, 0, QModelIndex())
    assert days(plan)["welcome"] == 2
    plan.undo()
    model.dropMimeData(data, Qt.DropAction.MoveAction, second, 0, QModelIndex())
    assert (days(plan)["welcome"], plan.agenda.steps[7].id) == (1, "welcome")


def test_moving_the_only_day_away_keeps_its_clock(open_plan: OpenPlan) -> None:
    """When the first day loses its last step the second is the first, with its own start."""
    plan = open_plan("expert_remote", people=9)
    heads = [row for row, words in enumerate(plan.column(columns.ITEM)) if words.startswith("Day ")]
    plan.type_into(heads[1], columns.START, "14:00")
    for step in [step.id for step in plan.agenda.steps if step.day == 1]:
        plan.choose(step)
        plan.key(Qt.Key.Key_Delete)
    assert set(days(plan).values()) == {1}
    assert plan.column(columns.START)[0] == "14:00"
    plan.undo()
    assert plan.column(columns.START)[0] == "09:00"


def test_a_whole_day_goes_in_one_step_and_what_is_parked_stays(open_plan: OpenPlan) -> None:
    plan = open_plan("expert_remote", people=9)
    aside = plan.ids[1]
    plan.choose(aside)
    plan.press("Set aside")
    before = plan.agenda
    plan.table.setCurrentIndex(plan.table.model().index(0, columns.ITEM))
    plan.table.setFocus()
    plan.key(Qt.Key.Key_Delete)
    assert set(days(plan).values()) == {1}
    assert plan.ids[0] == next(step.id for step in before.steps if step.day == 2)
    assert [kept.step.id for kept in plan.agenda.parked] == [aside]
    plan.undo()
    assert plan.agenda.steps == before.steps


def test_past_midnight_is_marked(open_plan: OpenPlan) -> None:
    plan = open_plan(start=20 * 60)
    assert plan.column(columns.START)[0] == "20:00"
    assert plan.column(columns.START)[-1] == "02:00 (+1)"
    end = next(field for field in plan.panel.findChildren(LineField) if field.accessibleName() == "Fixed end")
    assert end.placeholderText() == "02:30 (+1)"
    plan.type_into(6, columns.START, "00:30")
    assert plan.column(columns.START)[6] == "00:30 (+1)"
    assert "60 min free before" in plan.column(columns.ITEM)[6]


def test_a_fixed_end_counts_the_latest_starts_back(open_plan: OpenPlan) -> None:
    plan = open_plan()
    assert plan.table.isColumnHidden(columns.LATEST)
    end = next(field for field in plan.panel.findChildren(LineField) if field.accessibleName() == "Fixed end")
    assert (end.text(), end.placeholderText()) == ("", "15:30")
    end.setText("15:15")
    end.commit()
    assert not plan.table.isColumnHidden(columns.LATEST)
    assert plan.column(columns.LATEST)[:2] == ["08:45", "09:15"]
    assert "The plan ends at 15:30, 15 min after the fixed end at 15:15." in plan.said()
    end.setText("soon")
    end.commit()
    assert (end.text(), plan.agenda.ends) == ("soon", (915,)), "what was typed stays, and is asked about"
    end.setText("")
    end.commit()
    assert plan.agenda.ends == ()


def test_the_last_item_stays(open_plan: OpenPlan) -> None:
    plan = open_plan("check_in_champion_preparation", people=2)
    said: list[str] = []
    plan.desk.bridge.said.connect(said.append)
    for _ in plan.ids:
        plan.key(Qt.Key.Key_Delete)
    plan.key(Qt.Key.Key_P, ALT)
    assert len(plan.ids) == 1, "a day without a single item can be neither run nor printed"
    assert said[-1] == "A plan keeps at least one item. Add another one first."


def test_the_model_keeps_qts_rules_with_several_days(qtmodeltester: object, open_plan: OpenPlan) -> None:
    plan = open_plan("expert_remote", people=9)
    qtmodeltester.check(plan.table.model())  # type: ignore[attr-defined]
