"""Cells and lines whose words may need more room than there is: they end in an ellipsis, and pointing at them
tells the whole. A model that has a tooltip of its own is asked first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QHelpEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionFrame,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.widgets.basics import tip

Index = QModelIndex | QPersistentModelIndex
BESIDE_BOX, BESIDE_WORDS, PADDING, ENDLESS = 58, 26, 16, 10_000  # pixels of a line in a list at normal text size
BESIDE_CURSOR = 4  # pixels that a line keeps beside its words, two on each side


def tells_rest(field: QLineEdit, event: QEvent) -> bool:
    """Pointed at, a line says its words, or what belongs there, where they have no room, and then its tooltip; True
    when it did."""
    if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
        return False  # as of every event of every line: what asks for the class is cheap, and all else is not
    words = field.text() or field.placeholderText()
    if not words:
        return False
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    room = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field).width() - BESIDE_CURSOR
    if QFontMetricsF(field.font()).horizontalAdvance(words) <= room:
        return False
    own = field.toolTip()
    QToolTip.showText(event.globalPos(), tip(words) + (own if own.startswith("<qt>") else tip(own)), field)
    return True


class ToldWholeDelegate(QStyledItemDelegate):
    """For any view: a cell that is cut has its words for a tooltip. `BESIDE` is how many pixels of a cell a painter of
    its own needs for other things than the words."""

    BESIDE = 0

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """A row that is chosen keeps its colours: what is late is late there, too."""
        super().initStyleOption(option, index)
        if index.data(Qt.ItemDataRole.ForegroundRole) is not None:
            option.palette.setBrush(QPalette.ColorRole.HighlightedText, option.palette.text())

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() == QEvent.Type.ToolTip and not index.data(Qt.ItemDataRole.ToolTipRole):
            words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            needed = super().sizeHint(option, index)
            box = 0 if index.data(Qt.ItemDataRole.CheckStateRole) is None else 2 * option.fontMetrics.height()
            cut = needed.width() + self.BESIDE + box > option.rect.width() or needed.height() > option.rect.height()
            if words and cut:
                QToolTip.showText(event.globalPos(), tip(words), view)
                return True
        return super().helpEvent(event, view, option, index)


class WrappedLine(ToldWholeDelegate):
    """For a list whose lines wrap: measures a line in the width it really has, which Qt forgets. A width that were
    taken for less would leave a line's height empty below a name that has room."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint, view = super().sizeHint(option, index), self.parent()
        if not isinstance(view, QListView):
            return hint
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.rect = QRect(0, 0, view.viewport().width(), ENDLESS)
        words = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, view)
        beside = 2 * (view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, shown, view) + 1)
        room = QRect(0, 0, words.width() - beside, ENDLESS)
        font = index.data(Qt.ItemDataRole.FontRole) or view.font()
        needed = QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), str(index.data()))
        return QSize(0, needed.height() + PADDING)
