"""The follow-up mail as it will be sent, over the report: whom it goes to, its subject, its text and what goes along.
Nothing is written before somebody chose a way: copy, save, or save and open it in the mail program."""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.widgets.basics import button, label, tab_through
from ui.widgets.elided import NameLabel
from ui.widgets.only_read import only_read
from ui.widgets.over_window import PageOverWindow
from ui.widgets.plain_text import PlainText
from workshop_app.domain.text import in_a_row

WIDE, TEXT_HIGH = 620, 260  # pixels at normal text size


class ShownFollowUp(Struct, frozen=True):
    """What the mail says: `unreached` are those who were there and whom no mail reaches; `with_dates` when the
    calendar file goes along."""

    subject: str
    text: str
    addresses: tuple[str, ...]
    unreached: tuple[str, ...]
    with_dates: bool


class FollowUpWindow(PageOverWindow):
    """Signals: save_requested (whether the mail program should open it then)."""

    save_requested = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(WIDE, parent)
        self.setWindowTitle(self.tr("Follow-up mail"))
        self._subject, self._to = label("", "subheading"), NameLabel("body", 2)
        self._without, self._along, self._said = label("", "small"), label("", "small"), label("", "quiet")
        self._text = PlainText()
        self._close = button(self.tr("Close"), "flat", self.tr("Esc"))
        self._copy = button(self.tr("Copy the text"))
        self._save = button(
            self.tr("Save as mail…"), "", self.tr("An .eml file: opens in a mail program, ready to be sent")
        )
        self._open = button(
            self.tr("Save and open…"), "primary", self.tr("Saves the mail and opens it in the mail program")
        )
        self._lay_out()
        self._close.clicked.connect(self.close)
        self._copy.clicked.connect(self._on_copy)
        self._save.clicked.connect(partial(self._on_save, False))
        self._open.clicked.connect(partial(self._on_save, True))

    def bring(self, mail: ShownFollowUp) -> None:
        """Show this mail; the keyboard stands on the way most people take."""
        self._subject.setText(self.tr("Subject: {subject}").format(subject=mail.subject))
        self._to.setText(
            self.tr("To {n}: {addresses}").format(n=len(mail.addresses), addresses=", ".join(mail.addresses))
            if mail.addresses
            else self.tr("To: nobody yet. Nobody who was there has an e-mail address under People.")
        )
        self._without.setText(self.tr("No usable address: {names}").format(names=in_a_row(mail.unreached)))
        self._without.setVisible(bool(mail.addresses and mail.unreached))
        self._along.setText(self.tr("Goes along: the dates as a calendar file"))
        self._along.setVisible(mail.with_dates)
        self._text.setPlainText(mail.text)
        self.say("")
        self.fit()
        self.show()
        self.activateWindow()
        self._open.setFocus()

    def say(self, words: str) -> None:
        """What became of it, in sight beside the ways."""
        self._said.setText(words)
        self._said.setVisible(bool(words))
        if words:
            self.show_whole(self._said)

    def _lay_out(self) -> None:
        only_read(self._text)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Text of the mail"))
        self._text.setMinimumHeight(round(TEXT_HIGH * min(1.0, theme.text_scale())))
        for part in (self._subject, self._to, self._without, self._along):
            self.page.addWidget(part)
        self.page.addWidget(self._text, 1)
        self.page.addWidget(self._said)
        ways = (self._close, self._copy, self._save, self._open)
        for way in ways:
            self.foot.addWidget(way)
        tab_through(self._text, *ways)

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._text.toPlainText())
        self.say(self.tr("The text is on the clipboard."))

    def _on_save(self, opened: bool, _pressed: bool = False) -> None:
        self.save_requested.emit(opened)
