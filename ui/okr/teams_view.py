"""The left side of the drafts screen: teams with their drafts, a line to add a team, and the seven steps of the set
that is shown."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from ui import theme
from ui.labels import enum_label
from ui.okr.gather_rest import GatherRest
from ui.okr.steps_view import StepsView
from ui.okr.view_state import TeamRow
from ui.theme.pasting import BETWEEN
from ui.widgets.basics import fit_height, label, large_text, scrolled, tip
from ui.widgets.elided import ElidedLink
from ui.widgets.fields import EntryLine
from ui.widgets.flow import FlowLayout
from ui.widgets.told_whole import ToldWholeDelegate
from ui.widgets.two_lines import BrokenWords, beside_bar, broken
from workshop_app.domain.typed_teams import new_names, team_names
from workshop_app.domain.unsent import LinePlace

Index = QModelIndex | QPersistentModelIndex
ROW, TWO_LINES = 31, 44  # pixels at 100 %
SIDE = 8  # pixels beside the words of a row
FEWEST, MOST = 5, 9  # rows that are shown, however high the window is
HIGH = 560  # pixels: in a lower window the pane would be all teams
MOST_NAMES = 30  # of files that wait, in a tooltip
AROUND = 90  # pixels above, below and between the parts of the pane


class NameAndState(ToldWholeDelegate):
    """A name, and quietly at the right how it stands, or below where there is no room beside it: a team is known by its
    name, which goes on in a second line. The item's text holds both, parted by a line break."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        name, state, beside = self._parts(option, index)
        if beside:
            return QSize(1, row_height() + name.more)
        return QSize(1, round(TWO_LINES * theme.text_scale()) + name.more + state.more)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        name, state, beside = self._parts(option, index)
        if not chosen:
            name.font.setBold(False)
        room = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        told = QRect(room)
        if beside:
            told.setLeft(room.right() - QFontMetrics(state.font).horizontalAdvance(state.lines[0]))
        else:
            room.adjust(0, 4, 0, 0)
            told.adjust(0, 0, 0, -4)
            middle = option.rect.center().y() + (name.more - state.more) // 2 + 2
            room.setBottom(middle)
            told.setTop(middle)
        painter.save()
        name.draw(painter, room, theme.current().colour("accent" if chosen else "ink"))
        state.draw(painter, told, theme.current().colour("accent" if chosen else "quiet"))
        painter.restore()

    def _parts(self, option: QStyleOptionViewItem, index: Index) -> tuple[BrokenWords, BrokenWords, bool]:
        """Both, and whether they have room in one line, also while the name is bold."""
        words, _, told = str(index.data(Qt.ItemDataRole.DisplayRole)).partition("\n")
        wide = beside_bar(option.widget)
        name = broken(words, option.font, 14, True, wide - 2 * SIDE)
        state = broken(told, option.font, 12, False, wide - 2 * SIDE)
        taken = sum(QFontMetrics(each.font).horizontalAdvance(each.lines[0]) for each in (name, state))
        return name, state, not told or (not name.more and taken + 24 <= wide)


def row_height() -> int:
    return round(ROW * theme.text_scale())


class TeamsView(QFrame):
    """Signals:
    chosen: the TeamRow that was picked.
    team_requested: the name of a team to add, with a draft of its own.
    teams_requested: the names of several.
    gather_requested: files of breakout rooms are to be looked at.
    paste_requested: what the clipboard holds is to be looked at; the team that is chosen here.
    rest_requested: what waits from before is to be looked at.
    """

    chosen = Signal(object)
    team_requested = Signal(str)
    teams_requested = Signal(object)
    gather_requested = Signal()
    paste_requested = Signal(str)
    rest_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane_left")
        self._rows: tuple[TeamRow, ...] = ()
        self._marked = -1
        self._settled = QTimer(self)  # rows are as high as they are once the list has its width
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self._fit)
        area, layout = scrolled(12, 8, self)
        layout.setContentsMargins(12, 16, 12, 12)
        fit_height(area)
        page = area.widget()
        self._list = QListWidget(page)
        self._list.setAccessibleName(self.tr("Teams and their sets"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setItemDelegate(NameAndState(self._list))
        self._list.setWordWrap(True)  # so that Qt lays it out again when a bar takes the room beside a name
        ways = self._ways_in(page)
        self.steps = StepsView(page)
        heading = label(self.tr("TEAMS"), "section")
        heading.setContentsMargins(8, 0, 0, 0)
        layout.addWidget(heading)
        layout.addWidget(self._list)
        self._lay_out_name(layout, page)
        layout.addLayout(ways)
        layout.addSpacing(8)
        layout.addWidget(self.steps)
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self._list.installEventFilter(self)
        self._list.itemSelectionChanged.connect(self._on_selected)  # not what Qt makes current with the focus

    def _lay_out_name(self, layout: QVBoxLayout, page: QWidget | None) -> None:
        self._name = EntryLine(LinePlace("team"), parent=page)
        self._name.setPlaceholderText(self.tr("Add a team"))
        self._name.setAccessibleName(self.tr("Add a team"))
        self._name.setProperty(BETWEEN, "; ")  # a list is as many teams
        self._several = label("", "small", page)
        self._several.hide()
        self._name.setToolTip(self.tr("Add a team: type a name and press Enter; it gets a new set at once"))
        layout.addWidget(self._name)
        layout.addWidget(self._several)
        self._name.returnPressed.connect(self._on_name)
        self._name.textChanged.connect(self._tell_several)

    def _ways_in(self, page: QWidget | None) -> FlowLayout:
        """How drafts of others come in."""
        self._gather = ElidedLink(self.tr("Bring in drafts…"), page)
        self._gather.setAccessibleDescription(self.tr("A room's file, a sheet of OKRs, a text or a Word outline"))
        self._paste = ElidedLink(self.tr("Paste"), page)
        self._paste.setAccessibleDescription(
            self.tr("A table or an outline you copied, shown before anything comes in")
        )
        self._rest = ElidedLink("", page)
        self._rest.hide()
        row = FlowLayout()
        for each in (self._gather, self._paste, self._rest):
            row.addWidget(each)
        self._paste.setAccessibleName(self.tr("Paste drafts"))
        self._gather.clicked.connect(self.gather_requested)
        self._rest.clicked.connect(self.rest_requested)
        self._paste.clicked.connect(self._on_paste)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A bar beside the pane makes the list narrower: its names may go on in a second line now."""
        if isinstance(event, QResizeEvent):
            self._settled.start()
        return False

    def show_rows(self, rows: tuple[TeamRow, ...], current: TeamRow | None) -> None:
        """Fill the list and mark the current row without telling anybody."""
        with QSignalBlocker(self._list):
            if rows != self._rows:
                self._fill(rows)
            self._marked = next((at for at, row in enumerate(rows) if row == current), -1)
            self._list.setCurrentRow(self._marked)

    def mark(self, wanted: bool) -> None:
        """Whether the current row is marked: while papers of any team are looked at, none is."""
        with QSignalBlocker(self._list):
            self._list.setCurrentRow(self._marked if wanted else -1)

    def show_waiting(self, rest: GatherRest | None) -> None:
        """What of the files that were chosen waits to be looked over; None while it is being looked over."""
        count = len(rest) if rest is not None else 0
        one, several = self.tr("Go on: 1 file waits"), self.tr("Go on: {n} files wait").format(n=count)
        self._rest.show_words(one if count == 1 else several)
        self._rest.setToolTip(tip("\n".join(rest.names[:MOST_NAMES])) if rest is not None else "")
        self._rest.setVisible(count > 0)
        self._fit()

    def _fill(self, rows: tuple[TeamRow, ...]) -> None:
        self._rows = rows
        self._list.clear()
        for row in rows:
            item = QListWidgetItem(self._words(row))
            item.setData(Qt.ItemDataRole.UserRole, row)
            item.setToolTip(tip(row.team))
            self._list.addItem(item)
        self._fit()

    def _fit(self) -> None:
        """The list takes what the seven steps leave, between a few rows and many; with fewer teams it is no
        higher, and it scrolls only where there are many. Where large text leaves too little the pane scrolls, and the
        list not in it."""
        row = row_height()
        left = self.height() - self.steps.seven_high - self._name.sizeHint().height() - AROUND
        left -= self._gather.sizeHint().height() * (1 if self._rest.isHidden() else 2)
        heights = [max(row, self._list.sizeHintForRow(at)) for at in range(min(MOST, len(self._rows)))]
        many = len(self._rows) > len(heights) or (sum(heights) > MOST * row and not large_text())
        if many and not (large_text() and left < FEWEST * row and self.height() >= HIGH):
            while len(heights) > 1 and sum(heights) > max(FEWEST * row, min(MOST * row, left)):
                heights.pop()
        self._list.setFixedHeight(sum(heights or [row]) + 4)
        if (chosen := self._list.currentItem()) is not None:
            self._list.scrollToItem(chosen)  # in other rooms it would be the one that is cut, or out of sight

    def clear_name(self) -> None:
        """The team is there; a name that was refused stays to be mended."""
        self._name.clear()

    def focus_name(self) -> None:
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, row: TeamRow) -> str:
        which = row.room or (str(row.number) if row.number else "")
        name = f"{row.team} · {which}" if which else row.team
        if row.status is None:
            return name
        state = enum_label(row.status)
        told = self.tr("cycle {number}, {state}").format(number=row.cycle, state=state) if row.cycle else state
        return f"{name}\n{told}"

    def _on_selected(self) -> None:
        for item in self._list.selectedItems():
            self._marked = self._list.row(item)
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _on_paste(self) -> None:
        teams = [item.data(Qt.ItemDataRole.UserRole).team for item in self._list.selectedItems()]
        self.paste_requested.emit("".join(teams))

    def _on_name(self) -> None:
        names = team_names(self._name.text())
        if len(names) > 1:
            self.teams_requested.emit(names)
        elif names:
            self.team_requested.emit(names[0])

    def _tell_several(self, words: str) -> None:
        """Before Enter: what it will add."""
        names = team_names(words)
        shown = new_names(names, [row.team for row in self._rows])
        there = tuple(name for name in names if name not in shown)
        said = self.tr("Enter adds {n} teams: {names}.").format(n=len(shown), names=", ".join(shown))
        if not shown:
            said = self.tr("All of these are there already.")
        elif there:
            said = self.tr("{said} There already: {names}.").format(said=said, names=", ".join(there))
        self._several.setText(said if len(names) > 1 else "")
        self._several.setVisible(len(names) > 1)
