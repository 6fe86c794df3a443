"""The record read aloud: one decision per page, large, by keys alone, and nothing private on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from ui.desk import Desk
from ui.interview.panel import InterviewPanel
from ui.interview.reading.window import ReadAloud
from workshop_app.application.commands.interview import (
    AddInterviewee,
    AgreeHow,
    IssueEdition,
    RecordVoice,
)
from workshop_app.application.commands.own_parameters import AddOwnParameter, HideParameter, WriteOwn
from workshop_app.application.commands.parameters import (
    ChooseOption,
    DecideParameter,
    PostponeParameter,
    SetDetail,
    TakeInterviewNote,
    write,
)
from workshop_app.domain.parameters import ParameterKey, ParameterRecord
from workshop_app.domain.versions import EditionKind

Record = Callable[[ParameterKey], ParameterRecord]


@pytest.fixture
def reading(panel: InterviewPanel, desk: Desk, record: Record, keyboard: Any, qtbot: Any) -> ReadAloud:
    """The window, opened with F5 on a decided level and a parked talk about appraisals."""
    level, reviews = record(ParameterKey.LEVEL), record(ParameterKey.REVIEWS)
    for command in (
        ChooseOption(level.id, "top_only"),
        write(record(ParameterKey.LEVEL), "rationale", "Leaders <b>first</b>."),
        write(record(ParameterKey.LEVEL), "decided_by", "Ana"),
        AgreeHow(level.id, how="talked it through", by="Ana and Ben"),
        DecideParameter(level.id),
        PostponeParameter(reviews.id, "the works council", date(2027, 1, 15)),
    ):
        desk.workspace.apply(command)
    keyboard.press(Qt.Key.Key_F5)
    window = panel._reading
    assert window is not None
    qtbot.waitUntil(window.isActiveWindow)
    return window


def words(window: ReadAloud) -> str:
    return "\n".join(window._page.words())


def test_keys_turn_the_pages_one_decision_each(reading: ReadAloud, keyboard: Any) -> None:
    assert reading.at == 1  # F5 begins with the parameter that was open
    keyboard.press(Qt.Key.Key_Right)
    assert words(reading).startswith("1  Level\n")
    assert "Leaders <b>first</b>." in words(reading)
    assert "talked it through (Ana and Ben)" in words(reading)
    keyboard.press(Qt.Key.Key_Space)
    assert words(reading).startswith("2  How many   ○ not asked")
    keyboard.press(Qt.Key.Key_PageUp)
    keyboard.press(Qt.Key.Key_Home)
    assert (reading.at, words(reading).splitlines()[0]) == (0, "Acme")
    keyboard.press(Qt.Key.Key_Left)
    assert reading.at == 0
    keyboard.press(Qt.Key.Key_End)
    assert reading.at == reading.last == 12
    assert "◇ 7  Performance reviews: postponed" in words(reading)
    assert "1  Level" not in words(reading)
    keyboard.press(Qt.Key.Key_PageDown)
    assert reading.at == 12
    keyboard.press(Qt.Key.Key_Escape)
    assert not reading.isVisible()


def test_what_is_parked_says_why_and_until_when(reading: ReadAloud) -> None:
    reading.turn_to(8)
    assert words(reading).startswith("7  Performance reviews   ◇ postponed")
    assert "Postponed\nthe works council\nUntil\n15 January 2027" in words(reading)


def test_nothing_private_can_be_read_from_the_wall(reading: ReadAloud, desk: Desk, record: Record) -> None:
    person = AddInterviewee("Ana")
    desk.workspace.apply(person)
    desk.workspace.apply(RecordVoice("level", person.id, own_words="SECRET voice", verbatim="SECRET verbatim"))
    for field in ("disagreed", "verbatim", "follow_up"):
        desk.workspace.apply(write(record(ParameterKey.LEVEL), field, f"SECRET {field}"))
    desk.workspace.apply(TakeInterviewNote(ParameterKey.LEVEL, "SECRET note"))
    own = AddOwnParameter("Recording")
    desk.workspace.apply(own)
    desk.workspace.apply(WriteOwn(own.id, "verbatim", "SECRET own"))
    reading.open(desk.workspace.read)
    for at in range(reading.last + 1):
        reading.turn_to(at)
        assert "SECRET" not in words(reading), at


def test_hidden_ones_are_left_out_own_ones_and_figures_are_read(reading: ReadAloud, desk: Desk, record: Record) -> None:
    desk.workspace.apply(HideParameter("kpis"))
    own = AddOwnParameter("Recording", "May we record?")
    desk.workspace.apply(own)
    desk.workspace.apply(WriteOwn(own.id, "decision", "Nobody records."))
    desk.workspace.apply(SetDetail(record(ParameterKey.NUMBER).id, "max_objectives", "2"))
    reading.open(desk.workspace.read, "number")
    assert "Objectives per set, at most\n2" in words(reading)
    titles = []
    for at in range(1, reading.last):
        reading.turn_to(at)
        titles.append(words(reading).splitlines()[0])
    assert not any("KPI" in title for title in titles)
    assert titles[-1].startswith("11  Recording")
    assert "Nobody records." in words(reading)


def test_letters_are_as_large_as_the_page_allows(reading: ReadAloud, desk: Desk, record: Record) -> None:
    reading.resize(1200, 760)
    reading.turn_to(2)
    title = reading._page._labels[1]
    large = title.fontInfo().pixelSize()
    assert large >= 36
    assert reading._area.verticalScrollBar().maximum() == 0
    desk.workspace.apply(write(record(ParameterKey.LEVEL), "decision", "A long sentence about it. " * 40))
    reading.open(desk.workspace.read, "level")
    title = reading._page._labels[1]
    assert title.fontInfo().pixelSize() < large
    assert all(each.textFormat() == Qt.TextFormat.PlainText for each in reading._page.findChildren(QLabel))


def test_a_page_longer_than_the_window_scrolls_by_arrows(
    reading: ReadAloud, desk: Desk, record: Record, keyboard: Any
) -> None:
    desk.workspace.apply(write(record(ParameterKey.LEVEL), "decision", "A long sentence about it. " * 400))
    reading.open(desk.workspace.read, "level")
    QApplication.processEvents()  # the long page is laid out
    bar = reading._area.verticalScrollBar()
    keyboard.press(Qt.Key.Key_Down)
    assert bar.value() > 0
    keyboard.press(Qt.Key.Key_Up)
    assert bar.value() == 0
    keyboard.press(Qt.Key.Key_Down)
    keyboard.press(Qt.Key.Key_Right)
    assert bar.value() == 0


def test_the_last_page_names_who_signed(reading: ReadAloud, desk: Desk) -> None:
    reading.turn_to(reading.last)
    assert "is not signed yet" in words(reading)
    desk.workspace.apply(IssueEdition(EditionKind.SIGNED, "Ana\nBen", date(2026, 11, 20)))
    reading.open(desk.workspace.read)
    reading.turn_to(reading.last)
    assert "Version 1 was signed on 20 November 2026 by Ana, Ben." in words(reading)
