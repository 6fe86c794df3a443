"""Above the board: the same groups all day or new ones, make them, and who met whom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui.groups.cap_button import CapButton
from ui.widgets.basics import button, large_text
from ui.widgets.flow import FlowLayout


class ModeSwitch(QWidget):
    """Signal: changed. `keep` is whether the same people share a room all day."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Groups"))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        layout = FlowLayout(self, 0)
        for words in (self.tr("Same group all day"), self.tr("New groups each round")):
            choice = button(words)
            choice.setCheckable(True)
            self._group.addButton(choice, len(self._group.buttons()))
            layout.addWidget(choice)
        self._group.buttons()[0].setChecked(True)
        self._group.buttonClicked.connect(self.changed)

    @property
    def choices(self) -> tuple[QWidget, ...]:
        """The two buttons."""
        return tuple(self._group.buttons())

    @property
    def keep(self) -> bool:
        """As it is set."""
        return self._group.checkedId() == 0

    def set_keep(self, keep: bool) -> None:
        """Set it."""
        self._group.buttons()[0 if keep else 1].setChecked(True)


class BoardHead(QWidget):
    """Buttons to connect to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mode = ModeSwitch(self)
        self.deal = CapButton(self.tr("Make again"), "Ctrl+G")
        self.who_met = CapButton(
            self.tr("Who met whom"), "Ctrl+M", tip=self.tr("Who shared a room with whom, how often")
        )
        self.who_met.setCheckable(True)
        tools = QWidget(self)
        flow = FlowLayout(tools, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        if large_text():  # then the two need a line, and may need two
            layout.addWidget(self.mode)
        else:
            flow.addWidget(self.mode)
        for part in (self.deal, self.who_met):
            flow.addWidget(part)
        layout.addWidget(tools)
