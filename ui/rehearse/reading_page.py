"""A talk read again, word for word."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.rehearse.transcript import Transcript
from ui.widgets.basics import button, label
from workshop_app.domain.rehearsal.practice_talk import PracticeTurn


class TalkReadAgain(QWidget):
    """Signal: back_requested."""

    back_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = label("", "heading")
        self.transcript = Transcript(self)
        back = button(self.tr("Looking back"))
        back.clicked.connect(self.back_requested)
        top = QHBoxLayout()
        top.setContentsMargins(24, 16, 24, 8)
        top.addWidget(self._title, 1)
        top.addWidget(back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self.transcript, 1)

    def show_talk(self, title: str, turns: tuple[PracticeTurn, ...]) -> None:
        """From its beginning."""
        self._title.setText(title)
        self.transcript.show_turns(turns)
        self.transcript.setFocus(Qt.FocusReason.OtherFocusReason)
