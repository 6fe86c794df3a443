"""The calm page before a day: what is planned, who comes, whether the room is ready, and one big button."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from agendas.schedule import clock, times
from ui import icons
from ui.run.room_check import CheckLine
from ui.run.view_state import FORGOTTEN, whole_minutes
from ui.widgets.basics import button, card, label
from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.application.run_session import OpenRun, StartChoice
from workshop_app.domain.workshops import Workshop, WorkshopStatus


@dataclass(frozen=True, slots=True)
class StartView:
    """What the page shows: the workshop, the lines of its day, who comes, how it can begin, what is left open."""

    workshop: Workshop
    day: int
    days: int
    lines: tuple[tuple[str, str, int], ...]
    people: int
    grouped: bool
    choices: tuple[StartChoice, ...]
    unfinished: OpenRun | None


def start_view(
    reader: Reader,
    workshop_id: str,
    choices: tuple[StartChoice, ...],
    unfinished: OpenRun | None,
) -> StartView:
    """Read what the page shows."""
    workshop, agenda = reader.get(Workshop, workshop_id), queries.agenda(reader, workshop_id).agenda
    day = choices[-1].start.day
    minute = workshop.start if day == 1 else next(iter(agenda.starts[day - 1 :]), workshop.start)
    slots = times(agenda, (minute,) * day)
    lines = tuple(
        (clock(slot.start), step.title, step.minutes)
        for step, slot in zip(agenda.steps, slots, strict=True)
        if step.day == day
    )
    return StartView(
        workshop=workshop,
        day=day,
        days=max(step.day for step in agenda.steps),
        lines=lines,
        people=len(queries.participants(reader, workshop_id, present_only=True)),
        grouped=queries.groups(reader, workshop_id) is not None,
        choices=choices,
        unfinished=unfinished,
    )


class StartPage(QWidget):
    """Signals: start_requested(by the plan or as from now), resume_requested, bell_tested."""

    start_requested = Signal(bool)
    resume_requested = Signal()
    bell_tested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: StartView | None = None
        self._title = label("", "title")
        self._facts = label("", "quiet")
        self._late = label("", "subheading")
        self._late.setProperty("tone", "late")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._day_box, _, self._day = _card_with_grid(self.tr("The day"))
        self._people_box, people = card()
        people.addWidget(label(self.tr("Who comes"), "subheading"))
        self._people = label("")
        people.addWidget(self._people)
        self._check_box, below, self._checks = _card_with_grid(self.tr("Room check"))
        self._checks.setColumnStretch(2, 1)
        self._day.setColumnStretch(1, 1)
        test = button(self.tr("Ring the bell"), "flat")
        icons.set_icon(test, "bell", "accent")
        test.clicked.connect(self.bell_tested)
        below.addWidget(test, 0, Qt.AlignmentFlag.AlignLeft)
        self._build()

    def show_view(self, view: StartView) -> None:
        """Fill the page; nothing is rebuilt while nothing changed."""
        self._show_late(view)
        if self._view is not None and _same(view, self._view):
            return
        self._view = view
        self._title.setText(view.workshop.title)
        self._facts.setText("  ·  ".join(self._fact_words(view)))
        self._people.setText(self._people_words(view))
        _clear(self._day)
        for row, (start, title, minutes) in enumerate(view.lines):
            self._day.addWidget(_cell(start, "quiet"), row, 0)
            self._day.addWidget(_cell(title), row, 1)
            self._day.addWidget(_cell(str(minutes), "quiet"), row, 2, Qt.AlignmentFlag.AlignRight)
        self._show_buttons(view)

    def show_checks(self, lines: tuple[CheckLine, ...]) -> None:
        _clear(self._checks)
        for row, line in enumerate(lines):
            mark = QLabel()
            name = "circle-check" if line.good else "circle-alert"
            mark.setPixmap(icons.pixmap(name, "good" if line.good else "late", 18, self.devicePixelRatioF()))
            mark.setAccessibleName(self.tr("good") if line.good else self.tr("look at this"))
            self._checks.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            self._checks.addWidget(_cell(line.name, "quiet"), row, 1, Qt.AlignmentFlag.AlignTop)
            self._checks.addWidget(label(line.found), row, 2)

    def _build(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, boxes in ((left, (self._day_box,)), (right, (self._people_box, self._check_box))):
            column.setSpacing(16)
            for box in boxes:
                column.addWidget(box)
            column.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(left, 6)
        columns.addLayout(right, 5)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(24, 16, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._facts)
        layout.addSpacing(4)
        layout.addWidget(self._late)
        layout.addLayout(self._buttons)
        layout.addSpacing(8)
        layout.addLayout(columns)
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _show_late(self, view: StartView) -> None:
        """The discreet question half a minute after a planned start."""
        planned = view.choices[0]
        asked = planned.by_plan and view.unfinished is None and planned.late >= FORGOTTEN
        asked = asked and view.workshop.status is WorkshopStatus.PLANNED
        minutes = whole_minutes(planned.late)
        if minutes:
            text = self.tr("The planned start was {minutes} min ago. Has the day begun?").format(minutes=minutes)
        else:
            text = self.tr("The planned start has just passed. Has the day begun?")
        self._late.setText(text if asked else "")
        self._late.setVisible(asked)

    def _show_buttons(self, view: StartView) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        first = True
        if view.unfinished is not None:
            resume = button(self.tr("Go on where the day stands"), "primary")
            resume.clicked.connect(self.resume_requested)
            resume.setMinimumHeight(48)
            self._buttons.addWidget(resume)
        else:
            for choice in view.choices:
                made = button(self._choice_words(choice, view), "primary" if first else "")
                icons.set_icon(made, "play", "on_accent" if first else "ink")
                made.setIconSize(QSize(20, 20))
                made.setMinimumHeight(48)
                made.clicked.connect(partial(self._on_start, choice.by_plan))
                self._buttons.addWidget(made)
                first = False
        self._buttons.addStretch(1)

    def _on_start(self, by_plan: bool) -> None:
        self.start_requested.emit(by_plan)

    def _choice_words(self, choice: StartChoice, view: StartView) -> str:
        if choice.by_plan:
            return self.tr("Start by the plan, {clock}").format(clock=clock(choice.start.start_minute))
        if len(view.choices) > 1:
            return self.tr("Start now and move the day")
        return self.tr("Start now")

    def _fact_words(self, view: StartView) -> list[str]:
        facts = []
        if view.workshop.day is not None:
            date = view.workshop.day
            facts.append(QLocale().toString(_qdate(date), QLocale.FormatType.LongFormat))
        if view.workshop.place:
            facts.append(view.workshop.place)
        if view.days > 1:
            facts.append(self.tr("Day {day} of {days}").format(day=view.day, days=view.days))
        if view.workshop.status is WorkshopStatus.FINISHED:
            facts.append(self.tr("This workshop has been run."))
        if view.unfinished is not None:
            facts.append(self.tr("This day is running. Its clock has gone on."))
        return facts

    def _people_words(self, view: StartView) -> str:
        people = self.tr("%n people are checked in.", "", view.people)
        groups = self.tr("Groups are made.") if view.grouped else self.tr("No groups yet: the breakouts show no seats.")
        return f"{people} {groups}"


def _same(one: StartView, other: StartView) -> bool:
    """Whether two views differ in nothing but how late it is."""
    return _without_time(one) == _without_time(other)


def _without_time(view: StartView) -> tuple[object, ...]:
    """The start as from now changes every minute; its button must not vanish under the pointer for that."""
    ways = tuple((choice.by_plan, choice.start.day) for choice in view.choices)
    return (view.workshop, view.lines, view.people, view.grouped, view.unfinished, ways)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _cell(text: str, role: str = "body") -> QLabel:
    made = label(text, role)
    made.setWordWrap(False)
    return made


def _card_with_grid(title: str) -> tuple[QFrame, QVBoxLayout, QGridLayout]:
    box, layout = card()
    layout.addWidget(label(title, "subheading"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    layout.addLayout(grid)
    return box, layout, grid


def _clear(grid: QGridLayout) -> None:
    while (item := grid.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()
