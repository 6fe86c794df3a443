"""What teams do together: the same measure in two teams, key results with a co-owner in each, and what adds to the
work of other teams. Its cards are made a few at a time, so that the window answers meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.alignment.contribution_card import ContributionCard
from ui.alignment.same_measures import SameMeasures
from ui.alignment.share_line import ShareLine
from ui.alignment.shared_cards import SharedResultCard
from ui.desk import Desk
from ui.widgets.basics import fit_height, label, scrolled
from workshop_app.application.changes import Changes
from workshop_app.application.command import Command
from workshop_app.application.commands.shared_results import (
    AddCoOwner,
    DropContribution,
    OwnTogether,
    SayContribution,
    ShareWith,
    StopSharing,
)
from workshop_app.application.contributions import Contribution
from workshop_app.application.shared_work import SharedResult, SharedWork, shared_work
from workshop_app.domain.between_teams import ContributionLink
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.people import Person

FEW = 3  # cards made in one step


class SharedPage(QWidget):
    """Cards stay as long as what they show is there: a refresh takes nobody's keyboard away."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._work = desk, SharedWork()
        self.results: dict[str, SharedResultCard] = {}
        self.contributions: dict[str, ContributionCard] = {}
        self.same, self.line = SameMeasures(self), ShareLine(self)
        self._none_shared = label(self.tr("No key result is owned by several teams yet."), "quiet")
        self._none_above = label(self.tr("No objective is written yet."), "quiet")
        self._shared, self._adds = QVBoxLayout(), QVBoxLayout()
        self._steps = QTimer(self)
        self._steps.setInterval(0)
        self._steps.timeout.connect(self._on_step)
        self._lay_out()
        self.same.together_requested.connect(self._on_together)
        self.line.share_requested.connect(self._on_share)

    def refresh(self) -> None:
        """Read it again."""
        self._work = shared_work(self._desk.workspace.read)
        self.same.show_same(self._work.same)
        self.line.show_work(self._work)
        self._none_shared.setVisible(not self._work.shared)
        self._none_above.setVisible(not self._work.contributions)
        _drop(self.results, {each.result.id for each in self._work.shared}, self._shared)
        _drop(self.contributions, {each.objective.id for each in self._work.contributions}, self._adds)
        self._show_cards(FEW)

    def concerns(self, changes: Changes) -> bool:
        return changes.touches(Team, Person, DraftSet, Objective, KeyResult, ContributionLink)

    def focus_first(self) -> None:
        first = self.same.first or self.line.first
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def show_inside(self, id: str) -> None:
        """What is shared is of all teams."""

    def _lay_out(self) -> None:
        area, page = scrolled(24, 12, self)
        for column in (self._shared, self._adds):
            column.setSpacing(12)
        page.addWidget(self.same)
        page.addWidget(label(self.tr("Key results of several teams"), "subheading"))
        page.addWidget(self._none_shared)
        page.addLayout(self._shared)
        page.addWidget(self.line)
        page.addSpacing(12)
        page.addWidget(label(self.tr("How we contribute"), "subheading"))
        said = self.tr(
            "Higher OKRs are context and no list to hand down: one sentence for each link, or no link at all."
        )
        page.addWidget(label(said, "quiet"))
        page.addWidget(self._none_above)
        page.addLayout(self._adds)
        page.addStretch(1)
        fit_height(area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def _show_cards(self, most: int) -> None:
        """Those that are there, and so many new ones; the others follow while the window answers."""
        left = most
        for at, shared in enumerate(self._work.shared):
            if shared.result.id not in self.results:
                if not left:
                    break
                left -= 1
                self._shared.insertWidget(at, self._made_result(shared))
            self.results[shared.result.id].show_shared(shared)
        for at, one in enumerate(self._work.contributions):
            if one.objective.id not in self.contributions:
                if not left:
                    break
                left -= 1
                self._adds.insertWidget(at, self._made_contribution(one))
            self.contributions[one.objective.id].show_contribution(one, self._work.ends)
        if left:
            self._steps.stop()
        else:
            self._steps.start()

    def _on_step(self) -> None:
        self._show_cards(FEW)

    def _made_result(self, shared: SharedResult) -> SharedResultCard:
        id = shared.result.id
        card = self.results[id] = SharedResultCard(self)
        card.owner_added.connect(partial(self._on_owner, id))
        card.stopped.connect(partial(self._do, partial(StopSharing, id)))
        return card

    def _made_contribution(self, one: Contribution) -> ContributionCard:
        id = one.objective.id
        card = self.contributions[id] = ContributionCard(id, self)
        card.linked.connect(partial(self._on_linked, card))
        card.written.connect(self._on_written)
        card.dropped.connect(self._on_dropped)
        return card

    def _do(self, command: Callable[[], Command], *_said: object) -> None:
        self._desk.door.carry_out(command(), by=self)
        self.refresh()

    def _on_together(self, id: str, other_id: str) -> None:
        self._do(partial(OwnTogether, id, other_id))

    def _on_share(self, id: str, team_id: str) -> None:
        self._do(partial(ShareWith, id, team_id))

    def _on_owner(self, id: str, name: str) -> None:
        self._do(partial(AddCoOwner, id, name))

    def _on_linked(self, card: ContributionCard, id: str, above: str) -> None:
        """The sentence is what comes next. A link that stands already keeps its own."""
        said = self._desk.workspace.read.all(ContributionLink, from_id=id, to_id=above)
        if not said and not self._desk.door.carry_out(SayContribution(id, above), by=self):
            return
        card.line.clear()
        self.refresh()
        (link,) = self._desk.workspace.read.all(ContributionLink, from_id=id, to_id=above)
        if link.id in card.rows:
            card.rows[link.id].sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_written(self, id: str, above: str, words: str) -> None:
        self._do(partial(SayContribution, id, above, words))

    def _on_dropped(self, id: str, above: str) -> None:
        self._do(partial(DropContribution, id, above))


def _drop(
    cards: dict[str, SharedResultCard] | dict[str, ContributionCard], kept: set[str], column: QVBoxLayout
) -> None:
    for id in set(cards) - kept:
        card = cards.pop(id)
        column.removeWidget(card)
        card.hide()
        card.deleteLater()
