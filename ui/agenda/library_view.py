"""The library beside the plan: type to find a block, Enter puts it behind the chosen item; keep a block or the whole
agenda as one's own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.agenda.library_state import AgendaLibrary, LibraryBlock, matching
from ui.widgets.basics import button, label
from ui.widgets.fields import EntryLine
from ui.widgets.said_below import say_on
from ui.widgets.told_whole import WrappedLine
from workshop_app.domain.text import one_line
from workshop_app.domain.unsent import LinePlace


class LibraryView(QWidget):
    """Signals:
    insert_requested: the LibraryBlock to put into the plan.
    remove_requested: the id of an own block to take out of the library.
    keep_requested: the title to keep this agenda under.
    closed: the user is done with it.
    """

    insert_requested = Signal(object)
    remove_requested = Signal(str)
    keep_requested = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = AgendaLibrary()
        self._found: tuple[LibraryBlock, ...] = ()
        self._search = QLineEdit()
        self._list = QListWidget(self)
        self._broken = label("", "error")
        self._none = label("", "quiet")
        for words in (self._broken, self._none):
            words.hide()
        self._insert = button(self.tr("Insert"), "primary")
        self._remove = button(self.tr("Remove from library"), "flat")
        self._remove.hide()
        self._close = button(self.tr("Close"))
        self._title = EntryLine(LinePlace("library-title"))
        self._keep = button(self.tr("Save this agenda"))
        self._lay_out()
        self._connect()

    def show_library(self, library: AgendaLibrary) -> None:
        """What was found on the disk; the search stays as it is."""
        self._library = library
        say_on(self._broken, "\n".join(self._broken_words(library)))
        self._on_searched()
        self._on_titled()

    def begin(self, title: str, keep: bool, workshop_id: str) -> None:
        """Open on the search, or (`keep`) on the title of the agenda; another one that waits here is written on."""
        self._title.stand_at(LinePlace("library-title", workshop_id), title)
        waits = self._title.holds_words()
        self._title.setCursorPosition(len(self._title.text()) if waits else 0)
        field: QLineEdit = self._title if keep else self._search
        if not (keep and waits):
            field.selectAll()
        field.setFocus()

    def kept(self) -> None:
        """The agenda stands in the library: its title waits no longer."""
        place, title = self._title.place, self._title.text()
        self._title.clear()
        self._title.stand_at(place, title)

    def _lay_out(self) -> None:
        self._search.setPlaceholderText(self.tr("Type to find an item"))
        self._search.setAccessibleName(self.tr("Find an item"))
        self._list.setAccessibleName(self.tr("Items"))
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setItemDelegate(WrappedLine(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._title.setAccessibleName(self.tr("Title of your agenda"))
        buttons = QHBoxLayout()
        for widget in (self._insert, self._remove):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        kept = QHBoxLayout()
        kept.addWidget(self._title, 1)
        kept.addWidget(self._keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("Library"), "subheading"))
        layout.addWidget(self._broken)
        layout.addWidget(self._search)
        layout.addWidget(self._none)
        layout.addWidget(self._list, 1)
        layout.addLayout(buttons)
        layout.addSpacing(8)
        layout.addWidget(label(self.tr("Save the whole agenda, to plan from it again"), "small"))
        layout.addLayout(kept)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._on_searched)
        self._search.returnPressed.connect(self._on_insert)
        self._list.itemActivated.connect(self._on_insert)
        self._list.currentRowChanged.connect(self._on_row)
        self._insert.clicked.connect(self._on_insert)
        self._remove.clicked.connect(self._on_remove)
        self._close.clicked.connect(self.closed)
        self._title.textChanged.connect(self._on_titled)
        self._title.returnPressed.connect(self._on_keep)
        self._keep.clicked.connect(self._on_keep)
        keys = (("Escape", self.closed.emit), ("Down", self._on_down), ("Up", self._on_up))
        for sequence, slot in keys:
            owner = self if sequence == "Escape" else self._search
            shortcut = QShortcut(QKeySequence(sequence), owner)
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            shortcut.setContext(context if owner is self else Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def _broken_words(self, library: AgendaLibrary) -> list[str]:
        words = self.tr("{name} cannot be read ({reason}). It was set aside as {now}.")
        stuck = self.tr("{name} cannot be read ({reason}).")
        return [
            (words if each.path else stuck).format(
                name=each.name, reason=each.reason, now=each.path.name if each.path else ""
            )
            for each in library.broken
        ]

    def _on_searched(self) -> None:
        self._found = matching(self._library, self._search.text())
        self._list.clear()
        for block in self._found:
            words = self.tr("{title}  ·  {minutes} min").format(title=block.step.title, minutes=block.step.minutes)
            item = QListWidgetItem(f"{words}\n{block.source or self.tr('your own')}")
            item.setToolTip(block.step.texts.script)
            self._list.addItem(item)
        self._list.setCurrentRow(0 if self._found else -1)
        none = self.tr("No item holds “{typed}”. Try fewer letters.").format(typed=self._search.text().strip())
        say_on(self._none, none if self._search.text().strip() and not self._found else "")
        self._insert.setEnabled(bool(self._found))

    def _chosen(self) -> LibraryBlock | None:
        row = self._list.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None

    def _on_row(self, row: int) -> None:
        block = self._chosen()
        self._remove.setVisible(block is not None and bool(block.own_id))

    def _on_down(self) -> None:
        self._list.setCurrentRow(min(self._list.currentRow() + 1, self._list.count() - 1))

    def _on_up(self) -> None:
        self._list.setCurrentRow(max(self._list.currentRow() - 1, 0))

    def _on_insert(self) -> None:
        block = self._chosen()
        if block is not None:
            self.insert_requested.emit(block)

    def _on_remove(self) -> None:
        block = self._chosen()
        if block is not None and block.own_id:
            self.remove_requested.emit(block.own_id)

    def _on_titled(self) -> None:
        title = one_line(self._title.text())
        known = title.casefold() in {one_line(each).casefold() for each in self._library.titles}
        self._keep.setText(self.tr("Replace the saved one") if known else self.tr("Save this agenda"))
        self._keep.setEnabled(bool(title))

    def _on_keep(self) -> None:
        if one_line(self._title.text()):
            self.keep_requested.emit(self._title.text())
