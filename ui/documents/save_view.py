"""The buttons of the documents screen: the pack, to a folder or to the printer; and only the document shown, as PDF, as
Word, on paper, and as data where it exists so."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from handouts.catalogue import PAPER
from ui import icons
from ui.widgets.basics import button, label, line, tab_through


class SaveView(QWidget):
    """Signals:
    pack_requested: everything ticked, into a folder; True for a printer that prints on both sides.
    pack_print_requested: everything ticked, on paper; True for both sides of it.
    changed_requested: of the pack made before, what changed since.
    sides_changed: a printer for both sides is meant now, or one for one side.
    save_requested: formats to save the document shown in, a tuple such as ("pdf",).
    print_requested: the document shown, on paper.
    """

    pack_requested = Signal(bool)
    pack_print_requested = Signal(bool)
    changed_requested = Signal()
    sides_changed = Signal()
    save_requested = Signal(object)
    print_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pack = button(self.tr("Save the pack"), "primary")
        self._print_pack = button(self.tr("Print the pack…"), tip=self.tr("In the order of the day, without saving"))
        self._sides = QCheckBox(self.tr("For both sides"))
        self._sides.setToolTip(self.tr("Leaves backs empty, so that no paper begins on the back of another"))
        self._changed = button(self.tr("Only what changed"), tip=self.tr("Sheets that differ from the pack made last"))
        self._shown = label("", "small")
        self._pdf = button(self.tr("PDF"), tip=self.tr("Ready to print"))
        self._word = button(self.tr("Word"), tip=self.tr("Ready to edit"))
        self._print = button(self.tr("Print…"), tip=self.tr("Print without saving (Ctrl+P)"))
        self._data: dict[str, QPushButton] = {
            "ics": button(self.tr("Calendar (ICS)"), "link", self.tr("Opens in any calendar; one event per day")),
            "xlsx": button(self.tr("Spreadsheet (XLSX)"), "link", self.tr("A row for each item")),
            "md": button(self.tr("Plain text (Markdown)"), "link", self.tr("For an email or a wiki")),
        }
        self._lay_out()
        self._connect()

    @property
    def both_sides(self) -> bool:
        """Whether the pack is meant for a printer that prints on both sides."""
        return self._sides.isChecked() and self._sides.isVisibleTo(self)

    def show_wanted(self, for_pack: bool, ticked: int, documents: int, formats: tuple[str, ...], busy: bool) -> None:
        """Whether a workshop's pack is meant, how many lines are ticked, how many documents the one shown makes, which
        data it exists as, and whether something is being made."""
        self._pack.setText(self.tr("Save the pack") if for_pack else self.tr("Save all ticked"))
        self._pack.setToolTip(
            self.tr("A folder of PDFs with a page of contents, and one file to print for each side")
            if for_pack
            else self.tr("Every ticked document as a PDF")
        )
        self._print_pack.setText(self.tr("Print the pack…") if for_pack else self.tr("Print all ticked…"))
        self._sides.setVisible(for_pack)
        for each in (self._pack, self._print_pack, self._changed):
            each.setEnabled(ticked > 0 and not busy)
        several = self.tr("Only the {n} documents shown").format(n=documents)
        self._shown.setText(self.tr("Only this document") if documents == 1 else several)
        self._shown.setVisible(documents > 0)
        can = documents > 0 and not busy
        for each in (self._pdf, self._word, self._print):
            each.setEnabled(can)
        for fmt, each in self._data.items():
            each.setVisible(fmt in formats)
            each.setEnabled(can)

    def keep_room(self) -> None:
        """No button is cut, nor grows the pane when it is offered: the longest words have room, in sight or not."""
        every = (self._pack, self._print_pack, self._changed, self._sides, self._print, *self._data.values())
        self.setMinimumWidth(max(each.sizeHint().width() for each in every))

    def offer_changed(self, offered: bool) -> None:
        """Whether a pack was made before, so that only what changed since can be wanted."""
        self._changed.setVisible(offered)

    def _lay_out(self) -> None:
        for each in (self._print, self._print_pack):
            icons.set_icon(each, "printer", "ink")
        buttons = QGridLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._pdf, 0, 0)
        buttons.addWidget(self._word, 0, 1)
        buttons.addWidget(self._print, 1, 0, 1, 2)
        data = QVBoxLayout()
        data.setSpacing(2)
        for each in self._data.values():
            data.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        for widget in (line(), self._pack, self._print_pack, self._changed, self._sides, line(), self._shown):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addLayout(data)
        tab_through(
            self._pack,
            self._print_pack,
            self._changed,
            self._sides,
            self._pdf,
            self._word,
            self._print,
            *self._data.values(),
        )

    def _connect(self) -> None:
        pdf, word = PAPER
        formats = {self._pdf: (pdf,), self._word: (word,)} | {each: (fmt,) for fmt, each in self._data.items()}
        for each, wanted in formats.items():
            each.clicked.connect(partial(self.save_requested.emit, wanted))
        self._print.clicked.connect(self._on_print)
        self._pack.clicked.connect(self._on_pack)
        self._print_pack.clicked.connect(self._on_print_pack)
        self._changed.clicked.connect(self._on_changed)
        self._sides.toggled.connect(self._on_sides)

    def _on_print(self) -> None:
        self.print_requested.emit()

    def _on_pack(self) -> None:
        self.pack_requested.emit(self.both_sides)

    def _on_print_pack(self) -> None:
        self.pack_print_requested.emit(self.both_sides)

    def _on_sides(self, _both: bool) -> None:
        self.sides_changed.emit()

    def _on_changed(self) -> None:
        self.changed_requested.emit()
