"""The page "Earlier versions": a list of dated copies, the chosen one in words, and what can be done with it. It asks
for actions by signals and does none itself; `ui.shell.way_back` fills it and carries them out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui import icons, theme
from ui.labels_versions import RULE, lineage_words
from ui.versions.damage_card import DamageCard
from ui.versions.version_detail import VersionDetail
from ui.versions.version_words import say, when
from ui.versions.view_state import Version, version_words
from ui.widgets.basics import button, label, scrolled
from ui.widgets.dates import long_day
from ui.widgets.empty import EmptyState
from ui.widgets.said_below import say_on
from ui.widgets.spoken import announce
from ui.widgets.two_lines import TwoLinePainter
from workshop_app.domain.errors import ErrorCode
from workshop_app.storage.backups import Backup
from workshop_app.storage.restoring import CopyContents

SIDE_BY_SIDE = 900  # pixels at normal text size
WIDEST = 1080


class VersionsPage(QWidget):
    """Signals: back_requested; passphrase_requested when versions are locked. `detail` is the card of the chosen
    version and asks for what is to be done with it, `damage` the card on top when the file is damaged."""

    back_requested = Signal()
    passphrase_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._versions: list[Version] = []
        self._present: CopyContents | None = None
        self._now: datetime | None = None
        self.damage = DamageCard()
        self._back = button(self.tr("Back"), "flat")
        icons.set_icon(self._back, "arrow-left", "ink")
        self._title = label("", "title")
        self._lineage = label("", "quiet")
        self._rule = label(say(RULE), "quiet")
        self._problem = label("", "error")
        self._said = label("", "quiet")
        self.list = QListWidget()
        self.detail = VersionDetail()
        self.unlock = button(self.tr("Try a passphrase…"))
        self._none = label(self.tr("There is no earlier version of this file."), "quiet")
        self._empty = EmptyState(self.tr("No earlier version yet"), say(RULE))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def begin(self, path: Path, now: datetime, damaged: bool) -> None:
        """Empty, for this file; the list follows."""
        self._versions, self._present, self._now = [], None, now
        self.list.clear()
        self._title.setText(self.tr("Earlier versions of {name}").format(name=path.stem))
        self._back.setText(self.tr("Leave it as it is") if damaged else self.tr("Back"))
        for part in (self._problem, self._said, self._lineage):
            part.hide()
        self._empty.hide()
        self._none.hide()
        self.detail.hide()
        self.unlock.hide()
        self.list.show()
        self.damage.setVisible(damaged)
        self.detail.begin(damaged)
        self.set_busy(False)

    def show_copies(self, copies: tuple[Backup, ...]) -> None:
        """The list, before anybody has looked into the copies."""
        self._versions = [Version(copy) for copy in copies]
        for version in self._versions:
            item = QListWidgetItem()
            self.list.addItem(item)
            self._write(item, version)
        none = not copies
        for part in (self.list, self._rule):
            part.setVisible(not none)
        self._empty.setVisible(none and not self.damage.isVisibleTo(self))
        self._none.setVisible(none and self.damage.isVisibleTo(self))
        self.detail.setVisible(not none)
        if copies:
            self.list.setCurrentRow(0)

    def show_present(self, held: CopyContents) -> None:
        """What stands in the file now, to compare with."""
        self._present = held
        words = "\n".join(lineage_words(held.lineage, long_day, say))
        self._lineage.setText(words)
        self._lineage.setVisible(bool(words))
        self._show_chosen()

    def show_version(self, place: int, version: Version) -> None:
        """What a look into a copy brought."""
        self._versions[place] = version
        if version.error is not None and version.error.code is ErrorCode.PASSPHRASE_NEEDED:
            self.unlock.show()
        self._write(self.list.item(place), version)
        if place == self.list.currentRow():
            self._show_chosen()

    def show_problem(self, sentence: str) -> None:
        say_on(self._problem, sentence)

    def say(self, sentence: str) -> None:
        """Something worked."""
        self._said.setText(sentence)
        self._said.show()
        announce(self._said, sentence)

    def rescued(self) -> None:
        """The file stands in its place again; there is nothing to leave as it is."""
        self._back.setText(self.tr("Back"))

    def set_busy(self, busy: bool) -> None:
        """While something is put back nothing else can be asked for."""
        for part in (self._back, self.list, self.unlock, self.damage):
            part.setEnabled(not busy)
        self.detail.set_busy(busy)
        if not busy:
            self._show_chosen()

    def enter(self) -> None:
        """Put the keyboard where the next choice is."""
        first = self.list if self._versions and not self.damage.isVisibleTo(self) else self.damage.first_choice
        (first or self._back).setFocus()

    @property
    def chosen(self) -> Version | None:
        row = self.list.currentRow()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= SIDE_BY_SIDE * theme.text_scale()
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area, page = scrolled(margin=24, spacing=12)
        outer.addWidget(area)
        page.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        page.addWidget(self.damage)
        page.addWidget(self._title)
        page.addWidget(self._lineage)
        page.addWidget(self._none, 0, Qt.AlignmentFlag.AlignTop)
        page.addWidget(self._rule)
        page.addWidget(self._problem)
        page.addWidget(self._said)
        page.addWidget(self.unlock, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.setItemDelegate(TwoLinePainter(self.list))
        self.list.setProperty("role", "card")
        self.list.setAccessibleName(self.tr("Earlier versions, the newest first"))
        self.list.setMinimumHeight(round(150 * theme.text_scale()))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._columns.setSpacing(16)
        self._columns.addWidget(self.list, 5)
        self._columns.addWidget(self.detail, 4)
        page.addLayout(self._columns, 1)
        page.addWidget(self._empty, 1)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self.unlock.clicked.connect(self.passphrase_requested)
        self.list.currentRowChanged.connect(self._on_row_changed)
        self.list.itemActivated.connect(self.detail.ask_look)
        leave = QShortcut(QKeySequence("Escape"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._back.click)

    def _write(self, item: QListWidgetItem, version: Version) -> None:
        words = version_words(version, None, say)
        state = words.holds or self.tr("Reading it…")
        if version.error is not None:
            state = self.tr("cannot be used")
        at = when(version.copy.at, self._now) if self._now else ""
        item.setText(f"{at}   {words.why}\n{state}")

    def _show_chosen(self) -> None:
        self.detail.show_version(self.chosen, self._present, self._now)

    def _on_row_changed(self, _row: int) -> None:
        self._show_chosen()
