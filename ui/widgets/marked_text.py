"""Text with parts that are quiet, gone or new: what a wording said before and what it says now, who is needed and who
needs us. Never markup: user text may hold anything. Nothing is told by colour alone: what is gone is struck through,
what is new is underlined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.spoken import Role, speak_as
from ui.widgets.utf16 import units_before
from workshop_app.domain.wordings import Part

Line = tuple[QTextLayout, float]


class SpanMark(Enum):
    """What a part of a text is."""

    PLAIN = auto()
    QUIET = auto()
    GONE = auto()
    NEW = auto()


Span = tuple[str, SpanMark]


class MarkedText(QWidget):
    """Wraps like a label. `size` is in pixels at normal text."""

    def __init__(self, size: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.StaticText)
        self._size = size
        self._spans: tuple[Span, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> str:
        """All of it, as it is read."""
        return "".join(words for words, _ in self._spans)

    def show_spans(self, spans: Iterable[Span], longest: int = 300) -> None:
        """Show these parts, one after the other, up to so many letters."""
        shown = tuple(_beginning(spans, longest))
        if shown != self._spans:
            self._spans = shown
            self.setAccessibleName(self.words)
            self.updateGeometry()
            self.update()

    def heightForWidth(self, width: int) -> int:
        return ceil(self._laid(width)[1]) + 2

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        layout, _ = self._laid(self.width())
        painter = QPainter(self)
        painter.setPen(theme.current().colour("ink"))
        layout.draw(painter, QPointF(0, 1))
        painter.end()

    def _laid(self, width: int) -> Line:
        font = QFont(self.font())
        font.setPixelSize(round(self._size * theme.text_scale()))
        layout, option = QTextLayout(self.words, font), QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        high = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(20, width))
            line.setPosition(QPointF(0, high))
            high += line.height()
        layout.endLayout()
        return layout, high

    def _formats(self) -> list[QTextLayout.FormatRange]:
        found, start = [], 0
        for words, mark in self._spans:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, units_before(words, len(words)), _format(mark)
            start += one.length
            found.append(one)
        return found


def _beginning(spans: Iterable[Span], longest: int) -> Iterator[Span]:
    for words, mark in spans:
        if longest <= 0:
            break
        if words:
            shown = words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
            yield shown, mark
        longest -= len(words)


def _format(mark: SpanMark) -> QTextCharFormat:
    colours, made = theme.current(), QTextCharFormat()
    match mark:
        case SpanMark.QUIET:
            made.setForeground(colours.colour("quiet"))
        case SpanMark.GONE:
            made.setForeground(colours.colour("quiet"))
            made.setFontStrikeOut(True)
        case SpanMark.NEW:
            made.setForeground(colours.colour("good"))
            made.setBackground(colours.colour("good_ground"))
            made.setFontUnderline(True)
        case SpanMark.PLAIN:
            made.setForeground(colours.colour("ink"))
    return made


def struck(parts: Iterable[Part]) -> tuple[Span, ...]:
    """What it said before: what is gone struck through."""
    return _spaced((words, SpanMark.GONE if gone else SpanMark.QUIET) for words, gone in parts)


def marked(parts: Iterable[Part]) -> tuple[Span, ...]:
    """What it says now: what is new marked."""
    return _spaced((words, SpanMark.NEW if new else SpanMark.PLAIN) for words, new in parts)


def only_new(parts: Iterable[Part]) -> tuple[Span, ...]:
    """The new words alone: the sentence stands above."""
    found: list[Span] = []
    for words, _ in (part for part in parts if part[1]):
        found += [(", ", SpanMark.PLAIN), (words, SpanMark.NEW)] if found else [(words, SpanMark.NEW)]
    return tuple(found) or marked(parts)


def _spaced(parts: Iterable[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for each in parts:
        found += [(" ", SpanMark.PLAIN), each] if found else [each]
    return tuple(found)


def exchanged(gone: Sequence[Part], come: Sequence[Part]) -> tuple[Span, ...]:
    """Only what differs: the words that are gone, then those that came. Nothing where all of it is another text."""
    if not any(not changed for _, changed in (*gone, *come)):
        return ()
    parts = [(words, SpanMark.GONE) for words, changed in gone if changed]
    came = [(words, SpanMark.NEW) for words, changed in come if changed]
    arrow = [("→", SpanMark.QUIET)] if parts and came else []
    return _spaced((*parts, *arrow, *came))
