"""What the facilitator has set for now and the names the windows need: everything both windows show besides the picture
of the run. Kept by the stage; nothing here is stored, and after a restart the plan's own requests hold again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from agendas.model import Step
from agendas.rescue import Sharing
from ui.run.card_deck import CardDeck
from ui.run.view_state import PAGE_SECONDS, WindowMaterial
from workshop_app.application import queries
from workshop_app.application.commitments import commitments
from workshop_app.application.people_names import told_apart
from workshop_app.application.ports import Reader
from workshop_app.application.rehearsal_seats import DaySeats, day_seats, seats_to_rehearse
from workshop_app.application.told_people import ToldPeople
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.run import NoteTaken
from workshop_app.domain.workshops import Attendance, GroupPlan


class Display:
    """Black screen, message, cards, steps that follow by themselves, groups and names; `speed` is that of a rehearsal,
    and `sharing` who gives when time is to be won back. `changed` is called after each request. Who is seated
    again in a rehearsal is seated here and nowhere else."""

    def __init__(self, rehearsal: bool, changed: Callable[[], None]) -> None:
        self.rehearsal = rehearsal
        self.speed = 1.0
        self.black = False
        self.message = ""
        self.sharing = Sharing.PRIORITY
        self.cards = CardDeck(changed)
        self._changed = changed
        self._automatic: dict[str, bool] = {}  # steps for which the facilitator wants it otherwise than planned
        self.stand_ins = 0  # how many of those seated are nobody
        self._rehearsed: DaySeats | None = None
        self._groups: GroupPlan | None = None
        self._names: Mapping[str, str] = {}
        self._attending: tuple[Attendance, ...] = ()
        self._commitments: tuple[Commitment, ...] = ()
        self._language = "en"

    def toggle_black(self) -> None:
        self.black = not self.black
        self._changed()

    def write(self, message: str) -> None:
        """Show this to the room; an empty one takes it away."""
        self.message = message.strip()
        self._changed()

    def share(self, who: Sharing) -> None:
        """Let few items give, or all of them a little."""
        self.sharing = who
        self._changed()

    def automatic(self, step: Step | None) -> bool:
        """Whether the next step comes by itself: as the plan says, unless told otherwise; in a rehearsal always."""
        return step is not None and self._automatic.get(step.id, step.advance or self.rehearsal)

    def toggle_automatic(self, step: Step) -> None:
        """Let this step give way to the next by itself, or not."""
        self._automatic[step.id] = not self.automatic(step)
        self._changed()

    def seats(self, reader: Reader, workshop_id: str) -> DaySeats:
        """Who is there and sits where, in a rehearsal as it was left there last. Stand-ins keep their seats until it is
        left."""
        if not self.rehearsal or self._rehearsed is not None:
            return self._rehearsed or day_seats(reader, workshop_id)
        seats = seats_to_rehearse(reader, workshop_id)
        self._rehearsed = seats if seats.stand_ins else None
        return seats

    def seat_in_rehearsal(self, seats: DaySeats) -> None:
        """From now on, until the rehearsal is left."""
        self._rehearsed = seats
        self._groups, self._attending = seats.groups, seats.attendance
        self._changed()

    def read(self, reader: Reader, workshop_id: str) -> None:
        """Look the groups, the names, the commitments and the language up again. A rehearsal begins without any."""
        seats = self.seats(reader, workshop_id)
        self._groups, self._attending = seats.groups, seats.attendance
        self.stand_ins = len(seats.stand_ins)
        self._names = told_apart((*queries.people(reader), *seats.stand_ins))
        made = () if self.rehearsal else commitments(reader, workshop_id)
        self._commitments = tuple(map(ToldPeople(reader).told, made)) if made else ()
        self._language = queries.agenda(reader, workshop_id).agenda.language
        self.cards.read(reader, self._language)

    def material(self, step: Step | None, notes: tuple[NoteTaken, ...]) -> WindowMaterial:
        """All of it, for the two views."""
        return WindowMaterial(
            groups=self._groups,
            names=self._names,
            notes=notes,
            message=self.message,
            black=self.black,
            automatic=self.automatic(step),
            rehearsal=self.rehearsal,
            page_seconds=PAGE_SECONDS * self.speed,
            language=self._language,
            attending=self._attending,
            card=self.cards.shown(step),
            commitments=self._commitments,
        )
