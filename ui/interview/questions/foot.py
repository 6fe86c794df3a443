"""The foot of the interview: how far it has come, and the ways on. Used by the panel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.interview.view_state import InterviewView
from ui.widgets.basics import button, label, set_role
from workshop_app.domain.parameters import ParameterStatus

CONCLUDED = {ParameterStatus.DECIDED, ParameterStatus.PARKED, ParameterStatus.NOT_APPLICABLE}  # Next is what comes now


class QuestionFoot(QFrame):
    """Signals: `postpone_requested`, `back_requested`, `next_requested`, `decide_requested`."""

    postpone_requested = Signal()
    back_requested = Signal()
    next_requested = Signal()
    decide_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.progress = label("", "quiet")
        self._postpone = button(self.tr("Postpone"), "", self.tr("Put it off, with a reason and a date (Ctrl+Shift+P)"))
        self._back = button(self.tr("Back"), "", self.tr("The previous parameter (Ctrl+PgUp)"))
        self._next = button(self.tr("Next"), "", self.tr("The next parameter (Ctrl+PgDn)"))
        self._decide = button(self.tr("Decide"), "primary", self.tr("Mark it decided (Ctrl+Return)"))
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 10, 24, 10)
        line.setSpacing(8)
        line.addWidget(self.progress, 1)
        for each in (self._postpone, self._back, self._next, self._decide):
            line.addWidget(each)
        self._postpone.clicked.connect(self.postpone_requested)
        self._back.clicked.connect(self.back_requested)
        self._next.clicked.connect(self.next_requested)
        self._decide.clicked.connect(self.decide_requested)

    def show_view(self, view: InterviewView) -> None:
        words = [self.tr("{n} of {total} decided").format(n=view.decided, total=view.total)]
        if view.own_total:
            own = self.tr("{n} of {total} of our own").format(n=view.own_decided, total=view.own_total)
            words = [self.tr("{decided}, and {own}").format(decided=words[0], own=own)]
        if view.hidden:
            words.append(self.tr("{n} hidden").format(n=view.hidden))
        self.progress.setText(" · ".join(words))
        done, last = view.shown.record.status in CONCLUDED, view.at == len(view.rows) - 1
        set_role(self._decide, "" if done else "primary")
        set_role(self._next, "primary" if done and not last else "")
        self._back.setEnabled(view.at > 0)
        self._next.setEnabled(not last)
