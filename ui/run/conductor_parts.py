"""The parts of the conductor's view. Each shows its share of a `ConductorView` and says what was wished; none knows the
stage."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QScreen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui import icons
from ui.labels import enum_label
from ui.run import words
from ui.run.flow import FlowLayout
from ui.run.keys import Wish
from ui.run.models import TITLE, DayModel
from ui.run.screens import RoomPlace, screen_words
from ui.run.view_state import ConductorView, RoomLine
from ui.widgets.basics import button, label
from workshop_app.application.run_session import Gap
from workshop_app.domain.run import GapChoice, Offer, RowStatus, RunPicture, RunStatus


def set_tone(widget: QWidget, tone: str) -> None:
    """Another tone only when it is another one: polishing costs more than painting."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Head(QWidget):
    """Wall clock, title, how the day stands against its plan, when it ends."""

    def __init__(self) -> None:
        super().__init__()
        self._clock = label("", "heading")
        self._title = label("", "heading")
        self._behind = label("", "subheading")
        self._ends = label("", "subheading")
        for widget in (self._clock, self._title, self._behind, self._ends):
            widget.setWordWrap(False)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._clock)
        layout.addWidget(self._title, 1)
        layout.addWidget(self._behind)
        layout.addWidget(self._ends)

    def show_view(self, view: ConductorView) -> None:
        self._clock.setText(view.clock)
        self._title.setText(view.title)
        self._title.setToolTip(view.title)
        self._behind.setText(words.behind(view.behind))
        set_tone(self._behind, words.behind_tone(view.behind))
        self._ends.setText(self.tr("ends {clock}").format(clock=view.ends_at))


class GapBanner(QFrame):
    """Asks what a gap of the clocks was. Signal: settled(GapChoice)."""

    settled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self._words = label("")
        self._answers = {choice: button(words.gap_answer(choice)) for choice in GapChoice}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self._words)
        row = FlowLayout()
        layout.addLayout(row)
        for choice, answer in self._answers.items():
            answer.clicked.connect(partial(self.settled.emit, choice))
            answer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(answer)
        self.hide()

    def show_gap(self, gap: Gap | None) -> None:
        self.setVisible(gap is not None)
        if gap is None:
            return
        self._words.setText(words.gap_question(gap))
        for choice, answer in self._answers.items():
            answer.setVisible(choice in gap.choices)


class NextLines(QScrollArea):
    """What happens now, next and then; scrolls where very large text needs more than there is."""

    def __init__(self) -> None:
        super().__init__()
        self._phase = label("", "heading")
        self._now = label("")
        self._next = label("", "subheading")
        self._then = label("", "quiet")
        self._left = label("", "quiet")
        self._prompt = label("")
        self._prompt.setProperty("tone", "late")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        inside = QWidget()
        self.setWidget(inside)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addStretch(1)
        for line in (self._phase, self._now, self._left, self._next, self._then, self._prompt):
            layout.addWidget(line)
        layout.addStretch(1)

    def show_view(self, view: ConductorView) -> None:
        phase = view.phase
        who = ", ".join(enum_label(lead) for lead in view.leads)
        self._show(self._phase, words.phase_line(phase) if phase else who)
        self._show(self._now, words.phase_task(phase.phase) if phase else view.todo)
        left = self.tr("{left} left in this step").format(left=phase.step_left) if phase else ""
        self._show(self._left, left)
        after = words.phase_after(phase) if phase else ""
        following = words.following(view.next_title, view.next_at)
        then = following if after else words.following(view.then_title, view.then_at)
        what = after or following
        self._show(self._next, self.tr("Next: {what}").format(what=what) if what else self.tr("This is the last step."))
        self._show(self._then, self.tr("Then: {what}").format(what=then) if then else "")
        prompt = self.tr("Has “{title}” begun? Press →, then T to say when.").format(title=view.next_title)
        self._show(self._prompt, prompt if view.overdue else "")

    def _show(self, line: QLabel, text: str) -> None:
        line.setText(text)
        line.setVisible(bool(text))


class Controls(QWidget):
    """The keys as buttons. Signal: wished(Wish)."""

    wished = Signal(object)

    def __init__(self, place: RoomPlace) -> None:
        super().__init__()
        self._place = place
        self.pause = self._button(self.tr("Pause"), Wish.PAUSE, self.tr("Space"), "primary")
        self.next = self._button(self.tr("Next"), Wish.NEXT, self.tr("→ or Page Down"))
        self.back = self._button(self.tr("Back"), Wish.BACK, self.tr("← or Page Up"))
        plus_one = self._button("+1", Wish.ADD_ONE, self.tr("One minute more: +"))
        plus_five = self._button("+5", Wish.ADD_FIVE, self.tr("Five minutes more: 5"))
        minus_one = self._button("−1", Wish.TAKE_ONE, self.tr("One minute less: −"))
        note = self._button(self.tr("Note"), Wish.NOTE, "N")
        park = self._button(self.tr("Park"), Wish.PARK, self.tr("Parking lot: P"))
        earlier = self._button(self.tr("Earlier"), Wish.EARLIER, self.tr("This step began earlier: T"))
        self.black = self._button(self.tr("Black"), Wish.BLACK, "B")
        self.black.setCheckable(True)
        self.room = button(self.tr("Room"), "", self.tr("The room window: show the clock to everybody"))
        self.room.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icons.set_icon(self.room, "monitor")
        menu = QMenu(self.room)
        menu.aboutToShow.connect(self._on_menu)
        self.room.setMenu(menu)
        icons.set_icon(self.next, "skip-forward")
        layout = FlowLayout(self)
        ordered = (
            self.pause, self.next, self.back, plus_one, plus_five, minus_one, note, park, earlier, self.black,
        )  # fmt: skip
        for each in ordered:
            layout.addWidget(each)
        layout.addWidget(self.room)

    def show_view(self, view: ConductorView, black: bool) -> None:
        paused = view.digits.paused
        self.pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        if self.pause.property("icon_name") != ("play" if paused else "pause"):
            icons.set_icon(self.pause, "play" if paused else "pause", "on_accent")
        self.next.setText(self.tr("End the day") if view.last_step else self.tr("Next"))
        self.black.setChecked(black)
        self.setEnabled(view.status is not RunStatus.FINISHED)

    def _button(self, text: str, wish: Wish, key: str, role: str = "") -> QPushButton:
        made = button(text, role, key)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keys away from the clock
        made.clicked.connect(partial(self.wished.emit, wish))
        return made

    def _on_menu(self) -> None:
        menu = self.room.menu()
        menu.clear()
        menu.addAction(self.tr("In a window")).triggered.connect(self._place.open_window)
        for screen in QGuiApplication.screens():
            words_for = self.tr("Fill {screen}").format(screen=screen_words(screen).replace("&", "&&"))
            menu.addAction(words_for).triggered.connect(partial(self._on_fill, screen))
        menu.addSeparator()
        menu.addAction(self.tr("Small clock on top")).triggered.connect(self._place.toggle_small_clock)
        if self._place.is_open:
            menu.addAction(self.tr("Swap screens") + "\tS").triggered.connect(self._place.swap)
            menu.addAction(self.tr("Close")).triggered.connect(self._place.close)

    def _on_fill(self, screen: QScreen) -> None:
        self._place.open_on(screen)


class SpeakPane(QScrollArea):
    """Script, rooms with ticks, tips, and the last notes. Signal: visited(room, ticked)."""

    visited = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inside = QFrame()
        inside.setProperty("role", "card")
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(16, 12, 16, 12)
        self._layout.setSpacing(6)
        self.setWidget(inside)
        self._rooms_head = self._head(self.tr("ROOMS"))
        self._rooms = QGridLayout()
        self._rooms.setHorizontalSpacing(16)
        self._rooms.setVerticalSpacing(2)
        self._rooms.setColumnStretch(1, 1)
        self._layout.addLayout(self._rooms)
        self._ticks: dict[str, QCheckBox] = {}
        self._shown: tuple[RoomLine, ...] = ()
        self._script = self._part(self.tr("SAY"))
        self._tips = self._part(self.tr("TIPS"))
        self._failure = self._part(self.tr("WATCH OUT"))
        self._notes = self._part(self.tr("NOTES"))
        self._layout.addStretch(1)

    def show_view(self, view: ConductorView) -> None:
        self._show_rooms(view.rooms)
        self._show(self._script, view.script)
        self._show(self._tips, view.tips)
        self._show(self._failure, view.failure)
        lines = [f"{enum_label(note.kind)}: {note.text}" for note in view.notes[-4:]]
        if view.parked:
            lines.append(self.tr("In the parking lot so far: {count}").format(count=view.parked))
        self._show(self._notes, "\n".join(lines))

    def _show_rooms(self, rooms: tuple[RoomLine, ...]) -> None:
        self._rooms_head.setVisible(bool(rooms))
        wanted = tuple(replace(line, visited=False) for line in rooms)
        if wanted != self._shown:
            self._shown = wanted
            while (item := self._rooms.takeAt(0)) is not None:
                old = item.widget()
                if old is not None:
                    old.hide()
                    old.deleteLater()
            self._ticks = {line.room: self._tick(row, line) for row, line in enumerate(wanted)}
        for line in rooms:
            self._ticks[line.room].setChecked(line.visited)

    def _tick(self, row: int, line: RoomLine) -> QCheckBox:
        tick = QCheckBox(words.room_name(line.room).replace("&", "&&"))
        who = _trio_words(line)
        tick.setToolTip(self.tr("Tick when you have been there"))
        tick.setAccessibleDescription(who)
        tick.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tick.clicked.connect(partial(self._on_tick, line.room))
        self._rooms.addWidget(tick, row, 0)
        self._rooms.addWidget(label(who), row, 1)
        return tick

    def _on_tick(self, room: str) -> None:
        self.visited.emit(room, self._ticks[room].isChecked())

    def _head(self, text: str) -> QLabel:
        head = label(text, "section")
        self._layout.addWidget(head)
        return head

    def _part(self, text: str) -> tuple[QLabel, QLabel]:
        head, body = self._head(text), label("")
        self._layout.addWidget(body)
        return head, body

    def _show(self, part: tuple[QLabel, QLabel], text: str) -> None:
        head, body = part
        body.setText(text)
        head.setVisible(bool(text))
        body.setVisible(bool(text))


class DayPane(QWidget):
    """The day as a table, and below it ways to win time back. Signal: offer_accepted(Offer)."""

    offer_accepted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model = DayModel()
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("The day"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setIconSize(QSize(16, 16))
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(28)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._current = -1
        self._offers: tuple[str, ...] = ()
        self._head = label(self.tr("WIN TIME BACK"), "section")
        self._head.hide()
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._head)
        layout.addLayout(self._buttons)

    def show_view(self, view: ConductorView, offers: tuple[Offer, ...], picture: RunPicture) -> None:
        self.model.show_rows(view.rows)
        current = next((place for place, row in enumerate(view.rows) if row.status is RowStatus.NOW), -1)
        if current != self._current:
            self._current = current
            self._show_current()
        titles = {row.step_id: row.title for row in view.rows}
        ends = (f"{picture.to_wall(each.ends).astimezone():%H:%M}" for each in offers)
        texts = tuple(words.offer(each, titles, clock) for each, clock in zip(offers, ends, strict=True))
        if texts != self._offers:  # not every second: a button must not vanish under the pointer
            self._offers = texts
            self._show_offers(offers, texts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_current()

    def _show_current(self) -> None:
        """The step before, the current one and what follows."""
        if self._current >= 0:
            top = self.model.index(max(0, self._current - 1), TITLE)
            self.table.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)

    def _show_offers(self, offers: tuple[Offer, ...], texts: tuple[str, ...]) -> None:
        self._head.setVisible(bool(offers))
        while (item := self._buttons.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()  # at once: deleting waits for the event loop
                old.deleteLater()
        for each, text in zip(offers, texts, strict=True):
            made = button(text.replace("&", "&&"), "link", text)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            made.clicked.connect(partial(self.offer_accepted.emit, each))
            self._buttons.addWidget(made)


def _trio_words(line: RoomLine) -> str:
    pair = f"{line.coach} ▸ {line.coachee}"
    return f"{pair}   ({', '.join(line.observers)})" if line.observers else pair
