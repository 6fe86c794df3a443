"""The parts of the conductor's view and their places: strip, title, digits with now and next, band, buttons, script and
rooms at the left, the day at the right, the line for notes at the foot. What gives way in a small window or with large
text: the tip, then the day's list and the tiles, the digits last.

What is read first is made here; the rest is made later, by `late_parts`."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.desk import Desk
from ui.run.controls import Controls
from ui.run.entry_bar import EntryBar
from ui.run.head import GapBanner, RehearsalBanner
from ui.run.late_parts import LateParts, share_height
from ui.run.now_next import LargeDigits, NextLines, TitleLine
from ui.run.phase_band import PhaseBand
from ui.run.run_words import moment, urgency_for_facilitator
from ui.run.screens import RoomPlace
from ui.run.speak_pane import SpeakPane
from ui.run.stage import Stage
from ui.run.strip import TopStrip
from ui.run.view_state import ConductorView
from ui.widgets.basics import large_text, stops_in, tab_through
from ui.widgets.dates import full_day
from workshop_app.application.run_session import ClockGap
from workshop_app.domain.workshops import Workshop

SMALL = (1200, 740)  # pixels, times the text size: below one of them everything stands closer
TIGHT = 800  # pixels of height: below it lines stand closer for the sake of the script
KINDS = 660  # pixels of height, times the text size: below it "next" and "then" do not say whether of phase or item
LEAST_WIDE = 760  # of what stands at the left: below it the picture of the room gives way


class ConductorParts(LateParts):
    """Made by the conductor, which connects them."""

    def __init__(self, desk: Desk, stage: Stage, parent: QWidget) -> None:
        super().__init__(desk, stage, parent)
        self._small = False
        self._tops: dict[bool, int] = {}  # how high the lines were at most in this window, without and with rooms
        workshop = desk.workspace.read.find(Workshop, stage.session.workshop_id)
        day = full_day(workshop.day) if workshop is not None and workshop.day else ""
        self.place = RoomPlace(stage, desk.settings, parent)
        self.strip = TopStrip(self.place, workshop.title if workshop is not None else "", day, parent)
        self.rehearsal = RehearsalBanner(stage.speed, stage.display.stand_ins, parent)
        self.gap = GapBanner(parent)
        self.title = TitleLine(parent)
        self.digits = LargeDigits(parent)
        self.lines = NextLines(parent)
        self.band = PhaseBand(parent)
        self.controls = Controls(parent)
        self.speak = SpeakPane(parent)
        self.entry = EntryBar(stage.session.workshop_id, stage.session.rehearsal, parent)

    def lay_out(self, view: QWidget) -> None:
        """Put what is read first into the conductor's view, and keep the places of the rest."""
        share_height(self.speak)
        top = QHBoxLayout()
        top.setSpacing(24)
        top.addWidget(self.digits, 3 if large_text() else 5)  # very large words beside it need the width
        top.addWidget(self.lines, 4)
        below = self._below
        below.setSpacing(16)
        below.addWidget(self.speak, 8)
        below.addWidget(self._place_of_side, 5)
        for part in (self.title,):
            self._left.addWidget(part)
        self._left.addLayout(top)
        self._left.addWidget(self.band)
        self._left.addWidget(self.controls)
        self._left.addLayout(below, 1)
        self._left.addWidget(self.rooms)
        self._body.setSpacing(16)
        self._body.addLayout(self._left, 1)
        self._body.addWidget(self._place_of_day)
        outer = QVBoxLayout(view)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.strip)
        for banner in (self.rehearsal, self.gap):
            outer.addWidget(banner)
        outer.addLayout(self._body, 1)
        outer.addWidget(self.entry)
        self.rehearsal.setVisible(self._stage.session.rehearsal)  # once it has a parent: or it flashes as a window

    def fit(self, width: int, height: int) -> None:
        """The measures of this window: see the target pictures. A banner takes of its height."""
        scale = theme.text_scale()
        height -= sum(_high(banner, width) for banner in (self.rehearsal, self.gap))
        small = width < SMALL[0] * scale or height < SMALL[1] * scale
        self.entry.fit(width)
        around = 12 if small else 24
        self._body.setContentsMargins(around, 8 if small else 12, around, 8 if small else 12)
        self._left.setSpacing(6 if small else 8 if height < TIGHT else 10)
        right = 332 + (width - 1024) * 80 / 342 if width < 1366 else 412 + (width - 1366) * 160 / 554
        wide = round(max(300, min(right * (1 + (scale - 1) * 0.35), width * 0.42)))
        (self._day or self._place_of_day).setFixedWidth(wide)
        high = 84 + (height - 640) * 0.5 if height < 768 else 148 + (height - 768) * 0.3
        self.digits.set_high(round(max(56, high * (1 - (scale - 1) * 0.45))))
        self.controls.set_low(small)
        self.lines.show_kinds(width >= SMALL[0] * scale and height >= KINDS * scale)
        self._small = small
        self._tops.clear()
        self._share_height()

    def _share_height(self) -> None:
        """Three lines of the script and a room come first; the band goes where they have no room, the digits and the
        day say enough then."""
        margins, space = self._body.contentsMargins(), self._left.spacing()
        around = (self.strip, self.rehearsal, self.gap, self.entry)
        free = self._view.height() - sum(_high(each, self._view.width()) for each in around)
        free -= margins.top() + margins.bottom()
        beside = (self._day or self._place_of_day).width() + 16
        wide = max(100, self._view.width() - beside - margins.left() - margins.right())
        top = max(self.digits.sizeHint().height(), self.lines.sizeHint().height(), self._keep_top())
        free -= sum(_high(each, wide) for each in (self.title, self.controls)) + top + 3 * space
        self.speak.set_low(self._small and not self.rooms.isHidden())
        least = self.speak.least_height()
        rooms = 0 if self.rooms.isHidden() else self.rooms.minimumSizeHint().height() + space
        band = self.band.sizeHint().height() + space
        # With large text it is worth two rooms: now and next say what it does.
        wish = max(rooms, self.rooms.wish() + space) if rooms and large_text() else rooms
        shown = free - least - wish >= band and not self._needs_the_height
        self.band.setVisible(shown)  # the keys work all the same
        free -= band if shown else 0
        self.speak.setMinimumHeight(max(24, min(least, free - rooms)))  # it scrolls
        if rooms:
            self.rooms.fit(max(rooms - space, free - least - space))

    def _keep_top(self) -> int:
        """The buttons below stand where the hand has learnt them, whatever is said above: a title of two lines keeps
        its place when one of one line follows."""
        rooms = not self.rooms.isHidden()
        high = 0 if large_text() else max(_high(self.lines, self.lines.width()), self._tops.get(rooms, 0))
        self._tops[rooms] = high
        self.lines.setMinimumHeight(high)
        return high

    def show_gap(self, gap: ClockGap | None) -> None:
        """A question above takes of the height."""
        was = self.gap.isHidden()
        self.gap.show_gap(gap)
        if was != self.gap.isHidden():
            self.fit(self._view.width(), self._view.height())

    def show_view(self, view: ConductorView, looking: bool) -> None:
        """Draw this moment; with `looking`, an offer is the thing to decide."""
        band = self._stage.views.band()
        self.strip.show_view(view)
        self.title.show_view(view)
        self.digits.show_digits(view.digits, urgency_for_facilitator(view), moment(view.moment, view.phase))
        ends = view.phase.next_at if view.phase is not None else band.ends
        self.lines.show_view(view, ends)
        self.band.show_band(band, view.digits.level, view.digits.paused)
        self.controls.show_view(view, looking)
        self.speak.show_view(view)
        self.show_rooms(view)
        last = view.notes[-1] if view.notes else None
        self.entry.show_last("" if last is None else f"{last.at}  {last.text}")

    def show_below(self, view: ConductorView) -> None:
        """Below the buttons: the script, and the rooms or what the room sees; or what was asked for over it."""
        over = self.is_over
        self._left.setStretchFactor(self._below, 0 if over else 1)
        self.controls.setVisible(not self._needs_the_height)
        self.lines.setVisible(not (over and large_text()))
        (self._day or self._place_of_day).setVisible(not (over and large_text()))
        self.speak.setVisible(not over)
        (self._side or self._place_of_side).setVisible(not over and not view.rooms)
        self.rooms.setVisible(not over and bool(view.rooms) and self._rooms_are_shown)
        self._share_height()

    @property
    def _needs_the_height(self) -> bool:
        """Band and buttons give way to what stands over the script in a small window, and to the page of keys, which
        has their keys on it, in any: it is read in one glance."""
        return self.is_over and (self._small or self.keys_are_shown)

    def _tab_order(self) -> None:
        """From the strip down the left, then the day with its offers, then the notes, whatever was made first."""
        left = (self.strip, self.rehearsal, self.gap, self.controls, self.speak, self._side, self.rooms)
        parts = (*left, self._people, self._keys, self._day, self.entry)
        tab_through(*(stop for part in parts if part is not None for stop in stops_in(part)))


def _high(part: QWidget, wide: int) -> int:
    """What it takes of the height: nothing while it is hidden."""
    if part.isHidden():
        return 0
    return part.heightForWidth(wide) if part.hasHeightForWidth() else part.sizeHint().height()
