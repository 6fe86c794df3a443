"""What drops down under a line stays below it when the page moves while somebody types."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QCompleter, QDialog, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui.theme import apply_theme
from ui.widgets.completing import offered

pytestmark = pytest.mark.qt_log_ignore("does not support")  # what the offscreen platform says of windows and keys


def _page(window: QWidget) -> tuple[QScrollArea, QLabel, QLineEdit]:
    area, page, above, line = QScrollArea(window), QWidget(), QLabel("Nobody yet."), QLineEdit()
    column = QVBoxLayout(page)
    for part in (above, line, QLabel("\n" * 60)):
        column.addWidget(part)
    area.setWidget(page)
    area.setWidgetResizable(True)
    QVBoxLayout(window).addWidget(area)
    line.setCompleter(offered(QCompleter(["Inês Carvalho", "Jonas Lindqvist"], line)))
    return area, above, line


def _gap(line: QLineEdit) -> QPoint:
    popup = line.completer().popup()
    return popup.mapToGlobal(QPoint()) - line.mapToGlobal(line.rect().bottomLeft())


@pytest.mark.parametrize("scale", [100, 145])
@pytest.mark.parametrize("kind", [QWidget, QDialog])
def test_the_list_stays_below_its_line(qtbot: Any, qapp: QApplication, kind: type[QWidget], scale: int) -> None:
    apply_theme(qapp, "light", scale)
    try:
        window = kind()
        qtbot.addWidget(window)
        window.resize(400, 500)
        area, above, line = _page(window)
        window.show()
        line.setFocus()
        qtbot.keyClicks(line, "in")
        popup = line.completer().popup()
        assert popup.isVisible()
        before, at = _gap(line), popup.pos()
        above.setMinimumHeight(above.height() + 40)
        QApplication.processEvents()
        assert popup.pos() != at
        assert _gap(line) == before
        area.verticalScrollBar().setValue(12)
        QApplication.processEvents()
        assert _gap(line) == before
        qtbot.keyClick(popup, Qt.Key.Key_Escape)
        at = popup.pos()
        area.verticalScrollBar().setValue(0)
        QApplication.processEvents()
        assert popup.pos() == at, "what is shut moves nothing"
    finally:
        apply_theme(qapp, "light", 100)
