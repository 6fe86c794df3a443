"""The record read aloud: a window of its own, one decision per page, large; for the sign-off meeting and its projector.

Opened by the panel. Arrow keys, Page Up and Page Down turn pages, Home and End go to the ends, F11 fills the screen,
Esc closes. It changes nothing and shows nothing private.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.interview.reading_page import ReadingPage
from ui.interview.reading_state import DecisionPage, Reading, reading
from ui.interview.view_state import GLYPHS
from ui.labels import enum_label
from ui.widgets.basics import button, label
from ui.widgets.dates import long_day
from workshop_app.application.ports import Reader
from workshop_app.domain.parameters import ParameterStatus

FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
BACKWARD = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)
SCROLL = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ReadAloud(QWidget):
    """Page 0 is the title, the last one tells what is open and who signs."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Read aloud"))
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._reading: Reading | None = None
        self.at = 0
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = ReadingPage()
        self._area.setWidget(self._page)
        self._where = label("", "quiet")
        self._where.setWordWrap(False)
        self._back = button(self.tr("Back"), "", self.tr("Left arrow"))
        self._next = button(self.tr("Next"), "primary", self.tr("Right arrow"))
        self._whole = button(self.tr("Full screen"), "flat", self.tr("F11"))
        self._close = button(self.tr("Close"), "flat", self.tr("Esc"))
        foot = QFrame()
        foot.setProperty("role", "foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(24, 10, 24, 10)
        line.setSpacing(8)
        line.addWidget(self._where, 1)
        for each in (self._whole, self._close, self._back, self._next):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # arrows and Space belong to the pages
            line.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(foot)
        self._next.clicked.connect(self._on_next)
        self._back.clicked.connect(self._on_back)
        self._whole.clicked.connect(self._on_whole)
        self._close.clicked.connect(self.close)
        self.resize(1200, 760)

    @property
    def last(self) -> int:
        return len(self._reading.pages) + 1 if self._reading else 0

    def open(self, reader: Reader, key: str = "") -> None:
        """Read the record again and show it, from this parameter on."""
        self._reading = reading(reader)
        self.turn_to(self._reading.place(key))
        self.show()
        self.activateWindow()
        self.setFocus()

    def turn_to(self, at: int) -> None:
        """Show one page; the ends hold."""
        if self._reading is None:
            return
        self.at = min(max(at, 0), self.last)
        self._page.clear()
        if self.at == 0:
            self._title_page(self._reading)
        elif self.at == self.last:
            self._last_page(self._reading)
        else:
            self._decision_page(self._reading.pages[self.at - 1])
        self._fit()
        self._area.verticalScrollBar().setValue(0)
        self._where.setText(self.tr("{at} of {last}").format(at=self.at + 1, last=self.last + 1))
        self._back.setEnabled(self.at > 0)
        self._next.setEnabled(self.at < self.last)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The keyboard goes back to the interview, also where the desktop would not see to it."""
        super().closeEvent(event)
        opener = self.parentWidget()
        if opener is not None and opener.isVisible():
            opener.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in FORWARD:
            self.turn_to(self.at + 1)
        elif key in BACKWARD:
            self.turn_to(self.at - 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.turn_to(0 if key == Qt.Key.Key_Home else self.last)
        elif key in SCROLL:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + SCROLL[key] * 80)
        elif key == Qt.Key.Key_F11:
            self._on_whole()
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self._area.viewport()
        self._page.fit(room.width(), room.height())

    def _title_page(self, record: Reading) -> None:
        self._page.say(record.client)
        self._page.tell(self.tr("How we work with OKRs: what was agreed"))
        if record.cycle:
            self._page.tell(record.cycle, quiet=True)
        words = self.tr("Version {number}, {count} decisions").format(number=record.version, count=len(record.pages))
        self._page.tell(words, quiet=True)

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
            (self.tr("Parked"), page.parked_reason if parked else ""),
            (self.tr("Until"), until if parked else ""),
            (self.tr("Why"), page.rationale),
            (self.tr("Except"), page.exceptions),
            (self.tr("How it was settled"), page.settled),
            (self.tr("Applies from"), page.applies_from),
            (self.tr("Decided by"), page.decided_by),
            (self.tr("Looked at again on"), review),
            *page.details,
        )
        return [(name, value) for name, value in pairs if value]

    def _last_page(self, record: Reading) -> None:
        if record.open:
            self._page.say(self.tr("Still open"))
            for page in record.open:
                number = f"{page.number}  " if page.number else ""
                self._page.tell(f"{GLYPHS[page.status]} {number}{page.title}: {enum_label(page.status)}")
        else:
            self._page.say(self.tr("Everything is settled."))
        if record.signed_by and record.signed_on:
            words = self.tr("Version {number} was signed on {day} by {names}.")
            names = ", ".join(record.signed_by)
            self._page.tell(words.format(number=record.version, day=long_day(record.signed_on), names=names))
        else:
            words = self.tr("Version {number} is not signed yet.").format(number=record.version)
            self._page.tell(words, quiet=True)

    def _on_next(self) -> None:
        self.turn_to(self.at + 1)

    def _on_back(self) -> None:
        self.turn_to(self.at - 1)

    def _on_whole(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()
