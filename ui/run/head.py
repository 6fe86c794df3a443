"""The top of the conductor's view: time and title, how the day stands, what is unusual on the wall; above it, when
there is something to say, the rehearsal and the question about a gap of the clocks. Shows and asks; decides nothing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.labels import enum_label
from ui.run import run_words as words
from ui.run.flow import FlowLayout
from ui.run.view_state import ConductorView
from ui.widgets.basics import button, label, set_tone
from workshop_app.application.run_session import ClockGap
from workshop_app.domain.run import GapChoice

SPEEDS = (1, 5, 10, 30, 60)
LARGE_TEXT = 1.5


class Head(QWidget):
    """Wall clock, title, how the day stands against its plan, when it ends; a second line for what the room sees."""

    def __init__(self) -> None:
        super().__init__()
        self._clock = label("", "heading")
        self._title = label("", "heading")
        self._behind = label("", "subheading")
        self._ends = label("", "subheading")
        self._room = label("", "quiet")
        self._room.setProperty("tone", "late")
        for widget in (self._clock, self._title, self._behind, self._ends):
            widget.setWordWrap(False)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self._clock)
        line.addWidget(self._title, 1)
        line.addWidget(self._behind)
        line.addWidget(self._ends)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self._room)

    @property
    def room_state(self) -> str:
        """What is said about the wall."""
        return self._room.text()

    def show_view(self, view: ConductorView) -> None:
        self._clock.setText(view.clock)
        self._title.setText(view.title)
        self._title.setToolTip(view.title)
        self._behind.setText(words.behind(view.behind))
        set_tone(self._behind, words.behind_tone(view.behind))
        self._ends.setText(self.tr("ends {clock}").format(clock=view.ends_at))
        state = words.room_state(view)
        self._room.setText(state)
        self._room.setVisible(bool(state))


class GapBanner(QFrame):
    """Asks what a gap of the clocks was; each answer has a number. Signal: settled(GapChoice)."""

    settled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self._gap: ClockGap | None = None
        self._words = label("")
        self._answers = {choice: button("") for choice in GapChoice}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self._words)
        row = FlowLayout()
        layout.addLayout(row)
        for choice, answer in self._answers.items():
            answer.clicked.connect(partial(self.settled.emit, choice))
            answer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(answer)
        self.hide()

    def show_gap(self, gap: ClockGap | None) -> None:
        if gap == self._gap:
            return
        self._gap = gap
        self.setVisible(gap is not None)
        if gap is None:
            return
        self._words.setText(words.gap_question(gap))
        for choice, answer in self._answers.items():
            answer.setVisible(choice in gap.choices)
        for number, choice in enumerate(gap.choices, 1):
            self._answers[choice].setText(f"{number}  {words.gap_answer(choice)}")

    def answer(self, place: int) -> None:
        """The answer with this place in the row."""
        if self._gap is not None and place < len(self._gap.choices):
            self.settled.emit(self._gap.choices[place])


class RehearsalBanner(QFrame):
    """Says that nothing here counts, and how fast it goes. Signal: speed_requested(float)."""

    speed_requested = Signal(float)

    def __init__(self, speed: float) -> None:
        super().__init__()
        self.setObjectName("rehearsal")
        self.setProperty("role", "note")
        head = label(self.tr("Rehearsal"), "subheading")
        head.setWordWrap(False)
        text = label(self.tr("Kept separate from real days; items follow by themselves (A)."), "quiet")
        self.speeds = {each: self._speed_button(each, each == speed) for each in SPEEDS}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.setSpacing(8)
        layout.addWidget(head)
        layout.addWidget(text, 1)
        for made in self.speeds.values():
            layout.addWidget(made)

    def _speed_button(self, speed: int, chosen: bool) -> QPushButton:
        made = button(f"{speed}×", "choice")
        made.setCheckable(True)
        made.setAutoExclusive(True)
        made.setChecked(chosen)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        fast = self.tr("{speed} times as fast").format(speed=speed)
        made.setAccessibleName(self.tr("At normal speed") if speed == 1 else fast)
        made.clicked.connect(partial(self.speed_requested.emit, float(speed)))
        return made


class NextLines(QScrollArea):
    """What happens now, next and then; scrolls where very large text needs more than there is."""

    def __init__(self) -> None:
        super().__init__()
        self._phase = label("", "heading")
        self._now = label("")
        self._next = label("", "subheading")
        self._then = label("", "quiet")
        self._left = label("", "quiet")
        self._prompt = label("")
        self._prompt.setProperty("tone", "late")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Now and next"))
        inside = QWidget()
        self.setWidget(inside)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addStretch(1)
        for line in (self._prompt, self._phase, self._now, self._left, self._next, self._then):
            layout.addWidget(line)
        layout.addStretch(1)

    @property
    def prompt(self) -> str:
        """The question whether the next step has begun."""
        return self._prompt.text()

    def show_view(self, view: ConductorView) -> None:
        phase = view.phase
        who = ", ".join(enum_label(lead) for lead in view.leads)
        self._show(self._phase, words.phase_line(phase) if phase else who)
        # In very large text there is no room for what stands on the wall anyway.
        groups = [words.group_line(line) for line in view.groups]
        todo = view.todo if theme.text_scale() < LARGE_TEXT else ""
        self._show(self._now, "\n".join(each for each in (*groups, todo) if each))
        left = self.tr("{left} left in this item").format(left=phase.step_left) if phase else words.runs_until(view)
        self._show(self._left, left)
        after = words.phase_after(phase) if phase else ""
        following = words.following(view.next_title, view.next_at)
        then = following if after else words.following(view.then_title, view.then_at)
        what = after or following
        self._show(self._next, self._next_words(what, view.automatic and not after))
        self._show(self._then, self.tr("Then: {what}").format(what=then) if then else "")
        prompt = self.tr("Has “{title}” begun? Press →, then T to say when.").format(title=view.next_title)
        self._show(self._prompt, prompt if view.overdue else "")

    def _next_words(self, what: str, by_itself: bool) -> str:
        if not what:
            return self.tr("This is the last item.")
        if by_itself:
            return self.tr("Next, by itself: {what}").format(what=what)
        return self.tr("Next: {what}").format(what=what)

    def _show(self, line: QLabel, text: str) -> None:
        line.setText(text)
        line.setVisible(bool(text))
