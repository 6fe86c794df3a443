"""The digits are as large as they fit, and never wider or higher than their place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from ui.run.drawing import LEFT_TOP, breakable, draw_digits, draw_words, sized


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


@pytest.mark.usefixtures("_dressed")
@pytest.mark.parametrize("pixels", range(12, 40, 3))
def test_of_a_paragraph_whole_lines_are_drawn(pixels: int) -> None:
    """A line that fits keeps its tails; one that does not is left out and not cut through."""

    def drawn(height: int) -> QImage:
        image = QImage(400, 400, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        area = QRectF(0, 0, 400, height)
        draw_words(
            painter, area, "gyp gyp\ngyp gyp\ngyp", pixels, QColor("black"), flags=LEFT_TOP, wrap=True, shrink=False
        )
        painter.end()
        return image

    three, two = drawn(400), drawn(round(pixels * 2.6))
    inked = [y for y in range(400) if any(two.pixelColor(x, y).lightness() < 128 for x in range(200))]
    assert max(inked) < pixels * 2.6
    assert all(three.pixel(x, y) == two.pixel(x, y) for y in range(max(inked) + 1) for x in range(0, 200, 2))


@pytest.mark.usefixtures("_dressed")
@pytest.mark.parametrize("pixels", range(20, 44))
def test_a_paragraph_that_fits_exactly_keeps_its_last_line(pixels: int) -> None:
    """Measured and set, a line differs by part of a pixel: three of them must not lose the last."""
    image = QImage(400, 200, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    line = QFontMetricsF(sized(painter.font(), pixels)).lineSpacing()
    area = QRectF(0, 0, 400, 3 * line)
    draw_words(painter, area, "a\nb\n███", pixels, QColor("black"), flags=LEFT_TOP, wrap=True, shrink=False)
    painter.end()
    low = [y for y in range(round(2 * line), 200) if image.pixelColor(pixels // 2, y).lightness() < 128]
    assert len(low) > pixels / 2


def test_only_words_longer_than_a_line_may_break() -> None:
    assert breakable("a usual sentence") == "a usual sentence"
    assert breakable("x" * 50).count("\u200b") == 4


@pytest.mark.usefixtures("_dressed")
def test_words_that_miss_their_place_by_less_than_a_pixel_get_smaller_and_lose_no_letter() -> None:
    for pixels in (19, 34):
        for short in (0.2, 0.5, 0.9, 1.4, 6.0):
            image = QImage(400, 90, QImage.Format.Format_Grayscale8)
            image.fill(255)
            painter = QPainter(image)
            wide = QFontMetricsF(sized(painter.font(), pixels, bold=False)).horizontalAdvance("HHHHHHHH")
            draw_words(painter, QRectF(0, 0, wide - short, 90), "HHHHHHHH", pixels, QColor("black"), smallest=0.5)
            painter.end()
            inked = [[image.pixelColor(x, y).lightness() < 128 for y in range(90)] for x in range(400)]
            last = max(x for x in range(400) if any(inked[x]))
            assert max(sum(inked[x]) for x in range(last - 2, last + 1)) > 0.4 * pixels, (pixels, short, "dots")
