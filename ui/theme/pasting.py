"""The rule that what is pasted comes in as it was meant, in every line of every window, also in what Qt makes itself.

A `QLineEdit` keeps the line breaks and the unseen signs of another program, and nothing of ours is asked before.
`Pasting` listens to the line with the focus: what was pasted, dropped or put in by the middle button is taken back and
put in once more as `domain/pasted_text.py` has it, so that Ctrl+Z gives up all of it at once. Texts of several lines do
it themselves (`ui/widgets/plain_text.py`).
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from workshop_app.domain.pasted_text import tidied, tidied_line

BETWEEN = "between_pasted_lines"  # a property of a line that holds several things: what stands between two of them
_HEARD = "pastes_tidily"


class Pasting(QObject):
    """For as long as the application lives."""

    NAME = "pasting"

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName(self.NAME)
        app.focusChanged.connect(self._on_focus)

    def eventFilter(self, box: QObject, event: QEvent) -> bool:
        """A box of numbers or times refuses all of "15" with a line break behind it, as a spreadsheet copies a cell."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        line = box.findChild(QLineEdit) if event.matches(QKeySequence.StandardKey.Paste) else None
        if line is None or line.isReadOnly():
            return False
        line.insert(tidied_line(QApplication.clipboard().text()).strip())
        return True

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None:
            return
        if new.inherits("QLineEdit"):
            listen(new)
        elif new.inherits("QComboBox"):
            listen(new.findChild(QLineEdit))
        elif new.inherits("QAbstractSpinBox"):
            new.installEventFilter(self)  # a second time changes nothing


def listen(line: QWidget | None) -> None:
    """Have what is pasted into this line tidied from now on."""
    if isinstance(line, QLineEdit) and not line.property(_HEARD):
        line.setProperty(_HEARD, True)
        line.textEdited.connect(partial(_on_edited, line))


def _on_edited(line: QLineEdit, words: str) -> None:
    if _tidy(line, words) == words or line.echoMode() is not QLineEdit.EchoMode.Normal:
        return
    if not line.isUndoAvailable():
        line.setText(_tidy(line, words))
        return
    with QSignalBlocker(line):
        line.undo()
    before, first = line.text(), line.selectionStart() if line.hasSelectedText() else line.cursorPosition()
    behind = len(before) - first - len(line.selectedText())
    pasted = words[first : len(words) - behind]
    if words != before[:first] + pasted + before[len(before) - behind :] or _tidy(line, pasted) == pasted:
        with QSignalBlocker(line):
            line.redo()  # it stood there before: nothing of it was pasted now
        return
    line.insert(_in_place(before[:first], _tidy(line, pasted), before[len(before) - behind :], pasted))
    QTimer.singleShot(0, line, partial(_tell, line))  # Qt still has the words as they came on its lips


def _tell(line: QLineEdit) -> None:
    line.textChanged.emit(line.text())


def _in_place(before: str, words: str, behind: str, pasted: str) -> str:
    """What is put in beside other words never runs into them where a break stood."""
    came = tidied(pasted)
    if before.strip() and came[:1] == "\n" and not before[-1].isspace():
        words = f" {words}"
    return f"{words} " if behind.strip() and came[-1:] == "\n" and not behind[0].isspace() else words


def _tidy(line: QLineEdit, words: str) -> str:
    between = line.property(BETWEEN)
    return tidied_line(words, str(between)) if between else tidied_line(words)
