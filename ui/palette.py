"""Ctrl+K: everything by typing. A field and a list over the window; what can be found is handed in (`palette_entries`)
and still coming in while it is drawn. It says which entry was picked."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui import icons, theme
from ui.palette_entries import Finder, Found, PaletteEntry
from ui.widgets.basics import label
from ui.widgets.early_keys import EarlyKeys
from ui.widgets.told_whole import ToldWholeDelegate
from ui.widgets.waiting import wait_for

SIZE = (680, 500)
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
Index = QModelIndex | QPersistentModelIndex


class EntryListModel(QAbstractListModel):
    """The entries that match what was typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[PaletteEntry, ...] = ()

    def show_entries(self, entries: tuple[PaletteEntry, ...]) -> None:
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> PaletteEntry:
        return self._entries[row]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.words}, {entry.kind}"
        return None


class _EntryPainter(ToldWholeDelegate):
    """Icon, words, and at the right the kind or the keys."""

    BESIDE = 160

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, round(38 * theme.text_scale()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, EntryListModel):
            return
        entry, look = model.entry(index.row()), theme.current()
        area, state = option.rect, option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent_ground))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 6, 6)
        side = round(18 * theme.text_scale())
        mark = icons.icon(entry.icon, "quiet").pixmap(QSize(side, side), painter.device().devicePixelRatio())
        painter.drawPixmap(area.left() + 12, area.center().y() - side // 2, mark)
        said = area.adjusted(side + 24, 0, -16, 0)
        room = self._aside(painter, said, entry.keys or entry.kind)
        painter.setPen(QColor(look.ink))
        words = painter.fontMetrics().elidedText(entry.words, Qt.TextElideMode.ElideRight, said.width() - room)
        painter.drawText(said, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    def _aside(self, painter: QPainter, area: QRect, words: str) -> int:
        """What kind of thing it is, small and at the right; returns the width it takes."""
        usual, small = QFont(painter.font()), QFont(painter.font())
        small.setPixelSize(round(12 * theme.text_scale()))
        painter.setFont(small)
        painter.setPen(QColor(theme.current().quiet))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width() * 2 // 5)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
        taken = painter.fontMetrics().horizontalAdvance(shown) + 16
        painter.setFont(usual)
        return taken


class Palette(QDialog):
    """A field and a list; Enter picks, Esc leaves. `filling` fills the finder, a piece at each step."""

    def __init__(self, finder: Finder, filling: Iterator[None], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(self.tr("Find anything"))
        self.setProperty("role", "palette")
        self.finder = finder
        self._filling = filling
        self._picked: PaletteEntry | None = None
        self._moved = False
        self._field = QLineEdit()
        self._model = EntryListModel(self)
        self._list = QListView()
        self._said = label("", "quiet")
        self._nothing = label("", "quiet")
        self._lay_out()
        self._field.textChanged.connect(self._on_typed)
        self._list.clicked.connect(self._on_clicked)
        self._field.installEventFilter(self)
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._on_more)
        next(self._filling, None)  # the places are there at once
        self._show(moved=True)
        self._more.start()

    def pick(self, early: EarlyKeys | None = None) -> PaletteEntry | None:
        """Show it over its window and wait; None when the user leaves, and the keyboard is where it was. `early`: what
        was typed before it stood there, which may be all that is to be said."""
        before = QApplication.focusWidget()
        parent = self.parentWidget()
        if parent is not None:
            middle, scale = parent.mapToGlobal(parent.rect().center()), theme.text_scale()
            wide, high = (round(side * min(1.5, scale)) for side in SIZE)
            self.resize(min(wide, parent.width() - 48), min(high, parent.height() - 96))
            self.move(middle.x() - self.width() // 2, parent.mapToGlobal(parent.rect().topLeft()).y() + 64)
        if early is not None:
            early.hand_on(self._field)
        if self._picked is None:
            wait_for(self)
        self._more.stop()
        self.deleteLater()
        if self._picked is None and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        return self._picked

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_K and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._field.selectAll()  # once more: what is typed next is another search
            return True
        step = STEPS.get(Qt.Key(event.key()), 0)
        if step:
            self._moved = True
            row = max(0, min(self._model.rowCount() - 1, self._list.currentIndex().row() + step))
            self._list.setCurrentIndex(self._model.index(row))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
            self._take(self._list.currentIndex())
            return True
        return False

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        self._field.setProperty("role", "large")
        self._field.setAccessibleName(self.tr("Find anything"))
        self._field.setPlaceholderText(self.tr("A screen, a person, a word you wrote, something to do"))
        self._list.setAccessibleName(self.tr("Found"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(_EntryPainter(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for words in (self._said, self._nothing):
            words.setContentsMargins(12, 0, 12, 0)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._field)
        layout.addWidget(self._said)
        for widget in (self._list, self._nothing):  # one of them is in sight
            layout.addWidget(widget, 1)
        layout.addWidget(label(self.tr("↑ ↓ choose    Enter open    Esc close"), "small"))

    def _on_typed(self, _typed: str) -> None:
        self._show(moved=True)

    def _on_more(self) -> None:
        named = self.finder.named
        if next(self._filling, self) is self:
            self._more.stop()
            self._show()
        elif self.finder.named is not named or not (self._moved or self._field.text()):
            self._show()

    def _finish(self) -> None:
        """Whoever types faster than it comes in gets what was typed, not what was there first: what is called so
        among all there is, and only where nothing is, a text."""
        if not self._more.isActive() or self._moved:
            return
        while not self.finder.named and next(self._filling, self) is not self:
            pass
        self._show()
        if not self._model.rowCount():
            for _ in self._filling:
                pass
            self._more.stop()
            self._show()

    def _show(self, moved: bool = False) -> None:
        """What holds the typed words by now; whoever has chosen a line keeps it."""
        chosen = self._list.currentIndex().row()
        kept = self._model.entry(chosen) if self._moved and not moved and chosen >= 0 else None
        found = self.finder.found(self._field.text())
        self._model.show_entries(found.entries)
        self._moved = kept is not None
        row = found.entries.index(kept) if kept in found.entries else 0
        self._list.setCurrentIndex(self._model.index(row))
        self._list.setVisible(bool(found.entries))
        self._say(found)

    def _say(self, found: Found) -> None:
        typed = self._field.text().strip()
        if not typed and found.entries and self.finder.is_recent(found.entries[0]):
            self._said.setText(self.tr("Where you were last, then everything else"))
        elif found.instead:
            self._said.setText(
                self.tr("Nothing holds “{typed}”. Found instead: {words}").format(typed=typed, words=found.instead)
            )
        else:
            self._said.setText("")
        self._said.setVisible(bool(self._said.text()))
        looking = self._more.isActive()
        nothing = (
            self.tr("Still looking …")
            if looking
            else self.tr("Nothing holds “{typed}”. Try fewer letters, or one word of it.")
        )
        self._nothing.setText(nothing.format(typed=typed))
        self._nothing.setVisible(not found.entries)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(index)

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self._picked = self._model.entry(index.row())
            self.accept()
