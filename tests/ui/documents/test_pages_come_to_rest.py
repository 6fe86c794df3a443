"""A page as wide as the window, at heights where it just has room: beside a bar it is smaller and needs none."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtCore import QEvent, QObject
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.documents.zooming_view import ZoomingView

WIDE, TURNS, ENOUGH = 420, 12, 6


class Resizes(QObject):
    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Resize
        return super().eventFilter(watched, event)


def test_a_page_that_just_has_room_comes_to_rest(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    paper = pypdfium2.PdfDocument.new()
    paper.new_page(595, 842)
    paper.save(tmp_path / "one.pdf")
    whole = QWidget()
    qtbot.addWidget(whole)
    document = QPdfDocument(whole)
    document.load(str(tmp_path / "one.pdf"))
    view, resizes = ZoomingView(document, whole), Resizes(whole)
    view.viewport().installEventFilter(resizes)
    whole.show()
    for high in range(560, 600, 4):  # beside a bar the page is 560 high, without one 578
        resizes.count = 0
        view.resize(WIDE, high)
        for _ in range(TURNS):
            qapp.processEvents()
        assert resizes.count <= ENOUGH, f"{high} pixels: the page comes and goes with its bar"
    document.close()
