"""The head of a column stands over its cells: at the left of words, at the right of figures."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from ui import theme
from ui.theme import apply_theme
from ui.widgets.fitted_table import FittedTable

WIDE = 140


def ink(picture: QImage, area: QRect) -> tuple[int, int]:
    """The first and the last column of pixels in which something is drawn, counted from the left of the area."""
    ground = picture.pixelColor(area.topLeft() + QPoint(2, 2))
    columns = [
        x
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
        if abs(picture.pixelColor(x, y).lightness() - ground.lightness()) > 60
    ]
    return min(columns) - area.left(), max(columns) - area.left()


@pytest.mark.parametrize("role", ["", "day"])
@pytest.mark.parametrize("scale", [100, 145, 200])
def test_a_head_stands_over_its_cells(qtbot: Any, role: str, scale: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light", scale)
    table = QTableView()
    table.setProperty("role", role)
    model = QStandardItemModel(1, 2, table)
    model.setHorizontalHeaderLabels(["H", "H"])
    for column, side in enumerate((Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)):
        item = QStandardItem("H")
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        model.setItem(0, column, item)
        model.setHeaderData(column, Qt.Orientation.Horizontal, side, Qt.ItemDataRole.TextAlignmentRole)
        table.setModel(model)
        table.setColumnWidth(column, WIDE)
    table.verticalHeader().hide()
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show()
    for column in (0, 1):
        part = QRect(column * WIDE, 1, WIDE - 1, 0)
        part.setHeight(table.horizontalHeader().height() - 3)
        head = ink(table.horizontalHeader().viewport().grab().toImage(), part)
        part.setHeight(table.rowHeight(0) - 3)
        cell = ink(table.viewport().grab().toImage(), part)
        assert abs(head[column] - cell[column]) <= 2, (head, cell)  # a small bold letter has less room beside it
    apply_theme(app, "light", 100)


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_a_chosen_row_is_seen_and_keeps_its_colours(qtbot: Any, look: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, look, 100)
    colours = theme.current()
    model = QStandardItemModel(2, 2)
    for place in range(4):
        item = QStandardItem("████")
        if place % 2:
            item.setForeground(colours.colour("over"))
        model.setItem(place // 2, place % 2, item)
    table = FittedTable("Log")
    table.setModel(model)
    qtbot.addWidget(table)
    table.resize(400, 200)
    table.show()
    table.selectRow(0)
    image = table.viewport().grab().toImage()

    def shown(row: int, column: int) -> set[str]:
        part = table.visualRect(model.index(row, column)).adjusted(1, 1, -1, -1)
        return {
            image.pixelColor(x, y).name().upper()
            for x in range(part.left(), part.right())
            for y in range(part.top(), part.bottom())
        }

    assert (colours.accent_ground in shown(0, 0), colours.accent_ground in shown(1, 0)) == (True, False)
    assert colours.over in shown(0, 1), "what is late is late in the chosen row, too"
    assert colours.ink in shown(0, 0)
    apply_theme(app, "light", 100)
