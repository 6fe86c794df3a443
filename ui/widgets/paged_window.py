"""A window of large pages, one at a time, for a meeting and its projector: the record read aloud, the drafting board.

Arrow keys, Space, Page Up and Page Down turn pages, Home and End go to the ends, F11 fills the screen, Esc closes. A
subclass says how many pages there are (`last`) and draws one (`show_page`).
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.widgets.basics import button, label
from ui.widgets.screen_size import within_screen
from ui.widgets.whole_screen import toggle_whole_screen

FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
BACKWARD = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)
SCROLL = {Qt.Key.Key_Down: 80, Qt.Key.Key_Up: -80}  # pixels
SIZE = (1240, 760)


class PagedWindow(QWidget):
    """`page` is the widget that shows one page; `at` is the number of the page that is shown, from 0."""

    def __init__(self, title: str, page: QWidget, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(title)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.at = 0
        self._held: QWidget | None = None  # what had the keyboard when this came up
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(page)
        self._where = label("", "quiet")
        self._where.setWordWrap(False)
        self._back = button(self.tr("Back"), "", self.tr("Left arrow"))
        self._next = button(self.tr("Next"), "primary", self.tr("Right arrow"))
        self._whole = button(self.tr("Full screen"), "flat", self.tr("F11"))
        self._close = button(self.tr("Close"), "flat", self.tr("Esc"))
        self._next.clicked.connect(self._on_next)
        self._back.clicked.connect(self._on_back)
        self._whole.clicked.connect(self._on_whole)
        self._close.clicked.connect(self.close)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(self._foot())
        self.resize(within_screen(self, *SIZE))

    @property
    def last(self) -> int:
        """The number of the last page."""
        raise NotImplementedError

    def show_page(self) -> None:
        """Draw the page `self.at`."""
        raise NotImplementedError

    def turn_to(self, at: int) -> None:
        """Show one page; the ends hold."""
        self.at = min(max(at, 0), self.last)
        self.show_page()
        self._area.verticalScrollBar().setValue(0)
        self._where.setText(self.tr("{at} of {last}").format(at=self.at + 1, last=self.last + 1))
        self._back.setEnabled(self.at > 0)
        self._next.setEnabled(self.at < self.last)

    def come_up(self) -> None:
        """Show the window and give it the keyboard."""
        held = QApplication.focusWidget()
        if held is not None and held.window() is not self:
            self._held = held
        self.come_into_sight()
        self.activateWindow()
        self.setFocus()

    def come_into_sight(self) -> None:
        """Show the window where it belongs."""
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in FORWARD:
            self._on_next()
        elif key in BACKWARD:
            self._on_back()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.turn_to(0 if key == Qt.Key.Key_Home else self.last)
        elif key in SCROLL:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + SCROLL[key])
        elif key == Qt.Key.Key_F11:
            self._on_whole()
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The keyboard goes back to the window that opened this one, also where the desktop would not see to it."""
        super().closeEvent(event)
        opener = self.parentWidget()
        if opener is not None and opener.isVisible():
            opener.activateWindow()
            QTimer.singleShot(0, self, self._give_back)

    def _give_back(self) -> None:
        """To what had the keyboard there: once this window is gone Qt gives it to the opener as a whole."""
        if self._held is not None and isValid(self._held) and self._held.isVisible() and not self.isVisible():
            self._held.setFocus(Qt.FocusReason.OtherFocusReason)

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(24, 10, 24, 10)
        line.setSpacing(8)
        line.addWidget(self._where, 1)
        for each in (self._whole, self._close, self._back, self._next):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # arrows and Space belong to the pages
            line.addWidget(each)
        return foot

    def _on_next(self) -> None:
        self.turn_to(self.at + 1)

    def _on_back(self) -> None:
        self.turn_to(self.at - 1)

    def _on_whole(self) -> None:
        toggle_whole_screen(self)
