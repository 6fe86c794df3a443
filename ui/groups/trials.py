"""What putting somebody down would do, worked out while they are in the air. The rules are `domain/by_hand`; this reads
the groups when somebody is lifted first after a change of them."""

from __future__ import annotations

from ui.desk import Desk
from ui.groups.board_state import Try
from ui.groups.group_actions import GroupActions
from workshop_app.application import queries
from workshop_app.domain.by_hand import ByHand, Trial


class Trials:
    """Of one workshop's groups."""

    def __init__(self, desk: Desk, actions: GroupActions) -> None:
        self._desk, self._actions = desk, actions
        self._scale: ByHand | None = None
        self._of: object = None  # which workshop, and how many of its rounds are over
        self.begun = False  # somebody was lifted, and not put down yet
        self._safe: dict[tuple[str, int], frozenset[str]] = {}
        desk.bridge.changed.connect(self.forget)

    def begin(self, frozen: int) -> None:
        """Somebody was lifted: rounds up to `frozen` do not change."""
        wanted = (self._actions.workshop_id, frozen)
        if self._scale is not None and wanted == self._of:
            self.begun = True
            return
        self.forget()
        self.begun, self._of = True, wanted
        plan = queries.groups(self._desk.workspace.read, self._actions.workshop_id)
        if plan is not None:
            asked = self._actions.asked()
            self._scale = ByHand(plan, self._actions.present(), asked.strict, frozen, asked.facts.met)

    def end(self) -> None:
        """Nobody is in the air any more."""
        self.begun = False

    def forget(self, *_changed: object) -> None:
        """What was read may be otherwise by now."""
        self.begun = False
        self._scale = None
        self._safe.clear()

    def outcome(self, tried: Try) -> Trial | None:
        """What it would do; None where nothing would change."""
        if self._scale is None or not (tried.other or tried.room):
            return None
        if tried.other:
            found = self._scale.swap(tried.person, tried.other, tried.round)
        else:
            found = self._scale.go_over(tried.person, tried.room, tried.round)
        return None if found.rounds == self._scale.rounds else found

    def safe(self, tried: Try) -> frozenset[str]:
        """With whom this person can change places in the round without a rule broken that holds now."""
        asked = (tried.person, tried.round)
        if self._scale is not None and asked not in self._safe:
            self._safe[asked] = self._scale.safe(*asked)
        return self._safe.get(asked, frozenset())
