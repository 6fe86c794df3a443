"""The line above a question: which parameter it is, how its answer stands (or who was asked, and when), and the two
ways to change that. Used by the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.interview.field_dates import shown_date
from ui.interview.page_words import PageWords
from ui.interview.view_state import GLYPHS, TONES, ParameterView
from ui.labels import enum_label
from ui.widgets.basics import button, label, set_tone
from workshop_app.domain.parameters import ParameterKey, ParameterStatus

CLOSED = (ParameterStatus.DECIDED, ParameterStatus.PARKED, ParameterStatus.NOT_APPLICABLE)


class PageHead(QWidget):
    """Signals: `reopened` talk about it again, `put_aside` it does not apply here."""

    reopened = Signal()
    put_aside = Signal()

    def __init__(self, words: PageWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        place = label(self._place_words(words), "small")
        place.setWordWrap(False)
        self._status = label("", "badge")
        self.reopen = button(self.tr("Reopen"), "flat", self.tr("Discuss it again; everything written is kept"))
        self.aside = button(self.tr("Does not apply"), "flat", self.tr("This client does not need an answer here"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(place)
        line.addWidget(self._status, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        line.addWidget(self.reopen)
        line.addWidget(self.aside)
        self.reopen.clicked.connect(self.reopened)
        self.aside.clicked.connect(self.put_aside)

    def show_view(self, shown: ParameterView, person: str) -> None:
        closed = shown.record.status in CLOSED
        words, tone = self._state(shown, person)
        self._status.setText(words)
        set_tone(self._status, tone)
        self.reopen.setVisible(closed and not person)
        self.aside.setVisible(not closed and not person)

    def _place_words(self, words: PageWords) -> str:
        if words.own:
            return self.tr("Your own")
        if words.key == ParameterKey.WHY:
            return self.tr("Before the ten")
        return self.tr("Parameter {number}").format(number=words.number)

    def _state(self, shown: ParameterView, person: str) -> tuple[str, str]:
        """How the agreed answer stands, or in which capacity somebody was asked and when."""
        status = shown.record.status
        if not person:
            return f"{GLYPHS[status]} {enum_label(status)}", TONES.get(status, "")
        role = enum_label(next(each for each in shown.people if each.id == person).role)
        on = shown.voice_of(person).on
        if on is None or not shown.heard(person):
            return self.tr("{role}: not heard yet").format(role=role), ""
        return self.tr("{role}: answered on {day}").format(role=role, day=shown_date(on)), "accent"
