"""The map of who depends on whom: a box per team, an arrow from the one that needs to the one that gives; full where
all of it is confirmed, broken where something is still open. The list beside it says the same in words."""

from __future__ import annotations

from math import hypot
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import theme
from ui.alignment.map_state import MapArrow, MapNode, NeedsMap
from ui.widgets.basics import tip
from ui.widgets.elided import elided
from ui.widgets.spoken import Role, speak_as

BOX_WIDE, BOX_HIGH = 170, 46  # px at 100 % text
SHARE = 0.36  # of the width at most, so that arrows have room between two boxes
BETWEEN = 26  # px between two rows of boxes
MIDDLE = 0.5
REACH = 60  # px at least that an arrow runs straight away from its box
HEAD = 9  # px of an arrow's head
MARGIN = 6
NAME_SIZES = (14, 13, 12)  # px at 100 % text, of a name in its box


class Port(NamedTuple):
    """Where an arrow touches a box, and the way from there to the middle of the map."""

    point: QPointF
    inward: QPointF


class NeedsMapView(QWidget):
    """Signal: team_chosen (id) when a box of a team is clicked."""

    team_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map = NeedsMap()
        speak_as(self, Role.Chart)
        self.setAccessibleName(self.tr("Map of who depends on whom"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    def show_map(self, drawn: NeedsMap, told: str) -> None:
        """`told` says the same in words."""
        self._map = drawn
        self.setAccessibleDescription(told)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        rows = max(1, self._map.rows)
        least = 5 if len(self._map.nodes) > 2 else 2  # a few boxes need room for their arrows, too
        high = max(rows, least) * (BOX_HIGH + BETWEEN) + 2 * MARGIN
        return QSize(640, round(high * theme.text_scale()))

    def minimumSizeHint(self) -> QSize:
        return QSize(260, self.sizeHint().height())

    def box(self, node: MapNode) -> QRectF:
        """Where a box is."""
        scale = theme.text_scale()
        wide, high = min(BOX_WIDE * scale, self.width() * SHARE), BOX_HIGH * scale
        across = (self.width() - wide - 2 * MARGIN) * node.place[0] + MARGIN
        down = (self.height() - high - 2 * MARGIN) * node.place[1] + MARGIN
        return QRectF(across, down, wide, high)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._node_at(event.position())
        hand = found is not None and bool(found.team_id)
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._node_at(event.position())
        if found is not None and found.team_id and event.button() == Qt.MouseButton.LeftButton:
            self.team_chosen.emit(found.team_id)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            found = self._node_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(found.name) if found else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ports = self._ports()
        for number, arrow in enumerate(self._map.arrows):
            self._paint_arrow(painter, arrow, ports[number, False], ports[number, True])
        for node in self._map.nodes:
            self._paint_box(painter, node)
        painter.end()

    def _node_at(self, point: QPointF) -> MapNode | None:
        return next((node for node in self._map.nodes if self.box(node).contains(point)), None)

    def _paint_box(self, painter: QPainter, node: MapNode) -> None:
        colours, box = theme.current(), self.box(node)
        painter.setBrush(colours.colour("surface"))
        edge = QPen(colours.colour("ink" if node.team_id else "quiet"), 1.2)
        if not node.team_id:
            edge.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(edge)
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(colours.colour("ink" if node.team_id else "quiet"))
        self._paint_name(painter, node, box.adjusted(8, 2, -8, -2))

    def _paint_name(self, painter: QPainter, node: MapNode, room: QRectF) -> None:
        """In two lines, smaller where that helps; what still has no room is told by pointing at it, and by the list."""
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        font = QFont(self.font())
        font.setBold(bool(node.team_id))
        for size in NAME_SIZES:
            font.setPixelSize(round(size * theme.text_scale()))
            wraps = QFontMetricsF(font).boundingRect(room, flags, node.name)
            if wraps.height() <= room.height() and wraps.width() <= room.width():
                break
        painter.setFont(font)
        fits = wraps.height() <= room.height() and wraps.width() <= room.width()
        words = node.name if fits else elided(painter.fontMetrics(), node.name, int(room.width()))
        painter.drawText(room, flags, words)

    def _paint_arrow(self, painter: QPainter, arrow: MapArrow, start: Port, end: Port) -> None:
        colour = theme.current().colour("accent" if arrow.confirmed else "late")
        pen = QPen(colour, 2 if arrow.confirmed else 1.8)
        if not arrow.confirmed:
            pen.setDashPattern([4, 3])
        size = HEAD * theme.text_scale()
        behind_head = end.point + end.inward * size * 0.8
        way = QPainterPath(start.point)
        far = end.point - start.point
        reach = max(REACH, hypot(far.x(), far.y()) * 0.45)
        way.cubicTo(start.point + start.inward * reach, end.point + end.inward * reach, behind_head)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawPath(way)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(_head(end, size))
        if arrow.line.number > 1:
            self._paint_number(painter, way.pointAtPercent(0.4), f"{arrow.line.confirmed}/{arrow.line.number}")

    def _paint_number(self, painter: QPainter, middle: QPointF, words: str) -> None:
        font = QFont(self.font())
        font.setPixelSize(round(12 * theme.text_scale()))
        measured = QFontMetricsF(font)
        box = QRectF(0, 0, measured.horizontalAdvance(words) + 8, measured.height() + 2)
        box.moveCenter(middle)
        painter.setBrush(theme.current().colour("ground"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font)
        painter.setPen(theme.current().colour("ink"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    def _ports(self) -> dict[tuple[int, bool], Port]:
        """Where each arrow leaves its box (False) and where it arrives (True): on the edge that looks to the middle, so
        that none runs behind a box, one beside the other in the order of where they lead."""
        nodes = self._map.nodes
        ends: dict[int, list[tuple[float, int, bool]]] = {}
        for number, arrow in enumerate(self._map.arrows):
            for here, there, arrives in ((arrow.needs, arrow.gives, False), (arrow.gives, arrow.needs, True)):
                other = self.box(nodes[there]).center()
                along = other.x() if nodes[here].place[0] == MIDDLE else other.y()
                order = number if here < there else -number  # two that lead both ways lie inside each other
                ends.setdefault(here, []).append((along, order, arrives))
        found: dict[tuple[int, bool], Port] = {}
        for here, all_ends in ends.items():
            for at, (_, order, arrives) in enumerate(sorted(all_ends), 1):
                found[abs(order), arrives] = _port(self.box(nodes[here]), nodes[here], at / (len(all_ends) + 1))
        return found


def _port(box: QRectF, node: MapNode, share: float) -> Port:
    """On the inner edge of a box, so far along it."""
    if node.place[0] == MIDDLE:
        down = node.place[1] < MIDDLE
        across = box.left() + box.width() * (0.15 + 0.7 * share)
        return Port(QPointF(across, box.bottom() if down else box.top()), QPointF(0, 1 if down else -1))
    right = node.place[0] < MIDDLE
    height = box.top() + box.height() * (0.1 + 0.8 * share)
    return Port(QPointF(box.right() if right else box.left(), height), QPointF(1 if right else -1, 0))


def _head(end: Port, size: float) -> QPolygonF:
    """The head of an arrow that arrives there."""
    aside = QPointF(-end.inward.y(), end.inward.x()) * size * 0.5
    behind = end.point + end.inward * size
    return QPolygonF([end.point, behind + aside, behind - aside])
