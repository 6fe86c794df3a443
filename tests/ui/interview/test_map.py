"""The map of parameters by people: agreement, conflict and silence at a glance, by keyboard, at any width."""

from __future__ import annotations

import re
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget

from ui.desk import Desk
from ui.interview.answer_map.view import VoiceMapView
from ui.interview.panel import InterviewPanel
from ui.theme import style_sheet
from workshop_app.application.commands.interview import AddInterviewee, AgreeHow, RecordVoice
from workshop_app.application.commands.own_parameters import HideParameter
from workshop_app.application.commands.parameters import ChooseOption
from workshop_app.domain.parameters import ParameterKey, ParameterRecord

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def shown(panel: InterviewPanel, differing: tuple[str, str, str], keyboard: Any) -> VoiceMapView:
    keyboard.press(Qt.Key.Key_2, ALT)
    page = panel.pages.made["map"]
    assert isinstance(page, VoiceMapView)
    return page


def line(page: VoiceMapView, title: str) -> list[str]:
    model = page.table.model()
    titles = [model.headerData(at, Qt.Orientation.Vertical) for at in range(model.rowCount())]
    row = titles.index(title)
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_agreement_conflict_and_silence_stand_in_words_and_shapes(shown: VoiceMapView) -> None:
    assert line(shown, "1  Level") == [
        "≠ differ",
        "◐ exploring",
        "≠ Top level only",
        "≠ Top level and a few pilot teams",
        "○",
    ]
    assert line(shown, "4  Cycle length") == ["= agree", "◐ exploring", "● Four months", "● Four months", "○"]
    assert line(shown, "Why OKRs") == ["· no answer yet", "○ not asked", "○", "○", "○"]
    words = shown.findChildren(QLabel)[0].text()
    assert words == "1 differ · 1 agree · 9 with no answer yet. Enter opens a cell."


def test_the_model_keeps_qts_rules_while_people_come(
    shown: VoiceMapView, desk: Desk, qtmodeltester: Any, differing: tuple[str, str, str]
) -> None:
    qtmodeltester.check(shown.table.model(), force_py=True)
    desk.workspace.apply(AddInterviewee("Dev"))
    assert shown.table.model().columnCount() == 6
    desk.workspace.apply(HideParameter("kpis"))
    assert shown.table.model().rowCount() == 10
    qtmodeltester.check(shown.table.model(), force_py=True)


def test_arrows_walk_and_enter_opens_what_that_person_said(
    panel: InterviewPanel, shown: VoiceMapView, keyboard: Any, differing: tuple[str, str, str]
) -> None:
    assert keyboard.focus is shown.table
    assert shown.table.currentIndex().row() == 1  # where answers differ
    keyboard.press(Qt.Key.Key_Return)
    assert keyboard.focus is panel.questions.page.accord.how
    assert not keyboard.focus.visibleRegion().isEmpty()
    keyboard.press(Qt.Key.Key_2, ALT)
    keyboard.press(Qt.Key.Key_Up)
    keyboard.press(Qt.Key.Key_Down)
    for _ in range(3):
        keyboard.press(Qt.Key.Key_Right)
    assert shown.whole.text().startswith(
        "1  Level, Ben Lead: Top level and a few pilot teams · differs from the others"
    )
    keyboard.press(Qt.Key.Key_Return)
    assert (panel.name, panel.key, panel.questions.person) == ("", "level", differing[1])
    assert keyboard.focus.isChecked()
    keyboard.press(Qt.Key.Key_2, ALT)
    assert shown.table.currentIndex().row() == 1
    keyboard.press(Qt.Key.Key_Home)
    keyboard.press(Qt.Key.Key_Return)
    assert panel.questions.person == ""


def test_what_was_settled_calls_nobody_any_more(shown: VoiceMapView, desk: Desk) -> None:
    level = desk.workspace.read.all(ParameterRecord, key=ParameterKey.LEVEL)[0]
    desk.workspace.apply(AgreeHow(level.id, how="talked", by="Ana"))
    assert line(shown, "1  Level")[0] == "≠ now agreed"
    assert "1 now agreed · 1 agree" in shown.findChildren(QLabel)[0].text()


def test_the_most_common_answer_is_not_the_one_that_differs(
    shown: VoiceMapView, desk: Desk, differing: tuple[str, str, str]
) -> None:
    desk.workspace.apply(RecordVoice("level", differing[2], option="top_only"))
    assert [cell[0] for cell in line(shown, "1  Level")[2:]] == ["●", "≠", "●"]


def test_where_words_do_not_fit_letters_do_and_the_line_below_says_it_all(
    panel: InterviewPanel, shown: VoiceMapView, desk: Desk, keyboard: Any, differing: tuple[str, str, str]
) -> None:
    for number in range(9):
        desk.workspace.apply(AddInterviewee(f"Person {number}"))
    desk.workspace.apply(RecordVoice("level", differing[0], own_words="Begin at the top. " * 200, verbatim="SECRET"))
    panel.resize(1040, 700)
    assert line(shown, "1  Level")[2:5] == ["≠ A", "≠ B", "○"]
    bar = shown.table.horizontalScrollBar()
    assert bar.maximum() < shown.table.columnWidth(2) * 4  # most of the twelve are in sight
    shown.table.setCurrentIndex(shown.table.model().index(1, 2))
    assert "Top level only" in shown.whole.text()
    assert "Begin at the top." in shown.whole.text()
    assert len(shown.whole.text()) < 300
    assert "SECRET" not in shown.whole.text()
    assert shown.table.model().headerData(2, Qt.Orientation.Horizontal) == "AS"
    panel.resize(2100, 700)
    assert line(shown, "1  Level")[2] == "≠ Top level only"


def test_heads_are_broken_to_the_room_that_the_sheet_leaves_them(
    panel: InterviewPanel, shown: VoiceMapView, desk: Desk, differing: tuple[str, str, str]
) -> None:
    for name in ("Pieter de Vries", "Olena Kovalchuk-Brandt", "Inês Carvalho"):
        desk.workspace.apply(AddInterviewee(name))
    header, model = shown.table.horizontalHeader(), shown.table.model()
    font = header.font()
    font.setPixelSize(12)
    font.setBold(True)
    found = re.search(r"\nQHeaderView::section \{[^}]*padding: \d+px (\d+)px", style_sheet("light", 100))
    assert found is not None
    padding = int(found.group(1))
    for width in range(1200, 1900, 12):
        panel.resize(width, 700)
        for column in range(2, header.count()):
            words = str(model.headerData(column, Qt.Orientation.Horizontal))
            needed = max(QFontMetrics(font).horizontalAdvance(each) for each in words.split("\n"))
            assert needed <= header.sectionSize(column) - 2 * padding, (width, words)


def test_words_are_never_cut_and_an_answer_that_stands_there_is_not_said_twice(
    panel: InterviewPanel, shown: VoiceMapView, desk: Desk, differing: tuple[str, str, str]
) -> None:
    cycle = desk.workspace.read.all(ParameterRecord, key=ParameterKey.CYCLE)[0]
    desk.workspace.apply(ChooseOption(cycle.id, "four_months"))
    assert line(shown, "4  Cycle length")[1:4] == ["◐ Four months", "● the same", "● the same"]
    assert "Four months" in shown.table.model().index(4, 2).data(Qt.ItemDataRole.ToolTipRole)
    for width in (1240, 1040, 2100):
        panel.resize(width, 700)
        QApplication.processEvents()
        for row in range(11):
            for column in range(5):
                words = shown.table.model().index(row, column).data()
                room = QRect(0, 0, shown.table.columnWidth(column) - 22, 10_000)
                needed = shown.table.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()
                assert needed <= shown.table.rowHeight(row), (width, words)
    assert shown.table.viewport().rect().contains(shown.table.visualRect(shown.table.currentIndex()))


def test_where_enter_lands_is_in_sight_in_a_low_window(
    panel: InterviewPanel, shown: VoiceMapView, keyboard: Any, qtbot: Any, differing: tuple[str, str, str]
) -> None:
    """The answer that was chosen may be the last of four cards."""
    panel.resize(1240, 420)
    for row, column in ((4, 2), (1, 3)):
        keyboard.press(Qt.Key.Key_2, ALT)
        shown.table.setCurrentIndex(shown.table.model().index(row, column))
        keyboard.press(Qt.Key.Key_Return)
        assert keyboard.focus.isChecked()
        page = panel.questions.page
        qtbot.waitUntil(lambda page=page: page.viewport().rect().contains(_place(keyboard.focus, page)))


def _place(widget: QWidget, page: QScrollArea) -> QRect:
    return QRect(widget.mapTo(page.viewport(), QPoint(0, 0)), widget.size())


def test_names_are_never_markup(shown: VoiceMapView, differing: tuple[str, str, str]) -> None:
    model = shown.table.model()
    tip = model.headerData(4, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert tip == "Cho ‹b>Roth‹/b>, HR lead"
    assert "<" not in model.index(1, 4).data(Qt.ItemDataRole.ToolTipRole)
    assert shown.whole.textFormat() == Qt.TextFormat.PlainText


def test_with_nobody_asked_it_offers_to_add_the_first(panel: InterviewPanel, desk: Desk, keyboard: Any) -> None:
    keyboard.press(Qt.Key.Key_2, ALT)
    assert isinstance(keyboard.focus, QPushButton)
    keyboard.press(Qt.Key.Key_Space)
    assert panel.name == ""
    assert keyboard.focus is panel.questions._stage.people.name
