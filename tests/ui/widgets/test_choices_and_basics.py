"""Choice cards by mouse and keys; labels never read markup."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.widgets.basics import badge, button, label, set_role, set_tone
from ui.widgets.choices import Choice, ChoiceList
from ui.widgets.empty import EmptyState

THREE = (Choice("a", "First"), Choice("b", "Second", "with a sentence"), Choice("c", "Third", fact="45 min"))


def test_cards_are_chosen_by_keys_and_mouse(qtbot: Any, bridge: Any) -> None:
    choices = ChoiceList("Agenda")
    qtbot.addWidget(choices)
    choices.show_choices(THREE, "a")
    choices.show()
    assert choices.current == "a"
    with qtbot.waitSignal(choices.chosen) as heard:
        qtbot.keyClick(choices, Qt.Key.Key_Down)
    assert heard.args == ["b"]
    qtbot.keyClick(choices, Qt.Key.Key_Down)
    qtbot.keyClick(choices, Qt.Key.Key_Down)
    assert choices.current == "c"
    qtbot.mouseClick(choices._group.buttons()[0], Qt.MouseButton.LeftButton)
    assert choices.current == "a"
    assert choices._group.buttons()[2].accessibleName() == "Third. 45 min"


def test_cards_are_replaced(qtbot: Any, bridge: Any) -> None:
    choices = ChoiceList("Agenda")
    qtbot.addWidget(choices)
    choices.show_choices(THREE, "b")
    choices.show_choices(THREE[:1])
    assert choices.current == ""
    assert len(choices._group.buttons()) == 1


def test_labels_show_markup_as_it_is_typed(qtbot: Any, bridge: Any) -> None:
    shown = label("<b>Ana</b> & Co")
    qtbot.addWidget(shown)
    assert shown.textFormat() is Qt.TextFormat.PlainText
    assert shown.text() == "<b>Ana</b> & Co"


def test_looks_change_while_shown(qtbot: Any, bridge: Any) -> None:
    shown = badge("late", "late")
    qtbot.addWidget(shown)
    set_tone(shown, "good")
    assert shown.property("tone") == "good"
    pressed = button("Go", tip="now")
    qtbot.addWidget(pressed)
    set_role(pressed, "primary")
    assert pressed.property("role") == "primary"
    assert pressed.toolTip() == "now"


def test_an_empty_screen_offers_one_button(qtbot: Any, bridge: Any) -> None:
    empty = EmptyState("Nobody yet", "Bring in the people.", "Add people")
    qtbot.addWidget(empty)
    assert empty.action.text() == "Add people"
    quiet = EmptyState("Nobody yet", "Bring in the people.")
    qtbot.addWidget(quiet)
    assert quiet.action.isHidden()


@pytest.mark.parametrize("said", ["“سارة خليل” is not in the list of people.", "سارة خليل", "Who is “سارة خليل”?"])
def test_a_label_says_what_it_was_told_and_runs_as_its_sentence_does(said: str, qtbot: Any) -> None:
    made = label(said)
    qtbot.addWidget(made)
    assert made.text() == said
    made.setText(said)
    assert made.text() == said
    shown = QLabel.text(made)
    assert (shown[0] == "\u200e") is said.startswith("“")


@pytest.mark.parametrize(
    ("said", "stays"),
    [("سارة خليل", True), ("שלום", True), ("Nora Vale", False), ("שלום " * 20, False), ("א\nב", False)],
)
def test_a_name_from_the_right_stands_on_the_side_of_its_neighbours(said: str, stays: bool, qtbot: Any) -> None:
    made = label("")
    qtbot.addWidget(made)
    for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight):
        made.setAlignment(side)
        made.setText(said)
        assert bool(made.alignment() & Qt.AlignmentFlag.AlignAbsolute) is stays
        assert made.alignment() & side
    made.setText("Nora Vale")
    assert not made.alignment() & Qt.AlignmentFlag.AlignAbsolute
