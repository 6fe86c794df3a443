"""The keyboard on the day to scale: arrows choose, Shift with them changes the length, Space lifts an item, arrows move
it, Space puts it down, Esc lets go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.agenda import day_edit
from ui.agenda.day_edit import FINE, WHOLE, Draft

if TYPE_CHECKING:
    from ui.agenda.day_strip import DayStrip

UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
DOWN_RIGHT = UP_DOWN | {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
KEEPING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class DayKeys:
    """What each key does to the strip it belongs to."""

    def __init__(self, strip: DayStrip) -> None:
        self._strip = strip

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key was one of these."""
        key, draft = Qt.Key(event.key()), self._strip.draft
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        fine = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in UP_DOWN and shift:
            self._stretch(UP_DOWN[key] * (FINE if fine else WHOLE), FINE if fine else WHOLE)
            return True
        if fine or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if draft is not None:
            return self._in_the_air(key, draft)
        if key == Qt.Key.Key_Space:
            self._lift()
            return True
        return self._choose(key)

    def _in_the_air(self, key: Qt.Key, draft: Draft) -> bool:
        if key == Qt.Key.Key_Escape:
            self._strip.let_go()
        elif key in KEEPING:
            self._strip.keep()
        elif key in DOWN_RIGHT and draft.of_length:
            self._strip.keep()
            return self._choose(key)
        elif key in UP_DOWN:
            self._strip.hold(day_edit.shifted(draft.seen, draft.agenda, draft.step_id, UP_DOWN[key]), by_keys=True)
        elif key in DOWN_RIGHT:
            self._strip.hold(day_edit.to_day(draft.seen, draft.agenda, draft.step_id, DOWN_RIGHT[key]), by_keys=True)
        return True

    def _stretch(self, by: int, whole: int) -> None:
        strip, draft = self._strip, self._strip.draft
        if strip.locked or strip.agenda is None or not strip.selected or (draft is not None and not draft.of_length):
            return
        row = next((each for each in day_edit.every(strip.rows) if each.step.id == strip.selected), None)
        if row is not None and day_edit.may_stretch(row.step):
            gone = 0 if draft is None else draft.now.step.minutes - row.step.minutes
            strip.hold(day_edit.stretched(strip.agenda, strip.selected, gone + by, whole), by_keys=True)

    def _lift(self) -> None:
        strip = self._strip
        if not strip.locked and strip.agenda is not None and strip.selected:
            strip.hold(day_edit.shifted(strip.agenda, strip.agenda, strip.selected, 0), by_keys=True)

    def _choose(self, key: Qt.Key) -> bool:
        rows = day_edit.every(self._strip.rows)
        ids = [row.step.id for row in rows]
        if not ids or key not in (*DOWN_RIGHT, Qt.Key.Key_Home, Qt.Key.Key_End):
            return False
        at = ids.index(self._strip.selected) if self._strip.selected in ids else 0
        if key in UP_DOWN:
            to = max(0, min(at + UP_DOWN[key], len(ids) - 1))
        elif key in DOWN_RIGHT:
            to = day_edit.beside(rows, at, DOWN_RIGHT[key])
        else:
            to = 0 if key == Qt.Key.Key_Home else len(ids) - 1
        self._strip.step_clicked.emit(ids[to])
        return True
