"""How promises held, over all sets of the file: from ten scored key results on, and never by person."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.widgets.basics import label
from workshop_app.domain.cycle_scores import PromiseKept


class PromisesView(QFrame):
    """A line for each level, or for what was met where there are none; hidden while nothing can be said."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        layout.addWidget(label(self.tr("How promises held, over all sets"), "subheading"))
        self._lines = {name: label("") for name in ("commit", "target", "stretch", "met")}
        for line in self._lines.values():
            layout.addWidget(line)
        self.hide()

    @property
    def words(self) -> tuple[str, ...]:
        """What the lines say."""
        return tuple(line.text() for line in self._lines.values() if not line.isHidden())

    def show_kept(self, kept: tuple[PromiseKept, ...]) -> None:
        """What was reached of each level, against what was meant."""
        said = {
            "commit": self.tr("Commit: {reached} of {of} reached; about {meant} % were meant."),
            "target": self.tr("Target: {reached} of {of} reached; about {meant} % were meant."),
            "stretch": self.tr("Stretch: {reached} of {of} reached; about {meant} % were meant."),
            "met": self.tr("{reached} of {of} met; about {meant} % were meant."),
        }
        told = {each.level for each in kept}
        for name, line in self._lines.items():
            line.setVisible(name in told)
        for each in kept:
            words = said[each.level].format(reached=each.reached, of=each.of, meant=each.meant)
            self._lines[each.level].setText(words)
        self.setVisible(bool(kept))
