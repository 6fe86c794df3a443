"""What can be done with a case as a whole: go on writing it, begin another from it, hand it on, take it away."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ui import icons
from ui.widgets.basics import button, label
from ui.widgets.flow import FlowLayout, wrapped_row
from ui.widgets.spoken import announce
from workshop_app.domain.rehearsal.own_case import is_own_id


class CaseAction(StrEnum):
    """What a button asks for."""

    WRITE = "write"
    COPY = "copy"
    HAND_ON = "hand_on"
    REMOVE = "remove"


class OwnCaseActions(QWidget):
    """Signal: wanted(CaseAction, id of a case). `writing`: it stands where the case is written already."""

    wanted = Signal(object, str)

    def __init__(self, parent: QWidget, *, writing: bool = False) -> None:
        super().__init__(parent)
        self._id, self._writing = "", writing
        self.buttons: dict[CaseAction, QPushButton] = {
            CaseAction.WRITE: button(self.tr("Change it"), "flat"),
            CaseAction.COPY: button(self.tr("Begin a case from this one"), "flat"),
            CaseAction.HAND_ON: button(self.tr("Hand it on…"), "flat"),
            CaseAction.REMOVE: button(self.tr("Remove it"), "flat"),
        }
        marks = ("pencil-line", "copy", "download", "trash-2")
        layout = FlowLayout(self)
        for (action, each), mark in zip(self.buttons.items(), marks, strict=True):
            icons.set_icon(each, mark)
            each.clicked.connect(partial(self._on_clicked, action))
            layout.addWidget(each)

    def show_case(self, id: str) -> None:
        """For this case, one of hers or one of ours."""
        self._id, own = id, is_own_id(id)
        self.buttons[CaseAction.WRITE].setVisible(own and not self._writing)
        self.buttons[CaseAction.HAND_ON].setVisible(own)
        self.buttons[CaseAction.REMOVE].setVisible(own)

    def _on_clicked(self, action: CaseAction, _checked: bool = False) -> None:
        self.wanted.emit(action, self._id)


class OwnNotice(QFrame):
    """A line above the cases: what was removed, taken in or could not be read; Undo, where there is something to undo.
    Signal: undone."""

    undone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self.words = label("", "body", self)
        self.undo = button(self.tr("Undo"))
        layout = wrapped_row(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.undo)
        self.undo.clicked.connect(self.undone)
        self.hide()

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self.isVisible() and self.undo.isVisible()

    def show_words(self, words: str, *, undo: bool = False) -> None:
        """ "" takes the line away."""
        self.words.setText(words)
        self.undo.setVisible(undo)
        self.setVisible(bool(words))
        if words:
            announce(self, words)


class OwnCasesBar(QWidget):
    """How a case of one's own comes to be. Signals: write_requested, take_requested."""

    write_requested = Signal()
    take_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.write = button(self.tr("Write a case"))
        self.take = button(self.tr("Take one in…"), "", self.tr("A case that somebody handed on, as a file"))
        icons.set_icon(self.write, "pencil-line")
        icons.set_icon(self.take, "file-plus")
        layout = FlowLayout(self)
        layout.addWidget(self.write)
        layout.addWidget(self.take)
        self.write.clicked.connect(self.write_requested)
        self.take.clicked.connect(self.take_requested)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        return (self.write, self.take)
