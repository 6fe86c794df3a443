"""The left side of the documents screen: the catalogue in parts, each line with how much paper it is. A tick puts a
document into the pack, the current line is the one shown as pages."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui import theme
from ui.documents.count_words import times, why
from ui.documents.other_documents import OtherDocuments
from ui.documents.paper_line import SUM, TIMES, PaperLine
from ui.documents.view_state import IN_PACK, CatalogueEntry, PaperCount, Part
from ui.widgets.basics import large_text

ID = int(Qt.ItemDataRole.UserRole)


class CatalogueList(QListWidget):
    """Signals:
    shown_changed: the id of the document to show as pages.
    ticks_changed: the pack has changed.
    """

    shown_changed = Signal(str)
    ticks_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Documents"))
        self.setUniformItemSizes(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setItemDelegate(PaperLine(self))
        self._items: dict[str, QListWidgetItem] = {}
        self._order: tuple[tuple[Part, str], ...] = ()
        self._last = ""  # the document that was shown last: a heading may be the current line
        self._others = OtherDocuments(self)
        self.currentItemChanged.connect(self._on_current_changed)
        self.itemChanged.connect(self._on_item_changed)

    @property
    def ticked(self) -> tuple[str, ...]:
        """Ids of the ticked documents that there is something for, in order."""
        on = Qt.CheckState.Checked
        return tuple(id for id, item in self._items.items() if item.checkState() is on and _is_ready(item))

    @property
    def empty(self) -> tuple[str, ...]:
        """Ids of the documents that there is nothing for."""
        return tuple(id for id, item in self._items.items() if not _is_ready(item))

    @property
    def shown(self) -> str:
        """The id of the current line, or of the last one that was a document; empty when there is none."""
        item = self.currentItem()
        return str((item.data(ID) if item is not None else "") or self._last)

    def show_entries(self, entries: tuple[CatalogueEntry, ...]) -> None:
        """Fill or update the list, keeping ticks and the current line. Says nothing: the caller looks for itself."""
        with QSignalBlocker(self):
            if self._order != (order := tuple((entry.part, entry.id) for entry in entries)):
                ticked, shown = self.ticked, self.shown
                self._build(entries)
                self._order = order
                for id in ticked:
                    self.tick(id)
                self.show_document(shown)
            for entry in entries:
                self._update(self._items[entry.id], entry)
            self._others.show_state()
            if self.currentItem() is None:
                self.show_document(next((entry.id for entry in entries if entry.ready), ""))

    def tick_only(self, ids: Collection[str]) -> None:
        """These and no others. Says nothing."""
        with QSignalBlocker(self):
            for id in self._items:
                self.tick(id, id in ids)
        self._others.show_state()

    def tick_all(self, on: bool) -> None:
        """Everything there is something for, or nothing; of a pack only what can lie in it."""
        parts = {part for part, _ in self._order}
        wanted = parts & set(IN_PACK) or parts
        self.tick_only({id for part, id in self._order if on and part in wanted and _is_ready(self._items[id])})
        self.ticks_changed.emit()

    def show_count(self, id: str, count: PaperCount | None) -> None:
        """How much paper a line is, and why that much."""
        item = self._items.get(id)
        if item is None:
            return
        with QSignalBlocker(self):
            item.setData(TIMES, times(count) if count else "")
            item.setData(SUM, str(count.sheets) if count else "")
            if count is not None:
                item.setToolTip(why(count))
                spoken = self.tr("{title}, {why}").format(title=item.text(), why=why(count))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.viewport().update()

    def show_document(self, id: str) -> None:
        """Make a document the current line."""
        if id in self._items:
            self._others.reveal(self._items[id])
            self.setCurrentItem(self._items[id])

    def tick(self, id: str, on: bool = True) -> None:
        self._items[id].setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _build(self, entries: tuple[CatalogueEntry, ...]) -> None:
        self._others.hold(None, ())
        self.clear()
        self._items.clear()
        self._last = ""
        titles: Mapping[Part, str] = {
            Part.ROOM: self.tr("For participants"),
            Part.COACH: self.tr("For you, printed apart"),
            Part.OTHER: self.tr("Other documents"),
            Part.PROGRAMME: self.tr("Programme"),
            Part.WORKSHOPS: self.tr("Workshops"),
            Part.DRAFTS: self.tr("Drafts"),
        }
        part, others = None, None
        for entry in entries:
            if entry.part is not part:
                heading = QListWidgetItem(titles[entry.part].upper(), self)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                if part is None and not large_text():  # there its words need the line, and so do those below
                    heading.setData(SUM, self.tr("pages"))
                part = entry.part
                others = heading if part is Part.OTHER else others
            item = QListWidgetItem(self)
            item.setData(ID, entry.id)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(SUM, "")
            self._items[entry.id] = item
        self._others.hold(others, (self._items[each.id] for each in entries if each.part is Part.OTHER))
        self._dress_headings()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:  # another look, or another size of text
            self._dress_headings()

    def _dress_headings(self) -> None:
        """As headings elsewhere: by itself what cannot be chosen would be too pale to read."""
        items = (self.item(row) for row in range(self.count()))
        with QSignalBlocker(self):  # no tick has changed
            for heading in (each for each in items if each.data(ID) is None):
                heading.setFont(self._small())
                heading.setForeground(theme.current().colour("quiet"))

    def _update(self, item: QListWidgetItem, entry: CatalogueEntry) -> None:
        words = entry.artefact.title()
        if entry.documents > 1:
            words = self.tr("{title} ×{count}").format(title=words, count=entry.documents)
        notes = [self.tr("facilitator only")] if entry.facilitator and entry.part is not Part.COACH else []
        item.setText("\n".join((words, *notes)))
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags | Qt.ItemFlag.ItemIsEnabled if entry.ready else flags)
        if not entry.ready:
            item.setToolTip(self.tr("There is nothing to put into it yet."))
            item.setData(TIMES, "")
            item.setData(SUM, "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if (chosen := self.currentItem()) is not None and event.size().height() < event.oldSize().height():
            self.scrollToItem(chosen)  # what comes up below the list would cut it

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(9, round(self.fontInfo().pixelSize() * 0.8)))
        font.setBold(True)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1)
        return font

    def _on_current_changed(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None and item.data(ID) is not None:
            self._last = str(item.data(ID))
            self.shown_changed.emit(self._last)

    def _on_item_changed(self, _item: QListWidgetItem) -> None:
        self.ticks_changed.emit()


def _is_ready(item: QListWidgetItem) -> bool:
    return bool(item.flags() & Qt.ItemFlag.ItemIsEnabled)
