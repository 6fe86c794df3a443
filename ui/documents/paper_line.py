"""One line of the catalogue as it is drawn: the box, what it is, and at the right how much paper: copies × pages, and
the sum."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from ui import theme
from ui.widgets.told_whole import BESIDE_BOX, BESIDE_WORDS, ENDLESS, PADDING, WrappedLine

TIMES, SUM = int(Qt.ItemDataRole.UserRole) + 1, int(Qt.ItemDataRole.UserRole) + 2
TIMES_ROOM, SUM_ROOM = 46, 32  # pixels at normal text size
Index = QModelIndex | QPersistentModelIndex


class PaperLine(WrappedLine):
    """For the catalogue's list; TIMES and SUM are words of an item's data."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        if not isinstance(view, QListView):
            return super().sizeHint(option, index)
        has_box = index.data(Qt.ItemDataRole.CheckStateRole) is not None
        beside = (BESIDE_BOX if has_box else BESIDE_WORDS) + _right(index)
        room = QRect(0, 0, round(view.viewport().width() - beside * theme.text_scale()), ENDLESS)
        font = index.data(Qt.ItemDataRole.FontRole) or view.font()
        needed = QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), str(index.data()))
        return QSize(0, needed.height() + PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, view = theme.current(), option.widget
        line = QStyleOptionViewItem(option)
        self.initStyleOption(line, index)
        words, line.text = line.text, ""
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, line, painter, view)
        scale = theme.text_scale()
        line.text = words
        room = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, line, view)
        room.setRight(option.rect.right() - round(8 * scale))
        enabled = bool(line.state & QStyle.StateFlag.State_Enabled)
        heading = index.data(Qt.ItemDataRole.CheckStateRole) is None
        painter.save()
        painter.setFont(line.font)
        painter.setPen(look.colour("quiet" if heading else "ink" if enabled else "faint"))
        middle = Qt.AlignmentFlag.AlignVCenter
        left = room.adjusted(0, 0, -round(_right(index) * scale), 0)
        painter.drawText(left, int(middle | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), words)
        if _right(index):
            right = int(middle | Qt.AlignmentFlag.AlignRight)
            painter.setPen(look.colour("quiet"))
            times = room.adjusted(0, 0, -round(SUM_ROOM * scale), 0)
            painter.drawText(times, right, str(index.data(TIMES) or ""))
            if not heading:
                painter.setPen(look.colour("ink"))
                font = line.font
                font.setBold(True)
                painter.setFont(font)
            painter.drawText(room, right, str(index.data(SUM) or ""))
        painter.restore()


def _right(index: Index) -> int:
    """Pixels for how much paper it is."""
    if index.data(SUM) is None:
        return 0
    return SUM_ROOM + (TIMES_ROOM if index.data(TIMES) else 14)
