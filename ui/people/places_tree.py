"""Where somebody is named: the uncertain sentences with a tick each, then the places by part of the engagement. Used by
the page that forgets a person."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QTreeView

from ui import theme
from ui.people.forget_state import DoubtLine, ForgetView
from ui.widgets.told_whole import ToldWholeDelegate
from workshop_app.domain.forgetting import MentionDoubt

WHERE = 420  # pixels of the column that says where, at normal text size
LEAST = 180  # pixels that the places have at least, at normal text size; then the page scrolls


class PlacesTree(QTreeView):
    """`ticked` are the uncertain sentences that go."""

    def __init__(self) -> None:
        super().__init__()
        self._doubts: tuple[DoubtLine, ...] = ()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setAccessibleName(self.tr("Where the person is named"))
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(ToldWholeDelegate(self))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.header().setStretchLastSection(True)
        self.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @property
    def ticked(self) -> tuple[MentionDoubt, ...]:
        if not self._doubts:
            return ()
        parent = self._model.item(0)
        lines = zip(self._doubts, range(parent.rowCount()), strict=True)
        return tuple(line.doubt for line, row in lines if parent.child(row).checkState() is Qt.CheckState.Checked)

    def clear(self) -> None:
        """Nobody is looked for, and no name is kept."""
        self._doubts = ()
        self._model.clear()

    def show_view(self, view: ForgetView) -> None:
        """Fill it; what has to be checked is open."""
        self.clear()
        self._doubts = view.doubts
        self._model.setHorizontalHeaderLabels([self.tr("Where"), self.tr("What it says")])
        if view.doubts:
            head = QStandardItem(self.tr("To check") + f" ({len(view.doubts)})")
            for line in view.doubts:
                head.appendRow([self._doubt_item(line), QStandardItem(line.sentence)])
            self._model.appendRow([head, QStandardItem()])
        for group in view.groups:
            item = QStandardItem(f"{group.words} ({group.count})")
            for place in group.lines:
                words = f"{place.words} ({place.count})" if place.count > 1 else place.words
                item.appendRow([QStandardItem(words), QStandardItem(place.sentence)])
            self._model.appendRow([item, QStandardItem()])
        self.setMinimumHeight(round(LEAST * theme.text_scale()))
        self.setColumnWidth(0, round(WHERE * theme.text_scale()))
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        if view.doubts:
            self.setExpanded(self._model.index(0, 0), True)
        self.setCurrentIndex(self._model.index(0, 0))

    def _doubt_item(self, line: DoubtLine) -> QStandardItem:
        item = QStandardItem(f"{line.words} ({line.count})" if line.count > 1 else line.words)
        item.setCheckable(True)
        item.setCheckState(Qt.CheckState.Checked if line.ticked else Qt.CheckState.Unchecked)
        return item
