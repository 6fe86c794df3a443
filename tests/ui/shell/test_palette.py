"""Ctrl+K: what is typed finds what is meant; keys choose; a pick acts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.palette import EntryListModel, Palette, PaletteEntry, matching


def _nothing() -> None:
    return None


def _entries(*words: str) -> tuple[PaletteEntry, ...]:
    return tuple(PaletteEntry(word, "person", "users", _nothing) for word in words)


def test_all_typed_words_must_be_there_and_beginnings_come_first() -> None:
    entries = _entries("Johana Berg", "Ana Berg", "Berg Ana", "Bo")
    assert [each.words for each in matching(entries, "ana")] == ["Ana Berg", "Berg Ana", "Johana Berg"]
    assert [each.words for each in matching(entries, "berg joh")] == ["Johana Berg"]
    assert matching(entries, "zzz") == ()
    assert len(matching(entries, "")) == 4
    assert len(matching(entries, "person bo")) == 1


def test_the_model_is_sound(qtmodeltester: Any, qapp: Any) -> None:
    model = EntryListModel()
    model.show_entries(_entries("Ana", "Bo"))
    qtmodeltester.check(model)


def test_typing_and_enter_pick(qtbot: Any, bridge: Any) -> None:
    palette = Palette(_entries("Ana", "Bo", "Cho"))
    qtbot.addWidget(palette)
    field = palette.findChild(QLineEdit)

    def answer() -> None:
        qtbot.keyClicks(field, "o")
        qtbot.keyClick(field, Qt.Key.Key_Down)
        qtbot.keyClick(field, Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    picked = palette.pick()
    assert picked is not None
    assert picked.words == "Cho"


def test_nothing_found_is_said_and_escape_leaves(qtbot: Any, bridge: Any) -> None:
    palette = Palette(_entries("Ana"))
    qtbot.addWidget(palette)
    field = palette.findChild(QLineEdit)

    def answer() -> None:
        qtbot.keyClicks(field, "xyz")
        assert palette._nothing.isVisible()
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.keyClick(field, Qt.Key.Key_Escape)

    QTimer.singleShot(0, answer)
    assert palette.pick() is None


def test_the_window_offers_everything(window: Any, sample_path: Any, qtbot: Any) -> None:
    window.open(sample_path)
    view = window.view

    def answer() -> None:
        palette = QApplication.activeModalWidget()
        assert isinstance(palette, Palette)
        kinds = {entry.kind for entry in palette._entries}
        assert {"screen", "parameter", "draft", "document", "command"} <= kinds
        field = palette.findChild(QLineEdit)
        qtbot.keyClicks(field, "setti")
        qtbot.keyClick(field, Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    window.find_anything()
    assert view.address == "settings"
