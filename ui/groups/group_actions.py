"""What the groups screen does: who takes part, who is there, seats dealt and moved. Each action is one
command, so one undo step; a refusal is said in the bottom line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from agendas.breakouts import BreakoutsImpossible
from ui.background import Progress
from ui.clash_words import why_impossible
from ui.desk import Desk
from ui.labels import error_sentence
from ui.meetings import meetings_elsewhere
from ui.reseating.search import OfferSearch, question_about
from workshop_app.application import group_queries, queries
from workshop_app.application.changes import Changes
from workshop_app.application.command import Command
from workshop_app.application.commands.workshops import ChangeAttendance, ChangeGroups, EditAgenda, HoldOtherRounds
from workshop_app.application.people_names import told_apart
from workshop_app.application.seating import seating, with_met
from workshop_app.domain import groups
from workshop_app.domain.errors import KnownError
from workshop_app.domain.groups import DealtGroups
from workshop_app.domain.people import PairRule, Person
from workshop_app.domain.reseating import Reseated
from workshop_app.domain.seat_rules import SeatRules
from workshop_app.domain.value_changes import with_change
from workshop_app.domain.workshops import Attendance, GroupPlan


class GroupActions:
    """Actions on one workshop's groups; `refresh` shows the screen again after something was refused."""

    def __init__(self, desk: Desk, refresh: Callable[[], None]) -> None:
        self._desk = desk
        self.refresh = refresh
        self.search = OfferSearch(desk.background, refresh)
        self.workshop_id = ""
        self.refusal = ""  # why the groups that were asked for last could not be made
        self.let_in = False  # whether bosses were let in with their reports, as no groups keep them all apart

    def present(self) -> tuple[Person, ...]:
        """Who is there."""
        found = queries.participants(self._desk.workspace.read, self.workshop_id, present_only=True)
        return tuple(entry.person for entry in found)

    def asked(self) -> SeatRules:
        """What people's pages ask for these groups, and who met before."""
        return seating(self._desk.workspace.read, self.workshop_id)

    def round_running(self) -> int:
        """The number of the round that runs; 0 when none does."""
        workspace = self._desk.workspace
        return group_queries.round_running(workspace.read, self.workshop_id, workspace.clock.now())

    def rounds_begun(self) -> int:
        """How many rounds the running or finished day has seen."""
        workspace = self._desk.workspace
        return group_queries.rounds_begun(workspace.read, self.workshop_id, workspace.clock.now())

    def invite(self, ids: tuple[str, ...]) -> None:
        entries = queries.attendance(self._desk.workspace.read, self.workshop_id)
        self.carry_out(ChangeAttendance.between(self.workshop_id, entries, ids))

    def invite_all(self) -> None:
        self.invite(tuple(person.id for person in queries.people(self._desk.workspace.read)))

    def set_presence(self, person_id: str, here: bool) -> None:
        """Somebody came after all, or is not there."""
        self.carry_out(ChangeAttendance(self.workshop_id, present=((person_id, here),)))

    def deal(self, keep: bool, title: str, first: EditAgenda | None = None) -> None:
        """Seats for everybody who is there, worked out in the background; with `first`, for the rounds of that agenda,
        which is planned in the same step."""
        self.forget_tried()
        read, workshop_id = self._desk.workspace.read, self.workshop_id
        before = queries.groups(read, workshop_id)
        agenda = queries.agenda(read, workshop_id).agenda
        rounds = len(groups.rotation_steps(agenda if first is None else with_change(agenda, first.change)))
        seed = before.seed + 1 if before else 1
        people, so_far = self.present(), group_queries.seats_so_far(read, workshop_id)
        asked, names = self.asked(), told_apart(queries.people(read))
        elsewhere = meetings_elsewhere(self._desk.workspace, people)

        def job(progress: Progress) -> DealtGroups | str:
            def go_on() -> bool:  # Cancel keeps the best that was found
                return not progress.cancelled

            try:
                known = with_met(asked, elsewhere()).facts
                dealt = groups.deal(people, rounds, seed, keep, asked.rules, known, go_on, asked.bosses)
            except BreakoutsImpossible as impossible:
                return why_impossible(impossible, asked.bosses, names)
            return replace(dealt, rounds=groups.fair_start(dealt.rounds, so_far))

        done = partial(self._on_dealt, workshop_id, before, first, title)
        self._desk.background.submit(job, done, self._say_error, title=title, on_cancelled=self.refresh)

    def look_for_offers(self, frozen: int, running: int, title: str) -> None:
        """Ask for ways to seat those who came and left; the screen is shown again when they are found."""
        plan = queries.groups(self._desk.workspace.read, self.workshop_id)
        if plan is None:
            self.search.drop()
            return
        people = self.present()
        question = question_about(plan, self._desk.workspace.read, people, frozen, running)
        self.search.ask(question, title, meetings_elsewhere(self._desk.workspace, people))

    def hear(self, changes: Changes) -> None:
        """What could not be made may be possible now."""
        if changes.touches(Person, PairRule, Attendance):
            self.forget_tried()

    def forget_tried(self) -> None:
        self.refusal, self.let_in = "", False

    def accept(self, found: Reseated) -> None:
        """Seat them as an offer says; refused when the groups have changed since it was found."""
        question = self.search.question
        plan = queries.groups(self._desk.workspace.read, self.workshop_id)
        if question is None or plan is None:
            return
        wanted = found.taken(question.plan)
        self.carry_out(
            ChangeGroups.between(self.workshop_id, question.plan, wanted.rounds, wanted.seed, wanted.same_all_day)
        )

    def _on_dealt(
        self,
        workshop_id: str,
        before: GroupPlan | None,
        first: EditAgenda | None,
        title: str,
        dealt: DealtGroups | str,
    ) -> None:
        if isinstance(dealt, str):
            self.refusal = dealt
            self.refresh()
        else:
            self.let_in = dealt.relaxed
            wanted = (dealt.rounds, dealt.seed, dealt.same_all_day)
            seats = ChangeGroups.between(workshop_id, before, *wanted)
            command = seats if first is None else HoldOtherRounds(first, seats)
            # Hundreds of seats take the disk longer than a picture may wait.
            self._desk.door.carry_out_beside(command, title, self._on_seated)

    def _on_seated(self, changes: Changes | None) -> None:
        if changes is None:
            self.refresh()

    def carry_out(self, command: Command) -> bool:
        """Through the door; after a refusal the screen shows what there is."""
        done = bool(self._desk.door.carry_out(command))
        if not done:
            self.refresh()
        return done

    def _say_error(self, error: KnownError) -> None:
        self._desk.bridge.say(error_sentence(error))
