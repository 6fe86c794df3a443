"""The observer's seat: a written coach plays a case, line by line. The learner marks what each line of the coach was
and what it did, by keys or buttons, and hears nothing about it until the end."""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.rehearse.draft_card import DraftCard
from ui.rehearse.practice_words import effect_name, label_name
from ui.rehearse.transcript import Transcript
from ui.rehearse.view_state import clock_words
from ui.widgets.basics import button, card, label
from ui.widgets.key_button import KeyButton
from ui.widgets.spoken import announce
from workshop_app.domain.rehearsal.case_model import CoacheeCase
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.observer_marks import ObserverMark
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind, QuestionLabel
from workshop_app.domain.rehearsal.practice_talk import PracticeTurn, replay, wording
from workshop_app.domain.rehearsal.written_coach import QuestionEffect

LABELS = {  # the letters of the observer sheet
    "O": QuestionLabel.OPEN,
    "C": QuestionLabel.CLOSED,
    "L": QuestionLabel.LEADING,
    "A": QuestionLabel.ADVICE,
    "S": QuestionLabel.SILENCE,
}
EFFECTS = {"-": QuestionEffect.SET_BACK, "0": QuestionEffect.NOTHING, "+": QuestionEffect.MOVED}
SAME = {"−": "-", "=": "+"}  # what other keyboards have there


class ObservedTalk(Struct, frozen=True, eq=False):
    """A case and the talk a written coach has on it."""

    case: CoacheeCase
    kept: KeptTalk


class ObserverPage(QWidget):
    """Signals: marked(ObserverMark), seen(int) for each turn shown, compare_requested."""

    marked = Signal(object)
    seen = Signal(int)
    compare_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Observer sheet"))
        self._turns: tuple[PracticeTurn, ...] = ()
        self._case: CoacheeCase | None = None
        self._at = 0
        self._marks: dict[int, ObserverMark] = {}
        self.transcript = Transcript(self)
        self.draft = DraftCard(self)
        self._line = label("", "body16")
        self._told = label("", "quiet13")
        self.next = KeyButton(self.tr("Next line"), self.tr("Space"), "primary")
        self._compare = button(self.tr("Stop and compare"))
        self._labels = {mark: self._mark_button(key, label_name(mark)) for key, mark in LABELS.items()}
        self._effects = {mark: self._mark_button(key, effect_name(mark)) for key, mark in EFFECTS.items()}
        self._lay_out()
        for label_mark, each in self._labels.items():
            each.clicked.connect(partial(self._on_label, label_mark))
        for effect_mark, each in self._effects.items():
            each.clicked.connect(partial(self._on_effect, effect_mark))
        self.next.clicked.connect(self._on_next)
        self._compare.clicked.connect(self.compare_requested)

    def begin(self, shown: ObservedTalk) -> None:
        """From the beginning, or from where it was left."""
        talk = replay(shown.case, shown.kept.played)
        self._case, self._turns = shown.case, (talk.opening, *talk.turns)
        self._marks = {mark.turn: mark for mark in shown.kept.marks}
        self._at = max(0, min(shown.kept.second, len(self._turns) - 1))
        self.transcript.show_turns(self._turns[: self._at + 1])
        self._show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text().upper()
        key = SAME.get(key, key)
        if key in LABELS:
            self._on_label(LABELS[key])
        elif key in EFFECTS:
            self._on_effect(EFFECTS[key])
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self._on_next()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        foot = QFrame(self)
        foot.setProperty("role", "ask_foot")
        below = QVBoxLayout(foot)
        below.setContentsMargins(24, 12, 24, 12)
        below.setSpacing(8)
        below.addWidget(self._line)
        for buttons in (self._labels, self._effects):
            marks = QHBoxLayout()
            marks.setSpacing(8)
            for each in buttons.values():
                marks.addWidget(each)
            marks.addStretch(1)
            below.addLayout(marks)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self.next)
        last.addWidget(self._compare)
        last.addWidget(self._told, 1)
        below.addLayout(last)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.transcript, 1)
        left.addWidget(foot)
        side = QFrame(self)
        side.setProperty("role", "pane_right")
        inside = QVBoxLayout(side)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.addWidget(self.draft)
        frame, words = card(parent=side)
        words.addWidget(label(self.tr("YOU OBSERVE"), "section"))
        words.addWidget(label(self.tr("You hear both, and say nothing. What was this line, and what did it do?")))
        inside.addWidget(frame)
        inside.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 7)
        whole.addWidget(side, 3)

    def _mark_button(self, key: str, words: str) -> KeyButton:
        made = KeyButton(words, key)
        made.set_high(36)
        made.setCheckable(True)
        return made

    @property
    def _turn(self) -> PracticeTurn:
        return self._turns[self._at]

    def _show(self) -> None:
        turn, case = self._turn, self._case
        assert case is not None
        coached = turn.action.kind is not None
        for buttons in (self._labels, self._effects):
            each: QPushButton
            for each in buttons.values():
                each.setEnabled(coached)
        mark = self._marks.get(turn.number, ObserverMark(turn.number))
        for known, shown in self._labels.items():
            shown.setChecked(mark.label is known)
        for effect, shown in self._effects.items():
            shown.setChecked(mark.effect is effect)
        time = clock_words(turn.action.second)
        silent = turn.action.kind is QuestionKind.SILENCE
        said = self.tr("{time}  The coach says nothing.") if silent else self.tr("{time}  “{words}”")
        last = self._at == len(self._turns) - 1
        opening = self.tr("The coachee begins. Space for the next line.")
        beside = self.tr("The talk is over. Space compares what you heard.") if last else opening
        self._line.setText(said.format(time=time, words=turn.action.words) if coached else beside)
        self.next.set_words(self.tr("Compare") if last else self.tr("Next line"))
        count = self.tr("{n} of {all}; marked: {marked}")
        lines = [each.action.kind is not None for each in self._turns]  # the goodbye is not marked
        self._told.setText(count.format(n=sum(lines[: self._at + 1]), all=sum(lines), marked=len(self._marks)))
        steps = [each.draft for each in self._turns[1 : self._at + 1] if each.draft != each.before]
        drafts = (case.head.first_draft, *(wording(case, step) for step in steps))
        self.draft.show_drafts(drafts, turn.draft != turn.before)

    def _on_label(self, mark: QuestionLabel, _checked: bool = False) -> None:
        known = self._marks.get(self._turn.number, ObserverMark(self._turn.number))
        self._mark(ObserverMark(known.turn, mark, known.effect), label_name(mark))

    def _on_effect(self, mark: QuestionEffect, _checked: bool = False) -> None:
        known = self._marks.get(self._turn.number, ObserverMark(self._turn.number))
        self._mark(ObserverMark(known.turn, known.label, mark), effect_name(mark))

    def _mark(self, mark: ObserverMark, told: str) -> None:
        if self._turn.action.kind is None:
            return
        self._marks[mark.turn] = mark
        self.marked.emit(mark)
        self._show()
        announce(self, told)

    def _on_next(self) -> None:
        if self._at >= len(self._turns) - 1:
            self.compare_requested.emit()
            return
        self._at += 1
        self.transcript.add_turn(self._turn, tell=False)
        self._show()
        self.seen.emit(self._at)
        announce(self, " ".join(line.words for line in self._turn.lines))
