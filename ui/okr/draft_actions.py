"""What the user can do to a draft beside typing: add, move, duplicate, remove, set the status. Used by the panel."""

from __future__ import annotations

from typing import Literal, assert_never

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.okr.draft_requests import DraftAction
from ui.okr.questions_view import why_not
from workshop_app.application import draft_queries, queries
from workshop_app.application.between_teams import both_sides
from workshop_app.application.command import Command
from workshop_app.application.commands import drafts
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.beside_the_set import MakeActivity
from workshop_app.application.commands.cycle_scoring import ScoreCycleAs
from workshop_app.application.commands.unsent import KeepUnsent
from workshop_app.application.commands.wordings import NameTheQuestion
from workshop_app.domain.draft_checks import DraftFinding
from workshop_app.domain.engagement import Team
from workshop_app.domain.identity import new_id
from workshop_app.domain.okr import Dismissal, DraftSet, DraftStatus, KeyResult, KeyResultType

Removal = Literal[DraftAction.REMOVE, DraftAction.REMOVE_OBJECTIVE, DraftAction.REMOVE_SET]


class DraftActions(QObject):
    """Signals:
    arrived: the id of the part to go to now.
    refused: something was to come, go or move, and was not done.
    large_requested: the board or the sorter (as the action), and the id of the set.
    """

    arrived = Signal(str)
    refused = Signal()
    large_requested = Signal(object, str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk

    def apply(self, command: Command, by: object | None = None) -> bool:
        """Run a command; False when it was refused."""
        done = self._desk.door.carry_out(command, by)
        if not done:
            self.refused.emit()
        return done

    def do(self, action: DraftAction, id: str) -> None:
        """Do it to a set, an objective or a key result."""
        match action:
            case DraftAction.BOARD | DraftAction.SORT:
                self.large_requested.emit(action, id)
            case DraftAction.ADD_OBJECTIVE:
                new = new_id()
                self._add(drafts.AddObjective(id, new), new)
            case DraftAction.ADD_KEY_RESULT:
                new = new_id()
                self._add(drafts.AddKeyResult(id, new), new)
            case DraftAction.ADD_BEHIND:
                new, result = new_id(), self._desk.workspace.read.get(KeyResult, id)
                self._add(drafts.AddKeyResult(result.objective_id, new, after=id), new)
            case DraftAction.DUPLICATE | DraftAction.COPY_OBJECTIVE:
                made = drafts.DuplicateObjective if action is DraftAction.COPY_OBJECTIVE else drafts.DuplicateKeyResult
                new = new_id()
                self._add(made(id, new), new)
            case DraftAction.MAKE_ACTIVITY | DraftAction.MAKE_BASELINE:
                (self._make_activity if action is DraftAction.MAKE_ACTIVITY else self._make_baseline)(id)
            case DraftAction.SCORE_AS_DECIDED:
                self._score_as_decided(id)
            case DraftAction.UP | DraftAction.DOWN:
                self._move(id, -1 if action is DraftAction.UP else 1)
            case DraftAction.REMOVE | DraftAction.REMOVE_OBJECTIVE | DraftAction.REMOVE_SET:
                self._remove(action, id)
            case _:  # a word nobody knows must never take something away
                assert_never(action)

    def set_status(self, set_id: str, status: DraftStatus) -> None:
        """Say how far a set has come. Publishing waits for nobody, and says who has not said yes."""
        read = self._desk.workspace.read
        before = read.get(DraftSet, set_id).status
        if not self.apply(drafts.SetDraftStatus(set_id, status)):
            return
        team_id = read.get(DraftSet, set_id).team_id
        if status is not DraftStatus.PUBLISHED:
            if before is DraftStatus.PUBLISHED:  # what was said of it on that day may still stand there
                name = read.get(Team, team_id).name
                self._desk.bridge.say(self.tr("{team} is not published any more.").format(team=name))
            return
        needs, team = both_sides(read, team_id).needs, read.get(Team, team_id).name
        who = dict.fromkeys(each.gives.strip() for each in needs if not each.is_confirmed and each.gives.strip())
        if who:
            self._desk.bridge.say(
                self.tr("{team} is published. Not confirmed yet: {names}").format(team=team, names=", ".join(who))
            )

    def name_question(self, id: str, field: str, question: str) -> None:
        """This question changed the wording."""
        self.apply(NameTheQuestion(id, field, question))

    def see_parameter(self, key: str) -> None:
        """Go to where this was agreed."""
        self._desk.bridge.navigate(f"interview/{key}")

    def put_aside(self, finding: DraftFinding, reason: str) -> None:
        """Not here, for this reason and this text."""
        if self.apply(drafts.Dismiss(finding.subject_id, finding.code, finding.text, reason)):
            self.apply(KeepUnsent(why_not(finding), ""))

    def ask_again(self, aside: tuple[Dismissal, ...]) -> None:
        """These may be asked again; what was put aside for earlier wordings stays so."""
        for subject_id in dict.fromkeys(one.subject_id for one in aside):
            ids = tuple(one.id for one in aside if one.subject_id == subject_id)
            self.apply(drafts.AskAgain(subject_id, ids))

    def _score_as_decided(self, set_id: str) -> None:
        read = self._desk.workspace.read
        cycle, model = read.get(DraftSet, set_id).cycle, queries.scoring_model(read)
        said = self.tr(
            "The sets of this cycle are scored that way now. What they said before stays; undo takes it back."
        )
        self._say_after(ScoreCycleAs(cycle, model), said)

    def _make_activity(self, id: str) -> None:
        if self.apply(MakeActivity(id, new_id())):
            self._desk.bridge.say(self.tr("It is an activity now. What should be different once it is done?"))
            self.arrived.emit(id)

    def _make_baseline(self, id: str) -> None:
        """Nobody knows today's value. What was typed of it goes; where baselines were not agreed on, nothing does."""
        read = self._desk.workspace.read
        if KeyResultType.BASELINE not in draft_queries.agreement(read).facts.caps.allowed_types:
            self._desk.bridge.say(self.tr("Baselines are not among the types that were agreed on."))
        elif self.apply(edit(KeyResult, id, type=KeyResultType.BASELINE, baseline="")):
            self._desk.bridge.say(self.tr("It is a baseline now. From how many cases will the first value come?"))
            self.arrived.emit(id)

    def _add(self, command: Command, new: str) -> None:
        if self.apply(command):
            self.arrived.emit(new)

    def _move(self, id: str, by: int) -> None:
        siblings, objective_id = self._siblings(id)
        index = siblings.index(id) + by
        others = [None, *(each for each in siblings if each != id)]
        if 0 <= index < len(siblings) and self.apply(drafts.MoveKeyResult(id, objective_id, others[index])):
            self.arrived.emit(id)

    def _remove(self, action: Removal, id: str) -> None:
        """Undo can help, so nothing is asked; the bottom line says how."""
        match action:
            case DraftAction.REMOVE_OBJECTIVE:
                said = self.tr("Objective and its key results removed; undo brings them back.")
                self._say_after(drafts.RemoveObjective(id), said)
            case DraftAction.REMOVE_SET:
                said = self.tr("Set removed; the team stays. Undo brings it back.")
                self._say_after(drafts.RemoveDraftSet(id), said)
            case DraftAction.REMOVE:
                self._remove_key_result(id)
            case _:
                assert_never(action)

    def _remove_key_result(self, id: str) -> None:
        siblings, _ = self._siblings(id)
        place = siblings.index(id)
        self._say_after(drafts.RemoveKeyResult(id), self.tr("Key result removed; undo brings it back."))
        for neighbour in siblings[place + 1 : place + 2] or siblings[max(0, place - 1) : place]:
            self.arrived.emit(neighbour)

    def _say_after(self, command: Command, words: str) -> None:
        if self.apply(command):
            self._desk.bridge.say(words)

    def _siblings(self, id: str) -> tuple[list[str], str]:
        result = self._desk.workspace.read.get(KeyResult, id)
        return [
            one.id for one in queries.key_results(self._desk.workspace.read, result.objective_id)
        ], result.objective_id
