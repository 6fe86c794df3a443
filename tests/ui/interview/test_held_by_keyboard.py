"""A full first interview and a changed second one, held with the keyboard alone: nothing here touches a widget but by
keys. Two people, a running session, a conflict that has to be settled, a decision, a parked point, and its return."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableView

from ui.desk import Desk
from ui.interview.fields import ChoiceField
from ui.interview.panel import InterviewPanel
from ui.interview.questions.option_cards import OptionCard
from ui.widgets.fields import LineField, TextField
from workshop_app.application import interview_queries
from workshop_app.application.commands.parameters import write
from workshop_app.domain.dependencies import LookAgain
from workshop_app.domain.parameters import InterviewNote, OpenQuestion, ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.sessions import InterviewSession
from workshop_app.domain.voices import Interviewee, IntervieweeRole, Voice

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key
Record = Callable[[ParameterKey], ParameterRecord]


def add(keyboard: Any, name: str, role_steps: int = 0) -> None:
    keyboard.press(Key.Key_I, CTRL, SHIFT)
    keyboard.type(name)
    if role_steps:
        keyboard.to(ChoiceField, "Role")
        for _ in range(abs(role_steps)):
            keyboard.press(Key.Key_Up if role_steps < 0 else Key.Key_Down)
        keyboard.to(QPushButton, "Keep")
        keyboard.press(Key.Key_Space)
    else:
        keyboard.press(Key.Key_Return)


def answer(keyboard: Any, option: Key, words: str = "") -> None:
    """Choose a card and write down what was said; the keyboard stands on the page of a person."""
    keyboard.to(OptionCard)
    keyboard.press(option)
    if words:
        keyboard.to(TextField, "In their own words")
        keyboard.type(words)


def start_session(keyboard: Any) -> None:
    keyboard.press(Key.Key_3, ALT)
    keyboard.to(QPushButton, "Start the session")
    keyboard.press(Key.Key_Space)
    keyboard.press(Key.Key_Return)  # the clock of its first item starts, and its question opens


def end_session(keyboard: Any) -> None:
    keyboard.press(Key.Key_3, ALT)
    keyboard.to(QPushButton, "End the session")
    keyboard.press(Key.Key_Space)


def test_two_interviews_by_keys_alone(
    panel: InterviewPanel, desk: Desk, record: Record, keyboard: Any, clock: Any, said: list[str], qtbot: Any
) -> None:
    read = desk.workspace.read

    # the first session begins with why; two people are asked
    start_session(keyboard)
    assert (panel.name, panel.key) == ("", "why")
    add(keyboard, "Ana")
    add(keyboard, "Ben", role_steps=-5)
    ana, ben = read.all(Interviewee)
    assert (ana.role, ben.role) == (IntervieweeRole.SPONSOR, IntervieweeRole.PROJECT_LEAD)
    keyboard.press(Key.Key_PageUp, ALT)
    assert panel.questions.person == ana.id
    answer(keyboard, Key.Key_1, "Eleven projects, and none is finished.")
    keyboard.press(Key.Key_PageDown, ALT)
    answer(keyboard, Key.Key_2, "We plan past each other.")

    # together: nothing is decided before it is said how two answers became one, and by whom
    keyboard.press(Key.Key_PageUp, ALT)
    keyboard.press(Key.Key_PageUp, ALT)
    assert panel.questions.person == ""
    keyboard.to(OptionCard)
    keyboard.press(Key.Key_1)
    keyboard.press(Key.Key_Return, CTRL)
    assert record(ParameterKey.WHY).status is ParameterStatus.EXPLORING
    assert keyboard.focus.accessibleName() == "Agreed how"
    keyboard.type("Ben saw the list of eleven and agreed.")
    keyboard.press(Key.Key_Tab)
    keyboard.type("Ana and Ben")
    keyboard.to(LineField, "Decided by")
    keyboard.type("Ana")
    keyboard.press(Key.Key_Return, CTRL)
    assert record(ParameterKey.WHY).status is ParameterStatus.DECIDED
    assert record(ParameterKey.WHY).decided_by == "Ana"

    # the level: both say the same; a note and an open question on the way
    clock.advance(31 * 60)
    keyboard.press(Key.Key_PageDown, CTRL)
    assert panel.key == "level"
    keyboard.press(Key.Key_PageDown, ALT)
    answer(keyboard, Key.Key_1)
    keyboard.press(Key.Key_PageDown, ALT)
    answer(keyboard, Key.Key_1)
    keyboard.press(Key.Key_N, CTRL, SHIFT)
    keyboard.type("Relief in the room.")
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_Q, CTRL, SHIFT)
    keyboard.type("When do the teams hear of it?")
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_PageUp, ALT)
    keyboard.press(Key.Key_PageUp, ALT)
    keyboard.to(OptionCard)
    keyboard.press(Key.Key_1)
    keyboard.press(Key.Key_Return, CTRL)
    assert record(ParameterKey.LEVEL).status is ParameterStatus.DECIDED
    assert [note.text for note in read.all(InterviewNote)] == ["Relief in the room."]
    assert [question.key for question in read.all(OpenQuestion)] == ["level"]

    # the number is parked, with a reason and a day
    keyboard.press(Key.Key_PageDown, CTRL)
    keyboard.press(Key.Key_P, CTRL, SHIFT)
    keyboard.type("Ben wants to count first")
    keyboard.press(Key.Key_Return)
    keyboard.type("2026-12-01")
    keyboard.press(Key.Key_Return)
    parked = record(ParameterKey.NUMBER)
    assert (parked.status, parked.parked_until) == (ParameterStatus.PARKED, date(2026, 12, 1))

    # the map says it at a glance; the clock has seen that why ate its neighbours' time
    keyboard.press(Key.Key_2, ALT)
    assert isinstance(keyboard.focus, QTableView)
    assert [str(keyboard.focus.model().index(row, 0).data()) for row in range(3)] == [
        "≠ now agreed",
        "= agree",
        "· no answer yet",
    ]
    end_session(keyboard)
    (held,) = read.all(InterviewSession)
    assert (held.covered[0].block, held.covered[0].seconds) == ("why", 31 * 60)

    # what was agreed is read aloud
    keyboard.press(Key.Key_F5)
    window = panel._reading
    assert window is not None
    qtbot.waitUntil(window.isActiveWindow)
    keyboard.press(Key.Key_Right)
    assert "Ben saw the list of eleven and agreed. (Ana and Ben)" in window._page.words()
    keyboard.press(Key.Key_Escape)
    qtbot.waitUntil(panel.isActiveWindow)

    # a week later: the parked point is back by itself, and gets decided
    clock.advance(7 * 24 * 3600)
    keyboard.press(Key.Key_1, ALT)
    assert isinstance(keyboard.focus, OptionCard)
    keyboard.press(Key.Key_3, ALT)
    keyboard.press(Key.Key_Down)
    coming = [block.key for block in interview_queries.session_plans(read)[1].plan.blocks if block.returning]
    assert coming == ["number", "cycle"]  # parked, and not reached
    keyboard.to(QPushButton, "Start the session")
    keyboard.press(Key.Key_Space)
    while not str(keyboard.focus.currentIndex().siblingAtColumn(0).data()).startswith("2  How many"):
        keyboard.press(Key.Key_Down)
    keyboard.press(Key.Key_Return)
    assert panel.key == "number"
    keyboard.to(OptionCard)
    keyboard.press(Key.Key_2)
    keyboard.press(Key.Key_Return, CTRL)
    assert record(ParameterKey.NUMBER).status is ParameterStatus.DECIDED

    # Ana has changed her mind about the level: her old answer stays, the decision is to be looked at again
    keyboard.press(Key.Key_PageUp, CTRL)
    keyboard.press(Key.Key_PageDown, ALT)
    assert (panel.key, panel.questions.person) == ("level", ana.id)
    answer(keyboard, Key.Key_2, "The teams asked for it.")
    keyboard.press(Key.Key_PageUp, ALT)
    assert [each.option for each in read.all(Voice, key="level", interviewee_id=ana.id)] == [
        "top_only",
        "top_and_pilots",
    ]
    assert [(mark.key, mark.because) for mark in read.all(LookAgain)] == [("level", "voices")]
    keyboard.to(OptionCard)
    keyboard.press(Key.Key_2)
    keyboard.press(Key.Key_Return, CTRL)
    assert keyboard.focus.accessibleName() == "Agreed how"
    keyboard.type("Ben follows Ana.")
    keyboard.press(Key.Key_Tab)
    keyboard.type("Ben")
    keyboard.press(Key.Key_Return, CTRL)
    keyboard.press(Key.Key_L, CTRL, SHIFT)
    changed = record(ParameterKey.LEVEL)
    assert (changed.status, changed.option) == (ParameterStatus.DECIDED, "top_and_pilots")
    assert read.count(LookAgain, key="level") == 0
    end_session(keyboard)
    assert all(not each.running for each in read.all(InterviewSession))
    assert not panel.clock.isVisible()


def test_a_digit_chooses_from_anywhere_and_undoes_no_decision(
    panel: InterviewPanel, desk: Desk, record: Record, keyboard: Any, said: list[str]
) -> None:
    """From the tabs, where the keyboard is after a change of place; never in a field, never over a decision."""
    panel.focus_first()
    keyboard.press(Key.Key_2)
    chosen = record(ParameterKey.WHY).option
    assert chosen
    keyboard.to(TextField, "Decision")
    keyboard.type("1")
    assert record(ParameterKey.WHY).option == chosen
    panel.questions.commit()
    desk.workspace.apply(write(record(ParameterKey.WHY), "decision", ""))  # an option, and no words: postponed early
    keyboard.press(Key.Key_Return, CTRL)
    assert said[-1].startswith("Decided.")
    decided = record(ParameterKey.WHY)
    assert decided.status is ParameterStatus.DECIDED
    assert decided.decision
    panel.focus_first()
    keyboard.press(Key.Key_1)
    assert record(ParameterKey.WHY) == decided


@pytest.mark.usefixtures("differing")
def test_where_answers_differ_one_key_leads_there(panel: InterviewPanel, keyboard: Any) -> None:
    panel.open_address("map")
    panel.focus_first()
    assert isinstance(keyboard.focus, QTableView)
    keyboard.press(Key.Key_Return)
    assert (panel.name, panel.key) == ("", "level")
