"""Which session is shown: a list at the left where there is room, else a menu above. Used by the sessions view."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.interview.sessions.detail import state_words
from ui.interview.sessions.view_state import SessionCard
from ui.widgets.basics import scrolled
from ui.widgets.choices import Choice, ChoiceList
from ui.widgets.short_choice import ShortChoice

LIST_WIDTH = 290  # px at 100 % text
UNBOUND = 16_777_215  # Qt's own word for no greatest width


class SessionChooser(QWidget):
    """`chosen(number)` when another session is chosen."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Choice, ...] = ()
        self._numbers: tuple[int, ...] = ()
        self._pane = QFrame()
        self._pane.setProperty("role", "pane_left")
        inside = QVBoxLayout(self._pane)
        inside.setContentsMargins(16, 16, 16, 16)
        self._list = ChoiceList(self.tr("Sessions"))
        area, column = scrolled(margin=0, spacing=0)
        column.addWidget(self._list)
        column.addStretch(1)
        inside.addWidget(area)
        self.picker = ShortChoice()
        self.picker.setAccessibleName(self.tr("Session"))
        self._menu = QWidget()
        line = QHBoxLayout(self._menu)
        line.setContentsMargins(24, 8, 24, 0)
        line.addWidget(self.picker)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._pane)
        outer.addWidget(self._menu)
        self._list.chosen.connect(self._on_listed)
        self.picker.activated.connect(self._on_picked)

    def show_cards(self, cards: tuple[SessionCard, ...], number: int) -> None:
        """Show the sessions, this one chosen."""
        self._numbers = tuple(each.number for each in cards)
        choices = tuple(Choice(str(each.number), f"{each.number}  {each.title}", state_words(each)) for each in cards)
        if choices != self._shown:
            self._shown = choices
            self._list.show_choices(choices, str(number))
            words = [choice.words for choice in choices]
            if words != [self.picker.itemText(at) for at in range(self.picker.count())]:
                self.picker.clear()
                self.picker.addItems(words)
        self.picker.setCurrentIndex(self._numbers.index(number))

    def show_as_list(self, as_list: bool) -> None:
        """A list, or (in a narrow window) a menu."""
        width = round(LIST_WIDTH * theme.text_scale())
        self.setMinimumWidth(width if as_list else 0)
        self.setMaximumWidth(width if as_list else UNBOUND)
        self._pane.setVisible(as_list)
        self._menu.setVisible(not as_list)

    def focus_current(self) -> None:
        """Put the keyboard on the chosen session."""
        if self._menu.isVisibleTo(self):
            self.picker.setFocus()
        else:
            self._list.focus_current()

    def _on_listed(self, id: str) -> None:
        self.chosen.emit(int(id))

    def _on_picked(self, at: int) -> None:
        self.chosen.emit(self._numbers[at])
