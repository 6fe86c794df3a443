"""Answers that do not go together: a quiet list of questions, each with the parameters it is about. Built by the
interview panel; nothing here blocks anything."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.interview.page_words import PageWords
from ui.interview.user_label import UserLabel, on_button
from ui.interview.view_state import all_words, contradictions
from ui.widgets.basics import button, card, label, scrolled
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout
from workshop_app.application.changes import Changes
from workshop_app.domain.contradictions import Contradiction


class ContradictionsView(QWidget):
    """One card per contradiction. `parameter_requested(key, "")` asks to open a parameter it names."""

    parameter_requested = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[Contradiction, ...] | None = None
        self._words: dict[str, PageWords] = {}
        self._cards: list[QWidget] = []
        self._area, self._column = scrolled(margin=24, spacing=12)
        self._head = label("", "quiet")
        self._column.addWidget(self._head)
        self._column.addStretch(1)
        self._empty = EmptyState(
            self.tr("No contradictions"),
            self.tr("When two answers would clash later, the question to ask appears here."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        column.addWidget(self._empty)
        self.refresh()

    def refresh(self) -> None:
        """Ask again; cards are built anew only when the list is another one."""
        read = self._desk.workspace.read
        today = self._desk.workspace.clock.now().astimezone().date()
        found = contradictions(read, today)
        words = all_words(read)
        if (found, words) == (self._shown, self._words):
            return
        self._shown, self._words = found, words
        for each in self._cards:
            self._column.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._cards = [self._card(each) for each in found]
        for at, each in enumerate(self._cards, 1):
            self._column.insertWidget(at, each)
        sentence = self.tr("{n} to ask about. Each one opens the answers it names; nothing has to change.")
        self._head.setText(sentence.format(n=len(found)))
        self._area.setVisible(bool(found))
        self._empty.setVisible(not found)

    def concerns(self, changes: Changes) -> bool:
        """Answers, roles, workshops and people all count."""
        return bool(changes)

    def focus_first(self) -> None:
        """Where the keyboard starts: the first link."""
        links = self._area.findChildren(QPushButton)
        for link in links[:1]:
            link.setFocus()

    def _card(self, found: Contradiction) -> QWidget:
        frame, column = card()
        frame.setMaximumWidth(860)
        column.addWidget(UserLabel(found.question))
        line = FlowLayout(spacing=16)  # a workshop that comes early names up to ten of them
        for key in found.parameters:
            title = self._words[key.value].title
            link = button(on_button(title), "link", self.tr("Open this answer"))
            link.clicked.connect(partial(self._on_link, key.value))
            line.addWidget(link)
        column.addLayout(line)
        return frame

    def _on_link(self, key: str, _checked: bool = False) -> None:
        self.parameter_requested.emit(key, "")
