"""The drafts screen: teams and the seven steps on the left, one set as a page, each question beside its line.

Built by the shell, which then calls `refresh` and `open_address` (the id of a team, of a set or of a key result); it
reads nothing. The keys are in `keys`, what can be done in `actions`, the part in use and its questions in `asking`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.desk import Desk
from ui.okr.asking import DraftQuestioning
from ui.okr.beside_actions import BesideActions
from ui.okr.copy_line import SetCopying
from ui.okr.draft_actions import DraftActions
from ui.okr.empty_sets import no_set, no_team
from ui.okr.gather_actions import GatherRooms
from ui.okr.keys import DraftKeys
from ui.okr.large_windows import LargeWindows
from ui.okr.library_side import LibrarySide
from ui.okr.page_state import SetPage, set_page
from ui.okr.proposals import QuestionProposals
from ui.okr.published_changes import PublishedChanges
from ui.okr.set_beginning import SetBeginning
from ui.okr.set_view import SetView
from ui.okr.steps_view import StepsView
from ui.okr.teams_view import TeamsView
from ui.okr.view_state import TeamRow, first_row, row_for, team_rows
from ui.okr.ways_in import WaysIn
from ui.theme import text_scale
from ui.widgets.tab_order import LaidOutPage
from workshop_app.application import draft_queries, queries
from workshop_app.application.changes import Changes
from workshop_app.application.draft_queries import Agreement
from workshop_app.application.ports import Reader
from workshop_app.domain.beside_the_set import NotNow, PlannedActivity, WatchedMetric
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.check_ins import CheckIn, ProgressLine
from workshop_app.domain.engagement import Engagement, Team
from workshop_app.domain.okr import Dismissal, DraftSet, KeyResult, Objective
from workshop_app.domain.own_parameters import OwnParameter
from workshop_app.domain.parameters import ParameterRecord
from workshop_app.domain.people import Person
from workshop_app.domain.wordings import Wording

RETURNED = "returned"  # the address of papers that came back
SHOWN = (
    Team, DraftSet, Objective, KeyResult, Dismissal, ParameterRecord, OwnParameter, Engagement, Wording, TeamDependency,
    WatchedMetric, NotNow, PlannedActivity, Person, CheckIn, ProgressLine,
)  # fmt: skip


class DraftsPanel(LaidOutPage):
    """The screen "Drafts"."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row: TeamRow | None = None
        self._counts: dict[int, int] = {}
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages, self._teams = QStackedWidget(self), TeamsView(self)
        self._gathering = GatherRooms(desk, self._pages, self)
        self._agreed: Agreement | None = None
        self._set = SetView(self._pages)
        self._actions = DraftActions(desk, self)
        LargeWindows(desk, self).serve(self._actions)
        self._beginning = SetBeginning(desk, self._actions, self._teams, lambda: self._row, self)
        self._lines = BesideActions(desk, self)
        self._asking = DraftQuestioning(desk, self._set, self)
        self._proposals = QuestionProposals()
        self._keys = DraftKeys(self, self._set, self._actions, self._asking)
        self._no_team, self._no_set = no_team(self._pages), no_set(self._pages)
        self._lay_out()
        self._connect()

    @property
    def inside(self) -> str:
        """The set that is shown, by its id; the team where it has none."""
        return (self._row.set_id or self._row.team_id) if self._row else ""

    def refresh(self) -> None:
        """Read the teams, the open set and what was agreed again."""
        self._agreed = draft_queries.agreement(self._desk.workspace.read)
        rows = team_rows(self._desk.workspace.read)
        row = row_for(rows, self.inside) or (row_for(rows, self._row.team_id) if self._row else None)
        self._row = row or first_row(rows)
        self._teams.show_rows(rows, self._row)
        self._show_set()

    def make_inside(self, rest: str) -> Iterator[str]:
        """The objectives of the set of this address, or of the first, each in a step of its own."""
        for objective in objectives_at(self._desk.workspace.read, rest):
            self._set.make(objective.id)
            yield objective.id

    def open_address(self, rest: str) -> None:
        """Show a team, a set or a key result by its id, or what came back; an unknown id changes nothing."""
        if rest == RETURNED:
            self._gathering.read(self._desk.bridge.take_over())
            return
        read = self._desk.workspace.read
        result = read.find(KeyResult, rest)
        objective = read.find(Objective, result.objective_id) if result is not None else None
        row = row_for(team_rows(read), objective.set_id if objective is not None else rest)
        if row is not None:
            self._on_chosen(row)
            self._teams.show_rows(team_rows(read), row)
            if result is not None:
                self._asking.go(result.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side gives way before the page does."""
        super().resizeEvent(event)
        width = event.size().width()
        share = 0.2 + 0.06 * (text_scale() - 1)
        self._teams.setFixedWidth(round(max(150, min(220 * text_scale(), width * share))))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._asking.take_up()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is asked behind the scenes: the file may be closed by then, and the shell refreshes the page."""
        self._asking.stop()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        for page in (self._no_team, self._no_set, self._set):
            self._pages.addWidget(page)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._teams)
        layout.addWidget(self._pages, 1)
        self._library = LibrarySide(self._desk, layout, self._asking, self._proposals, self)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self._desk.door.refused.connect(self._on_refused, Qt.ConnectionType.QueuedConnection)
        self._teams.chosen.connect(self._on_chosen)
        self._beginning.begun.connect(self._show_begun)
        WaysIn(self._desk, self._gathering, self._teams).set_wanted.connect(self._show_set)
        self._no_team.action.clicked.connect(self._teams.focus_name)
        self._no_set.action.clicked.connect(partial(self._beginning.begin, ""))
        self._teams.steps.chosen.connect(self._set.go_to_step)
        self._teams.steps.next_requested.connect(self._asking.go_on)
        self._actions.arrived.connect(self._asking.go)
        self._asking.counted.connect(self._on_counted)
        self._asking.starts_counted.connect(self._set.foot.refine.show_starts)
        wants = self._set.requests
        wants.edited.connect(self._on_edited)
        wants.focused.connect(self._on_focused)
        wants.opened.connect(self._asking.go)
        wants.closed.connect(self._set.close_card)
        wants.left.connect(self._asking.go_back)
        wants.requested.connect(self._actions.do)
        wants.status_chosen.connect(self._actions.set_status)
        wants.put_off.connect(self._asking.put_off)
        wants.put_aside.connect(self._actions.put_aside)
        wants.asked_again.connect(self._actions.ask_again)
        wants.question_named.connect(self._actions.name_question)
        self._library.hear(wants)
        self._copying = SetCopying(self._desk, self._set.copy_line, wants)
        self._published = PublishedChanges(self._desk, self._set.published_line, self._actions, self._set)
        self._teams.steps.library_requested.connect(self._library.open)
        self._keys.library_requested.connect(self._library.open)
        wants.line_added.connect(self._lines.add_line)
        wants.line_removed.connect(self._lines.remove_line)
        wants.person_wanted.connect(self._lines.add_person)
        wants.parameter_requested.connect(self._actions.see_parameter)

    def _show_set(self) -> None:
        if self._gathering.in_sight:  # the set is shown once that is done
            self._teams.mark(False)
            return
        page = page_of(self._desk.workspace.read, self._row, self._agreed, _writes_on(self._desk))
        shown = self._no_team if self._row is None else self._no_set if page is None else self._set
        self._pages.setCurrentWidget(shown)
        self._teams.steps.setVisible(page is not None)
        if page is None:
            self._asking.set_id = ""
            return
        self._set.show_page(page, self._proposals.of(page))
        self._published.show_set(page.view.draft.id)
        self._asking.show_page(page)
        _show_steps(self._teams.steps, self._asking, self._counts)

    def _on_counted(self, counts: dict[int, int]) -> None:
        self._proposals.asked(self._asking.findings)
        self._counts = counts
        _show_steps(self._teams.steps, self._asking, self._counts)

    def _on_focused(self, id: str, step: int) -> None:
        self._asking.follow(id, step)
        _show_steps(self._teams.steps, self._asking, self._counts)

    def _on_changed(self, changes: Changes, by: object) -> None:
        self._asking.follow_changes(changes)
        if by is not self and changes.touches(*SHOWN):
            self.refresh()

    def _on_refused(self) -> None:
        """A list that was turned all the same shows what the file holds."""
        if self.isVisible():
            self.refresh()

    def _on_chosen(self, row: TeamRow) -> None:
        self._row, self._counts = row, {}  # those were another set's
        self._asking.open(row.set_id)
        self._gathering.leave()  # papers that are looked over go on waiting
        self._show_set()

    def _show_begun(self, set_id: str) -> None:
        self._row = row_for(team_rows(self._desk.workspace.read), set_id)
        self._asking.open(set_id)
        self._gathering.leave()
        self.refresh()
        self._set.focus_mission()

    def _on_edited(self, kind: type[DraftSet | Objective | KeyResult], id: str, name: str, value: object) -> None:
        """A field was typed in: store it, refresh hints and summary, ask in a moment. No widget is rebuilt."""
        if not self._published.write(kind, id, name, value, by=self):
            return
        page = page_of(self._desk.workspace.read, self._row, self._agreed, _writes_on(self._desk))
        if page is not None:
            self._set.show_page(page, self._proposals.of(page))
            self._asking.page = page
            _show_steps(self._teams.steps, self._asking, self._counts)
        if self.isVisible():
            self._asking.ask_soon()


def objectives_at(read: Reader, rest: str) -> tuple[Objective, ...]:
    """Those of the set with this address, or of the first there is."""
    rows = team_rows(read)
    row = row_for(rows, rest) or first_row(rows)
    return queries.objectives(read, row.set_id) if row is not None and row.set_id else ()


def _show_steps(steps: StepsView, asking: DraftQuestioning, counts: dict[int, int]) -> None:
    """What is written down is known at once; its questions are counted in their turn."""
    if asking.page is not None:
        steps.show_steps(asking.page.steps, asking.step, counts)


def _writes_on(desk: Desk) -> date | None:
    """The day it is; None where the file cannot be changed."""
    return None if desk.workspace.read_only else desk.workspace.clock.now().astimezone().date()


def page_of(read: Reader, row: TeamRow | None, agreed: Agreement | None, today: date | None = None) -> SetPage | None:
    """The set of this row, held against what was agreed; `today` is None where the file cannot be changed."""
    if row is None or not row.set_id or agreed is None:
        return None
    return set_page(read, draft_queries.draft_set(read, row.set_id), agreed, today)
