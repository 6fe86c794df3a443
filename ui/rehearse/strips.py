"""The two strips above the practice screen: that nothing here touches a client, and what could not be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QWidget
from shiboken6 import isValid

from ui.labels import short_reason
from ui.rehearse.practice_desk import PracticeDesk
from ui.widgets.basics import button, label, large_text
from ui.widgets.elided import FoldingLabel
from ui.widgets.spoken import announce

if TYPE_CHECKING:
    from concurrent.futures import Future

LEAVING_ASKS = "leaving_asks"  # the property of a window in which closing asks, and why
SPEEDS = (1, 2, 5, 10, 30)
AGAIN_MS = 2000  # between two tries of a disk that took nothing


class _Apart(FoldingLabel):
    """That nothing here touches a client; folded where it has no room, without who sees it, which the page says too."""

    def __init__(self, told: str, besides: str) -> None:
        super().__init__("quiet13")
        self._told = told
        self.setText(f"{told} {besides}")
        self.fold(large_text())

    def _line(self) -> str:
        whole = super()._line()
        return whole if self.fontMetrics().horizontalAdvance(whole) <= self.contentsRect().width() else self._told


class PracticeStrip(QFrame):
    """Signals: speed_chosen(int), while a talk runs; questions_wanted when the coach wants her own."""

    speed_chosen = Signal(int)
    questions_wanted = Signal()

    def __init__(self, desk: PracticeDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "practice")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 4, 24, 4)
        layout.setSpacing(8)
        heading = label(self.tr("Practice"), "strong")
        heading.setProperty("tone", "late")
        heading.setWordWrap(False)
        client = desk.client or self.tr("a client’s file")
        told = self.tr("Nothing here touches {client}.").format(client=client)
        self._speed = QComboBox(self)
        self._speed.setAccessibleName(self.tr("Speed of the clock"))
        for speed in SPEEDS:
            self._speed.addItem(self.tr("speed {speed}×").format(speed=speed), speed)
        layout.addWidget(heading)
        self._told = _Apart(told, self.tr("Only you see how it went."))
        layout.addWidget(self._told, 1)
        questions = button(self.tr("Your questions"), "link", self.tr("Ctrl+L: find a question to ask"))
        questions.setProperty("small", "true")
        questions.clicked.connect(self.questions_wanted)
        layout.addWidget(questions)
        layout.addWidget(self._speed)
        self._speed.hide()
        self._speed.currentIndexChanged.connect(self._on_chosen)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:  # with large text one line: the height is the talk's
            self._told.fold(large_text())

    def show_speed(self, speed: int | None) -> None:
        """None: no talk runs."""
        self._speed.setVisible(speed is not None)
        if speed is not None:
            with QSignalBlocker(self._speed):
                self._speed.setCurrentIndex(max(0, self._speed.findData(speed)))

    def _on_chosen(self) -> None:
        self.speed_chosen.emit(int(self._speed.currentData()))


class NotKeptStrip(QFrame):
    """Has the shelf written beside the window, says when the disk takes nothing, and tries again by itself. What was
    done stays in this window meanwhile."""

    def __init__(self, desk: PracticeDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._shelf, self._cases, self._in_engagement = desk.shelf, desk.cases, bool(desk.client)
        self._background, self._writes = desk.background, False
        self.words = label("", "body", self)
        again = button(self.tr("Try again"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 6, 24, 6)
        layout.addWidget(self.words, 1)
        layout.addWidget(again)
        self._timer = QTimer(self)
        self._timer.setInterval(AGAIN_MS)
        self._timer.timeout.connect(self._on_again)
        again.clicked.connect(self._on_again)
        self.hide()

    def write(self) -> None:
        """Something was kept: it is handed over already, and waited for beside the window until the disk has it."""
        self.look()
        if not self._writes:
            self._writes = True
            self._background.aside(self._shelf.save_again, self._on_written)

    def _on_written(self, done: Future[bool]) -> None:
        done.result()
        if not isValid(self):
            return
        self._writes = False
        self.look()
        if self._shelf.unsaved and self._shelf.trouble is None:
            self.write()  # kept while the last was being written

    def look(self) -> None:
        """Show the truth."""
        trouble, folder = self._shelf.trouble, self._shelf.folder
        if trouble is None:
            trouble, folder = self._cases.trouble, self._cases.folder
        if (trouble is not None) == (not self.isHidden()):
            return
        self.setVisible(trouble is not None)
        self._ask_before_leaving(trouble is not None)
        if trouble is None:
            self._timer.stop()
            return
        said = self.tr(
            "NOT KEPT, because {reason}: {folder}. What you do stays in this window, and is kept as soon as that works."
        )
        self.words.setText(said.format(reason=short_reason(trouble), folder=folder))
        announce(self, self.words.text())
        self._timer.start()

    def _ask_before_leaving(self, unsaved: bool) -> None:
        """An engagement is not closed with practice that is in its window only, unless somebody says so. The start page
        asks by itself, and a day that runs has its own reason."""
        words = self.tr("Your practice could not be kept on the disk. It goes with this window.")
        known = str(self.window().property(LEAVING_ASKS) or "")
        if self._in_engagement and known in ("", words):
            self.window().setProperty(LEAVING_ASKS, words if unsaved else "")

    def _on_again(self) -> None:
        self._shelf.hold_again()
        self._cases.save_again()
        self.write()
