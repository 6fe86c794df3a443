"""What the client agreed on about drafts, below the questions: read from the answers, never typed again. Each part
leads to the parameter it comes from."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.labels import enum_label
from ui.okr.agreed_state import AgreedPart, Fact, agreed_parts
from ui.widgets.basics import button, label
from ui.widgets.elided import ElidedLink
from workshop_app.application.draft_queries import Agreement
from workshop_app.domain.parameters import ParameterKey

OWN = "list"  # the page of the interview that holds the extra parameters


class AgreedView(QWidget):
    """Signals:
    parameter_requested: the key of the parameter to go to, or the page of the extra ones.
    scoring_requested: score the cycle of this set as is decided now.
    """

    parameter_requested = Signal(str)
    scoring_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[AgreedPart, ...] = ()
        self._parts: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 16, 0, 0)
        self._layout.setSpacing(12)
        self._layout.addWidget(label(self.tr("WHAT WAS AGREED"), "section"))

    def show_agreed(self, agreed: Agreement, may_be_rescored: bool = False) -> None:
        """Show it; nothing is rebuilt while it is the same."""
        parts = agreed_parts(agreed, may_be_rescored=may_be_rescored)
        if parts == self._shown:
            return
        self._shown = parts
        for old in self._parts:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._parts = [self._part(part) for part in parts]
        for one in self._parts:
            self._layout.addWidget(one)

    def _part(self, part: AgreedPart) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = self.tr("Our terms") if part.key is None else self._title(part.key)
        head = ElidedLink(title)
        head.setAccessibleDescription(self.tr("See what was agreed, and change it there"))
        head.clicked.connect(partial(self._on_head, OWN if part.key is None else part.key.value))
        column.addWidget(head, 0, Qt.AlignmentFlag.AlignLeft)
        if part.key is ParameterKey.KPIS:
            column.addWidget(label(self.tr("They stay in their range and are not key results."), "small"))
        for fact in part.facts:
            column.addWidget(label(self._words(fact)))
        if part.may_be_rescored:
            says = self.tr("For all sets of this cycle; undo takes it back in one step")
            change = button(self.tr("Score this cycle that way too"), "link", says)
            change.clicked.connect(self.scoring_requested)
            column.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        if not part.said:
            column.addWidget(label(self.tr("Not decided yet; this is the usual choice."), "small"))
        return box

    def _title(self, key: ParameterKey) -> str:
        return self.tr("Health metrics") if key is ParameterKey.KPIS else enum_label(key)

    def _words(self, fact: Fact) -> str:
        match fact.what:
            case "types":
                return ", ".join(enum_label(one) for one in fact.types)
            case "health" | "word" | "model":
                return fact.own
        words = {
            "caps": self.tr("Objectives: at most {0}. Key results: at most {1} for each, {2} in a set"),
            "one_each": self.tr("Both, once there are two: one external and one internal objective"),
            "one_outward": self.tr("At least one external objective"),
            "milestones": self.tr("Milestones for each objective: at most {0}"),
            "milestone_rule": self.tr("A milestone when: {own}"),
            "baseline_rule": self.tr("A baseline when: {own}"),
            "begun": self.tr("This cycle has been scored this way since its first set was published."),
            "decided": self.tr("Decided for cycle {0}: {own}"),
            "talked_about": self.tr("Talked about for cycle {0}, not decided yet: {own}"),
            "one_number": self.tr("One number to reach, no levels"),
            "levels": self.tr("Three levels by publishing day: 0.3, 0.7 and 1.0"),
            "level": self.tr("{0}: {own}"),
            "y_target": self.tr("In “from X to Y”, Y is the target (0.7)"),
            "y_stretch": self.tr("In “from X to Y”, Y is the stretch (1.0)"),
        }[fact.what]
        return words.format(*fact.values, own=fact.own)

    def _on_head(self, key: str, _checked: bool = False) -> None:
        self.parameter_requested.emit(key)
