"""What stands above the running day when there is something to say: that it is a rehearsal, and the question about a
gap of the clocks. Shows and asks; decides nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.run import run_words as words
from ui.widgets.basics import button, label, large_text, row
from ui.widgets.flow import FlowLayout
from workshop_app.application.run_session import ClockGap
from workshop_app.domain.run import GapChoice

if TYPE_CHECKING:
    from ui.library_window import LibraryWindow

SPEEDS = (1, 5, 10, 30, 60)


class GapBanner(QFrame):
    """Asks what a gap of the clocks was; each answer has a number. Signal: settled(GapChoice)."""

    settled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self._gap: ClockGap | None = None
        self._words = label("")
        self._answers = {choice: button("") for choice in GapChoice}
        layout = row(self)  # one line where there is room: the day below needs the height
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self._words, 1)
        answers = FlowLayout() if large_text() else QHBoxLayout()
        layout.addLayout(answers)
        for choice, answer in self._answers.items():
            answer.clicked.connect(partial(self.settled.emit, choice))
            answer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            answers.addWidget(answer)
        self.hide()

    def show_gap(self, gap: ClockGap | None) -> None:
        if gap == self._gap:
            return
        self._gap = gap
        self.setVisible(gap is not None)
        if gap is None:
            return
        self._words.setText(words.gap_question(gap))
        for choice, answer in self._answers.items():
            answer.setVisible(choice in gap.choices)
        for number, choice in enumerate(gap.choices, 1):
            self._answers[choice].setText(f"{number}  {words.gap_answer(choice)}")

    def answer(self, place: int) -> None:
        """The answer with this place in the row."""
        if self._gap is not None and place < len(self._gap.choices):
            self.settled.emit(self._gap.choices[place])


def _apart(stand_ins: int) -> str:
    """That nothing touches the real day, and who sits there."""
    if not stand_ins:
        return QCoreApplication.translate("run", "Nothing here touches the real day. Items follow by themselves (A).")
    words = QCoreApplication.translate(
        "run", "Nothing here touches the real day. {n} of those seated are stand-ins. Items follow by themselves (A)."
    )
    return words.format(n=stand_ins)


class RehearsalBanner(QFrame):
    """Says that nothing here counts, who is a stand-in, and how fast it goes. Signal: speed_requested(float)."""

    speed_requested = Signal(float)

    def __init__(self, speed: float, stand_ins: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rehearsal")
        self.setProperty("role", "note")
        head = label(self.tr("Rehearsal"), "subheading")
        head.setWordWrap(False)
        self.text = label(_apart(stand_ins), "quiet")
        self.window_of_questions: LibraryWindow | None = None
        questions = button(self.tr("Your questions"), "link", self.tr("Find a question to ask"))
        questions.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        questions.clicked.connect(self._on_questions)
        self.speeds = {each: self._speed_button(each, each == speed) for each in SPEEDS}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.setSpacing(8)
        layout.addWidget(head)
        layout.addWidget(self.text, 1)
        if large_text():  # there is a line for this, not three
            self.text.hide()
            layout.addStretch(1)
        layout.addWidget(questions)
        for made in self.speeds.values():
            layout.addWidget(made)

    def _on_questions(self) -> None:
        """The coach's own questions, in a window of their own: the day has no room beside it."""
        if self.window_of_questions is None:
            from ui.library_window import LibraryWindow

            self.window_of_questions = LibraryWindow(self.window())
        self.window_of_questions.bring()

    def _speed_button(self, speed: int, chosen: bool) -> QPushButton:
        made = button(f"{speed}×", "choice")
        made.setCheckable(True)
        made.setAutoExclusive(True)
        made.setChecked(chosen)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        fast = self.tr("{speed} times as fast").format(speed=speed)
        made.setAccessibleName(self.tr("At normal speed") if speed == 1 else fast)
        made.clicked.connect(partial(self.speed_requested.emit, float(speed)))
        return made
