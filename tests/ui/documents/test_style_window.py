"""The house style at the window: said with the keyboard, seen in the pages, kept for one engagement or for all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.documents.choices_view import ChoicesView
from ui.documents.looking import Looking
from ui.documents.panel import DocumentsPanel
from ui.documents.style_rows import FileRow
from ui.documents.style_window import StyleWindow
from ui.widgets.fields import LineField
from workshop_app.application import own_style, style_queries
from workshop_app.domain.house_style import LOGO, OwnStyle

LONG = 20_000


@pytest.fixture
def window(panel: DocumentsPanel, qtbot: QtBot) -> StyleWindow:
    panel.findChild(ChoicesView).style_wanted.emit()
    window = panel.findChild(StyleWindow)
    qtbot.waitUntil(window.isVisible, timeout=LONG)
    return window


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    path = tmp_path / "logo.png"
    Image.new("RGB", (300, 80), (255, 0, 140)).save(path)
    return path


def _type(window: StyleWindow, name: str, words: str) -> LineField:
    field = next(each for each in window.findChildren(LineField) if each.accessibleName() == name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return field


def _press(window: StyleWindow, name: str) -> None:
    QTest.mouseClick(
        next(
            each
            for each in window.findChildren(QPushButton)
            if name in (each.accessibleName(), each.text()) and each.isVisible()
        ),
        Qt.MouseButton.LeftButton,
    )


def _said(window: StyleWindow) -> str:
    return " ".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())


def test_what_is_said_is_seen_in_the_pages_at_once(
    window: StyleWindow,
    panel: DocumentsPanel,
    desk: Desk,
    ask: Any,
    logo: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    styles = []
    looked = Looking.look

    def look(self: Looking, order, paper) -> None:  # type: ignore[no-untyped-def]
        styles.append(order.sources[0].imprint.style)
        looked(self, order, paper)

    monkeypatch.setattr(Looking, "look", look)
    _type(window, "First colour", "#ffe600")
    assert "Too pale for words: they are printed in #827500" in _said(window)
    ask.answers = [logo]
    _press(window, "Choose a logo")
    qtbot.waitUntil(lambda: style_queries.style_file(desk.workspace.read, LOGO) is not None, timeout=LONG)
    _type(window, "Line at the foot", "Adler")
    qtbot.waitUntil(lambda: bool(styles) and styles[-1].footer == "Adler", timeout=LONG)
    assert styles[-1].accent == "#FFE600"
    assert styles[-1].logo is not None
    desk.workspace.undo()
    assert style_queries.house_style(desk.workspace.read).footer == ""


def test_what_is_no_colour_stays_and_is_told_until_it_is_one(window: StyleWindow, desk: Desk) -> None:
    field = _type(window, "Second colour", "mauve")
    assert field.text() == "mauve"
    _type(window, "Line at the foot", "Adler")
    assert "“mauve” is not a colour" in _said(window)
    assert style_queries.house_style(desk.workspace.read).second == ""
    _type(window, "Second colour", "abc")
    assert "not a colour" not in _said(window)
    assert style_queries.house_style(desk.workspace.read).second == "#AABBCC"


def test_a_colour_is_picked_and_takes_the_place_of_what_was_refused(window: StyleWindow, desk: Desk) -> None:
    _type(window, "First colour", "not a colour")

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QColorDialog)
        dialog.setCurrentColor(QColor("#0a7d4f"))
        dialog.accept()

    QTimer.singleShot(0, window, choose)
    _press(window, "Pick: First colour")
    assert style_queries.house_style(desk.workspace.read).accent == "#0A7D4F"
    assert "not a colour" not in _said(window)


def test_a_picture_that_is_none_leaves_the_old_one(
    window: StyleWindow, desk: Desk, ask: Any, logo: Path, qtbot: QtBot
) -> None:
    ask.answers = [logo]
    _press(window, "Choose a logo")
    qtbot.waitUntil(lambda: style_queries.style_file(desk.workspace.read, LOGO) is not None, timeout=LONG)
    kept = style_queries.style_file(desk.workspace.read, LOGO)
    logo.write_bytes(b"no picture")
    ask.answers = [logo]
    _press(window, "Choose a logo")
    qtbot.waitUntil(lambda: "is not a picture" in _said(window), timeout=LONG)
    assert style_queries.style_file(desk.workspace.read, LOGO) == kept
    _press(window, "Take the logo away")
    assert style_queries.style_file(desk.workspace.read, LOGO) is None


def test_the_settings_lead_to_my_own_style(panel: DocumentsPanel, desk: Desk) -> None:
    panel.open_address("own_style")
    window = panel.findChild(StyleWindow)
    _type(window, "First colour", "#0A7D4F")
    assert own_style.own_style(desk.settings.path.parent).accent == "#0A7D4F"
    assert style_queries.house_style(desk.workspace.read).accent == ""


def test_my_own_style_is_for_all_and_shown_where_nothing_else_is_said(window: StyleWindow, desk: Desk) -> None:
    _press(window, "All my engagements")
    _type(window, "First colour", "#0A7D4F")
    folder = desk.settings.path.parent
    assert own_style.own_style(folder) == OwnStyle(accent="#0A7D4F")
    assert style_queries.house_style(desk.workspace.read).accent == ""
    _press(window, "This engagement")
    field = next(each for each in window.findChildren(LineField) if each.accessibleName() == "First colour")
    assert field.text() == ""
    assert field.placeholderText() == "as in your own style: #0A7D4F"
    assert all(not row.stops[1].isEnabled() for row in window.findChildren(FileRow)), "nothing to take away here"
