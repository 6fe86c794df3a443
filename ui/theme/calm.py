"""The rule that no value changes by accident, in every window, also for what Qt itself makes.

Turning the wheel over a box, a date, a number, a slider or a row of tabs that has not the focus scrolls the page behind
it; and half a number or half a date ("1" of "15") is no value before the box is left.

The style sheet (template.qss, "calm") has the second half, and keeps the wheel from bringing the focus along: Qt reads
it without us. For the first half `Calm` listens on the few windows there are, and a widget gets its guard with the
first turn of the wheel over it. A filter on the application, or a style of our own, would hold too, but call Python
for every event, or for every widget that is made: 25 ms of a start.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWheelEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

# What Qt changes by the wheel, by name: PySide makes a class when it is first asked for, and a start needs none.
TURNED = ("QAbstractSpinBox", "QComboBox", "QAbstractSlider", "QTabBar")


class Calm(QObject):
    """Keeps the wheel off what has not the focus, for as long as the application lives."""

    NAME = "calm"

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName(self.NAME)
        app.focusWindowChanged.connect(self._on_window)
        QTimer.singleShot(0, self, self._on_started)  # the first window may stand behind another program's

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QWheelEvent):
            return False
        if not isinstance(watched, QWidget):
            self._guard(watched, event)
            return False
        if watched.hasFocus():
            return False
        event.ignore()  # it goes on to what stands behind
        return True

    def _on_started(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            self._on_window(window)

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # a second time changes nothing

    def _guard(self, window: QObject, event: QWheelEvent) -> None:
        """Put the filter on what the wheel can change under the pointer; Qt hands it the same turn next."""
        popup, shown = QApplication.activePopupWidget(), _shown_in(window)
        if popup is not None:
            found = popup.childAt(popup.mapFromGlobal(event.globalPosition()).toPoint())
        else:
            found = shown.childAt(event.position().toPoint()) if shown is not None else None
        while found is not None and not found.isWindow():
            if any(map(found.inherits, TURNED)) and not found.inherits("QScrollBar"):
                found.installEventFilter(self)
            found = found.parentWidget()


def _shown_in(window: QObject) -> QWidget | None:
    return next((each for each in QApplication.topLevelWidgets() if each.windowHandle() is window), None)
