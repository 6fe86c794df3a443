"""One card of a trio on the screen: the coach's, the coachee's with all she knows, or the observer's without it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from agendas.model import Seat
from agendas.words import seat_prompts
from ui.widgets.basics import card, fit_height, label, line, scrolled
from workshop_app.domain.rehearsal.own_sentences import own_sentences
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind
from workshop_app.domain.rehearsal.trio_cards import CardFact, TrioCards


class TrioCardView(QWidget):
    """`show_card` fills it; `clear` leaves nothing of it behind, not for a screen reader either."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area, self._page = scrolled(margin=0, parent=self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(self.tr("Your card"))
        self._inside: QWidget | None = None

    def show_card(self, cards: TrioCards, seat: Seat) -> None:
        """The card of this seat, from its top."""
        self.clear()
        self._inside, layout = card(parent=self)
        if seat is Seat.OBSERVER:
            layout.addWidget(label(self.tr("You watch the coach, not the case.")))
        else:
            self._add_head(layout, cards, seat)
        if seat is Seat.COACHEE:
            layout.addWidget(line())
            layout.addLayout(self._facts(cards))
            self._add_manner(layout, cards)
        else:
            for prompt in seat_prompts(seat, cards.language):
                layout.addWidget(label(f"•  {prompt}"))
        self._page.addWidget(self._inside)
        self._page.addStretch(1)
        fit_height(self._area)
        self._area.verticalScrollBar().setValue(0)

    def take_keys(self) -> None:
        """Arrows and page keys go through a long card."""
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Take the card away."""
        while self._page.count():
            self._page.takeAt(0)
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = None

    def _add_head(self, layout: QVBoxLayout, cards: TrioCards, seat: Seat) -> None:
        coach = self.tr("{name}, {role}, brings you a draft.")
        you = self.tr("You play {name}, {role}. {manner}")
        told = you if seat is Seat.COACHEE else coach
        layout.addWidget(label(told.format(name=cards.name, role=cards.role, manner=cards.manner), "body16"))
        layout.addWidget(label(cards.title, "subheading"))
        layout.addWidget(label(cards.briefing))
        layout.addWidget(label(self.tr("THE DRAFT ON THE TABLE"), "section"))
        layout.addWidget(label(f"“{cards.first_draft}”", "quote"))
        if seat is Seat.COACHEE:
            layout.addWidget(label(self.tr("Begin, for example: “{words}”").format(words=cards.opening), "quiet"))
        else:
            layout.addWidget(line())
            layout.addWidget(label(self.tr("If you are stuck"), "subheading"))

    def _facts(self, cards: TrioCards) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        heads = (self.tr("You know"), self.tr("You say so when you are asked"), self.tr("In words such as"))
        for column, words in enumerate(heads):
            grid.addWidget(label(words, "small"), 0, column)
            grid.setColumnStretch(column, 1)
        for place, fact in enumerate(cards.facts):
            grid.addWidget(line(), place * 2 + 1, 0, 1, 3)
            for column, words in enumerate((fact.note, self._when(fact, cards.language), f"“{fact.says}”")):
                grid.addWidget(label(words), place * 2 + 2, column, Qt.AlignmentFlag.AlignTop)
        return grid

    def _when(self, fact: CardFact, language: str) -> str:
        asked = own_sentences(language).of
        silent = self.tr("the coach waits in silence")
        kinds = [silent if kind is QuestionKind.SILENCE else f"“{asked[kind][0]}”" for kind in fact.kinds]
        parts = [" / ".join(kinds)]
        if fact.after:
            parts.append(self.tr("Only once this is out: {notes}").format(notes="; ".join(fact.after)))
        if fact.trust:
            parts.append(self.tr("Only to a coach who has listened well"))
        return "\n".join(parts)

    def _add_manner(self, layout: QVBoxLayout, cards: TrioCards) -> None:
        advice = self.tr("Advice gets an answer, not agreement: “{words}”").format(words=cards.to_advice)
        pen = self.tr("You hold the pen: write a better wording as soon as a question gives you one. No new figures.")
        layout.addWidget(line())
        for words in (advice, *self._resists(cards), pen):
            layout.addWidget(label(words))

    def _resists(self, cards: TrioCards) -> tuple[str, ...]:
        asked = own_sentences(cards.language).of
        questions = ", ".join(f"“{asked[kind][0]}”" for kind in cards.resists)
        words = self.tr("You do not like this question at first, and come round to it: {questions}")
        return (words.format(questions=questions),) if questions else ()
