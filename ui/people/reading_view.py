"""Shown while a list is being read that takes its time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.background import JobProgress
from ui.theme.motion import show_busy
from ui.widgets.basics import button, label


class ReadingView(QWidget):
    """Signals:
    cancelled: the user does not want to wait.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "heading")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(420)
        self._bar.setAccessibleName(self.tr("Progress of the reading"))
        self._cancel = button(self.tr("Cancel"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(label(self.tr("Nothing is added until you have checked it."), "quiet"))
        layout.addWidget(self._bar)
        layout.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self._cancel.clicked.connect(self.cancelled)
        leave = QShortcut(QKeySequence("Escape"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.cancelled)

    def begin(self, source: str) -> None:
        """Of a list that came from here."""
        self._title.setText(self.tr("Reading {source}").format(source=source))
        show_busy(self._bar)
        self._cancel.setFocus()

    def show_step(self, step: JobProgress) -> None:
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)
