"""Chooses somebody among the people: from the list that drops down, or by typing part of a name. Nothing is chosen by
half a name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from ui.widgets.completing import offered
from workshop_app.application.people_names import same

NOBODY = ""


class PersonPicker(QComboBox):
    """Signals:
    picked: the id of who was chosen ("" for the first line, where there is one for nobody).
    unknown: words that name nobody in the list.
    """

    picked = Signal(str)
    unknown = Signal(str)

    def __init__(self, name: str, placeholder: str, nobody: str = "", parent: QWidget | None = None) -> None:
        """`nobody` words the choice of nobody; without it one person after the other is picked, and the field is empty
        again."""
        super().__init__(parent)
        self._nobody = nobody
        self._shown = ""
        self.setEditable(True)
        self.setAccessibleName(name)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.setMaxVisibleItems(14)
        line = self.lineEdit()
        assert line is not None
        line.setAccessibleName(name)
        line.setPlaceholderText(placeholder)
        completer = offered(QCompleter(self.model(), self))
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        # One choice brings several of these, and the box sets its own text between them: it is read once, afterwards.
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self._on_settled)
        self.activated.connect(self._settle)
        completer.activated.connect(self._settle)
        line.editingFinished.connect(self._settle)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())  # else a full page cuts its frame

    def offer(self, people: Sequence[tuple[str, str]], chosen: str = NOBODY, words: str = "") -> None:
        """Ids and names to choose among, and who is chosen; `words` stand there when they name nobody."""
        with QSignalBlocker(self):
            self.clear()
            if self._nobody:
                self.addItem(self._nobody, NOBODY)
            for id, name in people:
                self.addItem(name, id)
            at = self.findData(chosen) if chosen else -1
            self.setCurrentIndex(at)
            self._shown = self.itemText(at) if at >= 0 else words
            self.setEditText(self._shown)

    def _settle(self, *_what: object) -> None:
        self._settled.start()

    def _on_settled(self) -> None:
        words = self.currentText()
        if same(words) == same(self._shown):
            return
        at = next((place for place in range(self.count()) if same(self.itemText(place)) == same(words)), -1)
        if at < 0 and words.strip():
            self.setEditText(self._shown)
            self.unknown.emit(words.strip())
            return
        id = NOBODY if at < 0 else str(self.itemData(at))
        self._shown = "" if id == NOBODY or not self._nobody else self.itemText(at)
        self.setEditText(self._shown)
        if id or self._nobody:
            self.picked.emit(id)
