"""The same measure in two teams: either a shared key result, or a misunderstanding. Each pair is offered as shared."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.basics import button, label
from workshop_app.application.shared_work import SameMeasure


class SameMeasures(QWidget):
    """Hidden while there is none. Signal: together_requested (ids of the two key results)."""

    together_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[SameMeasure, ...] = ()
        self.first: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 12)
        self._column.setSpacing(8)
        self._column.addWidget(label(self.tr("The same measure in two teams"), "subheading"))
        self.hide()

    def show_same(self, same: tuple[SameMeasure, ...]) -> None:
        """Show these pairs."""
        if same == self._shown:
            return
        self._shown, self.first = same, None
        while self._column.count() > 1:
            item = self._column.takeAt(1)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for each in same:
            self._column.addWidget(label(self._words(each), "body"))
            made = button(self.tr("Own it together"))
            made.setAccessibleName(self.tr("Own it together: {text}").format(text=each.result.text))
            made.clicked.connect(partial(self._on_clicked, each))
            self._column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            self.first = self.first or made
        self.setVisible(bool(same))

    def _words(self, each: SameMeasure) -> str:
        """In the words of each team, where they differ: they may count differently, too."""
        mine, theirs = (" ".join(one.text.split()) for one in (each.result, each.other))
        names = {"team": each.team.name, "other": each.other_team.name}
        if mine.casefold() == theirs.casefold():
            return self.tr("{team} and {other} both measure: {text}").format(text=mine, **names)
        said = self.tr("{team}: {text}\n{other}: {other_text}")
        return said.format(text=mine, other_text=theirs, **names)

    def _on_clicked(self, each: SameMeasure, _checked: bool = False) -> None:
        self.together_requested.emit(each.result.id, each.other.id)
