"""The drafting board in a real window: pages, letters, keys, live changes, and nothing private."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ui.desk import Desk
from ui.okr.board import DraftsBoard
from ui.okr.draft_requests import DraftAction
from ui.okr.keys import DraftKey
from ui.okr.panel import DraftsPanel
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.cycle_scoring import ScoreCycleAs
from workshop_app.application.commands.drafts import SetDraftStatus
from workshop_app.application.commands.parameters import ChooseOption
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import Dismissal, DraftSet, DraftStatus, KeyResult, Objective
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.scoring import Model

SECRET = "QZPRIVATE"
WHY = "Two of ten leave late. The plan changed."
POINTS_24 = 32  # pixels at 96 dots per inch


@pytest.fixture
def panel(desk: Desk, qtbot: Any) -> DraftsPanel:
    results = tuple(
        KeyResult(
            f"k{n}", "o", f"Calls on line {n} rise from 79 to 92", baseline="79", commit="84", target="92",
            stretch="97", unit="%", champions=f"{SECRET} Ines", source=f"{SECRET} log", position=n,
        )
        for n in range(1, 13)
    )  # fmt: skip
    aside = Dismissal("d", "k1", "K05", "x", f"{SECRET} the boss insists")
    team = (Team("t", "Crossing"), DraftSet("s", "t", "Keep every crossing safe", context=f"{SECRET} context"))
    desk.workspace.apply(Add((*team, Objective("o", "s", "Make mornings calm", WHY), *results, aside)))
    made = DraftsPanel(desk)
    made.refresh()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def board(panel: DraftsPanel, qtbot: Any) -> DraftsBoard:
    panel._keys.press(DraftKey.BOARD)
    board = panel.findChild(DraftsBoard)
    assert isinstance(board, DraftsBoard)
    qtbot.waitExposed(board)
    board.resize(1280, 760)
    QApplication.processEvents()
    return board


def pages(board: DraftsBoard) -> list[tuple[str, ...]]:
    found = []
    for at in range(board.last + 1):
        board.turn_to(at)
        found.append(board.page.words())
    return found


def test_every_key_result_stands_on_one_page_and_nothing_private_on_any(board: DraftsBoard) -> None:
    shown = pages(board)
    assert "Keep every crossing safe" in shown[0]
    assert "Two of ten leave late." in shown[1]
    assert "The plan changed." in shown[1]
    for n in range(1, 13):
        assert sum(f"Calls on line {n} rise from 79 to 92" in page for page in shown) == 1
    assert any("79 → 84 / 92 / 97\u00a0%" in page for page in shown)
    assert len(shown) > 4  # twelve do not fit on one
    assert all("Make mornings calm" in page for page in shown[1:])
    assert not any(SECRET in words for page in shown for words in page)


def test_pages_hold_what_they_show_in_letters_of_24_points(board: DraftsBoard) -> None:
    for at in range(board.last + 1):
        board.turn_to(at)
        QApplication.processEvents()
        assert board.page.height() <= board._area.viewport().height()
        labels = [one for one in board.page.findChildren(QLabel) if one.isVisible()]
        assert labels
        assert all(one.fontInfo().pixelSize() >= POINTS_24 for one in labels)


def test_keys_turn_pages_fill_the_screen_and_leave(board: DraftsBoard) -> None:
    for key, at in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_Left, 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_End, board.last),
        (Qt.Key.Key_Space, board.last),
    ):
        QTest.keyClick(board, key)
        assert board.at == at
    QTest.keyClick(board, Qt.Key.Key_F11)
    assert board.isFullScreen()
    QTest.keyClick(board, Qt.Key.Key_F11)
    assert not board.isFullScreen()
    QTest.keyClick(board, Qt.Key.Key_Escape)
    assert board.isHidden()
    board.open("s")
    assert board.at == board.last, "closed by a slip, it comes back where the room was looking"


def test_it_follows_a_change_and_stays_on_its_page(board: DraftsBoard, desk: Desk) -> None:
    board.turn_to(3)
    (line, *_) = [words for words in board.page.words() if words.startswith("Calls")]
    number = line.split()[3]
    desk.workspace.apply(edit(KeyResult, f"k{number}", text="<b>Boats</b> rise from 3 to 5"))
    assert board.at == 3
    assert "<b>Boats</b> rise from 3 to 5" in board.page.words()
    board.resize(1000, 620)
    QApplication.processEvents()
    assert "<b>Boats</b> rise from 3 to 5" in board.page.words()


def test_a_set_of_a_begun_cycle_keeps_its_levels_on_the_wall(board: DraftsBoard, desk: Desk) -> None:
    desk.workspace.apply(SetDraftStatus("s", DraftStatus.PUBLISHED))
    scoring = queries.parameter(desk.workspace.read, ParameterKey.SCORING)
    for model in (Model.EVEN_ODDS, Model.GRADE):
        desk.workspace.apply(ChooseOption(scoring.id, model))
        assert any("79 → 84 / 92 / 97\u00a0%" in page for page in pages(board)), model
    desk.workspace.apply(ScoreCycleAs(1, Model.EVEN_ODDS))
    assert any("79 → 92\u00a0%" in page for page in pages(board))


def test_a_set_that_goes_takes_its_board_along(board: DraftsBoard, panel: DraftsPanel) -> None:
    panel._actions.do(DraftAction.REMOVE_SET, "s")
    assert board.isHidden()
    panel._desk.workspace.undo()
    panel._keys.press(DraftKey.BOARD)
    assert board.isVisible()


def test_an_empty_and_an_endless_draft_have_pages(panel: DraftsPanel, desk: Desk, board: DraftsBoard) -> None:
    desk.workspace.apply(Add((Team("t2", "w" * 300), DraftSet("e", "t2"), Objective("oe", "e"))))
    board.open("e")
    assert [page[1] for page in pages(board)] == ["Not written yet", "Not written yet"]
    desk.workspace.apply(edit(Objective, "oe", text="w" * 20000, why_now="mm " * 6000))
    shown = pages(board)
    assert len(shown) == 3
    assert board.page.width() <= board._area.width()


def test_a_long_objective_leaves_every_key_result_its_room(panel: DraftsPanel, desk: Desk, board: DraftsBoard) -> None:
    """As large as they are, seven lines of a title left half a line of what stands below it."""
    words = "Vereinfachen, dass jede Besatzung am Vorabend weiß, welche Genehmigungen noch fehlen und wer sie bringt; "
    parts = (
        KeyResult(f"l{n}", "long", text=f"نسبة الرحلات التي تغادر قبل التاسعة {n} " * 3, position=n) for n in range(2)
    )
    desk.workspace.apply(
        Add((Team("t3", "Long"), DraftSet("s3", "t3"), Objective("long", "s3", text=words * 2), *parts))
    )
    board.open("s3")
    for at in range(board.last + 1):
        board.turn_to(at)
        QApplication.processEvents()
        assert board.page.height() <= board._area.viewport().height()
        labels = [one for one in board.page.findChildren(QLabel) if one.isVisible()]
        assert all(one.fontInfo().pixelSize() >= POINTS_24 for one in labels)


def test_the_room_reads_along_while_somebody_writes_and_one_key_hides_it(
    board: DraftsBoard, panel: DraftsPanel, desk: Desk, qtbot: Any
) -> None:
    board.turn_to(2)
    shown = board.at
    QTest.keyClick(board, Qt.Key.Key_E)
    editor = board.writing.editor
    assert editor is not None
    assert (editor.isVisible(), board._keys.text()) == (True, "Esc ends it · Ctrl+H hides"), "E and H are letters now"
    fields = editor.fields
    page = board._places[shown]
    assert page.end < 12, "there is a page behind it"
    assert fields[KeyResult, f"k{page.end}", "text"].hasFocus(), "the last of its own page"
    assert len(fields) == 13, "the objective and every key result, whatever the pages hold"
    assert all(field.fontInfo().pixelSize() >= POINTS_24 for field in fields.values())
    first = fields[KeyResult, "k1", "text"]
    first.setFocus()
    first.selectAll()
    QTest.keyClicks(first, "Here e and h are letters")
    desk.workspace.apply(edit(KeyResult, "k2", text="Typed at the desk"))
    assert fields[KeyResult, "k2", "text"].toPlainText() == "Typed at the desk"
    assert first.toPlainText() == "Here e and h are letters"
    qtbot.waitUntil(lambda: desk.workspace.read.get(KeyResult, "k1").text == "Here e and h are letters")
    QTest.keyClick(first, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert board.cover.isVisible()
    assert not editor.isVisible()
    assert board.cover.text() == "Crossing"
    QTest.keyClicks(board, "lost")
    assert "Nothing is typed" in board._keys.text()
    QTest.keyClick(board, Qt.Key.Key_H)  # no field is in sight: the letter is a key
    assert (editor.isVisible(), first.hasFocus()) == (True, True), "where they wrote"
    assert (first.toPlainText(), board._keys.text()[:3]) == ("Here e and h are letters", "Esc")
    QTest.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.workspace.read.count(KeyResult) == 13
    added = list(editor.fields.values())[-1]
    qtbot.waitUntil(added.hasFocus)
    QTest.keyClicks(added, "One more")
    QTest.keyClick(added, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert board.at == shown
    assert desk.workspace.read.all(KeyResult)[-1].text == "One more"
    assert any("Here e and h are letters" in page for page in pages(board))
    QTest.keyClick(board, Qt.Key.Key_H)
    assert board.cover.isVisible()
    assert not board._area.isVisible()
    assert board._keys.text() == "H shows it"
    QTest.keyClick(board, Qt.Key.Key_E)
    assert (board.writing.goes_on, "Nothing is typed" in board._keys.text()) == (False, True)
    QTest.keyClick(board, Qt.Key.Key_H)
    QTest.keyClick(board, Qt.Key.Key_E)
    last = list(editor.fields.values())[-1]
    last.setFocus()
    QTest.keyClicks(last, " of these")
    board.close()
    assert desk.workspace.read.all(KeyResult)[-1].text == "One more of these"
    desk.workspace.apply(edit(DraftSet, "s", status=DraftStatus.PUBLISHED))
    board.open("s")
    QTest.keyClick(board, Qt.Key.Key_E)
    assert (board.writing.goes_on, board._keys.text()[:9]) == (False, "Published")
    panel._actions.do(DraftAction.REMOVE_SET, "s")
    desk.workspace.undo()


def test_hiding_and_showing_leaves_the_pages_as_they_are(board: DraftsBoard, qtbot: Any) -> None:
    board.turn_to(2)
    QApplication.processEvents()
    before, at = pages(board), 2
    board.turn_to(at)
    for key in (Qt.Key.Key_H, Qt.Key.Key_H, Qt.Key.Key_E, Qt.Key.Key_Escape, Qt.Key.Key_H):
        QTest.keyClick(board, key)
        for _ in range(3):
            QApplication.processEvents()
        assert (board.at, board.last + 1) == (at, len(before)), key
