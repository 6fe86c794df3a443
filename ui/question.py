"""A sentence and its answers, in a window over the window: what `ui/dialogs.py` asks with."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.basics import button, label
from ui.widgets.over_window import PageOverWindow
from ui.widgets.waiting import wait_for

TOO_SOON = 300  # milliseconds: nobody has read it yet
PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
WIDTH = 428  # pixels, at the usual text size


class Question(PageOverWindow):
    """A sentence and its answers. The first answer is the safe one: it has the focus. The press that brought
    the question answers nothing, whether it bounces or is held: that would be an answer nobody gave."""

    def __init__(
        self, title: str, text: str, answers: tuple[str, ...], parent: QWidget | None, upright: bool = False
    ) -> None:
        super().__init__(WIDTH, parent, upright)
        self.setWindowTitle(title)
        self.setAccessibleDescription(text)  # read when the window comes up, before the answer that has the focus
        self._answer: int | None = None
        self._shown = QElapsedTimer()
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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._shown.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A button with the focus takes these keys before the window sees them."""
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._is_too_soon(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_too_soon(event):
            super().keyPressEvent(event)

    def _is_too_soon(self, event: QKeyEvent) -> bool:
        return event.key() in PRESSING and (event.isAutoRepeat() or self._shown.elapsed() < TOO_SOON)

    def _answer_button(self, place: int, words: str) -> QPushButton:
        widget = button(words.replace("&", "&&"))
        widget.setAutoDefault(True)
        widget.installEventFilter(self)
        widget.clicked.connect(partial(self._on_answered, place))
        if place == 0:
            widget.setDefault(True)
            widget.setFocus()
        return widget

    def _on_answered(self, place: int) -> None:
        self._answer = place
        self.accept()
