"""Draws list rows of two parts: what it is, and smaller and quieter below, how it stands. The item's text holds both,
parted by a line break; screen readers read it whole. A model that gives a foreground colour gives it to the state. In a
list either goes on in a second line where one has no room; a table has rows of one height."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from ui import theme
from ui.widgets.elided import broken_lines, elided
from ui.widgets.told_whole import ToldWholeDelegate

Index = QModelIndex | QPersistentModelIndex
ROW, LEFT, RIGHT, ABOVE = 46, 12, 8, 5  # pixels: of a row of two lines at normal text, and around its words
TITLE, STATE = 14, 12  # of type, at normal text
MOST = 2  # lines of each
MANY = 4_096  # rows whose height is remembered


class BrokenWords(Struct, frozen=True):
    """Broken lines in their font."""

    lines: tuple[str, ...]
    font: QFont

    @property
    def step(self) -> int:
        return QFontMetrics(self.font).lineSpacing()

    @property
    def more(self) -> int:
        """The height of the lines after the first."""
        return max(0, len(self.lines) - 1) * self.step

    def draw(self, painter: QPainter, place: QRect, tone: QColor) -> None:
        """One below the other, in the middle of this place."""
        painter.setFont(self.font)
        painter.setPen(tone)
        top = place.top() + (place.height() - len(self.lines) * self.step) // 2
        for at, words in enumerate(self.lines):
            line = QRect(place.left(), top + at * self.step, place.width(), self.step)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)


def broken(words: str, given: QFont, size: int, bold: bool, wide: int, most: int = MOST) -> BrokenWords:
    """BrokenWords in this size at normal text, on so many lines; what has no room on the last ends in an ellipsis."""
    font = _sized(given, size, bold)
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(words) <= wide:
        return BrokenWords((words,), font)
    lines = [line for line, _ in broken_lines(words, font, max(1, wide), most)]
    return BrokenWords((*lines[:-1], elided(metrics, lines[-1], wide)), font)


def _sized(given: QFont, size: int, bold: bool) -> QFont:
    font = QFont(given)
    font.setPixelSize(round(size * theme.text_scale()))
    font.setBold(bold)
    return font


class _RowHeights:
    """How much higher than one of two single lines each row is. A list asks for all of its rows at once, and again as
    soon as a bar stands beside them: whether words go on in a second line is seen without breaking them, and once."""

    def __init__(self) -> None:
        self._made_for: tuple[str, float, int] = ("", 0, 0)
        self._more: dict[str, int] = {}

    def more(self, words: str, given: QFont, wide: int) -> int:
        """The height of the lines after the first of each part, as `broken` breaks them."""
        made_for = (given.key(), theme.text_scale(), wide)
        if made_for != self._made_for or len(self._more) >= MANY:
            self._made_for, self._more = made_for, {}
            self._metrics = QFontMetrics(_sized(given, TITLE, True)), QFontMetrics(_sized(given, STATE, False))
        more = self._more.get(words)
        if more is None:
            title, _, state = words.partition("\n")
            parts = zip((title, state), self._metrics, strict=True)
            longer = (metrics for part, metrics in parts if metrics.horizontalAdvance(part) > wide)
            more = self._more[words] = sum((MOST - 1) * metrics.lineSpacing() for metrics in longer)
        return more


def beside_bar(view: QWidget) -> int:
    """How wide a row is beside a scroll bar, whether there is one or not: a row is as high as it is painted."""
    if not isinstance(view, QAbstractItemView):
        return view.width()
    bar = view.verticalScrollBar()
    return view.viewport().width() - (0 if bar.isVisible() else bar.sizeHint().width())


class TwoLinePainter(ToldWholeDelegate):
    """For any list view; the chosen row's first line is bold."""

    BESIDE = 24

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._heights = _RowHeights()
        self._wraps = isinstance(view, QListView)
        if isinstance(view, QListView):
            view.setWordWrap(True)  # so that Qt lays it out again when its width is another

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        high = round(ROW * theme.text_scale())
        if self._wraps:
            words, wide = str(index.data(Qt.ItemDataRole.DisplayRole)), beside_bar(option.widget) - LEFT - RIGHT
            high += self._heights.more(words, option.font, wide)
        return QSize(option.rect.width(), high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        view = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        edge = round(ABOVE * theme.text_scale())
        inside = option.rect.adjusted(LEFT, edge, -RIGHT, -edge)
        title, state = self._parts(option, index, bool(option.state & QStyle.StateFlag.State_Selected))
        high = inside.height()
        if state.lines[0]:
            high = (high - title.more - state.more) // 2 + title.more
        tone = index.data(Qt.ItemDataRole.ForegroundRole) or theme.current().colour("quiet")
        painter.save()
        title.draw(painter, QRect(inside.left(), inside.top(), inside.width(), high), theme.current().colour("ink"))
        state.draw(painter, inside.adjusted(0, high, 0, 0), tone)
        painter.restore()

    def _parts(self, option: QStyleOptionViewItem, index: Index, chosen: bool) -> tuple[BrokenWords, BrokenWords]:
        """Title and state. A title is broken as if it were bold: no row changes its height when it is chosen."""
        title, _, state = str(index.data(Qt.ItemDataRole.DisplayRole)).partition("\n")
        most = MOST if self._wraps else 1
        wide = (beside_bar(option.widget) if self._wraps else option.rect.width()) - LEFT - RIGHT
        shown = broken(title, option.font, TITLE, True, wide, most)
        if not chosen:
            font = QFont(shown.font)
            font.setBold(False)
            shown = BrokenWords(shown.lines, font)
        return shown, broken(state, option.font, STATE, False, wide, most)
