"""The calm page before a day: what is planned, who comes, whether the room is ready, one big button to begin, and a
smaller one to rehearse."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from agendas.late_start import LateStart
from ui import icons, theme
from ui.lengths import length
from ui.run import rescue_words
from ui.run.coming import WhoIsComing, headed, people_words
from ui.run.head import SPEEDS
from ui.run.leaving import left_words
from ui.run.room_check import CheckLine
from ui.run.run_words import behind
from ui.run.starting import LateWay, StartView
from ui.widgets.basics import button, card, label, scrolled
from ui.widgets.dates import clock, full_day
from ui.widgets.flow import FlowLayout
from workshop_app.application.run_starts import StartChoice
from workshop_app.domain.workshops import WorkshopStatus


class StartPage(QWidget):
    """Signals: start_requested(by the plan or as from now), late_start_requested(LateWay), began_requested when it
    began on time, resume_requested, tab_requested(of the workshop), note_requested, rehearsal_requested(speed),
    bell_tested."""

    start_requested = Signal(bool)
    late_start_requested = Signal(object)
    began_requested = Signal()
    resume_requested = Signal()
    note_requested = Signal()
    tab_requested = Signal(str)
    rehearsal_requested = Signal(float)
    bell_tested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: StartView | None = None
        self._area, self._page = scrolled(spacing=12, parent=self)
        page = self._area.widget()
        self._title, self._facts, self._late = label("", "title"), label("", "quiet"), label("", "subheading")
        self._late.setProperty("tone", "late")
        self._buttons = FlowLayout()
        self._large: list[QPushButton] = []
        self._shown_ways: tuple[LateWay, ...] = ()
        self._ways = QGridLayout()
        self._ways.setHorizontalSpacing(16)
        self._ways.setVerticalSpacing(8)
        self._day_box, self._day = _card_with_grid(self.tr("The day"), page)
        self._coming = WhoIsComing(page, partial(self._on_tab, "groups"))
        test = button(self.tr("Ring the bell"), "flat")
        icons.set_icon(test, "bell", "accent")
        test.clicked.connect(self.bell_tested)
        self._check_box, self._checks = _card_with_grid(self.tr("Room check"), page, test)
        for grid, column in ((self._ways, 1), (self._checks, 2), (self._day, 1)):
            grid.setColumnStretch(column, 1)
        self._later = [self._coming.tick, test]  # keyboard stops after those that begin the day
        self._rehearsal_box = self._rehearsal_card()
        self._build()

    def show_view(self, view: StartView) -> None:
        """Fill the page; nothing is rebuilt while nothing changed."""
        before, self._view = self._view, view
        self._show_late(view)
        if before is not None and _same(view, before):
            return
        self._title.setText(view.workshop.title)
        self._facts.setText("  ·  ".join(self._fact_words(view)))
        self._coming.show_view(view)
        _clear(self._day)
        for row, (start, title, minutes) in enumerate(view.lines):
            self._day.addWidget(_cell(start, "quiet"), row, 0)
            self._day.addWidget(label(title), row, 1)
            self._day.addWidget(_cell(str(minutes), "quiet"), row, 2, Qt.AlignmentFlag.AlignRight)
        self._show_buttons(view)

    def stand_on_what_goes_on(self) -> None:
        """Put the keyboard on the way back or the report; after a rehearsal on the next one: no press begins a day."""
        if self._view is not None and self._large:
            there = self._later[2] if self._view.waits else self._large[0]  # after names and bell
            there.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.verticalScrollBar().setValue(0)  # the title as well, where both have room
            self._area.ensureWidgetVisible(there)

    def show_checks(self, lines: tuple[CheckLine, ...]) -> None:
        _clear(self._checks)
        for row, line in enumerate(lines):
            mark = QLabel()
            name = "circle-check" if line.good else "circle-alert"
            size = round(18 * theme.text_scale())
            mark.setPixmap(icons.pixmap(name, "good" if line.good else "late", size, self.devicePixelRatioF()))
            mark.setAccessibleName(self.tr("good") if line.good else self.tr("check this"))
            self._checks.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            self._checks.addWidget(_cell(line.name, "quiet"), row, 1, Qt.AlignmentFlag.AlignTop)
            self._checks.addWidget(label(line.found), row, 2)

    def _on_tab(self, tab: str, _checked: bool = False) -> None:
        self.tab_requested.emit(tab)

    def _build(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        boxes = (self._coming, self._check_box, self._rehearsal_box)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        for column, stack, share in ((left, (self._day_box,), 6), (right, boxes, 5)):
            column.setSpacing(16)
            for box in stack:
                column.addWidget(box)
            column.addStretch(1)
            columns.addLayout(column, share)
        layout = self._page
        layout.addWidget(self._title)
        layout.addWidget(self._facts)
        layout.addSpacing(4)
        layout.addWidget(self._late)
        layout.addLayout(self._ways)
        layout.addLayout(self._buttons)
        layout.addSpacing(8)
        layout.addLayout(columns)
        layout.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def _rehearsal_card(self) -> QFrame:
        box, layout = card(parent=self._area.widget())
        layout.addWidget(label(self.tr("Rehearse the day"), "subheading"))
        words = self.tr("The whole day on a fast clock, with the same bells. Where nobody sits yet, stand-ins do.")
        layout.addWidget(label(words))
        row = FlowLayout()
        for speed in SPEEDS:
            made = button(f"{speed}×")
            fast = self.tr("Rehearse {speed} times as fast").format(speed=speed)
            made.setAccessibleName(self.tr("Rehearse at normal speed") if speed == 1 else fast)
            made.setToolTip(made.accessibleName())
            made.clicked.connect(partial(self.rehearsal_requested.emit, float(speed)))
            row.addWidget(made)
            self._later.append(made)
        layout.addLayout(row)
        return box

    def _show_late(self, view: StartView) -> None:
        """The discreet question half a minute after a planned start, and the ways to begin late."""
        minutes = view.minutes_late
        ago = self.tr("The planned start was {length} ago. Has the day begun?").format(length=length(minutes))
        text = ago if minutes else self.tr("The planned start has just passed. Has the day begun?")
        self._late.setText(text if view.forgotten else "")
        self._late.setVisible(view.forgotten)
        ways = view.late_ways if view.forgotten else ()
        if ways == self._shown_ways:
            return  # a button must not vanish under the pointer
        self._shown_ways = ways
        _clear(self._ways)
        for row, way in enumerate(ways):
            words = rescue_words.late_start(way.kind, len(ways) == 1)
            made = button(words, "primary" if way.kind is LateStart.SHIFT else "")
            made.setMinimumHeight(40)
            made.clicked.connect(partial(self.late_start_requested.emit, way))
            self._ways.addWidget(made, row, 0)
            self._ways.addWidget(label(rescue_words.late_price(way.changes, way.ends, way.missing)), row, 1)
        _order((self._ways, self._buttons), self._later)

    def _show_buttons(self, view: StartView) -> None:
        _clear(self._buttons)
        shown = self._large = self._start_buttons(view)
        for made in shown:
            made.setMinimumHeight(48)
            self._buttons.addWidget(made)
            made.show()  # a layout shows it only later, and whoever comes here looks for it now
        _order((self._ways, self._buttons), self._later)

    def _start_buttons(self, view: StartView) -> list[QPushButton]:
        if view.unfinished is not None:
            resume = button(self.tr("Carry on with the day"), "primary")
            resume.clicked.connect(self.resume_requested)
            return [resume]
        if view.workshop.status is WorkshopStatus.FINISHED:
            report, note = _buttons_after()
            report.clicked.connect(partial(self._on_tab, "report"))
            note.clicked.connect(self.note_requested)
            return [report, note]
        made = []
        late = bool(view.late_ways) and view.forgotten
        if late:
            began = button(self.tr("It began on time"), "flat")
            began.clicked.connect(self.began_requested)
            made.append(began)
        for choice in view.choices:
            if late and not choice.by_plan:
                continue  # moving the day stands among the ways to begin late
            role = "primary" if not made and not late else ""
            start = button(self._choice_words(choice, view), role)
            icons.set_icon(start, "play", "on_accent" if role else "ink", size=20)
            start.clicked.connect(partial(self.start_requested.emit, choice.by_plan))
            made.append(start)
        return made

    def _choice_words(self, choice: StartChoice, view: StartView) -> str:
        if choice.by_plan and view.minutes_late and view.forgotten:
            return self.tr("Start now, {late}").format(late=behind(view.minutes_late))
        if choice.by_plan:
            return self.tr("Start as planned, {clock}").format(clock=clock(choice.start.start_minute))
        if len(view.choices) > 1:
            return self.tr("Start now and move the day")
        return self.tr("Start now")

    def _fact_words(self, view: StartView) -> list[str]:
        facts = []
        if view.workshop.day is not None:
            facts.append(full_day(view.workshop.day))
        facts += _where(view)
        if view.days > 1:
            facts.append(self.tr("Day {day} of {days}").format(day=view.day, days=view.days))
        if view.workshop.status is WorkshopStatus.FINISHED:
            facts.append(self.tr("This workshop has already been run."))
        if view.unfinished is not None:
            facts.append(left_words(view.unfinished.paused))
        return facts


def _where(view: StartView) -> tuple[str, ...]:
    """The place, and whose clocks the times go by where that is elsewhere."""
    say = QCoreApplication.translate
    clocks = say("run", "times by the clocks of {city}").format(city=view.elsewhere) if view.elsewhere else ""
    return tuple(words for words in (view.workshop.place, clocks) if words)


def _buttons_after() -> tuple[QPushButton, QPushButton]:
    """After the day: its report, and the note of a coach who coached in it."""
    say = QCoreApplication.translate
    tip = say("run", "What you asked yourself in a breakout or a 1:1. Only you see it, beside your practice.")
    report = button(say("run", "See the report"), "primary")
    return report, button(say("run", "Note what you asked, in a minute"), "", tip)


def _same(one: StartView, other: StartView) -> bool:
    """Whether two views differ in nothing but how late it is."""
    return _without_time(one) == _without_time(other)


def _without_time(view: StartView) -> tuple[object, ...]:
    """The start as from now changes every minute; a button must not vanish under the pointer for that."""
    ways = tuple((choice.by_plan, choice.start.day) for choice in view.choices)
    late = view.minutes_late if view.forgotten else None
    return (view.workshop, view.lines, view.people, people_words(view), view.unfinished, ways, late)


def _order(layouts: tuple[QLayout, ...], later: list[QPushButton]) -> None:
    """Beginning comes before the bell and the rehearsal, as it stands: buttons made later would come last, and the
    keyboard would enter the page on the bell."""
    made = [item.widget() for each in layouts for place in range(each.count()) if (item := each.itemAt(place))]
    for before, after in pairwise([*(each for each in made if isinstance(each, QPushButton)), *later]):
        QWidget.setTabOrder(before, after)


def _cell(text: str, role: str = "body") -> QLabel:
    made = label(text, role)
    made.setWordWrap(False)
    return made


def _card_with_grid(title: str, parent: QWidget | None, does: QPushButton | None = None) -> tuple[QFrame, QGridLayout]:
    box, layout = card(parent=parent)
    head = label(title, "subheading")
    layout.addWidget(head) if does is None else layout.addLayout(headed(head, does))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    layout.addLayout(grid)
    return box, grid


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
