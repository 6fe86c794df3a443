"""One page of the drafting board: a quiet head, a title, lines below it, none smaller than 24 pt. Used by the board."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.okr.board_state import BoardLine
from ui.theme import text_scale
from ui.widgets.basics import label

SIDE, TOP, BETWEEN, DETAIL = 72, 48, 28, 4
TWENTY_PIXELS_ARE_24_PT = 1.6
MOST_HEIGHTS = 2000  # kept in mind
Words = BoardLine | tuple[str, str]  # a line, or "head" or "title" and its text


def letters() -> tuple[str, str, str]:
    """The steps of the style sheet to write in: for a page that has room, for one that is full, and for one whose title
    leaves no line its room: there the title is no larger than what stands below it."""
    return ("1", "2", "4") if text_scale() >= TWENTY_PIXELS_ARE_24_PT else ("0", "1", "3")


class BoardRow(QWidget):
    """A key result with its number and levels, or a sentence."""

    def __init__(self, line: BoardLine, step: str, parent: QWidget) -> None:
        super().__init__(parent)
        words = QVBoxLayout()
        words.setSpacing(DETAIL)
        words.addWidget(_label(line.text, "board", step, self))
        if line.detail:
            words.addWidget(_label(line.detail, "board_quiet", step, self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BETWEEN)
        if line.number:
            number = _label(line.number, "board_number", step, self)
            number.setWordWrap(False)
            number.ensurePolished()
            number.setMinimumWidth(number.sizeHint().width())
            column = QVBoxLayout()
            column.addWidget(number)
            column.addStretch(1)
            row.addLayout(column)
        row.addLayout(words, 1)


class BoardPage(QWidget):
    """Filled anew with `show_page`; `room_for` says how many lines fit below a title."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[QWidget] = []
        self._heights: dict[tuple[Words, str, int, float], int] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SIDE, TOP, SIDE, TOP)
        self._column.setSpacing(BETWEEN)
        self._column.addStretch(1)

    def show_page(self, head: str, title: str, lines: tuple[BoardLine, ...], step: str) -> None:
        """Show these words and nothing else."""
        for part in self._parts:
            self._column.removeWidget(part)
        _throw_away(self._parts)
        self._parts = self._made(head, title, lines, step)
        for place, part in enumerate(self._parts):
            self._column.insertWidget(place, part)
            part.show()

    def words(self) -> tuple[str, ...]:
        """Everything that stands on the page."""
        labels = (one for part in self._parts for one in (part, *part.findChildren(QLabel)))
        return tuple(one.text() for one in labels if isinstance(one, QLabel))

    def room_for(
        self, head: str, title: str, lines: tuple[BoardLine, ...], step: str, width: int, height: int
    ) -> int | None:
        """How many of these lines fit on a page of this size; None when not even the title does."""
        inner, used = width - 2 * SIDE, 2 * TOP - BETWEEN
        for count, words in enumerate(_in_order(head, title, lines), -2):
            used += self._height(words, step, inner) + BETWEEN
            if used > height:
                return count if count >= 0 else None
        return len(lines)

    def _made(self, head: str, title: str, lines: tuple[BoardLine, ...], step: str) -> list[QWidget]:
        return [self._part(words, step) for words in _in_order(head, title, lines)]

    def _part(self, words: Words, step: str) -> QWidget:
        if isinstance(words, BoardLine):
            return BoardRow(words, step, self)
        what, text = words
        if what == "head":
            return _label(text, "board_quiet", letters()[1], self)
        return _label(text, "board_title", step, self)

    def _height(self, words: Words, step: str, width: int) -> int:
        """Measured once: while somebody types, all lines but one are the same."""
        key = (words, step, width, text_scale())
        if key not in self._heights:
            part = self._part(words, step)
            for one in (part, *part.findChildren(QWidget)):
                one.ensurePolished()
            if len(self._heights) > MOST_HEIGHTS:
                self._heights.clear()
            self._heights[key] = part.heightForWidth(width)
            _throw_away([part])
        return self._heights[key]


def _in_order(head: str, title: str, lines: tuple[BoardLine, ...]) -> tuple[Words, ...]:
    return (("head", head), ("title", title), *lines)


def _label(words: str, role: str, step: str, parent: QWidget) -> QLabel:
    made = label(words, role, parent)
    made.setProperty("step", step)
    made.setMinimumWidth(1)
    return made


def _throw_away(parts: list[QWidget]) -> None:
    for part in parts:
        part.hide()
        part.deleteLater()
