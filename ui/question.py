"""A sentence and its answers, in a window over the window: what `ui/dialogs.py` asks with."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.basics import button, label
from ui.widgets.over_window import PageOverWindow
from ui.widgets.waiting import wait_for

WIDTH = 428  # pixels, at the usual text size


class Question(PageOverWindow):
    """A sentence and its answers. The first answer is the safe one: it has the focus."""

    def __init__(
        self, title: str, text: str, answers: tuple[str, ...], parent: QWidget | None, upright: bool = False
    ) -> None:
        super().__init__(WIDTH, parent, upright)
        self.setWindowTitle(title)
        self.setAccessibleDescription(text)  # read when the window comes up, before the answer that has the focus
        self._answer: int | None = None
        body = label(text)
        body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.page.addWidget(label(title, "heading"))
        self.page.addWidget(body)
        self.page.addStretch(1)
        for place, words in enumerate(answers):
            self.foot.addWidget(self._answer_button(place, words))

    def answer(self) -> int | None:
        """Show the question and wait; None when the window was closed."""
        self.fit()
        wait_for(self)
        self.deleteLater()  # a question left to the garbage collector may outlive the application
        return self._answer

    def _answer_button(self, place: int, words: str) -> QPushButton:
        widget = button(words.replace("&", "&&"))
        widget.setAutoDefault(True)
        widget.clicked.connect(partial(self._on_answered, place))
        if place == 0:
            widget.setDefault(True)
            widget.setFocus()
        return widget

    def _on_answered(self, place: int) -> None:
        self._answer = place
        self.accept()
