"""What the facilitator does to the large clock: what it shows, and what it does when the time is up. Made by the
actions of the conductor's view."""

from __future__ import annotations

from ui.run.stage import Stage
from workshop_app.domain.run import Face, Overtime, SetClock

FACES = tuple(Face)


class ClockActions:
    """Each action sets one of the two and leaves the other as it is."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def set_face(self, face: Face) -> None:
        """Let the large clock show something else."""
        now = self._stage.picture
        self._stage.do(SetClock(face, now.overtime or Overtime.COUNT_ON))

    def set_overtime(self, way: Overtime) -> None:
        """Let it stop at zero, or count on."""
        now = self._stage.picture
        self._stage.do(SetClock(now.face or Face.DOWN, way))

    def next_face(self) -> None:
        """The one after what it shows now, and after the last the first."""
        now = self._stage.picture.face or Face.DOWN
        self.set_face(FACES[(FACES.index(now) + 1) % len(FACES)])

    def other_overtime(self) -> None:
        """Stop at zero if it counts on, count on if it stops."""
        freezes = self._stage.picture.overtime is Overtime.FREEZE
        self.set_overtime(Overtime.COUNT_ON if freezes else Overtime.FREEZE)
