"""A number or a day typed into a box of Qt's own becomes its value when the box is left ("1" may become "15"). Until
then it waits in the file, as half of a day does (`half_words.py`): a program that is killed over it shows it again."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QSpinBox

from ui.widgets.fields import home_of
from ui.widgets.keeper import PAUSE_MS, is_read
from ui.widgets.window_marks import file_may_only_be_read
from workshop_app.domain.unsent import LinePlace


class HalfNumber(QObject):
    """Stands behind one box; `part` says which number it is of what it is used for. `usual`: the number belongs to no
    value of the file, so that whatever differs from this waits, read or not."""

    def __init__(self, box: QAbstractSpinBox, part: str, usual: int | None = None) -> None:
        super().__init__(box)
        self._box, self._part, self._usual = box, part, usual
        self._place, self._waiting = LinePlace("half"), ""
        self._home: Any = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        self._line.textEdited.connect(self._on_edited)
        box.editingFinished.connect(self._keep)
        if isinstance(box, QSpinBox) and usual is not None:
            box.valueChanged.connect(self._on_edited)

    @property
    def _line(self) -> QLineEdit:
        """Asked for each time: Qt may make another one for its box, and the one from before is gone."""
        line = self._box.lineEdit()
        assert line is not None
        return line

    def stand_at(self, owner_id: str, of: str = "") -> None:
        """Whose number the box shows from now on, and `of` which of several it has; called after it was set to what the
        file holds."""
        place = LinePlace("half", owner_id, f"{self._part}-{of}" if of else self._part)
        if place != self._place:
            self._pause.stop()
            self._place, self._waiting = place, ""
        self._home = self._home or home_of(self._box)
        if self._home is None or self._box.hasFocus() or file_may_only_be_read(self._box):
            return
        self._waiting = self._home.words(place)
        if self._waiting:
            self._line.setText(self._waiting)
        if self._usual is not None:
            self._box.interpretText()

    def _on_edited(self, _words: object) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _keep(self) -> None:
        """What stands here now waits in the file, or nothing where it is the value."""
        self._pause.stop()
        kept = self._usual is None or (isinstance(self._box, QSpinBox) and self._box.value() == self._usual)
        words = "" if is_read(self._box) and kept else self._line.text()
        if self._home is not None and self._place.owner_id and words != self._waiting:
            self._waiting = words
            self._home.keep(self._place, words)
