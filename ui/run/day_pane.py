"""The right of the conductor's view: how the day stands beside its end, the whole day planned against actual, and below
it the ways to win time back. Nothing of it replaces anything else."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLayout,
    QScrollArea,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui import icons, theme
from ui.run import conductor_words as short
from ui.run.models import START, TITLE, Index, RunDayModel
from ui.run.offer_card import OfferCard
from ui.run.rescue_view import RescueBox
from ui.run.view_state import ConductorView, RunDayRow
from ui.widgets.basics import label, large_text, row, set_tone
from ui.widgets.told_whole import ToldWholeDelegate
from workshop_app.domain.run import RowStatus

LEAST_ROW, MOST_ROW = 19, 36  # pixels of a line of the day, times the text size
LEAST_ROWS = 7  # the line that runs, the one before, and five after it


class NowLine(ToldWholeDelegate):
    """The line that runs has a ground of its own, which the style sheet would leave out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
            if index.column() == 0:
                edge = QRect(option.rect)
                edge.setWidth(3)
                painter.fillRect(edge, QColor(theme.current().accent))
        super().paint(painter, option, index)


class BehindCard(QFrame):
    """ "6 min behind" beside "ends 15:36, planned 15:30"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._icon, self._behind = label(""), label("", "large")
        self._ends, self._planned = label("", "large"), label("", "small")
        for each in (self._icon, self._ends, self._planned):
            each.setWordWrap(False)
        for each in (self._ends, self._planned):
            each.setAlignment(Qt.AlignmentFlag.AlignLeft if large_text() else Qt.AlignmentFlag.AlignRight)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._ends)
        right.addWidget(self._planned)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        both = self._both = row()  # with large text the end stands below
        both.setSpacing(4)
        both.addWidget(self._behind, 1)
        both.addLayout(right)
        layout.addLayout(both, 1)

    def restyle(self) -> None:
        """Stand as the size of text of this moment asks for."""
        way = QBoxLayout.Direction.TopToBottom if large_text() else QBoxLayout.Direction.LeftToRight
        self._both.setDirection(way)
        for each in (self._ends, self._planned):
            each.setAlignment(Qt.AlignmentFlag.AlignLeft if large_text() else Qt.AlignmentFlag.AlignRight)
        self._planned.setVisible(not large_text())

    @property
    def text(self) -> str:
        """What stands here."""
        return " ".join(each.text() for each in (self._behind, self._ends, self._planned) if each.text())

    def show_view(self, view: ConductorView, planned: str) -> None:
        said = short.standing(view)
        if self._behind.text() != said:
            self._behind.setText(said)
            tone = short.standing_tone(view)
            set_tone(self._behind, tone)
            drawn = "triangle-alert" if tone == "late" else "circle-check"
            size = round(24 * theme.text_scale())
            self._icon.setPixmap(icons.pixmap(drawn, tone, size, self.devicePixelRatioF()))
        for line, text in ((self._ends, short.ends(view.ends_at)), (self._planned, short.planned(planned))):
            if line.text() != text:
                line.setText(text)
        self._planned.setVisible(not large_text())  # the lines of the day need the height
        self._ends.setToolTip(self._planned.text() if large_text() else "")


class DayPane(QWidget):
    """Card, table and offers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RunDayModel()
        self.behind = BehindCard(self)
        self.table = QTableView(self)
        self.rescue = RescueBox(self)
        self._current = -1
        self._preview: tuple[RunDayRow, ...] | None = None
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.rescue)
        self._area.hide()
        self._build_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.behind)
        layout.addWidget(self.table)
        layout.addWidget(self._area)
        layout.addStretch(1)

    def show_view(self, view: ConductorView, preview: tuple[RunDayRow, ...] | None, planned: str = "") -> None:
        before = self.behind.text
        self.behind.show_view(view, planned)
        if (view.rows, preview) != (self.model.rows, self.model.preview):
            self.model.show_rows(view.rows, preview)
            self._fit_columns()
        current = next((place for place, row in enumerate(view.rows) if row.status is RowStatus.NOW), -1)
        grown = self.behind.text != before  # "12 min behind" may take two lines
        if grown or current != self._current or (preview is None) != (self._preview is None):
            self._current, self._preview = current, preview
            self._fit()
            self._show_current()

    def restyle(self) -> None:
        """Another size of text."""
        self.behind.restyle()
        scale = theme.text_scale()
        self.table.setIconSize(QSize(16, 16) * scale)
        self.table.horizontalHeader().setMinimumSectionSize(round(20 * scale))
        self._fit_columns()
        self._fit()

    def show_card(self, card: OfferCard) -> None:
        if card == self.rescue.card and self._area.isHidden() == self.rescue.isHidden():
            return
        self.rescue.show_card(card)
        self._area.setVisible(not self.rescue.isHidden())
        self._fit()
        self._show_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._show_current()

    def _fit(self) -> None:
        """Every line of the day is in sight: they get lower first, then the day shows what is now and what follows."""
        scale = theme.text_scale()
        behind = max(self.behind.sizeHint().height(), self.behind.heightForWidth(self.width()))  # its words wrap
        free = self.height() - behind - 12
        offers = self._offers_height(free)
        free -= offers + (12 if offers else 0)
        count = max(1, len(self.model.rows))
        head = round(26 * scale) if free > (LEAST_ROW + 2) * scale * count else 0
        self.table.horizontalHeader().setVisible(bool(head))
        row = max(LEAST_ROW * scale, min(MOST_ROW * scale, (free - head - 4) / count, self._most_row))
        self.table.verticalHeader().setDefaultSectionSize(int(row))
        self.table.horizontalHeader().setFixedHeight(max(1, head))
        shown = max(3, min(count, int((free - head - 4) // int(row))))  # whole lines
        self.table.setFixedHeight(shown * int(row) + head + 4)

    def _fit_columns(self) -> None:
        """As wide as their figures. Measured here: the view would ask for every cell again, each time."""
        self.table.ensurePolished()
        font = QFont(self.table.font())
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        figures = self.model.figures()
        for column, texts in figures.items():
            wide = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            icon = self.table.iconSize().width() + 6 if column == START else 0
            self.table.setColumnWidth(column, wide + icon + 20)

    @property
    def _most_row(self) -> float:
        return 30 * theme.text_scale() if self.height() < 800 * theme.text_scale() else MOST_ROW * theme.text_scale()

    def _offers_height(self, free: int) -> int:
        layout = self.rescue.layout()
        if layout is None or self.rescue.isHidden():
            return 0
        _forget_heights(layout)  # rows came or went a moment ago, and the old height is still remembered
        wanted = layout.heightForWidth(max(100, self.width() - 2)) + 2
        enough = LEAST_ROW * theme.text_scale() * min(LEAST_ROWS, len(self.model.rows) or 1)
        high = max(min(wanted, round(free - 12 - enough)), min(wanted, round(free * 0.3)))
        self._area.setFixedHeight(max(0, high))
        return high

    def _show_current(self) -> None:
        """The step before, the current one and what follows; of an offer the first step that would change."""
        if self._current >= 0:
            then = self._preview or ()
            changed = (place for place, row in enumerate(self.model.rows[: len(then)]) if row != then[place])
            top = self.model.index(max(0, next(changed, self._current) - 1), TITLE)
            self.table.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(NowLine(table))
        table.setProperty("role", "day")
        table.setAccessibleName(self.tr("The day"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        table.setTabKeyNavigation(False)  # Tab leaves it: no trap before what stands behind
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setIconSize(QSize(16, 16) * theme.text_scale())
        table.setWordWrap(False)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setMinimumSectionSize(10)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setMinimumSectionSize(round(20 * theme.text_scale()))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)


def _forget_heights(layout: QLayout) -> None:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = None if item is None else item.layout()
        if inner is not None:
            _forget_heights(inner)
    layout.invalidate()
