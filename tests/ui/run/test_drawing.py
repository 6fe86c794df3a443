"""The digits are as large as they fit, and never wider or higher than their place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from ui.run.drawing import draw_digits


@pytest.mark.usefixtures("_dressed")
@pytest.mark.parametrize("text", ["0:05", "23:41", "−1:30", "1:03:41", "12:00:00"])
@pytest.mark.parametrize(("width", "height"), [(1024, 430), (1920, 560), (420, 150), (300, 900)])
def test_digits_fill_their_place(text: str, width: int, height: int) -> None:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    area = QRectF(0, 0, width, height)
    ink = draw_digits(painter, area, text, QColor("black"))
    painter.end()
    assert area.adjusted(-0.5, -0.5, 0.5, 0.5).contains(ink)  # a font knows only whole pixels
    assert max(ink.width() / width, ink.height() / height) > 0.93
    touched = [x for x in (0, width - 1) for y in range(0, height, 3) if image.pixelColor(x, y).alpha()]
    assert touched == []  # nothing is cut off at the sides
