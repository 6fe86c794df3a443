"""The mails of the programme: chosen on the left, filled on the right, copied or saved to be sent by the person they
come from. Nothing is sent from here."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from handouts.mails.kinds import MailKind
from handouts.mails.writing import MailFormat
from ui.desk import Desk
from ui.labels import error_sentence
from ui.mails.links import MailLinks
from ui.mails.models import MailListModel, WriteMail
from ui.mails.text import MailText
from ui.mails.view_state import MailView, mail_lines, mail_view
from ui.theme import text_scale
from ui.widgets.basics import button, card, label, large_text, scrolled, tab_through
from ui.widgets.dates import short_day
from ui.widgets.flow import FlowLayout
from ui.widgets.keeper import commit_in
from ui.widgets.short_choice import ShortChoice
from ui.widgets.two_lines import TwoLinePainter
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.application.settings import EXPORT_FOLDER
from workshop_app.domain.errors import KnownError

LIST_WIDTH, LIST_HEIGHT, TEXT_HEIGHT, BESIDE = 290, 96, 200, 660  # pixels at 100 % text
MOST = 16_777_215  # of Qt: no limit


class MailsPanel(QWidget):
    """`open_address(kind)` chooses a mail."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = MailListModel(mail_lines(queries.engagement(desk.workspace.read).language), self)
        self._list = QListView(self)
        self._subject, self._heads = label("", "subheading"), label("", "body")
        self._frame, self._inside = card("note")
        self._missing = label("", "body")
        self._workshops = ShortChoice()
        self._links = MailLinks(desk, self)
        self._text = MailText()
        self._copy = button(self.tr("Copy the text"))
        self._plain = button(self.tr("Save as text…"))
        self._mail = button(
            self.tr("Save as mail…"), "primary", self.tr("An .eml file: opens in a mail program, ready to be sent")
        )
        self._lay_out()
        self._connect()
        self._list.setCurrentIndex(self._model.index(0))

    @property
    def inside(self) -> str:
        return str(self._kind)

    @property
    def _kind(self) -> MailKind:
        return self._model.row(max(0, self._list.currentIndex().row())).kind

    def open_address(self, rest: str) -> None:
        """Show the mail of this kind."""
        kinds = [str(kind) for kind in MailKind]
        if rest in kinds:
            self._list.setCurrentIndex(self._model.index(kinds.index(rest)))
        self.refresh()

    def refresh(self) -> None:
        """Fill it again."""
        self._show_workshops()
        self._show(self._view())

    def _view(self) -> MailView:
        today = self._desk.workspace.clock.now().astimezone().date()
        return mail_view(self._desk.workspace.read, self._kind, str(self._workshops.currentData() or ""), today)

    def _show(self, view: MailView) -> None:
        mail = view.mail
        self._subject.setText(mail.subject)
        reached = self.tr("1 address") if len(view.to) == 1 else self.tr("{n} addresses").format(n=len(view.to))
        to = self.tr("To: {group} ({reached})").format(group=mail.group, reached=reached)
        if view.unreached:
            some, all_of_them = (
                self.tr("No usable address: {names}, and {n} more"),
                self.tr("No usable address: {names}"),
            )
            to += "\n" + (some if view.more else all_of_them).format(names=view.unreached, n=view.more)
        self._heads.setText("\n".join((self.tr("From: {sender}").format(sender=view.sender or "–"), to)))
        self._missing.setText(self.tr("To fill in before it goes out: {gaps}").format(gaps=" · ".join(mail.gaps)))
        self._frame.setVisible(bool(mail.gaps))
        before = len(self._links.fields)
        self._links.show_links(mail.links)
        if len(self._links.fields) != before:
            self._order_tab()
        self._workshops.setVisible(view.of_a_workshop and self._workshops.count() > 1)
        if self._text.toPlainText() != mail.body:
            self._text.setPlainText(mail.body)

    def _show_workshops(self) -> None:
        """The one that fits best first; a choice stays while it exists."""
        chosen = self._workshops.currentData()
        with QSignalBlocker(self._workshops):
            self._workshops.clear()
            self._workshops.addItem(self.tr("The workshop that fits best"), "")
            for each in queries.workshops(self._desk.workspace.read):
                day = f" · {short_day(each.day)}" if each.day else ""
                self._workshops.addItem(f"{each.title}{day}", each.id)
            self._workshops.setCurrentIndex(max(0, self._workshops.findData(chosen)))

    def _lay_out(self) -> None:
        self._list.setModel(self._model)
        self._list.setItemDelegate(TwoLinePainter(self._list))
        self._list.setAccessibleName(self.tr("Mails"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._workshops.setAccessibleName(self.tr("Workshop this mail is about"))
        self._text.setAccessibleName(self.tr("Text of the mail"))
        self._inside.addWidget(self._missing)
        right = QVBoxLayout()
        right.setSpacing(12)
        area, page = scrolled(0, 12, self)
        for part in (self._subject, self._heads, self._workshops, self._frame, self._links):
            page.addWidget(part)
        page.addWidget(self._text, 1)
        right.addWidget(area, 1)
        ways = FlowLayout() if large_text() else QHBoxLayout()
        if isinstance(ways, QHBoxLayout):
            ways.addStretch(1)
        for way in (self._copy, self._plain, self._mail):
            ways.addWidget(way)
        right.addLayout(ways)
        layout = self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(24)
        layout.addWidget(self._list)
        layout.addLayout(right, 1)
        self._order_tab()

    def _order_tab(self) -> None:
        """As the eye goes; the fields of links are made with the first mail that has them."""
        ways = (self._copy, self._plain, self._mail)
        tab_through(self._list, self._workshops, *self._links.fields, self._text, *ways)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list stands above the mail where a line of it would have no room beside."""
        super().resizeEvent(event)
        beside = self.width() >= BESIDE * text_scale()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)
        wide, high = (round(each * text_scale()) for each in (LIST_WIDTH, LIST_HEIGHT))
        self._list.setMaximumSize(wide if beside else MOST, MOST if beside else high)
        self._list.setMinimumSize(wide if beside else 0, 0 if beside else high)
        self._text.show_whole(not beside, round(TEXT_HEIGHT * text_scale()))

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self._list.selectionModel().currentChanged.connect(self._on_chosen)
        self._workshops.currentIndexChanged.connect(self._on_chosen)
        self._copy.clicked.connect(self._on_copy)
        self._plain.clicked.connect(partial(self._save, MailFormat.TEXT))
        self._mail.clicked.connect(partial(self._save, MailFormat.MAIL))

    def _save(self, format: MailFormat, _pressed: bool = False) -> None:
        desk = self._desk
        last, path = desk.settings.get(EXPORT_FOLDER), desk.workspace.path
        suggested = Path(last) if last else (path.parent if path else None)
        folder = desk.ask.folder(self.tr("Save the mail"), suggested)
        if folder is None:
            return
        desk.settings.set(EXPORT_FOLDER, str(folder))
        job = WriteMail(self._view().mail, format, folder, desk.workspace.clock.now())
        desk.background.submit(job, self._on_saved, self._on_failed, title=self.tr("Saving the mail"))

    def _on_saved(self, path: Path) -> None:
        self._desk.bridge.say(self.tr("Saved {name} in {folder}.").format(name=path.name, folder=path.parent))

    def _on_failed(self, error: KnownError) -> None:
        self._desk.bridge.say(error_sentence(error))

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._view().mail.body)
        self._desk.bridge.say(self.tr("The text is on the clipboard."))

    def _on_chosen(self, *_chosen: QModelIndex | int) -> None:
        """Another mail, or another workshop for it."""
        commit_in(self._links)
        self._show(self._view())

    def _on_changed(self, _changes: Changes, _by: object) -> None:
        if self.isVisible():
            self.refresh()
