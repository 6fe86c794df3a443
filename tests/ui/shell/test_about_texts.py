"""What is only read follows the keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTextBrowser
from pytestqt.qtbot import QtBot

from ui.crash import CrashPage
from ui.shell import about_texts

MARGIN = 8  # pixels around a text that no key leads into


def test_the_keys_lead_to_both_ends_of_a_text_that_is_only_read(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "\n\n".join(f"line {each}" for each in range(400))
    for name in ("NEWS", "LICENCES"):
        (tmp_path / name).write_text(lines, "utf-8")
        monkeypatch.setattr(about_texts, name, tmp_path / name)
    for page in (about_texts.NewsPage(), about_texts.LicencesPage(), CrashPage(lines, tmp_path / "log")):
        qtbot.addWidget(page)
        page.show()
        text = next(iter(page.findChildren(QTextBrowser) + page.findChildren(QPlainTextEdit)))
        bar = text.verticalScrollBar()
        assert bar.maximum() > 0
        QTest.keyClick(text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        assert bar.value() >= bar.maximum() - MARGIN
        QTest.keyClick(text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        assert text.textCursor().selectedText().endswith("line 399")
        QTest.keyClick(text, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        assert bar.value() <= MARGIN
        QTest.keyClick(text, Qt.Key.Key_X)
        assert text.toPlainText().endswith("line 399")
