"""The minutes of looking back, right after a talk: said in a quiet line, with the bell at their end."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QLabel

from ui.rehearse.practice_desk import PracticeDesk
from ui.rehearse.view_state import clock_words
from ui.talk_bell import TalkBell
from workshop_app.application.practice_session import PracticeClock
from workshop_app.domain.rehearsal.kept_talk import BACK_MINUTES
from workshop_app.domain.run_cues import Cue

TICK_MS = 500


class BackClock(QObject):
    """`begin` when a talk is over, `rest` when the page is left."""

    def __init__(self, desk: PracticeDesk, bell: TalkBell, words: QLabel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bell, self._words = desk, bell, words
        self._clock: PracticeClock | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    def begin(self, speed: int) -> None:
        """From now on, as fast as the talk was."""
        self._clock = PracticeClock(self._desk.clock, speed)
        self._clock.go_on()
        self._timer.start()
        self._on_tick()

    def rest(self) -> None:
        """No clock is shown."""
        self._timer.stop()
        self._clock = None
        self._words.setText("")

    def _on_tick(self) -> None:
        if self._clock is None:
            return
        left = BACK_MINUTES * 60 - self._clock.look()
        if left > 0:
            said = QCoreApplication.translate("rehearse", "{time} left to look back")
            self._words.setText(said.format(time=clock_words(left)))
        else:
            self._timer.stop()
            self._bell.ring(Cue.END)
            self._words.setText(QCoreApplication.translate("rehearse", "The bell has rung; there is no hurry."))
