"""Repairs and "fit to": looked at first, applied as one undo step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableWidget

from agendas import fit, schedule
from agendas.findings import Severity
from ui.agenda import columns
from ui.agenda.finding_line import FindingLine
from ui.agenda.fit_to_view import FitToView
from ui.agenda.proposal_view import ProposalView
from ui.labels import command_label
from ui.widgets.choices import ChoiceCard
from workshop_app.application.commands.basic import Add
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective

Plan = Any  # the hands of conftest
OpenPlan = Callable[..., Plan]


def changes(view: ProposalView) -> list[tuple[str, ...]]:
    table = view.findChild(QTableWidget)
    return [tuple(table.item(row, column).text() for column in range(3)) for row in range(table.rowCount())]


def test_a_third_round_is_shown_before_it_is_made(open_plan: OpenPlan) -> None:
    plan = open_plan()
    before = plan.agenda
    view = plan.open_repair("6 of 18 people will not have coached")
    assert ("Breakout 1: A coaches B, C observes", "60", "40") in changes(view)
    assert any(now == "new" for _, now, _ in changes(view))
    assert "It ends at 15:30, as now." in plan.said(view)
    assert plan.agenda == before, "looking changes nothing"
    plan.qtbot.mouseClick(view.accept, Qt.MouseButton.LeftButton)
    assert sum(len(step.rounds) for step in plan.agenda.steps) == 3
    assert fit.check(plan.agenda, 18).never_coach == 0
    assert schedule.totals(plan.agenda).ends == schedule.totals(before).ends
    assert not view.isVisibleTo(plan.panel)
    assert command_label(plan.desk.workspace.history.next_undo) == "repaired agenda"
    plan.undo()
    assert plan.agenda == before


def test_the_other_repair_can_be_chosen(open_plan: OpenPlan) -> None:
    plan = open_plan()
    view = plan.open_repair("18 introductions at 2 min need 36 min")
    assert changes(view) == [("Welcome and introductions", "120 s each", "60 s each")]
    second = view.findChildren(ChoiceCard)[1]
    plan.qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    plan.qtbot.keyClick(view.accept, Qt.Key.Key_Space)
    assert plan.agenda.step("welcome").minutes == 45
    assert "18 introductions" not in plan.said()


def test_a_line_of_the_fit_check_opens_and_is_used_by_keys_alone(open_plan: OpenPlan) -> None:
    plan = open_plan()
    before = plan.agenda
    line = plan.finding("18 introductions at 2 min need 36 min")
    assert line.head.accessibleName().startswith("warning: 18 introductions")
    assert line.head.accessibleName().endswith("60 s each")
    line.head.setFocus()
    plan.qtbot.keyClick(line.head, Qt.Key.Key_Return)
    assert "Takes 15 min from" in plan.said(line)
    other = plan.finding("6 of 18")
    plan.qtbot.keyClick(other.head, Qt.Key.Key_Space)
    assert "Takes 15 min from" not in plan.said(line), "one is open at a time"
    use = next(b for b in other.findChildren(QPushButton) if b.text() == "Use it")
    plan.qtbot.keyClick(use, Qt.Key.Key_Return)
    assert sum(len(step.rounds) for step in plan.agenda.steps) == 3
    plan.undo()
    assert plan.agenda == before


def test_a_line_that_stays_mends_the_plan_as_it_is_now(open_plan: OpenPlan) -> None:
    """A title changes nothing that a line says; what it would make is made of the new plan all the same."""
    plan = open_plan()
    line = plan.finding("18 introductions at 2 min need 36 min")
    plan.type_into(len(plan.ids) - 1, columns.ITEM, "What we take home")
    assert plan.finding("18 introductions at 2 min need 36 min") is line
    plan.qtbot.mouseClick(line.head, Qt.MouseButton.LeftButton)
    plan.said()
    use = next(b for b in line.findChildren(QPushButton) if b.text() == "Use it")
    plan.qtbot.mouseClick(use, Qt.MouseButton.LeftButton)
    assert plan.agenda.step("wrap_up").title == "What we take home"
    assert plan.agenda.step("welcome").seconds_each == 60


def test_warnings_stand_before_notes(open_plan: OpenPlan) -> None:
    plan = open_plan()
    plan.said()
    order = [each.finding.severity for each in plan.panel.findChildren(FindingLine)]
    assert order == sorted(order, key=list(Severity).index)
    assert "3 to look at" in plan.said()


def test_escape_leaves_everything_and_the_table_has_the_keyboard_again(open_plan: OpenPlan) -> None:
    plan = open_plan()
    before = plan.agenda
    view = plan.open_repair("6 of 18")
    plan.qtbot.keyClick(view.accept, Qt.Key.Key_Escape)
    assert not view.isVisibleTo(plan.panel)
    assert plan.agenda == before


def test_a_proposal_for_another_plan_is_gone(open_plan: OpenPlan) -> None:
    """Somebody undoes while the preview is open: what it shows is no longer true."""
    plan = open_plan()
    plan.type_into(1, columns.MINUTES, "25")
    view = plan.open_repair("6 of 18")
    plan.undo()
    assert not view.isVisibleTo(plan.panel)


def test_a_finding_no_repair_can_mend_has_no_button(open_plan: OpenPlan) -> None:
    plan = open_plan(people=30)
    line = plan.finding("at most 24 people")
    plan.qtbot.mouseClick(line.head, Qt.MouseButton.LeftButton)
    assert not line.findChildren(QPushButton)[1:]
    assert "at most 24 people" in plan.said()


def test_fit_to_a_length_is_one_undo(open_plan: OpenPlan) -> None:
    plan = open_plan()
    before = plan.agenda
    for typed in ("5h15", "5:15", "5,25h", "315"):
        plan.request("Fit to a length…")
        view = plan.panel.findChild(FitToView)
        field = view.findChild(QLineEdit)
        assert field.text() == "6h30", f"before {typed}"
        field.setText(typed)
        assert "It fits: 315 min." in plan.said(view), typed
        assert ("OKRs: what we agreed and why", "30", "20") in changes(view), typed
        plan.qtbot.keyClick(field, Qt.Key.Key_Return)
        assert plan.agenda.minutes == 315, typed
        assert plan.agenda.step("wrap_up").minutes == before.step("wrap_up").minutes, typed
        plan.undo()
        assert plan.agenda == before, typed


def test_what_cannot_fit_says_by_how_many_minutes(open_plan: OpenPlan) -> None:
    plan = open_plan()
    plan.request("Fit to a length…")
    view = plan.panel.findChild(FitToView)
    field = view.findChild(QLineEdit)
    field.setText("2h")
    shortest = sum(
        step.minutes if step.protected else max(step.flex.shortest, len(step.rounds)) for step in plan.agenda.steps
    )
    assert f"{shortest - 120} min more than you have" in plan.said(view)
    assert view.accept.text() == "Apply as far as possible"
    field.setText("a while")
    assert not view.accept.isEnabled()


def test_a_fixed_end_is_what_fit_to_begins_with(open_plan: OpenPlan) -> None:
    plan = open_plan()
    plan.panel._actions.set_day_end(1, "15:00")
    plan.request("Fit to a length…")
    view = plan.panel.findChild(FitToView)
    assert view.findChild(QLineEdit).text() == "6h00"
    plan.qtbot.mouseClick(view.accept, Qt.MouseButton.LeftButton)
    assert schedule.totals(plan.agenda).ends == (900,)


def test_key_results_that_do_not_fit_become_a_longer_meeting_or_two(open_plan: OpenPlan) -> None:
    plan = open_plan("reflect_and_reset_60", people=8)
    assert "key results do not fit" not in plan.said()
    draft, objective = DraftSet("d", "team"), Objective("o", "d")
    results = tuple(KeyResult(f"k{number}", "o") for number in range(8))
    plan.desk.workspace.apply(Add((Team("team", "Crew"), draft, objective, *results)))
    assert "8 key results do not fit: at 9 min each, 60 min are enough for 5." in plan.said()
    view = plan.open_repair("8 key results")
    assert len(view.findChildren(ChoiceCard)) == 2
    second = view.findChildren(ChoiceCard)[1]
    plan.qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    plan.qtbot.mouseClick(view.accept, Qt.MouseButton.LeftButton)
    assert {step.day for step in plan.agenda.steps} == {1, 2}
    assert "key results do not fit" not in plan.said()


def test_group_work_that_touches_gets_its_minutes_between(open_plan: OpenPlan) -> None:
    plan = open_plan()
    plan.choose("lunch")
    plan.press("Remove")
    plan.choose("share_back_1")
    plan.press("Remove")
    view = plan.open_repair("people need about 5 min to change rooms")
    assert any(now == "new" and then == "5" for _, now, then in changes(view))


def test_share_backs_say_how_long_each_group_has(open_plan: OpenPlan) -> None:
    plan = open_plan()
    plan.choose("share_back_1")
    assert "6 groups, 5.0 min each" in plan.said()
