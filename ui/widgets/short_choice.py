"""A list to choose from, in little room: the chosen words end in an ellipsis, and pointing at them tells the whole."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QToolTip, QWidget

from ui.widgets.basics import tip
from ui.widgets.elided import elided
from ui.widgets.told_whole import ToldWholeDelegate

KEPT = 2  # pixels that the style keeps beside the words


class ShortChoice(QComboBox):
    """A list to choose from that needs little width: Qt would cut the chosen words without a sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(ToldWholeDelegate(self))

    def sizeHint(self) -> QSize:
        """Room for the longest words: Qt's own is what they need, without what the style keeps beside them."""
        hint = super().sizeHint()
        return QSize(hint.width() + 2 * KEPT, hint.height())

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        if not self.isEditable():
            option.currentText = elided(self.fontMetrics(), option.currentText, self._room(option))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._is_cut():
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
        return field.width() - KEPT
