"""What the windows of a running day show at this moment, and what a way out of a delay would make of it. Kept by the
stage, which brings each new picture; asked by the windows. Nothing is changed here."""

from __future__ import annotations

from ui.run import rescue_words
from ui.run.band_state import BandView, band_view
from ui.run.display import Display
from ui.run.offer_card import OfferCard, offer_card, titles_of
from ui.run.room_view import RoomView, room_view
from ui.run.tile_state import Tile, tiles
from ui.run.view_state import (
    ConductorView,
    RunDayRow,
    WindowMaterial,
    conductor_view,
    day_rows,
    local_clock,
)
from workshop_app.application.run_session import RunSession
from workshop_app.domain.run import LiveOffer, offers, preview


class RunViews:
    """Every window draws from the one `picture` here, so they agree to the millisecond."""

    def __init__(self, session: RunSession, display: Display) -> None:
        self._session = session
        self._display = display
        self.picture = session.picture()

    def room(self, per_page: int) -> RoomView:
        """What everybody sees; `per_page` is how many seat lines the window has room for."""
        return room_view(self.picture, self._material, per_page)

    def conductor(self) -> ConductorView:
        """What the facilitator sees."""
        return conductor_view(self.picture, self._material)

    def band(self) -> BandView:
        """The item that runs, from left to right."""
        return band_view(self._session.state, self.picture, self._material.zone)

    def tiles(self, view: ConductorView) -> tuple[Tile, ...]:
        """The rooms of the breakout that runs."""
        return tiles(self._session.state, self.picture, view.rooms, view.turns, self._material.zone)

    def planned_end(self) -> str:
        """The time the day was to end."""
        return local_clock(self.picture, self.picture.planned_end, self._material.zone)

    def offers(self) -> tuple[LiveOffer, ...]:
        """Ways to win time back, or to use minutes in hand."""
        return offers(self._session.state, self.picture.now, self._display.sharing, titles_of(self.conductor()))

    def card(self) -> OfferCard:
        """The same as the facilitator reads it. While a gap is asked about nobody knows how late it is: then nothing is
        offered, and the numbers are the answers'."""
        view = self.conductor()
        if self._session.gap is not None:
            return OfferCard(note=rescue_words.gap_first(), can_take_back=view.can_take_back)
        return offer_card(self._session.state, self.picture, view, self.offers(), self._display.sharing)

    def preview(self, offer: LiveOffer) -> tuple[RunDayRow, ...]:
        """The day as it would run with this offer. Ending later changes no step at all."""
        if not offer.changes:
            return day_rows(self.picture, self._material)
        return day_rows(preview(self._session.state, self.picture.now, offer.request), self._material)

    @property
    def _material(self) -> WindowMaterial:
        return self._display.material(self.picture.step, self._session.state.notes)
