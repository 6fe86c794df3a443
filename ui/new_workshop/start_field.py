"""When a new workshop begins, typed as people type times of day. It always holds a time: what cannot be read stays in
the field, marked, and asks; the time before it holds until then."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import theme, typed_times
from ui.labels import error_sentence
from ui.widgets.basics import label, put_words
from ui.widgets.dates import clock
from ui.widgets.said_below import say_below
from workshop_app.domain.errors import KnownError

WIDE = 128
STEP = 15
LAST = 24 * 60 - STEP


class StartField(QWidget):
    """Signal: start_changed (minutes since midnight) when the user chose another one. Arrow up and down go a quarter of
    an hour on or back."""

    start_changed = Signal(int)

    def __init__(self, name: str, minutes: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.minutes = minutes
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        self.field.setFixedWidth(round(WIDE * theme.text_scale()))
        self.field.installEventFilter(self)
        self._said = label("", "error")
        self._said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self._said)
        self.setFocusProxy(self.field)
        self.field.editingFinished.connect(self.read)
        self.show_start(minutes)

    def show_start(self, minutes: int) -> None:
        """Show this time, whatever stood there."""
        self.minutes = minutes
        put_words(self.field, clock(minutes))
        self._mark("")

    def read(self) -> bool:
        """Read what is typed; False, and a sentence below, when it is no time of day."""
        typed = self.field.text().strip()
        if typed == clock(self.minutes):
            self._mark("")
            return True
        try:
            found = typed_times.day_start_of(typed)
        except KnownError as asked:
            self._mark(error_sentence(asked))
            return False
        self._take(found)
        return True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = (event.key() == Qt.Key.Key_Up) - (event.key() == Qt.Key.Key_Down)
            if step and self.read():
                self._take(min(max(0, self.minutes + step * STEP), LAST))
            return bool(step)
        return False

    def _take(self, minutes: int) -> None:
        changed = minutes != self.minutes
        self.show_start(minutes)
        if changed:
            self.start_changed.emit(minutes)

    def _mark(self, sentence: str) -> None:
        say_below(self.field, self._said, sentence)
