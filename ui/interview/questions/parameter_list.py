"""The list on the left: Why, then the ten, each with its number, title and status in a shape and a word."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from ui import theme
from ui.interview.view_state import GLYPHS, TONES, ListedParameter
from ui.labels import enum_label
from ui.widgets.told_whole import ToldWholeDelegate

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


class ParameterListModel(QAbstractListModel):
    """The rows of the view state, as they are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[ListedParameter, ...] = ()

    def show_rows(self, rows: tuple[ListedParameter, ...]) -> None:
        """Take over new rows; only changed lines are painted again, so that the cursor stays."""
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for at, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.number}  {row.title}" if row.number else row.title
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return f"{row.number} {row.title}: {second_line(row)}".strip()
            case Qt.ItemDataRole.UserRole:
                return row
        return None


def second_line(row: ListedParameter, less: int = 0) -> str:
    """The status as a shape and a word, what waits for somebody, and how many questions are open. With `less` of 1 the
    questions are a figure, with 2 the marks have no words."""
    marks = []
    if row.differ:
        marks.append(QCoreApplication.translate("ParameterList", "≠ differ"))
    if row.again:
        marks.append(QCoreApplication.translate("ParameterList", "↻ review"))
    if row.clash:
        marks.append(QCoreApplication.translate("ParameterList", "⇄ clash"))
    if row.open_questions:
        words = QCoreApplication.translate("ParameterList", "{n} open")
        marks.append(f"{row.open_questions}?" if less else words.format(n=row.open_questions))
    if less > 1 and len(marks) > 1:
        marks = [" ".join(mark.split(" ")[0] for mark in marks)]
    return " · ".join([f"{GLYPHS[row.status]} {enum_label(row.status)}", *marks])


class _RowPainter(ToldWholeDelegate):
    """Draws number, title and, quieter below, the status."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), round(45 * theme.text_scale()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ListedParameter = index.data(ROW)
        scale = theme.text_scale()
        self.initStyleOption(option, index)
        option.text = ""
        view = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        inside = option.rect.adjusted(10, round(4 * scale), -6, -round(4 * scale))
        half = inside.height() // 2
        margin = round(24 * scale)
        painter.save()
        self._write(painter, QRect(inside.left(), inside.top(), margin, half), row.number, "quiet", 14 * scale)
        words = inside.adjusted(margin, 0, 0, 0)
        top, bottom = QRect(words), QRect(words)
        top.setHeight(half)
        bottom.setTop(words.top() + half)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._write(painter, top, row.title, "ink", 14 * scale, bold=chosen)
        tone = "late" if row.calls else TONES.get(row.status, "quiet")
        self._write(
            painter, bottom, second_line(row), tone, 12 * scale, shorter=(second_line(row, 1), second_line(row, 2))
        )
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        place: QRect,
        words: str,
        tone: str,
        size: float,
        bold: bool = False,
        shorter: tuple[str, ...] = (),
    ) -> None:
        font = QFont(painter.font())
        font.setPixelSize(round(size))
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(theme.current().colour(tone))
        metrics = painter.fontMetrics()
        ways = (words, *shorter)
        words = next((each for each in ways if metrics.horizontalAdvance(each) <= place.width()), ways[-1])
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


class ParameterList(QListView):
    """`key_chosen(key)` when the user moves to another parameter."""

    key_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self._model = ParameterListModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_RowPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Parameters"))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_rows(self, rows: tuple[ListedParameter, ...], key: str, at: int) -> None:
        self._shown = key
        self._model.show_rows(rows)
        self.setCurrentIndex(self._model.index(at))

    def sizeHint(self) -> QSize:
        return QSize(round(220 * min(theme.text_scale(), 1.5)), 400)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = current.data(ROW)
        if isinstance(row, ListedParameter) and row.key != self._shown:
            self.key_chosen.emit(row.key)
