"""The screen of the cycle asks for what the way of scoring means, and tells it so: scores by levels, met or not met,
grades. What it does not know is asked about, and no value is made of it."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.cycle.check_in_page import FILL, ONE_TO_ONE, SILENT, TALK, CheckInPage
from ui.cycle.end_field import EndField
from ui.cycle.inputs import ProgressInputs
from ui.cycle.panel import REFLECT, CyclePanel
from ui.cycle.reflect_card import ReflectForm
from ui.cycle.reflect_page import ReflectPage
from ui.desk import Desk
from ui.score_words import ONE_NUMBER, WORDS, score_words
from workshop_app.application import cycle_queries, queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.cycle_scoring import ScoreCycleAs
from workshop_app.application.commands.parameters import ChooseOption
from workshop_app.application.commands.reflections import Reflect
from workshop_app.domain.check_ins import ProgressLine
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.reflections import Bucket, Reflection
from workshop_app.domain.scoring import Model

LEVELS = re.compile(r"\b0\.[37]:|\b(?:levels?|commit|stretch|score)\b", re.IGNORECASE)
SURE = re.compile(r"\bhow sure|\bmet\b", re.IGNORECASE)
GRADE = re.compile(r"\bgrade", re.IGNORECASE)
FOREIGN = {
    Model.LEVELS: (SURE, GRADE),
    Model.EVEN_ODDS: (LEVELS, GRADE),
    Model.GRADE: (LEVELS, SURE),
}


def score_by(desk: Desk, model: Model) -> None:
    desk.workspace.apply(ChooseOption(queries.parameter(desk.workspace.read, ParameterKey.SCORING).id, model))
    for cycle in {each.cycle for each in desk.workspace.read.all(DraftSet)}:
        desk.workspace.apply(ScoreCycleAs(cycle, model))


def ours(page: QWidget) -> list[str]:
    """What the page says in our words: labels, buttons, captions, and names that are read aloud."""
    said = []
    for each in page.findChildren(QWidget):
        if each.isVisibleTo(page):
            said += [each.accessibleName(), each.toolTip()]
            if isinstance(each, QLabel | QAbstractButton):
                said.append(each.text())
    return [re.sub(r"“.*?”", "", re.sub(r"<[^>]*>", "", each)) for each in said if each]


def foreign(page: QWidget, model: Model) -> list[str]:
    return [said for said in ours(page) for words in FOREIGN[model] if words.search(said)]


@pytest.fixture
def reflect(panel: CyclePanel) -> ReflectPage:
    """The end of the set that has its check-ins."""
    panel.tabs.setCurrentIndex(REFLECT)
    assert panel.reflect is not None
    return panel.reflect


@pytest.mark.parametrize("way", [FILL, SILENT, TALK, ONE_TO_ONE])
@pytest.mark.parametrize("model", list(Model))
def test_a_check_in_asks_as_the_cycle_is_scored(
    panel: CyclePanel, page: CheckInPage, desk: Desk, model: Model, way: int
) -> None:
    score_by(desk, model)
    view = cycle_queries.check_in(desk.workspace.read, page.check_in_id)
    said = zip(view.results, ("six", "0.6", "1", "", "0"), strict=False)
    for one, predicted in said:
        desk.workspace.apply(edit(ProgressLine, one.line.id, predicted=predicted, value="85", blocker="x"))
    page.tabs.setCurrentIndex(way)
    panel.refresh()
    inputs = page.findChild(ProgressInputs)
    if way in (FILL, ONE_TO_ONE):
        assert inputs is not None
        assert inputs.at_end.text() == score_words(model, "predicted_caption")
    assert foreign(page, model) == []


@pytest.mark.parametrize("model", list(Model))
def test_what_is_no_prediction_is_asked_about_as_the_cycle_is_scored(
    page: CheckInPage, desk: Desk, model: Model
) -> None:
    score_by(desk, model)
    inputs = page.findChild(ProgressInputs)
    assert inputs is not None
    inputs.predicted.field.setText("six")
    inputs.predicted.field.keeper.commit()
    assert inputs.predicted.question == score_words(model, "asked_prediction", typed="six")
    results = cycle_queries.check_in(desk.workspace.read, page.check_in_id).results
    (mine,) = (one for one in results if one.line.predicted == "six")
    assert not mine.filled_in


@pytest.mark.parametrize("model", list(Model))
def test_the_end_asks_as_the_cycle_is_scored(reflect: ReflectPage, desk: Desk, model: Model) -> None:
    score_by(desk, model)
    for id, score in zip(reflect.cards, ("six", "1", "0", "0.6"), strict=False):
        desk.workspace.apply(Reflect(id, (("score", score), ("value", "85"), ("bucket", Bucket.MODIFY))))
        form_of(reflect, list(reflect.cards).index(id))
        assert foreign(reflect, model) == []


def form_of(reflect: ReflectPage, at: int) -> ReflectForm:
    id = list(reflect.cards)[at]
    reflect.open(id)
    form = reflect.cards[id].inside
    assert isinstance(form, ReflectForm)
    return form


def test_met_or_not_met_is_chosen_and_a_score_asked_about(reflect: ReflectPage, desk: Desk, qtbot: QtBot) -> None:
    form = form_of(reflect, 0)
    id = next(iter(reflect.cards))
    desk.workspace.apply(Reflect(id, (("score", "0.6"),)))
    score_by(desk, Model.EVEN_ODDS)
    reflect.refresh()
    field = form.findChild(EndField)
    assert field is not None
    assert not field.field.isVisible()
    assert field.met.isVisible()
    assert field.question == "“0.6” is neither: is it met or not met?"
    assert cycle_queries.ended_set(desk.workspace.read, reflect.set_id).results[0].score is None
    field.met.setFocus()
    qtbot.keyClick(field.met, Qt.Key.Key_Space)
    assert desk.workspace.read.get(Reflection, id).score == "1"
    assert field.question == ""
    assert field.met.isChecked()  # type: ignore[attr-defined]
    assert "met" in reflect.cards[id].head.accessibleName()
    field.not_met.click()  # type: ignore[attr-defined]
    assert desk.workspace.read.get(Reflection, id).score == "0"
    assert not field.met.isChecked()  # type: ignore[attr-defined]
    desk.workspace.undo()
    reflect.refresh()
    assert field.met.isChecked()  # type: ignore[attr-defined]


def test_met_or_not_met_is_left_open_again_by_its_own_button(reflect: ReflectPage, desk: Desk, qtbot: QtBot) -> None:
    score_by(desk, Model.EVEN_ODDS)
    reflect.refresh()
    form, id = form_of(reflect, 0), next(iter(reflect.cards))
    for button, other in ((form.score.met, form.score.not_met), (form.score.not_met, form.score.met)):
        qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert desk.workspace.read.get(Reflection, id).score in {"0", "1"}
        assert (button.isChecked(), other.isChecked()) == (True, False)  # type: ignore[attr-defined]
        assert (button.toolTip(), other.toolTip()) == ("Press again to leave it open", "")
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
        assert desk.workspace.read.get(Reflection, id).score == ""
        assert [each.isChecked() for each in (button, other)] == [False, False]  # type: ignore[attr-defined]
        desk.workspace.undo()
        reflect.refresh()
        assert button.isChecked()  # type: ignore[attr-defined]
        desk.workspace.redo()
        reflect.refresh()
        assert not button.isChecked()  # type: ignore[attr-defined]


def test_what_a_value_comes_to_is_taken_as_met_or_not_met(reflect: ReflectPage, desk: Desk, qtbot: QtBot) -> None:
    score_by(desk, Model.EVEN_ODDS)
    reflect.refresh()
    form, id = form_of(reflect, 0), next(iter(reflect.cards))
    form.value.setFocus()
    qtbot.keyClicks(form.value, "90")
    qtbot.waitUntil(lambda: form.take.isVisible())
    assert form.take.text() == "Take not met (Ctrl+Return)"
    form.value.selectAll()
    qtbot.keyClicks(form.value, "92")
    qtbot.waitUntil(lambda: form.take.text() == "Take met (Ctrl+Return)")
    qtbot.keyClick(form.value, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.workspace.read.get(Reflection, id).score == "1"
    assert not form.take.isVisible()


# Where one number is told in another way: how sure as a share.
FILLED_OTHERWISE = {
    (Model.EVEN_ODDS, "i_predict"): {"{percent}"},
    (Model.EVEN_ODDS, "i_predict_because"): {"{percent}", "{because}"},
}


def filled(template: str) -> set[str]:
    return set(re.findall(r"\{\w*\}", template))


@pytest.mark.parametrize("model", list(Model))
def test_every_way_of_scoring_has_words_for_the_same(model: Model) -> None:
    """What a sentence is told, each way tells; and none speaks of another way."""
    usual = WORDS[Model.LEVELS]
    assert {*WORDS[model], *ONE_NUMBER} <= usual.keys()
    for key, template in usual.items():
        values = {name.strip("{}"): name for name in filled(template) | {"{percent}"}}
        said = score_words(model, key, **values)
        assert filled(said) == FILLED_OTHERWISE.get((model, key), filled(template)), key
        assert not [words for words in FOREIGN[model] if words.search(re.sub(r"\{\w*\}", "", said))], said


def test_an_option_chosen_elsewhere_is_followed_at_once_while_the_cycle_has_not_begun(
    page: CheckInPage, desk: Desk
) -> None:
    inputs = page.findChild(ProgressInputs)
    assert inputs is not None
    for draft in desk.workspace.read.all(DraftSet):
        desk.workspace.apply(edit(DraftSet, draft.id, scored_by=""))
    scoring = queries.parameter(desk.workspace.read, ParameterKey.SCORING)
    for model in (Model.EVEN_ODDS, Model.GRADE, Model.LEVELS):
        desk.workspace.apply(ChooseOption(scoring.id, model))
        assert inputs.at_end.text() == score_words(model, "predicted_caption")
