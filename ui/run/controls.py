"""What is pressed most in a running day, each with its key: pause, next phase, next item, back; minutes at the right.
Signal: requested(KeyRequest)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.run import run_words as words
from ui.run.key_words import tip
from ui.run.keys import KeyRequest
from ui.run.view_state import ConductorView
from ui.widgets.key_button import KeyButton, fit_words
from workshop_app.domain.run import RunStatus

LOW, HIGH = 36, 44  # pixels of a button


class Controls(QWidget):
    """The row of buttons."""

    requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pause = self._button(self.tr("Pause"), self.tr("Space"), KeyRequest.PAUSE, icon="pause")
        self.next = self._button(self.tr("Next item"), "→", KeyRequest.NEXT, "primary")
        self.item = self._button(self.tr("Next item"), self.tr("Shift →"), KeyRequest.NEXT_ITEM)
        self.back = self._button(self.tr("Back"), "←", KeyRequest.BACK)
        self.earlier = self._button(self.tr("Began earlier"), "T", KeyRequest.EARLIER, less=self.tr("Earlier"))
        self._minutes = (
            self._button(self.tr("+1 min"), "+", KeyRequest.ADD_ONE, less="+1"),
            self._button(self.tr("+5 min"), "5", KeyRequest.ADD_FIVE, less="+5"),
            self._button(self.tr("−1 min"), "−", KeyRequest.TAKE_ONE, less="−1"),
        )
        self._all = (self.pause, self.next, self.item, self.back, self.earlier, *self._minutes)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for each in self._all[:5]:
            layout.addWidget(each)
        layout.addStretch(1)
        for each in self._minutes:
            layout.addWidget(each)

    def show_view(self, view: ConductorView, quiet: bool = False) -> None:
        """With `quiet` another button is the one to press: an offer is looked at."""
        paused = view.digits.paused
        self.pause.set_words(self.tr("Go on") if paused else self.tr("Pause"), icon="play" if paused else "pause")
        self.next.set_words(words.next_button(view))
        self.next.set_main(not quiet)
        in_phases = view.phase is not None and view.phase.next_phase is not None
        self._show_keys(card=view.card is not None, in_phases=in_phases)
        if self.item.isHidden() == in_phases:
            self.item.setVisible(in_phases)
            self.earlier.setVisible(not in_phases)
        self.setEnabled(view.status is not RunStatus.FINISHED)
        self._fit()

    def _show_keys(self, card: bool, in_phases: bool) -> None:
        """While a card is held up the arrows turn its pages: the buttons say what is pressed instead."""
        self.next.set_key("→" if not card else self.tr("V →") if in_phases else self.tr("Shift →"))
        self.back.set_key("←" if not card else self.tr("V ←"))

    def set_low(self, low: bool) -> None:
        """Lower buttons, for a small window."""
        for each in self._all:
            each.set_high(LOW if low else HIGH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        main_first = (self.next, *(each for each in self._all if each is not self.next))  # it keeps its words longest
        fit_words(main_first, self.width() - round(8 * theme.text_scale()))

    def _button(
        self, text: str, key: str, request: KeyRequest, role: str = "", less: str = "", icon: str = ""
    ) -> KeyButton:
        made = KeyButton(text, key, role, tip(request), less, icon)
        made.clicked.connect(partial(self._on_clicked, request))
        return made

    def _on_clicked(self, request: KeyRequest, _checked: bool = False) -> None:
        self.requested.emit(request)
