"""The line "if you end at 37 you score 0.6" below a key result: a value to try out, and what it would come to under the
client's way of scoring. Nothing of it is stored. Used by the fields of a key result."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.okr.view_state import Ending, can_preview, preview
from ui.widgets.basics import label, large_text, row
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.scoring import LevelPlace, Model
from workshop_app.domain.values.days import Span
from workshop_app.domain.values.numbers import ValueDoubt

LONGEST_VALUE = "28.09.2027"


class ScoreLine(QWidget):
    """Hidden while the levels cannot be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: KeyResult | None = None
        self._model = Model.LEVELS
        self._cycle: Span | None = None
        self.end = QLineEdit()
        self.end.setAccessibleName(self.tr("If you end at"))
        self._score = label("", "quiet")
        lead = label(self.tr("If you end at"), "quiet")
        lead.setWordWrap(False)
        asked = QHBoxLayout()
        asked.setSpacing(8)
        asked.addWidget(lead)
        asked.addWidget(self.end)
        if large_text():
            asked.addStretch(1)
        line = row(self)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(8)
        line.addLayout(asked)
        line.addWidget(self._score, 1)
        self.end.textChanged.connect(self._show_score)
        self._fit()

    @property
    def words(self) -> str:
        """What the line says at the moment."""
        return self._score.text()

    def show_result(self, result: KeyResult, model: Model, cycle: Span | None) -> None:
        """Reckon with these levels; the value tried out stays. `cycle` places days without a year."""
        self._result, self._model, self._cycle = result, model, cycle
        self.setVisible(can_preview(result, model, cycle))
        self._show_score()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """As wide as a date."""
        self.end.ensurePolished()
        self.end.setFixedWidth(self.end.fontMetrics().horizontalAdvance(LONGEST_VALUE) + 28)

    def _show_score(self, _text: str = "") -> None:
        if self._result is None:
            return
        value = self.end.text()
        found = preview(self._result, value, self._model, self._cycle)
        if isinstance(found, ValueDoubt):
            self._score.setText(self._question(found))
        elif found is not None:
            self._score.setText(self._words(found))
        else:
            self._score.setText(self._unread() if value.strip() else self._asked())

    def _unread(self) -> str:
        if self._model is Model.LEVELS:
            return self.tr("cannot be read beside the levels")
        return self.tr("cannot be read beside the number to reach")

    def _asked(self) -> str:
        return {
            Model.LEVELS: self.tr("a value, and its score stands here"),
            Model.EVEN_ODDS: self.tr("a value, and whether that is met stands here"),
            Model.GRADE: self.tr("a value, and its grade stands here"),
        }[self._model]

    def _question(self, doubt: ValueDoubt) -> str:
        return {
            ValueDoubt.DATE_ORDER: self.tr(
                "Does the day come first, or the month? Write the month as a word: 4 May 2027."
            ),
            ValueDoubt.UNITS: self.tr("Is that in the unit of the levels? Write it in the same one."),
        }[doubt]

    def _words(self, found: Ending) -> str:
        score = f"{found.score:.2f}".removesuffix("0")
        if found.place is not None:
            return self.tr("you score {score}, {place}").format(score=score, place=self._place(found.place))
        if self._model is Model.GRADE:
            return self.tr("the grade is {score}").format(score=score)
        return self.tr("it is met") if found.met else self.tr("it is not met")

    def _place(self, place: LevelPlace) -> str:
        return {
            LevelPlace.BELOW_BASELINE: self.tr("worse than today"),
            LevelPlace.BELOW_COMMIT: self.tr("not even commit is kept"),
            LevelPlace.AT_BASELINE: self.tr("where you are today"),
            LevelPlace.BEFORE_COMMIT: self.tr("between today and commit"),
            LevelPlace.AT_COMMIT: self.tr("right at commit"),
            LevelPlace.BEFORE_TARGET: self.tr("between commit and target"),
            LevelPlace.AT_TARGET: self.tr("right at target"),
            LevelPlace.BEFORE_STRETCH: self.tr("between target and stretch"),
            LevelPlace.AT_STRETCH: self.tr("right at stretch"),
            LevelPlace.BEYOND_STRETCH: self.tr("beyond stretch"),
        }[place]
