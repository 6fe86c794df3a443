"""Ctrl+K: everything by typing. The main window hands in entries; the palette finds, and says which one was picked."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import icons, theme
from ui.widgets.basics import label

MOST_SHOWN = 60
Index = QModelIndex | QPersistentModelIndex


class PaletteEntry(Struct, frozen=True):
    """Something to go to or to do: its words, what kind of thing it is, its icon, its keys, and the action."""

    words: str
    kind: str
    icon: str
    act: Callable[[], None]
    keys: str = ""


def matching(entries: tuple[PaletteEntry, ...], typed: str) -> tuple[PaletteEntry, ...]:
    """Entries that hold every typed word; those whose words begin with it first, otherwise in their order."""
    wanted = typed.casefold().split()
    if not wanted:
        return entries[:MOST_SHOWN]
    found = []
    for place, entry in enumerate(entries):
        text = f"{entry.words} {entry.kind}".casefold()
        if all(word in text for word in wanted):
            found.append((_distance(entry.words.casefold(), wanted[0]), place, entry))
    return tuple(entry for _, _, entry in sorted(found, key=_rank)[:MOST_SHOWN])


def _distance(words: str, wanted: str) -> int:
    """0: begins with it; 1: one of its words does; 2: holds it; 3: only its kind does."""
    if words.startswith(wanted):
        return 0
    if any(part.startswith(wanted) for part in words.split()):
        return 1
    return 2 if wanted in words else 3


def _rank(found: tuple[int, int, PaletteEntry]) -> tuple[int, int]:
    return found[:2]


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


class _EntryPainter(QStyledItemDelegate):
    """Icon, words, and at the right the kind or the keys."""

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
        mark = icons.icon(entry.icon, "quiet").pixmap(QSize(18, 18), painter.device().devicePixelRatio())
        painter.drawPixmap(area.left() + 12, area.center().y() - 9, mark)
        painter.setPen(QColor(look.ink))
        words = area.adjusted(42, 0, -16, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, entry.words)
        small = QFont(painter.font())
        small.setPixelSize(round(12 * theme.text_scale()))
        painter.setFont(small)
        painter.setPen(QColor(look.quiet))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(words, right, entry.keys or entry.kind)
        painter.restore()


class Palette(QDialog):
    """A field and a list; Enter picks, Esc leaves."""

    def __init__(self, entries: tuple[PaletteEntry, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(self.tr("Find anything"))
        self.setProperty("role", "palette")
        self._entries = entries
        self._picked: PaletteEntry | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        self._field = QLineEdit()
        self._field.setProperty("role", "large")
        self._field.setAccessibleName(self.tr("Find anything"))
        self._field.setPlaceholderText(self.tr("A screen, a person, a set, a document, something to do"))
        self._model = EntryListModel(self)
        self._list = QListView()
        self._list.setAccessibleName(self.tr("Found"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(_EntryPainter(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing = label(self.tr("Nothing by that name. Try fewer letters."), "quiet")
        self._nothing.setContentsMargins(12, 8, 12, 12)
        for widget in (self._field, self._list, self._nothing):
            layout.addWidget(widget)
        layout.addWidget(label(self.tr("↑ ↓ choose    Enter open    Esc close"), "small"))
        self._field.textChanged.connect(self._on_typed)
        self._list.clicked.connect(self._on_clicked)
        self._field.installEventFilter(self)
        self._on_typed("")
        self.resize(620, 460)

    def pick(self) -> PaletteEntry | None:
        """Show it over its window and wait; None when the user leaves."""
        parent = self.parentWidget()
        if parent is not None:
            middle = parent.mapToGlobal(parent.rect().center())
            self.resize(min(620, parent.width() - 48), min(460, parent.height() - 96))
            self.move(middle.x() - self.width() // 2, parent.mapToGlobal(parent.rect().topLeft()).y() + 64)
        self.exec()
        self.deleteLater()
        return self._picked

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
            Qt.Key(event.key()), 0
        )
        if step:
            row = max(0, min(self._model.rowCount() - 1, self._list.currentIndex().row() + step))
            self._list.setCurrentIndex(self._model.index(row))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._list.currentIndex())
            return True
        return False

    def _on_typed(self, typed: str) -> None:
        found = matching(self._entries, typed)
        self._model.show_entries(found)
        self._list.setCurrentIndex(self._model.index(0))
        self._list.setVisible(bool(found))
        self._nothing.setVisible(not found)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(index)

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self._picked = self._model.entry(index.row())
            self.accept()
