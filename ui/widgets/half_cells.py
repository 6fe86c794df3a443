"""Words of a cell that are read only once it is left (a time, a day, a figure): until then they wait in the file, as
half of a day in a field does (`half_words.py`). A program that is killed over them shows them in their cell again, and
whoever opens the cell writes on. Used by `cells.py`; a model names the place of each such cell with `PLACE`."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTableView

from ui.widgets.fields import home_of
from ui.widgets.keeper import PAUSE_MS, Keeper, Standing
from ui.widgets.window_marks import file_may_only_be_read
from workshop_app.domain.unsent import LinePlace

PLACE = Qt.ItemDataRole.UserRole + 40  # of the words of a cell that wait: a LinePlace, or None


class WaitingCells(QObject):
    """What waits for the cells of one table."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._home: Any = None
        self._words: dict[str, str] = {}

    def words(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What was typed into this cell and was not read yet."""
        place = index.data(PLACE)
        return self._words.get(place.id, "") if isinstance(place, LinePlace) and self._is_known() else ""

    def shows(self, index: QPersistentModelIndex) -> bool:
        """Whether its column has room in the table: of one that has none Qt hides the editor, and it is open still."""
        view = self.parent()
        return not (isinstance(view, QTableView) and view.isColumnHidden(index.column()))

    def keep(self, place: LinePlace, words: str) -> None:
        if self._is_known() and words != self._words.get(place.id, ""):
            self._home.keep(place, words)

    def _is_known(self) -> bool:
        """Read at the first look: a table finds its engagement once it stands in it."""
        view = self.parent()
        if self._home is None and isinstance(view, QAbstractItemView):
            self._home = home_of(view)
            if self._home is not None:
                self._words = self._home.all_words()
                self._home.changed.connect(self._on_kept)
        return self._home is not None

    def _on_kept(self, _id: str) -> None:
        self._words = self._home.all_words()
        view = self.parent()
        if isinstance(view, QAbstractItemView):
            view.viewport().update()


class HalfCell(QObject):
    """Stands behind the editor of one cell for as long as it is open."""

    def __init__(
        self,
        editor: QLineEdit,
        keeper: Keeper,
        place: LinePlace,
        cells: WaitingCells,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().__init__(editor)
        self._editor, self._keeper, self._place, self._cells = editor, keeper, place, cells
        self._index = QPersistentModelIndex(index)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        editor.textEdited.connect(self._on_edited)
        keeper.standing_changed.connect(self._on_standing)
        editor.installEventFilter(self)

    def show_words(self, words: str) -> None:
        """What waits here, as if somebody were typing it still."""
        if words and not file_may_only_be_read(self._editor):
            self._editor.setText(words)
            self._editor.setModified(True)  # no refresh takes it away
            self._keeper.typed()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and not self._keeper.alone and self._cells.shows(self._index):
            self._cells.keep(self._place, "")  # the cell was left: its words were read, or given back
        return False

    def _keep(self) -> None:
        self._pause.stop()
        self._cells.keep(self._place, self._editor.text() if self._keeper.pending else "")

    def _on_edited(self, _words: str) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _on_standing(self) -> None:
        if self._keeper.standing is Standing.SAVED:
            self._keep()
