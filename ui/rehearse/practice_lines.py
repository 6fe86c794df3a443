"""Where the lines of a talk have their half-typed words kept: in the talk itself, in the learner's own folder. The same
care as for the lines of an engagement (`ui/unsent.py`), without one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from workshop_app.application.practice_session import PracticeSession
from workshop_app.domain.rehearsal.kept_talk import QUESTION_LINE
from workshop_app.domain.unsent import LinePlace

QUESTION, THOUGHT = QUESTION_LINE, "practice-thought"


class PracticeLines(QObject):
    """Signals: changed(id of a place) and sight_changed, which every home of such lines has."""

    changed = Signal(str)
    sight_changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._session: PracticeSession | None = None

    def stand(self, session: PracticeSession | None) -> None:
        """From now on for this talk."""
        self._session = session

    def words(self, place: LinePlace) -> str:
        """What waits there."""
        if self._session is None or place.owner_id != self._session.kept.id:
            return ""
        return self._session.kept.waiting.get(place.line, "")

    def keep(self, place: LinePlace, words: str) -> bool:
        """Have these words wait there, or nothing; whether they do."""
        if self._session is not None and place.owner_id == self._session.kept.id and words != self.words(place):
            self._session.change(self._session.kept.with_waiting(place.line, words))
            self.changed.emit(place.id)
        return self.words(place) == words
