"""The rule that what is pasted comes in as it was meant, in every line of every window, also in what Qt makes itself.

A `QLineEdit` keeps the line breaks and the unseen signs of another program, and nothing of ours is asked before.
`Pasting` listens to the line with the focus: what was pasted, dropped or put in by the middle button is taken back and
put in once more as `domain/pasted_text.py` has it, so that Ctrl+Z gives up all of it at once. Texts of several lines do
it themselves (`ui/widgets/plain_text.py`).
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QObject, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from workshop_app.domain.pasted_text import tidied, tidied_line

BETWEEN = "between_pasted_lines"  # a property of a line that holds several things: what stands between two of them
ASKED_FIRST = "is_asked_before_pasting"  # a property of a line that looks at what is pasted before anybody else
_HEARD = "pastes_tidily"
_PICTURE = "\ufffc"  # stands in a text where a page has one


class Pasting(QObject):
    """For as long as the application lives."""

    NAME = "pasting"

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName(self.NAME)
        app.focusChanged.connect(self._on_focus)

    def eventFilter(self, box: QObject, event: QEvent) -> bool:
        """What Qt would not paste: "15" with a line break behind it into a box of numbers or times, as a spreadsheet
        copies a cell; and the words of a page that lie there as HTML alone into any line."""
        if isinstance(event, QKeyEvent):
            if event.type() != QEvent.Type.KeyPress or not event.matches(QKeySequence.StandardKey.Paste):
                return False
            return _pasted(box if isinstance(box, QLineEdit) else box.findChild(QLineEdit), box)
        return isinstance(event, QContextMenuEvent) and isinstance(box, QLineEdit) and _menu_of_page(box, event)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None:
            return
        line = new.findChild(QLineEdit) if new.inherits("QComboBox") else new
        if isinstance(line, QLineEdit):
            listen(line)
            line.installEventFilter(self)  # a second time changes nothing
        if line is not new or new.inherits("QAbstractSpinBox"):
            new.installEventFilter(self)


def words_in(source: QMimeData) -> str:
    """The words of what was copied. What some pages put on the clipboard is HTML alone; nothing in it is loaded."""
    html = "" if source.text() else source.html()
    return QTextDocumentFragment.fromHtml(html).toPlainText().replace(_PICTURE, "") if html else source.text()


def _pasted(line: QLineEdit | None, box: QObject) -> bool:
    """Whether the key did what Qt would not have done with it."""
    if line is None or line.isReadOnly() or line.property(ASKED_FIRST):
        return False
    if box.inherits("QAbstractSpinBox"):
        line.insert(tidied_line(words_in(_copied())).strip())
        return True
    return paste_page(line)


def _copied() -> QMimeData:
    return QApplication.clipboard().mimeData() or QMimeData()  # None where nothing was ever copied


def paste_page(line: QLineEdit) -> bool:
    """Put in the words of a page that lies on the clipboard as HTML alone; False for everything else."""
    words = "" if _copied().text() else words_in(_copied()).strip()
    if words:
        line.insert(words)
    return bool(words)


def _menu_of_page(line: QLineEdit, event: QContextMenuEvent) -> bool:
    """The menu that Qt makes, with a Paste that has the words of the page."""
    if line.isReadOnly() or _copied().text() or not words_in(_copied()).strip():
        return False
    menu = line.createStandardContextMenu()
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    paste = menu.findChild(QAction, "edit-paste")
    if paste is not None:
        paste.triggered.disconnect()
        paste.triggered.connect(partial(paste_page, line))
        paste.setEnabled(True)
    menu.popup(event.globalPos())
    return True


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
