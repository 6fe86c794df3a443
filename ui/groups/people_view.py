"""Who takes part, and who is there today: ticks for the invited, "not here" for who did not come or has left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.groups import group_words
from ui.groups.people_signs import MARKS, SEATS, SignsPainter
from ui.groups.view_state import Invited
from ui.widgets.basics import button, label

PERSON = Qt.ItemDataRole.UserRole
ABSENT = Qt.ItemDataRole.UserRole + 1


class InvitedView(QWidget):
    """Signals:
    invited_changed: ids of those who take part, in order (a tuple).
    presence_changed: (id, whether this person is there).
    everybody_requested: all people of the engagement take part.
    """

    invited_changed = Signal(object)
    presence_changed = Signal(str, bool)
    everybody_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._locked = True
        self._count = label("", "quiet")
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Who takes part"))
        self._list.setItemDelegate(SignsPainter(self._list))
        self._here = button(self.tr("Not here today"), "flat", self.tr("Did not come, or has left (Ctrl+H)"))
        self._all = button(self.tr("Invite everybody"), "flat")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 16, 0)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("Who takes part"), "subheading"))
        layout.addWidget(self._count)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._here, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.itemChanged.connect(self._on_ticked)
        self._list.currentRowChanged.connect(self._show_here)
        self._here.clicked.connect(self._on_here)
        self._all.clicked.connect(self.everybody_requested)
        toggle = QShortcut(QKeySequence("Ctrl+H"), self)
        toggle.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        toggle.activated.connect(self._here.click)

    def show_people(self, people: Sequence[Invited], locked: bool) -> None:
        """Everybody of the engagement, in order."""
        row = self._list.currentRow()
        self._filling, self._locked = True, locked
        self._list.clear()
        for each in people:
            words = each.name if each.present or not each.invited else self.tr("{name} · not here")
            item = QListWidgetItem(words.format(name=each.name) if words != each.name else words)
            item.setData(PERSON, each.id)
            item.setData(ABSENT, each.invited and not each.present)
            item.setData(MARKS, each.marks if each.invited else "")
            item.setData(SEATS, each.seats)
            told = "; ".join(part for part in (group_words.seats(each.seats), each.marks) if part)
            item.setToolTip("\n".join(part for part in (item.text(), told) if part))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, told)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags if locked else flags | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if each.invited else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.setCurrentRow(row)
        self._filling = False
        invited = sum(each.invited for each in people)
        away = sum(each.invited and not each.present for each in people)
        words = self.tr("{n} of {all}").format(n=invited, all=len(people))
        self._count.setText(words + (self.tr(", {n} not here").format(n=away) if away else ""))
        self._all.setVisible(not locked and invited < len(people))
        self._show_here()

    def _show_here(self) -> None:
        item = self._list.currentItem()
        usable = item is not None and item.checkState() == Qt.CheckState.Checked and not self._locked
        self._here.setEnabled(usable)
        self._here.setVisible(not self._locked)
        absent = item is not None and bool(item.data(ABSENT))
        self._here.setText(self.tr("Is here after all") if absent else self.tr("Not here today"))

    def _on_ticked(self, _item: QListWidgetItem) -> None:
        if self._filling:
            return
        items = (self._list.item(row) for row in range(self._list.count()))
        ids = tuple(item.data(PERSON) for item in items if item.checkState() == Qt.CheckState.Checked)
        self.invited_changed.emit(ids)

    def _on_here(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.presence_changed.emit(str(item.data(PERSON)), bool(item.data(ABSENT)))
