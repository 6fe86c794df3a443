"""A case of one's own at the glass: written with keys, checked, played to its good end, observed, changed, handed on,
removed and taken in again somewhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QWidget

from ui.main_window import MainWindow
from ui.rehearse.briefing_page import BriefingPage
from ui.rehearse.case_page import CasePage
from ui.rehearse.observer_page import ObserverPage
from ui.rehearse.own_case_actions import CaseAction
from ui.rehearse.panel import RehearsePanel
from ui.rehearse.take_page import TakePage, TakeWay
from ui.rehearse.talk_page import TalkPage
from ui.rehearse.write_page import CaseWritingPage
from ui.rehearse.write_state import QuestionMark, rows
from workshop_app.application.own_cases import open_cases
from workshop_app.application.settings import HOME_VARIABLE
from workshop_app.domain.rehearsal.case_model import EndingKind
from workshop_app.domain.rehearsal.own_case import OwnCase
from workshop_app.domain.rehearsal.own_case_file import to_file

NO_KEY = Qt.KeyboardModifier.NoModifier
Open = Callable[[], RehearsePanel]
WHO = ("Zoe Adeyemi", "head of the ferry desk")
FACTS = (
    ("People who ring know when the next boat goes. That is what I want.", "When that is done, what is different?"),
    ("Forty of a hundred hang up before we answer.", "How many is it today?"),
    ("Last Sunday a man rang four times. [Zoe counts on her fingers.]", "Tell me about the last time it went wrong."),
    ("Those who stand at the quay with a pram.", "Who feels it first?"),
    ("The harbour office would have to ring us first.", "Who else has to agree?"),
)
GOOD = "Calls that are answered rise from 60 % to 90 %"


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
    QTest.keyClick(focused(), key, modifier)


def following() -> None:
    press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)


def type_words(words: str) -> None:
    QTest.keyClicks(focused(), words)


def choose(typed: str) -> None:
    """As with the keyboard: letters lead to the choice."""
    assert isinstance(focused(), QComboBox)
    type_words(typed)


def page_of(panel: RehearsePanel) -> CaseWritingPage:
    page = panel.pages.currentWidget()
    assert isinstance(page, CaseWritingPage)
    return page


def settle(background: Any, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: not background.busy)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not background.busy)


@pytest.fixture
def by_keys(panel: RehearsePanel, background: Any, qtbot: Any) -> CaseWritingPage:
    """A whole case, by the keyboard alone."""
    panel.activateWindow()
    cast("CasePage", panel.pages.currentWidget()).own.write.setFocus()
    press(Qt.Key.Key_Return)
    page = page_of(panel)
    for words in WHO:
        type_words(words)
        press(Qt.Key.Key_Return)
    choose("Serv")
    following()
    for words in ("A small ferry line. The desk is to become better.", "Answer the phone better"):
        type_words(words)
        following()
    for says, question in FACTS:
        type_words(says)
        following()
        type_words(question)
        following()
        following()  # the kind was read from the question
    assert page.ask.text().startswith("What does Zoe write down")
    type_words(GOOD)
    following()
    settle(background, qtbot)
    return page


def the_case() -> OwnCase:
    (own,) = open_cases().cases
    return own


@pytest.fixture(scope="module")
def _kept() -> list[OwnCase]:
    return []


@pytest.fixture
def written(request: pytest.FixtureRequest, _kept: list[OwnCase], panel: RehearsePanel) -> CaseWritingPage:
    """That case, gone on with: once somebody has written it by keys, as one comes back to it."""
    if not _kept:
        page = request.getfixturevalue("by_keys")
        _kept.append(the_case())
        return cast("CaseWritingPage", page)
    (own,) = _kept
    panel.activateWindow()
    panel._desk.cases.keep(own)
    panel.own.writing.write(own)
    settle(panel._desk.background, request.getfixturevalue("qtbot"))
    return page_of(panel)


def test_written_with_keys_it_is_whole_and_can_be_played(panel: RehearsePanel, by_keys: CaseWritingPage) -> None:
    own, written = the_case(), by_keys
    assert [fact.kind for fact in own.facts] == ["outcome", "today", "one_case", "affected", "agree"]
    assert own.answer("field") == "service"
    assert own.answer("good") == GOOD
    assert written.found.words.text() == "It can be played. Good takes 3 questions at least, the best ending 5."
    assert written.found.cards == []
    assert not panel.unsaved
    following()
    assert written.found.play.hasFocus()
    press(Qt.Key.Key_Return)
    assert isinstance(panel.pages.currentWidget(), BriefingPage)


def test_it_is_played_to_its_good_end(panel: RehearsePanel, written: CaseWritingPage, qtbot: Any) -> None:
    written.found.play.click()
    press(Qt.Key.Key_Return)
    talk = cast("TalkPage", panel.pages.currentWidget())
    for _, question in FACTS:
        QTest.keyClicks(talk.bar.field, question)
        QTest.keyClick(talk.bar.field, Qt.Key.Key_Return)
    heard = " ".join(talk.transcript.words)
    assert "Forty of a hundred hang up before we answer." in heard
    assert GOOD in talk.run.session.drafts if talk.run is not None else False
    talk.side.stop.click()
    assert talk.run is not None
    assert talk.run.session.turns[-1].ending is EndingKind.STRONG


def test_it_is_heard_from_the_observers_seat_too(panel: RehearsePanel, written: CaseWritingPage) -> None:
    panel.flow.show_cases()
    cases = cast("CasePage", panel.pages.currentWidget())
    cases.seats.buttons()[1].click()
    QTest.keyClicks(cases.search, "ferry desk")
    assert [card.accessibleName().split(". ")[1] for card in cases.cards.cards] == ["yours · Service · level 1"]
    cases.cards.cards[0].click()
    press(Qt.Key.Key_Return)
    assert isinstance(panel.pages.currentWidget(), ObserverPage)


def test_what_is_missing_leads_to_its_question(
    panel: RehearsePanel, written: CaseWritingPage, background: Any, qtbot: Any
) -> None:
    written.asked_for.emit("f3.kind")
    written.editor.box.setCurrentIndex(0)
    written.editor.box.activated.emit(0)
    written.asked_for.emit("name")
    settle(background, qtbot)
    assert not written.found.play.isVisible()
    card = written.found.cards[0]
    assert "Nothing brings out fact 3." in card.accessibleName()
    marks = {row.id: row.mark for row in rows(written.written)} if written.written is not None else {}
    assert marks["f3.kind"] is QuestionMark.WANTED
    card.click()
    assert written.ask.text() == "Which kind of question brings it out?"
    panel.flow.show_cases()
    cases = cast("CasePage", panel.pages.currentWidget())
    assert "yours, not finished" in cases.cards.cards[0].accessibleName()
    cases.cards.cards[0].click()  # it is gone on with, and not played
    assert page_of(panel).ask.text() == "Which kind of question brings it out?"


def test_what_is_half_written_is_kept_after_a_pause_and_over_a_change_of_screen(
    panel: RehearsePanel, open_panel: Open, qtbot: Any
) -> None:
    panel.open_address("write")
    type_words("Ida")
    qtbot.waitUntil(lambda: bool(open_cases().cases))
    assert the_case().answer("name") == "Ida"
    press(Qt.Key.Key_Return)
    type_words("nurse")
    panel.open_address("weeks")
    assert the_case().answer("role") == "nurse"
    panel.open_address("write")
    panel.flow.show_cases()
    again = open_panel()
    cases = cast("CasePage", again.pages.currentWidget())
    assert len([each for each in cases.cards.cards if "not finished" in each.accessibleName()]) == 1
    cases.cards.cards[0].click()
    assert page_of(again).ask.text() == "Where in an organisation is that?"


def test_a_case_nobody_answered_is_not_kept(panel: RehearsePanel) -> None:
    panel.open_address("write")
    following()
    panel.flow.show_cases()
    assert open_cases().cases == ()


def test_facts_are_added_and_taken_away(panel: RehearsePanel, written: CaseWritingPage, ask: Any) -> None:
    written.asked_for.emit("f5.says")
    written.more.click()
    assert written.ask.text().startswith("What does Zoe know")
    type_words("A sixth thing.")
    ask.answers += [False, True]
    written.less.click()
    assert len(the_case().facts) == 6
    written.less.click()
    assert [fact.id for fact in the_case().facts] == ["f1", "f2", "f3", "f4", "f5"]
    assert ask.asked[-1][1] == "Take fact 6 away?"
    written.asked_for.emit("f5.says")
    written.more.click()
    written.less.click()  # nothing stands in it, so nobody is asked
    assert len(ask.asked) == 2


def test_begun_from_one_of_ours_it_is_hers_and_ours_stays(
    panel: RehearsePanel, background: Any, qtbot: Any, said: list[str]
) -> None:
    cases = cast("CasePage", panel.pages.currentWidget())
    QTest.keyClicks(cases.search, "hearing")
    cases.cards.cards[0].click()
    briefing = cast("BriefingPage", panel.pages.currentWidget())
    assert not briefing.case_actions.buttons[CaseAction.REMOVE].isVisible()
    briefing.case_actions.buttons[CaseAction.COPY].click()
    page = page_of(panel)
    settle(background, qtbot)
    assert page.found.play.isVisible()
    assert the_case().called == "Hearing aids, quality, mine"
    assert said == ["It is yours now. The one it was begun from stays as it is."]
    page.asked_for.emit("other.advice")
    assert "year before last" in cast("QPlainTextEdit", focused()).toPlainText()


def test_removed_it_comes_back_with_undo(panel: RehearsePanel, written: CaseWritingPage) -> None:
    own = the_case()
    written.case_actions.buttons[CaseAction.REMOVE].click()
    cases = cast("CasePage", panel.pages.currentWidget())
    assert cases.notice.words.text() == "Removed: Zoe Adeyemi, head of the ferry desk"
    assert open_cases().cases == ()
    cases.notice.undo.click()
    assert the_case() == own
    assert not cases.notice.isVisible()


def test_handed_on_and_taken_in_in_another_home(
    panel: RehearsePanel,
    written: CaseWritingPage,
    open_panel: Open,
    ask: Any,
    background: Any,
    qtbot: Any,
    said: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own, file = the_case(), tmp_path / "for a colleague.okrcase"
    ask.answers.append(file)
    written.case_actions.buttons[CaseAction.HAND_ON].click()
    settle(background, qtbot)
    assert ask.asked[-1] == ("save_file", "Hand the case on as", "Zoe Adeyemi head of the ferry desk.okrcase")
    assert said[-1] == f"Handed on as {file}"
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "another home"))
    there = open_panel()
    drop(there, file)
    settle(background, qtbot)
    page = cast("TakePage", there.pages.currentWidget())
    assert page.who.text() == "Zoe Adeyemi, head of the ferry desk"
    assert page.state.text().startswith("5 facts. It can be played.")
    assert open_cases().cases == ()  # shown before it comes in
    press(Qt.Key.Key_Return)
    assert the_case() == own
    cases = cast("CasePage", there.pages.currentWidget())
    assert "yours · Service" in cases.cards.cards[0].accessibleName()
    cases.notice.undo.click()
    assert open_cases().cases == ()


def drop(panel: RehearsePanel, path: Path) -> None:
    """A file let go over the screen."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    panel.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEY))


def test_a_name_of_the_client_is_asked_about_before_it_goes(
    panel: RehearsePanel, written: CaseWritingPage, ask: Any, background: Any, qtbot: Any, tmp_path: Path
) -> None:
    written.asked_for.emit("f5.says")
    type_words(" Nora knows.")
    ask.answers.append(False)
    written.case_actions.buttons[CaseAction.HAND_ON].setFocus()
    press(Qt.Key.Key_Return)
    settle(background, qtbot)
    kind, title, text, *_ = ask.asked[-1]
    assert (kind, title) == ("confirm", "Is somebody of the client in it?")
    assert "Nora Vale" in text
    ask.answers += [True, None]
    written.case_actions.buttons[CaseAction.HAND_ON].click()
    settle(background, qtbot)
    assert ask.asked[-1][0] == "save_file"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("not a case at all", "is not a case"),
        ('okr_case = 1\n[case]\nfield = "<b>sales</b>"', "field: names '<b>sales</b>', which there is not"),
        (None, "There is no file"),
    ],
)
def test_a_file_that_is_none_is_said_and_changes_nothing(
    panel: RehearsePanel, background: Any, qtbot: Any, tmp_path: Path, content: str | None, words: str
) -> None:
    file = tmp_path / "x.okrcase"
    if content is not None:
        file.write_text(content, "utf-8")
    panel.own.handing.take(file)
    settle(background, qtbot)
    page = cast("TakePage", panel.pages.currentWidget())
    assert page.state.text() == "This file cannot be taken in. Nothing of it was kept."
    assert words in page.wrong.text()
    assert page.wrong.textFormat() is Qt.TextFormat.PlainText
    assert not any(each.isVisible() for each in page.ways.values())
    press(Qt.Key.Key_Return)
    assert isinstance(panel.pages.currentWidget(), CasePage)
    assert open_cases().cases == ()


def test_one_that_is_there_already_is_asked_about(
    panel: RehearsePanel, written: CaseWritingPage, ask: Any, background: Any, qtbot: Any, tmp_path: Path
) -> None:
    own, file = the_case(), tmp_path / "x.okrcase"
    file.write_text(to_file(own), "utf-8")
    ask.answers += [file, file, file]
    panel.open_address("take")
    settle(background, qtbot)
    page = cast("TakePage", panel.pages.currentWidget())
    assert page.clash.text() == "You have this case already, word for word."
    file.write_text(to_file(own.with_answer("name", "Ida Lund")), "utf-8")
    panel.open_address("take")
    settle(background, qtbot)
    assert "in other words: “Zoe Adeyemi, head of the ferry desk”" in page.clash.text()
    page.ways[TakeWay.BOTH].click()
    assert sorted(each.answer("name") for each in open_cases().cases) == ["Ida Lund", "Zoe Adeyemi"]
    panel.open_address("take")
    settle(background, qtbot)
    page.ways[TakeWay.REPLACE].click()
    assert [each.answer("name") for each in open_cases().cases] == ["Ida Lund", "Ida Lund"]
    cast("CasePage", panel.pages.currentWidget()).notice.undo.click()
    assert sorted(each.answer("name") for each in open_cases().cases) == ["Ida Lund", "Zoe Adeyemi"]


def test_a_folder_that_takes_nothing_is_said_and_nothing_is_lost(panel: RehearsePanel, qtbot: Any) -> None:
    folder = open_cases().folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way", "utf-8")
    panel.open_address("write")
    type_words("Ida")
    following()
    assert panel._not_kept.isVisible()
    assert str(folder) in panel._not_kept.words.text()
    assert panel.unsaved
    folder.unlink()
    panel._not_kept._on_again()
    assert not panel._not_kept.isVisible()
    assert the_case().answer("name") == "Ida"


def test_a_fact_asked_again_after_its_case_was_changed_is_told_in_the_new_words(
    panel: RehearsePanel, written: CaseWritingPage, background: Any, qtbot: Any, said: list[str]
) -> None:
    written.found.play.click()
    press(Qt.Key.Key_Return)
    talk = cast("TalkPage", panel.pages.currentWidget())
    QTest.keyClicks(talk.bar.field, FACTS[1][1])
    QTest.keyClick(talk.bar.field, Qt.Key.Key_Return)
    panel.own.do(CaseAction.WRITE, the_case().id)
    page_of(panel).asked_for.emit("f2.says")
    cast("QPlainTextEdit", focused()).selectAll()
    type_words("Half of them hang up.")
    panel.flow.show_cases()
    settle(background, qtbot)
    panel.flow.resume()
    again = cast("TalkPage", panel.pages.currentWidget())
    assert "Half of them hang up." in " ".join(again.transcript.words)
    assert said[-1].startswith("This case was changed since.")


def test_a_broken_case_of_hers_is_set_aside_and_named(open_panel: Open) -> None:
    folder = open_cases().folder
    folder.mkdir(parents=True)
    (folder / "own_broken.okrcase").write_text("okr_case = 1\n[case", "utf-8")
    cases = cast("CasePage", open_panel().pages.currentWidget())
    assert cases.notice.words.text().endswith("now: own_broken.okrcase.broken")
    assert not cases.notice.undo.isVisible()


def test_come_to_by_ctrl_k_the_keyboard_is_in_the_answer(window: MainWindow, tmp_path: Path, fresh: bytes) -> None:
    path = tmp_path / "Acme.okrw"
    path.write_bytes(fresh)
    window.open(path)
    assert window.view is not None
    window.view.go("rehearse/write")
    window.view.screens.enter()  # as after the list of Ctrl+K has gone
    type_words("Ida")
    press(Qt.Key.Key_Return)
    assert the_case().answer("name") == "Ida"


def test_the_list_is_gone_through_with_arrows_and_entered_with_enter(
    panel: RehearsePanel, written: CaseWritingPage
) -> None:
    written.list.setFocus()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert written.list.hasFocus()
    shown = written.ask.text()
    press(Qt.Key.Key_Return)
    assert not written.list.hasFocus()
    assert written.ask.text() == shown


def test_what_the_good_draft_needs_is_chosen_with_the_keyboard(written: CaseWritingPage) -> None:
    written.asked_for.emit("good_needs")
    assert [card.isChecked() for card in written.editor.ticks.values()] == [True, True, True, False, False]
    written.editor.ticks["f4"].setFocus()
    press(Qt.Key.Key_Space)
    assert the_case().answer("good_needs") == "f1, f2, f3, f4"
    assert "needed" in written.editor.ticks["f4"].accessibleName()
    written.editor.ticks["f1"].click()
    assert the_case().answer("good_needs") == "f2, f3, f4"
    assert "needed" not in written.editor.ticks["f1"].accessibleName()
