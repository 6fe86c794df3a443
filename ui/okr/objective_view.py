"""One objective on the drafts screen: its line, why now, and its key results as cards."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.labels import enum_label
from ui.okr.counts_line import CountsLine
from ui.okr.draft_requests import DraftAction, DraftRequests
from ui.okr.key_result_card import KeyResultCard
from ui.okr.view_state import OBJECTIVE_WORDS, WHY_NOW_WORDS, objective_counts, sentence_count, word_count
from ui.widgets.basics import button, label, row
from ui.widgets.fields import TextField
from workshop_app.application.draft_queries import Agreement, ObjectiveDraft
from workshop_app.domain.okr import Direction, Objective


class ObjectiveView(QWidget):
    """Everything the user wants of the objective or of a card goes to `requests`."""

    def __init__(self, requests: DraftRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._requests = requests
        self._id, self._objective = "", Objective("", "", "")
        self._cards: dict[str, KeyResultCard] = {}
        self._heading = label("", "subheading")
        self._asks = label("", "small")
        self._asks.setProperty("tone", "accent")
        self._direction = QComboBox(self)
        self._direction.setAccessibleName(self.tr("Where the change is noticed"))
        for member in Direction:
            self._direction.addItem(enum_label(member), member)
        self._remove = button("", "icon", self.tr("Remove this objective with its key results"))
        self._remove.setAccessibleName(self.tr("Remove this objective"))
        set_icon(self._remove, "trash-2", "quiet")
        self._text = TextField(self.tr("Objective"), self.tr("One line: what gets better, and for whom?"), 2, 4, self)
        self._text_hint = label("", "small")
        self._why = TextField(
            self.tr("Why now"), self.tr("What hurts or opens up? Whom does it touch? What changed?"), 4, 9, self
        )
        self._why_hint = label("", "small")
        self._add = button(self.tr("Add a key result"), "flat", self.tr("Ctrl+Return"))
        set_icon(self._add, "plus", "accent")
        self._counts = CountsLine()
        self._results = QVBoxLayout()
        self._lay_out()
        self._connect()

    @property
    def cards(self) -> dict[str, KeyResultCard]:
        """The cards by key result id, in order."""
        return self._cards

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab goes, in order."""
        inner = (stop for one in self._cards.values() for stop in one.stops)
        return (self._direction, self._remove, self._text, self._why, *inner, self._add)

    def show_objective(self, draft: ObjectiveDraft, number: int, several: bool, agreed: Agreement) -> None:
        """Show the value. Cards are kept as long as their key result is there."""
        self._id = draft.objective.id
        self._heading.setText(self.tr("Objective {number}").format(number=number) if several else self.tr("Objective"))
        self._name_parts(number if several else 0)
        self._text.show_value(draft.objective.text)
        self._why.show_value(draft.objective.why_now)
        with QSignalBlocker(self._direction):
            self._direction.setCurrentIndex(list(Direction).index(draft.objective.direction))
        self._objective = draft.objective
        self.show_hints(agreed.language)
        self._show_cards(draft, agreed)
        self._counts.show_counts(objective_counts(draft, agreed))

    def _name_parts(self, number: int) -> None:
        """Of several objectives one hears which a field or a button belongs to; 0: there is one."""
        of = self.tr("{part}, objective {number}") if number else "{part}"
        self._text.setAccessibleName(self._heading.text())
        for part, words in (
            (self._why, self.tr("Why now")),
            (self._direction, self.tr("Where the change is noticed")),
            (self._remove, self.tr("Remove this objective")),
            (self._add, self.tr("Add a key result")),
        ):
            part.setAccessibleName(of.format(part=words, number=number))

    def show_hints(self, language: str) -> None:
        """Counts as quiet hints; they never forbid anything."""
        objective = self._objective
        words = word_count(objective.text)
        self._text_hint.setText(
            self.tr("{count} of about {most} words").format(count=words, most=OBJECTIVE_WORDS) if words else ""
        )
        words, lines = word_count(objective.why_now), sentence_count(objective.why_now, language)
        hint = self.tr("three to five sentences, up to {most} words").format(most=WHY_NOW_WORDS)
        if words and lines is not None:
            counts = self.tr("%n sentences", "", lines) if lines != 1 else self.tr("1 sentence")
            hint = self.tr("{sentences}, {words} words · {hint}").format(sentences=counts, words=words, hint=hint)
        self._why_hint.setText(hint)

    def show_asks(self, found: Mapping[str, int]) -> None:
        """Numbers of open questions on the objective and its cards."""
        mine = found.get(self._id, 0)
        self._asks.setText(
            "" if not mine else self.tr("1 question") if mine == 1 else self.tr("%n questions", "", mine)
        )
        for id, one in self._cards.items():
            one.show_asks(found.get(id, 0))

    def focus_text(self) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._text.moveCursor(QTextCursor.MoveOperation.End)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self._requests.focused.emit(self._id)
        return super().eventFilter(watched, event)

    def _show_cards(self, draft: ObjectiveDraft, agreed: Agreement) -> None:
        wanted = [one.id for one in draft.key_results]
        for id in [id for id in self._cards if id not in wanted]:
            gone = self._cards.pop(id)
            self._results.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, result in enumerate(draft.key_results):
            one = self._cards.get(result.id)
            if one is None:
                one = self._cards[result.id] = KeyResultCard(result, agreed, self._requests, self)
            if self._results.indexOf(one) != place:
                self._results.insertWidget(place, one)
            one.show_result(result, place + 1, agreed)
        self._cards = {id: self._cards[id] for id in wanted}

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        names, tools = QHBoxLayout(), QHBoxLayout()
        self._heading.setWordWrap(False)
        self._asks.setWordWrap(False)
        names.addWidget(self._heading)
        names.addWidget(self._asks)
        names.addStretch(1)
        tools.addWidget(self._direction)
        tools.addWidget(self._remove)
        head = row()
        for part in (head, names, tools):
            part.setSpacing(8)
        head.addLayout(names, 1)
        head.addLayout(tools)
        layout.addLayout(head)
        layout.addWidget(self._text)
        layout.addWidget(self._text_hint)
        layout.addSpacing(6)
        layout.addWidget(label(self.tr("Why now"), "subheading"))
        layout.addWidget(self._why)
        layout.addWidget(self._why_hint)
        layout.addSpacing(6)
        layout.addWidget(label(self.tr("Key results"), "subheading"))
        self._results.setSpacing(8)
        layout.addLayout(self._results)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._add)
        line.addWidget(self._counts, 1)
        layout.addLayout(line)

    def _connect(self) -> None:
        self._text.committed.connect(partial(self._emit, "text"))
        self._why.committed.connect(partial(self._emit, "why_now"))
        self._direction.activated.connect(self._on_direction)
        self._add.clicked.connect(partial(self._request, DraftAction.ADD_KEY_RESULT))
        self._remove.clicked.connect(partial(self._request, DraftAction.REMOVE_OBJECTIVE))
        for field in (self._text, self._why):
            field.installEventFilter(self)

    def _emit(self, name: str, value: object) -> None:
        self._requests.edited.emit(Objective, self._id, name, value)

    def _on_direction(self, index: int) -> None:
        self._emit("direction", list(Direction)[index])

    def _request(self, action: DraftAction, _checked: bool = False) -> None:
        self._requests.requested.emit(action, self._id)
