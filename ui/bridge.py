"""Workspace callbacks -> Qt signals. The only road between screens: each says what changed, none knows who listens.

Qt does not check signal types (a wrong payload arrives as 0), so signals are emitted through typed methods only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workshop_app.application.changes import Changes
from workshop_app.domain.text import one_stop

if TYPE_CHECKING:
    from workshop_app.application.plan_b import PlanBReport


class Bridge(QObject):
    """Signals:
    changed: (Changes, by) after every command; `by` is the screen that asked for it, or None.
    navigation_requested: an address such as "interview/cycle" or "workshops/<id>/run".
    said: a quiet sentence for the bottom line.
    heard: what was said anywhere, for a screen that has the whole window and so the bottom line of its own.
    saving_told: whether everything is saved, in words, for whatever stands at the bottom; `saving_words` is the last.
    paper_told: how it stands with the plan B on paper, a PlanBReport; `paper` is the last, None before the first.
    paper_requested: somebody saw that it may not be as it should.
    moved_inside: a screen shows another thing inside it, and the head line may say so.
    alone_requested: True while a screen wants the whole window (a running day), False when it is over.
    """

    changed = Signal(object, object)
    navigation_requested = Signal(str)
    said = Signal(str)
    heard = Signal(str)
    saving_told = Signal(str)
    paper_told = Signal(object)
    paper_requested = Signal()
    moved_inside = Signal()
    alone_requested = Signal(bool)
    saving_words = ""
    paper: PlanBReport | None = None
    refusal = ""  # what was said last of a change that a rule refused
    _handed_over: tuple[Path, ...] = ()

    def announce(self, changes: Changes, by: object | None) -> None:
        self.changed.emit(changes, by)

    def navigate(self, address: str) -> None:
        self.navigation_requested.emit(address)

    def hand_over(self, paths: tuple[Path, ...], address: str) -> None:
        """Show the place with this address, which takes these files once: going back there later reads nothing."""
        self._handed_over = paths
        self.navigate(address)

    def take_over(self) -> tuple[Path, ...]:
        """The files that were handed over; none the second time."""
        paths, self._handed_over = self._handed_over, ()
        return paths

    def move_inside(self) -> None:
        self.moved_inside.emit()

    def stand_alone(self, alone: bool) -> None:
        self.alone_requested.emit(alone)

    def tell_saving(self, words: str) -> None:
        self.saving_words = words
        self.saving_told.emit(words)

    def tell_paper(self, report: PlanBReport) -> None:
        self.paper = report
        self.paper_told.emit(report)

    def request_paper(self) -> None:
        self.paper_requested.emit()

    def refuse(self, sentence: str) -> None:
        """Say why something was refused: true until a change goes through."""
        self.refusal = one_stop(sentence)
        self.say(sentence)

    def say(self, sentence: str) -> None:
        self.said.emit(one_stop(sentence))
