"""Which part of the set is in use, and what the coach asks about it. Made by the drafts screen; it asks a moment after
the last change, so that the questions never compete with typing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.okr.questions_view import DraftQuestionsView
from ui.okr.set_view import SetView
from ui.okr.view_state import asks, at_a_glance, put_aside
from workshop_app.application import draft_queries, queries
from workshop_app.application.changes import Changes
from workshop_app.application.draft_queries import DraftSetView
from workshop_app.application.team_results import TeamResults
from workshop_app.domain import draft_words
from workshop_app.domain.draft_checks import DraftFinding
from workshop_app.domain.draft_elsewhere import NOBODY
from workshop_app.domain.draft_order import by_subject

ASK_AFTER_MS = 150
STEP_MS = 5


class DraftQuestioning(QObject):
    """Walks through the parts of one set with the user. `in_use` is the id of the set, of an objective or of a key
    result; `set_id` is empty while no set is shown."""

    def __init__(self, desk: Desk, middle: SetView, questions: DraftQuestionsView, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk = desk
        self._set = middle
        self._questions = questions
        self.set_id = ""
        self.in_use = ""
        self.findings: tuple[DraftFinding, ...] = ()
        # What was put off in an earlier sitting is asked again in this one.
        self._due = draft_queries.postponed(desk.workspace.read)
        self._others = TeamResults(desk.workspace.read)
        self._team_id = ""
        self._left_off = False
        self._reading: Iterator[None] | None = None  # of what the other teams measure
        self._step = QTimer(self)
        self._step.setInterval(STEP_MS)
        self._step.timeout.connect(self._read_on)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(ASK_AFTER_MS)
        self._pause.timeout.connect(self.ask)

    def open(self, set_id: str) -> None:
        """Begin with the set as a whole."""
        self.set_id = self.in_use = set_id

    def show_set(self, view: DraftSetView) -> None:
        """Stay with the part in use as long as it is there, and ask."""
        self.set_id, self._team_id = view.draft.id, view.team.id
        parts = {each.objective.id for each in view.objectives} | {each.id for each in view.key_results}
        if self.in_use not in {view.draft.id, *parts}:
            self.in_use = view.draft.id
        self._set.use(self.in_use)
        self.ask()

    def ask_soon(self) -> None:
        """Once typing has paused."""
        self._pause.start()

    def stop(self) -> None:
        """What was to be asked soon is not asked, until it is taken up."""
        self._left_off = self._pause.isActive() or self._step.isActive()
        self._pause.stop()
        self._step.stop()
        self._reading = None

    def take_up(self) -> None:
        """The screen is shown again: ask what was not asked."""
        if self._left_off:
            self._left_off = False
            self.ask_soon()

    def follow_changes(self, changes: Changes) -> None:
        """Whether another team measures the same may have another answer now."""
        self._others.follow(changes)
        self._reading = None  # began with what stood there before

    def ask(self) -> None:
        """Run the checks and show what is open: numbers on the cards, questions for the part in use. Once the set is
        whole, and the lists that the checks need are ready: they come after the first picture."""
        if not self.set_id:
            return
        language = queries.engagement(self._desk.workspace.read).language
        ready = draft_words.are_ready(language)
        if ready and not self._set.rest.waits:
            self._ask()
            return
        if not ready:
            step = partial(next, draft_words.compile_in_steps(language), "")
            self._set.rest.add_last([*[step] * draft_words.STEPS, partial(self._set.show_hints, language)])
        self._set.rest.add_last([self._ask])

    def _ask(self) -> None:
        if self._desk.workspace.closed or not self.set_id:
            return
        self._pause.stop()
        others = self._others.at_hand(self._team_id)
        if others is None and not self._step.isActive():
            self._step.start()  # asks again once they are read
        read = self._desk.workspace.read
        self.findings = draft_queries.findings_for(read, self.set_id, self._due, others or NOBODY)
        self._set.show_asks(asks(self.findings))
        self._show_questions()

    def follow(self, id: str) -> None:
        """The user went to this part."""
        if id != self.in_use:
            self.in_use = id
            self._set.use(id, focus=id in self._set.cards)
            self._show_questions()

    def go(self, id: str) -> None:
        """Take the user to this part."""
        self.in_use = id
        self._set.use(id, focus=True)
        self._show_questions()

    def go_on(self) -> None:
        """Go to the next part, in reading order, that has an open question."""
        found = by_subject(self.findings)
        order = [self.set_id]
        for id, view in self._set.objectives.items():
            order += [id, *view.cards]
        if self.in_use in order:
            place = order.index(self.in_use) + 1
            order = order[place:] + order[: place - 1]
        target = next((id for id in order if id in found), None)
        if target is not None:
            self.go(target)

    def _read_on(self) -> None:
        if self._desk.workspace.closed:
            self.stop()
            return
        self._reading = self._reading or self._others.read_in_steps()
        if next(self._reading, self) is self:  # nothing is left
            self._reading = None
            self._step.stop()
            self.ask()

    def _show_questions(self) -> None:
        found = by_subject(self.findings)
        aside = tuple(one for one in put_aside(self._desk.workspace.read, self.in_use) if one.id not in self._due)
        mine = found.get(self.in_use, ())
        elsewhere = sum(count for id, count in asks(self.findings).items() if id != self.in_use)
        self._questions.show_questions(self.in_use, self._subject(), mine, aside, elsewhere)

    def _subject(self) -> str:
        if self.in_use == self.set_id:
            return self.tr("the set as a whole")
        cards = self._set.cards
        if self.in_use in cards:
            one = cards[self.in_use].key_result
            return at_a_glance(one.text, 160) or self.tr("a key result not written yet")
        if self.in_use in self._set.objectives:
            return self.tr("the objective and its reason")
        return self.tr("the set as a whole")
