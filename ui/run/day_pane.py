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
from ui.run.models import DIFFERENCE, PLAN, START, TITLE, WAS, Index, RunDayModel
from ui.run.offer_card import OfferCard
from ui.run.rescue_view import RescueBox
from ui.run.view_state import ConductorView, RunDayRow
from ui.widgets.basics import label, large_text, set_role, set_tone
from ui.widgets.told_whole import ToldWholeDelegate
from workshop_app.domain.run import RowStatus

LEAST_ROW, MOST_ROW = 19, 36  # pixels of a line of the day, times the text size
LEAST_ROWS = 7  # the line that runs, the one before, and five after it
LEAST_LARGE = 4  # with very large text and something to decide below
ASIDE = 12  # pixels of the card that offers and their buttons leave at its sides
AIR = 6  # px below and above buttons that stand in a frame
FRAME = 4  # pixels of the table above and below its lines
BAR = 16  # pixels of a scroll bar
BESIDE = 14  # pixels of a cell that its words do not get
WRAPS = 1.7  # lines of a title that two lines hold, wherever its words end
LEAST_TITLE = 9  # ems: below it the figures of what is over give way


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
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._ends)
        right.addWidget(self._planned)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        both = self._both = QHBoxLayout()
        both.setSpacing(4)
        both.addWidget(self._behind, 1)
        both.addLayout(right)
        layout.addLayout(both, 1)

    def fit(self, width: int) -> int:
        """Stand as this width and the size of text ask for; the height of that."""
        self._planned.setVisible(not large_text())  # the lines of the day need the height
        beside = any(self._fits_beside(width, role) for role in (*(() if large_text() else ("large",)), "subheading"))
        self._behind.setWordWrap(not beside)
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        for each in (self._ends, self._planned):
            side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
            each.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        return self.sizeHint().height() if beside else max(self.sizeHint().height(), self.heightForWidth(width))

    def _fits_beside(self, width: int, role: str) -> bool:
        """Whether both have room on one line, this large."""
        for each in (self._behind, self._ends):
            set_role(each, role)
        wide = sum(each.fontMetrics().horizontalAdvance(each.text()) for each in (self._behind, self._ends))
        return wide + self._icon.sizeHint().width() + 48 <= width

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
            self._icon.setAccessibleName(self.tr("check this") if tone == "late" else self.tr("good"))
            self._icon.setPixmap(icons.pixmap(drawn, tone, size, self.devicePixelRatioF()))
        for line, text in ((self._ends, short.ends(view.ends_at)), (self._planned, short.planned(planned))):
            if line.text() != text:
                line.setText(text)
        self._ends.setToolTip(self._planned.text() if large_text() else "")


class DayPane(QWidget):
    """Card, table and offers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RunDayModel()
        self.behind = BehindCard(self)
        self.table = QTableView(self)
        self.table.setProperty("role", "day")  # before anything measures it: its header is dressed once
        self.rescue, self._current = RescueBox(self), -1
        self._preview: tuple[RunDayRow, ...] | None = None
        self._area = QScrollArea(self, widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.rescue)
        self._build_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._offers = QFrame(self)
        self._offers.setProperty("role", "card")
        inside = QVBoxLayout(self._offers)
        inside.setContentsMargins(1, 0, 1, 0)
        inside.setSpacing(0)
        inside.addWidget(self._area)
        inside.addLayout(_indented(self.rescue.answers))
        self._offers.hide()
        for each in (self.behind, self.table, self._offers):
            layout.addWidget(each)
        layout.addStretch(1)

    def show_view(self, view: ConductorView, preview: tuple[RunDayRow, ...] | None, planned: str = "") -> None:
        before = self.behind.text
        self.behind.show_view(view, planned)
        if (view.rows, preview) != (self.model.rows, self.model.preview):
            self.model.show_rows(view.rows, preview)
            self._fit()
        current = next((place for place, row in enumerate(view.rows) if row.status is RowStatus.NOW), -1)
        grown = self.behind.text != before  # "12 min behind" may take two lines
        if grown or current != self._current or (preview is None) != (self._preview is None):
            self._current, self._preview = current, preview
            self._fit()
            self._show_current()

    def restyle(self) -> None:
        """Another size of text."""
        scale = theme.text_scale()
        self.table.setIconSize(QSize(16, 16) * scale)
        self.table.horizontalHeader().setMinimumSectionSize(round(20 * scale))
        self._fit()

    def show_card(self, card: OfferCard) -> None:
        if card == self.rescue.card and self._offers.isHidden() == self.rescue.isHidden():
            return
        self.rescue.show_card(card)
        self._offers.setVisible(not self.rescue.isHidden())
        self._fit()
        self._show_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._show_current()

    def _fit(self) -> None:
        """Every line of the day is in sight: they get lower first, then the day shows what is now and what follows."""
        scale = theme.text_scale()
        self._fit_columns()
        free = self.height() - self.behind.fit(self.width()) - 12
        free -= (offers := self._offers_height(free)) + (12 if offers else 0)
        count = max(1, len(self.model.rows))
        head = round(26 * scale) if free > (LEAST_ROW + 2) * scale * count else 0
        self.table.horizontalHeader().setVisible(bool(head))
        self.table.horizontalHeader().setFixedHeight(max(1, head))
        rows = self._row_heights(free - head - FRAME)
        shown = max(3, min(count, int((free - head - FRAME) // max(1, min(rows, default=1)))))  # whole lines
        self.table.setFixedHeight(sum(rows[:shown]) + head + FRAME)

    def _row_heights(self, free: int) -> list[int]:
        """A title that has no room on its line takes two where all lines are seen then; else it is said shorter."""
        scale, rows = theme.text_scale(), self.model.rows
        count = max(1, len(rows))
        metrics = QFontMetrics(self._strong())
        wide = self.table.columnWidth(TITLE) - BESIDE
        needed = [metrics.horizontalAdvance(row.title) / max(1, wide) for row in rows]
        two, both = 2 * metrics.lineSpacing() + 4, set[int]()
        for place in sorted(range(len(rows)), key=self._far):
            fits = free - two * (len(both) + 1) >= LEAST_ROW * scale * (count - len(both) - 1)
            if 1 < needed[place] <= WRAPS and fits:
                both.add(place)
        row = (free - two * len(both)) / max(1, count - len(both))
        row = int(max(LEAST_ROW * scale, min(row, self._most_row)))
        self.model.show_short(frozenset(place for place, lines in enumerate(needed) if lines > 1) - both)
        heights = [max(row, two) if place in both else row for place in range(len(rows))]
        self.table.verticalHeader().setDefaultSectionSize(row)
        for place, high in enumerate(heights):
            self.table.setRowHeight(place, high)
        return heights

    def _far(self, place: int) -> tuple[bool, int]:
        """What is now and what comes is to be read first."""
        return place < self._current, place

    def _strong(self) -> QFont:
        self.table.ensurePolished()
        font = QFont(self.table.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _fit_columns(self) -> None:
        """As wide as their figures. Measured here: the view would ask for every cell again, each time. What is over has
        no figures where the titles would have no room."""
        metrics = QFontMetrics(self._strong())
        widths = {}
        for column, texts in self.model.figures().items():
            wide = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            icon = self.table.iconSize().width() + 6 if column == START else 0
            widths[column] = wide + icon + BESIDE
        title, least = self.width() - 4 - sum(widths.values()), LEAST_TITLE * metrics.averageCharWidth() * 2
        for column in (DIFFERENCE, WAS, PLAN, START):
            gone = column in (DIFFERENCE, WAS) and title < least
            title += widths[column] if gone else 0
            self.table.setColumnHidden(column, gone)
            self.table.setColumnWidth(column, widths[column])
        self.table.setColumnWidth(TITLE, max(10, title))

    @property
    def _most_row(self) -> float:
        return 30 * theme.text_scale() if self.height() < 800 * theme.text_scale() else MOST_ROW * theme.text_scale()

    def _offers_height(self, free: int) -> int:
        """Where all of it has no room, the offer that is looked at stands alone; its buttons are always in sight."""
        if self.rescue.isHidden():
            return 0
        rows = min(LEAST_LARGE if large_text() else LEAST_ROWS, len(self.model.rows) or 1)
        enough = round(LEAST_ROW * theme.text_scale()) * rows + FRAME
        most = max(free - 12 - enough, round(free * 0.3))
        self.rescue.set_tight(False)
        wanted = self._offers_wanted()
        if wanted > most:
            self.rescue.set_tight(True)
            wanted = self._offers_wanted()
        # Beside a bar that was there a line more may be needed, and the bar would stay.
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._area.setVerticalScrollBarPolicy(bar)
        answers, said = self._answers_high(), self.rescue.says_anything
        besides = answers + _aired(self._offers, said, answers)
        high = wanted - besides
        if wanted > most:  # whole offers: half a one reads like the last
            high = self.rescue.whole_offers(max(100, self.width() - 4 - BAR), most - besides)
        self._area.setFixedHeight(max(20 if said else 0, high))  # buttons alone want no empty line above them
        return high + besides

    def _offers_wanted(self) -> int:
        layout = self.rescue.layout()
        if layout is None:
            return 0
        _forget_heights(layout)  # rows came or went a moment ago, and the old height is still remembered
        answers, said = self._answers_high(), self.rescue.says_anything
        words = layout.heightForWidth(max(100, self.width() - 4)) if said else 0
        return words + answers + _aired(self._offers, said, answers)

    def _answers_high(self) -> int:
        answers, wide = self.rescue.answers, max(100, self.width() - 4 - 2 * ASIDE)
        self.rescue.fit_answers(wide)
        high = 0 if answers.isHidden() else answers.heightForWidth(wide)
        answers.setFixedHeight(max(1, high))
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
        table.setAccessibleName(self.tr("The day"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        table.setTabKeyNavigation(False)  # Tab leaves it: no trap before what stands behind
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setIconSize(QSize(16, 16) * theme.text_scale())
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
    """All the way in: a row remembers its height until it is told that its words are others, which is a moment later,
    and words that are not dressed yet are measured in another font."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = None if item is None else item.widget()
        if widget is not None:
            widget.ensurePolished()
            widget.updateGeometry()
        inner = widget.layout() if widget is not None else None if item is None else item.layout()
        if inner is not None:
            _forget_heights(inner)
    layout.invalidate()


def _aired(card: QFrame, words: bool, buttons: int) -> int:
    """px of the card's frame, and of air below its buttons: without it they stand on the frame. Words end in air."""
    above, below = 1 if words else 1 + AIR, 1 + (AIR if buttons else 0)
    card.setContentsMargins(0, above, 0, below)
    return above + below


def _indented(answers: QWidget) -> QHBoxLayout:
    """The buttons begin where the words above them do."""
    foot = QHBoxLayout()
    foot.setContentsMargins(ASIDE, 0, ASIDE, 0)
    foot.addWidget(answers)
    return foot
