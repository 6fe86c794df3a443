"""Fields of a line of the log that take more than words: names that are offered while one types, and days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QWidget

from ui.widgets.completing import offered
from ui.widgets.dates import field_day
from ui.widgets.fields import LineField
from ui.widgets.half_words import NOWHERE, HalfWords
from ui.widgets.keeper import when_left
from ui.widgets.typed_days import typed_day
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.unsent import LinePlace


class NameLine(LineField):
    """A name: those of `names` are offered, any other may be typed, too. The list that drops down is made when somebody
    comes here: making seven of them is what would take longest of the whole screen."""

    def __init__(self, name: str, names: QStringListModel, placeholder: str = "") -> None:
        super().__init__(name, placeholder)
        self._names = names

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.completer() is None and not self.isReadOnly():
            completer = offered(QCompleter(self._names, self))
            completer.activated.connect(self._on_offered)
            self.setCompleter(completer)

    def _on_offered(self, _name: str) -> None:
        self.keeper.typed()
        self.keeper.commit()


class NeedDay(LineField):
    """A day or nothing, as people type days. It is read when the field is left; half of one waits in the file, under
    `part` of the line of the log."""

    def __init__(
        self, name: str, placeholder: str, today: Callable[[], date], part: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, placeholder, parent, complete=when_left)
        self._today, self._part = today, part
        self._half = HalfWords(self, NOWHERE, self._is_whole)

    def show_day(self, day: date | None, of: str) -> None:
        self._half.stand_at(LinePlace("half", of, self._part))
        self.show_value(field_day(day) if day else "", of)
        self._half.look()

    def read(self, words: str) -> date | None:
        """The day that was typed; None for nothing. KnownError(DATE_UNREADABLE) for anything else."""
        day = typed_day(words, self._today()) if words.strip() else None
        if day is None and words.strip():
            raise KnownError(ErrorCode.DATE_UNREADABLE, field=self.accessibleName(), text=words.strip())
        return day

    def _is_whole(self, words: str) -> bool:
        return not words.strip() or typed_day(words, self._today()) is not None
