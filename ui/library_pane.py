"""The coach's questions beside the page, found by typing: Enter says that one was asked about the part in use. Hers
alone: nothing of it is in the client's file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.labels import error_sentence
from ui.theme import text_scale
from ui.widgets.basics import button, label
from ui.widgets.elided_tick import ElidedTick
from ui.widgets.fields import EntryLine
from ui.widgets.said_below import say_on
from ui.widgets.told_whole import WrappedLine
from workshop_app.application.coach_library import CoachLibrary
from workshop_app.domain.coach_questions import LibraryQuestion, found
from workshop_app.domain.errors import KnownError
from workshop_app.domain.unsent import LinePlace

WIDE, LEAST = 300, 220


def fit_beside(pane: QWidget, screen: QWidget) -> None:
    """As wide as large text needs, and no wider than a third of the screen it stands in."""
    pane.setFixedWidth(round(min(WIDE * text_scale(), max(LEAST, screen.width() * 0.34))))


class LibraryPane(QFrame):
    """Signals:
    asked: the question that was asked.
    closed: back to the draft.
    examples_wanted: show her examples instead.
    """

    asked = Signal(str)
    closed = Signal()
    examples_wanted = Signal()

    def __init__(self, library: CoachLibrary, parent: QWidget | None = None, adding: bool = True) -> None:
        """Where nothing is written, `adding` is False: one may look, and neither add nor put away."""
        super().__init__(parent)
        self._library, self._adding = library, adding
        self.setProperty("role", "pane_right")
        self.search = QLineEdit(self)
        self.search.setAccessibleName(self.tr("Find a question"))
        self.search.setPlaceholderText(self.tr("Find a question"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Your questions"))
        self.list.setWordWrap(True)
        self.list.setItemDelegate(WrappedLine(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if adding:
            self.list.setToolTip(self.tr("Enter: it was asked. Delete: put it away"))
        self.own = EntryLine(LinePlace("coach-question"), parent=self)
        self.own.setAccessibleName(self.tr("Add a question of your own"))
        self.own.setPlaceholderText(self.tr("Add one of your own (Enter)"))
        self.own.setVisible(adding)
        self.only_changed = ElidedTick(self)
        self.only_changed.show_words(self.tr("Only those that changed drafts"))
        self._back = button("", "link")
        self._said = label("", "error")
        self._none = label("", "quiet")
        for words in (self._said, self._none):
            words.hide()
        self._lay_out()
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._on_found)
        self.only_changed.toggled.connect(self._fill)
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
        elif event.key() == Qt.Key.Key_Delete and self.list.hasFocus() and self._adding:
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
        examples.setVisible(self._adding)
        head.addWidget(examples)
        head.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.search)
        layout.addWidget(self.only_changed)
        layout.addWidget(self._none)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._said)
        layout.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.own)

    def _fill(self, _typed: object = "") -> None:
        kept = self.list.currentRow()
        self.list.clear()
        questions = self._library.questions()
        self.only_changed.setVisible(any(each.changed for each in questions))
        for question in found(questions, self.search.text(), self.only_changed.isChecked()):
            item = QListWidgetItem(f"{question.text}\n{self._below(question)}")
            item.setData(Qt.ItemDataRole.UserRole, question)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(kept, 0), self.list.count() - 1))
        none = self.tr("No question holds “{typed}”. Try fewer letters.").format(typed=self.search.text().strip())
        say_on(self._none, "" if self.list.count() else none)
        hidden = self._library.put_away_count
        words = self.tr("%n put away: bring back", "", hidden)
        self._back.setText(words if hidden != 1 else self.tr("1 put away: bring back"))
        self._back.setVisible(bool(hidden) and self._adding)

    def _below(self, question: LibraryQuestion) -> str:
        parts = [question.situation_name]
        if question.used:
            parts.append(self.tr("asked {count}×").format(count=question.used))
        if question.changed:
            one, several = self.tr("changed 1 draft"), self.tr("changed {count} drafts")
            parts.append(one if question.changed == 1 else several.format(count=question.changed))
            if question.years and question.years[0][1] == question.changed:
                parts.append(str(question.years[0][0]))
            elif question.years:  # what an earlier edition counted is of no year
                parts.append(", ".join(f"{year}: {count}" for year, count in question.years))
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
            self._show_all_at(words)

    def _show_all_at(self, words: str) -> None:
        """What was looked for could hide the new one: whoever wrote it sees that it is there."""
        self.search.clear()
        self.only_changed.setChecked(False)
        for item in map(self.list.item, range(self.list.count())):
            if item.data(Qt.ItemDataRole.UserRole).text == words:
                self.list.setCurrentItem(item)

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
