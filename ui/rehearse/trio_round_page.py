"""A round of a trio: a cover that says to whom the screen goes, her card, the next cover; then the talk with its clock.
Whenever the page is left the card is covered again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agendas.model import Seat
from ui.rehearse.trio_card import TrioCardView
from ui.rehearse.trio_clock import TrioClock
from ui.rehearse.trio_state import HandOut, TrioRun
from ui.widgets.basics import button, label
from ui.widgets.key_button import KeyButton
from ui.widgets.spoken import announce
from workshop_app.domain.rehearsal.trio_cards import TrioCards


class TrioRoundPage(QWidget):
    """Signals: read, when a card was read; over, when the round is; left, to the names and cases."""

    read = Signal()
    over = Signal()
    left = Signal()

    def __init__(self, clock: TrioClock, parent: QWidget) -> None:
        super().__init__(parent)
        self._run: TrioRun | None = None
        self._cards: TrioCards | None = None
        self._out: HandOut | None = None  # whose the screen is now, covered or not
        self._again = False  # it is the coachee, who looks once more
        self.clock = clock
        self._round, self._title, self._told = label("", "section"), label("", "title"), label("", "body16")
        self.time = label("", "large")
        self.card = TrioCardView(self)
        self.show_it = KeyButton("", self.tr("Enter"), "primary")
        self.cover_it = KeyButton(self.tr("I have read it: cover it"), self.tr("Enter"), "primary")
        self.again = button(self.tr("The coachee reads her card again"))
        self.next = button("", "primary")
        self._leave = button(self.tr("Names and cases"))
        self._lay_out()
        self.show_it.clicked.connect(self._on_show)
        self.cover_it.clicked.connect(self._on_cover)
        self.again.clicked.connect(self._on_again)
        self.next.clicked.connect(self.over)
        self._leave.clicked.connect(self.left)
        self.clock.told.connect(self.time.setText)

    @property
    def covered(self) -> bool:
        """Whether nothing of a card is to be seen."""
        return self.card.isHidden()

    def show_run(self, run: TrioRun, cards: TrioCards) -> None:
        """The next cover, or the talk once all cards are out."""
        self._run, self._cards, self._again = run, cards, False
        self._round.setText(
            self.tr("ROUND {n} OF {all}").format(n=run.round.number, all=len(run.rounds)),
        )
        self._out = run.next_out
        if self._out is not None:
            self.clock.rest()
            self._cover(self._out)
        else:
            self._talk(run)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._out is not None:
            (self._on_show if self.covered else self._on_cover)()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._cover_up()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange and self.window().isMinimized():
            self._cover_up()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        top = QHBoxLayout()
        top.addWidget(self._round, 1)
        top.addWidget(self._leave)
        layout.addLayout(top)
        for part in (self._title, self._told, self.time):
            layout.addWidget(part)
        layout.addWidget(self.card, 1)
        below = QHBoxLayout()
        below.setSpacing(8)
        for each in (self.show_it, self.cover_it, self.next, self.again):
            below.addWidget(each)
        below.addStretch(1)
        layout.addLayout(below)
        layout.addStretch(0)
        self._rest = QWidget(self)
        layout.addWidget(self._rest, 1)

    def _show_parts(self, *, card: bool = False, talk: bool = False) -> None:
        self.card.setVisible(card)
        self._rest.setVisible(not card)
        self.cover_it.setVisible(card)
        self.show_it.setVisible(not card and not talk)
        for part in (self.time, self.next, self.again):
            part.setVisible(talk)

    def _cover(self, out: HandOut) -> None:
        self.card.clear()
        self._title.setText(self.tr("Give the screen to {name}").format(name=out.name))
        told = {
            Seat.COACHEE: self.tr("{name} is the coachee. Everybody else looks away."),
            Seat.COACH: self.tr("{name} coaches. Everybody else looks away."),
            Seat.OBSERVER: self.tr("{name} observes, and learns nothing of what the coachee knows."),
        }[out.seat]
        self._told.setText(told.format(name=out.name))
        self.show_it.set_words(self.tr("I am {name}: show my card").format(name=out.name))
        self._show_parts()
        self.show_it.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._title.text())

    def _cover_up(self) -> None:
        if self._out is not None and not self.covered:
            self._cover(self._out)

    def _on_show(self) -> None:
        if self._out is None or self._cards is None:
            return
        heads = {
            Seat.COACHEE: self.tr("{name}, you are the coachee"),
            Seat.COACH: self.tr("{name}, you coach"),
            Seat.OBSERVER: self.tr("{name}, you observe"),
        }
        self._title.setText(heads[self._out.seat].format(name=self._out.name))
        self._told.setText(self.tr("Only for you. Cover it before you pass the screen on."))
        self.card.show_card(self._cards, self._out.seat)
        self._show_parts(card=True)
        self.card.take_keys()  # Enter covers it from there, too

    def _on_cover(self) -> None:
        self.card.clear()
        if self._again and self._run is not None:
            self._again, self._out = False, None
            self._talk(self._run)
        else:
            self._show_parts()
            self.read.emit()

    def _on_again(self) -> None:
        if self._run is not None:
            self._again, self._out = True, HandOut(self._run.round.coachee, Seat.COACHEE)
            self._cover(self._out)

    def _talk(self, run: TrioRun) -> None:
        self._out = None
        self.card.clear()
        words = self.tr("{coach} coaches {coachee}")
        self._title.setText(words.format(coach=run.round.coach, coachee=run.round.coachee))
        told = self.tr(
            "Observing: {observers}. After the bell the coach speaks first, then the coachee, then who observed: two "
            "questions that worked, one thing to try. Nobody defends anything."
        )
        self._told.setText(told.format(observers=", ".join(run.round.observers)))
        self.next.setText(self.tr("This was the last round") if run.last else self.tr("On to the next round"))
        self._show_parts(talk=True)
        self.clock.go_on(run)
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)
