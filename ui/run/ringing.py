"""Rings the bell when a moment of the run falls due, never for one that is past. Called by the stage once a tick."""

from __future__ import annotations

from datetime import timedelta

from ui.bell import Bell, Sound
from workshop_app.application.ports import Clock
from workshop_app.domain.run import Cue, RunPicture, cues, seconds_to_announce

SOUNDS = {Cue.END: Sound.BELL, Cue.PHASE: Sound.BELL, Cue.WARNING: Sound.TICK, Cue.LAST_CALL: Sound.TICK}
LATEST = timedelta(seconds=2)  # of real time: later than this a bell is a lie
APART = 1.5  # seconds of real time between two bells of a fast rehearsal


class Ringer:
    """The bell of one stage; `clock` is the real one, whatever the run's own clock does."""

    def __init__(self, bell: Bell, clock: Clock) -> None:
        self._bell = bell
        self._clock = clock
        self._rang = float("-inf")

    def ring(self, before: RunPicture, after: RunPicture, speed: float) -> tuple[Cue, ...]:
        """Sound what fell due between two pictures; returns it, heard or not."""
        due = cues(before, after, LATEST * speed)
        for cue in due[-1:] if speed > 1 else due:
            now = self._clock.monotonic()
            if speed == 1 or now - self._rang >= APART:
                self._rang = now
                self._bell.ring(SOUNDS[cue])
        return due

    def to_announce(self, before: RunPicture, after: RunPicture, speed: float) -> int | None:
        """The remaining seconds a screen reader should hear now. In a fast rehearsal only the end: the rest would talk
        without a pause."""
        seconds = seconds_to_announce(before, after, LATEST * speed)
        return seconds if speed == 1 or seconds == 0 else None
