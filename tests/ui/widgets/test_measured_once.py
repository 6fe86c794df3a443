"""What layouts ask for many times is worked out once, and anew as soon as something in it changes."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from ui.okr.steps_view import OneOfSeven
from ui.widgets.basics import button
from ui.widgets.flow import FlowLayout, SharingFlow
from ui.widgets.key_button import KeyButton

NARROW = 200

pytestmark = pytest.mark.usefixtures("_dressed")


@pytest.mark.parametrize("kind", [FlowLayout, SharingFlow])
def test_a_row_that_wraps_is_as_high_as_what_stands_in_it_now(qtbot: Any, kind: type[FlowLayout]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = kind(window)
    first, second = button("One"), button("Two")
    for each in (first, second):
        row.addWidget(each)
    window.resize(NARROW, 300)
    window.show()
    one_line = row.heightForWidth(NARROW)
    assert row.heightForWidth(first.sizeHint().width()) > one_line
    second.setText("Two with a good many words more than that")
    assert row.heightForWidth(NARROW) > one_line
    second.hide()
    assert row.heightForWidth(NARROW) == one_line
    second.show()
    assert row.heightForWidth(NARROW) > one_line
    row.takeAt(1)
    assert row.heightForWidth(NARROW) == one_line


def test_a_button_with_its_key_is_as_wide_as_what_it_says_now(qtbot: Any) -> None:
    made = KeyButton("Next", "N")
    qtbot.addWidget(made)
    made.show()
    before = made.width_at(0)
    made.set_words("Next item of the plan")
    longer = made.width_at(0)
    assert longer > before
    made.set_key("Shift N")
    assert made.width_at(0) > longer
    made.set_words("Next")
    made.set_key("N")
    assert made.width_at(0) == before
    made.set_main(True)  # its words are bold now
    assert made.width_at(0) > before
    made.set_main(False)
    made.setStyleSheet("font-size: 40px")
    assert made.width_at(0) > before


def test_a_step_is_as_high_as_its_count_and_its_letters_need(qtbot: Any) -> None:
    step = OneOfSeven(7, "Confirm and publish")
    qtbot.addWidget(step)
    step.show()
    narrow = 90
    before = step.heightForWidth(narrow)
    step.show_state(done=False, current=True, count=12)
    assert step.heightForWidth(narrow) > before
    step.show_state(done=False, current=True, count=0)
    assert step.heightForWidth(narrow) == before
