"""What the facilitator says and what helps: the script at the left, tips beside it where there is room. The
script stands a little smaller before it scrolls (`speak_fit`)."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.run.group_rows import GroupRows
from ui.run.speak_fit import SIZES, SpeakFit, SpokenPart, best_fit, best_role
from ui.run.view_state import ConductorView
from ui.widgets.basics import LARGE_TEXT, label, large_text, set_role
from ui.widgets.spoken import Role, speak_as

SIDE = 15  # pixels beside the words
LOW = 190  # pixels, times the text size: below it lines stand close to the edge
BAR = 16  # pixels: a scroll bar with what is around it
ROOM_FOR_TIPS, ROOM_BELOW = 700, 260  # pixels, times the text size


class SpeakPane(QFrame):
    """Signal: room_extended(id of a group side by side, minutes)."""

    room_extended = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Script and tips"))
        self._left, self._said = _scrolled(self)
        self._right, self._helps = _scrolled(self)
        self.groups = GroupRows(self._left)
        self.groups.extended.connect(self.room_extended)
        self._said.addWidget(self.groups)
        self._script = self._part(self._said, self.tr("SAY"), "body16")
        self._read = self._part(self._said, self.tr("THE ROOM READS"), "body13")
        self._ask = self._part(self._said, self.tr("ASK"), "body")
        self._challenge = self._part(self._said, self.tr("A CHALLENGE FOR THE COACHES, IF YOU LIKE"), "body13")
        self._seats = self._part(self._said, self.tr("SEATS"), "body13")
        self._whole = self._part(self._said, self.tr("FOR THE WHOLE ITEM"), "body13")
        self._tips = self._part(self._helps, self.tr("TIP"), "quiet13")
        self._failure = self._part(self._helps, self.tr("WATCH OUT"), "quiet13")
        for each in (self._said, self._helps):
            each.addStretch(1)
        self._left.setAccessibleName(self.tr("Script"))
        self._right.setAccessibleName(self.tr("Tips"))
        self._low = False
        self._now: tuple[str, ...] = ()  # what is to be said: of the phase, and of the item it opens
        self._best, self._role = SpeakFit(), SpeakFit().role
        self._measured: tuple[object, ...] = ()
        self._between = QFrame(self)
        self._between.setProperty("role", "upright")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        self._row.addWidget(self._left, 2)
        self._row.addWidget(self._between)
        self._row.addWidget(self._right, 1)

    @property
    def script(self) -> str:
        """What stands under SAY."""
        return self._script[1].text()

    def show_view(self, view: ConductorView) -> None:
        told = view.guidance
        self.groups.show_lines(view.groups)
        opened = bool(told.script) and not told.opens  # what opens the item was said in its first phase
        now = (told.script, "" if opened else view.script)
        self._now = tuple(each for each in now if each)
        self._show(self._whole, view.script if opened else "")
        asked = "\n".join(f"•  {question}" for question in told.questions)
        self._show(self._ask, "\n".join(each for each in (told.share_back, asked) if each))
        self._show(self._seats, "\n".join(told.seats))
        self._show(self._challenge, told.challenge)
        self._show(self._tips, view.tips)
        self._show(self._failure, view.failure)
        self._show(self._read, view.todo if view.rooms or view.phase else "")
        self._fit()

    def set_low(self, low: bool) -> None:
        """In a small window with rooms three lines have to do, and need no heading."""
        self._low = low
        self._script[0].setVisible(self._heads_script() and bool(self.script))

    def least_height(self) -> int:
        """With three lines of the script."""
        head = self._script[0].sizeHint().height() + 4 if self._may_head() else 0
        font = QFont(self._script[1].font())
        # As large as it is at most, beside rooms with large text as small: a place that followed the size it has now
        # would never come to rest.
        size = SIZES[-1 if self._low and large_text() else 0]
        font.setPixelSize(round(size[1] * theme.text_scale()))
        return head + 3 * QFontMetrics(font).lineSpacing() + 2 * self._edge() + 4

    def _may_head(self) -> bool:
        return not self._low and theme.text_scale() < LARGE_TEXT

    def _heads_script(self) -> bool:
        return self._may_head() and self._best.heads

    def _is_low(self) -> bool:
        return self._low or self.height() < LOW * theme.text_scale()

    def _edge(self) -> int:
        return min(_edge(), 5) if self._is_low() else _edge()

    def _keep_edges(self) -> None:
        for part in (self._said, self._helps):
            if part.contentsMargins().top() != self._edge():
                part.setContentsMargins(SIDE, self._edge(), SIDE, self._edge())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Tips stand beside the script, or below it where that is narrow and high; they are what goes first."""
        self._keep_edges()
        self._show(self._script, ("\n" if self._is_low() else "\n\n").join(self._now))
        scale = theme.text_scale()
        helps = any(part[1].text() for part in (self._tips, self._failure))
        beside = self.width() >= ROOM_FOR_TIPS * scale
        there = helps and scale < LARGE_TEXT and (beside or self.height() >= ROOM_BELOW * scale)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() is not way:
            self._row.setDirection(way)
            set_role(self._between, "upright" if beside else "line")
        if self._right.isHidden() == there:
            self._right.setVisible(there)
            self._between.setVisible(there)
        fits = self._best_fit(there, beside or not there)
        if fits.role != self._role:
            self._role = fits.role
            set_role(self._script[1], fits.role)
        self._script[0].setVisible(self._heads_script() and bool(self.script))
        if there and not beside:
            fits = SpeakFit(fits.role, *self._shares())
        self._row.setStretch(0, fits.script)
        self._row.setStretch(2, fits.tips)

    def _best_fit(self, helps: bool, beside: bool) -> SpeakFit:
        """Measured again only when something to be measured is another."""
        said, tip = self._spoken(self._script, self._may_head()), self._spoken(self._tips, heads=True)
        room = self.size() - QSize(4, 4)
        watch = self._spoken(self._failure, heads=True)
        measured = (said.words, tip.words, watch.words, helps, beside, room, theme.text_scale(), self._edge())
        if measured != self._measured:
            self._measured = measured
            below = replace(tip, above=tip.above + watch.height(room.width()))
            self._best = (
                best_fit(said, tip if helps else None, room, theme.text_scale())
                if beside
                else SpeakFit(best_role(said, below, room, theme.text_scale()))
            )
        return self._best

    def _spoken(self, part: tuple[QLabel, QLabel], heads: bool) -> SpokenPart:
        head, body = part
        above = (head.sizeHint().height() + 4 if heads else 0) + 2 * self._edge()
        return SpokenPart(body.text(), body.font(), 2 * SIDE + BAR, above)

    def _shares(self) -> tuple[int, int]:
        """Pixels for the script and for the tips below it: up to three quarters for what is said, none that it
        leaves empty while tips scroll, nor the other way round."""
        wide = self.width() - 2 - BAR  # measured without, a bar that is there would stay
        wanted = [inside.totalHeightForWidth(wide) + 6 for inside in (self._said, self._helps)]
        free = max(1, self.height() - 4)
        script = max(min(wanted[0], free - min(wanted[1], free // 4)), min(free * 2 // 3, free - wanted[1]))
        return max(1, script), max(1, free - script)

    def _part(self, layout: QVBoxLayout, text: str, role: str) -> tuple[QLabel, QLabel]:
        inside = layout.parentWidget()
        head, body = label(text, "section", inside), label("", role, inside)
        layout.addWidget(head)
        layout.addWidget(body)
        return head, body

    def _show(self, part: tuple[QLabel, QLabel], text: str) -> None:
        head, body = part
        if body.text() != text:
            body.setText(text)
        body.setVisible(bool(text))
        head.setVisible(bool(text) and (part is not self._script or self._heads_script()))


def _edge() -> int:
    return 4 if theme.text_scale() >= LARGE_TEXT else 10


def _scrolled(parent: QWidget) -> tuple[QScrollArea, QVBoxLayout]:
    area = QScrollArea(parent)
    inside = QWidget(area)
    layout = QVBoxLayout(inside)
    layout.setContentsMargins(SIDE, _edge(), SIDE, _edge())
    layout.setSpacing(4)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    speak_as(area, Role.Pane)
    area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    area.setWidget(inside)
    return area, layout
