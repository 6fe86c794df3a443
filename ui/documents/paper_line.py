"""One line of the catalogue as it is drawn: the box, what it is, and at the right how much paper: copies × pages, and
the sum."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from ui import theme
from ui.widgets.told_whole import BESIDE_BOX, BESIDE_WORDS, ENDLESS, PADDING, WrappedLine

TIMES, SUM = int(Qt.ItemDataRole.UserRole) + 1, int(Qt.ItemDataRole.UserRole) + 2
TIMES_ROOM, SUM_ROOM, AIR = 46, 32, 4  # pixels at normal text size; AIR more between the box and the words
Index = QModelIndex | QPersistentModelIndex


class PaperLine(WrappedLine):
    """For the catalogue's list; TIMES and SUM are words of an item's data."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        if not isinstance(view, QListView):
            return super().sizeHint(option, index)
        metrics, room = QFontMetrics(index.data(Qt.ItemDataRole.FontRole) or view.font()), _room(view, index)
        beside = _right(index, metrics, room)
        needed = metrics.boundingRect(
            QRect(0, 0, room - beside, ENDLESS), int(Qt.TextFlag.TextWordWrap), str(index.data())
        )
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
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            room.setLeft(room.left() + round(AIR * scale))
        enabled = bool(line.state & QStyle.StateFlag.State_Enabled)
        heading = index.data(Qt.ItemDataRole.CheckStateRole) is None
        opens = heading and enabled  # the one that can be pressed
        painter.save()
        painter.setFont(line.font)
        painter.setPen(look.colour("quiet" if heading else "ink" if enabled else "faint"))
        middle = Qt.AlignmentFlag.AlignVCenter
        whole = _room(view, index) if isinstance(view, QListView) else room.width()
        beside = _right(index, QFontMetrics(line.font), whole)
        left = room.adjusted(0, 0, -beside, 0)
        painter.drawText(left, int(middle | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), words)
        if beside:
            both = beside >= _asked(index, QFontMetrics(line.font), times=True)
            right = int(middle | Qt.AlignmentFlag.AlignRight)
            painter.setPen(look.colour("quiet"))
            times = room.adjusted(0, 0, -round(SUM_ROOM * scale), 0)
            painter.drawText(times, right, str(index.data(TIMES) or "") if both else "")
            font = line.font
            font.setBold(not heading)
            painter.setFont(font)
            if opens or not heading:
                painter.setPen(look.colour("accent" if opens else "ink"))
            painter.drawText(room, right, str(index.data(SUM) or ""))
        painter.restore()


def _room(view: QListView, index: Index) -> int:
    """Pixels for all that stands behind the box."""
    has_box = index.data(Qt.ItemDataRole.CheckStateRole) is not None
    return round(view.viewport().width() - (BESIDE_BOX + AIR if has_box else BESIDE_WORDS) * theme.text_scale())


def _right(index: Index, metrics: QFontMetrics, room: int) -> int:
    """Pixels for how much paper it is: all of it, the sum alone, or none where a word would have to be cut for it."""
    if index.data(SUM) is None:
        return 0
    widest = max((metrics.horizontalAdvance(word) for word in str(index.data()).split()), default=0)
    wanted = (_asked(index, metrics, times=times) for times in (True, False))
    return next((each for each in wanted if widest <= room - each), 0)


def _asked(index: Index, metrics: QFontMetrics, *, times: bool) -> int:
    """Pixels for the sum of pages, and with `times` for the copies before it."""
    wanted = round((SUM_ROOM + (TIMES_ROOM if times and index.data(TIMES) else 14)) * theme.text_scale())
    return max(wanted, metrics.horizontalAdvance(str(index.data(SUM))) + PADDING)
