"""Which parameter is open: a list at the left where there is room, else a menu above the question. For the stage."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.interview.questions.parameter_list import ParameterList
from ui.interview.view_state import InterviewView, ListedParameter
from ui.theme import text_scale
from ui.widgets.short_choice import ShortChoice

LIST_WIDTH = 220  # px at 100 % text
UNBOUND = 16_777_215  # Qt's own word for no greatest width


class ParameterChooser(QWidget):
    """`key_chosen(key)` when another parameter is chosen. The list and the menu show the same rows."""

    key_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ParameterList()
        self.pane = QFrame()
        self.pane.setProperty("role", "pane_left")
        inside = QVBoxLayout(self.pane)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.list)
        self.picker = ShortChoice()
        self.picker.setAccessibleName(self.tr("Parameter"))
        self.picker.setModel(self.list.model())
        self.picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.picker.setMinimumContentsLength(8)
        self._menu = QWidget()
        line = QHBoxLayout(self._menu)
        line.setContentsMargins(24, 8, 24, 0)
        line.addWidget(self.picker)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.pane)
        outer.addWidget(self._menu)
        self.list.key_chosen.connect(self.key_chosen)
        self.picker.activated.connect(self._on_picked)

    def show_view(self, view: InterviewView) -> None:
        """Show the rows, the open parameter chosen."""
        self.list.show_rows(view.rows, view.shown.key, view.at)
        self.picker.setCurrentIndex(view.at)

    def show_as_list(self, as_list: bool) -> None:
        """A list, or (in a narrow window) a menu."""
        width = round(LIST_WIDTH * text_scale())
        self.setMinimumWidth(width if as_list else 0)
        self.setMaximumWidth(width if as_list else UNBOUND)
        self.pane.setVisible(as_list)
        self._menu.setVisible(not as_list)

    def _on_picked(self, at: int) -> None:
        row: ListedParameter = self.list.model().index(at, 0).data(Qt.ItemDataRole.UserRole)
        self.key_chosen.emit(row.key)
