"""A click beside the list that drops down under a line does what it does without the list: the next field has the
keyboard, a button acts once. Qt only shut the list, and what was typed then went on in the line before."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.alignment.name_line import NameLine
from ui.commitment_line import WhoCompleter
from ui.okr.names_field import SeveralNames
from ui.people.names_completer import NamesCompleter
from ui.people.person_picker import NamesModel, PersonPicker
from ui.widgets import completing
from ui.widgets.word_finder import WordFinder
from ui.widgets.zone_field import ZoneField
from workshop_app.domain.unsent import LinePlace

# The offscreen platform says so of each list that drops down.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)

NAMES = ("Olaf Brandt", "Olaf Peters", "Hannah Weiß")


def name_line(_page: QWidget) -> QLineEdit:
    names = QStringListModel(list(NAMES))
    line = NameLine("Owner", names)
    names.setParent(line)
    return line


def several_names(_page: QWidget) -> QLineEdit:
    line = SeveralNames("Champion")
    line.offer(NAMES)
    return line


def several_in_a_role(_page: QWidget) -> QLineEdit:
    line = QLineEdit()
    line.setCompleter(NamesCompleter(list(NAMES), line, ","))
    return line


def commitments(_page: QWidget) -> QLineEdit:
    line = QLineEdit()
    completer = WhoCompleter(line)
    completer.show_names(list(NAMES))
    line.setCompleter(completer)
    return line


def finder(_page: QWidget) -> QLineEdit:
    line = WordFinder(LinePlace("share"), "Whose", "words of it")
    line.offer_words((name, name) for name in NAMES)
    return line


def zone(_page: QWidget) -> QLineEdit:
    return ZoneField("Time zone")


def picker(page: QWidget) -> QLineEdit:
    model = NamesModel()
    model.show_people([(name, name) for name in NAMES])
    box = PersonPicker("Reports to", "nobody", model, keeps=True, parent=page)
    model.setParent(box)
    line = box.lineEdit()
    assert line is not None
    return line


Made = Callable[[QWidget], QLineEdit]
EVERY_LINE = (name_line, several_names, several_in_a_role, commitments, finder, zone, picker)


class Page(QWidget):
    """One such line, with room for its list below, then a field with words, a button and a list to choose from."""

    def __init__(self, made: Made) -> None:
        super().__init__()
        self.pressed = 0
        self.line = made(self)
        self.next = QLineEdit("was there")
        self.button = QPushButton("Keep")
        self.button.clicked.connect(self._on_clicked)
        self.box = QComboBox()
        self.box.addItems(["one", "two"])
        column = QVBoxLayout(self)
        column.addWidget(self.line if self.line.parentWidget() is None else self.line.parentWidget())
        column.addSpacing(200)
        for below in (self.next, self.button, self.box):
            column.addWidget(below)

    @property
    def list(self) -> Any:
        return self.line.completer().popup()

    def _on_clicked(self) -> None:
        self.pressed += 1


@pytest.fixture
def page_with(qtbot: Any) -> Callable[..., Page]:
    def make(made: Made, typed: str = "Olaf") -> Page:
        page = Page(made)
        qtbot.addWidget(page)
        page.resize(400, 360)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        drop(qtbot, page, "Lisb" if made is zone else typed)
        return page

    return make


def drop(qtbot: Any, page: Page, typed: str) -> None:
    page.line.setFocus()
    qtbot.keyClicks(page.line, typed)
    qtbot.waitUntil(lambda: page.line.completer() is not None and page.list.isVisible())


def place(shown: Any, of: QWidget, at: QPoint | None = None) -> QPoint:
    """A place in a widget as the list sees it, which has the mouse for itself."""
    return QPoint(shown.mapFromGlobal(of.mapToGlobal(at or of.rect().center())))


def click(shown: Any, of: QWidget, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    """As fast as a tap: the list hears the release, too."""
    QTest.mousePress(shown, button, pos=place(shown, of))
    QTest.mouseRelease(shown, button, pos=place(shown, of))
    QApplication.processEvents()


@pytest.mark.parametrize("made", EVERY_LINE)
def test_the_next_field_has_what_is_typed_next(qtbot: Any, page_with: Callable[..., Page], made: Made) -> None:
    page = page_with(made)
    before = page.line.text()
    click(page.list, page.next)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.next)
    assert not page.list.isVisible()
    page.next.selectAll()
    qtbot.keyClicks(QApplication.focusWidget(), "Hannah")
    assert page.next.text() == "Hannah"
    assert "Hannah" not in page.line.text()
    if made not in (picker, zone):  # half a name chooses nobody there, and a zone that is clear is written out
        assert page.line.text() == before


@pytest.mark.parametrize("made", EVERY_LINE)
def test_a_button_beside_it_acts_once(qtbot: Any, page_with: Callable[..., Page], made: Made) -> None:
    page = page_with(made)
    click(page.list, page.button)
    qtbot.waitUntil(lambda: page.pressed > 0)
    QApplication.processEvents()
    assert (page.pressed, page.button.isDown(), page.list.isVisible()) == (1, False, False)


def test_a_release_that_comes_later_is_the_windows_own(qtbot: Any, page_with: Callable[..., Page]) -> None:
    page = page_with(name_line)
    QTest.mousePress(page.list, Qt.MouseButton.LeftButton, pos=place(page.list, page.button))
    qtbot.waitUntil(page.button.isDown)
    assert page.pressed == 0
    QTest.mouseRelease(page.button, Qt.MouseButton.LeftButton)
    assert page.pressed == 1


def test_a_click_into_the_line_itself_puts_the_cursor_there(qtbot: Any, page_with: Callable[..., Page]) -> None:
    page = page_with(name_line)
    assert page.line.cursorPosition() == 4
    at = QPoint(2, page.line.height() // 2)
    QTest.mousePress(page.list, Qt.MouseButton.LeftButton, pos=place(page.list, page.line, at))
    qtbot.waitUntil(lambda: page.line.cursorPosition() == 0)
    assert QApplication.focusWidget() is page.line
    assert page.line.text() == "Olaf"


def test_a_list_to_choose_from_opens(qtbot: Any, page_with: Callable[..., Page]) -> None:
    page = page_with(several_names)
    QTest.mousePress(page.list, Qt.MouseButton.LeftButton, pos=place(page.list, page.box))
    qtbot.waitUntil(page.box.view().isVisible)
    assert not page.list.isVisible()
    page.box.hidePopup()


def test_the_right_button_asks_the_field_for_its_menu(qtbot: Any, page_with: Callable[..., Page]) -> None:
    asked: list[str] = []

    class Asked(QLineEdit):
        def contextMenuEvent(self, event: QContextMenuEvent) -> None:
            asked.append(self.text())

    page = page_with(name_line)
    other = Asked("with a menu")
    layout = page.layout()
    assert layout is not None
    layout.replaceWidget(page.next, other)
    page.next.hide()
    qtbot.waitUntil(lambda: other.isVisible() and other.geometry().top() > 0)
    click(page.list, other, Qt.MouseButton.RightButton)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["with a menu"]
    assert page.pressed == 0


def test_two_quick_clicks_are_a_double_click(qtbot: Any, page_with: Callable[..., Page]) -> None:
    page = page_with(finder)
    word = QPoint(8, page.next.height() // 2)
    QTest.mousePress(page.list, Qt.MouseButton.LeftButton, pos=place(page.list, page.next, word))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.next)
    window = page.windowHandle()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=page.next.mapTo(page, word))
    qtbot.waitUntil(page.next.hasSelectedText)
    assert page.next.selectedText() == "was"
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=page.next.mapTo(page, word))  # else it stays held for all
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton


def test_beside_every_window_it_only_shuts(qtbot: Any, page_with: Callable[..., Page]) -> None:
    page = page_with(name_line)
    beyond = page.list.mapFromGlobal(QPoint(-4000, -4000))
    QTest.mousePress(page.list, Qt.MouseButton.LeftButton, pos=beyond)
    QTest.mouseRelease(page.list, Qt.MouseButton.LeftButton, pos=beyond)
    QApplication.processEvents()
    assert not page.list.isVisible()
    assert QApplication.focusWidget() is page.line
    assert page.line.text() == "Olaf"
    drop(qtbot, page, " ")


def test_every_list_of_the_program_is_made_in_one_place() -> None:
    """A completer of its own would swallow the click again."""
    ui = Path(completing.__file__).parents[1]
    texts = {path.relative_to(ui).as_posix(): path.read_text(encoding="utf-8") for path in ui.rglob("*.py")}
    makers = {name for name, text in texts.items() if re.search(r"QCompleter\(|setEditable\(True\)", text)}
    assert {name for name in makers if "offered(" not in texts[name]} == set()
    assert "people/person_picker.py" in makers
