"""What is written on the window because something happened is also told: a failure at once, everything else in its
turn, each once, and nothing by something that is out of sight."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.main_window import MainWindow
from ui.shell.engagement import EngagementView
from ui.shell.lines import Banner, FootLine
from ui.shell.notice import Notice
from ui.widgets.said_below import say_below
from workshop_app.domain.errors import ErrorCode, KnownError


@pytest.fixture
def view(window: MainWindow, sample_path: Path, announced: list[str]) -> EngagementView:
    window.open(sample_path)
    assert window.view is not None
    announced.clear()
    return window.view


def test_not_saved_is_heard_and_so_is_that_it_is_saved_again(view: EngagementView, announced: list[str]) -> None:
    foot = view.findChild(FootLine)
    for words, alarming in (("saved 10:42", False), ("NOT SAVED, because the disk is full", True)) * 2:
        foot.show_saving(words, alarming)
        foot.show_saving(words, alarming)
    foot.show_saving("typing …", False, typing=True)
    foot.show_saving("saved 10:43", False)
    foot.show_saving("saved 10:44", False)
    refused = "NOT SAVED, because the disk is full"
    assert announced == [refused, "saved 10:42", refused, "saved 10:43"]


def test_a_failure_is_told_at_once_and_again_only_after_it_was_closed(
    view: EngagementView, announced: list[str]
) -> None:
    banner = view.findChild(Banner)
    error = KnownError(ErrorCode.DISK_FULL, path="/home/ruth/Harbour.okrw")
    for _ in range(2):
        view.saving.show_failure(error)
    assert len(announced) == 1
    assert announced[0].startswith("at once: ")
    banner.hide()
    view.saving.show_failure(error)
    assert announced == announced[:1] * 2


def test_a_quiet_sentence_and_a_notice_are_told_in_their_turn(view: EngagementView, announced: list[str]) -> None:
    view.desk.bridge.say("An agenda needs at least one item.")
    notice = Notice(view)
    notice.tell("You are looking at an earlier version.", "Back", view.saving.show, trouble=False)
    assert announced == ["An agenda needs at least one item.", "You are looking at an earlier version."]


def test_what_a_field_could_not_read_is_told_and_stays_with_the_field(qtbot: Any, announced: list[str]) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    field, said = QLineEdit(), QLabel()
    column.addWidget(field)
    column.addWidget(said)
    page.show()
    for _ in range(2):
        say_below(field, said, "This is not a day.")
    assert announced == ["at once: This is not a day."]
    assert field.accessibleDescription() == "This is not a day."
    say_below(field, said, "")
    assert field.accessibleDescription() == ""
