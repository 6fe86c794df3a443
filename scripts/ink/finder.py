"""Finds ink at a clipping edge: text that its widget, its cell or its scroll view cuts, and nothing in sight tells that
there is more. Four questions are asked of every widget in sight: is ink lost at an edge it cannot be scrolled over,
are words not drawn at all, does an ellipsis have a tooltip that says the rest, and is a page of parts wider than its
room, so that one reads it by scrolling to and fro?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import QEvent, QMargins, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QImage, QPainter, QTextDocumentFragment, QTransform
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QToolButton,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from scripts.ink.sheet import HUGE, Sheet, Written
from scripts.ink.sight import in_sight, may_write
from ui.widgets.elided import ElidedLabel

MORE = 4  # pixels: what is looked at beyond an edge
DARK = 96  # of 255: a pixel that is ink, not the softened rim of a letter
ROW = 3  # dark pixels lost: less is the foot of a serif
ELLIPSIS = "…"
MARKS = "\u200d\u200e\u200f\u202a\u202b\u202c"
SIDES = ("left", "top", "right", "bottom")
Room = tuple[float, float, float, float]  # left, top, right, bottom


class Cut(Struct, frozen=True):
    """One fault: whose words, which, and how they are cut."""

    widget: str
    words: str
    how: str

    def __str__(self) -> str:
        return f"{self.widget}: {self.words!r} {self.how}"


class InkFinder:
    """Looks at one window at a time."""

    def __init__(self) -> None:
        self._sheet = Sheet()

    def cuts(self, window: QWidget) -> list[Cut]:
        """Every fault of what is in sight now."""
        rooms: dict[QWidget, Room] = {}
        return [
            cut
            for widget in list(in_sight(window))
            if isValid(widget) and not isinstance(widget, QScrollBar)
            for cut in self._of(widget, rooms)
        ]

    def _of(self, widget: QWidget, rooms: dict[QWidget, Room]) -> Iterator[Cut]:
        texts = self._sheet.texts(widget) if not widget.size().isEmpty() and may_write(widget) else ()
        name = _name(widget)
        if not _scrolled_tabs(widget):
            room, bare = _room(widget, rooms), QRectF(widget.rect())
            for text in texts:
                if _turned_away(widget, text):
                    continue
                sides = _lost(widget, text, room, bare)
                if sides:
                    yield Cut(name, text.words, f"is cut at the {' and '.join(sides)}")
        missing = _missing(widget, texts)
        if missing:
            yield Cut(name, missing, "is not drawn")
        if isinstance(widget, QScrollArea) and _moves(widget, Qt.Orientation.Horizontal):
            yield Cut(name, widget.accessibleName(), "is wider than its room")
        for text in texts:
            if text.words.rstrip(MARKS).endswith(ELLIPSIS) and not _explained(widget, text):
                yield Cut(name, text.words, "ends early and no tooltip says the rest")


def _turned_away(widget: QWidget, text: Written) -> bool:
    """A whole line of a list that its keys and the wheel bring into sight, though it has no bar."""
    view = widget.parentWidget()
    if not isinstance(view, QAbstractItemView) or isinstance(view, QHeaderView) or view.viewport() is not widget:
        return False
    bar = view.verticalScrollBar()
    return bar.maximum() > bar.minimum() and (text.ink.top() >= widget.height() or text.ink.bottom() <= 0)


def _lost(widget: QWidget, text: Written, room: Room, bare: QRectF) -> list[str]:
    """The sides at which ink of this text is lost: a pixel test of the letters against the edge."""
    edges = list(room)
    if not text.clip.isNull():
        # What the painter cut away inside the widget counts; its cut at the widget's own edge is the room's matter.
        clip, own = (text.clip.left(), text.clip.top(), text.clip.right(), text.clip.bottom()), _sides(bare)
        for side in range(4):
            inner = clip[side] - own[side] if side < 2 else own[side] - clip[side]
            if inner > 0.5:
                edges[side] = max(edges[side], clip[side]) if side < 2 else min(edges[side], clip[side])
    beyond = [
        side
        for side in range(4)
        if (edges[side] - _sides(text.ink)[side] if side < 2 else _sides(text.ink)[side] - edges[side]) > 0.5
    ]
    if isinstance(widget, QLineEdit) and not isinstance(widget.parentWidget(), QAbstractSpinBox):
        beyond = [side for side in beyond if SIDES[side] in ("top", "bottom")]  # a field scrolls with its cursor
    beyond = [side for side in beyond if not _overhang(text, side, edges[side])]
    return [SIDES[side] for side in beyond if _dark_beyond(text, side, edges[side]) >= ROW]


def _overhang(text: Written, side: int, edge: float) -> bool:
    """A letter that reaches over its own place by a hair, like a J to the left or an r to the right: so it stands at
    every edge, cut or not. What counts is whether the place of the letters lies inside."""
    hair = max(1.0, text.font.pixelSize() / 8)
    place = text.turn.mapRect(
        QRectF(text.at.x(), text.at.y(), QFontMetricsF(text.font).horizontalAdvance(text.words), 1)
    )
    match SIDES[side]:
        case "left":
            return place.left() > edge - 0.5 and text.ink.left() >= edge - hair
        case "right":
            return place.right() < edge + 0.5 and text.ink.right() <= edge + hair
        case _:
            return False


def _dark_beyond(text: Written, side: int, edge: float) -> int:
    """How many dark pixels these letters have in the strip behind an edge, given room to be drawn there."""
    ink = text.ink.toAlignedRect().marginsAdded(QMargins(1, 1, 1, 1))
    strip = QRect(ink)
    at = round(edge)
    match SIDES[side]:
        case "left":
            strip = QRect(QPoint(max(ink.left(), at - MORE), ink.top()), QPoint(at - 1, ink.bottom()))
        case "top":
            strip = QRect(QPoint(ink.left(), max(ink.top(), at - MORE)), QPoint(ink.right(), at - 1))
        case "right":
            strip = QRect(QPoint(at, ink.top()), QPoint(min(ink.right(), at + MORE), ink.bottom()))
        case _:
            strip = QRect(QPoint(ink.left(), at), QPoint(ink.right(), min(ink.bottom(), at + MORE)))
    if strip.isEmpty() or strip.width() > HUGE:
        strip = ink  # all of it lies beyond
    picture = QImage(strip.size(), QImage.Format.Format_Grayscale8)
    picture.fill(0)
    painter = QPainter(picture)
    painter.setFont(text.font)
    painter.setPen(QColor("white"))
    painter.setTransform(text.turn * QTransform.fromTranslate(-strip.left(), -strip.top()))
    painter.drawText(text.at, text.words)
    painter.end()
    return sum(value > DARK for value in bytes(picture.constBits()))


def _room(widget: QWidget, known: dict[QWidget, Room]) -> Room:
    """Where a widget's ink is seen, in its own pixels: its rectangle within those of all it stands in. Where a page
    scrolls there is no edge on that side. `known` keeps what was found for others on the same look."""
    if widget in known:
        return known[widget]
    left, top, right, bottom = 0.0, 0.0, float(widget.width()), float(widget.height())
    outer = widget.parentWidget()
    if outer is not None and not widget.isWindow():
        around, (x, y) = _room(outer, known), widget.pos().toTuple()
        left, right = max(left, around[0] - x), min(right, around[2] - x)
        top, bottom = max(top, around[1] - y), min(bottom, around[3] - y)
    free_across, free_down = _scrolls(widget)
    if free_across:
        left, right = float(-HUGE), float(HUGE)
    if free_down:
        top, bottom = float(-HUGE), float(HUGE)
    known[widget] = (left, top, right, bottom)
    return known[widget]


def _scrolls(widget: QWidget) -> tuple[bool, bool]:
    """Whether this is the opening of a page that can be scrolled across and down by the reader."""
    area = widget.parentWidget()
    if not isinstance(area, QAbstractScrollArea) or area.viewport() is not widget:
        return False, False
    if isinstance(area, QHeaderView):
        table = area.parentWidget()
        across = isinstance(table, QAbstractScrollArea) and _moves(table, Qt.Orientation.Horizontal)
        down = isinstance(table, QAbstractScrollArea) and _moves(table, Qt.Orientation.Vertical)
        return across, down
    return _moves(area, Qt.Orientation.Horizontal), _moves(area, Qt.Orientation.Vertical)


def _moves(area: QAbstractScrollArea, way: Qt.Orientation) -> bool:
    across = way is Qt.Orientation.Horizontal
    bar = area.horizontalScrollBar() if across else area.verticalScrollBar()
    policy = area.horizontalScrollBarPolicy() if across else area.verticalScrollBarPolicy()
    return bar.maximum() > bar.minimum() and policy is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def _scrolled_tabs(widget: QWidget) -> bool:
    """A row of tabs with its two small buttons in sight."""
    return isinstance(widget, QTabBar) and any(each.isVisible() for each in widget.findChildren(QToolButton))


def _missing(widget: QWidget, texts: object) -> str:
    """Words a label, button or list holds and does not draw. What ends in an ellipsis tells so itself; a line may say
    only the beginning of its words, whole, if it tells the rest when pointed at."""
    whole = _held(widget)
    if not whole:
        return ""
    drawn = "".join(_plain(text.words) for text in texts)  # type: ignore[attr-defined]
    if isinstance(widget, QLineEdit):
        return "" if drawn else whole  # it shows the part where its cursor stands
    if ELLIPSIS in drawn or _plain(whole) in drawn:
        return ""
    if len(drawn) >= len(_plain(whole)):
        return ""
    shortened = isinstance(widget, ElidedLabel) and drawn and _plain(whole).startswith(drawn)
    if (shortened or isinstance(widget, QAbstractButton)) and _plain(whole) in _told(widget, QPoint(2, 2)):
        return ""
    return whole


def _held(widget: QWidget) -> str:
    match widget:
        case QLabel():
            words = widget.text()
            rich = widget.textFormat() is Qt.TextFormat.RichText or (
                widget.textFormat() is Qt.TextFormat.AutoText and re.search(r"<\w+[^>]*>", words) is not None
            )
            return QTextDocumentFragment.fromHtml(words).toPlainText() if rich else words
        case QToolButton() if widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            return ""
        case QAbstractButton():
            return re.sub("&(.)", r"\1", widget.text())
        case QLineEdit():
            return widget.displayText()
        case QComboBox() if not widget.isEditable():
            return widget.currentText()
        case _:
            return ""


def _explained(widget: QWidget, text: Written) -> bool:
    """Whether the pointer over an ellipsis is told more, or the ellipsis is the words' own ("Open…")."""
    if _plain(_held(widget)).endswith(_plain(text.words)) or _own_ellipsis(widget, text):
        return True
    told = _told(widget, text.ink.center().toPoint())
    return bool(told) and _plain(text.words).removesuffix(ELLIPSIS) in told


def _told(widget: QWidget, at: QPoint) -> str:
    """What the pointer is told there: by the widget itself, which may say more than its tooltip, or by what it stands
    in."""
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    told = QToolTip.text() if QToolTip.isVisible() else ""
    QToolTip.hideText()
    each: QWidget | None = widget
    while not told and each is not None and not each.isWindow():
        told, each = each.toolTip(), each.parentWidget()
    return _plain(QTextDocumentFragment.fromHtml(told).toPlainText())


def _own_ellipsis(widget: QWidget, text: Written) -> bool:
    """Words of a list that end in an ellipsis by themselves."""
    view = widget.parentWidget()
    if not isinstance(view, QAbstractItemView) or isinstance(view, QHeaderView) or view.viewport() is not widget:
        return False
    index = view.indexAt(text.ink.center().toPoint())
    return _plain(text.words) in _plain(str(index.data() or ""))


def _plain(words: str) -> str:
    return re.sub(rf"[\s{MARKS}]", "", words).casefold()


def _sides(box: QRectF) -> Room:
    return (box.left(), box.top(), box.right(), box.bottom())


def _name(widget: QWidget) -> str:
    """Who it is: its class, and what it and the widgets around it are called."""
    parts: list[str] = []
    each: QWidget | None = widget
    while each is not None and not each.isWindow() and len(parts) < 4:
        kind, called = type(each).__name__, each.accessibleName() or each.objectName()
        if kind != "QWidget" or not parts:
            parts.append(f"{kind}[{called[:30]}]" if called and not called.startswith("qt_") else kind)
        each = each.parentWidget()
    return " < ".join(parts)
