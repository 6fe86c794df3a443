"""One link between two teams' work: what adds, to what, how in a sentence, and a way to take it out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.alignment.copied_words import copied_hint
from ui.widgets.basics import button, label, set_tone
from ui.widgets.elided import NameLabel
from ui.widgets.fields import TextField
from workshop_app.application.contributions import ContributionSaid


class ContributionRow(QWidget):
    """Signals: written (the sentence), dropped. The sentence saves itself."""

    written = Signal(str)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ends = NameLabel("body", 4)
        self._drop = button(self.tr("Adds to it no more"), "flat")
        self.sentence = TextField("", self.tr("how it contributes, in a sentence"), lines=2, most_lines=4)
        self._hint = label("", "small")
        set_tone(self._hint, "late")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._ends, 1)
        head.addWidget(self._drop, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.sentence)
        layout.addWidget(self._hint)
        self.sentence.committed.connect(self.written)
        self._drop.clicked.connect(self.dropped)

    def show_said(self, said: ContributionSaid) -> None:
        """Whoever types is left alone."""
        to = self._to(said)
        mine = self.tr("Key result “{text}” adds to {to}").format(text=said.mine.text, to=to)
        ends = mine if said.mine.is_result else self.tr("Adds to {to}").format(to=to)
        self._ends.setText(ends)
        self._drop.setAccessibleName(self.tr("No more: {link}").format(link=ends))
        self.sentence.setAccessibleName(self.tr("How it contributes: {link}").format(link=ends))
        self.sentence.show_value(said.link.sentence, said.link.id)
        self._hint.setText(copied_hint(said.copied))
        self._hint.setVisible(bool(self._hint.text()))

    def _to(self, said: ContributionSaid) -> str:
        if said.above is None:
            return self.tr("nothing that is written now")
        words = self.tr("{team}, key result “{text}”") if said.above.is_result else self.tr("{team}, “{text}”")
        return words.format(team=said.above.team.name, text=said.above.text)
