"""Which part of the set is in use, and what the coach asks about each line. Made by the drafts screen; it asks a
moment after the last change, so that the questions never compete with typing, and shows them in pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.desk import Desk
from ui.okr.page_state import ALIGNMENT, MISSION, RESULTS, SetPage, by_line
from ui.okr.questions_view import QuestionsBeside
from ui.okr.set_view import SetView
from ui.widgets.dates import screen_language
from ui.widgets.in_turns import InTurns
from workshop_app.application import draft_queries, queries
from workshop_app.application.changes import Changes
from workshop_app.application.commands.drafts import AskLater
from workshop_app.application.team_results import TeamResults
from workshop_app.domain import draft_words
from workshop_app.domain.draft_checks import DraftFinding
from workshop_app.domain.draft_elsewhere import NOBODY, Elsewhere
from workshop_app.domain.draft_order import beside
from workshop_app.domain.okr import Dismissal

ASK_AFTER_MS = 150
STEP_MS = 5
ENGLISH = "en"  # some write it in a file of another language, and every question is asked in it
Line = tuple[str, int]


def _timer(owner: QObject, pause: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setInterval(pause)
    timer.timeout.connect(then)
    return timer


class DraftQuestioning(QObject):
    """Walks through the parts of one set with the user. `in_use` is the id of the set, of an objective or of a key
    result; `set_id` is empty while no set is shown, `page` is what is shown by now. Signals:
    counted: how many questions wait at each step.
    starts_counted: how many key results have no value of today.
    """

    counted = Signal(object)
    starts_counted = Signal(str, int)

    def __init__(self, desk: Desk, middle: SetView, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk = desk
        self._set = middle
        self.set_id = ""
        self.in_use = ""
        self.step = MISSION
        self.findings: tuple[DraftFinding, ...] = ()
        self.page: SetPage | None = None
        self._asked_of: SetPage | None = None
        self._found: Mapping[Line, tuple[DraftFinding, ...]] = {}
        # What was put off in an earlier sitting is asked again in this one.
        self._due = draft_queries.postponed(desk.workspace.read)
        self._others = TeamResults(desk.workspace.read)
        self._left_off = False
        self._reading: Iterator[None] | None = None  # of what the other teams measure
        self._showing = InTurns(self)
        self._step = _timer(self, STEP_MS, self._read_on)
        self._pause = _timer(self, ASK_AFTER_MS, self.ask)
        self._pause.setSingleShot(True)
        middle.building.ended.connect(self.ask, Qt.ConnectionType.QueuedConnection)  # in a turn of its own

    def open(self, set_id: str) -> None:
        """Begin with the set as a whole."""
        self.set_id = self.in_use = set_id
        self.step = 0

    def show_page(self, page: SetPage) -> None:
        """Stay with the part in use as long as it is there, and ask."""
        self._showing.drop()  # what was to be shown was another set's
        self.page, self.set_id = page, page.view.draft.id
        parts = {one.id for one in page.view.key_results} | {one.objective.id for one in page.view.objectives}
        if self.in_use not in {self.set_id, *parts}:
            self.in_use = self.set_id
        self.step = self.step or page.first_open
        self._set.show_step(self.in_use, self.step)
        if not self._set.building.waits:
            self.ask()  # else once every line is there

    def ask_soon(self) -> None:
        """Once typing has paused."""
        self._pause.start()

    def put_off(self, finding: DraftFinding) -> None:
        """Ask again when the file is opened next, also what was asked anew in this sitting."""
        self._due -= {(finding.subject_id, finding.code, finding.text)}
        self._desk.door.carry_out(AskLater(finding.subject_id, finding.code, finding.text))
        self.ask_soon()

    def stop(self) -> None:
        """What was to be asked soon is not asked, until it is taken up."""
        busy = self._set.building.waits or self._showing.waits
        self._left_off = self._left_off or busy or self._pause.isActive() or self._step.isActive()
        self._set.building.finish()
        self._pause.stop()
        self._step.stop()
        self._showing.drop()
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
        """Run the checks and show what is open beside each line."""
        if not self.set_id or self.page is None or self._desk.workspace.closed:
            return
        self._pause.stop()
        language = queries.engagement(self._desk.workspace.read).language
        if not all(draft_words.are_ready(each) for each in (language, ENGLISH)):
            self._showing.begin_pieces(self._made_ready(language))
            return
        others = self._others.at_hand(self.page.view.team.id)
        if others is None and not self._step.isActive():
            self._step.start()  # asks again once they are read
        self._showing.begin_pieces(self._asked(self.page, others or NOBODY))

    def _asked(self, page: SetPage, others: Elsewhere) -> Iterator[object]:
        """The questions of one set, found and then shown; a file that is closed meanwhile is asked nothing."""
        workspace = self._desk.workspace
        today, language = workspace.clock.now().astimezone().date(), screen_language().name()
        asked: draft_queries.SetQuestions | None = None
        for asked in draft_queries.questions_in_steps(
            workspace.read, page.view.draft.id, self._due, others, today, language
        ):
            yield asked
            if workspace.closed:
                return
        if asked is None:
            return
        self.findings, self._asked_of = asked.open, page
        self._found = by_line(self.findings, page)
        self.counted.emit(_counts(self._found))
        self.starts_counted.emit(page.view.draft.id, asked.without_start)
        yield from _shown(self._set.lines, self._found, asked.aside, page.view.draft.id)

    def _made_ready(self, language: str) -> Iterator[str]:
        """The lists that the checks need, one after the other: they come after the first picture."""
        for each in dict.fromkeys((language, ENGLISH)):
            yield from draft_words.compile_in_steps(each)
        for one in self._set.objectives.values():
            one.show_hint(language)
        self.ask_soon()

    def finish(self) -> None:
        """Show at once what is still to be shown."""
        if self._set.building.waits:
            self._set.building.finish()
            self.ask()
        self._showing.finish()
        if self._pause.isActive() or self._asked_of is not self.page:  # the lists were not ready, or words are new
            self.ask()
            self._showing.finish()

    def follow(self, id: str, step: int) -> None:
        """The user went to this line."""
        if (id, step) != (self.in_use, self.step):
            self.in_use, self.step = id, step
            self._set.show_step(id, step)

    def go(self, id: str, field: str = "") -> None:
        """Take the user to this part; a card opens."""
        if id in self._set.cards:
            self.follow(id, RESULTS)
        self.in_use = id
        self._set.go(id, field)

    def go_back(self, id: str) -> None:
        """From a question back to the draft: to the card as it stands, or to the line."""
        card = self._set.cards.get(id)
        if card is not None and not card.is_open:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self._set, self._set.bring_focus)
        elif id == self.in_use and id not in self._set.cards:
            self._set.go_to_step(self.step, id)
        else:
            self.go(id)

    def go_on(self) -> None:
        """Go to the next line, in reading order, that has an open question: to the question itself."""
        self.finish()
        lines = self._set.lines
        order = list(lines)
        here = next((at for at, line in enumerate(order) if line == (self.in_use, self.step)), -1)
        for line in order[here + 1 :] + order[: here + 1]:
            if lines[line].cards:
                self.follow(*line)
                lines[line].focus_first()
                QTimer.singleShot(0, self._set, self._set.bring_focus)
                return

    def ask_here(self) -> None:
        """Put the keyboard on the first question about the part in use."""
        self.finish()
        lines = self._set.lines
        mine = [lines[line] for line in lines if line == (self.in_use, self.step)]
        mine += [each for (part, _), each in lines.items() if part == self.in_use]
        chosen = next((each for each in mine if each.cards), None)
        if chosen is not None:
            chosen.focus_first()
            QTimer.singleShot(0, self._set, self._set.bring_focus)

    def _read_on(self) -> None:
        if self._desk.workspace.closed:
            self.stop()
            return
        self._reading = self._reading or self._others.read_in_steps()
        if next(self._reading, self) is self:  # nothing is left
            self._reading = None
            self._step.stop()
            self.ask()


def _counts(found: Mapping[Line, tuple[DraftFinding, ...]]) -> dict[int, int]:
    """How many questions are asked at each step."""
    counts: dict[int, int] = {}
    for (_, step), some in found.items():
        counts[step] = counts.get(step, 0) + len(beside(some)[0])
    return counts


def _shown(
    lines: Mapping[Line, QuestionsBeside],
    found: Mapping[Line, tuple[DraftFinding, ...]],
    dismissals: tuple[Dismissal, ...],
    set_id: str,
) -> Iterator[bool]:
    """Show beside each line what is open there, and how much was put aside."""
    aside: dict[str, tuple[Dismissal, ...]] = {}
    for one in dismissals:
        aside[one.subject_id] = (*aside.get(one.subject_id, ()), one)
    told = set()
    for line, beside_it in lines.items():
        part, step = line
        mine = () if part in told or (part == set_id and step != ALIGNMENT) else aside.get(part, ())
        told.add(part)
        if not isValid(beside_it):  # another set is shown meanwhile
            return
        yield beside_it.show_questions(part, found.get(line, ()), mine)
