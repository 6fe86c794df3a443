"""A button with its key printed on it in a small frame, for a running day and for practising: nobody looks for a
tooltip in front of a room. Where a row has no room, buttons say less: the short words, then the key alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton

from ui import icons, theme
from ui.widgets.basics import large_text, set_role

CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
PLAIN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CAP = 20  # pixels the frame of a key is high
PAD, GAP, ICON = 12, 8, 16
LEVELS = 3  # whole words, short words, the key alone
_CAPS: dict[tuple[str, float, str], float] = {}  # how wide the frames are, by family, size of text and key
_WORDS: dict[tuple[str, bool, str], float] = {}  # how wide words are, by font, whether bold, and words


def draw_cap(painter: QPainter, area: QRectF, key: str, ink: QColor, edge: QColor) -> None:
    """A key in its frame."""
    painter.setPen(QPen(edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.drawLine(area.bottomLeft() + QPointF(3, -1.5), area.bottomRight() + QPointF(-3, -1.5))
    painter.setFont(cap_font(painter.font()))
    painter.setPen(ink)
    painter.drawText(area, int(CENTRE), key)


def cap_font(font: QFont) -> QFont:
    """12 pixels and bold, times the text size."""
    small = QFont(font)
    small.setPixelSize(round(12 * theme.text_scale()))
    small.setWeight(QFont.Weight.DemiBold)
    return small


def cap_size(font: QFont, key: str) -> QSize:
    """How large the frame of this key is."""
    high, known = CAP * theme.text_scale(), (font.family(), theme.text_scale(), key)
    if known not in _CAPS:
        _CAPS[known] = QFontMetricsF(cap_font(font)).horizontalAdvance(key) + 10
    return QSize(round(max(high * 0.95, _CAPS[known])), round(high))


def fit_words(buttons: Sequence[KeyButton], room: int, spacing: int = 8) -> None:
    """Have these say as much as fits side by side into so many pixels; the last ones say less first."""
    shown = [each for each in buttons if not each.isHidden()]
    levels = dict.fromkeys(shown, 0)
    wide = {each: each.width_at(0) for each in shown}
    free = room - spacing * max(0, len(shown) - 1)
    for level in range(1, LEVELS):
        for each in reversed(shown):
            if sum(wide.values()) <= free:
                break
            levels[each], wide[each] = level, each.width_at(level)
    for each, level in levels.items():
        each.say(level)


def as_high(*plain: QPushButton) -> None:
    """Have buttons without a key be as high as those with one beside them."""
    for each in plain:
        each.setSizePolicy(each.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Minimum)


class KeyButton(QPushButton):
    """`short` is said where there is less room. A click leaves the keys with the clock; Tab reaches it."""

    def __init__(self, words: str, key: str, role: str = "", tip: str = "", short: str = "", icon: str = "") -> None:
        self._wides: dict[tuple[object, ...], int] = {}  # a running day asks for them each second
        super().__init__(words)
        self.setAutoDefault(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._key, self._short, self._drawn = key, short or words, icon
        self._level = 0
        self._high = 44 if role != "flat" else 30
        if role:
            self.setProperty("role", role)
        self._tip = tip
        self._name()

    @property
    def shown(self) -> str:
        """The words that have room."""
        return (self.text(), self._short, "")[self._level]

    def set_words(self, words: str, short: str = "", icon: str = "") -> None:
        """Say something else."""
        if (words, icon or self._drawn) == (self.text(), self._drawn):
            return
        self.setText(words)
        self._short, self._drawn = short or words, icon or self._drawn
        self._name()
        self.updateGeometry()

    def set_key(self, key: str) -> None:
        """Print another key on it: what is pressed for the same thing now."""
        if key != self._key:
            self._key = key
            self._name()
            self.updateGeometry()
            self.update()

    def set_main(self, main: bool) -> None:
        """Whether this is the one thing to do next."""
        if (self.property("role") == "primary") != main:
            set_role(self, "primary" if main else "")
            self.updateGeometry()

    def say(self, level: int) -> None:
        """How much: 0 all, 1 the short words, 2 the key alone."""
        if level != self._level:
            self._level = level
            self._tell()
            self.updateGeometry()
            self.update()

    def set_high(self, pixels: int) -> None:
        """How high it is at normal text size."""
        if pixels != self._high:
            self._high = pixels
            self.updateGeometry()

    def width_at(self, level: int) -> int:
        """Its width when it says so much."""
        asked = (level, theme.text_scale(), self.text(), self._short, self._key, self._drawn, self.property("role"))
        if asked not in self._wides:
            self.ensurePolished()
            self._wides[asked] = self._measured(level)
        return self._wides[asked]

    def _measured(self, level: int) -> int:
        words = (self.text(), self._short, "")[level]
        wide: float = 2 * self._pad(level) + cap_size(self.font(), self._key).width()
        if words:
            wide += GAP + self._words_width(words)
        if self._drawn and level == 0:
            wide += GAP + round(ICON * theme.text_scale())
        return round(wide)

    def sizeHint(self) -> QSize:
        return QSize(self.width_at(self._level), round(self._high * theme.text_scale()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.width_at(LEVELS - 1), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._wides.clear()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        look = theme.current()
        role = "on_accent" if self.property("role") == "primary" else "accent" if self.isChecked() else "ink"
        ink = QColor(getattr(look, role if self.isEnabled() else "faint"))
        edge = QColor(look.on_accent if role == "on_accent" and self.isEnabled() else look.edge)
        cap = cap_size(self.font(), self._key)
        left = self._pad(self._level)
        middle = self.height() / 2
        painter.setFont(self.font())
        draw_cap(painter, QRectF(left, middle - cap.height() / 2, cap.width(), cap.height()), self._key, ink, edge)
        left += cap.width() + GAP
        if self._drawn and self._level == 0:
            size = round(ICON * theme.text_scale())
            picture = icons.pixmap(self._drawn, role, size, self.devicePixelRatioF())
            painter.drawPixmap(round(left), round(middle - size / 2), size, size, picture)
            left += size + GAP
        painter.setFont(self._words_font())
        painter.setPen(ink)
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), int(PLAIN), self.shown)
        painter.end()

    def _name(self) -> None:
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(self._key)
        self._tell()

    def _tell(self) -> None:
        """Words that have no room are told to whoever points at the key."""
        left_out = self._level > 0 and self.shown != self.text() and self.text().casefold() not in self._tip.casefold()
        self.setToolTip(". ".join(part for part in (self.text() if left_out else "", self._tip) if part))

    def _pad(self, level: int) -> int:
        """Around what stands in it; less around a key alone with large text, where every pixel is wanted."""
        if self.property("role") == "flat":
            return 8
        return PAD // 2 if level == LEVELS - 1 and large_text() else PAD

    def _words_font(self) -> QFont:
        font = QFont(self.font())
        if self.property("role") == "primary":
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _words_width(self, words: str) -> float:
        known = (self.font().key(), self.property("role") == "primary", words)
        if known not in _WORDS:
            _WORDS[known] = QFontMetricsF(self._words_font()).horizontalAdvance(words) + 2
        return _WORDS[known]
