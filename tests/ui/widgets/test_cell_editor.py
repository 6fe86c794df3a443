"""A cell that is typed in can be read: high and wide enough, with all its ink, and never out of sight."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QFontMetrics, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from ui.theme import apply_theme
from ui.widgets.cells import CellDelegate
from ui.widgets.fitted_table import FittedTable, WrappedDelegate


@pytest.fixture
def table(qtbot: Any) -> Any:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light", 100)
    view = QTableView()
    model = QStandardItemModel(12, 3, view)
    for row in range(12):
        for column in range(3):
            model.setItem(row, column, QStandardItem(f"Åg {row}"))
    view.setModel(model)
    view.setItemDelegate(CellDelegate(view))
    view.verticalHeader().setDefaultSectionSize(24)
    view.setColumnWidth(0, 30)
    view.resize(260, 180)
    qtbot.addWidget(view)
    view.show()
    yield view
    apply_theme(app, "light", 100)


@pytest.mark.parametrize("scale", [100, 145, 200])
@pytest.mark.parametrize(("row", "column"), [(0, 0), (3, 1), (11, 2), (11, 0)])
def test_the_editor_is_whole(table: QTableView, scale: int, row: int, column: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light", scale)
    at = table.model().index(row, column)
    table.scrollTo(at)
    table.setCurrentIndex(at)
    table.edit(at)
    editor = table.findChild(QLineEdit)
    assert table.viewport().rect().contains(editor.geometry())
    assert editor.width() >= min(88 * scale // 100, table.viewport().width())
    assert editor.height() >= QFontMetrics(editor.font()).height() + 8
    editor.deselect()
    picture = editor.grab().toImage()
    dark = [
        y
        for y in range(picture.height())
        for x in range(8, picture.width() // 2)
        if picture.pixelColor(x, y).value() < 110
    ]
    inside = [y for y in dark if 3 <= y < picture.height() - 3]
    assert min(inside) > 4, "the ring above the A is not cut"
    assert max(inside) < picture.height() - 5, "the tail of the g is not cut"


@pytest.mark.parametrize("scale", [100, 145, 200])
def test_the_editor_of_the_only_row_is_whole(qtbot: Any, scale: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light", scale)
    table = FittedTable("Parking lot")
    qtbot.addWidget(table)
    model = QStandardItemModel(1, 1, table)
    model.setItem(0, 0, QStandardItem("Åg"))
    table.setModel(model)
    table.setItemDelegate(WrappedDelegate(table))
    table.show()
    table.fit()
    table.edit(model.index(0, 0))
    editor = table.findChild(QLineEdit)
    assert table.viewport().rect().contains(editor.geometry())
    assert editor.height() >= QFontMetrics(editor.font()).height()
    apply_theme(app, "light", 100)
