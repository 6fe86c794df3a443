"""The talk about one dependency: fifteen minutes in five parts, above the fields filled meanwhile. A bell rings at the
end of each part; the clock goes on while another screen is in sight, until it is ended."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.alignment import need_words as words
from ui.desk import Desk
from ui.talk_bell import TalkBell
from ui.widgets.basics import button, label, large_text, set_tone
from ui.widgets.flow import FlowLayout
from ui.widgets.spoken import announce
from workshop_app.domain.run_cues import Cue
from workshop_app.domain.talk_plan import MINUTES, PLAN, TalkClock

TICK_MS = 250


class TalkStrip(QFrame):
    """`show_need` says what a talk would be about; one that runs goes on about its own, whatever is looked up.
    `reading` is what is read in a part: it goes into the page below, which scrolls."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clock: TalkClock | None = None
        self._next_about = self._about = ("", "")  # in words, and why now
        self._bell: TalkBell | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._begin = button(self.tr("Talk about it: {n} minutes").format(n=MINUTES), "primary")
        self._hold = button(self.tr("Pause"))
        self._next = button(self.tr("Next part"))
        self._end = button(self.tr("End the talk"), "flat")
        self._time = label("", "heading")
        self._time.setWordWrap(False)
        self._parts = [self._part(number) for number in range(len(PLAN))]
        self._hint, self._said = label("", "body"), label("", "quiet")
        self.reading = QWidget(self)
        self._lay_out()
        self._connect()
        self._show()

    @property
    def talking(self) -> bool:
        """Whether a talk is under way, its clock stopped or not."""
        return self._clock is not None

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab goes, in order."""
        return (self._begin, self._hold, self._next, self._end)

    def show_need(self, about: str, why_now: str) -> None:
        """What a talk begun now would be about, and why that team works on it now."""
        self._next_about = (about, why_now)
        self._show()

    def end(self) -> None:
        """The talk is over, or was broken off."""
        self._clock = None
        self._tick.stop()
        if self._bell is not None:
            self._bell.close()
        self._show()

    def _part(self, number: int) -> QLabel:
        part, minutes = PLAN[number]
        shown = label(self.tr("{part} {n} min").format(part=words.part_name(part), n=minutes), "badge")
        shown.setParent(self)
        return shown

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(8)
        self._band = QWidget(self)
        band = FlowLayout(self._band)
        for shown in self._parts:
            band.addWidget(shown)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for part in (self._time, self._begin, self._hold, self._next, self._end):
            buttons.addWidget(part)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addWidget(self._band)
        reading = QVBoxLayout(self.reading)
        reading.setContentsMargins(0, 0, 0, 0)
        reading.setSpacing(8)
        reading.addWidget(self._hint)
        reading.addWidget(self._said)

    def _connect(self) -> None:
        self._begin.clicked.connect(self._on_begin)
        self._hold.clicked.connect(self._on_hold)
        self._next.clicked.connect(self._on_next)
        self._end.clicked.connect(self.end)
        self._tick.timeout.connect(self._on_tick)

    def _now(self) -> float:
        return self._desk.workspace.clock.monotonic()

    def _on_begin(self) -> None:
        if self._bell is None:
            self._bell = TalkBell(self._desk.settings, self._desk.background, self)
        self._bell.make_ready()
        self._about = self._next_about
        self._clock = TalkClock().started(self._now())
        self._tick.start()
        self._show()
        self._next.setFocus()
        self._tell()

    def _on_hold(self) -> None:
        if self._clock is None:
            return
        self._clock = self._clock.stopped(self._now()) if self._clock.runs else self._clock.started(self._now())
        if self._clock.runs:
            self._tick.start()
        else:
            self._tick.stop()
        self._show()

    def _on_next(self) -> None:
        if self._clock is not None:
            self._clock = self._clock.next(self._now())
            self._show()
            self._tell()

    def _on_tick(self) -> None:
        if self._clock is None or self._desk.workspace.closed:
            self._tick.stop()
            return
        before, self._clock = self._clock, self._clock.moved_on(self._now())
        if self._bell is not None and self._clock.over and not before.over:
            self._bell.ring(Cue.END)
        elif self._clock.at != before.at:
            if self._bell is not None:
                self._bell.ring(Cue.END)
            self._tell()
        self._show()

    def _tell(self) -> None:
        if self._clock is not None:
            announce(self, f"{words.part_name(self._clock.part)}. {words.part_hint(self._clock.part)}")

    def _show(self) -> None:
        clock = self._clock
        self._begin.setVisible(clock is None)
        for part in (self._hold, self._next, self._end, self._time, self._band, self.reading):
            part.setVisible(clock is not None)
        other = self._about[0] != self._next_about[0]
        self._said.setVisible(clock is not None and (clock.at == 0 or other))
        if clock is None:
            return
        self._time.setText(self._time_words(clock))
        set_tone(self._time, "over" if clock.over else "")
        self._hold.setText(self.tr("Pause") if clock.runs else self.tr("Go on"))
        self._next.setEnabled(not clock.is_last)
        for number, shown in enumerate(self._parts):
            set_tone(shown, "accent" if number == clock.at else "good" if number < clock.at else "")
            shown.setAccessibleDescription(self.tr("now") if number == clock.at else "")
            shown.setVisible(number == clock.at or not large_text())
        self._hint.setText(words.part_hint(clock.part))
        why_now = self._about[1] or self.tr("No why now is written for it yet.")
        about = self.tr("You talk about: {line}").format(line=self._about[0])
        self._said.setText(about if other else why_now)

    def _time_words(self, clock: TalkClock) -> str:
        seconds = ceil(abs(clock.left) if clock.over else clock.left)
        minutes, rest = divmod(seconds, 60)
        shown = f"{minutes}:{rest:02}"
        if clock.over:
            return self.tr("{time} over").format(time=shown)
        return shown if clock.runs else self.tr("{time} (paused)").format(time=shown)
