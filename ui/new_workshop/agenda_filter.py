"""What narrows the list of agendas down: words, a length, a number of people."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from ui.new_workshop.view_state import Filter, Length
from ui.widgets.flow import wrapped_row

MOST_PEOPLE = 1000


class AgendaFilter(QWidget):
    """Signals: changed when something else is wanted; entered when Enter was pressed on the words."""

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.length = QComboBox()
        self.people = QSpinBox()
        self._fill()
        layout = wrapped_row(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search, 1)
        layout.addWidget(self.length)
        layout.addWidget(self.people)
        self.search.textChanged.connect(self.changed)
        self.search.returnPressed.connect(self.entered)
        self.length.currentIndexChanged.connect(self.changed)
        self.people.valueChanged.connect(self.changed)

    @property
    def wanted(self) -> Filter:
        """What is wanted now."""
        return Filter(self.search.text(), Length(self.length.currentData()), self.people.value())

    def clear(self) -> None:
        """Everything is wanted."""
        self.search.clear()
        self.length.setCurrentIndex(0)
        self.people.setValue(0)

    def _fill(self) -> None:
        self.search.setPlaceholderText(self.tr("Find an agenda by typing"))
        self.search.setAccessibleName(self.tr("Find an agenda"))
        for words, length in (
            (self.tr("Any length"), Length.ANY),
            (self.tr("Up to 1 hour"), Length.ONE_HOUR),
            (self.tr("Up to 2 hours"), Length.TWO_HOURS),
            (self.tr("Up to half a day"), Length.HALF_DAY),
            (self.tr("Up to one day"), Length.ONE_DAY),
        ):
            self.length.addItem(words, length)
        self.length.setAccessibleName(self.tr("Length"))
        self.people.setRange(0, MOST_PEOPLE)
        self.people.setSpecialValueText(self.tr("Any number of people"))
        self.people.setSuffix(self.tr(" people"))
        self.people.setAccessibleName(self.tr("How many people"))
