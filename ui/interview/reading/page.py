"""One page of the record as it is read aloud: a sentence in large letters, and facts below it as a name and a value.
Used by the reading window."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.interview.user_label import UserLabel

STEPS = (0, 1, 2, 3)  # of letters in the style sheet, the largest first
SPACING = (24, 20, 16, 12)


class ReadingPage(QWidget):
    """Filled with `say`, `tell` and `facts`; `fit` then chooses the size of the letters."""

    def __init__(self) -> None:
        super().__init__()
        self._labels: list[QLabel] = []
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(64, 48, 64, 32)
        self._column.addStretch(1)

    def clear(self) -> None:
        """Begin a new page."""
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._labels, self._parts = [], []

    def say(self, words: str) -> None:
        """What the page is about."""
        self._add(self._label(words, "reading_title"))

    def tell(self, words: str, quiet: bool = False) -> None:
        """A line beside it."""
        self._add(self._label(words, "reading_quiet" if quiet else "reading"))

    def facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Names and values in two columns."""
        table = QWidget(self)
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 4)
        for at, (name, value) in enumerate(facts):
            for column, (words, role) in enumerate(((name, "reading_quiet"), (value, "reading"))):
                grid.addWidget(self._label(words, role), at, column, Qt.AlignmentFlag.AlignTop)
        self._add(table)

    def words(self) -> tuple[str, ...]:
        """Everything that stands on the page."""
        return tuple(each.text() for each in self._labels)

    def fit(self, width: int, height: int) -> None:
        """The largest letters that let the whole page be seen; one too long for the smallest has to be scrolled."""
        for step in STEPS:
            for shown in self._labels:
                shown.setProperty("step", step)
                shown.style().unpolish(shown)
                shown.style().polish(shown)
            self._column.setSpacing(SPACING[step])
            if self._column.heightForWidth(width) <= height:
                return

    def _label(self, words: str, role: str) -> QLabel:
        shown = UserLabel(words, role, self)
        self._labels.append(shown)
        return shown

    def _add(self, part: QWidget) -> None:
        self._column.insertWidget(len(self._parts), part)
        self._parts.append(part)
        part.show()
