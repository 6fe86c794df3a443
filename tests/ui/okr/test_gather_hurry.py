"""Drafts that come in while others are being read or compared: whoever is in a hurry loses no file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.desk import Desk
from ui.okr.gather_actions import GatherRooms
from ui.okr.panel import DraftsPanel
from workshop_app.application.commands.basic import Add
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective

Hurry = Callable[[DraftsPanel, Desk, list[Path]], object]


@pytest.fixture
def panel(desk: Desk, qtbot: Any) -> DraftsPanel:
    desk.workspace.apply(Add((Team("c", "Crew"), DraftSet("s", "c"))))
    made = DraftsPanel(desk)
    made.refresh()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def sheets(tmp_path: Path) -> list[Path]:
    made = [tmp_path / f"{name}.csv" for name in ("one", "two", "three")]
    for sheet in made:
        sheet.write_text(f"Team,Objective,Key result\n{sheet.stem},Calm days,Calls fall\n", "utf-8")
    return made


def _drop_more(panel: DraftsPanel, desk: Desk, sheets: list[Path]) -> None:
    (gather,) = panel.findChildren(GatherRooms)
    gather.read((sheets[0],))
    gather.read((sheets[1],))
    QGuiApplication.clipboard().setText(sheets[2].read_text("utf-8"))
    panel._teams._paste.click()


def _change_twice(panel: DraftsPanel, desk: Desk, sheets: list[Path]) -> None:
    for name in ("d", "e"):
        desk.workspace.apply(Add((Team(name, name),)))


def _click_twice(panel: DraftsPanel, desk: Desk, sheets: list[Path]) -> None:
    panel._teams._list.setCurrentRow(0)
    for _ in range(2):
        panel._teams._rest.click()


@pytest.mark.parametrize("hurry", [_drop_more, _change_twice, _click_twice])
def test_what_is_asked_for_while_a_file_is_read_takes_no_others_place(
    hurry: Hurry, panel: DraftsPanel, desk: Desk, sheets: list[Path], qtbot: Any
) -> None:
    (gather,) = panel.findChildren(GatherRooms)

    def stands() -> bool:
        return gather.in_sight and gather.page.take.isEnabled() and not desk.background.busy

    if hurry is not _drop_more:
        gather.read(tuple(sheets))
        qtbot.waitUntil(stands)
    hurry(panel, desk, sheets)
    seen = set[str]()
    for left in (2, 1, 0):
        qtbot.waitUntil(stands)
        assert len(gather._rest) == left
        seen |= {row.line.about.partition(":")[0] for row in gather.page.rows}
        for _ in range(2):  # a double click
            gather.page.leave.click()
    assert seen == {"one", "two", "three"}
    assert not gather.in_sight


def test_a_page_that_is_compared_once_more_cannot_be_left_or_taken_in_till_then(
    panel: DraftsPanel, desk: Desk, sheets: list[Path], qtbot: Any
) -> None:
    """It was out of sight for a moment, and came back. The keyboard stays on it."""
    (gather,) = panel.findChildren(GatherRooms)
    page = gather.page
    gather.read(tuple(sheets[:1]))
    qtbot.waitUntil(lambda: gather.in_sight and page.take.hasFocus())
    desk.workspace.apply(Add((Team("d", "Deck"),)))
    assert desk.background.busy
    assert (page.leave.isEnabled(), page.take.isEnabled()) == (False, False)
    assert page.isAncestorOf(page.focusWidget())
    qtbot.waitUntil(page.take.hasFocus)
    page.leave.click()
    assert (gather.in_sight, len(gather._rest), desk.background.busy) == (False, 0, False)


def _look_away(panel: DraftsPanel, desk: Desk) -> None:
    panel._teams._list.setCurrentRow(0)


def _change(panel: DraftsPanel, desk: Desk) -> None:
    desk.workspace.apply(Add((Team("d", "Deck"),)))


@pytest.mark.parametrize("meanwhile", [_look_away, _change])
@pytest.mark.parametrize("can_be_read", [True, False])
def test_a_sheet_that_is_read_in_another_way_meanwhile_waits_once(
    can_be_read: bool, meanwhile: Callable[..., object], panel: DraftsPanel, desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    (gather,) = panel.findChildren(GatherRooms)
    page = gather.page
    sheet = tmp_path / "one.csv"
    sheet.write_text("Team;Objective;Key result\nOne;Calm days;Über Nacht ruhig\n", "cp1252")
    gather.read((sheet,))
    qtbot.waitUntil(lambda: gather.in_sight and page.take.isEnabled())
    page.meaning.read_again.emit("cp1251" if can_be_read else "utf-8", "")
    meanwhile(panel, desk)
    qtbot.waitUntil(lambda: not desk.background.busy)
    assert gather.in_sight is (meanwhile is _change), "who looks at something else goes on looking at it"
    if not gather.in_sight:
        assert (panel._teams._rest.isVisible(), len(gather._rest)) == (True, 1)
        panel._teams._rest.click()
    qtbot.waitUntil(lambda: gather.in_sight and page.take.isEnabled())
    assert any("Ьber" in row.line.about for row in page.rows) is can_be_read
    page.leave.click()
    assert (gather.in_sight, len(gather._rest)) == (False, 0)


def test_a_slow_double_click_and_a_key_held_down_press_nothing_on_the_next_page(
    panel: DraftsPanel, desk: Desk, sheets: list[Path], qtbot: Any
) -> None:
    (gather,) = panel.findChildren(GatherRooms)
    page, left, none = gather.page, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    gather.read(tuple(sheets))
    qtbot.waitUntil(lambda: gather.in_sight and page.take.hasFocus() and page.take.isEnabled())
    at = QPointF(page.leave.rect().center())
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
        QApplication.sendEvent(page.leave, QMouseEvent(kind, at, page.leave.mapToGlobal(at), left, left, none))
    for way in (page.take, page.leave):
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            for press in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(way, QKeyEvent(press, key, none, "", True))
    assert (page.isEnabled(), len(gather._rest), desk.background.busy) == (True, 2, False)
    qtbot.keyClick(page.leave, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(gather._rest) == 1)


@pytest.mark.parametrize("where", ["in the list of teams", "in the set"])
def test_who_writes_while_a_file_is_read_goes_on_writing(
    where: str, panel: DraftsPanel, desk: Desk, sheets: list[Path], qtbot: Any
) -> None:
    """A space of the sentence took the drafts in, unseen, and the rest of it went nowhere. What would take the field
    away waits; beside it the page comes up."""
    (gather,) = panel.findChildren(GatherRooms)
    panel.activateWindow()
    field = panel._teams._name if where == "in the list of teams" else panel._set._top.mission
    field.setFocus()
    gather.read(tuple(sheets[:1]))
    qtbot.keyClicks(QApplication.focusWidget(), "Sea")
    qtbot.waitUntil(lambda: len(gather._rest) + gather.in_sight == 1 and not desk.background.busy)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_A):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert field.hasFocus()
    if where == "in the list of teams":
        assert (panel._teams._name.text(), gather.in_sight) == ("Sea a", True)
    else:
        assert (panel._set._top.mission.toPlainText(), gather.in_sight) == ("Sea a", False)
        assert panel._teams._rest.isVisible()
        qtbot.mouseClick(panel._teams._rest, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: gather.in_sight and gather.page.isEnabled() and not desk.background.busy)
    qtbot.keyClick(gather.page.take, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: desk.workspace.read.count(KeyResult) == 1)
    assert where == "in the list of teams" or desk.workspace.read.get(DraftSet, "s").mission == "Sea a"


def test_who_chooses_no_file_after_all_is_shown_none(
    panel: DraftsPanel, ask: Any, desk: Desk, sheets: list[Path], qtbot: Any
) -> None:
    (gather,) = panel.findChildren(GatherRooms)
    gather.read(tuple(sheets))
    qtbot.waitUntil(lambda: gather.in_sight and not desk.background.busy)
    _look_away(panel, desk)
    ask.answers.append(())
    panel._teams._gather.click()
    assert (gather.in_sight, len(gather._rest), desk.background.busy) == (False, 3, False)


def test_a_file_that_is_dropped_while_another_comes_in_waits_for_it(
    panel: DraftsPanel, desk: Desk, sheets: list[Path], qtbot: Any
) -> None:
    """And what came in waits no more; taken back, it does."""
    (gather,) = panel.findChildren(GatherRooms)
    page = gather.page

    def shown(name: str) -> bool:
        ready = gather.in_sight and page.take.isEnabled() and page.isEnabled() and not desk.background.busy
        return ready and page._title.text().endswith(name)

    gather.read((sheets[0],))
    qtbot.waitUntil(lambda: shown("one"))
    page.take.click()
    gather.read((sheets[1],))
    qtbot.waitUntil(lambda: shown("two"))
    assert (desk.workspace.read.count(KeyResult), len(gather._rest)) == (1, 0)
    desk.workspace.undo()
    qtbot.waitUntil(lambda: shown("one"))
    assert gather._rest.names == ("two",)


def test_a_change_while_a_file_is_compared_is_seen_in_what_is_shown(
    panel: DraftsPanel, desk: Desk, sheets: list[Path], qtbot: Any
) -> None:
    (gather,) = panel.findChildren(GatherRooms)
    here = (
        Team("o", "one"),
        DraftSet("so", "o"),
        Objective("oo", "so", "Calm days"),
        KeyResult("ko", "oo", "Calls fall"),
    )

    def meanwhile(*_: object) -> None:
        desk.workspace.apply(Add(here))

    gather._sheets.read.connect(meanwhile)
    gather.read(tuple(sheets[:1]))
    qtbot.waitUntil(lambda: gather.in_sight and not desk.background.busy)
    assert gather.page.rows == [], "all of it is here by now"
