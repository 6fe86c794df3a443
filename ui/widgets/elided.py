"""Words that end in an ellipsis where they have no room; readers of the screen, of the tooltip and of `text()` get them
whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from ui.widgets.basics import tip
from ui.widgets.utf16 import letters_before

_FOLDERS = r"(?:[A-Za-z]:)?(?:[/\\][^/\\\n]+)*[/\\](?=[^/\\\n]+\.okrw)"  # a pattern, made when a line is folded
SPARE = 2  # pixels: widths are rounded
LEAST = 40  # pixels it may be squeezed to
SMALLER = (1, 0.93, 0.86)  # of its size: what a name gives before it loses letters
_NEW_LINE = "\u2028"  # within one layout
_RIGHT_TO_LEFT = "\u200f"  # a mark without ink


def elided(metrics: QFontMetrics, words: str, width: int, *, end_too: bool = False) -> str:
    """The beginning of the words that has room, with an ellipsis where they go on; with `end_too` their end as well,
    for those that begin `alike`. Of a line that reads from right to left the ellipsis is at the left: without the marks
    Qt would put it beside the first word, as if the end were shown."""
    way = Qt.TextElideMode.ElideMiddle if end_too else Qt.TextElideMode.ElideRight
    shown = metrics.elidedText(words, way, width)
    if shown == words or end_too or not reads_from_the_right(words):
        return shown
    return f"{_RIGHT_TO_LEFT}{shown}{_RIGHT_TO_LEFT}"


def reads_from_the_right(words: str) -> bool:
    """Whether the first letter that has a direction is Arabic or Hebrew, say."""
    if words.isascii():
        return False
    from unicodedata import bidirectional  # most names need none of it

    return next((way for letter in words if (way := bidirectional(letter)) in ("L", "R", "AL")), "L") != "L"


class ElidedLabel(QLabel):
    """One line, never wrapped, never pushing its neighbours away. Where it is cut it tells the whole when pointed at,
    unless it was given a tooltip of its own."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given, self.end_too = "", False
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(LEAST, hint.width()), hint.height())

    def setText(self, words: str) -> None:
        super().setText(words)
        self._tell_rest()

    def setToolTip(self, words: str) -> None:
        self._given = words
        super().setToolTip(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_rest()

    def _tell_rest(self) -> None:
        if not self._given:
            cut = elided(self.fontMetrics(), self._line(), self.contentsRect().width()) != self._line()
            super().setToolTip(tip(self.text()) if cut else "")

    def _line(self) -> str:
        return self.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        area = self.contentsRect()
        shown = elided(self.fontMetrics(), self._line(), area.width(), end_too=self.end_too)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(area, flags, shown)
        painter.end()


class GivingLabel(ElidedLabel):
    """A name that misses its room by little is drawn a little smaller before it loses letters."""

    def paintEvent(self, event: QPaintEvent) -> None:
        area, line = self.contentsRect(), self._line()
        for share in SMALLER:
            font = QFont(self.font())
            font.setPixelSize(max(1, round(QFontInfo(font).pixelSize() * share)))
            if elided(QFontMetrics(font), line, area.width()) == line:
                break
        else:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), line)
        painter.end()


class FoldingLabel(ElidedLabel):
    """A sentence that wraps, and gives way to the page below while it is folded: one line, the whole as its tooltip."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(role, parent)
        self._folded = False
        self.setWordWrap(True)

    def setText(self, words: str) -> None:
        super().setText(words)
        self.setToolTip(tip(words) if self._folded else "")

    def fold(self, folded: bool) -> None:
        """Show one line of it, or all of it."""
        self._folded = folded
        self.setWordWrap(not folded)
        self.setText(self.text())
        self.updateGeometry()

    def _tell_rest(self) -> None:
        if self._folded:  # else it stands there whole
            super()._tell_rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._folded:
            super().paintEvent(event)
        else:
            QLabel.paintEvent(self, event)

    def _line(self) -> str:
        """Files by their names: with their folders one line would say little else."""
        return re.sub(_FOLDERS, "", self.text())

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() if self._folded else QLabel.minimumSizeHint(self)


class NameLabel(QLabel):
    """A name somebody typed, or several: it wraps, a word too long for a line is broken, and what has no room on this
    many lines ends in an ellipsis. Then the whole is its tooltip, unless it was given one of its own; it is always its
    text and its accessible name."""

    def __init__(self, role: str, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most, self._given = lines, ""
        self._broken: tuple[object, tuple[str, ...]] = (None, ())
        self._stepped: tuple[object, int] = (None, 0)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, words: str) -> None:
        super().setText(words)
        self.setAccessibleName(words)
        self._fit()

    def setToolTip(self, words: str) -> None:
        self._given = words
        self._fit()

    def set_lines(self, lines: int) -> None:
        """How many there may be from now on."""
        self._most = lines
        self._fit()

    @property
    def cut(self) -> bool:
        """Whether some of it is not shown."""
        return self.shown_lines()[-1].strip(_RIGHT_TO_LEFT).endswith("…")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        lines = self.shown_lines()
        high = len(lines) * self._step(lines) + 2 * self._edge(lines)
        wide = self.fontMetrics().horizontalAdvance(self.text()) + margins.left() + margins.right() + 2
        return QSize(wide, high + margins.top() + margins.bottom())

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(LEAST, hint.width()), hint.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()  # larger text takes more lines

    def shown_lines(self) -> tuple[str, ...]:
        """The lines as they are drawn. Qt asks for its size many times before it is shown, and to break a line takes as
        long as to paint it: they are broken anew where something they follow from is another."""
        text, font, room = self.text(), self.font(), max(LEAST, self.contentsRect().width())
        follows_from = (text, font.key(), room, self._most)
        if follows_from != self._broken[0]:
            words = _NEW_LINE.join(" ".join(each.split()) for each in text.splitlines())
            shown = [line for line, _ in broken_lines(words, font, room, self._most)]
            lines = (*shown[:-1], elided(self.fontMetrics(), shown[-1], room)) if shown else ("",)
            self._broken = (follows_from, lines)
        return self._broken[1]

    def paintEvent(self, _event: QPaintEvent) -> None:
        area, lines = self.contentsRect(), self.shown_lines()
        step, edge = self._step(lines), self._edge(lines)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        way = Qt.AlignmentFlag.AlignRight if reads_from_the_right(self.text()) else Qt.AlignmentFlag.AlignLeft
        flags = int(way | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute)
        for place, line in enumerate(lines):
            painter.drawText(area.translated(0, edge + place * step), flags, line)
        painter.end()

    def _step(self, lines: Sequence[str]) -> int:
        """From one line to the next: letters that another font lends may be higher than those of this one."""
        usual = self.fontMetrics().lineSpacing()
        if all(map(str.isascii, lines)):
            return usual
        follows_from = (tuple(lines), self.font().key())
        if follows_from != self._stepped[0]:  # asked for many times before it is shown, as the lines are
            self._stepped = (follows_from, max(usual, *(_line_height(words, self.font()) for words in lines)))
        return self._stepped[1]

    def _edge(self, lines: Sequence[str]) -> int:
        """Above and below: the accent of a capital stands higher than its line."""
        return 0 if all(map(str.isascii, lines)) else ceil(self.fontMetrics().lineSpacing() / 12)

    def _fit(self) -> None:
        super().setToolTip(self._given or (tip(self.text()) if self.cut else ""))
        self.updateGeometry()


def _line_height(words: str, font: QFont) -> int:
    layout = QTextLayout(words, font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return ceil(line.height())


def broken_lines(words: str, font: QFont, width: float, most: int) -> list[tuple[str, bool]]:
    """Words on so many lines of this width, the rest of them on the last; of each line whether it ends within a
    word."""
    starts = _starts(words, font, width, most)
    ends = (*starts[1:], len(words))
    return [
        (words[start:end].strip(), words[end - 1 : end] not in (" ", "-"))
        for start, end in zip(starts, ends, strict=True)
    ]


def _starts(words: str, font: QFont, width: float, most: int) -> list[int]:
    """Where the lines begin."""
    layout, option = QTextLayout(words, font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    return [letters_before(words, start) for start in starts]


class ElidedLink(QPushButton):
    """A link that is said shorter, or ends in an ellipsis, where it has no room; its tooltip says it whole then."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around, self._shorter = 0, tuple[str, ...]()
        self.setProperty("role", "link")
        self.setAutoDefault(True)
        # As wide as its words at most: under the usual policy of a button the page would grow with a long name.
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_words(words)

    def show_words(self, words: str, *shorter: str) -> None:
        """Say something else; with little room a shorter way to say it, before any is cut."""
        self._whole, self._shorter = words, shorter
        self.setAccessibleName(words)
        self._show(words)
        self.updateGeometry()
        if self.isVisible():  # else it is fitted when it is shown
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Its words may have changed while nobody saw it, and its width not."""
        super().showEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """For the whole, whatever is shown at the moment. Asked of the button and not of its style: to hand that out
        PySide makes every class of styles there is."""
        shown = super().sizeHint()
        if self.text():  # to a button without words Qt gives room for four letters
            around = shown.width() - self._advance(self.text().replace("&&", "&"))
            self._around = max(self._around, around)  # an ellipsis is rounded to another pixel
        return QSize(self._advance(self._whole) + self._around + SPARE, shown.height())

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(2 * LEAST, hint.width()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:  # what stood around the words is no measure for what does now
            self._around = 0
        super().changeEvent(event)

    def _fit(self) -> None:
        around = self.sizeHint().width() - self._advance(self._whole) - SPARE
        room, ways = self.width() - around, (self._whole, *self._shorter)
        fitting = next((each for each in ways if self._advance(each) <= room), ways[-1])
        self._show(elided(self.fontMetrics(), fitting, room))

    def _show(self, words: str) -> None:
        self.setText(words.replace("&", "&&"))
        self.setToolTip("" if words == self._whole else tip(self._whole))

    def _advance(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)
