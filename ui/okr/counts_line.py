"""How many there are of how many that were agreed: a quiet line beside the button that adds one. Over the number it
turns into a question; it never blocks. Used for a set and for an objective."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.labels import enum_label
from ui.okr.view_state import Count
from ui.widgets.basics import set_tone
from workshop_app.domain.okr import Direction


class CountsLine(QLabel):
    """One line of text that can wrap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def show_counts(self, counts: tuple[Count, ...], ways: tuple[tuple[Direction, int], ...] = ()) -> None:
        """Show the numbers; `ways` says how many objectives face which way."""
        words = [self._words(one) for one in counts]
        if sum(number for _, number in ways) > 1:
            words.append(", ".join(f"{number} {enum_label(way)}" for way, number in ways if number))
        over = [one for one in counts if one.over]
        line = " · ".join(words)
        self.setText(self._question(over[0]).format(counts=line) if over else line)
        set_tone(self, "accent" if over else "")

    def _words(self, one: Count) -> str:
        words = {
            "objectives": self.tr("Objectives: {count} of at most {most}"),
            "key_results": self.tr("Key results: {count} of at most {most}"),
            "milestones": self.tr("Milestones: {count} of at most {most}"),
        }[one.what]
        return words.format(count=one.count, most=one.most)

    def _question(self, one: Count) -> str:
        return {
            "objectives": self.tr("{counts}. Which objective could wait?"),
            "key_results": self.tr("{counts}. Which key result would you miss least?"),
            "milestones": self.tr("{counts}. What should they lead to that can be counted?"),
        }[one.what]
