"""What the card of offers says at this moment: a pure function from the running day to one frozen value. The card never
goes away without a word: once something was late or in hand, it tells how that ended."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from agendas.rescue import OfferKind, Sharing
from agendas.telling_apart import told_apart
from ui.run import rescue_words
from ui.run.timing import as_said
from ui.run.view_state import ConductorView, local_clock, minutes_to_win
from workshop_app.domain.run import (
    LiveOffer,
    RunPicture,
    RunState,
    RunStatus,
    minutes_ahead,
    most_to_give,
    past_fixed_end,
)

WORTH_A_WORD = 5  # minutes in hand


class OfferLine(Struct, frozen=True):
    """One offer and its words, and the same in parts: what changes, what besides, when the day ends then. `say` is what
    there is to be told to the room with it, empty when nothing is."""

    offer: LiveOffer
    text: str
    say: str = ""
    what: str = ""
    besides: str = ""
    ends: str = ""


class OfferCard(Struct, frozen=True):
    """`heading` says by how much, `note` what is to be known besides, `lines` are the offers. `shared` is who gives, or
    None where that is no question."""

    heading: str = ""
    late: bool = False
    note: str = ""
    lines: tuple[OfferLine, ...] = ()
    shared: Sharing | None = None
    can_take_back: bool = False

    @property
    def empty(self) -> bool:
        return not (self.heading or self.note or self.lines or self.can_take_back)


def offer_card(
    state: RunState, now: RunPicture, view: ConductorView, found: tuple[LiveOffer, ...], sharing: Sharing
) -> OfferCard:
    """The card for a day that is late, ahead, or on time; empty once it is over."""
    if not state.running:
        return OfferCard()
    late = minutes_to_win(now)
    early = 0 if late else minutes_ahead(state, now.now)
    titles = titles_of(view)
    if not late and early < WORTH_A_WORD:
        return OfferCard(can_take_back=view.can_take_back)
    gives = any(each.changes for each in found)
    lines = tuple(_line(each, now, titles, alone=bool(late) and not gives) for each in found)
    if late:
        heading = (
            rescue_words.heading(late) if gives else rescue_words.nothing_gives(late, most_to_give(state, now.now))
        )
    else:
        heading = rescue_words.in_hand(early)
    past = past_fixed_end(state)
    return OfferCard(
        heading,
        late > 0,
        rescue_words.past_fixed_end(past) if late and past else "",
        lines,
        sharing if late and gives else None,
        view.can_take_back,
    )


def titles_of(view: ConductorView) -> Mapping[str, str]:
    """What the items of the day are called; two of one name by when they begin."""
    return told_apart((row.step_id, row.title, row.start) for row in view.rows)


def after(card: OfferCard, before: OfferCard, view: ConductorView, planned_end: str) -> OfferCard:
    """The same card, which says so when what it was about is over."""
    said = card.heading or card.note
    if said or not (before.heading or before.note) or view.status is RunStatus.FINISHED:
        return card
    return OfferCard(note=rescue_words.end_holds(view.ends_at, planned_end), can_take_back=card.can_take_back)


def _line(offer: LiveOffer, now: RunPicture, titles: Mapping[str, str], *, alone: bool) -> OfferLine:
    ends = local_clock(now, as_said(offer.ends, offer.ends - offer.behind), None)
    held = offer.waits_for or offer.goes_to  # the day ends when it was to end
    tells = offer.kind is OfferKind.END_LATER or (offer.kind is OfferKind.FINISH_EARLY and not held)
    text = rescue_words.say_now(ends) if alone else rescue_words.offer(offer, titles, ends)
    say = rescue_words.told_end(ends) if tells else ""
    if alone:
        return OfferLine(offer, text, say, text)
    what, besides = rescue_words.offer_what(offer, titles), rescue_words.offer_besides(offer, titles)
    return OfferLine(offer, text, say, what, besides, ends)
