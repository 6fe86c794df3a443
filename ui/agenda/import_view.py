"""Import of an agenda that is a table already: paste it, or open a workbook; look at what was understood; import it as
one undo step. Importing the same table again changes nothing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from agendas.table_columns import Column
from ui.agenda.import_state import ImportPreview, agenda_after
from ui.agenda.import_summary import ReadFrom, summary_words
from ui.agenda.import_words import COLUMNS
from ui.agenda.understood_rows import UnderstoodRows
from ui.widgets.basics import button, label
from ui.widgets.column_choices import ColumnChoices
from ui.widgets.half_texts import HalfText
from ui.widgets.plain_text import TablePaste
from ui.widgets.read_as import ReadAs
from ui.widgets.said_below import say_on

PAUSE_MS = 250


class AgendaImportView(QWidget):
    """Signals:
    pasted: the words to be read as a table.
    file_requested: the user wants to choose a workbook.
    read_again: (encoding, sheet) to read the same file with.
    corrected: (table, columns, minutes by row) to read the same table with.
    accepted: the agenda the table was held against, and as it would be.
    taken: the preview that was accepted.
    closed: the user is done with it.
    """

    pasted = Signal(str)
    file_requested = Signal()
    read_again = Signal(str, str)
    corrected = Signal(object, object, object)
    accepted = Signal(object, object)
    taken = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: ImportPreview | None = None
        self._pasted = TablePaste()
        self._waiting = HalfText(self._pasted, "pasted-agenda")
        self._file = button(self.tr("Open a file…"))
        self._summary = label("")
        self._troubles = label("", "error")
        self._from = ReadFrom()
        self._file_name = ""  # of the file that is shown; empty for what was pasted
        self._read_as = ReadAs()
        self._columns = ColumnChoices(
            {each: QCoreApplication.translate("agenda_columns", name) for each, name in COLUMNS.items()}
        )
        self._answers: dict[int, int] = {}
        self._taken = False
        self._rows = UnderstoodRows()
        self._note = label("", "quiet")
        self._park = QCheckBox()
        self._accept = button(self.tr("Import"), "primary")
        self._back = button(self.tr("Cancel"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out()
        self._connect()

    def begin(self, workshop_id: str) -> None:
        """Nothing is pasted yet, but what waits here for this workshop."""
        self._taken = False
        self._waiting.stand_at(workshop_id)
        self._pause.stop()
        self.show_preview(None)
        if self._pasted.toPlainText():
            self._on_typed()
        self._pasted.setFocus()

    def expect_file(self) -> None:
        """A file was chosen or let go here: what was typed just before is not read over it."""
        self._pause.stop()

    def show_preview(self, found: ImportPreview | None, file_name: str = "") -> None:
        """What was understood of this file, or of what was pasted; None while there is nothing to understand. An answer
        that comes while somebody types is already about something else."""
        if self._pause.isActive():
            return
        if found is None or self._preview is None or found.table is not self._preview.table:
            self._answers.clear()
        self._preview = found
        self._file_name = file_name if found is not None else ""
        self._from.show_file(self._file_name, bool(self._pasted.toPlainText().strip()))
        self._read_as.show_table(found.table if found is not None else None)
        self._columns.setVisible(found is not None and len(found.columns) > 1)
        self._columns.show_columns(found.columns if found else (), found.heads if found else ())
        self._accept.setEnabled(found is not None and found.useful)
        self._summary.setText(summary_words(found))
        self.show_trouble("\n".join(found.troubles) if found else "")
        kept = len(found.kept) if found else 0
        self._park.setVisible(kept > 0)
        several = self.tr("Set aside the {n} items it does not mention").format(n=kept)
        self._park.setText(self.tr("Set aside the item it does not mention") if kept == 1 else several)
        lines = found.lines if found else ()
        self._rows.show_lines(lines)
        remarked = next((row for row, line in enumerate(lines) if line.remarks), -1)
        self._rows.setCurrentCell(remarked, 0)
        self._show_note()

    def show_trouble(self, words: str) -> None:
        """Nothing could be read; what was understood before stays."""
        if self._read_as.put_back():
            self._accept.setEnabled(self._preview is not None and self._preview.useful)
        say_on(self._troubles, words)

    def _lay_out(self) -> None:
        self._pasted.setAccessibleName(self.tr("Pasted table"))
        self._pasted.setPlaceholderText(self.tr("9:00\t30\tWelcome\n9:30\t45\tWhat we agreed\n10:15\t15\tBreak"))
        self._pasted.setTabChangesFocus(True)
        self._pasted.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("Import a table"), "heading"))
        sides = QSplitter()
        sides.addWidget(self._left())
        sides.addWidget(self._right())
        sides.setStretchFactor(0, 2)
        sides.setStretchFactor(1, 3)
        layout.addWidget(sides, 1)

    def _left(self) -> QWidget:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.setSpacing(8)
        layout.addWidget(
            label(self.tr("Copy the rows of a table and paste them here: when, how long, what. Or open a file."))
        )
        layout.addWidget(self._pasted, 1)
        layout.addWidget(self._file, 0, Qt.AlignmentFlag.AlignLeft)
        return side

    def _right(self) -> QWidget:
        side = QWidget()
        buttons = QHBoxLayout()
        buttons.addWidget(self._park, 1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._accept)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(12, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._from)
        layout.addWidget(self._summary)
        layout.addWidget(self._read_as)
        layout.addWidget(self._columns)
        layout.addWidget(self._troubles)
        layout.addWidget(self._rows, 1)
        layout.addWidget(self._note)
        layout.addLayout(buttons)
        return side

    def _connect(self) -> None:
        self._pasted.textChanged.connect(self._on_typed)
        self._pause.timeout.connect(self._on_pause)
        self._file.clicked.connect(self.file_requested)
        self._rows.currentCellChanged.connect(self._show_note)
        self._rows.minutes_typed.connect(self._on_minutes_typed)
        self._columns.chosen.connect(self._on_columns_chosen)
        self._read_as.changed.connect(self._on_read_as)
        self._accept.clicked.connect(self._on_accept)
        self._back.clicked.connect(self.closed)
        self.closed.connect(self._on_closed)
        leave = QShortcut(QKeySequence("Escape"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.closed)

    def _on_columns_chosen(self, columns: tuple[Column | None, ...]) -> None:
        if self._preview is not None:
            self._accept.setEnabled(False)  # what is shown belongs to the meanings before
            self.corrected.emit(self._preview.table, columns, dict(self._answers))

    def _on_minutes_typed(self, line: int, minutes: int) -> None:
        if self._preview is not None:
            self._answers[line] = minutes
            self.corrected.emit(self._preview.table, self._preview.columns, dict(self._answers))

    def _on_read_as(self, encoding: str, sheet: str) -> None:
        self._accept.setEnabled(False)
        self.read_again.emit(encoding, sheet)

    def _on_typed(self) -> None:
        """What is shown belongs to what was pasted before."""
        self._accept.setEnabled(False)
        self._pause.start()

    def _on_pause(self) -> None:
        words = self._pasted.toPlainText()
        if words.strip():
            self.pasted.emit(words)
        else:
            self.show_preview(None)

    def _show_note(self) -> None:
        """What is to be said about the chosen row."""
        row = self._rows.currentRow()
        lines = self._preview.lines if self._preview else ()
        words = " ".join(lines[row].remarks) if 0 <= row < len(lines) else ""
        self._note.setText(self.tr("Row {n}: {words}").format(n=lines[row].line, words=words) if words else "")
        self._note.setVisible(bool(words))

    def _on_closed(self) -> None:
        """What was typed is used up, or given up; beside a file that was taken in, it waits on."""
        (self._waiting.waits if self._taken and self._file_name else self._waiting.used)()

    def _on_accept(self) -> None:
        found = self._preview
        agenda = agenda_after(found, self._park.isChecked()) if found else None
        if found is not None and agenda is not None:
            self.taken.emit(found)
            self._taken = True
            self.accepted.emit(found.agenda, agenda)
            self.closed.emit()
