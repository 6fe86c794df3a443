"""Chooses somebody among the people: from the list that drops down, or by typing part of a name. Enter takes the only
one a part of a name can mean, accents or not; half a name that is only left behind chooses nobody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from ui.widgets.completing import offered
from ui.widgets.row_models import Index, RowListModel
from workshop_app.application.people_names import same
from workshop_app.domain.naming import folded

NOBODY = ""


class NamesModel(RowListModel[tuple[str, str]]):
    """Ids and names to choose among, one for all pickers of a page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at: dict[str, int] = {}
        self._called: dict[str, int] = {}

    def show_people(self, people: Sequence[tuple[str, str]]) -> bool:
        """Everybody; whether that is another list than before."""
        rows = tuple(people)
        if rows == self._rows:
            return False
        self._take_over(rows, rows, self._rows)
        self._at = {id: at for at, (id, _) in enumerate(rows)}
        self._called = {same(name): at for at, (_, name) in enumerate(rows)}
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return None
        return self._rows[index.row()][1]

    def place_of(self, id: str) -> int:
        """Their row; -1 for nobody."""
        return self._at.get(id, -1)

    def called(self, words: str) -> int:
        """The row of whoever is written so; -1 for nobody."""
        return self._called.get(same(words), -1)

    def only_one(self, words: str) -> int:
        """The row of the only one in whose name these words stand, accents or not; -1 for nobody, or several."""
        part = folded(same(words))
        rows = [at for at, (_, name) in enumerate(self._rows) if part in folded(same(name))] if part else []
        return rows[0] if len(rows) == 1 else -1


class PersonPicker(QComboBox):
    """Signals:
    picked: the id of who was chosen ("" for nobody, where one may choose nobody).
    unknown: words that name nobody in the list.
    """

    picked = Signal(str)
    unknown = Signal(str)

    def __init__(
        self, name: str, placeholder: str, people: NamesModel, *, keeps: bool = False, parent: QWidget | None = None
    ) -> None:
        """`keeps`: who was chosen stays in the field, and an emptied field chooses nobody. Without it one person after
        the other is picked, and the field is empty again."""
        super().__init__(parent)
        self._people, self._keeps = people, keeps
        self._shown = self._of = ""
        self._entered = False
        self.setEditable(True)
        self.setAccessibleName(name)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.setMaxVisibleItems(14)
        with QSignalBlocker(self):
            self.setModel(people)
            self.setCurrentIndex(-1)
        line = self.lineEdit()
        assert line is not None
        line.setAccessibleName(name)
        line.setPlaceholderText(placeholder)
        line.setToolTip(placeholder)  # cut where the line is short
        completer = offered(QCompleter(people, self))
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        # One choice brings several of these, and the box sets its own text between them: it is read once, afterwards.
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self._on_settled)
        self.activated.connect(self._settle)
        completer.activated.connect(self._settle)
        line.returnPressed.connect(self._on_entered)
        line.editingFinished.connect(self._settle)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())  # else a full page cuts its frame

    def show_chosen(self, chosen: str = NOBODY, words: str = "", of: str = "") -> None:
        """Who is chosen; `words` stand there when they name nobody. Whoever types here about the same person (`of`) is
        left alone."""
        typing = self.hasFocus() and same(self.currentText()) != same(self._shown)
        if not (typing and of and of == self._of):
            self._put(chosen, words)
        self._of = of

    def _put(self, chosen: str, words: str = "") -> None:
        at = self._people.place_of(chosen)
        with QSignalBlocker(self):
            self.setCurrentIndex(at)
            self._shown = self.itemText(at) if at >= 0 else words
            self.setEditText(self._shown)

    def _settle(self, *_what: object) -> None:
        self._settled.start()

    def _on_entered(self) -> None:
        self._entered = True

    def _on_settled(self) -> None:
        words, entered = self.currentText(), self._entered
        self._entered = False
        if same(words) == same(self._shown):
            return
        at = self._people.called(words)
        if at < 0 and entered:
            at = self._people.only_one(words)
        if at < 0 and words.strip():
            self.setEditText(self._shown)
            self.unknown.emit(words.strip())
            return
        id = NOBODY if at < 0 else self._people.row(at)[0]
        self._put(id if self._keeps else NOBODY)
        if id or self._keeps:
            self.picked.emit(id)
