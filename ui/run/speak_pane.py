"""What the facilitator reads while a step runs: the rooms with their clocks, the script, tips, and the day's notes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout

from ui import theme
from ui.labels import enum_label
from ui.run import run_words as words
from ui.run.group_rows import GroupRows
from ui.run.seating import RoomLine
from ui.run.timing import countdown
from ui.run.view_state import ConductorView, NoteLine
from ui.widgets.basics import button, label, set_tone
from workshop_app.domain.run import Level
from workshop_app.domain.text import in_a_row


class RoomRow:
    """The widgets of one room: tick, people, clock, a minute more, a minute less."""

    def __init__(self, line: RoomLine) -> None:
        self.tick = QCheckBox(words.room_name(line.room).replace("&", "&&"))
        self.who = label(_trio_words(line))
        self.who.setContentsMargins(round(28 * theme.text_scale()), 0, 0, round(4 * theme.text_scale()))
        self.clock = label("", "subheading")
        self.clock.setWordWrap(False)
        self.turn = label("", "quiet")
        self.more, self.less = _minute_button("+1"), _minute_button("−1")
        self.tick.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_line(self, line: RoomLine, turn: str, level: Level) -> None:
        """Only what changed is drawn again."""
        self.tick.setChecked(line.visited)
        text = countdown(line.clock.remaining)
        if line.clock.extra:
            text = f"{text}  ({line.clock.extra:+})".replace("-", "−")
        self.clock.setText(text)
        set_tone(self.clock, {Level.OVER: "over", Level.LAST_CALL: "over", Level.WARNING: "late"}.get(level, ""))
        look_in = QCoreApplication.translate("run", "look in at {clock}").format(clock=turn) if turn else ""
        self.turn.setText(look_in)


class SpeakPane(QScrollArea):
    """Signals: visited(room, ticked); room_extended(room, or the id of a group side by side; minutes)."""

    visited = Signal(str, bool)
    room_extended = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Script, rooms and notes"))
        inside = QFrame()
        inside.setProperty("role", "card")
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(16, 12, 16, 12)
        self._layout.setSpacing(6)
        self.setWidget(inside)
        self._rooms_head = self._head(self.tr("ROOMS"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(2, 1)
        self._layout.addLayout(self._grid)
        self._groups_head = self._head(self.tr("GROUPS"))
        self.groups = GroupRows(inside)
        self.groups.extended.connect(self.room_extended)
        self._layout.addWidget(self.groups)
        self.rooms: dict[str, RoomRow] = {}
        self._shown: tuple[tuple[str, ...], ...] = ()
        self._script = self._part(self.tr("SAY"))
        self._ask = self._part(self.tr("ASK"))
        self._seats = self._part(self.tr("SEATS"))
        self._challenge = self._part(self.tr("A CHALLENGE FOR THE COACHES, IF YOU LIKE"))
        self._tips = self._part(self.tr("TIPS"))
        self._failure = self._part(self.tr("WATCH OUT"))
        self._notes = self._part(self.tr("WRITTEN TODAY"))
        self._layout.addStretch(1)

    @property
    def notes(self) -> str:
        """The day's notes as they are listed."""
        return self._notes[1].text()

    def show_view(self, view: ConductorView) -> None:
        self._show_rooms(view)
        self._groups_head.setVisible(bool(view.groups))
        self.groups.show_lines(view.groups)
        told = view.guidance
        self._show(self._script, "\n\n".join(each for each in (told.script, view.script) if each))
        asked = "\n".join(f"•  {question}" for question in told.questions)
        self._show(self._ask, "\n".join(each for each in (told.share_back, asked) if each))
        self._show(self._seats, "\n".join(told.seats))
        self._show(self._challenge, told.challenge)
        self._show(self._tips, view.tips)
        self._show(self._failure, view.failure)
        lines = [_note_words(note) for note in reversed(view.notes)]
        if view.parked:
            lines.insert(0, self.tr("In the parking lot so far: {count}").format(count=view.parked))
        self._show(self._notes, "\n".join(lines))

    def _show_rooms(self, view: ConductorView) -> None:
        self._rooms_head.setVisible(bool(view.rooms))
        wanted = tuple((line.room, line.coach, line.coachee, *line.observers) for line in view.rooms)
        if wanted != self._shown:
            self._shown = wanted
            self._build_rooms(view.rooms)
        for line, turn in zip(view.rooms, view.turns, strict=True):
            self.rooms[line.room].show_line(line, turn, view.digits.level if not line.clock.extra else Level.CALM)

    def _build_rooms(self, lines: tuple[RoomLine, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.rooms = {line.room: self._room_row(place, line) for place, line in enumerate(lines)}

    def _room_row(self, place: int, line: RoomLine) -> RoomRow:
        row = RoomRow(line)
        name = words.room_name(line.room)
        row.tick.setToolTip(self.tr("Tick when you have been there"))
        row.tick.setAccessibleDescription(_trio_words(line))
        row.more.setAccessibleName(self.tr("{room}: one minute more").format(room=name))
        row.less.setAccessibleName(self.tr("{room}: one minute less").format(room=name))
        row.more.setToolTip(row.more.accessibleName())
        row.less.setToolTip(row.less.accessibleName())
        row.tick.clicked.connect(partial(self._on_tick, line.room))
        row.more.clicked.connect(partial(self._on_minutes, line.room, 1))
        row.less.clicked.connect(partial(self._on_minutes, line.room, -1))
        for column, widget in enumerate((row.tick, row.clock, row.turn, row.more, row.less)):
            self._grid.addWidget(widget, place * 2, column)
        self._grid.addWidget(row.who, place * 2 + 1, 0, 1, 5)
        return row

    def _on_tick(self, room: str) -> None:
        self.visited.emit(room, self.rooms[room].tick.isChecked())

    def _on_minutes(self, room: str, minutes: int) -> None:
        self.room_extended.emit(room, minutes)

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


def _minute_button(text: str) -> QPushButton:
    made = button(text, "icon")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def _note_words(note: NoteLine) -> str:
    return f"{note.at}  {note.step}  ·  {enum_label(note.kind)}: {note.text}"


def _trio_words(line: RoomLine) -> str:
    pair = f"{words.isolated(line.coach)} ▸ {words.isolated(line.coachee)}" if line.coachee else line.coach
    watching = in_a_row(words.isolated(name) for name in line.observers)
    return f"{pair}   ({watching})" if watching else pair
