"""The method on one page, for the coach: three phases and what she is in each, six sentences to keep, what goes easily
wrong, eight marks of a key result, the questions underneath. Nothing of it pops up anywhere; single lines stand where
they help (`ui/widgets/method_line.py`)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from handouts import wording
from handouts.gather_cards import POINTS
from ui.desk import Desk
from ui.widgets.basics import card, label, large_text, scrolled
from workshop_app.domain import method
from workshop_app.domain.method import Method


class MethodPanel(QWidget):
    """The screen "Method"."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        area, self._page = scrolled(parent=self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        words = method.load()
        self._page.addWidget(self._phases(words))
        self._page.addWidget(self._told(self.tr("Six sentences to keep"), ((m.name, m.words) for m in words.mantra)))
        self._page.addWidget(self._steps(words))
        self._page.addWidget(self._told(self.tr("Eight marks of a key result"), _points()))
        self._page.addStretch(1)

    def refresh(self) -> None:
        """It is the same for every engagement."""

    def _phases(self, words: Method) -> QFrame:
        frame, layout = card()
        title = self.tr("Three phases, eight to twelve months: from somebody who advises to somebody who asks")
        layout.addWidget(label(title, "subheading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        for at, phase in enumerate(words.phase):
            box = QVBoxLayout()
            box.setSpacing(4)
            named = self.tr("{number} · {name}").format(number=at + 1, name=phase.name)
            for text, role in ((named, "strong"), (phase.time, "small"), (phase.does, "body"), (phase.coach, "quiet")):
                box.addWidget(label(text, role))
            box.addStretch(1)
            grid.addLayout(box, at if large_text() else 0, 0 if large_text() else at)
            grid.setColumnStretch(0 if large_text() else at, 1)
        layout.addLayout(grid)
        return frame

    def _steps(self, words: Method) -> QFrame:
        frame, layout = card()
        layout.addWidget(label(self.tr("What goes easily wrong, and what helps"), "subheading"))
        for step in words.step:
            layout.addWidget(label(step.name, "strong"))
            layout.addWidget(label(self.tr("{wrong} Helps: {helps}").format(wrong=step.wrong, helps=step.helps)))
        return frame

    def _told(self, title: str, pairs: Iterable[tuple[str, str]]) -> QFrame:
        frame, layout = card()
        layout.addWidget(label(title, "subheading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        columns = 1 if large_text() else 2
        for at, (name, words) in enumerate(pairs):
            box = QVBoxLayout()
            box.setSpacing(0)
            box.addWidget(label(name, "strong"))
            box.addWidget(label(words))
            box.addStretch(1)
            grid.addLayout(box, at // columns, at % columns)
            grid.setColumnStretch(at % columns, 1)
        layout.addLayout(grid)
        return frame


def _points() -> Iterable[tuple[str, str]]:
    words = wording.load()
    return ((words(f"cards.point_{n}"), words(f"cards.point_{n}_ask")) for n in range(1, POINTS + 1))
