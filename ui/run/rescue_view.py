"""Ways to win time back, as the conductor shows them: up to three numbered offers with their price. A number looks at
an offer (the day's table shows what would become of each step), Enter uses it, Esc lets it be; U takes the last one
back, and O changes who gives: few items in cut order, or all of them a little.

Knows neither the stage nor the rules: shows what it is handed and says what was requested.
"""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from agendas.rescue import OfferKind, Sharing
from ui.run import conductor_words as short
from ui.run import rescue_words
from ui.run.key_words import tip
from ui.run.keys import KeyRequest
from ui.run.offer_card import OfferCard, OfferLine
from ui.widgets.basics import button, label, large_text, row, set_tone
from ui.widgets.flow import FlowLayout
from ui.widgets.key_button import KeyButton, fit_words
from ui.widgets.spoken import announce
from workshop_app.domain.run import LiveOffer

MOST = 3
_CHANGE = re.compile(r"\S+ → \S+(?: min)?")
_NO_BREAK = "\N{NO-BREAK SPACE}"


class RescueBox(QFrame):
    """Signals: previewed when another offer (or none) is looked at; accepted(Offer); told(what to say to the room);
    sharing_requested; taken_back."""

    previewed = Signal()
    accepted = Signal(object)
    told = Signal(str)
    sharing_requested = Signal()
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rescue")
        self._card = OfferCard()
        self._chosen: OfferKind | None = None
        self._tight = False
        self.answers = QWidget(self)  # stands where it is always in sight, whatever of the offers is
        self._head, self._note = label("", "subheading"), label("", "small")
        self._sharing = {who: self._way(who) for who in Sharing}
        self._rows = tuple(OfferRow(place + 1) for place in range(MOST))
        for place, offer in enumerate(self._rows):
            offer.number.clicked.connect(partial(self.look_at, place))
        self._use = KeyButton(self.tr("Use this"), self.tr("Enter"), "primary", tip(KeyRequest.ACCEPT))
        self._leave = KeyButton(self.tr("Leave as it is"), self.tr("Esc"), "", tip(KeyRequest.LEAVE))
        self._back = KeyButton(self.tr("Take back"), "U", "", tip(KeyRequest.TAKE_BACK))
        for made in (self._use, self._leave, self._back):
            made.set_high(32)
        self._use.clicked.connect(self.accept)
        self._leave.clicked.connect(self.let_be)
        self._back.clicked.connect(self.taken_back)
        self._build()
        self.hide()

    def _build(self) -> None:
        top = row()  # with large text the switch stands below the heading
        top.setSpacing(4)
        top.addWidget(self._head, 1)
        ways = QHBoxLayout()
        ways.setSpacing(4)
        for each in self._sharing.values():
            ways.addWidget(each)
        ways.addStretch(large_text())
        top.addLayout(ways)
        answer = FlowLayout(self.answers)  # in a narrow pane the buttons go on below
        answer.addWidget(self._use)
        answer.addWidget(self._leave)
        answer.addWidget(self._back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 6, 1, 6)
        layout.setSpacing(4)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.addLayout(top)
        head.addWidget(self._note)
        layout.addLayout(head)
        for offer in self._rows:
            layout.addWidget(offer)
        layout.addWidget(self.answers)
        layout.addStretch(1)

    @property
    def chosen(self) -> LiveOffer | None:
        """The offer that is looked at, as it stands now."""
        return None if self._looked_at is None else self._looked_at.offer

    @property
    def texts(self) -> tuple[str, ...]:
        """The offers as they are written."""
        return tuple(line.text for line in self._card.lines)

    @property
    def card(self) -> OfferCard:
        """What is shown."""
        return self._card

    @property
    def says_anything(self) -> bool:
        """Whether there is more than the button that takes back."""
        return bool(self._card.heading or self._card.note or self._card.lines)

    def set_tight(self, tight: bool) -> None:
        """Where there is no height for all of it, what is looked at stands alone, and prices are told in one line."""
        if tight != self._tight:
            self._tight = tight
            self._show_chosen()

    def whole_offers(self, width: int, most: int) -> int:
        """The height of as many offers as have room, each of them whole; of at least one, as far as it goes."""
        layout, high, whole = self.layout(), 0, 0
        if layout is None:
            return most
        for place in range(layout.count()):
            item = layout.itemAt(place)
            if item is None or item.isEmpty():
                continue
            high += item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            high += layout.contentsMargins().top() if not whole and place == 0 else layout.spacing()
            if isinstance(item.widget(), OfferRow) and high <= most:
                whole = high
        return whole or most

    def fit_answers(self, width: int) -> None:
        """The buttons in one line: where it is short the later ones are their keys."""
        fit_words(tuple(each for each in (self._use, self._leave, self._back) if not each.isHidden()), width)

    def set_main(self, main: bool) -> None:
        """Whether using an offer is what Enter does; not while a line is written."""
        self._use.set_main(main)

    def show_card(self, card: OfferCard) -> None:
        """Fill the box; it goes away when there is nothing to say and nothing to take back."""
        self._card = card
        if self._chosen is not None and self.chosen is None:
            self._chosen = None
            self.previewed.emit()
        self._head.setText(card.heading)
        set_tone(self._head, "late" if card.late else "good")
        self._note.setText(card.note)
        for who, way in self._sharing.items():
            way.setChecked(who is card.shared)
        for line, offer in zip(card.lines, self._rows, strict=False):
            offer.show_line(line)
        self._show_chosen()
        self.setVisible(not card.empty)

    def look_at(self, place: int) -> None:
        """Show what this offer would do; asked twice, it is used."""
        if self.isHidden() or place >= len(self._card.lines):
            return
        kind = self._card.lines[place].offer.kind
        if kind is self._chosen:
            self.accept()
            return
        self._chosen = kind
        self._show_chosen()
        announce(self, f"{self._rows[place].text}. {self._use.text()}: {self._use.accessibleDescription()}")
        self.previewed.emit()

    def accept(self) -> None:
        """Use the offer that is looked at. One that changes nothing is told to the room, or let be."""
        line = self._looked_at
        if line is None:
            return
        self.let_be()
        if line.offer.changes:
            self.accepted.emit(line.offer)
        elif line.say:
            self.told.emit(line.say)

    def let_be(self) -> bool:
        """Stop looking at an offer; False when none was looked at."""
        if self._chosen is None:
            return False
        self._chosen = None
        self._show_chosen()
        self.previewed.emit()
        return True

    @property
    def _looked_at(self) -> OfferLine | None:
        return next((line for line in self._card.lines if line.offer.kind is self._chosen), None)

    def _show_chosen(self) -> None:
        card, chosen = self._card, self._looked_at
        alone = self._tight and chosen is not None
        self._head.setVisible(bool(card.heading) and not alone)
        self._note.setVisible(bool(card.note) and not alone)
        for way in self._sharing.values():
            way.setVisible(card.shared is not None and not alone and not (self._tight and large_text()))
        for place, offer in enumerate(self._rows):
            there = place < len(card.lines)
            looked_at = there and card.lines[place] is chosen
            offer.setVisible(there and (looked_at or not alone))
            offer.choose(looked_at)
            offer.show_price(looked_at or not self._tight)
        tells = chosen is not None and bool(chosen.say) and not chosen.offer.changes
        self._use.set_words(self.tr("Say it now") if tells else self.tr("Use this"))
        self._use.setVisible(chosen is not None)
        self._leave.setVisible(chosen is not None)
        self._back.setVisible(card.can_take_back and chosen is None)
        self.answers.setVisible(chosen is not None or card.can_take_back)

    def _way(self, who: Sharing) -> QPushButton:
        way = _plain(button(rescue_words.sharing(who), "flat", rescue_words.sharing_tip(who)))
        way.setCheckable(True)
        way.clicked.connect(partial(self._on_way, who))
        return way

    def _on_way(self, who: Sharing) -> None:
        self._sharing[who].setChecked(who is self._card.shared)  # until the day says so
        if who is not self._card.shared:
            self.sharing_requested.emit()


class OfferRow(QFrame):
    """A number, what changes, what besides, and when the day ends then."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setProperty("role", "offer")
        self.number = KeyButton("", str(number), "flat")
        self.number.setCheckable(True)
        self._what, self._besides, self._ends = label("", "body13"), label("", "small"), label("", "body")
        self._ends.setWordWrap(False)
        self._ends.setProperty("strong", True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._what)
        words.addWidget(self._besides)
        both = row()  # with large text the end stands below: the words need the width
        both.setSpacing(2 if large_text() else 6)
        both.addLayout(words, 1)
        both.addWidget(self._ends)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 4, 12, 4)
        layout.setSpacing(6)
        layout.addWidget(self.number)
        layout.addLayout(both, 1)

    @property
    def text(self) -> str:
        """As it is written."""
        said = (each.text() for each in (self._what, self._besides, self._ends))
        return " ".join(each for each in said if each).replace(_NO_BREAK, " ")

    def show_price(self, shown: bool) -> None:
        """With what it costs besides, or without."""
        self._besides.setVisible(shown and bool(self._besides.text()))

    def show_line(self, line: OfferLine) -> None:
        self._what.setText(_kept_together(line.what or line.text))
        self._besides.setText(line.besides)
        self._ends.setText(short.ends(line.ends) if line.ends else "")
        set_tone(self._ends, "late" if line.offer.kind is OfferKind.END_LATER else "good")
        self.number.setAccessibleName(line.text)

    def choose(self, chosen: bool) -> None:
        """Show that this one is looked at."""
        self.number.setChecked(chosen)
        if self.property("chosen") != chosen:
            self.setProperty("chosen", chosen)
            self.style().unpolish(self)
            self.style().polish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.number.click()


def _kept_together(words: str) -> str:
    """With the numbers of a change on one line: what becomes of what is read at a glance."""
    return _CHANGE.sub(lambda found: found[0].replace(" ", _NO_BREAK), words)


def _plain(made: QPushButton) -> QPushButton:
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keys away from the clock
    return made
