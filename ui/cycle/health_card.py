"""The health metrics beside a set, read in its check-in: value, how it stands, and why. They stand above the key
results: a number that is not well comes first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QVBoxLayout, QWidget

from ui.cycle.cycle_actions import CycleActions
from ui.cycle.words import at_a_glance
from ui.labels import enum_label
from ui.widgets.basics import label, large_text, set_tone
from ui.widgets.fields import LineField
from workshop_app.application.health_queries import HealthDoubt, MetricInCheckIn
from workshop_app.domain.check_ins import HealthSignal

SIGNALS = tuple(HealthSignal)


class MetricLine(QWidget):
    """One of them: its name and range, and the three fields; below each other where text is very large."""

    def __init__(self, cycle_actions: CycleActions, check_in_id: str, metric_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._cycle_actions, self._check_in_id, self._metric_id = cycle_actions, check_in_id, metric_id
        self._name, self._range = label("", "body"), label("", "small")
        self._asked = label("", "small")
        set_tone(self._asked, "late")
        self.value = LineField(self.tr("Value of the health metric"), self.tr("today"))
        self.note = LineField(self.tr("Why"), self.tr("why"))
        self.signal = QComboBox()
        self.signal.setAccessibleName(self.tr("How it stands"))
        self.signal.addItems([enum_label(each) for each in SIGNALS])
        grid, told = QGridLayout(self), QVBoxLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        told.setSpacing(0)
        told.addWidget(self._name)
        told.addWidget(self._range)
        columns = 1 if large_text() else 4
        grid.addLayout(told, 0, 0)
        for at, (field, stretch) in enumerate(((self.value, 2), (self.signal, 2), (self.note, 4)), 1):
            grid.addWidget(field, at // columns, at % columns)
            grid.setColumnStretch(at % columns, stretch)
        grid.setColumnStretch(0, 4)
        grid.addWidget(self._asked, 4, 0, 1, columns)
        self.value.committed.connect(partial(self._write, "value"))
        self.note.committed.connect(partial(self._write, "note"))
        self.signal.activated.connect(self._on_signal)

    def show_metric(self, one: MetricInCheckIn, writable: bool) -> None:
        """What the file holds; whoever types is left alone."""
        name = at_a_glance(one.metric.name.strip(), 80)
        self._name.setText(name)
        self.value.setAccessibleName(self.tr("Value of {metric}").format(metric=name))
        healthy = self.tr("healthy: {range}").format(range=at_a_glance(one.metric.stay.strip(), 60))
        last = self.tr("last time {value}").format(value=at_a_glance(one.before, 40))
        parts = [words for words, there in ((healthy, one.metric.stay.strip()), (last, one.before)) if there]
        self._range.setText(" · ".join(parts))
        self.value.show_value(one.reading.value)
        self.note.show_value(one.reading.note)
        asked = self._question(one)
        self._asked.setText(asked)
        self._asked.setVisible(bool(asked))
        with QSignalBlocker(self.signal):
            self.signal.setCurrentIndex(SIGNALS.index(one.reading.signal))
        self.signal.setEnabled(writable)

    def _question(self, one: MetricInCheckIn) -> str:
        if one.doubt is None:
            return ""
        said = {
            HealthDoubt.OUT_OF_RANGE: self.tr("{value} is outside “{range}”. How does it stand?"),
            HealthDoubt.OTHER_KIND: self.tr("Which value is “{value}”? Healthy is {range}."),
        }[one.doubt]
        value, stays = at_a_glance(one.reading.value.strip(), 40), at_a_glance(one.metric.stay.strip(), 60)
        return said.format(value=value, range=stays)

    def _write(self, name: str, value: object) -> None:
        self._cycle_actions.read_health(self._check_in_id, self._metric_id, name, value)

    def _on_signal(self, at: int) -> None:
        self._write("signal", SIGNALS[at])


class HealthCard(QFrame):
    """All health metrics of a check-in; hidden where the set has none."""

    def __init__(self, cycle_actions: CycleActions, check_in_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._cycle_actions, self._id = cycle_actions, check_in_id
        self._lines: dict[str, MetricLine] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 12, 16, 12)
        self._layout.setSpacing(8)
        self._layout.addWidget(label(self.tr("Health metrics first: they must not break"), "strong"))
        self.hide()

    @property
    def lines(self) -> dict[str, MetricLine]:
        """By the id of the health metric."""
        return self._lines

    def show_metrics(self, metrics: Sequence[MetricInCheckIn], writable: bool) -> None:
        """What the file holds; lines that stay keep their keyboard."""
        there = {one.metric.id for one in metrics}
        for gone in [id for id in self._lines if id not in there]:
            line = self._lines.pop(gone)
            line.hide()
            line.deleteLater()
        for one in metrics:
            id = one.metric.id
            if id not in self._lines:
                self._lines[id] = MetricLine(self._cycle_actions, self._id, id, self)
                self._layout.addWidget(self._lines[id])
            self._lines[id].show_metric(one, writable)
        self.setVisible(bool(metrics))
