"""What a key result came to: a number from 0 to 1, or met or not met, as its cycle is scored."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.cycle.fields import ScoreField
from ui.cycle.words import scored, scored_tr
from ui.score_words import end_asked, end_words
from ui.widgets.basics import button, label
from workshop_app.domain.cycle_scores import MET, NOT_MET, kept_score, read_end
from workshop_app.domain.scoring import Model

ENDS = (MET, NOT_MET)


class EndField(QWidget):
    """A field for a score or a grade, or two buttons; its caption stands above. Signals: committed with what was typed,
    chosen with what a button stands for, "" where it takes back what was chosen. Words that say neither are asked
    about: they may come from a sheet, or from before it was decided otherwise."""

    committed = Signal(str)
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._caption = label("", "small")
        self._typed = ScoreField("")
        self._two = QFrame(self)
        self._two.setProperty("role", "segments")
        self._asked = label("", "error")
        self._ends = QButtonGroup(self)
        self._said: float | None = None
        line = QHBoxLayout(self._two)
        line.setContentsMargins(1, 1, 1, 1)
        line.setSpacing(0)
        for at, score in enumerate(ENDS):
            one = button(end_words(score, Model.EVEN_ODDS, scored_tr), "segment")
            one.setCheckable(True)
            self._ends.addButton(one, at)
            line.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for each in (self._caption, self._typed, self._two, self._asked):
            layout.addWidget(each)
        layout.addStretch(1)
        self._typed.committed.connect(self.committed)
        self._ends.idClicked.connect(self._on_end)

    @property
    def field(self) -> QWidget:
        """The field of the number."""
        return self._typed.field

    @property
    def met(self) -> QWidget:
        """The button that says it is met."""
        return self._ends.button(0)

    @property
    def not_met(self) -> QWidget:
        """The button that says it is not."""
        return self._ends.button(1)

    @property
    def question(self) -> str:
        """What is asked about what stands here; "" when nothing is."""
        return self._asked.text() or self._typed.question

    def show_end(self, typed: str, model: Model, writable: bool) -> None:
        """What the file holds, asked for as the cycle is scored; whoever types is left alone."""
        two = model is Model.EVEN_ODDS
        asked = end_asked(typed, model, scored_tr)
        self._caption.setText(scored(model, "end_caption"))
        self._typed.field.setAccessibleName(scored(model, "end"))
        self._typed.show_score(typed, "" if two else asked)
        self._asked.setText(asked if two else "")
        self._asked.setVisible(two and bool(asked))
        self._typed.setVisible(not two)
        self._two.setVisible(two)
        said = self._said = read_end(typed, model)
        self._ends.setExclusive(False)
        for score, one in zip(ENDS, self._ends.buttons(), strict=True):
            one.setChecked(two and said == score)
            one.setEnabled(writable)
            one.setToolTip(self.tr("Press again to leave it open") if one.isChecked() else "")
        self._ends.setExclusive(two and said is not None)

    def _on_end(self, at: int) -> None:
        """What is chosen already is taken back by its own button."""
        again = self._said == ENDS[at]
        self.chosen.emit("" if again else kept_score(ENDS[at], Model.EVEN_ODDS))
