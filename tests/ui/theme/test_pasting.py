"""What comes off the clipboard of another program: no break is lost, no list becomes one word, nothing unseen stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QTableView, QWidget

from ui.okr.names_field import SeveralNames
from ui.theme import apply_theme
from ui.widgets.cells import CellDelegate
from ui.widgets.fields import EntryLine, LineField, TextField
from workshop_app.domain.unsent import LinePlace

SPELT = "می\u200cروم क्\u200dष 👩\u200d💻 שלום\u200f!"  # Persian, Devanagari, emoji, Hebrew
# From Word (a soft break), PowerPoint (both breaks), the web (soft hyphen, zero width, a mark in front), a mail.
CAME = (
    ("Fewer late\vferries", "Fewer late ferries", "Fewer late\nferries"),
    ("One\rtwo\vthree\u2028four\u2029five", "One two three four five", "One\ntwo\nthree\nfour\nfive"),
    ("\ufeffcus\u00adtomer\u200b desk", "customer desk", "customer desk"),
    ("> said\r\n> more \r\nNora\u00a0Vale\r\n", "> said > more Nora Vale", "> said\n> more \nNora Vale\n"),
    ("\uf0b7\tone\r\uf0b7\ttwo", "•\tone •\ttwo", "•\tone\n•\ttwo"),
    (SPELT, SPELT, SPELT),
    ("nothing  else, “changes” – 3 %", "nothing  else, “changes” – 3 %", "nothing  else, “changes” – 3 %"),
)  # fmt: skip


def _cell(parent: QWidget) -> QLineEdit:
    view = QTableView(parent)
    model = QStandardItemModel(1, 1, view)
    model.setItem(0, 0, QStandardItem(""))
    view.setModel(model)
    view.setItemDelegate(CellDelegate(view))
    view.resize(300, 120)
    view.show()
    view.setCurrentIndex(model.index(0, 0))
    view.edit(model.index(0, 0))
    editor = view.findChild(QLineEdit)
    assert editor is not None
    return editor


def _box(parent: QWidget) -> QLineEdit:
    box = QComboBox(parent)
    box.setEditable(True)
    box.show()
    line = box.lineEdit()
    assert line is not None
    return line


LINES: dict[str, Callable[[QWidget], QLineEdit]] = {
    "a field": lambda parent: LineField("Name", parent=parent),
    "a line for Enter": lambda parent: EntryLine(LinePlace("place", "one"), parent=parent),
    "a line of Qt": QLineEdit,
    "a cell": _cell,
    "a box": _box,
}


@pytest.fixture
def page(qtbot: Any, bridge: Any) -> QWidget:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light", 100)
    made = QWidget()
    made.resize(400, 300)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):  # it waits on the way out: a field of a window that is not active has no focus
        made.show()
        made.activateWindow()
    return made


def _paste(words: str, field: QWidget) -> None:
    QApplication.clipboard().setText(words)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("kind", LINES)
@pytest.mark.parametrize(("words", "line", "_lines"), CAME)
def test_a_line_takes_it_as_it_was_meant(page: QWidget, kind: str, words: str, line: str, _lines: str) -> None:
    field = LINES[kind](page)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "Before old")
    field.setSelection(7, 3)
    _paste(words, field)
    assert field.text() == f"Before {line}"
    field.undo()
    assert (field.text(), field.selectedText()) == ("Before old", "old"), "one step takes it back"


@pytest.mark.parametrize(("words", "_line", "lines"), CAME)
def test_a_text_keeps_its_lines(page: QWidget, words: str, _line: str, lines: str) -> None:
    field = TextField("Why", parent=page)
    field.show()
    _paste(words, field)
    assert field.toPlainText() == lines
    field.undo()
    assert field.toPlainText() == ""


def test_a_page_that_copies_html_alone_gives_its_words(page: QWidget) -> None:
    field, data = TextField("Why", parent=page), QMimeData()
    field.show()
    data.setHtml("<p>First<br>line</p><ul><li>One&nbsp;thing<li>T\u200bwo</ul><img src='http://x.example/p.png'>")
    field.insertFromMimeData(data)
    assert field.toPlainText().replace("\ufffc", "").strip().split("\n") == ["First", "line", "One thing", "Two"]


def test_the_menu_and_the_mouse_do_as_the_key(page: QWidget) -> None:
    field, text = LineField("Name", parent=page), TextField("Why", parent=page)
    for each in (field, text):
        each.show()
        each.setFocus()
        QApplication.clipboard().setText("one\vtwo")  # before: a menu over an empty clipboard offers no Paste
        paste = each.createStandardContextMenu().findChild(QAction, "edit-paste")
        assert paste is not None
        assert paste.isEnabled()
        paste.trigger()
        data = QMimeData()
        data.setText("\u200b\vthr\u00adee")
        where = each if isinstance(each, QLineEdit) else each.viewport()
        each.setFocus()
        at = QPointF(QPoint(each.width() - 4, 8))
        left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entered = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, left, no_key)
        QApplication.sendEvent(where, entered)
        QApplication.sendEvent(where, QDropEvent(at, Qt.DropAction.CopyAction, data, left, no_key, QEvent.Type.Drop))
    assert field.text() == "one two three"
    assert sorted(text.toPlainText().split("\n")) == ["one", "three", "two"]  # where it was let go


def test_whoever_listens_hears_the_tidy_words_last(page: QWidget) -> None:
    line, heard = QLineEdit(page), list[str]()
    line.textChanged.connect(heard.append)
    line.show()
    _paste("Nora\u200b Vale\n", line)
    QApplication.processEvents()
    assert heard[-1] == "Nora Vale"


def test_a_column_of_names_becomes_several_names(page: QWidget) -> None:
    field = SeveralNames("Champions", parent=page)
    field.show()
    _paste("Nora Vale\r\nIvo Stern\r\n", field)
    assert field.text() == "Nora Vale, Ivo Stern"


def test_a_cell_of_a_spreadsheet_fits_into_a_box_of_numbers(page: QWidget) -> None:
    box = QSpinBox(page)
    box.setRange(0, 500)
    box.show()
    box.setFocus()
    box.selectAll()
    _paste("\u200b45\r\n", box)
    box.interpretText()
    assert box.value() == 45


def test_what_stood_there_before_is_left_alone(page: QWidget) -> None:
    """An older file may hold unseen signs: typing beside them is no paste, and the joiner of a Persian keyboard is a
    letter."""
    field = LineField("Name", parent=page)
    field.show()
    field.show_value("cus\u00adtomer")
    field.setFocus()
    field.end(False)
    QTest.keyClicks(field, "s!")
    assert field.text() == "cus\u00adtomers!"
    field.clear()
    for letter in "می\u200cروم":
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
    assert field.text() == "می\u200cروم"
    assert isinstance(TextField("Why", parent=page), QPlainTextEdit)
