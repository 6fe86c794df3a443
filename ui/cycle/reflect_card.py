"""What is said about one key result at its end: final value and score, the learning, its bucket, who goes on with
it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.cycle.cycle_actions import CycleActions
from ui.cycle.end_field import EndField
from ui.cycle.fields import OpenDay, captioned, lines_field
from ui.cycle.plot import ScorePlot
from ui.cycle.words import levels_words, scored, scored_tr, value_question
from ui.labels import enum_label
from ui.score_words import end_as_told, end_words
from ui.widgets.basics import button, label
from ui.widgets.fields import LineField, TextField
from ui.widgets.flow import FlowLayout, wrapped_row
from workshop_app.application import champions
from workshop_app.application.cycle_queries import EndedResult
from workshop_app.domain.cycle_scores import kept_score
from workshop_app.domain.learnings import excuse_in
from workshop_app.domain.reflections import Bucket
from workshop_app.domain.unsent import LinePlace

BUCKETS = (Bucket.KEEP, Bucket.MODIFY, Bucket.REMOVE)


class ReflectForm(QWidget):
    """The fields of one key result. Ctrl+Return in the value or the score takes the score that the levels give."""

    def __init__(self, cycle_actions: CycleActions, key_result_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._cycle_actions, self._id = cycle_actions, key_result_id
        self._proposed = ""
        self.levels, self.speaker = label("", "quiet"), label("", "quiet")
        self.which_value = label("", "small")
        self.value = LineField(self.tr("Final value"))
        self.score = EndField()
        self.take = button("", "")
        # No stop on the way: it comes while somebody types, and the first space of the learning would press it.
        self.take.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot = ScorePlot()
        self.learning = lines_field(self.tr("What we learned"), self.tr("the cause, and what follows from it"))
        self.asked = label("", "body")
        self.asked.setProperty("tone", "accent")
        self._buckets = QButtonGroup(self)
        self.becomes = label(self.tr("What becomes of it"), "small")
        self.meaning = label("", "quiet")
        self.new_wording = lines_field(self.tr("New wording"))
        self.new_wording_box = captioned(self.tr("New wording, by what was learned"), self.new_wording)
        self.to_health = QCheckBox(self.tr("From now on it is only watched, as a health metric"))
        self.next_champion = LineField(self.tr("Next champion"), self.tr("as before"))
        self.continues_with = LineField(self.tr("Who goes on with it"), self.tr("where the minutes did not do"))
        self.continues_by = OpenDay(self.tr("By when"), self._today, LinePlace("half", key_result_id, "continues_by"))
        self._lay_out()
        self._connect()

    def show_one(self, one: EndedResult, writable: bool) -> None:
        """What the file holds; whoever types is left alone."""
        said = one.said
        for name, field in self._texts().items():
            field.show_value(getattr(said, name))
        self.score.show_end(said.score, one.model, writable)
        self.continues_by.show_day(said.continues_by)
        self._say(self.levels, levels_words(one.result, one.model))
        self._say(self.which_value, value_question(one.result, said.value))
        names = champions.in_words(one.result)
        self.speaker.setText(scored(one.model, "speaks" if names else "anybody", who=names))
        self.plot.show_points(one.predictions, one.model)
        self._show_proposal(one, writable)
        self._show_learning(said.learning)
        self._show_bucket(one, writable)

    def take_proposed(self) -> None:
        """The score that the levels give becomes the final one."""
        if self._proposed:
            self._on_end(self._proposed)

    def _texts(self) -> dict[str, LineField | TextField]:
        return {
            "value": self.value,
            "learning": self.learning,
            "new_wording": self.new_wording,
            "next_champion": self.next_champion,
            "continues_with": self.continues_with,
        }

    def _lay_out(self) -> None:
        layout, numbers, after = QVBoxLayout(self), wrapped_row(), wrapped_row()
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        numbers.setSpacing(8)
        after.setSpacing(8)
        numbers.addWidget(captioned(self.tr("Final value"), self.value), 1)
        numbers.addWidget(self.score, 1)
        numbers.addWidget(self.take)
        numbers.addWidget(self.plot)
        segments, buckets = QFrame(self), FlowLayout()
        segments.setProperty("role", "segments")
        line = QHBoxLayout(segments)
        line.setContentsMargins(1, 1, 1, 1)
        line.setSpacing(0)
        buckets.addWidget(segments)
        for each in BUCKETS:
            one = button(enum_label(each), "segment")
            one.setCheckable(True)
            one.clicked.connect(partial(self._on_bucket, each))
            self._buckets.addButton(one)
            line.addWidget(one)
        after.addWidget(captioned(self.tr("Next champion"), self.next_champion), 1)
        after.addWidget(captioned(self.tr("Who goes on with it"), self.continues_with), 1)
        after.addWidget(captioned(self.tr("By when"), self.continues_by), 1)
        layout.addWidget(self.levels)
        layout.addWidget(self.speaker)
        layout.addLayout(numbers)
        layout.addWidget(self.which_value)
        layout.addWidget(captioned(self.tr("What we learned: the cause, and what follows from it"), self.learning))
        layout.addWidget(self.asked)
        layout.addWidget(self.becomes)
        layout.addLayout(buckets)
        layout.addWidget(self.meaning)
        layout.addWidget(self.new_wording_box)
        layout.addWidget(self.to_health)
        layout.addLayout(after)

    def _connect(self) -> None:
        for name, field in self._texts().items():
            field.committed.connect(partial(self._write, name))
        self.score.committed.connect(partial(self._write, "score"))
        self.score.chosen.connect(self._on_end)
        self.take.clicked.connect(self.take_proposed)
        self.to_health.toggled.connect(partial(self._write, "to_health"))
        self.continues_by.read_in.connect(partial(self._write, "continues_by"))

    def _show_proposal(self, one: EndedResult, writable: bool) -> None:
        self._proposed, told = "", ""
        if one.proposed is not None:
            told = end_words(one.proposed, one.model, scored_tr)
            self._proposed = kept_score(one.proposed, one.model)
        self.take.setText(self.tr("Take {score} (Ctrl+Return)").format(score=told))
        self.take.setToolTip(self.tr("What this value comes to, as this cycle is scored"))
        self.take.setVisible(bool(told) and told != end_as_told(one.said.score, one.model, scored_tr))
        self.take.setEnabled(writable)

    def _show_learning(self, learning: str) -> None:
        excuse = excuse_in(learning)
        words = self.tr("“{words}”: what made it so, and what will you do otherwise next time?")
        self._say(self.asked, words.format(words=excuse) if excuse else "")

    def _show_bucket(self, one: EndedResult, writable: bool) -> None:
        bucket, to_health = one.said.bucket, one.said.to_health
        self._buckets.setExclusive(False)
        for each, segment in zip(BUCKETS, self._buckets.buttons(), strict=True):
            segment.setChecked(each is bucket)
            segment.setEnabled(writable)
        self._buckets.setExclusive(bucket is not Bucket.UNSAID)
        meanings = {
            Bucket.KEEP: self.tr("Keep: it is not where we want it yet, so we stay on it."),
            Bucket.MODIFY: scored(one.model, "modify"),
            Bucket.REMOVE: self.tr("Remove: it is not worth more work, or it is only watched from now on."),
        }
        self._say(self.meaning, meanings.get(bucket, ""))
        with QSignalBlocker(self.to_health):
            self.to_health.setChecked(to_health)
        self.to_health.setEnabled(writable)
        self.to_health.setVisible(bucket is Bucket.REMOVE or to_health)
        self.new_wording_box.setVisible(bucket is Bucket.MODIFY or bool(self.new_wording.toPlainText().strip()))

    def _today(self) -> date:
        return self._cycle_actions.today

    def _say(self, shown: QLabel, words: str) -> None:
        shown.setText(words)
        shown.setVisible(bool(words))

    def _write(self, name: str, value: object) -> None:
        self._cycle_actions.reflect(self._id, name, value)

    def _on_end(self, end: str) -> None:
        self._cycle_actions.reflect(self._id, "score", end, chosen=True)

    def _on_bucket(self, bucket: Bucket, _checked: bool = False) -> None:
        self._write("bucket", bucket)
