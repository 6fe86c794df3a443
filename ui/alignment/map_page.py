"""The map of who depends on whom, and beside it the same in words: a line leads to that team's dependencies."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui import theme
from ui.alignment.map_state import MapArrow, NeedsMap, needs_map
from ui.alignment.map_view import NeedsMapView
from ui.desk import Desk
from ui.need_standing import standing_words
from ui.widgets.basics import fit_height, label, scrolled
from ui.widgets.empty import NothingThere
from ui.widgets.sketch import SketchShape
from ui.widgets.told_whole import WrappedLine
from workshop_app.application.changes import Changes
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.engagement import Team

BESIDE = 900  # px at 100 % text from which map and list stand side by side
LIST = 320  # px of the list then


class MapPage(QWidget):
    """Signal: address_chosen, the log of a team."""

    address_chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        area, page = scrolled(24, 12, self)
        self._legend = label(self.tr("Full line: confirmed, wholly or in part. Broken line: not confirmed."), "small")
        words = self.tr("No team depends on another yet, as far as the dependencies say.")
        self._none = NothingThere(words, SketchShape.TIME_LINE, self)
        self.map = NeedsMapView(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Who depends on whom"))
        self.list.setWordWrap(True)
        self.list.setItemDelegate(WrappedLine(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)  # the height of a line follows from its width
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(16)
        self._both.addWidget(self.map, 1)
        self._both.addWidget(self.list)
        page.addWidget(self._legend)
        page.addWidget(self._none)
        page.addLayout(self._both, 1)
        fit_height(area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self.list.itemActivated.connect(self._on_item)
        self.list.itemClicked.connect(self._on_item)
        self.map.team_chosen.connect(self._on_team)

    def refresh(self) -> None:
        """Read who depends on whom again."""
        drawn = needs_map(self._desk.workspace.read)
        told = [arrow_words(each) for each in drawn.arrows]
        self.map.show_map(drawn, ". ".join(told))
        if told != [self.list.item(at).text() for at in range(self.list.count())]:
            self._fill(drawn, told)
        for part in (self.map, self.list, self._legend):
            part.setVisible(bool(drawn.arrows))
        self._none.setVisible(not drawn.arrows)

    def concerns(self, changes: Changes) -> bool:
        return changes.touches(TeamDependency, Team)

    def focus_first(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def show_inside(self, id: str) -> None:
        """The map is of all teams."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE * theme.text_scale()
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        wide = round(LIST * theme.text_scale())
        self.list.setMinimumWidth(wide if beside else 0)
        self.list.setMaximumWidth(wide if beside else 16_777_215)
        self.list.setMinimumHeight(round(160 * theme.text_scale()))

    def _fill(self, drawn: NeedsMap, told: list[str]) -> None:
        at = self.list.currentRow()
        self.list.clear()
        for arrow, words in zip(drawn.arrows, told, strict=True):
            item = QListWidgetItem(words)
            node = drawn.nodes[arrow.needs]
            item.setData(Qt.ItemDataRole.UserRole, node.team_id or drawn.nodes[arrow.gives].team_id)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(at, 0), self.list.count() - 1))

    def _on_item(self, item: QListWidgetItem) -> None:
        self._on_team(str(item.data(Qt.ItemDataRole.UserRole) or ""))

    def _on_team(self, team_id: str) -> None:
        self.address_chosen.emit(f"alignment/needs/{team_id}")


def arrow_words(arrow: MapArrow) -> str:
    """One arrow in words."""
    line = arrow.line
    if line.number > 1:
        state = _tr("{confirmed} of {number} confirmed").format(confirmed=line.confirmed, number=line.number)
        if line.partly:
            state = _tr("{state}, of these in part {count}").format(state=state, count=line.partly)
        if line.refused:
            state = _tr("{state}, refused {count}").format(state=state, count=line.refused)
    else:
        state = standing_words(confirmed=arrow.confirmed, partly=bool(line.partly), refused=bool(line.refused))
    return _tr("{needs} depends on {gives}: {state}").format(needs=line.needs, gives=line.gives, state=state)


def _tr(words: str) -> str:
    return QCoreApplication.translate("needs_map", words)
