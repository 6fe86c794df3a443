"""What is measured once, so that long lists and lines do not hold the window up, is measured anew when it changes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QStyleOptionViewItem, QWidget

from ui.theme import apply_theme
from ui.widgets.flow import FlowLayout
from ui.widgets.two_lines import LEFT, RIGHT, STATE, TITLE, TwoLinePainter, beside_bar, broken

ROWS = (
    "Short\nstate",
    "Short",
    "A title that is much too long for a narrow list and goes on\nstate",
    "Short\na state that is much too long for a narrow list, too, and goes on below itself",
    "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrente\nstate",
    "Both are long, the title that is read first\nand the state below it, which is smaller and longer",
    "",
)


@pytest.mark.parametrize("scale", [100, 145])
def test_a_row_is_as_high_as_its_broken_words(qtbot, qapp: QApplication, scale: int) -> None:
    try:
        apply_theme(qapp, "light", scale)
        view = QListView()
        qtbot.addWidget(view)
        painter = TwoLinePainter(view)
        model = QStringListModel(list(ROWS))
        view.setModel(model)
        view.setItemDelegate(painter)
        for width in (180, 320, 180, 900):
            view.resize(width, 300)
            view.show()
            option = QStyleOptionViewItem()
            option.initFrom(view)
            option.widget, option.font = view, view.font()
            least = painter.sizeHint(option, model.index(1)).height()
            wide = beside_bar(view) - LEFT - RIGHT
            for at, words in enumerate(ROWS):
                title, _, state = words.partition("\n")
                parts = broken(title, option.font, TITLE, True, wide), broken(state, option.font, STATE, False, wide)
                assert painter.sizeHint(option, model.index(at)).height() == least + sum(each.more for each in parts)
    finally:
        apply_theme(qapp, "light", 100)


def test_a_line_of_parts_is_as_high_as_the_parts_that_are_shown_now(qtbot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = FlowLayout(holder)
    parts = [QPushButton(f"A button with words {n}") for n in range(4)]
    for part in parts:
        row.addWidget(part)
    holder.resize(400, 300)
    holder.show()
    whole, hint = row.heightForWidth(200), row.sizeHint().width()
    parts[3].hide()
    assert row.heightForWidth(200) < whole
    assert row.sizeHint().width() < hint
    parts[0].setText("A button whose words are so many more that nothing else stands beside it")
    assert row.sizeHint().width() > hint - parts[3].sizeHint().width()
    parts[3].show()
    parts[0].setText("A button with words 0")
    assert (row.heightForWidth(200), row.sizeHint().width()) == (whole, hint)
    row.takeAt(3)
    assert row.sizeHint().width() < hint  # before Qt tells that something changed
    parts[3].setParent(None)
    assert row.heightForWidth(200) < whole
    held = row.takeAt(2)
    assert held is not None
    before = row.sizeHint().width()
    row.addItem(held)
    assert row.sizeHint().width() > before
