"""The record read aloud: a window of its own, one decision per page, large; for the sign-off meeting and its projector.

Opened by the panel; turned as every `PagedWindow`. It changes nothing and shows nothing private.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.interview.reading.page import ReadingPage
from ui.interview.reading.view_state import DecisionPage, RecordReading, reading
from ui.interview.view_state import GLYPHS
from ui.labels import enum_label
from ui.widgets.dates import long_day
from ui.widgets.paged_window import PagedWindow
from workshop_app.application.ports import Reader
from workshop_app.domain.parameters import ParameterStatus
from workshop_app.domain.text import in_a_row


class ReadAloud(PagedWindow):
    """Page 0 is the title, the last one tells what is open and who signs."""

    def __init__(self, parent: QWidget) -> None:
        self._reading: RecordReading | None = None
        self._page = ReadingPage()
        super().__init__(QCoreApplication.translate("ReadAloud", "Read aloud"), self._page, parent)

    @property
    def last(self) -> int:
        return len(self._reading.pages) + 1 if self._reading else 0

    def open(self, reader: Reader, key: str = "") -> None:
        """Read the record again and show it, from this parameter on."""
        self._reading = reading(reader)
        self.turn_to(self._reading.place(key))
        self.come_up()

    def show_page(self) -> None:
        self._page.clear()
        if self._reading is None:
            return
        if self.at == 0:
            self._title_page(self._reading)
        elif self.at == self.last:
            self._last_page(self._reading)
        else:
            self._decision_page(self._reading.pages[self.at - 1])
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self._area.viewport()
        self._page.fit(room.width(), room.height())

    def _title_page(self, record: RecordReading) -> None:
        self._page.say(record.client)
        self._page.tell(self.tr("How we work with OKRs: what was agreed"))
        if record.cycle:
            self._page.tell(record.cycle, quiet=True)
        one, several = self.tr("Version {number}, 1 decision"), self.tr("Version {number}, {count} decisions")
        words = one if len(record.pages) == 1 else several
        self._page.tell(words.format(number=record.version, count=len(record.pages)), quiet=True)

    def _decision_page(self, page: DecisionPage) -> None:
        head = f"{page.number}  {page.title}" if page.number else page.title
        if page.status is not ParameterStatus.DECIDED:
            head = f"{head}   {GLYPHS[page.status]} {enum_label(page.status)}"
        self._page.tell(head, quiet=True)
        self._page.say(page.decision or page.question)
        self._page.facts(self._facts(page))

    def _facts(self, page: DecisionPage) -> list[tuple[str, str]]:
        review = long_day(page.review_on) if page.review_on else ""
        until = long_day(page.parked_until) if page.parked_until else ""
        parked = page.status is ParameterStatus.PARKED
        pairs = (
            (self.tr("Postponed"), page.parked_reason if parked else ""),
            (self.tr("Until"), until if parked else ""),
            (self.tr("Why"), page.rationale),
            (self.tr("Exceptions"), page.exceptions),
            (self.tr("Agreed how"), page.settled),
            (self.tr("Applies from"), page.applies_from),
            (self.tr("Decided by"), page.decided_by),
            (self.tr("Review on"), review),
            *page.details,
        )
        return [(name, value) for name, value in pairs if value]

    def _last_page(self, record: RecordReading) -> None:
        if record.open:
            self._page.say(self.tr("Still open"))
            for page in record.open:
                number = f"{page.number}  " if page.number else ""
                self._page.tell(f"{GLYPHS[page.status]} {number}{page.title}: {enum_label(page.status)}")
        else:
            self._page.say(self.tr("Everything is decided."))
        if record.signed_by and record.signed_on:
            words = self.tr("Version {number} was signed on {day} by {names}.")
            names = in_a_row(record.signed_by)
            self._page.tell(words.format(number=record.version, day=long_day(record.signed_on), names=names))
        else:
            words = self.tr("Version {number} is not signed yet.").format(number=record.version)
            self._page.tell(words, quiet=True)
