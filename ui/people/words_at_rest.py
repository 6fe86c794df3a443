"""A field that shows its words whole while nobody types in it: wrapped over as many lines as they need, and names as
chips with a + behind them. The field below is the one that is focused, typed in and read aloud."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.people.roles_state import NamedInRole
from ui.theme import pasting
from ui.widgets.basics import set_role
from ui.widgets.fields import SELECTING, LineField
from ui.widgets.utf16 import units_before

TALL, SIGN, BESIDE, BETWEEN, ABOVE = 28, 24, 8, 12, 4  # px at 100 % text: a chip, its sign, sign to name, chips, rows
WORD = 110  # px at 100 % text: a word up to so wide is never broken beside another field
NAME, SMALL, LETTERS = 14, 12, 10  # px at 100 % text
ZERO_SPACE = "\u200b"  # where a line may go on below
STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)

ONE_MORE, ANYWHERE = -1, -2  # instead of the place of a name

Reading = Callable[[str], tuple[NamedInRole, ...]]


class AtRest(QWidget):
    """`field` with what covers it at rest. `reading` turns its words into chips; without it they stand as written."""

    def __init__(self, field: LineField, reading: Reading | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        field.setParent(self)
        set_role(field, "bare")
        self.cover: _RestingCover = _NameChips(field, reading, self) if reading else _WrittenWords(field, self)
        self.cover.entered.connect(self._on_entered)
        field.installEventFilter(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def refresh(self) -> None:
        """The words may be others, and need more room or less."""
        self.cover.setVisible(not self.field.hasFocus())
        self.cover.measure_anew()
        self.cover.update()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self.field.sizeHint().height(), self.cover.height_for(width))

    def sizeHint(self) -> QSize:
        return QSize(self.cover.usual_width(), self.heightForWidth(max(160, self.width())))

    def minimumSizeHint(self) -> QSize:
        least = max(64, min(round(WORD * theme.text_scale()), self.cover.longest_word()))
        return QSize(least, self.heightForWidth(max(least, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.cover.setGeometry(self.rect())
        self.field.setGeometry(0, 0, self.width(), self.field.sizeHint().height())
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QFocusEvent):
            if event.type() == QEvent.Type.FocusIn:
                self.cover.hide()
            elif event.type() == QEvent.Type.FocusOut and event.reason() not in STAYS:
                self._close_the_list()
                self.refresh()
                self.cover.show()
        return super().eventFilter(watched, event)

    def _close_the_list(self) -> None:
        """A comma that was put there for the next name, and nobody came."""
        words = self.field.text()
        if words.endswith(", "):
            self.field.setText(words.rstrip(", "))

    def _on_entered(self, name: int) -> None:
        field = self.field
        field.setFocus(Qt.FocusReason.MouseFocusReason)
        if name == ONE_MORE and field.text().strip() and not field.isReadOnly():
            field.setText(f"{field.text().rstrip(', ')}, ")
        field.end(False)
        if name >= 0:
            before = ",".join(field.text().split(",")[: name + 1])
            field.setCursorPosition(units_before(before, len(before)))


class NamesField(LineField):
    """Several names in a line. Whoever comes by Tab writes behind them: the next letter replaces nobody. A column of
    names that is pasted becomes a list of them."""

    def __init__(self, *made_of: Any, **named: Any) -> None:
        super().__init__(*made_of, **named)
        self.setProperty(pasting.BETWEEN, ", ")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in SELECTING:
            self.end(False)


class _RestingCover(QWidget):
    """What stands over a field; `entered(name)`: somebody wants to write there, behind that name of several, ONE_MORE,
    or ANYWHERE."""

    entered = Signal(int)

    def __init__(self, field: LineField, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field
        self._heights: dict[int, int] = {}
        self._measured_for: tuple[object, ...] = ()
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAutoFillBackground(False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def height_for(self, width: int) -> int:
        """px it needs to show everything. Layouts ask fifty times while a page takes its place: it is measured once."""
        field = self._field
        follows_from = (field.text(), field.placeholderText(), field.font().key(), theme.text_scale())
        if follows_from != self._measured_for:
            self._measured_for = follows_from
            self._heights.clear()
        if width not in self._heights:
            self._heights[width] = self._height_at(width)
        return self._heights[width]

    def measure_anew(self) -> None:
        """The same words may be read otherwise now: a team has other people."""
        self._heights.clear()

    def _height_at(self, width: int) -> int:
        raise NotImplementedError

    def usual_width(self) -> int:
        """px it would like to have."""
        return 160

    def longest_word(self) -> int:
        """px without which a word is broken."""
        return 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.entered.emit(ANYWHERE)
        event.accept()

    def _font(self, size: int, bold: bool = False) -> QFont:
        font = QFont(self._field.font())
        font.setPixelSize(round(size * theme.text_scale()))
        font.setBold(bold)
        return font

    def _begin(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.fillRect(self.rect(), theme.current().colour("surface"))
        return painter


class _WrittenWords(_RestingCover):
    """The words as they were written; where there are none, what would be usual."""

    EDGE = 11, 4  # px between the field's edge and its words: they do not move when it is entered

    def _height_at(self, width: int) -> int:
        metrics, room = QFontMetrics(self._font(SMALL)), width - 2 * self.EDGE[0]
        return _needed(metrics, self._shown() or " ", room).height() + 2 * self.EDGE[1]

    def usual_width(self) -> int:
        return QFontMetrics(self._font(SMALL)).horizontalAdvance(self._shown()) + 2 * self.EDGE[0] + 2

    def longest_word(self) -> int:
        metrics = QFontMetrics(self._font(SMALL))
        return (
            max((metrics.horizontalAdvance(word) for word in _words(self._shown())), default=0) + 2 * self.EDGE[0] + 2
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = self._begin()
        painter.setFont(self._font(SMALL))
        painter.setPen(theme.current().colour("ink" if self._field.text() else "quiet"))
        across, down = self.EDGE
        inside = self.rect().adjusted(across, down, -across, -down)
        _write(painter, inside, self._shown(), self._field.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        painter.end()

    def _shown(self) -> str:
        return _parted(self._field.text() or self._field.placeholderText())


class _NameChips(_RestingCover):
    """One chip a name, its initials in a circle; a team with its people; a + for the next one."""

    LEFT = 11  # as the words of the other fields

    def __init__(self, field: LineField, reading: Reading, parent: QWidget) -> None:
        super().__init__(field, parent)
        self._reading = reading

    def _height_at(self, width: int) -> int:
        return round(self._lay(width)[1])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        placed = enumerate(self._lay(self.width())[0][:-1])
        names = (place for place, (_, around) in placed if around.contains(event.position()))
        self.entered.emit(next(names, ONE_MORE))
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, scale, look = self._begin(), theme.text_scale(), theme.current()
        placed, _ = self._lay(self.width())
        for holder, around in placed:
            sign = QRectF(around.left(), around.top() + (TALL - SIGN) / 2 * scale, SIGN * scale, SIGN * scale)
            if holder is None:
                painter.setPen(QPen(look.colour("edge"), 1, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(sign.adjusted(0.5, 0.5, -0.5, -0.5))
                painter.setPen(look.colour("accent"))
                painter.setFont(self._font(NAME))
                painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, "+")
                continue
            self._draw(painter, holder, around, sign)
        painter.end()

    def _draw(self, painter: QPainter, holder: NamedInRole, around: QRectF, sign: QRectF) -> None:
        look, scale = theme.current(), theme.text_scale()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent_ground"))
        inside = around.adjusted((SIGN + BESIDE) * scale, 0, 0, 0)
        if holder.people is None:
            painter.drawEllipse(sign)
            painter.setPen(look.colour("accent"))
            painter.setFont(self._font(LETTERS, bold=True))
            painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, holder.initials)
        else:
            painter.drawRoundedRect(around.adjusted(0, 2, 0, -2), TALL / 2 * scale, TALL / 2 * scale)
            inside = around.adjusted(BESIDE * scale, 0, -BESIDE * scale, 0)
        painter.setPen(look.colour("ink"))
        painter.setFont(self._font(NAME))
        _write(painter, inside.toAlignedRect(), _called(holder))

    def _lay(self, width: int) -> tuple[list[tuple[NamedInRole | None, QRectF]], float]:
        """Each chip with its place, the + last (None), and the height of all rows."""
        scale, metrics = theme.text_scale(), QFontMetrics(self._font(NAME))
        most = max(1.0, width - self.LEFT - BESIDE * scale)
        placed: list[tuple[NamedInRole | None, QRectF]] = []
        left, top, row = float(self.LEFT), 2.0, TALL * scale
        holders = self._reading(self._field.text())
        for holder in (*holders, None):
            wide, tall = self._size_of(holder, metrics, most)
            if left > self.LEFT and left + wide > self.LEFT + most:
                left, top, row = float(self.LEFT), top + row + ABOVE * scale, TALL * scale
            placed.append((holder, QRectF(left, top, wide, tall)))
            row, left = max(row, tall), left + wide + BETWEEN * scale
        return placed, top + row + 2

    def _size_of(self, holder: NamedInRole | None, metrics: QFontMetrics, most: float) -> tuple[float, float]:
        scale = theme.text_scale()
        if holder is None:
            return SIGN * scale, TALL * scale
        beside = (2 * BESIDE if holder.people is not None else SIGN + BESIDE) * scale
        needed = _needed(metrics, _called(holder), int(most - beside))
        return min(most, needed.width() + 2 + beside), max(TALL * scale, needed.height() + 4)


def _needed(metrics: QFontMetrics, words: str, room: int) -> QRect:
    """What the words take, wrapped at `room` px."""
    return metrics.boundingRect(QRect(0, 0, max(1, room), 10_000), _wrapping(metrics, words, room), words)


def _write(painter: QPainter, inside: QRect, words: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
    wrapping = _wrapping(painter.fontMetrics(), words, inside.width())
    painter.drawText(inside, wrapping | int(Qt.AlignmentFlag.AlignVCenter | side), words)


def _wrapping(metrics: QFontMetrics, words: str, room: int) -> int:
    """Between words; a word that is longer than the line breaks where the line ends."""
    longest = max((metrics.horizontalAdvance(word) for word in _words(words)), default=0)
    return int(Qt.TextFlag.TextWrapAnywhere if longest > room else Qt.TextFlag.TextWordWrap)


def _parted(words: str) -> str:
    """The same, in which an address may go on below behind its "@": else a last letter stood there alone."""
    return words.replace("@", f"@{ZERO_SPACE}")


def _words(words: str) -> list[str]:
    return words.replace(ZERO_SPACE, " ").split()


def _called(holder: NamedInRole) -> str:
    return f"{holder.name} {holder.people}" if holder.people else holder.name
