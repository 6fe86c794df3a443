"""The groups that work side by side, for the facilitator: what each does, and a minute more or less for it alone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from ui.run import run_words as words
from ui.run.group_lines import GroupLine
from ui.widgets.basics import button, label


class GroupRows(QWidget):
    """Signals: extended(strand id, minutes)."""

    extended = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._said: dict[str, QLabel] = {}

    def show_lines(self, lines: tuple[GroupLine, ...]) -> None:
        """One row each; the same groups keep their buttons, and the focus on them."""
        if [line.id for line in lines] != list(self._said):
            self._build(lines)
        for line in lines:
            self._said[line.id].setText(words.group_line(line))
        self.setVisible(bool(lines))

    def _build(self, lines: tuple[GroupLine, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._said = {}
        for place, line in enumerate(lines):
            said = self._said[line.id] = label("")
            self._grid.addWidget(said, place, 0)
            name = line.name or line.title
            for column, (minutes, text) in enumerate(((1, "+1"), (-1, "−1")), 1):
                more = self.tr("{group}: one minute more") if minutes > 0 else self.tr("{group}: one minute less")
                self._grid.addWidget(self._minute(line.id, minutes, text, more.format(group=name)), place, column)

    def _minute(self, strand_id: str, minutes: int, text: str, told: str) -> QPushButton:
        made = button(text, "icon")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setAccessibleName(told)
        made.setToolTip(told)
        made.clicked.connect(partial(self.extended.emit, strand_id, minutes))
        return made
