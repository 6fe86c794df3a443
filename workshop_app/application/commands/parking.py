"""The parking lot after the day: who looks after what, until when, what is done, and what the next workshop gets."""

from __future__ import annotations

from collections.abc import Hashable

from msgspec import Struct
from msgspec.structs import replace

from agendas import parked as beside
from agendas.model import Activity, Agenda, Flex, Lead, Step, StepTexts, StepType
from workshop_app.application.parking import is_offered, offered_id, parked
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import one_line
from workshop_app.domain.value_changes import ValueChange, value_change, with_change
from workshop_app.domain.workshops import ParkedItem, Workshop, WorkshopAgenda, WorkshopStatus

PER_ITEM = 5  # minutes
SHORTEST, LONGEST = 10, 30


class AddParked(Struct, frozen=True):
    """One more question of the parking lot, say from the paper sheet."""

    item: ParkedItem
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.get(Workshop, self.item.workshop_id)
        tx.put(_in_words(self.item))


class UpdateParked(Struct, frozen=True):
    """Change some fields of a question, whether it came from the day's log or from a paper sheet. Questions are never
    removed: what is done says so."""

    workshop_id: str
    id: str
    change: ValueChange
    merge_key: Hashable | None = None
    undoable: bool = True

    @classmethod
    def between(cls, seen: ParkedItem, wanted: ParkedItem) -> UpdateParked:
        """From the question as somebody saw it to what they want of it."""
        return cls(seen.workshop_id, seen.id, value_change(seen, _tidied(wanted)))

    def run(self, tx: Transaction, clock: Clock) -> None:
        tx.get(Workshop, self.workshop_id)
        known = next((item for item in parked(tx, self.workshop_id) if item.id == self.id), None)
        if known is None:
            raise KnownError(ErrorCode.NOT_FOUND, kind=ParkedItem.__name__, id=self.id)
        tx.put(_in_words(with_change(known, self.change)))


def _tidied(item: ParkedItem) -> ParkedItem:
    return replace(item, text=one_line(item.text), owner=one_line(item.owner))


def _in_words(item: ParkedItem) -> ParkedItem:
    tidy = _tidied(item)
    if not tidy.text:
        raise KnownError(ErrorCode.TEXT_MISSING, field="text")
    return tidy


class OfferOpenItems(Struct, frozen=True):
    """Offer what one workshop left open to the agenda of a planned one: as one block beside its plan, so that no start
    time moves before the coach puts it in. Offered again, the block says what is open now, wherever it stands."""

    from_id: str
    to_id: str
    title: str
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        target = tx.get(Workshop, self.to_id)
        if target.status is WorkshopStatus.FINISHED:
            raise KnownError(ErrorCode.WORKSHOP_OVER, title=target.title)
        left = tuple(item for item in parked(tx, self.from_id) if not item.done)
        if left:
            agenda = tx.get(WorkshopAgenda, self.to_id).agenda
            tx.put(WorkshopAgenda(self.to_id, _with_block(agenda, self.from_id, _block(self, left))))


def _block(offer: OfferOpenItems, left: tuple[ParkedItem, ...]) -> Step:
    minutes = max(SHORTEST, min(LONGEST, PER_ITEM * len(left)))
    return Step(
        id=offered_id(offer.from_id),
        minutes=minutes,
        flex=Flex(PER_ITEM, LONGEST),
        type=StepType.EXERCISE,
        leads=(Lead.COACH,),
        texts=StepTexts(one_line(offer.title), room_text="\n".join(item.text for item in left)),
        activity=Activity.PARKING_LOT,
        cut=1,
    )


def _with_block(agenda: Agenda, from_id: str, block: Step) -> Agenda:
    if not is_offered(agenda, from_id):
        return beside.add_parked(agenda, block)

    def now(step: Step) -> Step:
        return replace(step, texts=block.texts) if step.id == block.id else step

    return replace(
        agenda,
        steps=tuple(map(now, agenda.steps)),
        parked=tuple(replace(kept, step=now(kept.step)) for kept in agenda.parked),
    )
