"""The drafts screen with a real file: typing, cards, questions, keys, and sixty key results."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ui.desk import Desk
from ui.okr.draft_requests import DraftAction
from ui.okr.keys import DraftKey
from ui.okr.page_state import RESULTS
from ui.okr.panel import DraftsPanel
from ui.okr.questions_view import QuestionCard
from ui.okr.score_line import ScoreLine
from ui.okr.teams_view import TeamsView
from ui.okr.view_state import TeamRow, first_row, row_for
from ui.theme import apply_theme
from ui.widgets.fields import LineField, TextField
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import Dismissal, DraftSet, DraftStatus, KeyResult, KeyResultType, Objective

WRITTEN = KeyResult("k1", "o", "Calls rise from 79 to 92", baseline="79", commit="84", target="92", stretch="97")


@pytest.fixture
def drafted(desk: Desk) -> Desk:
    values = (
        Team("t", "Crossing Operations"),
        Team("t2", "Ticketing", 1),
        DraftSet("s", "t", "Keep every crossing safe"),
        Objective("o", "s", "Make mornings calm", "Two of ten leave late. The plan changed. We lose the bid."),
        WRITTEN,
        KeyResult("k2", "o", "Roll out the app", position=1),
        KeyResult("k3", "o", "Better service", position=2),
    )
    desk.workspace.apply(Add(values))
    return desk


@pytest.fixture
def panel(drafted: Desk, qtbot: Any) -> DraftsPanel:
    return shown(drafted, qtbot)


def shown(desk: Desk, qtbot: Any) -> DraftsPanel:
    panel = DraftsPanel(desk)
    panel.refresh()
    qtbot.addWidget(panel)
    panel.resize(1200, 800)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def test_it_opens_on_a_team_that_has_a_draft(drafted: Desk, qtbot: Any) -> None:
    drafted.workspace.apply(Add((Team("t0", "Engine Workshop", -1),)))
    panel = shown(drafted, qtbot)
    assert [label.text() for label in panel.findChildren(QLabel) if label.text() == "Crossing Operations"]
    assert panel._set.isVisible()


def card(panel: DraftsPanel, id: str) -> Any:
    return panel._set.cards[id]


def sentence(panel: DraftsPanel, id: str) -> TextField:
    field = card(panel, id).findChild(TextField)
    assert isinstance(field, TextField)
    return field


def line(panel: DraftsPanel, id: str, name: str) -> LineField:
    for field in card(panel, id).findChildren(LineField):
        if field.accessibleName().startswith(name):
            return field
    raise AssertionError(name)


def questions(panel: DraftsPanel) -> list[QuestionCard]:
    """Those beside the part in use."""
    panel._asking.finish()
    QApplication.processEvents()  # a layout shows a new widget with the next event
    mine = [line for (part, _), line in panel._set.lines.items() if part == panel._asking.in_use]
    return [card for line in mine for card in line.cards]


def beside(panel: DraftsPanel, id: str) -> Any:
    """Where the questions about a key result stand."""
    return panel._set.lines[id, RESULTS]


def asked(panel: DraftsPanel) -> list[str]:
    return [one.accessibleName() for one in questions(panel)]


def press(panel: DraftsPanel, card_number: int, words: str) -> None:
    one = questions(panel)[card_number]
    next(each for each in one.findChildren(QPushButton) if each.text().startswith(words)).click()


def order(desk: Desk) -> list[str]:
    return [one.id for one in desk.workspace.read.all(KeyResult, objective_id="o")]


def test_an_empty_file_says_what_belongs_here(desk: Desk, qtbot: Any) -> None:
    panel = shown(desk, qtbot)
    panel._no_team.action.click()
    assert panel.focusWidget() is panel._teams._name
    QTest.keyClicks(panel._teams._name, "Crossing")
    QTest.keyClick(panel._teams._name, Qt.Key.Key_Return)
    (team,), (draft,) = desk.workspace.read.all(Team), desk.workspace.read.all(DraftSet)
    assert (team.name, draft.team_id) == ("Crossing", team.id)
    assert panel.focusWidget() is panel._set._top.mission
    QTest.keyClicks(panel._set._top.mission, "Keep it safe")
    panel._set._top.mission.commit()
    assert desk.workspace.read.get(DraftSet, draft.id).mission == "Keep it safe"


def test_a_team_without_a_draft_can_begin(panel: DraftsPanel, drafted: Desk) -> None:
    panel.open_address("t2")
    assert not panel._no_set.isHidden()
    panel._no_set.action.click()
    assert drafted.workspace.read.count(DraftSet, team_id="t2") == 1
    panel.open_address("nobody")
    panel.open_address("s")
    assert panel._set._head._team.text() == "Crossing Operations"


def test_typing_in_a_card_saves_and_asks(panel: DraftsPanel, drafted: Desk, qtbot: Any) -> None:
    panel.open_address("s")
    QTest.mouseClick(card(panel, "k3"), Qt.MouseButton.LeftButton)
    assert panel.focusWidget() is sentence(panel, "k3")
    qtbot.waitUntil(lambda: len(asked(panel)) == 1)  # no number; today's value waits
    sentence(panel, "k3").setPlainText("Reduce waiting by 10%")
    sentence(panel, "k3").commit()
    assert drafted.workspace.read.get(KeyResult, "k3").text == "Reduce waiting by 10%"
    qtbot.waitUntil(lambda: any("10%" in question for question in asked(panel)))
    line(panel, "k3", "From").setText("12 minutes")
    line(panel, "k3", "From").commit()
    qtbot.waitUntil(lambda: not asked(panel))
    assert panel.focusWidget() is sentence(panel, "k3")


def test_two_questions_stand_beside_a_key_result_and_the_rest_on_request(
    panel: DraftsPanel, drafted: Desk, qtbot: Any
) -> None:
    panel.open_address("s")
    panel._asking.go("k3")
    long = "Maintain the QZP and avoid complaints about the better service, " + "word " * 25
    sentence(panel, "k3").setPlainText(long)
    sentence(panel, "k3").commit()
    more = beside(panel, "k3")._more
    qtbot.waitUntil(lambda: not more.isHidden())
    assert len(asked(panel)) == 2
    assert card(panel, "k3").findChildren(QLabel)  # the card says two as well
    few = int(more.text().split()[0])
    assert few >= 2
    more.setFocus()
    QTest.keyClick(more, Qt.Key.Key_Space)
    assert len(asked(panel)) == 2 + few
    assert more.isHidden()
    assert questions(panel)[2].isAncestorOf(panel.focusWidget())
    press(panel, 2, "Ask me later")
    qtbot.waitUntil(lambda: len(asked(panel)) == 1 + few)
    assert more.isHidden(), "who wanted all has all, less the one put aside"


def test_a_question_that_waits_moves_up_when_one_is_put_aside(panel: DraftsPanel, qtbot: Any) -> None:
    panel.open_address("s")
    panel._asking.go("k3")
    sentence(panel, "k3").setPlainText("Maintain the better QZP, never late")
    sentence(panel, "k3").commit()
    qtbot.waitUntil(lambda: len(asked(panel)) == 2 and "count" in asked(panel)[0])
    second = asked(panel)[1]
    press(panel, 0, "Ask me later")
    qtbot.waitUntil(lambda: asked(panel)[0] == second)
    assert len(asked(panel)) == 2


def test_only_the_card_in_use_has_fields(panel: DraftsPanel) -> None:
    panel.open_address("s")
    assert all(one.fields is None for one in panel._set.cards.values())
    panel._asking.go("k1")
    panel._asking.go("k2")
    assert [id for id, one in panel._set.cards.items() if one.is_open] == ["k2"]
    assert card(panel, "k3").fields is None


def test_the_score_of_a_value_is_told(panel: DraftsPanel) -> None:
    panel.open_address("s")
    panel._asking.go("k1")
    line_below = card(panel, "k1").findChild(ScoreLine)
    line_below.end.setText("88")
    assert line_below.words == "you score 0.5, between commit and target"
    line_below.end.setText("soon")
    assert "cannot be read" in line_below.words
    panel._asking.go("k2")
    assert card(panel, "k2").findChild(ScoreLine).isHidden()


def test_the_fields_follow_the_type(panel: DraftsPanel, drafted: Desk) -> None:
    panel.open_address("s")
    panel._asking.go("k2")
    fields = card(panel, "k2").fields
    assert not line(panel, "k2", "From").isHidden()
    fields._type.setCurrentIndex(2)
    fields._on_type(2)
    assert drafted.workspace.read.get(KeyResult, "k2").type is KeyResultType.MILESTONE
    assert line(panel, "k2", "From").isHidden()
    assert line(panel, "k2", "Unit").isHidden()
    assert not line(panel, "k2", "0.3").isHidden()


def test_champions_are_stored_one_a_line(panel: DraftsPanel, drafted: Desk) -> None:
    panel.open_address("s")
    panel._asking.go("k1")
    line(panel, "k1", "Champion").setText("Ines, Olaf;Mei")
    line(panel, "k1", "Champion").commit()
    assert drafted.workspace.read.get(KeyResult, "k1").champions == "Ines\nOlaf\nMei"


def test_a_question_is_put_aside_with_a_reason_or_until_later(panel: DraftsPanel, drafted: Desk, qtbot: Any) -> None:
    panel.open_address("s")
    panel._asking.go("k2")
    assert len(asked(panel)) == 1  # what could be counted waits until it is known what is to be different
    press(panel, 0, "Not here")
    reason = questions(panel)[0]._reason
    QTest.keyClicks(reason, "it is a pilot")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    (stored,) = drafted.workspace.read.all(Dismissal)
    assert (stored.subject_id, stored.reason, stored.later) == ("k2", "it is a pilot", False)
    press(panel, 0, "Ask me later")
    assert asked(panel) == []
    assert "2" in beside(panel, "k2")._again.text()
    again = shown(drafted, qtbot)  # the file was opened another time
    again.open_address("s")
    again._asking.go("k2")
    assert len(asked(again)) == 1
    press(again, 0, "Ask me later")
    qtbot.waitUntil(lambda: asked(again) == [])  # put off for another time, in this sitting too
    again._asking.finish()
    beside(panel, "k2")._again.click()
    qtbot.waitUntil(lambda: len(asked(panel)) == 1)


def test_an_answer_waits_with_its_wording(panel: DraftsPanel, drafted: Desk, qtbot: Any) -> None:
    panel.open_address("s")
    panel._asking.go("k3")
    hidden = beside(panel, "k3")._again

    def say(words: str) -> None:
        sentence(panel, "k3").setPlainText(words)
        sentence(panel, "k3").commit()

    def stands(word: str) -> bool:
        return any(word in each for each in asked(panel))

    say("Visits with a QZP rise from 40 to 60 a month")
    qtbot.waitUntil(lambda: stands("QZP"))
    press(panel, 0, "Not here")
    QTest.keyClicks(questions(panel)[0]._reason, "on every wall here")
    QTest.keyClick(questions(panel)[0]._reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not stands("QZP") and not hidden.isHidden())
    say("Visits with a QZP rise from 40 to 70 a month")
    qtbot.waitUntil(lambda: stands("QZP") and hidden.isHidden())
    say("Visits with a QZP rise from 40 to 60 a month")
    qtbot.waitUntil(lambda: not stands("QZP") and not hidden.isHidden())
    assert "on every wall here" in hidden.toolTip()
    hidden.click()
    qtbot.waitUntil(lambda: stands("QZP") and hidden.isHidden())


def test_the_rule_behind_a_question_can_be_shown(panel: DraftsPanel) -> None:
    panel.open_address("s")
    panel._asking.go("k2")
    one = questions(panel)[0]
    assert one._rule.isHidden()
    press(panel, 0, one._why.text())
    assert not one._rule.isHidden()


def test_cards_are_added_moved_duplicated_and_removed_by_keys(panel: DraftsPanel, drafted: Desk) -> None:
    panel.open_address("s")
    panel._asking.go("k1")
    panel._keys.press(DraftKey.DOWN)
    assert order(drafted) == ["k2", "k1", "k3"]
    panel._keys.press(DraftKey.DUPLICATE)
    copy = order(drafted)[2]
    assert drafted.workspace.read.get(KeyResult, copy).text == WRITTEN.text
    assert card(panel, copy).is_open
    panel._keys.press(DraftKey.REMOVE)
    assert order(drafted) == ["k2", "k1", "k3"]
    assert card(panel, "k3").is_open
    panel._keys.press(DraftKey.ADD)
    assert len(order(drafted)) == 4
    assert card(panel, order(drafted)[3]).is_open
    drafted.workspace.undo()
    assert order(drafted) == ["k2", "k1", "k3"]


def type_key(panel: DraftsPanel, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key where the focus is, and the events it causes: a new card is shown with the next one."""
    QTest.keyClick(panel.focusWidget(), key, modifier)
    QApplication.processEvents()


def test_the_keyboard_alone_reaches_everything_in_reading_order(panel: DraftsPanel, drafted: Desk, qtbot: Any) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    panel.open_address("s")
    panel._asking.go("k2")
    QApplication.processEvents()
    type_key(panel, Qt.Key.Key_D, control)
    copy = order(drafted)[2]
    assert [id for id, one in panel._set.cards.items() if one.is_open] == [copy]
    type_key(panel, Qt.Key.Key_Delete, control | shift)
    assert order(drafted) == ["k1", "k2", "k3"]
    assert [id for id, one in panel._set.cards.items() if one.is_open] == ["k3"]
    type_key(panel, Qt.Key.Key_Return, control)
    assert len(order(drafted)) == 4
    names = []
    for _ in range(8):
        type_key(panel, Qt.Key.Key_Tab)
        names.append(panel.focusWidget().accessibleName())
    assert names[:2] == ["Type", "From: today's value"]
    assert names[-2:] == ["Champion", "Source of the number"]


@pytest.mark.parametrize(("word", "id"), [("rename", "k1"), ("remove_team", "s"), ("", "o")])
def test_a_word_nobody_knows_takes_nothing_away(panel: DraftsPanel, drafted: Desk, word: Any, id: str) -> None:
    with pytest.raises(AssertionError):
        panel._actions.do(word, id)
    read = drafted.workspace.read
    assert (order(drafted), read.count(Objective), read.count(DraftSet)) == (["k1", "k2", "k3"], 1, 1)


def test_next_walks_through_the_open_questions(panel: DraftsPanel) -> None:
    panel.open_address("s")
    seen = []
    for _ in range(3):
        panel._asking.go_on()
        seen.append(panel._asking.in_use)
    assert {"k2", "k3"} <= set(seen)


def test_objectives_and_status(panel: DraftsPanel, drafted: Desk) -> None:
    panel.open_address("s")
    panel._actions.do(DraftAction.ADD_OBJECTIVE, "s")
    assert drafted.workspace.read.count(Objective, set_id="s") == 2
    panel._actions.do(DraftAction.REMOVE_OBJECTIVE, "o")
    assert drafted.workspace.read.count(KeyResult) == 0
    drafted.workspace.undo()
    assert list(panel._set.cards) == ["k1", "k2", "k3"]
    panel._actions.set_status("s", DraftStatus.AGREED)
    assert drafted.workspace.read.get(DraftSet, "s").status is DraftStatus.AGREED
    panel._actions.do(DraftAction.REMOVE_SET, "s")
    assert not panel._no_set.isHidden()


def test_what_was_said_of_a_published_set_is_not_left_standing(panel: DraftsPanel, drafted: Desk) -> None:
    drafted.workspace.apply(Add((TeamDependency("n", "Crossing Operations", "t", "Ticketing", "t2", "the list"),)))
    heard: list[str] = []
    drafted.bridge.said.connect(heard.append)
    panel.open_address("s")
    for status, last in (
        (DraftStatus.REFINED, None),
        (DraftStatus.PUBLISHED, "Crossing Operations is published. Not confirmed yet: Ticketing"),
        (DraftStatus.DRAFT, "Crossing Operations is not published any more."),
        (DraftStatus.AGREED, "Crossing Operations is not published any more."),
    ):
        panel._actions.set_status("s", status)
        assert (heard[-1] if heard else None) == last
    assert len(heard) == 2


def test_changes_of_others_are_shown_without_losing_the_card(panel: DraftsPanel, drafted: Desk) -> None:
    panel.open_address("s")
    panel._asking.go("k1")
    drafted.workspace.apply(edit(KeyResult, "k2", text="Visits from 3 to 5"))
    assert card(panel, "k2")._sentence.text() == "Visits from 3 to 5"
    assert card(panel, "k1").is_open


def test_markup_is_shown_as_it_was_typed(panel: DraftsPanel, drafted: Desk) -> None:
    drafted.workspace.apply(edit(KeyResult, "k2", text="<b>40</b> & more"))
    panel.open_address("s")
    assert card(panel, "k2")._sentence.text() == "<b>40</b> & more"
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in panel.findChildren(QLabel) if one.text())


def test_nothing_reads_as_a_grade(panel: DraftsPanel) -> None:
    panel.open_address("s")
    panel._asking.go("k2")
    words = " ".join(one.text().lower() for one in panel.findChildren(QLabel))
    assert not any(bad in words for bad in ("wrong", "error", "bad", "poor", "failed", "%n"))


def test_sixty_key_results_keep_their_widgets_while_typing(drafted: Desk, qtbot: Any) -> None:
    more = tuple(KeyResult(f"n{n}", "o", f"Visits on line {n} by {n} %", position=n + 3) for n in range(57))
    drafted.workspace.apply(Add(more))
    panel = shown(drafted, qtbot)
    panel.open_address("s")
    cards = list(panel._set.cards.values())
    assert len(cards) == 60
    assert sum(len(one.findChildren(LineField)) for one in cards) == 0
    panel._asking.go("n9")
    field = sentence(panel, "n9")
    for number in range(5):
        field.setPlainText(f"Visits from 3 to {number}")
        field.commit()
    assert list(panel._set.cards.values()) == cards
    assert drafted.workspace.read.get(KeyResult, "n9").text == "Visits from 3 to 4"


def test_the_page_ends_where_its_last_button_ends(panel: DraftsPanel, drafted: Desk) -> None:
    long = "Departures before nine that leave within three minutes of the timetable rise from 79 to 92 of a hundred"
    drafted.workspace.apply(Add(tuple(KeyResult(f"n{n}", "o", long, position=n + 3) for n in range(8))))
    panel.resize(900, 500)
    panel.open_address("s")
    panel._asking.go("k3")
    QApplication.processEvents()
    inner, last = panel._set._area.widget(), panel._set.foot.agreed
    assert inner.height() > panel._set._area.viewport().height()  # it scrolls
    assert inner.height() - last.mapTo(inner, last.rect().bottomLeft()).y() < 40


def test_twice_the_text_fits_the_smallest_window(drafted: Desk, qtbot: Any, qapp: QApplication) -> None:
    apply_theme(qapp, "light", 200)
    try:
        panel = shown(drafted, qtbot)
        panel.resize(955, 490)  # what the shell leaves of 1024 x 640
        panel.open_address("s")
        panel._asking.go("k1")
        QApplication.processEvents()
        assert panel._set._area.widget().width() <= panel._set._area.viewport().width()
        panel.close()
    finally:
        apply_theme(qapp, "light", 100)


def test_the_screen_reads_again_what_others_change_and_not_its_own(panel: DraftsPanel, drafted: Desk) -> None:
    panel.open_address("s")
    shown = card(panel, "k2")._sentence
    drafted.workspace.apply(edit(KeyResult, "k2", text="Changed by this screen"), by=panel)
    assert shown.text() == "Roll out the app"
    drafted.workspace.apply(edit(KeyResult, "k2", text="Changed elsewhere"))
    assert card(panel, "k2")._sentence.text() == "Changed elsewhere"


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("It hurts. Two of ten leave late.", "2 sentences, 7 words; 3 to 5, up to 90"),
        ("Hurts.", "1 sentence, 1 word; 3 to 5, up to 90"),
        ("朝の便が遅れる。乗客が減る。", "2 sentences; 3 to 5"),
        ("ผู้โดยสารลดลง", "1 sentence; 3 to 5"),
    ],
)
def test_words_are_counted_where_blanks_part_them(drafted: Desk, qtbot: Any, why: str, told: str) -> None:
    drafted.workspace.apply(edit(Objective, "o", why_now=why))
    panel = shown(drafted, qtbot)
    view = panel._set.objectives["o"]
    qtbot.waitUntil(lambda: view._why_hint.text() == told)


@pytest.mark.usefixtures("_dressed")
def test_a_state_below_its_team_has_a_line_of_its_own_however_wide_the_list_is(qtbot: Any) -> None:
    rows = tuple(TeamRow(f"t{n}", "P" + "a" * (4 + n), f"s{n}", DraftStatus.DRAFT) for n in range(14))
    view = TeamsView()
    qtbot.addWidget(view)
    view.setFixedWidth(240)
    view.show_rows(rows, None)
    view.show()
    listed = view._list

    def apart() -> bool:
        tops = [listed.visualItemRect(listed.item(at)).top() for at in range(listed.count())]
        return all(below - above >= listed.sizeHintForRow(at) for at, (above, below) in enumerate(pairwise(tops)))

    for wide in (225, 200, 260, 190):
        view.setFixedWidth(wide)
        qtbot.waitUntil(apart)
    long = "Crossing Operations and Freight"
    view.show_rows(tuple(TeamRow(each.team_id, f"{long} {each.set_id}", each.set_id) for each in rows), None)
    view.setFixedHeight(660)

    def whole_rows() -> bool:
        """A name goes on in a second line, and the last row that is shown is whole."""
        shown = [listed.visualItemRect(listed.item(at)) for at in range(listed.count())]
        inside = [each for each in shown if each.top() < listed.viewport().height() - 4]
        return inside[-1].bottom() <= listed.viewport().height() + 4 and shown[0].height() > 40

    qtbot.waitUntil(whole_rows)


def test_a_team_is_opened_at_its_latest_set() -> None:
    first, second = TeamRow("a", "A", "a1", cycle=1), TeamRow("a", "A", "a2", cycle=2)
    room = TeamRow("b", "B", "b1", number=1)
    rows = (TeamRow("z", "Z"), first, second, room, TeamRow("b", "B", "b2", number=2))
    assert first_row(rows) == second
    assert row_for(rows, "a") == second
    assert row_for(rows, "a1") == first
    assert row_for(rows, "b") == room
    assert row_for(rows, "") is None
    assert first_row(rows[:1]) == rows[0]


def test_a_pasted_list_of_teams_is_as_many_teams(panel: DraftsPanel, drafted: Desk, qtbot: Any) -> None:
    read, line = drafted.workspace.read, panel._teams._name
    before, sets = [each.name for each in queries.teams(read)], len(queries.draft_sets(read))
    line.setFocus()
    QApplication.clipboard().setText(f"1. Ticketing Office\n2. {before[0].upper()}\n3. Passenger Desk\n")
    line.paste()
    qtbot.waitUntil(panel._teams._several.isVisible)
    said = panel._teams._several.text()
    assert said == f"Enter adds 2 teams: Ticketing Office, Passenger Desk. There already: {before[0].upper()}."
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [each.name for each in queries.teams(read)] == [*before, "Ticketing Office", "Passenger Desk"]
    assert len(queries.draft_sets(read)) == sets + 2
    assert (line.text(), panel._teams._several.isVisible()) == ("", False)
    drafted.workspace.undo()
    assert [each.name for each in queries.teams(read)] == before
