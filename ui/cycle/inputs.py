"""The fields of one line of a check-in, each bound to the file: the form with four columns, the quadrant and the page
of a champion lay out the same ones."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from ui.cycle.cycle_actions import CycleActions
from ui.cycle.fields import OpenDay, ScoreField, lines_field
from ui.cycle.plot import ScorePlot
from ui.cycle.words import last_value_words, reach_words, scored, scored_tr, value_question
from ui.labels import enum_label
from ui.score_words import end_words, prediction_asked
from ui.widgets.basics import label
from ui.widgets.fields import LineField, TextField
from workshop_app.application.cycle_queries import CheckedResult, PointInCycle
from workshop_app.domain.check_ins import HealthSignal, ProgressLine
from workshop_app.domain.cycle_scores import as_shown
from workshop_app.domain.unsent import LinePlace

SIGNALS = tuple(HealthSignal)


class ProgressInputs(QWidget):
    """Owns the fields until a form lays them out. `prediction` and `at_end` are what the prediction is called, as the
    cycle is scored, where a form has a heading or a caption for it. `ended_there` says what the value would score,
    `before` what was predicted last time, `value_before` where it stood then, `levels` what the scores stand for."""

    def __init__(self, cycle_actions: CycleActions, line: ProgressLine, parent: QWidget) -> None:
        super().__init__(parent)
        self._cycle_actions, self._id, self._check_in_id = cycle_actions, line.id, line.check_in_id
        self.hide()
        self.value = LineField(self.tr("Value today"), self.tr("today"))
        self.measured_on = self._open_day(self.tr("Day of the value"), "measured_on")
        self.source = LineField(self.tr("Where it was read"), self.tr("where it can be read"))
        self.happened = lines_field(self.tr("What happened"))
        self.predicted = ScoreField("")
        self.prediction, self.at_end = label("", "strong"), label("", "small")
        self.why_changed = lines_field(self.tr("Why it changed"))
        self.blocker = lines_field(self.tr("What is in the way"))
        self.who_can_help = LineField(self.tr("Who can remove it"), self.tr("a name"))
        self.blocked_since = self._open_day(self.tr("Blocked since"), "blocked_since")
        self.help_from = LineField(self.tr("Asked help from"), self.tr("a person or a team"))
        self.signal = QComboBox()
        self.signal.setAccessibleName(self.tr("Health signal"))
        self.signal.addItems([enum_label(each) for each in SIGNALS])
        self.ended_there, self.before = label("", "small"), label("", "small")
        self.value_before, self.levels = label("", "small"), label("", "small")
        self.plot = ScorePlot()
        for each in (*self.every, self.prediction, self.at_end):
            each.setParent(self)
        self._connect()

    @property
    def every(self) -> tuple[QWidget, ...]:
        """All of them, in the order in which they are filled in."""
        return (
            self.value,
            self.value_before,
            self.measured_on,
            self.source,
            self.happened,
            self.signal,
            self.predicted,
            self.levels,
            self.before,
            self.ended_there,
            self.plot,
            self.why_changed,
            self.blocker,
            self.who_can_help,
            self.blocked_since,
            self.help_from,
        )

    def show_one(self, one: CheckedResult, points: tuple[PointInCycle, ...], writable: bool) -> None:
        """What the file holds; whoever types is left alone."""
        line = one.line
        for name, field in self._texts().items():
            field.show_value(getattr(line, name))
        self.measured_on.show_day(line.measured_on)
        self.blocked_since.show_day(line.blocked_since)
        self.predicted.show_score(line.predicted, prediction_asked(line.predicted, one.model, scored_tr))
        self.predicted.field.setAccessibleName(scored(one.model, "predicted"))
        self.prediction.setText(scored(one.model, "predicted"))
        self.at_end.setText(scored(one.model, "predicted_caption"))
        with QSignalBlocker(self.signal):
            self.signal.setCurrentIndex(SIGNALS.index(line.signal))
        self.signal.setEnabled(writable)
        self._say(self.value_before, last_value_words(one))
        self._say(self.levels, reach_words(one.result, one.model))
        self._say(self.before, self._before_words(one))
        self._say(self.ended_there, self._ended_words(one))
        self.plot.show_points(points, one.model)

    def _open_day(self, name: str, field: str) -> OpenDay:
        return OpenDay(name, self._today, LinePlace("half", self._id, field), behind=True, held=self._held)

    def _texts(self) -> dict[str, LineField | TextField]:
        return {
            "value": self.value,
            "source": self.source,
            "happened": self.happened,
            "why_changed": self.why_changed,
            "blocker": self.blocker,
            "who_can_help": self.who_can_help,
            "help_from": self.help_from,
        }

    def _connect(self) -> None:
        for name, field in self._texts().items():
            field.committed.connect(partial(self._write, name))
        self.predicted.committed.connect(partial(self._write, "predicted"))
        self.measured_on.read_in.connect(partial(self._write, "measured_on"))
        self.blocked_since.read_in.connect(partial(self._write, "blocked_since"))
        self.signal.activated.connect(self._on_signal)

    def _write(self, name: str, value: object) -> None:
        self._cycle_actions.write(ProgressLine, self._id, name, value)

    def _on_signal(self, at: int) -> None:
        self._write("signal", SIGNALS[at])

    def _today(self) -> date:
        return self._cycle_actions.today

    def _held(self) -> date:
        return self._cycle_actions.day_of(self._check_in_id)

    def _say(self, shown: QLabel, words: str) -> None:
        shown.setText(words)
        shown.setVisible(bool(words))

    def _before_words(self, one: CheckedResult) -> str:
        if one.before is None or not one.before.predicted.strip():
            return self.tr("the first time")
        return scored(one.model, "predicted_last", score=as_shown(one.before.predicted))

    def _ended_words(self, one: CheckedResult) -> str:
        if asked := value_question(one.result, one.line.value):
            return asked
        if one.score_of_value is None:
            return ""
        return scored(one.model, "value_gives", score=end_words(one.score_of_value, one.model, scored_tr))
