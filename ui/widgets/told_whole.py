"""Cells, choices and lines whose words may need more room than there is: they end in an ellipsis, and pointing at them
tells the whole. A model that has a tooltip of its own is asked first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui.widgets.basics import tip
from ui.widgets.elided import elided

Index = QModelIndex | QPersistentModelIndex


def tells_rest(field: QLineEdit, event: QEvent) -> bool:
    """Pointed at, a line without a tooltip of its own says its words, or what belongs there, where they have no room;
    True when it did."""
    words = field.text() or field.placeholderText()
    if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip or field.toolTip() or not words:
        return False
    if QFontMetricsF(field.font()).horizontalAdvance(words) <= field.width() - 2 * field.fontMetrics().height():
        return False
    QToolTip.showText(event.globalPos(), tip(words), field)
    return True


class ToldWholeDelegate(QStyledItemDelegate):
    """For any view: a cell that is cut has its words for a tooltip. `BESIDE` is how many pixels of a cell a painter of
    its own needs for other things than the words."""

    BESIDE = 0

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


class ShortChoice(QComboBox):
    """A list to choose from that needs little width: Qt would cut the chosen words without a sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(ToldWholeDelegate(self))

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        if not self.isEditable():
            option.currentText = elided(self.fontMetrics(), option.currentText, self._room(option))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._is_cut():
            QToolTip.showText(event.globalPos(), tip(self.currentText()), self)
            return True
        return super().event(event)

    def _is_cut(self) -> bool:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option.currentText != self.currentText()

    def _room(self, option: QStyleOptionComboBox) -> int:
        field: QRect = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        return field.width() - 2  # what the style keeps beside the words
