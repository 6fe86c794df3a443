"""A text that something is going to be made of (a pasted table): until then it waits in the file, as the words of a
line that waits for Enter do. A program that is killed over it shows it again."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from ui.widgets.fields import home_of
from ui.widgets.keeper import PAUSE_MS
from ui.widgets.window_marks import file_may_only_be_read
from workshop_app.domain.unsent import LinePlace

LONGEST = 200_000  # letters: what is longer lies in a file of its own


class HalfText(QObject):
    """Stands behind one field of several lines."""

    def __init__(self, field: QPlainTextEdit, line: str) -> None:
        super().__init__(field)
        self._field, self._place = field, LinePlace(line)
        self._home: Any = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        field.textChanged.connect(self._pause.start)

    def stand_at(self, owner_id: str) -> None:
        """Whose text this is from now on: what waits for it is shown, or nothing."""
        stays = self._place.owner_id == owner_id
        self._home = self._home or home_of(self._field)
        if self._pause.isActive():
            self._keep()
        early = "" if self._place.owner_id else self._field.toPlainText()  # typed before it stood anywhere
        self._place = LinePlace(self._place.line, owner_id)
        if self._home is not None:
            self._field.setPlainText("\n".join(filter(None, (self._home.words(self._place), early))))
        elif not stays and not early:
            self._field.clear()
        if early:
            self._field.moveCursor(QTextCursor.MoveOperation.End)  # somebody is writing on there
            self._keep()
        self._pause.stop()

    def waits(self) -> None:
        """The field is left, and what stands in it is still to be used: it is kept now."""
        self._keep()

    def used(self) -> None:
        """Something was made of the text, or it was given up."""
        self._field.clear()
        self._keep()

    def _keep(self) -> None:
        self._pause.stop()
        words = self._field.toPlainText()
        readable_only = file_may_only_be_read(self._field)
        if self._home is not None and self._place.owner_id and len(words) <= LONGEST and not readable_only:
            self._home.keep(self._place, words)
