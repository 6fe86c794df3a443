"""What the check says of a case one writes: what is missing or wrong, each a card that leads to its question, or that
it can be played."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.rehearse.write_state import MOST_FINDINGS
from ui.widgets.basics import button, label, set_tone
from ui.widgets.choices import Choice, ChoiceCard
from ui.widgets.spoken import announce
from workshop_app.domain.rehearsal.own_case_check import CheckedCase, verdict
from workshop_app.domain.rehearsal.own_case_mistakes import CaseFinding


class FoundCard(QFrame):
    """Signals: asked_for(id of a question), play_requested."""

    asked_for = Signal(str)
    play_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._shown: tuple[CaseFinding, ...] = ()
        self.words = label("", "body", self)
        self.play = button(self.tr("Play it"), "primary")
        self.cards: list[ChoiceCard] = []
        self._below = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(label(self.tr("Can it be played?"), "subheading", self))
        layout.addWidget(self.words)
        beside = QHBoxLayout()
        beside.addWidget(self.play)
        beside.addStretch(1)
        layout.addLayout(beside)
        layout.addLayout(self._below)
        self.play.hide()
        self.play.clicked.connect(self.play_requested)

    def show_checked(self, checked: CheckedCase | None, labels: Mapping[str, str], language: str) -> None:
        """None: it is being looked at; what was found before stays until then."""
        if checked is None:
            return
        found = (*checked.findings, *checked.warnings)[:MOST_FINDINGS]
        left = len(checked.findings) + len(checked.warnings) - len(found)
        said = verdict(checked, language)
        if not checked.playable:
            said = self.tr("Not yet. It is kept as it is, and you can go on at any time.")
            if left > 0:
                said = self.tr("Not yet. It is kept as it is. This comes first, {count} more after it.").format(
                    count=left
                )
        if said != self.words.text():
            announce(self, said)
        self.words.setText(said)
        set_tone(self.words, "good" if checked.playable else "")
        self.play.setVisible(checked.playable)
        if found != self._shown:
            self._fill(found, labels)

    def _fill(self, found: tuple[CaseFinding, ...], labels: Mapping[str, str]) -> None:
        self._shown = found
        here = any(card.hasFocus() for card in self.cards)
        for card in self.cards:
            self._below.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for finding in found:
            card = ChoiceCard(Choice(finding.question, labels.get(finding.question, ""), finding.words))
            card.setCheckable(False)
            card.setAutoDefault(True)
            card.clicked.connect(partial(self._on_clicked, finding.question))
            self._below.addWidget(card)
            self.cards.append(card)
        if here:  # the keyboard does not go with the card it was on
            (self.cards[0] if self.cards else self.play).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self, question: str, _checked: bool = False) -> None:
        if question:
            self.asked_for.emit(question)
