"""The buttons of the documents screen: PDF, Word, print, the agenda as data, and the pack of a workshop."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from handouts.catalogue import PAPER
from ui import icons
from ui.widgets.basics import button, label, line, tab_through
from ui.widgets.short_choice import ShortChoice


class SaveView(QWidget):
    """Signals:
    save_requested: formats to save what is wanted in, a tuple such as ("pdf",).
    print_requested: what is wanted, on paper, now.
    pack_requested: the pack of the workshop with this id.
    """

    save_requested = Signal(object)
    print_requested = Signal()
    pack_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = label("", "quiet")
        self._pdf = button(self.tr("Save PDF"), "primary", self.tr("Ready to print"))
        self._word = button(self.tr("Word"), tip=self.tr("Ready to edit"))
        self._print = button(self.tr("Print…"), tip=self.tr("Print without saving (Ctrl+P)"))
        self._data: dict[str, QPushButton] = {
            "ics": button(self.tr("Calendar (ICS)"), "link", self.tr("Opens in any calendar; one event per day")),
            "xlsx": button(self.tr("Spreadsheet (XLSX)"), "link", self.tr("A row for each item")),
            "md": button(self.tr("Plain text (Markdown)"), "link", self.tr("For an email or a wiki")),
        }
        self._as_data = label(self.tr("The agenda also as"), "small")
        self._packed = QWidget(self)
        self._workshops = ShortChoice(self._packed)
        self._pack_words = label("", "small")
        self._pack = button(self.tr("Save the pack"), tip=self.tr("A folder of PDFs with a contents page"))
        self._lay_out()
        self._connect()

    @property
    def pack_workshop(self) -> str:
        """The id of the workshop the pack is for; empty when there is none."""
        return str(self._workshops.currentData() or "")

    @property
    def wanted_words(self) -> str:
        """The line that says how much would be saved."""
        return self._wanted.text()

    def show_workshops(self, workshops: tuple[tuple[str, str], ...], usual: str | None) -> None:
        """The workshops a pack can be made for; the chosen one stays while it exists."""
        chosen = self.pack_workshop or usual
        with QSignalBlocker(self._workshops):
            self._workshops.clear()
            for id, words in workshops:
                self._workshops.addItem(words, id)
            self._workshops.setCurrentIndex(max(0, self._workshops.findData(chosen)))
        self._workshops.setVisible(len(workshops) > 1)
        self._packed.setVisible(bool(workshops))

    def choose_workshop(self, id: str | None) -> None:
        """The pack follows the documents when those are narrowed to one workshop; None leaves it."""
        at = self._workshops.findData(id)
        if id is not None and at >= 0:
            self._workshops.setCurrentIndex(at)

    def show_wanted(self, documents: int, formats: tuple[str, ...], ticked: int, busy: bool) -> None:
        """How much there is to save, the data formats it exists in, and how many lines are ticked."""
        words = self.tr("1 document") if documents == 1 else self.tr("{count} documents").format(count=documents)
        self._wanted.setText(words if documents else self.tr("Nothing to save yet"))
        can = documents > 0 and not busy
        for each in (self._pdf, self._word, self._print):
            each.setEnabled(can)
        self._as_data.setVisible(bool(formats))
        for fmt, each in self._data.items():
            each.setVisible(fmt in formats)
            each.setEnabled(can)
        self._pack.setEnabled(not busy)
        self._pack_words.setText(
            self.tr("Only the papers that are ticked, counted for its people.")
            if ticked
            else self.tr("All its papers, counted for its people; the facilitator's are kept separate.")
        )

    def _lay_out(self) -> None:
        icons.set_icon(self._print, "printer", "ink")
        self._workshops.setAccessibleName(self.tr("Workshop for the pack"))
        self._workshops.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._workshops.setMinimumContentsLength(8)
        buttons = QGridLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._pdf, 0, 0, 1, 2)
        buttons.addWidget(self._word, 1, 0)
        buttons.addWidget(self._print, 1, 1)
        data = QVBoxLayout()
        data.setSpacing(2)
        data.addWidget(self._as_data)
        for each in self._data.values():
            data.addWidget(each)
        pack = QVBoxLayout(self._packed)
        pack.setContentsMargins(0, 8, 0, 0)
        pack.setSpacing(8)
        for widget in (line(), label(self.tr("Pack for a workshop"), "subheading"), self._workshops):
            pack.addWidget(widget)
        pack.addWidget(self._pack_words)
        pack.addWidget(self._pack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._wanted)
        column.addLayout(buttons)
        column.addLayout(data)
        column.addWidget(self._packed)
        tab_through(self._pdf, self._word, self._print, *self._data.values(), self._workshops, self._pack)

    def _connect(self) -> None:
        pdf, word = PAPER
        formats = {self._pdf: (pdf,), self._word: (word,)} | {each: (fmt,) for fmt, each in self._data.items()}
        for each, wanted in formats.items():
            each.clicked.connect(partial(self.save_requested.emit, wanted))
        self._print.clicked.connect(self._on_print)
        self._pack.clicked.connect(self._on_pack)

    def _on_print(self) -> None:
        self.print_requested.emit()

    def _on_pack(self) -> None:
        if self.pack_workshop:
            self.pack_requested.emit(self.pack_workshop)
