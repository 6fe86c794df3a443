"""What stands above the list of people: the line for a new name, ways in and out, and what to do with the rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme.pasting import ASKED_FIRST, paste_page, words_in
from ui.widgets.basics import button, large_text, row
from ui.widgets.elided import FoldingLabel
from ui.widgets.fields import EntryLine
from ui.widgets.flow import FlowLayout
from ui.widgets.short_choice import ShortChoice
from workshop_app.domain.unsent import LinePlace

MANY = 12  # people from which on a search helps


class PastedLists(QObject):
    """Watches the line that takes one name. Signal: came when the clipboard holds a list, which a line would join into
    one long name: nothing of it comes into the line."""

    came = Signal()

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        line.setProperty(ASKED_FIRST, True)
        line.installEventFilter(self)

    def eventFilter(self, _line: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if not event.matches(QKeySequence.StandardKey.Paste):
            return False
        copied = QApplication.clipboard().mimeData()  # None where nothing was ever copied
        if copied is None or not _is_list(words_in(copied)):
            return paste_page(self._line)
        self.came.emit()
        return True


def _is_list(words: str) -> bool:
    """Several lines, or several cells; not the one cell that a spreadsheet copies with a line break behind it."""
    return any(sign in words.strip() for sign in "\n\r\t")


class PeopleTools(QWidget):
    """Parts only; the screen connects them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = EntryLine(LinePlace("person"))
        self.pasted_lists = PastedLists(self.name)
        self.count = FoldingLabel("quiet")
        self.count.fold(large_text())
        self._counted, self._people = "", 0
        self.search = QLineEdit()
        self.columns = ShortChoice()
        self.open = button(self.tr("Open page"), tip=self.tr("Rules for the groups, times, notes (Ctrl+Enter)"))
        self.save = button(self.tr("Save as a table…"), tip=self.tr("CSV for a spreadsheet, with the rules"))
        self.paste = button(self.tr("Paste a list"), tip=self.tr("Names from a mail, a chat or a spreadsheet"))
        self.file = button(self.tr("Import a file…"), tip=self.tr("CSV, XLSX, Word or LibreOffice, any encoding"))
        self.template = button(self.tr("Template…"), tip=self.tr("An empty table for somebody else to fill in"))
        self.remove = button(self.tr("Remove from the list"), "flat")
        self.forget = button(self.tr("Forget…"), "flat", self.tr("Removes somebody from everything, for good"))
        self._name_fields()
        self._lay_out()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """In the order of Tab."""
        ways = (self.name, self.paste, self.file, self.template, self.save)
        return (*ways, self.search, self.columns, self.open, self.remove, self.forget)

    def show_count(self, words: str, people: int) -> None:
        """The figures of the list, and the search where it helps."""
        self._counted, self._people = words, people
        self.count.setText(words)
        self.search.setVisible(people > MANY)
        self.columns.setVisible(people > 0)
        self.save.setEnabled(people > 0)

    def show_found(self, found: int) -> None:
        """How many a search left; the figures of the whole list without one."""
        said = self.tr("Found: {n} of {all} people").format(n=found, all=self._people)
        nobody = self.tr("Nobody of {all} people has these words.").format(all=self._people)
        self.count.setText((said if found else nobody) if self.search.text().strip() else self._counted)

    def _name_fields(self) -> None:
        self.name.setPlaceholderText(self.tr("Type a name and press Enter"))
        self.name.setAccessibleName(self.tr("New person"))
        self.search.setPlaceholderText(self.tr("Find"))
        self.search.setAccessibleName(self.tr("Find a person"))
        self.search.setToolTip(self.tr("Find a person"))
        self.search.setMaximumWidth(200)
        self.search.setClearButtonEnabled(True)
        self.columns.setAccessibleName(self.tr("Columns"))
        self.columns.addItems([self.tr("How to reach them"), self.tr("Rules for the groups")])

    def _lay_out(self) -> None:
        top = row()  # with large text the line for a name has the whole width
        top.setSpacing(8)
        top.addWidget(self.name, 1)
        ways = FlowLayout() if large_text() else QHBoxLayout()
        for way in (self.paste, self.file, self.template, self.save):
            ways.addWidget(way)
        top.addLayout(ways)
        line = FlowLayout()
        for tool in (self.search, self.columns, self.open, self.remove, self.forget):
            line.addWidget(tool)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addLayout(line)
        layout.addWidget(self.count)  # beside the buttons it would be a narrow column
