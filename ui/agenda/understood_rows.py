"""What was understood of a table, row by row: when, how long, what, and what would happen to it. Used by the import."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from agendas.typed_times import parse_duration
from ui import theme
from ui.agenda.import_state import Fate, ImportLine
from ui.labels import enum_label
from ui.widgets import dates
from ui.widgets.in_turns import InTurns

TONES = {
    Fate.NEW: "good",
    Fate.CHANGED: "accent",
    Fate.SAME: "quiet",
    Fate.ASKED: "late",
    Fate.LEFT_OUT: "over",
}
AT_ONCE = 60  # rows filled with the table; the others follow in turns
MINUTES = 2  # the column in which one may type


class UnderstoodRows(QTableWidget):
    """To be looked at; only the minutes may be typed, where nobody has said how long an item takes. What is wrong
    otherwise is put right in the table it came from.

    Signals:
    minutes_typed: (row of the source, minutes).
    """

    minutes_typed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 6, parent)
        self.setAccessibleName(self.tr("What was understood"))
        self.setHorizontalHeaderLabels(
            (
                self.tr("Row"),
                self.tr("Start"),
                self.tr("Min"),
                self.tr("Item"),
                self.tr("Type"),
                self.tr("What happens"),
            )
        )
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.itemChanged.connect(self._on_changed)
        self._lines: tuple[ImportLine, ...] = ()
        self._over_days = False
        self._further = InTurns(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_lines(self, lines: Sequence[ImportLine]) -> None:
        """These lines in place of those before."""
        self._lines = tuple(lines)
        self._over_days = len({line.draft.day for line in lines if line.draft is not None}) > 1
        self._further.drop()
        with QSignalBlocker(self):
            self.setRowCount(len(lines))
        for row in range(min(AT_ONCE, len(lines))):
            self._show_line(row)
        self._further.begin_pieces(map(self._show_line, range(AT_ONCE, len(lines))), now=False)

    def _show_line(self, row: int) -> None:
        line = self._lines[row]
        draft = line.draft
        kind = enum_label(draft.type) if draft is not None else ""
        if draft is not None and draft.type_guessed:
            kind = self.tr("{kind}?").format(kind=kind)
        tip = "\n".join(line.remarks)
        title = line.title or tip or self.tr("cannot be read")
        cells = (str(line.line), self._start_words(line), str(line.minutes or ""), title, kind, self._fate_words(line))
        for column, words in enumerate(cells):
            item = QTableWidgetItem(words)
            if column != MINUTES or draft is None:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            guessed = column == 4 and draft is not None and draft.type_guessed
            item.setToolTip(self.tr("Guessed from the title") if guessed else tip or words)
            if column == len(cells) - 1:
                tone = "late" if line.remarks and draft else TONES[line.fate]
                item.setForeground(QColor(theme.current().colour(tone)))
            with QSignalBlocker(self):
                self.setItem(row, column, item)

    def _start_words(self, line: ImportLine) -> str:
        """The day, too, where there are several."""
        draft = line.draft
        if draft is None:
            return ""
        time = "" if draft.start is None else dates.clock(draft.start)
        if not self._over_days:
            return time
        day = self.tr("Day {n}").format(n=draft.day)
        return self.tr("{day}, {time}").format(day=day, time=time) if time else day

    def _on_changed(self, item: QTableWidgetItem) -> None:
        """Minutes were typed; what is no length shows again what was understood."""
        line = self._lines[item.row()]
        minutes = parse_duration(item.text())
        if minutes is not None and minutes != line.minutes:
            self.minutes_typed.emit(line.line, minutes)
            return
        with QSignalBlocker(self):
            item.setText(str(line.minutes or ""))

    def _fate_words(self, line: ImportLine) -> str:
        words = {
            Fate.NEW: self.tr("new"),
            Fate.CHANGED: self.tr("changed"),
            Fate.SAME: self.tr("unchanged"),
            Fate.ASKED: self.tr("how long?"),
            Fate.LEFT_OUT: self.tr("left out"),
        }[line.fate]
        if line.fate is Fate.CHANGED and line.was != line.minutes:
            words = self.tr("{was} → {minutes} min").format(was=line.was, minutes=line.minutes)
        noted = line.remarks and line.draft and line.fate is not Fate.ASKED
        return self.tr("{fate}, with a note").format(fate=words) if noted else words
