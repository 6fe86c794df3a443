"""Several people, one record: each voice is kept apart, differing ones are seen and have to be settled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ui.desk import Desk
from ui.interview.fields import ChoiceField
from ui.interview.panel import InterviewPanel
from ui.interview.questions.option_cards import OptionCard
from ui.interview.tab_row import TabRow
from ui.widgets.fields import TextField
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.interview import AgreeHow, RecordVoice
from workshop_app.application.commands.interview_sessions import StartSession, TurnTo
from workshop_app.application.commands.own_parameters import AddOwnParameter, RenameParameter
from workshop_app.application.commands.parameters import (
    AddOpenQuestion,
    ChooseOption,
    DecideParameter,
    PostponeParameter,
    TakeInterviewNote,
)
from workshop_app.domain.dependencies import LookAgain
from workshop_app.domain.parameters import Confidence, ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.people import Person
from workshop_app.domain.voices import Interviewee, IntervieweeRole, Voice

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Record = Callable[[ParameterKey], ParameterRecord]


def put_in(field: Any, text: str) -> None:
    field.setFocus()
    field.insertPlainText(text) if isinstance(field, TextField) else field.insert(text)
    field.commit()
    field.clearFocus()


def tabs(panel: InterviewPanel) -> list[str]:
    row = panel.questions._stage.people.tabs
    return [row.tabText(at) for at in range(row.count())]


def voice(desk: Desk, key: str, person: str) -> Voice:
    return desk.workspace.read.all(Voice, key=key, interviewee_id=person)[-1]


def shown_words(panel: InterviewPanel) -> str:
    labels = panel.questions.page.findChildren(QLabel)
    return "\n".join(each.text() for each in labels if each.isVisible())


def test_somebody_is_added_by_keyboard_and_their_tab_opens(panel: InterviewPanel, desk: Desk, keyboard: Any) -> None:
    keyboard.press(Qt.Key.Key_I, CTRL, SHIFT)
    keyboard.type("Ana & Co")
    keyboard.press(Qt.Key.Key_Return)
    (ana,) = desk.workspace.read.all(Interviewee)
    assert (ana.name, ana.role) == ("Ana & Co", IntervieweeRole.SPONSOR)  # the first one asked usually is
    assert (panel.questions.person, tabs(panel)) == (ana.id, ["Together", "○ Ana && Co"])
    keyboard.press(Qt.Key.Key_I, CTRL, SHIFT)
    keyboard.type("   ")
    keyboard.press(Qt.Key.Key_Return)
    assert len(tabs(panel)) == 2
    keyboard.press(Qt.Key.Key_Escape)
    assert isinstance(keyboard.focus, TabRow)


def test_each_answer_is_kept_apart_with_its_day_and_how_sure(
    panel: InterviewPanel, desk: Desk, record: Record, people: tuple[str, str, str], keyboard: Any
) -> None:
    panel.questions.select(ParameterKey.LEVEL)
    keyboard.to(TabRow, "Whose answer")
    keyboard.press(Qt.Key.Key_Right)
    assert panel.questions.person == people[0]
    keyboard.to(OptionCard)
    keyboard.press(Qt.Key.Key_1)
    keyboard.to(TextField, "In their own words")
    keyboard.type("Let us begin at the top.")
    keyboard.to(ChoiceField, "How sure")
    keyboard.press(Qt.Key.Key_Down)
    keyboard.to(TextField, "really said")
    keyboard.type("I do not trust the teams yet.")
    keyboard.press(Qt.Key.Key_PageDown, ALT)
    kept = voice(desk, "level", people[0])
    assert (kept.option, kept.own_words) == ("top_only", "Let us begin at the top.")
    assert (kept.confidence, kept.verbatim) == (Confidence.HIGH, "I do not trust the teams yet.")
    assert kept.on == date(2026, 11, 23)
    assert panel.questions.person == people[1]
    assert "I do not trust" not in panel.questions.page.fields[f"voice.{people[0]}.verbatim"].accessibleName()
    assert record(ParameterKey.LEVEL).option == ""
    assert record(ParameterKey.LEVEL).status is ParameterStatus.EXPLORING
    assert tabs(panel) == ["Together", "● Ana Sponsor", "○ Ben Lead", "○ Cho <b>Roth</b>"]
    assert "Project lead: not heard yet" in shown_words(panel)
    keyboard.press(Qt.Key.Key_PageUp, ALT)
    assert "Sponsor: answered on 23 November 2026" in shown_words(panel)


def test_together_says_who_answered_what_and_never_the_private_words(
    panel: InterviewPanel, desk: Desk, differing: tuple[str, str, str]
) -> None:
    desk.workspace.apply(RecordVoice("level", differing[0], verbatim="SECRET"))
    panel.questions.select(ParameterKey.LEVEL)
    words = shown_words(panel)
    assert "≠ The answers differ" in words
    assert "Ana Sponsor: Top level only" in words
    assert "Not heard yet: Cho <b>Roth</b>." in words
    assert "SECRET" not in words
    panel.questions.select(ParameterKey.CYCLE)
    assert "Ana Sponsor, Ben Lead: Four months." in shown_words(panel)


def test_nothing_is_decided_while_answers_differ_until_how_and_by_whom_is_said(
    panel: InterviewPanel,
    desk: Desk,
    record: Record,
    differing: tuple[str, str, str],
    keyboard: Any,
    said: list[str],
) -> None:
    desk.workspace.apply(ChooseOption(record(ParameterKey.LEVEL).id, "top_and_pilots"))
    panel.questions.select(ParameterKey.LEVEL, differing[0])
    assert tabs(panel)[0] == "≠ Together"
    assert "≠ differ" in panel.questions._stage.chooser.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    keyboard.press(Qt.Key.Key_Return, CTRL)
    assert record(ParameterKey.LEVEL).status is ParameterStatus.EXPLORING
    assert "Ana Sponsor" in said[-1]
    assert "Ben Lead" in said[-1]
    assert panel.questions.person == ""
    assert keyboard.focus is panel.questions.page.accord.how
    keyboard.type("Heard both; the pilots start a month later.")
    keyboard.press(Qt.Key.Key_Return, CTRL)
    assert record(ParameterKey.LEVEL).status is ParameterStatus.EXPLORING
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("Ana")
    keyboard.press(Qt.Key.Key_Return, CTRL)
    held = record(ParameterKey.LEVEL)
    assert held.status is ParameterStatus.DECIDED
    assert (held.settled_how, held.settled_by) == ("Heard both; the pilots start a month later.", "Ana")
    assert tabs(panel)[0] == "Together"
    assert "≠ The answers differed; now agreed" in shown_words(panel)
    assert "differ" not in panel.questions._stage.chooser.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def test_taking_the_settlement_away_reopens_the_decision(
    panel: InterviewPanel, desk: Desk, record: Record, differing: tuple[str, str, str]
) -> None:
    level = record(ParameterKey.LEVEL).id
    for command in (
        ChooseOption(level, "top_only"),
        AgreeHow(level, how="talked", by="Ana"),
        DecideParameter(level),
    ):
        desk.workspace.apply(command)
    panel.questions.select(ParameterKey.LEVEL)
    by = panel.questions.page.accord.by
    by.clear()
    by.commit()
    assert record(ParameterKey.LEVEL).status is ParameterStatus.EXPLORING
    desk.workspace.undo()
    assert record(ParameterKey.LEVEL).status is ParameterStatus.DECIDED
    assert by.text() == "Ana"


def test_a_new_voice_against_a_decision_asks_to_look_again_and_a_key_clears_it(
    panel: InterviewPanel, desk: Desk, record: Record, differing: tuple[str, str, str], keyboard: Any
) -> None:
    cycle = record(ParameterKey.CYCLE).id
    desk.workspace.apply(ChooseOption(cycle, "four_months"))
    desk.workspace.apply(DecideParameter(cycle))
    panel.questions.select(ParameterKey.CYCLE, differing[2])
    keyboard.to(OptionCard)
    keyboard.press(Qt.Key.Key_1)
    panel.questions.choose_person("")
    assert "Somebody has given a different answer since this was decided." in shown_words(panel)
    row = panel.questions._stage.chooser.list.currentIndex()
    assert "↻ review" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    keyboard.press(Qt.Key.Key_L, CTRL, SHIFT)
    assert desk.workspace.read.count(LookAgain) == 0
    assert "given a different answer" not in shown_words(panel)
    desk.workspace.undo()
    assert "given a different answer" in shown_words(panel)


def test_another_answer_that_changed_is_named_with_what_to_look_at(
    panel: InterviewPanel, desk: Desk, record: Record, keyboard: Any
) -> None:
    level, up = record(ParameterKey.LEVEL).id, record(ParameterKey.BOTTOM_UP).id
    for command in (
        ChooseOption(level, "top_only"),
        DecideParameter(level),
        ChooseOption(up, "mixed"),
        DecideParameter(up),
        ChooseOption(level, "top_and_all"),
    ):
        desk.workspace.apply(command)
    panel.questions.select(ParameterKey.BOTTOM_UP)
    assert "↻ “Level” changed." in shown_words(panel)
    looked = keyboard.to(QPushButton, "Still right")
    keyboard.press(Qt.Key.Key_Space)
    assert not looked.isVisible()
    assert desk.workspace.read.count(LookAgain, key="bottom_up") == 0


def test_somebody_is_renamed_and_taken_out_again(
    panel: InterviewPanel, desk: Desk, differing: tuple[str, str, str], keyboard: Any, said: list[str]
) -> None:
    panel.questions.select(ParameterKey.LEVEL, differing[1])
    keyboard.to(TabRow, "Whose answer")
    keyboard.press(Qt.Key.Key_F2)
    keyboard.press(Qt.Key.Key_A, CTRL)
    keyboard.type("Benedikt")
    keyboard.press(Qt.Key.Key_Return)
    assert tabs(panel)[2] == "● Benedikt"
    keyboard.press(Qt.Key.Key_F2)
    keyboard.press(Qt.Key.Key_A, CTRL)
    keyboard.type(" ")
    keyboard.press(Qt.Key.Key_Return)
    assert "Name of the person" in said[-1]
    keyboard.press(Qt.Key.Key_Escape)
    keyboard.press(Qt.Key.Key_Delete)
    assert len(tabs(panel)) == 3
    assert panel.questions.person == ""
    assert "Benedikt" in said[-1]
    assert desk.workspace.read.count(Voice, interviewee_id=differing[1]) == 0
    desk.workspace.undo()
    assert tabs(panel)[2] == "● Benedikt"
    assert desk.workspace.read.count(Voice, interviewee_id=differing[1]) == 2


def test_what_somebody_said_before_stands_below_the_new_answer(
    panel: InterviewPanel, desk: Desk, differing: tuple[str, str, str], clock: Any
) -> None:
    desk.workspace.apply(RecordVoice("level", differing[0], own_words="Begin at the <top>."))
    clock.advance(8 * 24 * 3600)
    desk.workspace.apply(RecordVoice("level", differing[0], option="top_and_all", own_words="All of us."))
    panel.questions.select(ParameterKey.LEVEL, differing[0])
    assert "Said before:\n23 November 2026: Top level only · “Begin at the <top>.”" in shown_words(panel)
    panel.questions.choose_person(differing[1])
    assert "Said before" not in shown_words(panel)


def test_somebody_of_the_engagement_is_offered_and_known_again(
    panel: InterviewPanel, desk: Desk, keyboard: Any
) -> None:
    desk.workspace.apply(Add((Person("h", "Hannah Weiß"), Person("o", "Olaf Brandt"))))
    keyboard.press(Qt.Key.Key_I, CTRL, SHIFT)
    offered = keyboard.focus.completer()
    offered.setCompletionPrefix("weiß")  # typing would open a popup, which needs a real window system
    assert (offered.completionCount(), offered.currentCompletion()) == (1, "Hannah Weiß")
    keyboard.focus.setText("Hannah Weiß")
    keyboard.press(Qt.Key.Key_Return)
    (hannah,) = desk.workspace.read.all(Interviewee)
    assert hannah.person_id == "h"
    keyboard.press(Qt.Key.Key_I, CTRL, SHIFT)
    assert panel.questions._stage.people._offers.stringList() == ["Olaf Brandt"]


def test_an_answer_struck_out_leaves_silence(
    panel: InterviewPanel, desk: Desk, differing: tuple[str, str, str], keyboard: Any
) -> None:
    panel.questions.select(ParameterKey.LEVEL, differing[1])
    keyboard.to(QPushButton, "Remove this answer")
    keyboard.press(Qt.Key.Key_Space)
    assert desk.workspace.read.count(Voice, key="level", interviewee_id=differing[1]) == 0
    assert tabs(panel)[:3] == ["Together", "● Ana Sponsor", "○ Ben Lead"]
    assert not any(card.isChecked() for card in panel.questions.page.cards.cards)


@pytest.mark.parametrize(
    "text",
    [("Zug um Zug 🚢 مرحبا שלום 你好 <i>x</i> & =1+1 " * 600)[:20_000], "e\u0301 \u202eabc\u202c \u200b‍👩‍🚀"],
    ids=["a pasted book", "marks that turn and join"],
)
def test_whatever_people_say_is_kept_as_said(
    panel: InterviewPanel, desk: Desk, people: tuple[str, str, str], said: list[str], text: str
) -> None:
    panel.questions.select(ParameterKey.WHY, people[0])
    put_in(panel.questions.page.fields[f"voice.{people[0]}.own_words"], text)
    assert voice(desk, "why", people[0]).own_words == text
    assert said == []
    panel.questions.choose_person("")
    assert len(panel.questions._stage.page.accord.findChildren(QLabel)[0].text()) < 400


def test_control_characters_are_taken_out_and_said(
    panel: InterviewPanel, desk: Desk, people: tuple[str, str, str], said: list[str]
) -> None:
    panel.questions.select(ParameterKey.WHY, people[0])
    field = panel.questions.page.fields[f"voice.{people[0]}.verbatim"]
    put_in(field, "a\x07b\x00c")
    assert voice(desk, "why", people[0]).verbatim == "abc"
    assert "were removed" in said[-1]
    assert field.toPlainText() == "abc"


def test_private_words_without_an_answer_stay_where_they_were_typed(
    panel: InterviewPanel, desk: Desk, people: tuple[str, str, str]
) -> None:
    panel.questions.select(ParameterKey.WHY, people[0])
    put_in(panel.questions.page.fields[f"voice.{people[0]}.verbatim"], "not a word about it yet")
    panel.questions.select(ParameterKey.LEVEL)
    panel.questions.select(ParameterKey.WHY)
    field = panel.questions.page.fields[f"voice.{people[0]}.verbatim"]
    assert field.toPlainText() == "not a word about it yet"
    assert "Sponsor: not heard yet" in shown_words(panel)
    assert tabs(panel)[1] == "○ Ana Sponsor"


def test_a_name_of_300_letters_fits_and_a_longer_one_is_refused_with_a_sentence(
    panel: InterviewPanel, desk: Desk, keyboard: Any, said: list[str], qtbot: Any
) -> None:
    keyboard.press(Qt.Key.Key_I, CTRL, SHIFT)
    keyboard.focus.setText("Å" * 301)
    keyboard.press(Qt.Key.Key_Return)
    assert desk.workspace.read.count(Interviewee) == 0
    assert "300" in said[-1]
    keyboard.focus.setText("Å" * 300)
    keyboard.press(Qt.Key.Key_Return)
    assert desk.workspace.read.all(Interviewee)[0].name == "Å" * 300
    assert panel.minimumSizeHint().width() < 700
    for page in ("map", "sessions"):
        panel.show_page(page)
        assert panel.minimumSizeHint().width() < 700, page


def test_words_without_a_space_never_push_a_page_wide(
    panel: InterviewPanel, desk: Desk, record: Record, differing: tuple[str, str, str]
) -> None:
    own = AddOwnParameter("Q" * 300, "W" * 2000, "F" * 500)
    for command in (
        edit(Interviewee, differing[0], name="Å" * 300),
        RenameParameter("reviews", "W" * 300),
        own,
        RecordVoice(own.id, differing[0], option="T" * 2000),
        RecordVoice(own.id, differing[1], own_words="U" * 2000),
        ChooseOption(record(ParameterKey.LEVEL).id, "individuals"),
        ChooseOption(record(ParameterKey.REVIEWS).id, "same_system"),
        PostponeParameter(record(ParameterKey.WHY).id, "P" * 2000),
        AddOpenQuestion(ParameterKey.LEVEL, "Z" * 600),
        TakeInterviewNote(ParameterKey.LEVEL, "N" * 600),
        StartSession(4),
        TurnTo(4, "back_reviews"),
    ):
        desk.workspace.apply(command)
    panel._show_count()
    panel.refresh()
    panel.resize(1040, 700)
    for key, person in (("level", ""), ("level", differing[0]), ("why", ""), (own.id, ""), (own.id, differing[0])):
        panel.questions.select(key, person)
        page, side = panel.questions.page, panel.questions.side
        assert page.widget().minimumSizeHint().width() <= page.viewport().width(), key
        assert side.minimumSizeHint().width() <= side.parentWidget().width(), key
    for name in ("map", "sessions", "contradictions"):
        panel.show_page(name)
        QApplication.processEvents()
        assert panel.minimumSizeHint().width() < 700, name
    assert panel.width() == 1040


def test_words_typed_just_before_leaving_go_to_the_parameter_they_were_typed_for(
    panel: InterviewPanel, desk: Desk, record: Record, keyboard: Any
) -> None:
    keyboard.to(TextField, "Decision")
    keyboard.type("We finish things.")
    keyboard.press(Qt.Key.Key_PageDown, CTRL)
    keyboard.press(Qt.Key.Key_PageDown, CTRL)
    assert record(ParameterKey.WHY).decision == "We finish things."
    assert record(ParameterKey.LEVEL).decision == record(ParameterKey.NUMBER).decision == ""
    assert isinstance(keyboard.focus, OptionCard)


def test_pages_and_forms_once_built_are_only_shown_again(
    panel: InterviewPanel, desk: Desk, people: tuple[str, str, str]
) -> None:
    panel.questions.select(ParameterKey.LEVEL, people[0])
    page, forms = panel.questions.page, dict(panel.questions.page.forms.voices)
    panel.questions.select(ParameterKey.CYCLE)
    panel.questions.select(ParameterKey.LEVEL)
    assert panel.questions.page is page
    assert dict(page.forms.voices) == forms
    QApplication.processEvents()
    assert page.isVisible()
