"""On to the next phase, the next item, or the end of the day; asks where somebody would lose something."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.lengths import length
from ui.meetings import remember_meetings
from ui.run.stage import Stage
from ui.run.timing import whole_minutes
from workshop_app.application.learnt_minutes import learn
from workshop_app.domain.run import Finish, Next, NextPhase

WORTH_ASKING = timedelta(minutes=5)  # left in a breakout: fewer are lost without a question


class GoingOn(QObject):
    """Signal: finished, when the day was ended."""

    finished = Signal()

    def __init__(self, desk: Desk, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._stage = desk, stage
        self._told = False

    def next(self) -> None:
        """The next phase of a breakout; where no phase follows, the next item."""
        now = self._stage.picture.round
        if now is not None and now.next_phase is not None:
            self._stage.do(NextPhase())
        else:
            self.next_item()

    def next_item(self) -> None:
        """Asks before a breakout is left in which people are still at work, and before the day ends."""
        picture = self._stage.picture
        if picture.round is not None and picture.remaining > WORTH_ASKING and not self._leaves_breakout():
            return
        if picture.next_step is not None:
            self._stage.do(Next())
            if picture.round is not None and self._stage.picture.round is None:
                self._tell_of_the_note()
            return
        title = self.tr("End the day?")
        text = self.tr("This was the last item. The log is kept, and the workshop counts as finished.")
        if self._stage.session.rehearsal:
            text = self.tr("This was the last item of the rehearsal. The workshop and its groups stay as they were.")
        asked = self._desk.ask.confirm(title, text, self.tr("End the day"), self.tr("Stay"))
        if asked and self._stage.do(Finish()):
            learn(self._desk.workspace.read)
            remember_meetings(self._desk.workspace)
            self.finished.emit()

    def _tell_of_the_note(self) -> None:
        """After the first breakout of a day, in the quiet line: who coached in it can note that. Nobody is asked."""
        if not self._told and not self._stage.session.rehearsal:
            self._told = True
            said = self.tr("If you coached in this breakout: Ctrl+K, “real session”, notes what you asked in a minute.")
            self._desk.bridge.say(said)

    def _leaves_breakout(self) -> bool:
        picture = self._stage.picture
        title = self.tr("End the breakout now?")
        text = self.tr("The groups still have {left}. Esc stays; after that → goes on to the next phase only.").format(
            left=length(whole_minutes(picture.remaining))
        )
        return self._desk.ask.confirm(title, text, self.tr("End the breakout"), self.tr("Stay"))
