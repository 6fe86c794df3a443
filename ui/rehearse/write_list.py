"""All questions of a case one writes, at the left of the page: answered, still wanted, or such as may stay empty."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui import icons, theme
from ui.rehearse.write_state import QuestionMark, QuestionRow

ID = int(Qt.ItemDataRole.UserRole)
MARK = 16  # pixels


class QuestionList(QListWidget):
    """Signals: asked_for(id of a question), entered when it was chosen with a click or Enter, to be answered now."""

    asked_for = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("All questions"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        mark = round(MARK * theme.text_scale())
        self.setIconSize(QSize(mark, mark))
        self._rows: tuple[QuestionRow, ...] = ()
        self._items: dict[str, QListWidgetItem] = {}
        self.currentItemChanged.connect(self._on_current)
        self.itemClicked.connect(self._on_entered)
        self.itemActivated.connect(self._on_entered)

    def show_rows(self, rows: tuple[QuestionRow, ...], current: str) -> None:
        """These questions, with the one that is shown marked; nothing jumps while only a mark changes."""
        with QSignalBlocker(self):
            if [row.id for row in rows] != [row.id for row in self._rows]:
                self._fill(rows)
            for row in rows:
                self._mark(self._items[row.id], row)
            self._rows = rows
            item = self._items.get(current)
            if item is not None and item is not self.currentItem():
                self.setCurrentItem(item)
                self.scrollToItem(item)

    def _fill(self, rows: tuple[QuestionRow, ...]) -> None:
        self.clear()
        self._items = {}
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        for row in rows:
            if row.heading:
                heading = QListWidgetItem(row.heading)
                heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
                heading.setFont(bold)
                self.addItem(heading)
            item = QListWidgetItem()
            item.setData(ID, row.id)
            self._items[row.id] = item
            self.addItem(item)

    def _mark(self, item: QListWidgetItem, row: QuestionRow) -> None:
        said = {
            QuestionMark.ANSWERED: self.tr("answered"),
            QuestionMark.WANTED: self.tr("still to be answered"),
            QuestionMark.OPTIONAL: self.tr("may stay empty"),
            QuestionMark.WRONG: self.tr("to be looked at"),
        }[row.mark]
        spoken = f"{row.words}, {said}"
        if item.text() == row.words and item.data(int(Qt.ItemDataRole.AccessibleTextRole)) == spoken:
            return
        item.setText(row.words)
        item.setToolTip(said)
        item.setIcon(_mark_of(row.mark))
        item.setData(int(Qt.ItemDataRole.AccessibleTextRole), spoken)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        id = item.data(ID) if item is not None else None
        if id:
            self.asked_for.emit(str(id))

    def _on_entered(self, item: QListWidgetItem) -> None:
        if item.data(ID):
            self.entered.emit()


def _mark_of(mark: QuestionMark) -> QIcon:
    match mark:
        case QuestionMark.ANSWERED:
            return icons.icon("check", "good")
        case QuestionMark.WANTED:
            return icons.icon("circle-dashed", "quiet")
        case QuestionMark.WRONG:
            return icons.icon("triangle-alert", "late")
    empty = QPixmap(MARK, MARK)  # the words of all lines begin at one place
    empty.fill(Qt.GlobalColor.transparent)
    return QIcon(empty)
