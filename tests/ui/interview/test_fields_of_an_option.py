"""Of the fields of a parameter only those stand there that the chosen option asks for: levels under three levels."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel

from ui.desk import Desk
from ui.interview.panel import InterviewPanel
from ui.interview.questions.forms import OwnForm
from workshop_app.application import queries
from workshop_app.application.commands.parameters import ChooseOption, SetDetail
from workshop_app.domain.parameters import ParameterKey

LEVELS = {
    "0.3 means",
    "0.7 means",
    "1.0 means",
    "In “from X to Y”, Y stands for",
    "Who sets the levels, and by when",
}


def form_of(panel: InterviewPanel) -> OwnForm:
    assert panel.questions.page.isVisible()  # asking for it completes it
    (form,) = [each for each in panel.questions.page.findChildren(OwnForm) if each.isVisibleTo(panel)]
    return form


def heads(panel: InterviewPanel) -> set[str]:
    form = form_of(panel)
    return {each.text() for each in form.findChildren(QLabel) if each.isVisibleTo(form)}


def test_levels_are_asked_about_under_three_levels_alone(panel: InterviewPanel, desk: Desk, qtbot: Any) -> None:
    panel.open_address("scoring")
    id = queries.parameter(desk.workspace.read, ParameterKey.SCORING).id
    desk.workspace.apply(SetDetail(id, "levels_by", "the teams"))
    for option, shown in (("", LEVELS), ("coin_toss", set()), ("graded", set()), ("prescored", LEVELS)):
        desk.workspace.apply(ChooseOption(id, option))
        qtbot.waitUntil(lambda shown=shown: heads(panel) & LEVELS == shown)
        assert "Check-in rhythm" in heads(panel), option
    assert queries.parameter(desk.workspace.read, ParameterKey.SCORING).detail("levels_by") == "the teams"


def test_the_fields_that_stay_close_up(panel: InterviewPanel, desk: Desk, qtbot: Any) -> None:
    panel.open_address("scoring")
    desk.workspace.apply(ChooseOption(queries.parameter(desk.workspace.read, ParameterKey.SCORING).id, "coin_toss"))
    qtbot.waitUntil(lambda: not heads(panel) & LEVELS)
    form = form_of(panel)
    shown = [box for box, _ in form._cells if box.isVisibleTo(form)]
    qtbot.waitUntil(lambda: len({(box.x(), box.y()) for box in shown}) == len(shown))
    assert min(box.y() for box in shown) == 0
