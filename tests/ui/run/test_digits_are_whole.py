"""The clock's digits are drawn as large as fits, and none of their ink lies outside the place they were given."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui.run.drawing import draw_digits

MARGIN = 40


@pytest.mark.parametrize("text", ["08:36", "23:41", "00:00", "1:09:58", "-3:06"])
@pytest.mark.parametrize(("width", "height"), [(1900, 140), (500, 400), (180, 60), (2400, 320)])
def test_no_ink_outside(qapp: QApplication, text: str, width: int, height: int) -> None:
    picture = QImage(width + 2 * MARGIN, height + 2 * MARGIN, QImage.Format.Format_Grayscale8)
    picture.fill(QColor("white"))
    area = QRectF(MARGIN, MARGIN, width, height)
    painter = QPainter(picture)
    place = draw_digits(painter, area, text, QColor("black"))
    painter.end()
    rows = [bytes(picture.constScanLine(y))[: picture.width()] for y in range(picture.height())]
    inked = [y for y, row in enumerate(rows) if min(row) < 128]
    assert min(inked) >= MARGIN - 1
    assert max(inked) <= MARGIN + height
    assert abs(min(inked) - place.top()) <= 2, "the ink begins where it is said to"
    assert abs(max(inked) + 1 - place.bottom()) <= 2
