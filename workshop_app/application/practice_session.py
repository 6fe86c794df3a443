"""A talk with a written coachee while it runs: its turns, its clock, and every step of it kept at once.

The case answers (`practice_talk`), the shelf keeps; nothing is counted or judged here. Made by the practice screen
for a new talk and for one that is taken up again, which is played once more from its seed and its actions.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from workshop_app.application.ports import Clock
from workshop_app.domain.rehearsal.case_model import CoacheeCase
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind
from workshop_app.domain.rehearsal.practice_talk import (
    PlayedTalk,
    PracticeAction,
    PracticeTurn,
    begin,
    take_turn,
    wording,
)
from workshop_app.domain.run_cues import Cue

SLOWEST, FASTEST = 1, 30
WARNING, LAST_CALL = 0.2, 0.05  # of the time, still to go
LONGEST_STEP = 2.0  # real seconds between two looks at the clock: more, and the machine slept or nobody was there


class PracticeClock:
    """The clock of a talk: runs up to 30 times as fast, and stands while the talk is paused or the machine sleeps."""

    def __init__(self, base: Clock, speed: int = 1, second: float = 0.0) -> None:
        self._base = base
        self._seconds = second
        self._since: float | None = None
        self.speed = max(SLOWEST, min(FASTEST, speed))

    @property
    def running(self) -> bool:
        return self._since is not None

    def go_on(self) -> None:
        """Let it run from now."""
        self._since = self._base.monotonic() if self._since is None else self._since

    def pause(self) -> None:
        """Let it stand."""
        self.look()
        self._since = None

    def look(self) -> float:
        """How many seconds of the talk have gone. Asked at least once a second while it runs."""
        if self._since is not None:
            now = self._base.monotonic()
            self._seconds += min(LONGEST_STEP, now - self._since) * self.speed
            self._since = now
        return self._seconds

    def set_speed(self, speed: int) -> None:
        """Go on at another speed."""
        self.look()
        self.speed = max(SLOWEST, min(FASTEST, speed))


def talk_cues(before: float, after: float, total: float) -> tuple[Cue, ...]:
    """What falls due between two looks at the clock: the ticks of a breakout's coaching, and the bell at its end."""
    moments = ((Cue.WARNING, total * (1 - WARNING)), (Cue.LAST_CALL, total * (1 - LAST_CALL)), (Cue.END, total))
    return tuple(cue for cue, at in moments if before < at <= after)


class PracticeSession:
    """`turns` begins with how she opens; `kept` is the talk as it stands in the shelf."""

    def __init__(self, case: CoacheeCase, kept: KeptTalk, keep: Callable[[KeptTalk], object]) -> None:
        self.case, self.kept, self._keep = case, kept, keep
        self._state, opening = begin(case, kept.played.seed)
        self.turns: list[PracticeTurn] = [opening]
        for action in kept.played.actions:
            if self._state.ending is None:
                self._state, turn = take_turn(case, self._state, action, kept.played.seed)
                self.turns.append(turn)

    @property
    def played(self) -> PlayedTalk:
        return self.kept.played

    @property
    def over(self) -> bool:
        """Whether she has gone, or the coach has stopped."""
        return self._state.ending is not None

    @property
    def drafts(self) -> tuple[str, ...]:
        """Every wording there was, the present one last."""
        steps = [turn.draft for turn in self.turns[1:] if turn.draft != turn.before]
        return (self.case.head.first_draft, *(wording(self.case, step) for step in steps))

    @property
    def just_changed(self) -> bool:
        """Whether the last turn moved the draft."""
        return self.turns[-1].draft != self.turns[-1].before

    def times(self, kind: QuestionKind) -> int:
        """How often a kind was asked: the sentence offered for it is another one each time."""
        return sum(turn.action.kind is kind for turn in self.turns[1:])

    def ask(self, kind: QuestionKind, words: str, second: int, *, silence_ended: bool = False) -> PracticeTurn:
        """Say something, or nothing, and hear what she says."""
        return self._act(PracticeAction(kind, words, second, silence_ended))

    def stop(self, words: str, second: int) -> PracticeTurn:
        """End the talk."""
        return self._act(PracticeAction(None, words, second))

    def note(self, words: str, second: int) -> None:
        """Keep a thought that was not said."""
        if words.strip():
            self.change(self.kept.with_thought(words.strip(), second))

    def pass_time(self, second: int) -> None:
        """Keep how far the clock has come."""
        if second > self.kept.second:
            self.change(replace(self.kept, second=second))

    def change(self, kept: KeptTalk) -> None:
        """Keep what was written beside the talk."""
        self.kept = kept
        self._keep(kept)

    def _act(self, action: PracticeAction) -> PracticeTurn:
        if self.over:
            return self.turns[-1]
        self._state, turn = take_turn(self.case, self._state, action, self.kept.played.seed)
        self.turns.append(turn)
        self.change(self.kept.with_action(action, over=self.over))
        return turn
