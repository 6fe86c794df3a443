"""The chosen version on the page "Earlier versions": when it is from, what it holds, and the three ways on from it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.labels import error_sentence
from ui.versions.version_words import say, when
from ui.versions.view_state import Version, version_words
from ui.widgets.basics import button, label, set_role
from workshop_app.storage.restoring import CopyContents


class VersionDetail(QFrame):
    """Signals: look_requested, restore_requested, save_requested with the Backup that is shown."""

    look_requested = Signal(object)
    restore_requested = Signal(object)
    save_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._version: Version | None = None
        self._busy = False
        self._when = label("", "subheading")
        self._why = label("", "quiet")
        self._holds = label("")
        self._differs = label("")
        self._trouble = label("", "error")
        self.look = button(self.tr("Look at it"))
        self.restore = button(self.tr("Go back to this version"), "primary")
        self.save = button(self.tr("Save it as a new file…"))
        self._lay_out()
        self.look.clicked.connect(self.ask_look)
        self.restore.clicked.connect(self._on_restore)
        self.save.clicked.connect(self._on_save)

    def begin(self, damaged: bool) -> None:
        """For another file; where it is damaged there is one thing to do next, and another card has it."""
        set_role(self.restore, "" if damaged else "primary")

    def show_version(self, version: Version | None, present: CopyContents | None, now: datetime | None) -> None:
        """This version, compared with what is in the file at present; None leaves the card with nothing to ask for."""
        self._version = version
        usable = version is not None and version.usable
        for way in (self.look, self.restore, self.save):
            way.setEnabled(usable and not self._busy)
        if version is None:
            return
        words = version_words(version, present, say)
        self._when.setText(when(version.copy.at, now) if now else "")
        self._why.setText(words.why)
        trouble = error_sentence(version.error) if version.error else ""
        same = self.tr("The same number of people, workshops and key results as now.") if present and usable else ""
        shown = ((self._holds, words.holds), (self._differs, words.differs or same), (self._trouble, trouble))
        for part, text in shown:
            part.setText(text)
            part.setVisible(bool(text))

    def set_busy(self, busy: bool) -> None:
        """While something is put back nothing else can be asked for."""
        self._busy = busy
        for way in (self.look, self.restore, self.save):
            way.setEnabled(not busy and self._version is not None and self._version.usable)

    def ask_look(self) -> None:
        """Ask for a look at this version, where one is possible."""
        if self._version is not None and self._version.usable:
            self.look_requested.emit(self._version.copy)

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 16, 16, 16)
        lines.setSpacing(8)
        for part in (self._when, self._why, self._holds, self._differs, self._trouble):
            lines.addWidget(part)
        lines.addSpacing(8)
        for way in (self.restore, self.look, self.save):
            lines.addWidget(way)
        lines.addStretch(1)

    def _on_restore(self) -> None:
        if self._version is not None:
            self.restore_requested.emit(self._version.copy)

    def _on_save(self) -> None:
        if self._version is not None:
            self.save_requested.emit(self._version.copy)
