"""A file is locked: the small page that asks for its passphrase before it opens, and the page that covers the window
while an open file is locked. Both try what is typed in the worker and say in a sentence that it does not fit."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import icons
from ui.background import Background
from ui.passphrase.parts import Attempt, PassphraseField
from ui.theme import text_scale
from ui.widgets.basics import button, card, label, scrolled
from ui.widgets.over_window import PageOverWindow
from ui.widgets.said_below import say_on
from workshop_app import bootstrap

WIDTH = 440


class AskPassphrase(PageOverWindow):
    """Accepted when the passphrase fits: the file then opens. As many tries as wanted. Done with EARLIER when it fits
    earlier versions only, and these are wanted; their keys are then known."""

    EARLIER = 2

    def __init__(self, path: Path, background: Background, parent: QWidget | None = None, name: str = "") -> None:
        super().__init__(WIDTH + 48, parent)
        self._path, self._name = path, name or path.stem
        self._attempt = Attempt(background)
        self.setWindowTitle(self.tr("Passphrase"))
        self._field = PassphraseField(self.tr("Passphrase"))
        self._said = label("", "error")
        self._open = button(self.tr("Open"), "primary")
        self._earlier = button(self.tr("Earlier versions"))
        self._lay_out()
        self._open.clicked.connect(self._on_open)
        self._attempt.fits.connect(self.accept)
        self._attempt.refused.connect(self._on_refused)
        self._earlier.clicked.connect(partial(self.done, self.EARLIER))
        self._field.setFocus()

    def done(self, result: int) -> None:
        self._attempt.leave()
        self._field.field.clear()
        if result == QDialog.DialogCode.Rejected:
            bootstrap.forget_key(self._path)  # of its copies
        super().done(result)

    def _lay_out(self) -> None:
        self.page.addWidget(label(self.tr("{name} has a passphrase").format(name=self._name), "heading"))
        self.page.addWidget(self._field)
        self._said.hide()
        self.page.addWidget(self._said)
        self.page.addStretch(1)
        leave = button(self.tr("Cancel"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        self._open.setDefault(True)
        self._earlier.setAutoDefault(False)
        self._earlier.hide()
        for each in (leave, self._earlier, self._open):
            self.foot.addWidget(each)
        self.fit()

    def _on_open(self) -> None:
        if self._field.words and not self._attempt.runs:
            self._open.setEnabled(False)
            self._attempt.begin(self._path, self._field.words)

    def _on_refused(self, sentence: str) -> None:
        self._open.setEnabled(True)
        say_on(self._said, sentence)
        self._earlier.setVisible(self._attempt.of_copies)
        self.fit()
        self._field.again()
        self.show_whole(self._said)


class LockPage(QWidget):
    """Covers the whole window: nothing of the engagement is in memory any more, not even what Undo would take back.
    Signals: unlocked; left (close the engagement instead); choice_requested (the file is gone from its place: ask where
    it is)."""

    unlocked = Signal()
    left = Signal()
    choice_requested = Signal()

    def __init__(
        self, path: Path, name: str, undo_ends: bool, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.path = path
        self._name, self._undo_ends = name, undo_ends
        self._attempt = Attempt(background)
        self._field = PassphraseField(self.tr("Passphrase"))
        self._said = label("", "error")
        self._open = button(self.tr("Unlock"), "primary")
        self._choose = button(self.tr("Choose the file…"))
        self._lay_out()
        self._field.entered.connect(self._on_open)
        self._open.clicked.connect(self._on_open)
        self.destroyed.connect(self._attempt.leave)
        self._attempt.fits.connect(self._on_fits)
        self._attempt.refused.connect(self._on_refused)
        self._choose.clicked.connect(self.choice_requested)
        self.setFocusProxy(self._field)

    def leave(self) -> None:
        """The page goes: a key that still arrives is forgotten."""
        self._attempt.leave()
        self._field.field.clear()

    def begin_again(self) -> None:
        """The passphrase fits, and the file did not open all the same: why was told."""
        self._open.setEnabled(True)
        self._field.again()

    def look_for(self, path: Path) -> None:
        """The file is here now."""
        self.path = path
        self._say("", gone=False)
        self._field.again()
        self._on_open()

    def _lay_out(self) -> None:
        frame, layout = card()
        layout.setContentsMargins(32, 32, 32, 32)
        layout.setSpacing(12)
        mark = QLabel()
        mark.setPixmap(icons.icon("lock", "quiet").pixmap(QSize(32, 32), self.devicePixelRatioF()))
        layout.addWidget(mark)
        layout.addWidget(label(self.tr("{name} is locked").format(name=self._name), "heading"))
        saved = self.tr("Everything is saved. Type the passphrase to go back to where you were.")
        layout.addWidget(label(saved, "quiet"))
        if self._undo_ends:
            layout.addWidget(
                label(self.tr("Undo then starts afresh: steps from before the lock cannot be undone."), "quiet")
            )
        layout.addWidget(self._field)
        self._said.hide()
        layout.addWidget(self._said)
        row = QHBoxLayout()
        row.addWidget(self._open)
        row.addWidget(self._choose)
        self._choose.hide()
        away = button(self.tr("Close engagement"), "flat")
        away.clicked.connect(self.left)
        row.addWidget(away)
        row.addStretch(1)
        layout.addSpacing(4)
        layout.addLayout(row)
        frame.setMaximumWidth(round((WIDTH + 96) * text_scale()))
        # Centred by stretches, not by an alignment: that would give wrapping words the height of one line.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(frame, 20)
        middle.addStretch(1)
        area, page = scrolled(margin=16, spacing=0)  # large text on a small screen is higher than the window
        page.addStretch(1)
        page.addLayout(middle)
        page.addStretch(2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _on_open(self) -> None:
        if self._field.words and not self._attempt.runs:
            self._open.setEnabled(False)
            self._attempt.begin(self.path, self._field.words)

    def _on_fits(self) -> None:
        self._open.setEnabled(True)
        self.unlocked.emit()

    def _on_refused(self, sentence: str) -> None:
        self._open.setEnabled(True)
        bootstrap.forget_key(self.path)  # of its copies: they are not to be seen from here
        self._say(sentence, gone=not os.path.exists(self.path))
        self._field.again()

    def _say(self, sentence: str, *, gone: bool) -> None:
        say_on(self._said, sentence)
        self._choose.setVisible(gone)


class WaitPage(QWidget):
    """Stands in the window while the worker writes the file anew: nothing can be typed that would be lost."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        shown = label(words, "heading")
        shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(shown)
        layout.addStretch(2)
