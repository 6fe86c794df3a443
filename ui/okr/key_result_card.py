"""One key result as a card: a sentence and a summary while closed, all fields while open. Only the card in use builds
its fields, so that a set of sixty stays quick."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.labels import enum_label
from ui.okr.draft_requests import DraftAction, DraftRequests
from ui.okr.key_result_fields import KeyResultFields
from ui.okr.view_state import at_a_glance, summary
from ui.widgets.basics import button, label, large_text, row, set_role
from ui.widgets.elided import reads_from_the_right
from ui.widgets.spoken import Role, speak_as
from workshop_app.application.draft_queries import Agreement
from workshop_app.domain.okr import KeyResult


class KeyResultCard(QFrame):
    """A card that gets the focus or a click wants to be in use: that, like all the rest, it says to `requests`."""

    def __init__(
        self, result: KeyResult, agreed: Agreement, requests: DraftRequests, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._requests = requests
        speak_as(self, Role.ListItem)
        self.setProperty("role", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._result, self._agreed = result, agreed
        self._fields: KeyResultFields | None = None
        self._number = label("", "small")
        self._sentence = label("", "body")
        self._summary = label("", "small")
        self._asks = label("", "small")
        self._asks.setProperty("tone", "accent")
        for words in (self._sentence, self._summary):
            words.setMinimumWidth(1)
        self._tools: QWidget | None = None
        self._lay_out()

    @property
    def key_result(self) -> KeyResult:
        return self._result

    @property
    def fields(self) -> KeyResultFields | None:
        """The fields; None until the card was first opened."""
        return self._fields

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab goes, in order: the card itself while closed, then its fields and its tools."""
        return (
            self,
            *(self._fields.stops if self._fields else ()),
            *(self._tools.findChildren(QPushButton) if self._tools else ()),
        )

    def show_result(self, result: KeyResult, number: int, agreed: Agreement) -> None:
        """Show the value; a field the user is typing in is left alone."""
        self._result, self._agreed = result, agreed
        allowed = result.type in agreed.facts.caps.allowed_types
        words = self.tr("KR {number} · {type}") if allowed else self.tr("KR {number} · {type}, not an agreed type")
        self._number.setText(words.format(number=number, type=enum_label(result.type)))
        self._sentence.setText(at_a_glance(result.text) or self.tr("Not written yet"))
        role = "body" if result.text.strip() else "quiet"
        if self._sentence.property("role") != role:
            set_role(self._sentence, role)
        words = self._summary_words()
        self._summary.setText(words)
        self._summary.setVisible(bool(words) and not self.is_open)
        self.setAccessibleName(f"{self._number.text()}. {self._sentence.text()}")
        if self._fields is not None:
            self._fields.show_result(result, agreed)

    def show_asks(self, count: int) -> None:
        """How many questions are open: a number, no judgement."""
        words = "" if not count else self.tr("1 question") if count == 1 else self.tr("%n questions", "", count)
        self._asks.setText(words)

    @property
    def is_open(self) -> bool:
        return self._fields is not None and not self._fields.isHidden()

    def open(self, focus: bool) -> None:
        """Show the fields; `focus` puts the cursor into the sentence."""
        if self._fields is None:
            self._fields = KeyResultFields(self._result.id, self._requests, self)
            self._layout.addWidget(self._fields)
            self._tools = self._new_tools()
            self._head.addWidget(self._tools)
        self._fields.show_result(self._result, self._agreed)
        self._set_open(True)
        if focus:
            self._fields.focus_sentence()

    def close_card(self) -> None:
        """Back to the one-line summary."""
        if self.is_open:
            self._set_open(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._requests.focused.emit(self._result.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._requests.focused.emit(self._result.id)

    def _set_open(self, is_open: bool) -> None:
        for part in (self._fields, self._tools):
            if part is not None:
                part.setVisible(is_open)
        self._sentence.setVisible(not is_open)
        self._summary.setVisible(not is_open and bool(self._summary.text()))
        # An open card is left and entered through its fields.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if is_open else Qt.FocusPolicy.TabFocus)
        set_role(self, "card" if is_open else "choice")

    def _lay_out(self) -> None:
        head, names = row(), QHBoxLayout()
        head.setSpacing(8)
        names.setSpacing(8)
        for quiet in (self._number, self._asks):
            quiet.setWordWrap(False)
        names.addWidget(self._number)
        names.addStretch(1)
        names.addWidget(self._asks)
        head.addLayout(names, 1)
        self._head = head
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 10, 16, 12)
        self._layout.setSpacing(4)
        self._layout.addLayout(head)
        self._layout.addWidget(self._sentence)
        self._layout.addWidget(self._summary)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def _new_tools(self) -> QWidget:
        box = QWidget()
        tools = QHBoxLayout(box)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(0)
        for action, icon, words in (
            (DraftAction.UP, "arrow-up", self.tr("Move up (Alt+Up)")),
            (DraftAction.DOWN, "arrow-down", self.tr("Move down (Alt+Down)")),
            (DraftAction.DUPLICATE, "copy", self.tr("Duplicate (Ctrl+D)")),
            (DraftAction.REMOVE, "trash-2", self.tr("Remove (Ctrl+Shift+Delete)")),
        ):
            tools.addWidget(self._tool(action, icon, words))
        if large_text():
            tools.addStretch(1)
        return box

    def _tool(self, action: DraftAction, icon: str, words: str) -> QPushButton:
        tool = button("", "icon", words)
        tool.setAccessibleName(words.split(" (")[0])
        tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(tool, icon, "quiet")
        tool.clicked.connect(partial(self._request, action))
        return tool

    def _request(self, action: DraftAction, _checked: bool = False) -> None:
        self._requests.requested.emit(action, self._result.id)

    def _summary_words(self) -> str:
        known = summary(self._result, self._agreed.model)
        parts = []
        if known.start or known.levels:
            levels = " / ".join(level or "–" for level in known.levels)
            parts.append(
                " → ".join(part for part in (known.start, levels) if part) + (f" {known.unit}" if known.unit else "")
            )
        if known.champions:
            names = known.champions  # one that is written from right to left would turn the figures round
            parts.append(f"\u2068{names}\u2069" if reads_from_the_right(names) else names)
        return at_a_glance(" · ".join(parts))
