"""What the keys and the menu do with the cards for the room. Made by the run's actions; the deck itself is the
display's."""

from __future__ import annotations

from collections.abc import Callable

from handouts.room_cards import CardKind
from ui.run import run_words as words
from ui.run.keys import KeyRequest, Presses
from ui.run.stage import Stage

TURNS = {KeyRequest.NEXT: 1, KeyRequest.BACK: -1}


class CardActions:
    """`say` takes a quiet sentence."""

    def __init__(self, stage: Stage, say: Callable[[str], None]) -> None:
        self._stage = stage
        self._say = say

    def toggle(self) -> None:
        """Hold up a card, or take it away."""
        self._stage.display.cards.toggle(self._stage.picture.step)
        self._tell_hidden()

    def show(self, kind: CardKind) -> None:
        """Hold up this card, or say that there is nothing on it."""
        if not self._stage.display.cards.show(self._stage.picture.step, kind):
            self._say(words.empty_card(kind))
            return
        self._tell_hidden()

    def took(self, request: KeyRequest | None, presses: Presses) -> bool:
        """Whether a key or a clicker turned a page: while a card is held up the arrows are the card's, and the day
        stays where it is. The buttons keep their meaning."""
        cards, step = self._stage.display.cards, self._stage.picture.step
        if request not in TURNS or cards.shown(step) is None:
            return False
        if presses.counts(request) and not cards.turn(step, TURNS[request]):
            self._say(words.last_card())
        return True

    def _tell_hidden(self) -> None:
        """A card behind something else changes nothing on the wall: whoever chose it waits for it in vain."""
        display = self._stage.display
        if display.cards.shown(self._stage.picture.step) is not None and (display.black or display.message):
            self._say(words.card_behind(display.black))
