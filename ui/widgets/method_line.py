"""One quiet line where a step of the method is: the sentence to keep there, what helps, and what goes easily wrong. It
says as many whole sentences as have room, and all of them when pointed at."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.widgets.basics import tip
from ui.widgets.elided import ElidedLabel
from workshop_app.domain import method
from workshop_app.domain.method import MethodStep

STOP = ". "


class MethodLine(ElidedLabel):
    """The line of one step; `show_step` turns it to another."""

    def __init__(self, step: MethodStep) -> None:
        super().__init__("quiet")
        self.show_step(step)

    def show_step(self, step: MethodStep) -> None:
        """What belongs to this step."""
        self.setText(step_words(step))

    def _line(self) -> str:
        sentences = self.text().split(STOP)
        ways = (STOP.join(sentences[:most]) + "." for most in range(len(sentences) - 1, 0, -1))
        room, metrics = self.contentsRect().width(), self.fontMetrics()
        return next((each for each in (self.text(), *ways) if metrics.horizontalAdvance(each) <= room), "")

    def _tell_rest(self) -> None:
        super().setToolTip(tip(self.text()) if self._line() != self.text() else "")


def step_words(step: MethodStep) -> str:
    """ "Fewer beats more. What helps: … What goes wrong: …"."""
    words = method.load()
    told, kept = words.of(step), words.kept(step)
    line = QCoreApplication.translate("method", "{mantra}. What helps: {helps} What trips people up: {wrong}")
    return line.format(mantra=kept.name, helps=told.helps, wrong=told.wrong)
