"""One case before the talk: who sits there, what she brings, how long, how fast, and which seat."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from ui.rehearse import practice_words as words
from ui.rehearse.own_case_actions import OwnCaseActions
from ui.widgets.basics import button, card, fit_height, label, line, scrolled
from ui.widgets.flow import wrapped_row
from ui.widgets.key_button import KeyButton, as_high
from workshop_app.domain.rehearsal.case_headings import CaseHeading
from workshop_app.domain.rehearsal.kept_talk import BACK_MINUTES, MINUTES, PracticeSeat
from workshop_app.domain.rehearsal.written_coach import CoachStyle

MINUTES_OFFERED = (5, 10, 15, 20, MINUTES, 40)
SPEEDS = (1, 2, 5, 10, 30)
ANY_STYLE = "any"


class TalkWanted(Struct, frozen=True):
    """What is to begin. `style` None: whichever the app draws."""

    case: CaseHeading
    seat: PracticeSeat
    minutes: int
    speed: int
    style: CoachStyle | None = None


class BriefingPage(QWidget):
    """Signals: begin_requested(TalkWanted), cancelled, another_requested(PracticeSeat) for a given case one does not
    want, trio_requested(id of the case). `case_actions` are what can be done with the case itself."""

    begin_requested = Signal(object)
    cancelled = Signal()
    another_requested = Signal(object)
    trio_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._case: CaseHeading | None = None
        self._seat = PracticeSeat.COACH
        self._area, page = scrolled(parent=self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._title, self._who = label("", "title"), label("", "subheading")
        self._level, self._briefing = label("", "quiet"), label("", "body16")
        self._draft, self._seat_words = label("", "quote"), label("", "quiet")
        self._minutes, self._speed, self._style = QComboBox(self), QComboBox(self), QComboBox(self)
        self._style_name = label(self.tr("The coach"), "quiet")
        self._clock_names = (label(self.tr("Coaching"), "quiet"), label(self.tr("Clock"), "quiet"))
        self._then = label(self.tr("Then {minutes} min to look back.").format(minutes=BACK_MINUTES), "small")
        self.start = KeyButton(self.tr("Begin"), self.tr("Enter"), "primary")
        self._another = button(self.tr("Another one"))
        self.trio = button(self.tr("In a trio…"), "", self.tr("Three people at this laptop, a card for each"))
        self._back = KeyButton(self.tr("All cases"), "Esc")
        self.case_actions = OwnCaseActions(self)
        self._fill_lists()
        page.addWidget(self._title)
        page.addWidget(self._card())
        page.addStretch(1)
        fit_height(self._area)
        self.start.clicked.connect(self._on_begin)
        self._another.clicked.connect(self._on_another)
        self.trio.clicked.connect(self._on_trio)
        self._back.clicked.connect(self.cancelled)

    def show_case(self, case: CaseHeading, seat: PracticeSeat, manner: str, given: bool) -> None:
        """This case, to be begun with Enter."""
        self._case, self._seat = case, seat
        self._title.setText(case.title)
        self._who.setText(f"{case.name}, {case.role}. {manner}")
        self._level.setText(f"{words.field_name(case.field)} · {words.level_words(case.level)}")
        self._briefing.setText(case.briefing)
        self._draft.setText(f"“{case.first_draft}”")
        first = case.name.partition(" ")[0]
        coach = self.tr("You coach. {name} answers only what you ask, and holds the pen. The bell ends the coaching.")
        listen = self.tr("You listen to a written coach, mark each line o, c, l or a with its effect, and compare.")
        self._seat_words.setText(coach.format(name=first) if seat is PracticeSeat.COACH else listen)
        for part in (self._style, self._style_name):
            part.setVisible(seat is PracticeSeat.OBSERVER)
        for part in (self._minutes, self._clock_names[0], self._then):
            part.setVisible(seat is PracticeSeat.COACH)  # who observes listens to the end
        self._another.setVisible(given)
        self.case_actions.show_case(case.id)
        self._area.verticalScrollBar().setValue(0)
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_begin()
        else:
            super().keyPressEvent(event)

    def _fill_lists(self) -> None:
        for minutes in MINUTES_OFFERED:
            self._minutes.addItem(words.minutes_words(minutes), minutes)
        self._minutes.setCurrentIndex(MINUTES_OFFERED.index(MINUTES))
        for speed in SPEEDS:
            usual, fast = self.tr("as in life"), self.tr("{speed} times as fast")
            self._speed.addItem(fast.format(speed=speed) if speed > 1 else usual, speed)
        self._style.addItem(self.tr("You will hear"), ANY_STYLE)
        for style in CoachStyle:
            self._style.addItem(words.style_name(style), str(style))

    def _card(self) -> QFrame:
        frame, inside = card(parent=self)
        inside.setSpacing(12)
        for part in (self._who, self._level, self._briefing, line()):
            inside.addWidget(part)
        inside.addWidget(label(self.tr("THE DRAFT ON THE TABLE"), "section"))
        inside.addWidget(self._draft)
        inside.addWidget(self._seat_words)
        inside.addWidget(line())
        choices = wrapped_row()
        choices.setSpacing(12)
        names = (*self._clock_names, self._style_name)
        for name, box in zip(names, (self._minutes, self._speed, self._style), strict=True):
            name.setBuddy(box)
            name.setWordWrap(False)
            box.setAccessibleName(name.text())
            choices.addWidget(name)
            choices.addWidget(box)
        choices.addStretch(1)
        inside.addLayout(choices)
        inside.addWidget(self._then)
        as_high(self._another, self.trio)
        buttons = wrapped_row()
        buttons.setSpacing(8)
        for each in (self.start, self._another, self.trio, self._back):
            buttons.addWidget(each)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        inside.addWidget(self.case_actions)
        return frame

    def _on_begin(self) -> None:
        if self._case is not None:
            style = str(self._style.currentData())
            chosen = None if style == ANY_STYLE else CoachStyle(style)
            speed, minutes = int(self._speed.currentData()), int(self._minutes.currentData())
            self.begin_requested.emit(TalkWanted(self._case, self._seat, minutes, speed, chosen))

    def _on_trio(self) -> None:
        if self._case is not None:
            self.trio_requested.emit(self._case.id)

    def _on_another(self) -> None:
        self.another_requested.emit(self._seat)
