"""The line of an objective, where its change is noticed, and of what kind it is: learning and hypotheses have
questions of their own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.labels import enum_label
from ui.okr.draft_requests import DraftAction, DraftRequests
from ui.okr.page_state import OBJECTIVE
from ui.okr.view_state import OBJECTIVE_WORDS, word_count
from ui.widgets.basics import button, label
from ui.widgets.fields import LineField, TextField
from ui.widgets.flow import FlowLayout
from workshop_app.domain.okr import ASKED_OF, Direction, Objective, ObjectiveKind


class ObjectiveHead(QWidget):
    """What is typed or chosen is said to `requests`."""

    def __init__(self, requests: DraftRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._requests = requests
        self._objective = Objective("", "")
        words = self.tr("One line: what gets better, and for whom?")
        self._text = TextField(self.tr("Objective"), words, lines=1, parent=self, bare=True)
        self._text.setProperty("large", "true")
        self._direction = self._chooser(self.tr("Where the change is noticed"), Direction)
        self._kind = self._chooser(self.tr("Kind of objective"), ObjectiveKind)
        self._copy = button("", "icon", self.tr("Duplicate this objective with its key results"))
        set_icon(self._copy, "copy", "quiet")
        self._remove = button("", "icon", self.tr("Remove this objective with its key results"))
        set_icon(self._remove, "trash-2", "quiet")
        self._hint = label("", "small")
        self._answers: dict[str, LineField] = {}
        self._grid = QGridLayout()
        self._lay_out()
        self._text.committed.connect(partial(self._emit, "text"))
        self._direction.activated.connect(self._on_direction)
        self._kind.activated.connect(self._on_kind)
        self._copy.clicked.connect(self._on_copy)
        self._remove.clicked.connect(self._on_remove)
        self._text.installEventFilter(self)

    def show_objective(self, objective: Objective, number: int) -> None:
        """Show the value; of several objectives one hears which a field belongs to."""
        self._objective = objective
        name = self.tr("Objective {number}").format(number=number) if number else self.tr("Objective")
        of = self.tr("{part}, objective {number}") if number else "{part}"
        self._text.setAccessibleName(name)
        for part, words in (
            (self._direction, self.tr("Where the change is noticed")),
            (self._kind, self.tr("Kind of objective")),
            (self._copy, self.tr("Duplicate this objective")),
            (self._remove, self.tr("Remove this objective")),
        ):
            part.setAccessibleName(of.format(part=words, number=number))
            part.setAccessibleDescription(part.accessibleName())  # Qt tells what a choice shows in place of its name
        self._text.show_value(objective.text)
        with QSignalBlocker(self._direction), QSignalBlocker(self._kind):
            self._direction.setCurrentIndex(list(Direction).index(objective.direction))
            self._kind.setCurrentIndex(list(ObjectiveKind).index(objective.kind))
        count = word_count(objective.text) or 0
        said = self.tr("{count} of about {most} words").format(count=count, most=OBJECTIVE_WORDS)
        self._hint.setText(said if count > OBJECTIVE_WORDS else "")
        self._hint.setVisible(count > OBJECTIVE_WORDS)
        self._show_answers(objective)

    def focus_text(self) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._text.moveCursor(QTextCursor.MoveOperation.End)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._requests.focused.emit(self._objective.id, OBJECTIVE)
        return False

    def _questions(self, kind: ObjectiveKind) -> dict[str, str]:
        """What is asked about an objective of this kind, under the name its answer is kept by."""
        words = {
            "learn": self.tr("What would you learn?"),
            "by_when": self.tr("By when?"),
            "from_how_many": self.tr("From how many?"),
            "believe": self.tr("What do you believe?"),
            "wrong_if": self.tr("What would show you are wrong?"),
        }
        return {name: words[name] for name in ASKED_OF[kind]}

    def _show_answers(self, objective: Objective) -> None:
        """A line for each question of its kind; answers to those of another kind are kept."""
        asked, said = self._questions(objective.kind), dict(objective.answers)
        if set(asked) != set(self._answers):
            while (item := self._grid.takeAt(0)) is not None:
                if (old := item.widget()) is not None:
                    old.hide()
                    old.deleteLater()
            self._answers = {}
            for place, (name, words) in enumerate(asked.items()):
                field = self._answers[name] = LineField(words, "", self)
                field.committed.connect(partial(self._on_answer, name))
                field.installEventFilter(self)
                self._grid.addWidget(label(words, "small"), place, 0)
                self._grid.addWidget(field, place, 1)
        for name, field in self._answers.items():
            field.show_value(said.get(name, ""), objective.id)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        chips = FlowLayout(spacing=8)
        for part in (self._direction, self._kind, self._hint, self._copy, self._remove):
            chips.addWidget(part)
        self._grid.setColumnStretch(1, 1)
        self._grid.setVerticalSpacing(4)
        layout.addWidget(self._text)
        inset = QVBoxLayout()
        inset.setContentsMargins(8, 0, 0, 0)
        inset.addLayout(chips)
        inset.addLayout(self._grid)
        layout.addLayout(inset)

    def _chooser(self, name: str, kinds: type[Direction] | type[ObjectiveKind]) -> QComboBox:
        chooser = QComboBox(self)
        chooser.setProperty("role", "chip")
        chooser.setAccessibleName(name)
        for member in kinds:
            chooser.addItem(enum_label(member), member)
        return chooser

    def _emit(self, name: str, value: object) -> None:
        self._requests.edited.emit(Objective, self._objective.id, name, value)

    def _on_direction(self, index: int) -> None:
        self._emit("direction", list(Direction)[index])

    def _on_kind(self, index: int) -> None:
        self._emit("kind", list(ObjectiveKind)[index])

    def _on_answer(self, name: str, words: str) -> None:
        said = dict(self._objective.answers) | {name: words}
        self._emit("answers", tuple((key, value) for key, value in said.items() if value))

    def _on_copy(self) -> None:
        self._requests.requested.emit(DraftAction.COPY_OBJECTIVE, self._objective.id)

    def _on_remove(self) -> None:
        self._requests.requested.emit(DraftAction.REMOVE_OBJECTIVE, self._objective.id)
