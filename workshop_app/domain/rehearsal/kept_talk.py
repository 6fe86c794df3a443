"""A practised talk as it is kept: the seed and the actions, and what the learner wrote beside them. Her own affair: it
stands in a folder of hers, never in a client's file.

Stored names: a later edition adds fields with a default and renames none.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.domain.rehearsal.noted_session import NotedSession
from workshop_app.domain.rehearsal.observer_marks import ObserverMark
from workshop_app.domain.rehearsal.practice_talk import PlayedTalk, PracticeAction
from workshop_app.domain.rehearsal.written_coach import CoachStyle
from workshop_app.domain.rehearsal.written_talk import WrittenTalk
from workshop_app.domain.text import without_forbidden

QUESTION_LINE = "practice-question"  # where a half-typed question waits
MINUTES = 25  # of coaching, as in a breakout
BACK_MINUTES = 5  # of looking back


class PracticeSeat(StrEnum):
    """Where the learner sits: she coaches, or she listens to a written coach; or it was a real talk, written down
    for the left-hand column, or noted in a minute."""

    COACH = "coach"
    OBSERVER = "observer"
    WRITTEN = "written"
    NOTED = "noted"


class NotedThought(Struct, frozen=True):
    """What she thought and did not say, and when: after which turn, at which second of the talk."""

    turn: int
    second: int
    words: str


class LeftHandColumn(Struct, frozen=True):
    """What she writes beside a talk afterwards. `thoughts` are by the number of the turn, `stuck` is a turn or -1, and
    `first` to `last` the stretch she looks at. `before` and `after` are the draft of a real talk."""

    thoughts: Mapping[str, str] = {}
    stuck: int = -1
    context: str = ""
    unasked: str = ""
    learned: str = ""
    next: str = ""
    first: int = -1
    last: int = -1
    before: str = ""
    after: str = ""


class KeptTalk(Struct, frozen=True):
    """One talk. `second` is how far its clock has come, `waiting` what is typed and not yet said, by its line."""

    id: str
    started: datetime
    played: PlayedTalk
    seat: PracticeSeat = PracticeSeat.COACH
    style: CoachStyle | None = None
    minutes: int = MINUTES
    speed: int = 1
    second: int = 0
    over: bool = False
    thoughts: tuple[NotedThought, ...] = ()
    marks: tuple[ObserverMark, ...] = ()
    column: LeftHandColumn = LeftHandColumn()
    waiting: Mapping[str, str] = {}
    written: WrittenTalk | None = None
    noted: NotedSession | None = None

    def with_action(self, action: PracticeAction, *, over: bool) -> KeptTalk:
        """The same talk, one turn later. What was said does not wait any more: a kill finds both, or neither."""
        left = {name: words for name, words in self.waiting.items() if action.kind is None or name != QUESTION_LINE}
        said = replace(action, words=without_forbidden(action.words))
        played = replace(self.played, actions=(*self.played.actions, said))
        return replace(self, played=played, second=max(self.second, action.second), over=over, waiting=left)

    def with_thought(self, words: str, second: int) -> KeptTalk:
        """The same talk with one more thought that was not said."""
        thought = NotedThought(len(self.played.actions), second, without_forbidden(words))
        return replace(self, thoughts=(*self.thoughts, thought))

    def with_mark(self, mark: ObserverMark) -> KeptTalk:
        """The same talk with this mark in place of an earlier one for that turn."""
        others = tuple(each for each in self.marks if each.turn != mark.turn)
        return replace(self, marks=(*others, mark))

    def with_waiting(self, line: str, words: str) -> KeptTalk:
        """The same talk with these words waiting in a line; none where they are empty."""
        left = {name: said for name, said in self.waiting.items() if name != line}
        return replace(self, waiting=left | {line: without_forbidden(words)} if words else left)

    def with_beside(self, turn: int, words: str) -> KeptTalk:
        """The same talk with these words in the left-hand column beside a turn."""
        left = {name: said for name, said in self.column.thoughts.items() if name != str(turn)}
        thoughts = left | {str(turn): without_forbidden(words)} if words.strip() else left
        return replace(self, column=replace(self.column, thoughts=thoughts))
