"""The observer's seat: a written coach plays a case, line by line or by the clock. The learner marks what each line of
the coach was and what it did, by keys or buttons, and hears nothing about it until the end."""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.rehearse.draft_card import DraftCard
from ui.rehearse.listening_clock import ListeningClock
from ui.rehearse.practice_words import effect_name, label_name
from ui.rehearse.transcript import Transcript
from ui.rehearse.view_state import clock_words
from ui.widgets.basics import button, card, fit_height, label, scrolled
from ui.widgets.key_button import KeyButton, as_high, fit_words
from ui.widgets.spoken import Role, announce, speak_as
from workshop_app.application.ports import Clock
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
SIDE = 24  # pixels beside the marks
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

    def __init__(self, base: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self.clock = ListeningClock(base, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Observer sheet"))
        self._turns: tuple[PracticeTurn, ...] = ()
        self._case: CoacheeCase | None = None
        self._at = self._marking = 0  # the last line heard, and the one that is marked now
        self._marks: dict[int, ObserverMark] = {}
        self.transcript = Transcript(self)
        self.draft = DraftCard(self)
        self._line = label("", "body16")
        self._told, self._count = label("", "quiet13"), ""
        self.next = KeyButton(self.tr("Next line"), self.tr("Space"), "primary")
        self.play = KeyButton(self.tr("Play"), "P")
        self._before, self._after = KeyButton(self.tr("Line before"), "←"), KeyButton(self.tr("Line after"), "→")
        self._compare = button(self.tr("Stop and compare"))
        for each in (self._before, self._after):
            each.set_high(36)
        self._labels = {mark: _mark_button(key, label_name(mark)) for key, mark in LABELS.items()}
        self._effects = {mark: _mark_button(key, effect_name(mark)) for key, mark in EFFECTS.items()}
        self._lay_out()
        for label_mark, each in self._labels.items():
            each.clicked.connect(partial(self._on_label, label_mark))
        for effect_mark, each in self._effects.items():
            each.clicked.connect(partial(self._on_effect, effect_mark))
        self.next.clicked.connect(self._on_next)
        self.play.clicked.connect(self.clock.toggle)
        self._before.clicked.connect(self._on_before)
        self._after.clicked.connect(self._on_after)
        self.clock.due.connect(self._hear)
        self.clock.changed.connect(self._show_clock)
        self._compare.clicked.connect(self.compare_requested)

    def begin(self, shown: ObservedTalk) -> None:
        """From the beginning, or from where it was left."""
        talk = replay(shown.case, shown.kept.played)
        self._case, self._turns = shown.case, (talk.opening, *talk.turns)
        self._marks = {mark.turn: mark for mark in shown.kept.marks}
        self._at = self._marking = max(0, min(shown.kept.second, len(self._turns) - 1))
        self.clock.begin([turn.action.second for turn in self._turns], self._at, shown.kept.speed, shown.kept.minutes)
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
        elif key == "P":
            self.clock.toggle()
        elif event.key() == Qt.Key.Key_Left:
            self._on_before()
        elif event.key() == Qt.Key.Key_Right:
            self._on_after()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_next()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        as_high(self._compare)
        effects = (*self._effects.values(), self._before, self._after)
        rows = (tuple(self._labels.values()), effects, (self.next, self.play))
        foot = MarksFoot(rows, self._compare, self)
        below = QVBoxLayout(foot)
        below.setContentsMargins(SIDE, 12, SIDE, 12)
        below.setSpacing(8)
        below.addWidget(self._told)
        below.addWidget(self._line)
        for buttons in rows:
            marks = QHBoxLayout()
            marks.setSpacing(8)
            for each in buttons:
                marks.addWidget(each)
            if self.play in buttons:
                marks.addWidget(self._compare)
            marks.addStretch(1)
            below.addLayout(marks)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.transcript, 1)
        left.addWidget(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 7)
        whole.addWidget(ObserverSide(self.draft, self), 3)

    @property
    def _turn(self) -> PracticeTurn:
        """The one that is marked."""
        return self._turns[self._marking]

    def rest(self) -> None:
        """Nobody listens any more."""
        if self.clock.running:
            self.clock.pause()

    def hideEvent(self, event: QHideEvent) -> None:
        self.rest()
        super().hideEvent(event)

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
        self._before.setEnabled(self._marking > 1)
        self._after.setEnabled(self._marking < self._at)
        last = self._at == len(self._turns) - 1
        opening = self.tr("The coachee begins. Space for the next line.")
        beside = self.tr("The talk is over. Space compares what you heard.") if last else opening
        self._line.setText(said.format(time=time, words=turn.action.words) if coached else beside)
        self.next.set_words(self.tr("Compare") if last else self.tr("Next line"))
        count = self.tr("{n} of {all}; marked: {marked}")
        lines = [each.action.kind is not None for each in self._turns]  # the goodbye is not marked
        self._count = count.format(n=sum(lines[: self._at + 1]), all=sum(lines), marked=len(self._marks))
        self._show_clock()
        steps = [each.draft for each in self._turns[1 : self._at + 1] if each.draft != each.before]
        drafts = (case.head.first_draft, *(wording(case, step) for step in steps))
        heard = self._turns[self._at]
        self.draft.show_drafts(drafts, heard.draft != heard.before)

    def _show_clock(self) -> None:
        running = self.clock.running
        self.play.set_words(self.tr("Pause") if running else self.tr("Play"))
        self.play.setEnabled(running or self._at < len(self._turns) - 1)
        self._told.setText(f"{_time_words(self.clock)}    {self._count}")

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
        self.clock.jump(self._at + 1)
        self._hear(self._at + 1)

    def _hear(self, at: int) -> None:
        """The next line. Who has gone back to mark an earlier one stays there."""
        follows = self._marking == self._at
        self._at = at
        self._marking = at if follows else self._marking
        self.transcript.add_turn(self._turns[at], tell=False)
        self._show()
        self.seen.emit(at)
        announce(self, " ".join(line.words for line in self._turns[at].lines))

    def _on_before(self) -> None:
        self._marking = max(min(1, self._at), self._marking - 1)
        self._show()
        announce(self, self._line.text())

    def _on_after(self) -> None:
        self._marking = min(self._at, self._marking + 1)
        self._show()
        announce(self, self._line.text())


class MarksFoot(QFrame):
    """Below what is heard: rows of buttons that say as much as its width allows. `last` stands behind the last row."""

    def __init__(self, rows: tuple[tuple[KeyButton, ...], ...], last: QPushButton, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "ask_foot")
        self._rows, self._last = rows, last

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for buttons in self._rows:
            beside = self._last.sizeHint().width() + 8 if buttons is self._rows[-1] else 0
            fit_words(buttons, self.width() - 2 * SIDE - beside)


class ObserverSide(QFrame):
    """The draft as it stands, and what an observer does; it scrolls where text is so large that not all has room."""

    def __init__(self, draft: DraftCard, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane_right")
        area, inside = scrolled(16, 16, self)
        fit_height(area)
        speak_as(area, Role.Pane)
        area.setAccessibleName(self.tr("The draft, and what you do"))
        self._area = area
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        inside.addWidget(draft)
        frame, words = card(parent=self)
        words.addWidget(label(self.tr("YOU OBSERVE"), "section"))
        words.addWidget(label(self.tr("You hear both, and say nothing. What was this line, and what did it do?")))
        clock = self.tr("By the clock the talk goes on while you mark. ← leads to the line before.")
        words.addWidget(label(clock, "quiet"))
        inside.addWidget(frame)
        inside.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """As wide as its words; it never scrolls sideways."""
        page, bar = self._area.widget(), self._area.verticalScrollBar()
        words = page.minimumSizeHint().width() if page is not None else 0
        return QSize(words + bar.sizeHint().width(), super().minimumSizeHint().height())


def _time_words(clock: ListeningClock) -> str:
    rung = clock.second >= clock.total
    words = (
        QCoreApplication.translate("rehearse", "{time}, the bell has rung, {speed}×")
        if rung
        else QCoreApplication.translate("rehearse", "{time} of {all}, {speed}×")
    )
    return words.format(time=clock_words(clock.second), all=clock_words(clock.total), speed=clock.speed)


def _mark_button(key: str, words: str) -> KeyButton:
    made = KeyButton(words, key)
    made.set_high(36)
    made.setCheckable(True)
    return made
