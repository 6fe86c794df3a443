"""What is changed by hand on the groups screen: two change places, one goes to another room, a room is pinned, a round
is added. Each is one command, so one undo step."""

from __future__ import annotations

from agendas import fit, repair
from agendas.model import Agenda
from agendas.repair_case import RepairKind
from ui.desk import Desk
from ui.groups import board_words
from ui.groups.group_actions import GroupActions
from workshop_app.application import queries
from workshop_app.application.commands.people_words import AskedOf, AskInWords
from workshop_app.application.commands.workshops import AgendaAction, ChangeGroups, EditAgenda
from workshop_app.application.people_names import told_apart
from workshop_app.domain import by_hand
from workshop_app.domain.workshops import GroupPlan, SeatedRound


def three_rounds(agenda: Agenda, people: int) -> Agenda | None:
    """The day with three rounds in the same time, where the fit check of the plan proposes that, and as it does it."""
    for finding in fit.check(agenda, people).findings:
        if finding.remedy == RepairKind.THIRD_ROUND.value:
            found = repair.repairs_of(finding, agenda, people)
            return next((each.agenda for each in found if each.kind is RepairKind.THIRD_ROUND), None)
    return None


class HandActions:
    """On the workshop of the other actions."""

    def __init__(self, desk: Desk, actions: GroupActions) -> None:
        self._desk, self._actions = desk, actions

    def swap(self, round_number: int, one: str, other: str, frozen: int) -> str:
        """Two people change seats; says so, or nothing where they may not. Groups that stay together stay so: the swap
        holds for all rounds still ahead."""
        plan = queries.groups(self._desk.workspace.read, self._actions.workshop_id)
        if plan is None:
            return ""
        meant = by_hand.rounds_meant(plan, round_number, frozen)
        done = self._change(plan, by_hand.exchanged(plan.rounds, one, other, meant))
        return board_words.swapped(self._name(one), self._name(other)) if done else ""

    def go_over(self, round_number: int, person: str, room: str, frozen: int) -> str:
        """One goes to another room and observes there; says so, or nothing where they may not."""
        plan = queries.groups(self._desk.workspace.read, self._actions.workshop_id)
        if plan is None:
            return ""
        meant = by_hand.rounds_meant(plan, round_number, frozen)
        done = self._change(plan, by_hand.gone_over(plan.rounds, person, room, meant))
        return board_words.went_over(self._name(person), room) if done else ""

    def pin(self, person: str, room: str) -> None:
        """A room is theirs in every round; "" for none."""
        self._actions.carry_out(AskInWords(person, AskedOf.HOST_ROOM, room))

    def three_rounds(self) -> EditAgenda | None:
        """What leads to three rounds in the time there is; None where the agenda does not allow it."""
        agenda = queries.agenda(self._desk.workspace.read, self._actions.workshop_id).agenda
        wanted = three_rounds(agenda, len(self._actions.present()))
        if wanted is None:
            return None
        return EditAgenda.between(self._actions.workshop_id, agenda, wanted, action=AgendaAction.REPAIRED)

    def _change(self, plan: GroupPlan, rounds: tuple[SeatedRound, ...]) -> bool:
        if rounds == plan.rounds:
            return False
        return self._actions.carry_out(ChangeGroups.between(self._actions.workshop_id, plan, rounds, plan.seed))

    def _name(self, id: str) -> str:
        return told_apart(queries.people(self._desk.workspace.read)).get(id, "…")
