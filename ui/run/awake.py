"""Keeps the display from sleeping while a day runs; released when the day is left.

By wakepy, which knows the ways of Linux desktops, Windows and macOS. It is loaded with the first day and asked on the
worker: a desktop's bus may take seconds to say no. Where nothing answers the day runs all the same, and a quiet line
says so.
"""

from __future__ import annotations

import threading
import warnings
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from ui.background import Background, Progress
from workshop_app.domain.errors import KnownError

if TYPE_CHECKING:
    from wakepy import Mode


class HeldDisplay(Struct, frozen=True):
    """A display that was asked to stay on, and the thread that asked: wakepy wants to be let go by the same."""

    mode: Mode
    thread: int


class Awake(QObject):
    """`hold` before a day, `release` after it; both may be called twice, and neither waits for the system. Signal:
    answered(held) when the system has agreed, or cannot do it; refused in the latter case only."""

    answered = Signal(bool)
    refused = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._asked = False
        self._held: HeldDisplay | None = None

    @property
    def held(self) -> bool:
        """Whether the display stays on."""
        return self._held is not None

    def hold(self) -> None:
        """Ask for a display that stays on."""
        if not self._asked:
            self._asked = True
            self._background.submit(_hold, self._on_answered, self._on_failed)

    def release(self) -> None:
        """Let the display sleep again; an answer still under way is let go when it comes."""
        self._asked = False
        if self._held is not None:
            self._background.submit(partial(_release, self._held), self._on_released, self._on_failed)
            self._held = None

    def _on_answered(self, held: HeldDisplay | None) -> None:
        self._held = held
        if not self._asked:
            self.release()
            return
        self.answered.emit(self.held)
        if not self.held:
            self.refused.emit()

    def _on_released(self, _nothing: object) -> None:
        """Nobody waits for it."""

    def _on_failed(self, _error: KnownError) -> None:
        """No job here has a known way to fail."""


def _hold(_progress: Progress) -> HeldDisplay | None:
    from wakepy import keep

    mode = keep.presenting(on_fail="pass")
    mode.__enter__()
    return HeldDisplay(mode, threading.get_ident()) if mode.active else None


def _release(held: HeldDisplay, _progress: Progress) -> None:
    if threading.get_ident() == held.thread:
        held.mode.__exit__(None, None, None)
        return
    # The worker was made anew since. The display is let go all the same; what wakepy notes for its thread is gone.
    with warnings.catch_warnings(), suppress(ValueError):
        warnings.simplefilter("ignore")
        held.mode.__exit__(None, None, None)
