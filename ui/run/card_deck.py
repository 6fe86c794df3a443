"""The cards that the facilitator holds up to the room: one deck in a fixed order, paged with the arrows while a card is
shown. Belongs to the item it was shown in: the next item begins with its own instruction. Nothing here is stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from agendas.model import Step
from handouts.room_cards import CardKind, RoomCard
from workshop_app.application.ports import Reader


class CardDeck:
    """`changed` is called whenever another card, or none, is to be seen."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._reader: Reader | None = None
        self._language = "en"
        self._pages: tuple[RoomCard, ...] = ()
        self._page = 0
        self._step = ""
        self._up = False

    def read(self, reader: Reader, language: str) -> None:
        """Where the texts come from, and in which language."""
        self._reader, self._language = reader, language

    def shown(self, step: Step | None) -> RoomCard | None:
        """The page that is held up while this step runs."""
        if step is None or not self._up or step.id != self._step or not self._pages:
            return None
        return self._pages[self._page]

    def toggle(self, step: Step | None) -> None:
        """Hold the deck up where it was in this step, else at the step's own task; or take it away."""
        if self.shown(step) is not None:
            self.take_away()
        elif step is not None and step.id == self._step and self._pages:
            self._hold_up(step, self._pages[self._page].kind, self._pages[self._page].page)
        elif step is not None:
            self._hold_up(step, CardKind.TASK, 1)

    def show(self, step: Step | None, kind: CardKind) -> bool:
        """Hold up the first page of this card; False, and all as it was, where it has none."""
        if step is None or all(each.kind is not kind for each in self._all_pages(step)):
            return False
        self._hold_up(step, kind, 1)
        return True

    def take_away(self) -> None:
        self._up = False
        self._changed()

    def turn(self, step: Step | None, by: int) -> bool:
        """A page on or back; False at either end of the deck."""
        page = self._page + by
        if self.shown(step) is None or not 0 <= page < len(self._pages):
            return False
        self._page = page
        self._changed()
        return True

    def _hold_up(self, step: Step, kind: CardKind, page: int) -> None:
        self._pages = self._all_pages(step)
        places = (place for place, each in enumerate(self._pages) if (each.kind, each.page) == (kind, page))
        self._page = next(places, 0)
        self._step, self._up = step.id, True
        self._changed()

    def _all_pages(self, step: Step) -> tuple[RoomCard, ...]:
        from handouts import gather_cards  # the papers' composers come along: not before somebody wants a card

        task = gather_cards.task_card(step, self._language)
        return task if self._reader is None else (*task, *gather_cards.cards(self._reader, self._language, date.max))
