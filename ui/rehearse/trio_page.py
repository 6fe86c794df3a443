"""Practise in a trio: who is there, how many rounds, a case for each, how long. Nothing typed here is kept anywhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.rehearse import practice_words as words
from ui.rehearse.briefing_page import MINUTES_OFFERED
from ui.rehearse.trio_state import PEOPLE, TrioRun, TrioTrouble, TrioWanted, people_of, trouble
from ui.widgets.basics import button, card, fit_height, label, scrolled, tab_through
from ui.widgets.flow import wrapped_row
from ui.widgets.short_choice import ShortChoice
from ui.widgets.spoken import announce
from workshop_app.domain.rehearsal.case_headings import CaseHeading
from workshop_app.domain.rehearsal.kept_talk import MINUTES
from workshop_app.domain.rehearsal.trio_cards import FEWEST, cases_in_turn

IN_A_ROW = 3
LONGEST_NAME = 60


class TrioPage(QWidget):
    """Signals: begin_requested(TrioWanted), going_on_requested, print_requested(ids of the cases), cases_requested."""

    begin_requested = Signal(object)
    going_on_requested = Signal()
    print_requested = Signal(object)
    cases_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cases: tuple[CaseHeading, ...] = ()
        self._area, page = scrolled(parent=self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.names = tuple(QLineEdit(self) for _ in range(PEOPLE))
        self.boxes = tuple(ShortChoice(self) for _ in range(PEOPLE))
        self._numbers = tuple(label("", "quiet", self) for _ in range(PEOPLE))
        self.rounds, self._minutes = QComboBox(self), QComboBox(self)
        self.say = label("", "error", self)
        self.start = button(self.tr("Hand out the cards"), "primary")
        self.go_on = button("")
        self._print = button(self.tr("Cards as PDF or Word…"), "", self.tr("The same cards on paper, a page each"))
        self._back = button(self.tr("All cases"))
        page.addLayout(self._head())
        page.addWidget(self._people_card())
        page.addWidget(self._rounds_card())
        page.addStretch(1)
        fit_height(self._area)
        self._connect()
        tab_through(
            *self.names, self.rounds, self._minutes, *self.boxes, self.start, self.go_on, self._print, self._back
        )

    def show_cases(self, cases: Sequence[CaseHeading], first: str, run: TrioRun | None) -> None:
        """`first` is the case one came from, "" for the usual; `run` are rounds that were left."""
        fresh = tuple(cases) != self._cases
        self._cases = tuple(cases)
        if fresh:
            self._fill(first)
        elif first:
            self.boxes[0].setCurrentIndex(max(0, self.boxes[0].findData(first)))
        self.say.setText("")
        self.go_on.setVisible(run is not None)
        if run is not None:
            left = self.tr("Go on with round {n} of {all}")
            self.go_on.setText(left.format(n=run.round.number, all=len(run.rounds)))
        empty = next((each for each in self.names if not each.text()), self.start)
        empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_cases(self, cases: Sequence[CaseHeading]) -> None:
        """Others to choose from; what was chosen stays, and so does the keyboard."""
        if tuple(cases) != self._cases:
            before = [box.currentData() for box in self.boxes]
            self._cases = tuple(cases)
            self._fill("")
            for box, each in zip(self.boxes, before, strict=True):
                if box.findData(each) >= 0:
                    box.setCurrentIndex(box.findData(each))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The case of each round."""
        count = int(self.rounds.currentData() or FEWEST)
        return tuple(str(box.currentData()) for box in self.boxes[:count])

    def _head(self) -> QHBoxLayout:
        top, said = QHBoxLayout(), QVBoxLayout()
        said.addWidget(label(self.tr("Practise in a trio"), "title"))
        told = self.tr(
            "Three to six people and one laptop: one coaches, one plays the person on paper, the others observe. Each "
            "gets the screen alone to read a card. Nothing you type here is kept."
        )
        said.addWidget(label(told, "quiet"))
        top.addLayout(said, 1)
        top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        return top

    def _people_card(self) -> QFrame:
        frame, inside = card(parent=self)
        inside.addWidget(label(self.tr("Who is there"), "subheading"))
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, field in enumerate(self.names):
            name = self.tr("Name {n}").format(n=place + 1)
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
            field.setMaxLength(LONGEST_NAME)
            grid.addWidget(field, place // IN_A_ROW, place % IN_A_ROW)
        inside.addLayout(grid)
        inside.addWidget(
            label(self.tr("The most confident first: nobody has coached her before she coaches."), "small")
        )
        return frame

    def _rounds_card(self) -> QFrame:
        frame, inside = card(parent=self)
        for count in range(1, PEOPLE + 1):
            one, more = self.tr("1 round"), self.tr("{n} rounds")
            self.rounds.addItem(more.format(n=count) if count > 1 else one, count)
        for minutes in MINUTES_OFFERED:
            self._minutes.addItem(words.minutes_words(minutes), minutes)
        self.rounds.setCurrentIndex(FEWEST - 1)
        self._minutes.setCurrentIndex(MINUTES_OFFERED.index(MINUTES))
        top = wrapped_row()
        top.setSpacing(12)
        for name, box in ((self.tr("Rounds"), self.rounds), (self.tr("Coaching"), self._minutes)):
            shown = label(name, "quiet")
            shown.setWordWrap(False)
            box.setAccessibleName(name)
            top.addWidget(shown)
            top.addWidget(box)
        top.addStretch(1)
        inside.addLayout(top)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for place, (number, box) in enumerate(zip(self._numbers, self.boxes, strict=True)):
            number.setText(self.tr("Round {n}").format(n=place + 1))
            number.setWordWrap(False)
            box.setAccessibleName(self.tr("Case of round {n}").format(n=place + 1))
            grid.addWidget(number, place, 0)
            grid.addWidget(box, place, 1)
        inside.addLayout(grid)
        inside.addWidget(self.say)
        buttons = wrapped_row()
        buttons.setSpacing(8)
        for each in (self.start, self.go_on, self._print):
            buttons.addWidget(each)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        return frame

    def _connect(self) -> None:
        for field in self.names:
            field.returnPressed.connect(self._on_start)
        self.rounds.currentIndexChanged.connect(self._show_rounds)
        self.start.clicked.connect(self._on_start)
        self.go_on.clicked.connect(self.going_on_requested)
        self._print.clicked.connect(self._on_print)
        self._back.clicked.connect(self.cases_requested)

    def _fill(self, first: str) -> None:
        ids = [first, *(each for each in cases_in_turn(self._cases, len(self._cases)) if each != first)]
        usual = [each for each in ids if each]
        for place, box in enumerate(self.boxes):
            box.clear()
            for each in self._cases:
                box.addItem(f"{each.title}: {each.name} ({words.level_short(each.level)})", each.id)
            box.setCurrentIndex(max(0, box.findData(usual[place % len(usual)])))
        self._show_rounds()

    def _show_rounds(self) -> None:
        count = len(self.chosen)
        for place, parts in enumerate(zip(self._numbers, self.boxes, strict=True)):
            for part in parts:
                part.setVisible(place < count)

    def _on_start(self) -> None:
        names = [field.text() for field in self.names]
        wrong = trouble(names)
        if wrong is None:
            self.say.setText("")
            self.begin_requested.emit(TrioWanted(people_of(names), self.chosen, int(self._minutes.currentData())))
            return
        few, twice = self.tr("It takes at least three people."), self.tr("Two have the same name. Add a letter to one.")
        self.say.setText(few if wrong is TrioTrouble.FEW else twice)
        announce(self, self.say.text())
        empty = next((each for each in self.names if not each.text().strip()), self.names[0])
        empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_print(self) -> None:
        self.print_requested.emit(tuple(dict.fromkeys(self.chosen)))
