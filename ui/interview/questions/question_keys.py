"""The keys of the questions, heard in the whole window: after a click in the rail the keyboard is still there. A hidden
panel does not listen. Used by the question view.

Ctrl+PgUp and Ctrl+PgDn move, Alt+PgUp and Alt+PgDn go from person to person, Ctrl+Return decides, Ctrl+Shift+P
postpones, Ctrl+Shift+N goes to the note line, Ctrl+Shift+Q to the open questions, Ctrl+Shift+I adds a person,
Ctrl+Shift+L says that an answer was looked at again.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.interview.questions.concluding import Concluding
from ui.interview.questions.stage import InterviewStage


class QuestionKeys(QObject):
    """`step_requested(lines)` asks for another parameter; the other keys do what the stage and `concluding` offer."""

    step_requested = Signal(int)

    def __init__(self, heard_in: QWidget, stage: InterviewStage, concluding: Concluding) -> None:
        super().__init__(heard_in)
        self._stage = stage
        for keys, slot in (
            ("Ctrl+PgUp", partial(self.step_requested.emit, -1)),
            ("Ctrl+PgDown", partial(self.step_requested.emit, 1)),
            ("Alt+PgUp", partial(stage.people.step, -1)),
            ("Alt+PgDown", partial(stage.people.step, 1)),
            ("Ctrl+Shift+I", stage.people.open_add),
            ("Ctrl+Shift+L", self._on_looked),
            ("Ctrl+Return", concluding.decide),
            ("Ctrl+Enter", concluding.decide),
            ("Ctrl+Shift+P", concluding.postpone),
            ("Ctrl+Shift+N", self._on_note),
            ("Ctrl+Shift+Q", self._on_question),
        ):
            shortcut = QShortcut(QKeySequence(keys), heard_in, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)

    def _on_looked(self) -> None:
        self._stage.page.looked_at()

    def _on_note(self) -> None:
        self._stage.bring(self._stage.side.notes.line)

    def _on_question(self) -> None:
        self._stage.bring(self._stage.side.questions.line)
