"""The list of a choice that is opened shows its entries whole, however few there are."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QComboBox

from ui.theme import apply_theme


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize("scale", [100, 145, 200])
def test_short_lists_are_not_cut(qtbot: Any, scale: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light", scale)
    try:
        for count in (1, 2, 3, 7):
            box = QComboBox()
            box.addItems([f"Åg {each}" for each in range(count)])
            qtbot.addWidget(box)
            box.show()
            box.showPopup()
            view = box.view()
            qtbot.waitUntil(view.isVisible)
            last = view.visualRect(view.model().index(count - 1, 0))
            assert view.viewport().rect().contains(last), (count, last, view.viewport().rect())
            assert not view.verticalScrollBar().isVisible()
            box.hidePopup()
    finally:
        apply_theme(app, "light", 100)
