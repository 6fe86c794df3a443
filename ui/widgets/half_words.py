"""Words of a field that cannot be its value yet, such as half of a day ("13 Ja") or a number that may grow ("1" of
"15"): until they can, or are given up, they wait in the file at a place of their own, as the words of a line that waits
for Enter do. A program that is killed over them shows them again, with the question about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.fields import LineField, home_of
from ui.widgets.keeper import PAUSE_MS, Standing, when_left
from ui.widgets.window_marks import file_may_only_be_read
from workshop_app.domain.unsent import LinePlace

NOWHERE = LinePlace("half")


class HalfWords(QObject):
    """Stands behind one field. `is_whole` tells whether words can be its value; `look` is called when the field shows
    what the file holds. A field that is used for one thing after the other says with `stand_at` where it stands.
    `asks`: words that are shown again are asked about; else they stand there as if somebody were typing still. Those
    that can be read by now are offered, and Enter takes them. Signal: asked, the sentence about those."""

    asked = Signal(str)

    def __init__(
        self, field: LineField, place: LinePlace, is_whole: Callable[[str], bool], *, asks: bool = True
    ) -> None:
        super().__init__(field)
        self._field, self._place, self._is_whole, self._asks = field, place, is_whole, asks
        self._home: Any = None
        self._waiting = self._offered = ""
        self._seen = NOWHERE
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        field.textEdited.connect(self._on_edited)
        field.returnPressed.connect(self._on_return)
        field.keeper.standing_changed.connect(self._on_standing)
        field.installEventFilter(self)

    def stand_at(self, place: LinePlace) -> None:
        """From now on for something else: called before the field shows it."""
        if place != self._place:
            self._keep()
            self._place, self._waiting, self._offered = place, "", ""

    def look(self) -> None:
        """Show what waits here, when it was not looked for yet: a field finds its engagement once it stands in it."""
        if self._home is None:
            self._home = home_of(self._field)
            if self._home is not None:
                self._home.changed.connect(self._on_kept)
                self._seen = self._place
                self._show()
        elif self._seen != self._place:
            self._seen = self._place
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QShowEvent) and isinstance(watched, QWidget):
            self.look()
        return False

    def _show(self) -> None:
        if self._place == NOWHERE:
            return
        words, field = self._home.words(self._place), self._field
        if not words and self._waiting and field.text() == self._waiting:
            field.keeper.revert()  # completed or given up in another field for the same, or gone with its owner
        self._waiting = words
        if words and field.keeper.pending and field.text() == words and self._is_whole(words):
            self._offered = words  # offered before, for what the field came back to
        if words and not field.keeper.pending and words != field.text() and not file_may_only_be_read(field):
            field.setText(words)
            if self._is_whole(words):
                self._offer(words)
                return
            field.keeper.typed()
            if self._asks:
                field.keeper.commit()  # which asks about them, as it did when they were typed
        self._say_where(bool(words) and field.text() == words)

    def _offer(self, words: str) -> None:
        """What could not be read when it was typed, and can be now: nobody has seen what becomes of it."""
        self._offered = words
        said = QCoreApplication.translate("saving", "“{typed}” waits here and can be read now. Enter takes it.")
        self._field.keeper.refuse(said.format(typed=words.strip()))
        self._say_where(True)
        self.asked.emit(self._field.keeper.reason)

    def _keep(self) -> None:
        """What stands here now, or nothing, waits in the file."""
        self._pause.stop()
        self.look()
        words = self._field.text()
        whole = self._is_whole(words) and words != self._offered
        waits = self._field.keeper.pending and bool(words.strip()) and not whole
        self._offered = self._offered if waits else ""
        now = words if waits else ""
        if self._home is not None and self._place != NOWHERE and now != self._waiting:
            self._waiting = now if self._home.keep(self._place, now) else ""
        self._say_where(bool(self._waiting) and self._waiting == words)

    def _say_where(self, kept: bool) -> None:
        """What waits in the file is neither lost nor unsaved, and nobody is told so."""
        keeper = self._field.keeper
        keeper.half = kept and keeper.standing is Standing.REFUSED
        if keeper.half:
            words = QCoreApplication.translate("saving", "kept as it stands, cannot be read yet")
            self._field.setAccessibleDescription(keeper.reason or words)

    def _on_edited(self, _words: str) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _on_return(self) -> None:
        """Before Qt says that the field is done with: what was offered is saved then."""
        if self._offered and self._field.text() == self._offered and self._field.keeper.standing is Standing.REFUSED:
            self._offered = ""
            self._field.keeper.typed()

    def _on_standing(self) -> None:
        if self._field.keeper.standing is not Standing.TYPING:
            self._keep()

    def _on_kept(self, id: str) -> None:
        if id == self._place.id:
            self._show()


class WaitingField(LineField):
    """A line whose words are read as a whole, often once it is left. Until then they wait in the file, and after a kill
    they stand there again, to be written on. `stand_at` comes before `show_value`."""

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        parent: QWidget | None = None,
        complete: Callable[[str], bool] = when_left,
    ) -> None:
        super().__init__(name, placeholder, parent, complete)
        self._half = HalfWords(self, NOWHERE, complete, asks=False)

    def stand_at(self, owner_id: str, part: str) -> None:
        """Whose value this is, and which of them."""
        self._half.stand_at(LinePlace("half", owner_id, part))

    def show_value(self, value: str, of: str = "") -> None:
        super().show_value(value, of)
        self._half.look()
