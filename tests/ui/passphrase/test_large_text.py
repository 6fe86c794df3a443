"""The pages about passphrases on a small screen with text twice as large: no word is cut, what was said is in sight."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from ui.background import Background
from ui.passphrase.asking import AskPassphrase, LockPage
from ui.passphrase.choosing import ChoosePassphrase, PassphraseRequest
from ui.theme import apply_theme

LONG = "Harbour Ferries with quite a long client name"
SENTENCE = f"This passphrase does not open /home/coach/Engagements/{LONG}.okrw. Try again; capitals and spaces count."


@pytest.fixture(autouse=True)
def _large(_dressed: QApplication) -> Iterator[None]:
    apply_theme(_dressed, "light", 200)
    yield
    apply_theme(_dressed, "light", 100)


def _cut(page: Any) -> list[str]:
    shown = [each for each in page.findChildren(QLabel) if each.isVisibleTo(page) and each.text()]
    return [each.text() for each in shown if each.height() < each.heightForWidth(each.width())]


def _in_sight(label: QLabel, area: QScrollArea) -> bool:
    view = area.viewport()
    return view.rect().contains(QRect(label.mapTo(view, QPoint(0, 0)), label.size()))


def test_the_page_of_a_locked_window(tmp_path: Path, background: Background, qtbot: Any) -> None:
    page = LockPage(tmp_path / f"{LONG}.okrw", LONG, True, background)
    qtbot.addWidget(page)
    page.resize(1000, 500)
    page.show()
    page._on_refused(SENTENCE)
    qtbot.waitUntil(lambda: _cut(page) == [])
    assert page.findChild(QScrollArea).verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("wanted", PassphraseRequest)
def test_what_is_missing_is_in_sight(
    wanted: PassphraseRequest, tmp_path: Path, background: Background, qtbot: Any
) -> None:
    page = ChoosePassphrase(wanted, tmp_path / f"{LONG}.okrw", 12, background)
    qtbot.addWidget(page)
    page.show()
    page.resize(900, 420)
    page._say(SENTENCE)
    page.resize(900, 420)
    qtbot.waitUntil(lambda: _in_sight(page._said, page._area))
    assert _cut(page) == []


def test_a_wrong_passphrase_is_said_in_sight(tmp_path: Path, background: Background, qtbot: Any) -> None:
    page = AskPassphrase(tmp_path / f"{LONG}.okrw", background)
    qtbot.addWidget(page)
    page.show()
    page._on_refused(SENTENCE)
    qtbot.waitUntil(lambda: _in_sight(page._said, page._area))
    assert _cut(page) == []
