"""The page of a set: cards that open and close by keys, questions beside their lines, wordings in sight, publishing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import delete

from ui.desk import Desk
from ui.okr.closing_view import PublishView
from ui.okr.draft_requests import DraftAction
from ui.okr.keys import DraftKey
from ui.okr.page_state import ALIGNMENT, RESULTS, WHY_NOW, last_change
from ui.okr.panel import DraftsPanel
from ui.okr.published_line import PublishedLine
from ui.theme import apply_theme
from ui.widgets.dates import short_day
from ui.widgets.fields import LineField
from ui.widgets.marked_text import MarkedText
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.drafts import RemoveKeyResult
from workshop_app.application.commands.parameters import ChooseOption
from workshop_app.application.wording_history import wordings
from workshop_app.domain import draft_words
from workshop_app.domain.between_teams import TeamDependency, TheirView
from workshop_app.domain.check_ins import CheckIn, ProgressLine
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, KeyResultType, Objective
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.people import Person
from workshop_app.domain.text import inside_quotes
from workshop_app.domain.unsent import UnsentLine
from workshop_app.domain.wordings import Wording, differences

CHANGING = (
    "add_objective copy_objective remove_objective add_key_result add_behind up down duplicate remove make_activity"
)


@pytest.fixture
def panel(desk: Desk, qtbot: Any) -> DraftsPanel:
    desk.workspace.apply(
        Add(
            (
                Team("t", "Crossing Operations"),
                DraftSet("s", "t", "Keep every crossing safe"),
                Objective("o", "s", "Make mornings calm", "It hurts."),
                KeyResult("k1", "o", "Calls rise from 79 to 92", baseline="79", commit="84", target="92", stretch="97"),
                KeyResult("k2", "o", "Better service by 10 %", position=1),
            )
        )
    )
    made = DraftsPanel(desk)
    made.refresh()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open_address("s")
    qtbot.waitUntil(lambda: draft_words.are_ready("en"))
    made._asking.ask()
    made._asking.finish()
    return made


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()


def test_a_card_opens_with_enter_and_closes_with_escape_and_keeps_what_was_typed(
    panel: DraftsPanel, desk: Desk
) -> None:
    card = panel._set.cards["k2"]
    card.setFocus()
    assert not card.is_open
    press(Qt.Key.Key_Return)
    assert card.is_open
    QTest.keyClicks(QApplication.focusWidget(), " in June")
    press(Qt.Key.Key_Escape)
    assert not card.is_open
    assert card.hasFocus()
    assert desk.workspace.read.get(KeyResult, "k2").text == "Better service by 10 % in June"


def test_every_question_stands_beside_its_line(panel: DraftsPanel) -> None:
    lines = {line: beside.cards for line, beside in panel._set.lines.items() if beside.cards}
    assert set(lines) == {("s", ALIGNMENT), ("o", WHY_NOW), ("k1", RESULTS), ("k2", RESULTS)}
    assert [card.finding.code for card in lines["s", ALIGNMENT]] == ["A01"]
    assert all(len(cards) <= 2 for cards in lines.values())


def test_the_seven_steps_have_ticks_counts_and_lead_there(panel: DraftsPanel) -> None:
    steps = panel._teams.steps._lines
    assert steps[0].accessibleName() == "Mission, written down"
    assert steps[1].accessibleName() == "Alignment check, open, 1 question"
    steps[3].click()
    assert QApplication.focusWidget().accessibleName() == "Why now"
    steps[4].click()
    assert QApplication.focusWidget() is panel._set.cards["k1"]
    steps[6].click()
    assert QApplication.focusWidget().text() == "Publish"


def test_next_walks_from_line_to_line_and_escape_goes_back_to_that_line(panel: DraftsPanel) -> None:
    seen = []
    for _ in range(5):
        panel._keys.press(DraftKey.NEXT)
        seen.append((panel._asking.in_use, panel._asking.step))
        assert QApplication.focusWidget().text() == "Ask me later"
        QApplication.processEvents()
    assert seen == [("o", WHY_NOW), ("k1", RESULTS), ("k2", RESULTS), ("s", ALIGNMENT), ("o", WHY_NOW)]
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget().accessibleName() == "Why now"
    panel._keys.press(DraftKey.NEXT)
    press(Qt.Key.Key_Escape)
    assert panel._set.cards["k1"].hasFocus()


@pytest.mark.parametrize("way", [DraftKey.NEXT, DraftKey.QUESTIONS, "escape"])
def test_what_gets_the_keyboard_is_brought_into_sight(panel: DraftsPanel, way: object) -> None:
    panel.resize(900, 300)
    panel.open_address("k2")
    panel._keys.press(DraftKey.QUESTIONS)
    QApplication.processEvents()
    bar = panel._set._area.verticalScrollBar()
    assert bar.maximum() > 300
    bar.setValue(bar.maximum())
    if isinstance(way, DraftKey):
        panel._keys.press(way)
    else:
        press(Qt.Key.Key_Escape)
    QApplication.processEvents()
    here = QApplication.focusWidget()
    whole = here.parentWidget() if isinstance(way, DraftKey) else here
    assert whole.visibleRegion().boundingRect().height() >= min(whole.height(), 40)
    assert not here.visibleRegion().isEmpty()


def test_the_address_of_a_key_result_opens_its_card(panel: DraftsPanel) -> None:
    panel.open_address("k2")
    assert panel._set.cards["k2"].is_open


def test_a_press_on_an_open_card_gives_it_the_keyboard_back(panel: DraftsPanel) -> None:
    panel.open_address("k2")
    card = panel._set.cards["k2"]
    panel._teams._list.setFocus()
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    field = QApplication.focusWidget()
    assert field.accessibleName() == "Key result"
    assert card.isAncestorOf(field)
    source = next(each for each in card.findChildren(LineField) if each.accessibleName() == "Source of the number")
    source.setFocus()
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert QApplication.focusWidget() is source, "whoever is writing in it goes on there"


def test_what_was_to_be_brought_into_sight_goes_with_its_set(desk: Desk, panel: DraftsPanel) -> None:
    """A file may be closed in the same turn: pytest-qt fails over what is raised in the next one."""
    made = DraftsPanel(desk)
    made.refresh()
    made.open_address("s")
    made._asking.finish()
    made._set.go("k1")
    made._set.go_to_step(WHY_NOW)
    made._asking.go_on()
    made._asking.ask_here()
    made._asking.go_back("k2")
    delete(made)
    QApplication.processEvents()


def test_differences_are_told_in_words_that_are_gone_and_new() -> None:
    before, now = differences("Announce delays earlier in the portal", "Announce delays 15 minutes earlier in the app")
    assert [words for words, gone in before if gone] == ["portal"]
    assert [words for words, new in now if new] == ["15 minutes", "app"]
    assert differences("Roll it out", "Visits rise from 3 to 5")[0] == (("Roll it out", True),)


def test_this_question_changed_it_is_one_key(panel: DraftsPanel, desk: Desk, qtbot: Any) -> None:
    panel._asking.go("k2")
    qtbot.waitUntil(lambda: bool(panel._set.lines["k2", RESULTS].cards))
    asked = panel._set.lines["k2", RESULTS].cards[0].finding.question
    field = panel._set.cards["k2"].fields._text
    field.setPlainText("Calls answered within a minute rise from 40 % to 60 %")
    field.commit()
    qtbot.waitUntil(lambda: not panel._set.lines["k2", RESULTS].cards)
    panel._keys.press(DraftKey.CHANGED_IT)
    assert wordings(desk.workspace.read, "k2")[-1].question == asked
    assert panel._set.cards["k2"].wordings.changed._asked.text() == f"“{inside_quotes(asked)}”"
    desk.workspace.undo()
    assert wordings(desk.workspace.read, "k2")[-1].question == ""


def test_the_question_is_proposed_that_was_asked_of_the_words_before(panel: DraftsPanel, desk: Desk) -> None:
    panel._asking.go("k2")
    asked = panel._set.lines["k2", RESULTS].cards[0].finding.question
    for words in ("Calls", "Calls answered", "Calls answered within a minute rise from 40 % to 60 %"):
        field = panel._set.cards["k2"].fields._text
        field.setPlainText(words)
        field.commit()
        panel._asking.ask()  # a pause, and other questions meanwhile
        panel._asking.finish()
    panel._keys.press(DraftKey.CHANGED_IT)
    assert wordings(desk.workspace.read, "k2")[-1].question == asked


def test_no_question_is_proposed_that_came_with_what_was_typed_later(panel: DraftsPanel, desk: Desk) -> None:
    """Nothing was asked of the words that gave way; who the champion is was asked once there was one."""
    trained = "All 30 crews trained on the new readers by 31 March"
    desk.workspace.apply(Add((Person("p", "Mei Tanaka"),)))
    said: Any = {"type": KeyResultType.MILESTONE, "baseline": "", "champions": "Mei Tanaka"}
    desk.workspace.apply(edit(KeyResult, "k1", text=trained, **said))
    panel._asking.go("k1")
    panel._asking.finish()
    fields = panel._set.cards["k1"].fields
    assert not panel._set.lines["k1", RESULTS].cards
    fields._text.setPlainText("Crews sell a ticket in 20 seconds by 31 March")
    fields._text.commit()
    for words in ("12 %", "12 % of"):
        fields._champions.setText(words)
        fields._champions.commit()
        panel._asking.ask()
        panel._asking.finish()
    assert panel._set.lines["k1", RESULTS].cards
    panel._keys.press(DraftKey.CHANGED_IT)
    assert wordings(desk.workspace.read, "k1")[-1].question == ""


def test_all_wordings_open_in_the_card_and_the_question_can_be_typed(panel: DraftsPanel, desk: Desk) -> None:
    desk.workspace.apply(edit(KeyResult, "k2", text="Better service by 15 %"))
    first = wordings(desk.workspace.read, "k2")[-1]
    later = Wording(
        "w2", "k2", "text", first.at.replace(year=first.at.year + 1), first.after, "Late calls fall by 15 %"
    )
    desk.workspace.apply(Add((later,)))
    card = panel._set.cards["k2"]
    assert last_change(wordings(desk.workspace.read, "k2")).before  # type: ignore[union-attr]
    assert card.beside.all_wordings.text() == "All 3 wordings"
    card.beside.all_wordings.click()
    field = card.wordings.all.field
    field.setText("Which calls?")
    field.commit()
    assert wordings(desk.workspace.read, "k2")[-1].question == "Which calls?"


def test_a_change_and_all_wordings_are_in_sight_in_the_open_card(panel: DraftsPanel, desk: Desk, qtbot: Any) -> None:
    """Also of one that came in whole: its first words stand before the change. Below every field they were not seen."""
    panel.resize(1128, 640)
    panel._asking.go("k2")
    desk.workspace.apply(edit(KeyResult, "k2", text="Late calls fall by 15 %"))
    card, area = panel._set.cards["k2"], panel._set._area.viewport()

    def in_sight(part: QWidget) -> bool:
        top = part.mapTo(area, QPoint()).y()
        return part.isVisible() and top >= 0 and top + part.height() <= area.height()

    assert card.beside.all_wordings.text() == "All 2 wordings"
    qtbot.waitUntil(lambda: in_sight(card.wordings))
    card.beside.all_wordings.click()
    qtbot.waitUntil(lambda: in_sight(card.wordings.all))
    assert told(card.wordings.all)[-2:] == ["Better service by 10 %", "Late calls fall by 15 %"]
    card.close_card()
    assert card.wordings.geometry().top() > card.ruler.geometry().top(), "closed, it ends with them"


def test_step_six_and_the_question_count_one_number(panel: DraftsPanel, desk: Desk) -> None:
    new = (("a", "NPS of 60"), ("b", "Orders by 5 %"), ("c", "Roll out the app"), ("d", "Wait falls from 9 to 4 days"))
    desk.workspace.apply(Add(tuple(KeyResult(id, "o", words, position=5) for id, words in new)))
    desk.workspace.apply(edit(KeyResult, "k2", text="Bounce rate on the price page of 40 %"))
    panel._asking.ask()
    panel._asking.finish()
    said = panel._set.foot.refine._said.text()
    assert "without today’s value: 4; with today’s value not in its field yet: 1;" in said
    assert [one.question for one in panel._asking.findings if one.code == "K04"] == [
        "4 key results here have no value of today. What is it for each of them?"
    ]


@pytest.mark.parametrize(("model", "came_to"), [("coin_toss", "not met"), ("graded", "0.69"), ("prescored", "0.5")])
def test_where_it_stands_is_told_as_it_is_scored(panel: DraftsPanel, desk: Desk, model: str, came_to: str) -> None:
    desk.workspace.apply(Add((CheckIn("c1", "s", date(2027, 2, 15)), ProgressLine("l1", "c1", "k1", "88"))))
    desk.workspace.apply(ChooseOption(queries.parameter(desk.workspace.read, ParameterKey.SCORING).id, model))
    told = panel._set.cards["k1"].beside._said["stand"].text()
    assert told == f"Stands at 88, {short_day(date(2027, 2, 15))}: {came_to}"


def test_the_last_check_in_says_where_a_key_result_stands(panel: DraftsPanel, desk: Desk) -> None:
    desk.workspace.apply(
        Add(
            (
                CheckIn("c1", "s", date(2027, 2, 1)),
                CheckIn("c2", "s", date(2027, 2, 15)),
                ProgressLine("l1", "c1", "k1", "81"),
                ProgressLine("l2", "c2", "k1", "88"),
            )
        )
    )
    card = panel._set.cards["k1"]
    assert card.beside._said["stand"].text() == f"Stands at 88, {short_day(date(2027, 2, 15))}: 0.5"
    assert card.ruler._stands == pytest.approx(0.5)
    desk.workspace.apply(edit(ProgressLine, "l2", measured_on=date(2027, 2, 12)))  # read before the check-in
    assert card.beside._said["stand"].text() == f"Stands at 88, {short_day(date(2027, 2, 12))}: 0.5"


def test_the_alignment_check_shows_both_sides_of_the_log(panel: DraftsPanel, desk: Desk) -> None:
    """Whoever is named in it already is not told twice; a refusal is none that is still to come."""
    alignment = panel._set._top.alignment
    assert "Who do you depend on" in alignment._said.words
    day = date(2027, 1, 5)
    desk.workspace.apply(
        Add(
            (
                Team("t2", "Ticketing", 1),
                TeamDependency("d1", "Crossing Operations", "t", "Ticketing", "t2", "the list", view=TheirView.NO),
                TeamDependency("d2", "Crossing Operations", "t", "Port", what="a berth"),
                TeamDependency(
                    "d3",
                    "Ticketing",
                    "t2",
                    "Crossing Operations",
                    "t",
                    "a boat",
                    view=TheirView.PARTLY,
                    confirmed_on=day,
                ),
            )
        )
    )
    assert alignment._said.words == (
        "We need, by the dependency log: Ticketing, the list (refused); Port, a berth (still to confirm). "
        "They need of us, by the log: Ticketing, a boat (confirmed in part)."
    )
    panel._asking.finish()
    assert "A01" not in {each.code for each in panel._asking.findings}
    desk.workspace.apply(edit(DraftSet, "s", depends_on="Ana Ray, Ticketing\nPort"))
    assert "dependency log" not in alignment._said.words


def test_publishing_says_who_has_not_said_yes_and_waits_for_nobody(panel: DraftsPanel, desk: Desk, qtbot: Any) -> None:
    desk.workspace.apply(
        Add(
            (
                TeamDependency("d1", "Crossing Operations", "t", "Ticketing", what="data"),
                TeamDependency("d2", "Crossing Operations", "t", "Freight", what="slots", view=TheirView.NO),
            )
        )
    )
    foot = panel._set._foot.publish
    assert "Ticketing, Freight" in foot._waiting.text()
    with qtbot.waitSignal(desk.bridge.said) as said:
        foot._publish.click()
    assert "Ticketing, Freight" in said.args[0]
    draft = desk.workspace.read.get(DraftSet, "s")
    assert draft.status is DraftStatus.PUBLISHED
    assert draft.published_on is not None
    assert panel._teams.steps._lines[6].accessibleName().startswith("Confirm and publish, written down")
    assert foot._publish.isHidden()


def published(panel: DraftsPanel, desk: Desk) -> PublishedLine:
    desk.workspace.apply(edit(DraftSet, "s", status=DraftStatus.PUBLISHED, published_on=date(2026, 12, 1)))
    return panel._set.published_line


def test_a_published_set_changes_with_a_reason_and_nothing_typed_is_lost(
    panel: DraftsPanel, desk: Desk, qtbot: Any
) -> None:
    line, read = published(panel, desk), desk.workspace.read
    panel._on_edited(KeyResult, "k1", "source", "the log")
    assert (read.get(KeyResult, "k1").source, line.isVisible()) == ("the log", False), "that is no promise"
    panel._asking.go("k1")
    fields = panel._set.cards["k1"].fields
    assert fields is not None
    for name, words in (("target", "90"), ("commit", "82")):
        field = fields._lines[name]
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, words)
        field.commit()
    assert (read.get(KeyResult, "k1").target, field.text(), field.keeper.waiting) == ("92", "82", True)
    assert line._changes.text().splitlines() == ["1.1 · Target: 92 → 90", "1.1 · Commit: 84 → 82"]
    again = DraftsPanel(desk)  # as after the program was killed
    qtbot.addWidget(again)
    again.refresh()
    again.open_address("s")
    assert again._set.published_line._changes.text() == line._changes.text()
    line.make.click()
    assert line.why.hasFocus()
    QTest.keyClicks(line.why, "The berth is closed")
    line.make.click()
    assert line.agreed_by.hasFocus()
    assert read.get(KeyResult, "k1").target == "92"
    QTest.keyClicks(line.agreed_by, "Ana")
    QTest.keyClick(line.agreed_by, Qt.Key.Key_Return)
    assert (read.get(KeyResult, "k1").target, read.get(KeyResult, "k1").commit) == ("90", "82")
    assert {(each.why, each.agreed_by) for each in read.all(Wording)} == {("The berth is closed", "Ana")}
    assert (line.isVisible(), field.keeper.pending, read.count(UnsentLine)) == (False, False, 0)


def test_the_way_to_change_a_published_set_is_said_and_one_click(panel: DraftsPanel, desk: Desk, qtbot: Any) -> None:
    line = published(panel, desk)
    foot = panel._set.findChild(PublishView)
    assert foot is not None
    assert "type over it in the set above" in foot._how.text()
    assert foot._how.isVisibleTo(panel)
    foot._change.click()
    card = panel._set.cards["k1"]
    qtbot.waitUntil(lambda: card.is_open)
    card.fields._text.setPlainText("Calls rise from 79 to 95")
    card.fields._text.commit()
    qtbot.waitUntil(lambda: line.isVisibleTo(panel))
    assert "until somebody says why" in line._said.text()
    desk.workspace.apply(edit(DraftSet, "s", status=DraftStatus.DRAFT, published_on=None))
    assert not foot._how.isVisibleTo(panel)


def test_words_typed_in_a_published_set_are_left_or_taken_along_to_draft(panel: DraftsPanel, desk: Desk) -> None:
    line, read = published(panel, desk), desk.workspace.read
    objective = panel._set.objectives["o"]._head._text

    def typed() -> None:
        objective.setFocus()
        QTest.keyClicks(objective, "!")
        objective.commit()

    typed()
    QTest.keyClick(objective, Qt.Key.Key_Backspace)
    assert (line.isVisible(), read.count(UnsentLine)) == (False, 0), "typed back"
    typed()
    line.leave.click()
    assert (objective.toPlainText(), read.count(UnsentLine)) == ("Make mornings calm", 0)
    typed()
    line.back.click()
    assert read.get(Objective, "o").text == objective.toPlainText()
    assert objective.toPlainText().count("!") == 1
    assert (read.get(DraftSet, "s").status, read.get(DraftSet, "s").version) == (DraftStatus.DRAFT, 2)
    desk.workspace.undo()
    assert read.get(DraftSet, "s").status is DraftStatus.PUBLISHED
    assert line.isVisible(), "what was typed waits again"


@pytest.mark.parametrize("action", [each for each in DraftAction if each.value in CHANGING])
def test_nothing_comes_goes_or_moves_in_a_published_set(panel: DraftsPanel, desk: Desk, action: DraftAction) -> None:
    line, read = published(panel, desk), desk.workspace.read
    before = (read.all(Objective), read.all(KeyResult))
    of = {DraftAction.ADD_OBJECTIVE: "s", DraftAction.ADD_KEY_RESULT: "o"}
    of |= {DraftAction.COPY_OBJECTIVE: "o", DraftAction.REMOVE_OBJECTIVE: "o", DraftAction.DOWN: "k1"}
    panel._actions.do(action, of.get(action, "k2"))
    assert (read.all(Objective), read.all(KeyResult)) == before
    assert (line.isVisible(), line.make.isVisible(), line.cycle.isVisible()) == (True, False, True)


@pytest.mark.parametrize(
    ("change", "gives_none"),
    [
        ({}, False),
        ({"baseline": "lots"}, True),
        ({"target": "80"}, True),
        ({"commit": "84 EUR", "target": "92 km"}, True),
        ({"type": KeyResultType.MILESTONE, "commit": "a first answer"}, False),
    ],
)
def test_complete_is_only_said_of_values_that_give_a_score(
    panel: DraftsPanel, desk: Desk, change: dict[str, Any], gives_none: bool
) -> None:
    desk.workspace.apply(RemoveKeyResult("k2"))
    desk.workspace.apply(edit(KeyResult, "k1", champions="Ana", **change))
    said = panel._set.foot.refine._said.text()
    whole = "Every key result has its type, its values and a champion."
    assert said == ("Key results with values that give no score yet: 1" if gives_none else whole)
    desk.workspace.apply(edit(KeyResult, "k1", champions="to be named"))
    assert "without a champion: 1" in panel._set.foot.refine._said.text()


def test_a_large_set_is_shown_in_pieces_and_whole_as_soon_as_somebody_needs_it(
    panel: DraftsPanel, desk: Desk, qtbot: Any
) -> None:
    desk.workspace.apply(Add((Team("t2", "Ticketing", 1), DraftSet("s2", "t2"), Objective("o2", "s2", "More", "Why."))))
    more = tuple(KeyResult(f"n{n}", "o2", f"Visits on line {n} by {n} %", position=n) for n in range(60))
    desk.workspace.apply(Add(more))
    panel.open_address("s2")
    assert panel._set.building.waits
    assert len(panel._set.cards) == 60
    panel.open_address("s")
    panel.open_address("s2")
    qtbot.waitUntil(lambda: not panel._set.building.waits)
    panel._asking.finish()
    assert len(panel._set.lines["n59", RESULTS].cards) == 1
    rows = list(panel._set.objectives["o2"]._card_rows.values())
    assert {row.side.width() for row in rows} == {panel._set._beside()}, "made later, they stand beside all the same"
    assert [row._mark._number for row in rows] == [5] + [0] * 59


def test_a_line_stands_at_the_top_however_much_is_asked_beside_it(panel: DraftsPanel) -> None:
    row = panel._set.objectives["o"]._why_row
    QApplication.processEvents()
    assert row.side is not None
    assert row.side.height() > row.middle.height()
    assert row.middle.y() == 0


@pytest.mark.parametrize(("wide", "scale", "beside"), [(1200, 100, True), (760, 100, False), (1200, 200, False)])
def test_questions_stand_beside_where_there_is_room_and_else_below(
    panel: DraftsPanel, qapp: QApplication, wide: int, scale: int, beside: bool
) -> None:
    apply_theme(qapp, "light", scale)
    try:
        panel.resize(wide, 800)
        panel._set.resizeEvent(_resized(panel))
        QApplication.processEvents()
        card = panel._set.cards["k2"]
        left = card.beside.mapTo(panel, card.beside.rect().topLeft()).x()
        assert (left > card.mapTo(panel, card.rect().topRight()).x()) is beside
    finally:
        apply_theme(qapp, "light", 100)


def _resized(panel: DraftsPanel) -> Any:
    from PySide6.QtGui import QResizeEvent

    return QResizeEvent(panel._set.size(), panel._set.size())


def test_levels_the_objective_and_its_why_now_tell_what_they_said(panel: DraftsPanel, desk: Desk, qtbot: Any) -> None:
    """Old and new stand side by side with the day; a level that was only filled in is no change."""
    apply = desk.workspace.apply
    earlier = datetime(2026, 3, 2, 12, tzinfo=UTC)
    apply(
        Add(
            (
                Wording("w1", "k1", "target", earlier, "", "90"),
                Wording("w2", "k1", "target", earlier.replace(month=4), "90", "92", "", "the boats came", "Liam"),
                Wording("w3", "o", "why_now", earlier, "", "We lose money."),
                Wording("w4", "o", "why_now", earlier.replace(month=5), "We lose money.", "We lose 11 months."),
                Wording("w5", "o", "text", earlier.replace(month=6), "Be on time", "Make mornings calm", "For whom?"),
            )
        )
    )
    card = panel._set.cards["k1"]
    assert card.beside.all_wordings.text() == "1 value changed"
    card.beside.all_wordings.click()
    assert told(card.wordings.all) == [
        "Target · 2 April 2026",
        "90",
        "92",
        "Changed because: the boats came. Agreed by Liam",
    ]
    objective = panel._set.objectives["o"]
    assert objective.earlier.link.text() == "2 earlier wordings"
    objective.earlier.link.click()
    assert told(objective.earlier.all)[1:4] == [
        "Objective · 2 June 2026: “For whom?”",
        "Be on time",
        "Make mornings calm",
    ]
    assert told(objective.earlier.all)[4:7] == ["Why now · 2 May 2026", "We lose money.", "We lose 11 months."]
    objective.earlier.all.field.setText("Whom does it touch?")
    objective.earlier.all.field.commit()
    assert wordings(desk.workspace.read, "o")[-1].question == "Whom does it touch?"
    qtbot.waitUntil(lambda: len(told(objective.earlier.all)) > 5)
    assert told(objective.earlier.all)[1] == "Objective · 2 June 2026: “Whom does it touch?”"
    both = [each for each in objective.earlier.all.findChildren(MarkedText) if each.isVisible()][:2]
    assert both[0].y() == both[1].y(), "side by side"


def told(shown: Any) -> list[str]:
    parts = [each for each in shown.findChildren(QWidget) if isinstance(each, QLabel | MarkedText) and each.isVisible()]
    parts.sort(key=lambda each: (each.mapTo(shown, QPoint()).y(), each.mapTo(shown, QPoint()).x()))
    return [each.words if isinstance(each, MarkedText) else each.text() for each in parts]
