"""Types as a coach does: words with pauses, wrong keys taken back, now and then a long steady burst; from field to
field by click and Tab, from screen to screen."""

from __future__ import annotations

import random
from collections.abc import Iterator

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTableView, QWidget
from window import Seat

from ui.shell.places import workshop_address
from ui.widgets.fields import EntryLine
from ui.widgets.keeper import Keeper, keepers_in
from workshop_app.application import queries
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.workshops import WorkshopStatus

Field = QLineEdit | QPlainTextEdit
Stroke = tuple[str, float]  # a letter, or BACK; and the milliseconds until the next one

BACK = "\b"
WORDS = "the boats leave on time when crews know why we ask what changes for them and who decides it before autumn"
LETTERS = "abcdefghijklmnoprstuvw"
SCREENS = ("interview", "interview", "interview/list", "roles", "people", "calendar", "plan", "drafts", "report")
MOST = 160  # letters in a field before it is written anew


def type_on(seat: Seat) -> Iterator[float]:
    """Open the file and write in it for ever. The first key is the beginning."""
    seat.window.open(seat.orders.path)
    seat.window.show()
    yield 50
    hand = TypingHand(seat)
    while True:
        yield from hand.write_on_a_screen()


class TypingHand:
    """Numbers the fields it writes in, and tells of each key before it is pressed."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._dice, self._number = seat, seat.dice, 0

    def write_on_a_screen(self) -> Iterator[float]:
        address = self._address()
        self._seat.view.go(address)
        self._seat.window.activateWindow()  # as a desktop does when another window of ours has closed
        yield self._dice.uniform(30, 150)
        if address.startswith("interview/") and self._dice.random() < 0.15:  # the line in which a question is put off
            both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            QTest.keyClick(self._seat.view, Qt.Key.Key_P, both)
        for _ in range(self._dice.randint(1, 4)):
            field = self._field()
            if field is None:
                return
            yield from self.write_in(field, address)
            self._leave(field)
            yield self._dice.uniform(50, 400)

    def write_in(self, field: Field, address: str) -> Iterator[float]:
        """A few words at the end of what stands there, or in its place."""
        before = text_of(field)
        anew = self._dice.random() < 0.25 or len(before) > MOST
        control = Qt.KeyboardModifier.ControlModifier
        if anew:
            QTest.keyClick(field, Qt.Key.Key_A, control)
        elif isinstance(field, QPlainTextEdit):
            QTest.keyClick(field, Qt.Key.Key_End, control)
        else:
            QTest.keyClick(field, Qt.Key.Key_End)
        text = "" if anew else before
        self._number += 1
        name = f"{address}: {field.accessibleName()}"
        line = isinstance(field, EntryLine)
        self._seat.line.say("field", number=self._number, name=name, before=before, line=line)
        for key, wait in strokes(self._dice, bool(text) and not text.endswith((" ", "\n"))):
            if QApplication.focusWidget() is not field:
                self._seat.line.say("thrown", name=name, before=before, text=text, to=repr(QApplication.focusWidget()))
                return
            text = text[:-1] if key == BACK else text + key
            told = {"saved": self._seat.says_saved(), "late": self._seat.late}
            self._seat.line.say("key", number=self._number, text=text, **told)
            QTest.keyClick(field, Qt.Key.Key_Backspace if key == BACK else key)
            if text_of(field) != text:
                self._seat.line.say("changed", name=name, typed=text, found=text_of(field))
                return
            yield wait
            if text_of(field) != text and QApplication.focusWidget() is field:
                self._seat.line.say("changed", name=name, typed=text, found=text_of(field))
                return

    def _address(self) -> str:
        place = self._dice.choice(SCREENS)
        if place == "interview":
            return f"interview/{self._dice.choice(tuple(ParameterKey))}"
        if place in ("plan", "report"):
            workshops = queries.workshops(self._seat.view.desk.workspace.read)
            over = [each for each in workshops if (each.status is WorkshopStatus.FINISHED) == (place == "report")]
            return workshop_address(self._dice.choice(over).id, place)
        return place

    def _field(self) -> Field | None:
        """One that takes words: whatever has the focus after a Tab, one that is clicked on, a cell."""
        now = QApplication.focusWidget()
        if self._takes_words(now) and self._dice.random() < 0.5:
            return now  # type: ignore[return-value]
        view = self._seat.view
        tables = [each for each in view.findChildren(QTableView) if each.isVisible() and each.model().rowCount()]
        fields = [each.field for each in keepers_in(view) if self._takes_words(each.field)]
        lines = [each for each in fields if isinstance(each, EntryLine)]
        fields = lines if lines and self._dice.random() < 0.3 else fields
        if tables and (not fields or self._dice.random() < 0.4):
            return self._cell(self._dice.choice(tables))
        if not fields:
            return None
        field = self._dice.choice(fields)
        self._seat.click(field)
        return field if field.hasFocus() else None  # type: ignore[return-value]

    def _cell(self, table: QTableView) -> Field | None:
        model = table.model()
        row = self._dice.randrange(model.rowCount())
        columns = [column for column in range(model.columnCount()) if not table.isColumnHidden(column)]
        cells = [model.index(row, column) for column in columns]
        cells = [each for each in cells if each.flags() & Qt.ItemFlag.ItemIsEditable]
        if not cells:
            return None
        cell = self._dice.choice(cells)
        table.setFocus(Qt.FocusReason.MouseFocusReason)
        table.selectionModel().setCurrentIndex(cell, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        QTest.keyClick(table, Qt.Key.Key_F2)
        editor = QApplication.focusWidget()
        return editor if self._takes_words(editor) else None  # type: ignore[return-value]

    def _takes_words(self, field: QWidget | None) -> bool:
        if not isinstance(field, QLineEdit | QPlainTextEdit) or field.isReadOnly():
            return False
        keeper = field.findChild(Keeper, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return keeper is not None and keeper.complete is None and field.isVisible() and field.isEnabled()

    def _leave(self, field: Field) -> None:
        """By Tab, with Enter in a line, or not at all."""
        if QApplication.focusWidget() is not field:
            return
        way = self._dice.random()
        if way < 0.45:
            QTest.keyClick(field, Qt.Key.Key_Tab)
        elif way < 0.6 and isinstance(field, QLineEdit):
            QTest.keyClick(field, Qt.Key.Key_Return)


def strokes(dice: random.Random, space: bool = False) -> Iterator[Stroke]:
    """What the fingers do: the first word is one that nobody else writes."""
    burst = dice.random() < 0.15
    if space:
        yield " ", dice.uniform(80, 250)
    words = [
        marker(dice),
        *(dice.choice(WORDS.split()) for _ in range(dice.randint(8, 14) if burst else dice.randint(1, 6))),
    ]
    for place, word in enumerate(words):
        if place:
            yield " ", dice.uniform(60, 95) if burst else _pause(dice)
        for letter in word:
            if burst:
                yield letter, dice.uniform(60, 95)
                continue
            if dice.random() < 0.03:
                yield dice.choice(LETTERS), dice.uniform(150, 400)
                yield BACK, dice.uniform(100, 250)
            yield letter, dice.uniform(80, 250)


def marker(dice: random.Random) -> str:
    """A made-up word of seven letters."""
    consonants, vowels = "bdfgklmnprstvz", "aeiou"
    return "".join(dice.choice(consonants if place % 2 == 0 else vowels) for place in range(7))


def text_of(field: Field) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def _pause(dice: random.Random) -> float:
    return dice.uniform(300, 1500) if dice.random() < 0.6 else dice.uniform(80, 250)
