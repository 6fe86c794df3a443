"""What each column of a list means, one choice above each: changed in one click. Used by the imports of people and of
agendas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QWidget

from ui.widgets.basics import label, tab_through

MOST_COLUMNS = 40  # ticket shops have thirty; a wider list can be changed in these, the rest stays as it was read
_LONGEST_HEAD = 28


class ColumnChoices(QScrollArea):
    """Signals:
    chosen: what every column means now, None where it is left out.
    """

    chosen = Signal(object)

    def __init__(self, names: Mapping[StrEnum, str], parent: QWidget | None = None, *, each_once: bool = False) -> None:
        """`names` says each meaning in words, in the order in which they are offered. `each_once`: no two columns mean
        the same (an agenda may have a column for each group)."""
        super().__init__(parent)
        self._each_once = each_once
        self._names = names
        self._choices: list[QComboBox] = []
        self._beyond: tuple[StrEnum | None, ...] = ()
        self._shown: tuple[int, tuple[str, ...]] = (0, ())
        self._columns = QGridLayout()
        self._columns.setHorizontalSpacing(8)
        self._columns.setContentsMargins(0, 0, 0, 4)
        holder = QWidget()
        holder.setLayout(self._columns)
        self.setWidget(holder)
        holder.installEventFilter(self)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)

    def show_columns(self, meanings: Sequence[StrEnum | None], heads: Sequence[str]) -> None:
        """One choice per column of the list, headed by the list's own words. Of the same list the choices stay, so that
        the keyboard stays in them."""
        if self._choices and self._shown == (len(meanings), tuple(heads)):
            self._beyond = tuple(meanings[MOST_COLUMNS:])
            for choice, meaning in zip(self._choices, meanings, strict=False):
                choice.setCurrentIndex(self._place(meaning))
            return
        self._shown = (len(meanings), tuple(heads))
        while (item := self._columns.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._choices = []
        self._beyond = tuple(meanings[MOST_COLUMNS:])
        for index, meaning in enumerate(meanings[:MOST_COLUMNS]):
            words = heads[index] if index < len(heads) and heads[index] else self.tr("Column {n}").format(n=index + 1)
            choice = self._choice(index, meaning)
            for row, widget in enumerate((label(words[:_LONGEST_HEAD], "small"), choice)):
                self._columns.addWidget(widget, row, index)
                widget.show()  # else it would not count for the height until the next turn
            self._choices.append(choice)
        self._stop_here()
        self._columns.setColumnStretch(len(self._choices), 1)
        self.horizontalScrollBar().setValue(0)
        self._fit_height()

    def _stop_here(self) -> None:
        """Tab comes to the choices where they stand, however late they were made; round them it has nothing to do."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Qt orders nothing else
        tab_through(self, *self._choices)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Larger text makes the choices higher while they are shown."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget() and self._choices:
            self._fit_height()
        return super().eventFilter(watched, event)

    def _fit_height(self) -> None:
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(self._columns.sizeHint().height() + bar + 4)

    def _choice(self, index: int, meaning: StrEnum | None) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(self.tr("Meaning of column {n}").format(n=index + 1))
        choice.addItem(self.tr("leave out"), None)
        for column, name in self._names.items():
            choice.addItem(name, column)
        choice.setCurrentIndex(self._place(meaning))
        choice.activated.connect(self._on_chosen)
        return choice

    def _place(self, meaning: StrEnum | None) -> int:
        return 0 if meaning is None else 1 + list(self._names).index(meaning)

    def _on_chosen(self, place: int) -> None:
        """Whichever column had a meaning that stands once is left out, where everybody sees it."""
        kind = type(next(iter(self._names)))
        for choice in self._choices:
            if self._each_once and place and choice is not self.sender() and choice.currentIndex() == place:
                choice.setCurrentIndex(0)
        data = [choice.currentData() for choice in self._choices]
        self.chosen.emit(tuple(None if each is None else kind(each) for each in data) + self._beyond)
