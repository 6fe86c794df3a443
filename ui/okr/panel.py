"""The drafts screen: teams on the left, one set in the middle, the coach's questions on the right.

Built by the shell, which calls `refresh` and `open_address` (the id of a team or of a set). Ctrl+Return adds a key
result, Alt+Up and Alt+Down move it, Ctrl+D duplicates, Ctrl+Shift+Delete removes, Ctrl+J goes to the next part with a
question, Ctrl+Shift+J to the questions themselves, Esc back; F5 opens the board for the projector.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.desk import Desk
from ui.okr.deeds import Deeds
from ui.okr.questions_view import QuestionsView
from ui.okr.set_view import SetView
from ui.okr.teams_view import TeamsView
from ui.okr.view_state import TeamRow, at_a_glance, by_subject, first_row, put_aside, row_for, team_rows
from ui.theme import text_scale
from ui.widgets.empty import EmptyState
from workshop_app.application import draft_queries
from workshop_app.application.changes import Changes
from workshop_app.application.commands import drafts
from workshop_app.application.commands.basic import edit
from workshop_app.application.draft_queries import DraftSetView
from workshop_app.domain.draft_checks import Finding
from workshop_app.domain.engagement import Engagement, Team
from workshop_app.domain.identity import new_id
from workshop_app.domain.okr import Dismissal, DraftSet, KeyResult, Objective
from workshop_app.domain.own_parameters import OwnParameter
from workshop_app.domain.parameters import ParameterRecord

ASK_AFTER_MS = 150  # after the last change: the questions never compete with typing
KEYS = {
    "Ctrl+Return": "add",
    "Alt+Up": "up",
    "Alt+Down": "down",
    "Ctrl+D": "duplicate",
    "Ctrl+Shift+Del": "remove",
    "Ctrl+J": "next",
    "Ctrl+Shift+J": "questions",
    "F5": "board",
}
KINDS = {"set": DraftSet, "objective": Objective, "key_result": KeyResult}


class DraftsPanel(QWidget):
    """The screen "Drafts"."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row: TeamRow | None = None
        self._in_use = ""
        self._findings: tuple[Finding, ...] = ()
        # What was put off in an earlier sitting is asked again in this one.
        self._due = draft_queries.postponed(desk.workspace.read)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._teams = TeamsView()
        self._agreed = draft_queries.agreement(desk.workspace.read)
        self._set = SetView()
        self._questions = QuestionsView()
        self._deeds = Deeds(desk, self)
        self._no_team = EmptyState(
            self.tr("No drafts yet"),
            self.tr(
                "A team drafts its OKRs here, step by step: mission, alignment check, objective, why now, key results."
            ),
            self.tr("Add the first team"),
        )
        self._no_set = EmptyState(
            self.tr("This team has not begun"),
            self.tr("Start with the mission; no key result before why now is agreed."),
            self.tr("Start the draft"),
        )
        self._pages = QStackedWidget()
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(ASK_AFTER_MS)
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def inside(self) -> str:
        """The set that is shown, by its id; the team where it has none."""
        return (self._row.set_id or self._row.team_id) if self._row else ""

    def refresh(self) -> None:
        """Read the teams, the open set and what was agreed again."""
        self._agreed = draft_queries.agreement(self._desk.workspace.read)
        self._questions.show_agreed(self._agreed)
        rows = team_rows(self._desk.workspace.read)
        wanted = self._row.set_id or self._row.team_id if self._row else ""
        row = row_for(rows, wanted) or (row_for(rows, self._row.team_id) if self._row else None)
        self._row = row or first_row(rows)
        self._teams.show_rows(rows, self._row)
        self._show_set()

    def open_address(self, rest: str) -> None:
        """Show a team or a set by its id; an unknown id changes nothing."""
        row = row_for(team_rows(self._desk.workspace.read), rest)
        if row is not None:
            self._on_chosen(row)
            self._teams.show_rows(team_rows(self._desk.workspace.read), row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sides give way before the sentence in the middle does."""
        super().resizeEvent(event)
        width = event.size().width()
        self._teams.setFixedWidth(max(150, min(240, width // 5)))
        most = round(340 * text_scale())
        self._questions.setFixedWidth(max(230, min(most, width // 4 if most <= 340 else round(width * 0.3))))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is asked behind the scenes: the file may be closed by then, and the shell refreshes what it shows."""
        self._asking.stop()
        super().hideEvent(event)

    # -- layout

    def _lay_out(self) -> None:
        for page in (self._no_team, self._no_set, self._set):
            self._pages.addWidget(page)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._teams)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._questions)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self._desk.door.refused.connect(self._on_refused, Qt.ConnectionType.QueuedConnection)
        self._asking.timeout.connect(self._ask)
        self._teams.chosen.connect(self._on_chosen)
        self._teams.team_requested.connect(self._begin)
        self._no_team.action.clicked.connect(self._teams.focus_name)
        self._no_set.action.clicked.connect(partial(self._begin, ""))
        self._set.edited.connect(self._on_edited)
        self._set.focused.connect(self._on_focused)
        self._set.deed_requested.connect(self._deeds.do)
        self._deeds.arrived.connect(self._go)
        self._questions.later_requested.connect(self._deeds.put_off)
        self._questions.dismissed.connect(self._deeds.put_aside)
        self._questions.again_requested.connect(self._deeds.ask_again)
        self._questions.next_requested.connect(self._on_next)
        self._questions.left.connect(self._go)
        self._questions.parameter_requested.connect(self._deeds.see_parameter)
        for keys, deed in KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._on_key, deed))

    # -- showing

    def _view(self) -> DraftSetView | None:
        if self._row is None or not self._row.set_id:
            return None
        return draft_queries.draft_set(self._desk.workspace.read, self._row.set_id)

    def _show_set(self) -> None:
        view = self._view()
        page = self._no_team if self._row is None else self._no_set if view is None else self._set
        self._pages.setCurrentWidget(page)
        self._questions.setVisible(view is not None)
        if view is None:
            return
        self._set.show_set(view, self._agreed)
        known = {view.draft.id, *self._set.objectives, *self._set.cards}
        if self._in_use not in known:
            self._in_use = view.draft.id
        self._set.use(self._in_use)
        self._ask()

    def _ask(self) -> None:
        """Run the checks and show what is open: numbers on the cards, questions for the part in use."""
        if self._row is None or not self._row.set_id:
            return
        self._asking.stop()
        self._findings = draft_queries.findings_for(self._desk.workspace.read, self._row.set_id, self._due)
        self._set.show_asks(dict(by_subject(self._findings)))
        self._show_questions()

    def _show_questions(self) -> None:
        found = by_subject(self._findings)
        aside = tuple(one for one in put_aside(self._desk.workspace.read, self._in_use) if one.id not in self._due)
        mine = found.get(self._in_use, ())
        elsewhere = len(self._findings) - len(mine)
        self._questions.show_questions(self._in_use, self._subject(), mine, aside, elsewhere)

    def _subject(self) -> str:
        cards = self._set.cards
        if self._in_use in cards:
            one = cards[self._in_use].key_result
            return at_a_glance(one.text, 160) or self.tr("a key result not written yet")
        if self._in_use in self._set.objectives:
            return self.tr("the objective and its reason")
        return self.tr("the set as a whole")

    # -- doing

    def _on_changed(self, changes: Changes, by: object) -> None:
        kinds = (Team, DraftSet, Objective, KeyResult, Dismissal, ParameterRecord, OwnParameter, Engagement)
        if by is not self and changes.touches(*kinds):
            self.refresh()

    def _on_refused(self) -> None:
        """A list that was turned all the same shows what the file holds."""
        if self.isVisible():
            self.refresh()

    def _on_chosen(self, row: TeamRow) -> None:
        self._row = row
        self._in_use = row.set_id
        self._show_set()

    def _begin(self, name: str, _checked: bool = False) -> None:
        """A draft for a new team of this name, or for the chosen team that has none."""
        if not name and self._row is None:
            return
        team_id = new_id() if name or self._row is None else self._row.team_id
        set_id = new_id()
        if self._deeds.apply(drafts.AddDraftSet(team_id, set_id, new_id(), name), by=self):
            rows = team_rows(self._desk.workspace.read)
            self._row, self._in_use = row_for(rows, set_id), set_id
            self._teams.clear_name()
            self.refresh()
            self._set.focus_mission()

    def _on_edited(self, kind: str, id: str, name: str, value: object) -> None:
        """A field was typed in: store it, refresh hints and summary, ask in a moment. No widget is rebuilt."""
        if not self._deeds.apply(edit(KINDS[kind], id, **{name: value}), by=self):
            return
        view = self._view()
        if view is not None:
            self._set.show_set(view, self._agreed)
        if self.isVisible():
            self._asking.start()

    def _on_focused(self, id: str) -> None:
        if id != self._in_use:
            self._in_use = id
            self._set.use(id, focus=id in self._set.cards)
            self._show_questions()

    def _on_next(self) -> None:
        """Go to the next part, in reading order, that has an open question."""
        found = by_subject(self._findings)
        order = [self._row.set_id if self._row else ""]
        for id, view in self._set.objectives.items():
            order += [id, *view.cards]
        if self._in_use in order:
            place = order.index(self._in_use) + 1
            order = order[place:] + order[: place - 1]
        target = next((id for id in order if id in found), None)
        if target is not None:
            self._go(target)

    def _on_key(self, deed: str) -> None:
        """A key means the key result in use; a new one goes behind it, else under the objective in use or the last."""
        cards, objectives = self._set.cards, list(self._set.objectives)
        if deed == "next":
            self._on_next()
        elif deed == "questions":
            self._questions.focus_first()
        elif deed == "board":
            if self._row is not None and self._row.set_id:
                self._deeds.do("board", self._row.set_id)
        elif self._in_use in cards:
            self._deeds.do("add_behind" if deed == "add" else deed, self._in_use)
        elif deed == "add" and objectives:
            self._deeds.do("add_key_result", self._in_use if self._in_use in objectives else objectives[-1])

    def _go(self, id: str) -> None:
        self._in_use = id
        self._set.use(id, focus=True)
        self._show_questions()
