"""What the view of one question shows, read from the engagement and kept until it changes: typing must not read every
answer again. Used by the question view."""

from __future__ import annotations

from ui.desk import Desk
from ui.interview import view_state
from ui.interview.view_state import AnswersSaid, InterviewView, ListedParameter, ParameterView
from workshop_app.application.changes import Changes
from workshop_app.domain.contradictions import Contradiction
from workshop_app.domain.dependencies import LookAgain
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.own_parameters import InterviewLayout, OwnParameter
from workshop_app.domain.parameters import InterviewNote, OpenQuestion, ParameterRecord
from workshop_app.domain.voices import Interviewee, Voice

SHOWN = (ParameterRecord, OwnParameter, InterviewLayout, OpenQuestion, InterviewNote, LookAgain, Engagement)
SAID = (Voice, Interviewee, OwnParameter, InterviewLayout)  # what the map of answers is made of


class QuestionReader:
    """`clashes` are the answers that do not go together, as somebody found them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._said: AnswersSaid | None = None
        self._last: InterviewView | None = None
        self.clashes: tuple[Contradiction, ...] = ()

    def view(self, key: str) -> InterviewView:
        """Everything there is to show while this parameter is open."""
        self._last = self._read(key)
        return self._last

    def shown(self, key: str) -> ParameterView:
        """One parameter: as it is shown, or for one that is being left as it is stored."""
        if self._last is not None and key in ("", self._last.shown.key):
            return self._last.shown
        return self._read(key).shown

    def rows(self, key: str) -> tuple[ListedParameter, ...]:
        """The list as it is stored now."""
        return self._read(key).rows

    def forget(self, changes: Changes) -> bool:
        """Keep nothing that these changes concern; whether anything shown is concerned."""
        if changes.touches(*SAID):
            self._said = None
        return changes.touches(*SHOWN, *SAID)

    def _read(self, key: str) -> InterviewView:
        read = self._desk.workspace.read
        if self._said is None:
            self._said = view_state.answers(read)
        return view_state.view(read, key, self._said, self.clashes)
