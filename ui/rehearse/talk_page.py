"""The talk: how she sits, what was said, the learner's sentences, the field; beside it the draft. Nothing is judged.

What is done here is done by `talk_actions.py`; this lays out and shows.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.rehearse.ask_bar import AskBar, NearestKinds
from ui.rehearse.chips import ChipGrid, ChipSentence
from ui.rehearse.practice_desk import PracticeDesk
from ui.rehearse.practice_lines import QUESTION, THOUGHT, PracticeLines
from ui.rehearse.talk_actions import TalkActions
from ui.rehearse.talk_head import TalkHead
from ui.rehearse.talk_run import TalkRun
from ui.rehearse.talk_side import TalkSide
from ui.rehearse.transcript import Transcript
from ui.rehearse.view_state import CHIP_ORDER
from ui.talk_bell import TalkBell
from ui.widgets.basics import button, label
from ui.widgets.spoken import announce
from workshop_app.application.practice_session import PracticeSession
from workshop_app.domain.rehearsal.practice_talk import PracticeTurn
from workshop_app.domain.unsent import LinePlace

SIDE = 372  # pixels, times the text size
LEAST_MIDDLE = 560  # pixels beside it, times the text size: below that the draft stands above the talk
LOW, LOWEST = 560, 400  # heights at normal text size
STACKED = 80  # pixels more, where the draft stands above the talk
ANY_SIZE = 16_777_215


class TalkPage(QWidget):
    """Signals: look_back_requested once the talk is over; worded when she has changed a sentence. `run` is
    the running talk."""

    look_back_requested = Signal()
    worded = Signal()

    def __init__(self, desk: PracticeDesk, lines: PracticeLines, bell: TalkBell, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self._lines, self._bell = desk, lines, bell
        self.run: TalkRun | None = None
        self._narrow = False
        self.head = TalkHead(self)
        self.transcript = Transcript(self)
        self.chips = ChipGrid(self)
        self.nearest = NearestKinds(self)
        self.bar = AskBar(self)
        self.side = TalkSide(self)
        self._over = QWidget(self)
        self._over_words = label("", "body16", self._over)
        self.back = button(self.tr("Look back"), "primary")
        self._lay_out()
        self.talk_actions = TalkActions(self)
        self.back.clicked.connect(self._on_back)

    def begin(self, session: PracticeSession) -> TalkRun:
        """Show a talk, new or taken up again, and let its clock run."""
        self.end()
        run = self.run = TalkRun(self.desk, session, self._bell, self)
        self.talk_actions.hear(run)
        self._lines.stand(session)
        self.head.show_case(session.case)
        self.side.show_case(session.case)
        self.transcript.show_turns(session.turns)
        for turn in session.turns:
            self.head.show_turn(turn)
        self.bar.field.stand_at(LinePlace(QUESTION, session.kept.id))
        self.side.line.stand_at(LinePlace(THOUGHT, session.kept.id))
        self.nearest.hide()
        self.show_all()
        run.go_on()
        self.bar.field.setFocus(Qt.FocusReason.OtherFocusReason)
        opening = session.turns[0]
        announce(self, " ".join((*(line.words for line in opening.lines), opening.posture_words)))
        return run

    def end(self) -> None:
        """Leave the talk as it is; it stays in the shelf."""
        if self.run is not None:
            self.run.rest()
            self.run.deleteLater()
            self.run = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        scale = theme.text_scale()
        wide, high = self.width() / scale, self.height() / scale
        narrow = wide < LEAST_MIDDLE + SIDE * 0.75
        self._way.setDirection(QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight)
        side = SIDE if wide > LEAST_MIDDLE + SIDE else SIDE * 0.8
        lowest = high < LOWEST + (STACKED if narrow else 0)
        self.side.fold(high < LOW, narrow, lowest, round(side * scale))
        self.side.setMaximumWidth(ANY_SIZE if narrow else round(side * scale))
        self.side.setMinimumWidth(0 if narrow else round(side * scale))
        self._narrow = narrow
        self._fit_side()
        middle = wide if narrow else wide - side
        columns = 3 if middle >= 480 else 2
        self.chips.fit(columns, 1 if lowest else 2, high >= LOW, lowest)
        self.nearest.fit(round((middle - 48) * scale), lowest)
        self.head.fold(lowest)
        self.bar.fold(lowest, 0 if middle >= 480 else 1 if middle >= 430 else 2)

    def _fit_side(self) -> None:
        """Above the talk, as high as it needs, and never so high that the talk has no room."""
        most = round(self.height() * (0.34 if self.height() >= LOWEST * theme.text_scale() else 0.3))
        self.side.setMaximumHeight(min(most, self.side.high(self.width())) if self._narrow else ANY_SIZE)

    def _lay_out(self) -> None:
        foot = QFrame(self)
        foot.setProperty("role", "ask_foot")
        below = QVBoxLayout(foot)
        below.setContentsMargins(24, 10, 24, 10)
        below.setSpacing(8)
        over = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._over)
        over.setContentsMargins(0, 0, 0, 0)
        over.addWidget(self._over_words, 1)
        over.addWidget(self.back)
        for part in (self.chips, self.nearest, self.bar, self._over):
            below.addWidget(part)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.head)
        middle.addWidget(self.transcript, 1)
        middle.addWidget(foot)
        # Not at most its size hint: that knows nothing of how many lines the sentences take at this width.
        foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._way = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._way.setContentsMargins(0, 0, 0, 0)
        self._way.setSpacing(0)
        self._way.addLayout(middle, 1)
        self._way.addWidget(self.side)
        self._over.hide()

    def show_all(self) -> None:
        """What may have changed with a turn, a sentence of hers, or a thought."""
        run = self.run
        if run is None:
            return
        session, own = run.session, self.desk.shelf.sentences
        sentences = (
            ChipSentence(kind, run.sentence(kind, own.get(kind, "")), own.get(kind, "")) for kind in CHIP_ORDER
        )
        self.chips.show_sentences(tuple(sentences))
        self.side.draft.show_drafts(session.drafts, session.just_changed)
        self._fit_side()
        self.side.show_noted(len(session.kept.thoughts))
        self.chips.setVisible(not session.over and not self.nearest.isVisibleTo(self))
        for part in (self.bar, self.side.pause, self.side.stop):
            part.setVisible(not session.over)
        self._over.setVisible(session.over)
        self.show_time()

    def show_turn(self, turn: PracticeTurn) -> None:
        """One more turn; the last one leaves only one thing to do."""
        self.transcript.add_turn(turn)
        self.head.show_turn(turn)
        self.show_all()
        if self.run is not None and self.run.session.over:
            first = self.run.session.case.head.name.partition(" ")[0]
            self._over_words.setText(self.tr("The talk with {name} is over.").format(name=first))
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_time(self) -> None:
        """The clock, and whether it stands."""
        run = self.run
        if run is None:
            return
        paused = run.paused
        self.head.show_time(run.second, run.session.kept.minutes, paused, run.clock.speed == 1)
        if self.bar.ask.isEnabled() == paused:
            self.side.show_paused(paused)
            self.bar.ask.setEnabled(not paused)
            self.bar.silence.setEnabled(not paused)
            self.bar.say(self.tr("Paused. Ctrl+Space goes on; what you type stays.") if paused else "")

    def offer(self, offered: bool) -> None:
        """Chips, or the three nearest kinds in their place; only one of them has the filled button."""
        self.nearest.setVisible(offered)
        self.chips.setVisible(not offered)
        self.bar.ask.set_main(not offered)

    def _on_back(self) -> None:
        self.look_back_requested.emit()
