"""The drafts screen follows what the client agreed: levels, kinds, counts and words, with a real file."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton

from ui.desk import Desk
from ui.okr.agreed_view import AgreedView
from ui.okr.counts_line import CountsLine
from ui.okr.draft_requests import DraftAction
from ui.okr.panel import DraftsPanel, page_of
from ui.okr.rule_names import rule_name
from ui.okr.ruler_state import ruler, stands_at
from ui.okr.score_line import ScoreLine
from ui.widgets.fields import LineField
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.drafts import SetDraftStatus
from workshop_app.application.cycle_queries import score_of
from workshop_app.domain.draft_words import questions_for
from workshop_app.domain.engagement import Engagement, Team
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, KeyResultType, Objective
from workshop_app.domain.own_parameters import OwnParameter
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameter_rules import with_detail, with_option
from workshop_app.domain.parameters import ParameterKey, ParameterStatus
from workshop_app.domain.scoring import Model

WHY = "Two of ten leave late. The plan changed. We lose the bid in 11 months."


@pytest.fixture
def panel(desk: Desk, qtbot: Any) -> DraftsPanel:
    desk.workspace.apply(
        Add(
            (
                Team("t", "Crossing Operations"),
                DraftSet("s", "t", "Keep every crossing safe", depends_on="Olaf"),
                Objective("o", "s", "Make mornings calm", WHY),
                KeyResult("k1", "o", "Calls rise from 79 to 92", KeyResultType.METRIC, "79", "84", "92", "97"),
                KeyResult("k2", "o", "The app is out", KeyResultType.MILESTONE, "", "one", "some", "all", position=1),
            )
        )
    )
    made = DraftsPanel(desk)
    made.refresh()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    made.open_address("s")
    return made


def agree(panel: DraftsPanel, key: ParameterKey, option: str = "", **details: str) -> None:
    """Somebody answers a parameter on another screen."""
    workspace, content = panel._desk.workspace, content_of(key)
    record = queries.parameter(workspace.read, key)
    if option:
        record = with_option(record, content, option)
    for name, value in details.items():
        record = with_detail(record, content, name, value)
    changed = {"option": record.option, "details": record.details, "status": record.status}
    workspace.apply(edit(type(record), record.id, **changed))
    panel._set.building.finish()  # in pieces on a busy machine


def use(panel: DraftsPanel, id: str) -> Any:
    panel._set.building.finish()
    panel._asking.go(id)
    return panel._set.cards[id]


def fields(card: Any) -> list[str]:
    """The one-line fields to be seen, by name."""
    return [one.accessibleName() for one in card.findChildren(LineField) if not one.isHidden()]


def types(card: Any) -> list[str]:
    combo = card.findChild(QComboBox)
    return [combo.itemText(place) for place in range(combo.count())]


def words(widget: Any) -> str:
    QApplication.processEvents()  # a layout shows a new widget with the next event
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def counts(panel: DraftsPanel) -> list[str]:
    panel._set.building.finish()
    return [one.text() for one in panel._set.findChildren(CountsLine)]


def test_levels_follow_the_scoring_model_at_once(panel: DraftsPanel) -> None:
    card = use(panel, "k1")
    assert [name[:3] for name in fields(card)[1:4]] == ["0.3", "0.7", "1.0"]
    agree(panel, ParameterKey.SCORING, "coin_toss")
    assert fields(card)[:3] == ["From: today's value", "To (Y)", "Unit"]
    assert "0.3: 84, 1.0: 97" in words(card)  # kept, and said
    assert panel._desk.workspace.read.get(KeyResult, "k1").stretch == "97"
    use(panel, "k2")
    assert [point.words for point in panel._set.cards["k1"].ruler._drawn.points] == ["79", "92"]
    assert fields(panel._set.cards["k2"])[0] == "Met when"
    agree(panel, ParameterKey.SCORING, "prescored")
    assert [name[:3] for name in fields(panel._set.cards["k2"])[:3]] == ["0.3", "0.7", "1.0"]


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("prescored", "88", "you score 0.5, between commit and target"),
        ("coin_toss", "91", "it is not met"),
        ("coin_toss", "92", "it is met"),
        ("graded", "85.5", "the grade is 0.5"),
        ("graded", "120", "the grade is 1.0"),
    ],
)
def test_the_score_of_a_value_follows_the_model(panel: DraftsPanel, option: str, value: str, said: str) -> None:
    agree(panel, ParameterKey.SCORING, option)
    line = use(panel, "k1").findChild(ScoreLine)
    line.end.setText(value)
    assert line.words == said


@pytest.mark.parametrize(
    ("option", "asked", "unread", "lacking"),
    [
        ("prescored", "its score stands here", "beside the levels", "without levels: "),
        ("coin_toss", "whether that is met stands here", "beside the number to reach", "without a number to reach: "),
        ("graded", "its grade stands here", "beside the number to reach", "without a number to reach: "),
    ],
)
def test_what_is_asked_for_follows_the_model(
    panel: DraftsPanel, option: str, asked: str, unread: str, lacking: str
) -> None:
    agree(panel, ParameterKey.SCORING, option)
    line = use(panel, "k1").findChild(ScoreLine)
    assert asked in line.words
    line.end.setText("most of them")
    assert unread in line.words
    panel._desk.workspace.apply(edit(KeyResult, "k1", target=""))
    panel.refresh()
    assert any(lacking in each.text() for each in panel.findChildren(QLabel))


@pytest.mark.parametrize(
    ("levels", "value", "said"),
    [
        (("11", "8", "4", "2"), "6", "you score 0.5, between commit and target"),
        (("11", "8", "4", "2"), "13", "you score 0.0, worse than today"),
        (("1 May 2027", "1 April 2027", "1 March 2027", "1 February 2027"), "1 March 2027", "you score 0.7, right"),
    ],
)
def test_falling_numbers_and_dates_are_scored(panel: DraftsPanel, levels: Any, value: str, said: str) -> None:
    names = ("baseline", "commit", "target", "stretch")
    panel._desk.workspace.apply(edit(KeyResult, "k1", **dict(zip(names, levels, strict=True))))
    line = use(panel, "k1").findChild(ScoreLine)
    line.end.setText(value)
    assert line.words.startswith(said)


@pytest.mark.parametrize(
    ("option", "levels", "value", "said"),
    [
        (
            "prescored",
            ("05/06/2027", "04/06/2027", "03/06/2027", "02/06/2027"),
            "04/05/2027",
            "Does the day come first",
        ),
        ("coin_toss", ("05/06/2027", "", "02/07/2027", ""), "04/05/2027", "Does the day come first"),
        ("prescored", ("11 %", "8 %", "4 %", "2 %"), "3 weeks", "Is that in the unit"),
        ("prescored", ("11", "8", "4", "2"), "3 to 5", "cannot be read"),
        (
            "prescored",
            ("15 March", "15 February", "15 January", "20 December"),
            "1 February",
            "you score 0.48, between",
        ),
    ],
)
def test_a_value_that_can_be_read_in_two_ways_is_asked_about(
    panel: DraftsPanel, option: str, levels: Any, value: str, said: str
) -> None:
    """Days without a year fall into the cycle, which here goes over the end of the year."""
    agree(panel, ParameterKey.SCORING, option)
    engagement = queries.engagement(panel._desk.workspace.read)
    panel._desk.workspace.apply(edit(Engagement, engagement.id, cycle_start=date(2026, 12, 1), cycle_months=4))
    names = ("baseline", "commit", "target", "stretch")
    panel._desk.workspace.apply(edit(KeyResult, "k1", **dict(zip(names, levels, strict=True))))
    line = use(panel, "k1").findChild(ScoreLine)
    assert not line.isHidden()
    line.end.setText(value)
    assert line.words.startswith(said)


def test_a_value_is_of_the_unit_it_says_and_else_of_the_one_beside_the_levels(panel: DraftsPanel) -> None:
    names = ("baseline", "commit", "target", "stretch", "unit")
    asked = "Is that in the unit of the levels?"
    for levels, value, said, stands in (
        (("6", "5", "4", "3", "min"), "240 s", "you score 0.7, right at target", 2 / 3),
        (("6", "5", "4", "3", "min"), "4:00", "cannot be read beside the levels", None),
        (("6", "5", "4", "3", "min"), "4 boats", asked, None),
        (("€1.90", "€1.70", "€1.40", "€1.20", ""), "140 cents", asked, None),
        (("1.90", "1.70", "1.40", "1.20", "€"), "140 cents", asked, None),
        (("1.90", "1.70", "1.40", "1.20", "€"), "1.40 a ticket", "you score 0.7, right at target", 5 / 7),
        (("140", "90", "40", "10", "refunds"), "40 of the refunds", "you score 0.7, right at target", 10 / 13),
    ):
        panel._desk.workspace.apply(edit(KeyResult, "k1", **dict(zip(names, levels, strict=True))))
        line = use(panel, "k1").findChild(ScoreLine)
        line.end.setText(value)
        assert line.words.startswith(said)
        result = panel._desk.workspace.read.get(KeyResult, "k1")
        assert stands_at(ruler(result, Model.LEVELS, None), value, None) == (stands and pytest.approx(stands))
        assert (score_of(result, value) is None) is (stands is None)


def test_a_milestone_with_three_days_has_a_score_to_try_out(panel: DraftsPanel) -> None:
    for levels, value, said in (
        (("2027-04-30", "2027-04-10", "2027-03-31"), "20 April 2027", "you score 0.5, between commit and target"),
        (("2027-04-30", "2027-04-10", "2027-03-31"), "2 May 2027", "you score 0.0, not even commit is kept"),
        (("10 sites", "20 sites", "30 sites"), "30", "you score 1.0, right at stretch"),
        (("30 April", "30 April", "1 April"), "", None),
        (("the trial has run", "in use in one place", "everywhere"), "", None),
        (("", "", ""), "", None),
    ):
        fields = {"type": KeyResultType.MILESTONE, "baseline": "", "unit": ""}
        panel._desk.workspace.apply(
            edit(KeyResult, "k1", **fields, **dict(zip(("commit", "target", "stretch"), levels, strict=True)))
        )
        line = use(panel, "k1").findChild(ScoreLine)
        line.end.setText(value)
        assert line.isVisibleTo(line.parentWidget()) is (said is not None)
        result = panel._desk.workspace.read.get(KeyResult, "k1")
        assert (score_of(result, value) is not None) is (said is not None)
        assert said is None or line.words == said


def test_y_is_marked_where_it_was_agreed(panel: DraftsPanel) -> None:
    card = use(panel, "k1")
    assert "0.7 target (Y)" in words(card)
    agree(panel, ParameterKey.SCORING, "prescored", to_number="stretch")
    assert "1.0 stretch (Y)" in words(card)
    assert "0.7 target (Y)" not in words(card)
    assert "Y is the stretch" in words(panel._set.foot.agreed)


RESCORE = "Score this cycle that way too"


def decide(panel: DraftsPanel, model: Model) -> None:
    """Not only looked at: decided."""
    agree(panel, ParameterKey.SCORING, model)
    workspace = panel._desk.workspace
    record = queries.parameter(workspace.read, ParameterKey.SCORING)
    workspace.apply(edit(type(record), record.id, status=ParameterStatus.DECIDED))


def links(panel: DraftsPanel) -> list[QPushButton]:
    QApplication.processEvents()
    agreed = panel._set.foot.agreed
    return [each for each in agreed.findChildren(QPushButton) if each.text() == RESCORE and each.isVisibleTo(agreed)]


def test_a_published_set_keeps_its_levels_and_says_what_was_decided_since(panel: DraftsPanel) -> None:
    workspace, agreed = panel._desk.workspace, panel._set.foot.agreed
    workspace.apply(SetDraftStatus("s", DraftStatus.PUBLISHED))
    decide(panel, Model.EVEN_ODDS)
    card = use(panel, "k1")
    assert "0.7 target" in words(card)
    assert "This cycle has been scored this way since its first set was published." in words(agreed)
    assert "Decided for cycle 2: Even odds, met or not met" in words(agreed)
    (change,) = links(panel)
    change.click()
    assert queries.scoring_model(workspace.read, 1) is Model.EVEN_ODDS
    assert "0.7" not in words(panel._set.cards["k1"])
    assert "Decided for" not in words(agreed)
    assert not links(panel)
    workspace.undo()
    assert queries.scoring_model(workspace.read, 1) is Model.LEVELS
    assert "Decided for cycle 2" in words(agreed)
    assert len(links(panel)) == 1


def test_an_option_that_is_only_looked_at_is_not_called_decided(panel: DraftsPanel) -> None:
    panel._desk.workspace.apply(SetDraftStatus("s", DraftStatus.PUBLISHED))
    agree(panel, ParameterKey.SCORING, Model.GRADE)
    said = words(panel._set.foot.agreed)
    assert "Talked about for cycle 2, not decided yet: Committed and aspirational" in said
    assert "Decided for" not in said
    assert not links(panel)


def test_what_is_decided_is_for_the_cycle_after_all_that_have_begun(panel: DraftsPanel) -> None:
    workspace = panel._desk.workspace
    workspace.apply(SetDraftStatus("s", DraftStatus.PUBLISHED))
    decide(panel, Model.GRADE)
    workspace.apply(Add((Team("u", "Freight", position=1), DraftSet("s2", "u", cycle=2, position=1))))
    workspace.apply(SetDraftStatus("s2", DraftStatus.PUBLISHED))
    decide(panel, Model.EVEN_ODDS)
    assert "Decided for cycle 3: Even odds, met or not met" in words(panel._set.foot.agreed)
    assert not links(panel), "cycle 1 is over: cycle 2 has begun"
    panel.open_address("s2")
    panel._set.building.finish()
    assert "Decided for cycle 3: Even odds, met or not met" in words(panel._set.foot.agreed)
    assert len(links(panel)) == 1


def test_a_cycle_whose_days_are_over_is_not_offered_another_way(panel: DraftsPanel) -> None:
    workspace = panel._desk.workspace
    workspace.apply(SetDraftStatus("s", DraftStatus.PUBLISHED))
    decide(panel, Model.EVEN_ODDS)
    today = workspace.clock.now().astimezone().date()
    for first, offered in ((today - timedelta(days=30), 1), (today - timedelta(days=400), 0)):
        agree(panel, ParameterKey.CYCLE, first_start=first.isoformat(), length_months="4")
        assert len(links(panel)) == offered, first
    assert "Decided for cycle 2" in words(panel._set.foot.agreed)


def test_a_file_that_cannot_be_changed_offers_nothing(panel: DraftsPanel) -> None:
    workspace = panel._desk.workspace
    workspace.apply(SetDraftStatus("s", DraftStatus.PUBLISHED))
    decide(panel, Model.EVEN_ODDS)
    row, agreed = panel._row, panel._agreed
    assert page_of(workspace.read, row, agreed, date(2026, 9, 1)).may_be_rescored  # type: ignore[union-attr]
    assert not page_of(workspace.read, row, agreed, None).may_be_rescored  # type: ignore[union-attr]
    workspace.read_only = True  # type: ignore[misc]
    panel.refresh()
    assert not links(panel)
    assert "Decided for cycle 2" in words(panel._set.foot.agreed)


def test_how_sure_is_asked_of_one_number_that_is_met_or_not(panel: DraftsPanel) -> None:
    for option, heads in (("coin_toss", ["How sure?"]), ("graded", [])):
        agree(panel, ParameterKey.SCORING, option)
        shown = [
            each.text()
            for each in use(panel, "k1").findChildren(QLabel)
            if each.isVisible() and "how sure" in each.text().casefold()
        ]
        assert shown == heads, option


def test_a_kind_that_was_not_agreed_is_not_offered_but_stays(panel: DraftsPanel) -> None:
    assert types(use(panel, "k1")) == ["Metric", "Baseline", "Milestone"]
    agree(panel, ParameterKey.TYPES, "metric_baseline")
    assert types(panel._set.cards["k1"]) == ["Metric", "Baseline"]
    card = use(panel, "k2")
    assert types(card) == ["Metric", "Baseline", "Milestone"]
    assert card.findChild(QComboBox).currentText() == "Milestone"
    assert "not among the agreed types" in words(card)
    use(panel, "k1")
    assert "not an agreed type" in card._kind.text()
    card.findChild(QComboBox).setCurrentIndex(0)
    use(panel, "k2").fields._on_type(1)
    assert panel._desk.workspace.read.get(KeyResult, "k2").type is KeyResultType.BASELINE
    panel._set.building.finish()
    assert types(card) == ["Metric", "Baseline"]


def test_counts_are_quiet_until_they_are_over_and_never_block(panel: DraftsPanel, desk: Desk) -> None:
    agree(panel, ParameterKey.NUMBER, "two", max_krs_per_objective="2")
    assert "Key results: 2 of at most 2 · Milestones: 1 of at most 1" in counts(panel)
    assert "Objectives: 1 of at most 2 · Key results: 2 of at most 4" in counts(panel)
    desk.workspace.apply(Add((KeyResult("k3", "o", "Boats from 3 to 5", position=2),)))
    (mine,) = [
        one for one in panel._set.findChildren(CountsLine) if one.text().startswith("Key results: 3 of at most 2")
    ]
    assert mine.text().endswith("Which key result would you miss least?")
    assert mine.property("tone") == "accent"
    panel._actions.do(DraftAction.ADD_KEY_RESULT, "o")
    assert desk.workspace.read.count(KeyResult, objective_id="o") == 4
    desk.workspace.apply(Add((Objective("o2", "s", "Fill the boats", WHY, position=1),)))
    assert any("2 external" in line for line in counts(panel))
    panel._asking.finish()
    assert any(one.code == "O04" for one in panel._asking.findings)
    assert "Both, once there are two: one external and one internal objective" in words(panel._set.foot.agreed)


def test_what_was_agreed_is_told_and_leads_to_its_parameter(panel: DraftsPanel, desk: Desk, qtbot: Any) -> None:
    view = panel._set.findChild(AgreedView)
    assert words(view).count("Not decided yet") == 3
    agree(panel, ParameterKey.NUMBER, "two")
    agree(panel, ParameterKey.KPIS, health_metrics="Injuries: 0")
    agree(panel, ParameterKey.SCORING, "prescored", level_commit="<b>sure</b> to get there")
    desk.workspace.apply(Add((OwnParameter("w", "Words", preset="glossary"),)))
    answer = desk.workspace.read.get(OwnParameter, "w").answer
    desk.workspace.apply(edit(OwnParameter, "w", answer=replace(answer, decision="TRIO: three in a room")))
    told = words(view)
    assert told.count("Not decided yet") == 1
    for part in ("Objectives: at most 2", "one internal objective", "Injuries: 0", "TRIO: three", "<b>sure</b> to get"):
        assert part in told
    with qtbot.waitSignal(desk.bridge.navigation_requested) as asked:
        next(one for one in view.findChildren(QPushButton) if one.text() == "Scoring").click()
    assert asked.args == ["interview/scoring"]


def test_a_parameter_that_does_not_apply_says_nothing(panel: DraftsPanel) -> None:
    three_levels = fields(use(panel, "k1"))
    agree(panel, ParameterKey.SCORING, "coin_toss")
    record = queries.parameter(panel._desk.workspace.read, ParameterKey.SCORING)
    panel._desk.workspace.apply(edit(type(record), record.id, status=ParameterStatus.NOT_APPLICABLE))
    assert fields(use(panel, "k1")) == three_levels


def test_typing_goes_on_while_an_answer_changes_elsewhere(panel: DraftsPanel, qtbot: Any) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    card = use(panel, "k1")
    field = next(one for one in card.findChildren(LineField) if one.accessibleName().startswith("0.7"))
    field.setFocus()
    field.end(False)
    QTest.keyClicks(field, "5")
    agree(panel, ParameterKey.SCORING, "coin_toss")
    agree(panel, ParameterKey.TYPES, "metric_baseline")
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "0")
    assert field.text() == "9250"
    field.commit()
    assert panel._desk.workspace.read.get(KeyResult, "k1").target == "9250"


def test_the_questions_are_answered_by_keyboard(panel: DraftsPanel, qtbot: Any) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel._desk.workspace.apply(edit(KeyResult, "k1", text="Better service by 10 %", baseline=""))
    use(panel, "k1")
    panel._asking.finish()
    before = len(panel._asking.findings)
    QTest.keyClick(
        panel.focusWidget(), Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert QApplication.focusWidget().text() == "Ask me later"
    for _ in range(before):
        if isinstance(QApplication.focusWidget(), QPushButton):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
            QApplication.processEvents()
    assert not any(one.subject_id == "k1" for one in panel._asking.findings)
    assert QApplication.focusWidget() is panel._set.cards["k1"].fields._text  # and on with the draft


def test_a_name_that_is_refused_stays_to_be_mended(panel: DraftsPanel) -> None:
    name = panel._teams.findChild(QLineEdit)
    name.setText("x" * 400)
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert name.text() == "x" * 400
    name.setText("Night crew")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert name.text() == ""


def test_hard_texts_are_kept_and_do_not_push_the_screen_apart(panel: DraftsPanel, desk: Desk) -> None:
    hard = ("שלום 🙂 مرحبا <b>x</b> " + "w" * 500 + " ") * 40
    card = use(panel, "k1")
    width = panel._set.width()
    card.fields._text.setPlainText(hard[:20000] + "\x07")
    card.fields._text.commit()
    assert desk.workspace.read.get(KeyResult, "k1").text == hard[:20000]
    use(panel, "k2")
    QApplication.processEvents()
    assert panel._set._area.widget().width() <= panel._set._area.viewport().width()
    assert panel._set.width() == width
    assert card.height() < 500


def test_the_screen_says_in_which_order_levels_are_asked_for_until_all_are_there(panel: DraftsPanel) -> None:
    said = "Ask for the 1.0 first, then the 0.3, then the 0.7."
    panel._desk.workspace.apply(edit(KeyResult, "k1", commit=""))
    card = use(panel, "k1")
    order = next(each for each in card.findChildren(QLabel) if each.text() == said)
    assert order.isVisible()
    panel._desk.workspace.apply(edit(KeyResult, "k1", baseline="11", commit="8", target="4", stretch="2"))
    assert not order.isVisible()
    panel._desk.workspace.apply(edit(KeyResult, "k1", commit=""))
    agree(panel, ParameterKey.SCORING, "coin_toss")
    assert not order.isVisible(), "there is one number to reach"


def test_every_rule_behind_a_question_has_a_name() -> None:
    assert [code for code in questions_for("en").rules if rule_name(code) == "The rule"] == []
