"""The small page behind "Set a passphrase", "Change the passphrase" and "Take the passphrase off". What cannot be
undone is said first and ticked; the present passphrase is tried before anything is closed."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import assert_never

from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from ui.background import Background
from ui.labels import error_sentence
from ui.passphrase.parts import Attempt, PassphraseField
from ui.widgets.basics import button, label
from ui.widgets.over_window import PageOverWindow
from ui.widgets.said_below import say_on
from workshop_app import bootstrap
from workshop_app.domain.errors import KnownError

WIDTH = 540


class PassphraseRequest(StrEnum):
    """What is to become of the passphrase."""

    SET = "set"
    CHANGE = "change"
    REMOVE = "remove"


class ChoosePassphrase(PageOverWindow):
    """Accepted when everything needed was typed and the present passphrase fits; then `old` and `new` are what
    `bootstrap.change_passphrase` wants."""

    def __init__(
        self, request: PassphraseRequest, path: Path, copies: int, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(WIDTH, parent)
        self._request, self._path = request, path
        self._attempt = Attempt(background)
        self.old: str | None = None
        self.new: str | None = None
        self._present = PassphraseField(self.tr("Current passphrase"))
        self._first = PassphraseField(self.tr("New passphrase, at least 8 characters"))
        self._second = PassphraseField(self.tr("New passphrase again"))
        self._understood = QCheckBox(self.tr("I have also kept it in a safe place"))
        self._said = label("", "error")
        self._go = button(self._action(), "primary")
        self.setWindowTitle(self._action())
        self._lay_out(copies)
        self._go.clicked.connect(self._on_go)
        self._attempt.fits.connect(self._on_fits)
        self._attempt.refused.connect(self._say)

    def done(self, result: int) -> None:
        self._attempt.leave()
        for field in (self._present, self._first, self._second):
            field.field.clear()
        super().done(result)

    def _action(self) -> str:
        match self._request:
            case PassphraseRequest.SET:
                return self.tr("Set the passphrase")
            case PassphraseRequest.CHANGE:
                return self.tr("Change the passphrase")
            case PassphraseRequest.REMOVE:
                return self.tr("Remove the passphrase")
            case _ as never:
                assert_never(never)

    def _lay_out(self, copies: int) -> None:
        self.page.addWidget(label(self._heading(), "heading"))
        for words in self._told(copies):
            self.page.addWidget(label(words))
        for widget in self._asked():
            self.page.addWidget(widget)
        self._said.hide()
        self.page.addWidget(self._said)
        self.page.addStretch(1)
        leave: QPushButton = button(self.tr("Cancel"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        self._go.setDefault(True)
        self.foot.addWidget(leave)
        self.foot.addWidget(self._go)
        self._asked()[0].setFocus()
        self.fit()

    def _heading(self) -> str:
        match self._request:
            case PassphraseRequest.SET:
                words = self.tr("A passphrase for {name}")
            case PassphraseRequest.CHANGE:
                words = self.tr("A new passphrase for {name}")
            case PassphraseRequest.REMOVE:
                words = self.tr("Remove the passphrase from {name}")
            case _ as never:
                assert_never(never)
        return words.format(name=self._path.stem)

    def _told(self, copies: int) -> tuple[str, ...]:
        earlier = self.tr("Dated copies of this file: {count}.").format(count=copies)
        if self._request is PassphraseRequest.REMOVE:
            open_to_all = self.tr("Anyone who has the file or one of its dated copies will then be able to open it.")
            return open_to_all, earlier
        lost = self.tr(
            "If you forget it, the file is lost: nobody can open it without its passphrase, and neither can we."
        )
        follow = self.tr(
            "The file, its dated copies and every copy you hand over will then open only with it, and the plan B on "
            "paper is removed. Copies handed over earlier, and documents already made, stay as they are."
        )
        return lost, follow, earlier

    def _asked(self) -> tuple[QWidget, ...]:
        match self._request:
            case PassphraseRequest.SET:
                return self._understood, self._first, self._second
            case PassphraseRequest.CHANGE:
                return self._present, self._understood, self._first, self._second
            case PassphraseRequest.REMOVE:
                return (self._present,)
            case _ as never:
                assert_never(never)

    def _on_go(self) -> None:
        missing = "" if self._request is PassphraseRequest.REMOVE else self._missing()
        if missing:
            self._say(missing)
        elif self._request is PassphraseRequest.SET:
            self._on_fits()
        elif self._present.words and not self._attempt.runs:
            self._go.setEnabled(False)
            self._attempt.begin(self._path, self._present.words)

    def _missing(self) -> str:
        if not self._understood.isChecked():
            return self.tr("First tick that you have kept it in a safe place.")
        try:
            bootstrap.check_passphrase(self._first.words)
        except KnownError as error:
            return error_sentence(error)
        return "" if self._first.words == self._second.words else self.tr("The two do not match. Type both again.")

    def _say(self, sentence: str) -> None:
        self._go.setEnabled(True)
        say_on(self._said, sentence)
        self.fit()
        self.show_whole(self._said)

    def _on_fits(self) -> None:
        self.old = self._present.words or None
        self.new = self._first.words or None
        self.accept()
