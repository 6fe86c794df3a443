"""The coach's questions beside the page, found by typing: Enter says that one was asked about the part in use. Hers
alone: nothing of it is in the client's file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.labels import error_sentence
from ui.widgets.basics import button, label
from ui.widgets.fields import EntryLine
from ui.widgets.said_below import say_on
from workshop_app.application.coach_library import CoachLibrary
from workshop_app.domain.coach_questions import LibraryQuestion, found
from workshop_app.domain.errors import KnownError
from workshop_app.domain.unsent import LinePlace


class LibraryPane(QFrame):
    """Signals:
    asked: the question that was asked.
    closed: back to the draft.
    examples_wanted: show her examples instead.
    """

    asked = Signal(str)
    closed = Signal()
    examples_wanted = Signal()

    def __init__(self, library: CoachLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.setProperty("role", "pane_right")
        self.search = QLineEdit(self)
        self.search.setAccessibleName(self.tr("Find a question"))
        self.search.setPlaceholderText(self.tr("Find a question"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Your questions"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setToolTip(self.tr("Enter: it was asked. Delete: put it away"))
        self.own = EntryLine(LinePlace("coach-question"), parent=self)
        self.own.setAccessibleName(self.tr("Add a question of your own"))
        self.own.setPlaceholderText(self.tr("Add one of your own (Enter)"))
        self._back = button("", "link")
        self._said = label("", "error")
        self._said.hide()
        self._lay_out()
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._on_found)
        self.list.itemActivated.connect(self._on_item)
        self.own.returnPressed.connect(self._on_own)
        self._back.clicked.connect(self._on_back)
        self._fill()

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def refresh(self) -> None:
        """Show the counts as they are now."""
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._put_away()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus() and self.list.count():
            self.list.setCurrentRow(0)
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        close = button("", "icon", self.tr("Close (Esc)"))
        close.setAccessibleName(self.tr("Close your questions"))
        set_icon(close, "x", "quiet")
        close.clicked.connect(self._on_close)
        examples = button(self.tr("Examples"), "link", self.tr("Your weak and strong examples"))
        examples.clicked.connect(self.examples_wanted)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("YOUR QUESTIONS"), "section"), 1)
        head.addWidget(examples)
        head.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._said)
        layout.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.own)

    def _fill(self, _typed: str = "") -> None:
        kept = self.list.currentRow()
        self.list.clear()
        for question in found(self._library.questions(), self.search.text()):
            item = QListWidgetItem(f"{question.text}\n{self._below(question)}")
            item.setData(Qt.ItemDataRole.UserRole, question)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(kept, 0), self.list.count() - 1))
        hidden = self._library.put_away_count
        words = self.tr("%n put away: bring back", "", hidden)
        self._back.setText(words if hidden != 1 else self.tr("1 put away: bring back"))
        self._back.setVisible(bool(hidden))

    def _below(self, question: LibraryQuestion) -> str:
        parts = [question.situation_name]
        if question.used:
            parts.append(self.tr("asked {count}×").format(count=question.used))
        if question.changed:
            parts.append(self.tr("changed {count} drafts").format(count=question.changed))
        return " · ".join(parts)

    def _on_found(self) -> None:
        item = self.list.currentItem() or self.list.item(0)
        if item is not None:
            self._on_item(item)

    def _on_item(self, item: QListWidgetItem) -> None:
        question: LibraryQuestion = item.data(Qt.ItemDataRole.UserRole)
        self.asked.emit(question.text)

    def _on_own(self) -> None:
        words = self.own.text().strip()
        if words and self._kept(self._library.add, words):
            self.own.clear()

    def _put_away(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._kept(self._library.put_away, item.data(Qt.ItemDataRole.UserRole))

    def _on_back(self) -> None:
        self._kept(self._library.bring_back)

    def _on_close(self) -> None:
        self.closed.emit()

    def _kept(self, act: Callable[..., None], *what: object) -> bool:
        try:
            act(*what)
        except KnownError as error:
            say_on(self._said, error_sentence(error))
            return False
        say_on(self._said, "")
        self._fill()
        return True
