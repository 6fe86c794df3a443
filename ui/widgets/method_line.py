"""One quiet line where a step of the method is: the sentence to keep there, what helps, and what goes easily wrong. It
says as many whole sentences as have room, and all of them when pointed at; what helps rather than the sentence to keep,
which alone is a riddle."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QResizeEvent

from ui.widgets.basics import tip
from ui.widgets.elided import ElidedLabel
from workshop_app.domain import method
from workshop_app.domain.method import MethodStep

STOP = ". "


class MethodLine(ElidedLabel):
    """The line of one step; `show_step` turns it to another. Its text is what has room."""

    def __init__(self, step: MethodStep) -> None:
        super().__init__("quiet")
        self._whole = ""
        self.show_step(step)

    def show_step(self, step: MethodStep) -> None:
        """What belongs to this step."""
        self._whole = step_words(step)
        self.setAccessibleDescription(self._whole)
        self._show()

    def sizeHint(self) -> QSize:
        return QSize(self._wide(self._whole), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._high())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        sentences, room = self._whole.split(STOP), self.contentsRect().width()
        ways = [STOP.join(sentences[:most]) + "." for most in range(len(sentences) - 1, 1, -1)]
        ways += [sentences[1] + "."] if len(sentences) > 1 else []
        shown = next((each for each in (self._whole, *ways) if self._wide(each) <= room), "")
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(tip(self._whole) if shown != self._whole else "")

    def _high(self) -> int:
        """As high without words, so that nothing moves when they go."""
        margins = self.contentsMargins()
        return self.fontMetrics().height() + margins.top() + margins.bottom()

    def _wide(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)


def step_words(step: MethodStep) -> str:
    """ "Fewer beats more. What helps: … What goes wrong: …"."""
    words = method.load()
    told, kept = words.of(step), words.kept(step)
    line = QCoreApplication.translate("method", "{mantra}. What helps: {helps} What trips people up: {wrong}")
    return line.format(mantra=kept.name, helps=told.helps, wrong=told.wrong)
