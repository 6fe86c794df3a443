"""Reads what the groups screen shows from the engagement: people, groups, offers, and one person's card."""

from __future__ import annotations

from agendas.model import Agenda
from ui.desk import Desk
from ui.groups import group_words as words
from ui.groups.card_state import PersonCardState, person_card
from ui.groups.group_actions import GroupActions
from ui.groups.hand_actions import three_rounds
from ui.groups.view_state import GroupsView, Invited, groups_view
from workshop_app.application import group_queries, queries
from workshop_app.application.people_names import told_apart
from workshop_app.application.people_queries import person_page
from workshop_app.domain.people import Person
from workshop_app.domain.reseating import Reseated
from workshop_app.domain.seat_rules import SeatRules
from workshop_app.domain.workshops import Workshop


class GroupsReading:
    """Of one workshop; `actions` know which."""

    def __init__(self, desk: Desk, actions: GroupActions) -> None:
        self._desk, self._actions = desk, actions
        self._asked, self._everybody = SeatRules(), tuple[Person, ...]()
        self._looked_for: tuple[Agenda, int] | None = None
        self._can_hold_three = False

    def workshop(self) -> Workshop | None:
        """None when it is gone. Read first: what the others need of everybody is read with it."""
        read = self._desk.workspace.read
        found = read.find(Workshop, self._actions.workshop_id)
        if found is not None:
            self._asked, self._everybody = self._actions.asked(), queries.people(read)
        return found

    def view(self, workshop: Workshop, frozen: int, offer: Reseated | None = None) -> GroupsView:
        """The board as it is, or as it would be."""
        read = self._desk.workspace.read
        agenda = queries.agenda(read, workshop.id).agenda
        plan = queries.groups(read, workshop.id)
        moved: frozenset[tuple[int, str]] = frozenset()
        if offer is not None and plan is not None:
            plan = offer.taken(plan)
            moved = frozenset((each.round, each.person) for each in offer.way.moves)
        present, before = self._actions.present(), group_queries.seats_so_far(read, workshop.id)
        asked, running = self._asked, self._actions.round_running()
        return groups_view(workshop, agenda, present, plan, frozen, self._everybody, before, asked, running, moved)

    def invited(self, view: GroupsView) -> tuple[Invited, ...]:
        """Everybody of the engagement."""
        read = self._desk.workspace.read
        entries = {entry.person_id: entry.present for entry in queries.attendance(read, self._actions.workshop_id)}
        asked, people = self._asked, self._everybody
        names = told_apart(people)
        return tuple(
            Invited(
                person.id,
                names[person.id],
                person.id in entries,
                entries.get(person.id, False),
                words.marks(person.id, asked.rules, asked.facts),
                view.seats_of(person.id),
                person.team,
                person.reports_to or "",
                names.get(person.reports_to or "", person.boss),
                words.known(person.id, asked.facts),
            )
            for person in people
        )

    def card(self, person_id: str, view: GroupsView) -> PersonCardState | None:
        """None when they are not in the engagement any more."""
        read = self._desk.workspace.read
        page = person_page(read, person_id)
        if page is None:
            return None
        return person_card(page, view, self._actions.workshop_id, self._asked.facts.met)

    def rules(self, view: GroupsView) -> int:
        """How many rules there are about those who are there; bosses count once each."""
        asked = self._asked
        pairs = (*asked.rules.apart, *asked.rules.together, *asked.rules.rather_not, *asked.bosses)
        hosts = sum(id in view.names for id in asked.rules.hosts)
        return hosts + sum(all(id in view.names for id in pair) for pair in pairs)

    def _three_rounds_help(self, agenda: Agenda, people: int) -> bool:
        """Looked for once for an agenda: the plan's repair weighs several."""
        if (agenda, people) != self._looked_for:
            self._looked_for = (agenda, people)
            self._can_hold_three = three_rounds(agenda, people) is not None
        return self._can_hold_three

    def repair(self, view: GroupsView) -> words.TruthRepair:
        """What would help everybody to every seat, before anything has begun."""
        if view.report is None or view.frozen or view.needs_reseating or view.present < 2:
            return words.TruthRepair.NONE
        if len(view.rounds) != view.needed:
            return words.TruthRepair.AGAIN
        if view.breaks_a_rule and not (self._actions.refusal or self._actions.let_in):
            return words.TruthRepair.AGAIN  # first: seats are counted anew when the rules are kept
        if not view.report.missed_seats:
            return words.TruthRepair.AGAIN if view.empty else words.TruthRepair.NONE
        if view.turns_mixed > view.turns:
            return words.TruthRepair.MIX
        agenda = queries.agenda(self._desk.workspace.read, self._actions.workshop_id).agenda
        if view.turns < view.present and self._three_rounds_help(agenda, view.present):
            return words.TruthRepair.THREE
        return words.TruthRepair.AGAIN if view.turns >= view.present else words.TruthRepair.NONE
