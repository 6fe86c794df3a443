"""The page of one set in the order of the steps, from the mission to publishing, each question beside its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.okr.copy_line import CopyLine
from ui.okr.draft_requests import DraftRequests
from ui.okr.key_result_card import KeyResultCard
from ui.okr.objective_view import ObjectiveView
from ui.okr.page_foot import PageFoot
from ui.okr.page_row import PageRow
from ui.okr.page_state import ALIGNMENT, MISSION, OBJECTIVE, PUBLISH, REFINE, RESULTS, WHY_NOW, SetPage
from ui.okr.page_top import PageTop
from ui.okr.published_line import PublishedLine
from ui.okr.questions_view import QuestionCard, QuestionsBeside
from ui.okr.set_head import SetHead
from ui.theme import text_scale
from ui.widgets.basics import fit_height, scrolled, settle
from ui.widgets.in_turns import InTurns

BESIDE_FROM = 640  # pixels at normal text: on a narrower page the questions stand below their lines
FEWEST_BESIDE, MOST_BESIDE = 200, 320


class SetView(QWidget):
    """What the user wants of any part of the set goes to `requests`; a large set is shown in pieces (`building`)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.requests = DraftRequests(self)
        self._id = ""
        self._opened = ""
        self._step = MISSION
        self._objectives: dict[str, ObjectiveView] = {}
        self.building = InTurns(self)  # of the cards of a large set
        self._area, self._column = scrolled(24, 10, self)
        page = self._area.widget()
        self._head = SetHead(self.requests, self)
        self.copy_line = CopyLine(self)
        self.published_line = PublishedLine(self)
        self._top = PageTop(self.requests, page)
        self._parts = QVBoxLayout()
        self._foot = PageFoot(self.requests, page)
        self._lay_out()

    @property
    def cards(self) -> dict[str, KeyResultCard]:
        """Every key result card of the set, in order; what is still to be made is made."""
        self.building.finish()
        return {id: one for view in self._objectives.values() for id, one in view.cards.items()}

    @property
    def objectives(self) -> dict[str, ObjectiveView]:
        return self._objectives

    @property
    def lines(self) -> Mapping[tuple[str, int], QuestionsBeside]:
        """Where the questions of each line stand, from top to bottom."""
        self.building.finish()
        found = {(self._id, ALIGNMENT): self._top.asked}
        for one in self._objectives.values():
            found |= one.lines
        return found

    @property
    def foot(self) -> PageFoot:
        """The end of the page."""
        return self._foot

    def show_page(self, page: SetPage, proposed: Mapping[str, str]) -> None:
        """Show the set; parts are kept while their objective or key result is there."""
        view = page.view
        changed = view.draft.id != self._id
        self._id = view.draft.id
        self._head.show_set(view, page.agreed)
        self._top.show_page(page)
        self._show_objectives(page, proposed)
        self._foot.show_page(page)
        if changed:
            self.copy_line.hide()
            self._area.verticalScrollBar().setValue(0)

    def make(self, objective_id: str) -> ObjectiveView:
        """The part of this objective; it may be made before there is anything to show in it."""
        one = self._objectives.get(objective_id)
        if one is None:
            one = self._objectives[objective_id] = ObjectiveView(self.requests, self._area.widget())
            one.put_side(self._beside())
        return one

    def focus_mission(self) -> None:
        self._top.focus_mission()

    def show_step(self, part: str, step: int) -> None:
        """Let the number of the step stand out that somebody is at."""
        self._step = step
        objective = next((id for id, one in self._objectives.items() if part == id or part in one.cards), "")
        for row in (*self._top.rows, *self._foot.rows):
            row.show_step(current=row.step == step)
        for id, one in self._objectives.items():
            one.show_step(step if id == objective or not objective else 0)

    def go_to_step(self, step: int, part: str = "") -> None:
        """Put the keyboard on what is written at this step, of this objective or the first."""
        first = self._objectives.get(part) or next(iter(self._objectives.values()), None)
        if step == ALIGNMENT:
            self._top.alignment.setFocus(Qt.FocusReason.TabFocusReason)
        elif step == OBJECTIVE and first is not None:
            first.focus_text()
        elif step == WHY_NOW and first is not None:
            first.focus_why()
        elif step in (RESULTS, REFINE) and first is not None:
            first.focus_results()
        elif step == PUBLISH:
            self._foot.publish.focus_publish()
        else:
            self.focus_mission()
        QTimer.singleShot(0, self, self.bring_focus)

    def go(self, part: str, field: str = "") -> None:
        """Open this key result's card, or put the keyboard on this part, and close the card before."""
        cards, before, self._opened = self.cards, self._opened, part
        if part in cards:
            cards[part].open(field)
        elif part in self._objectives:
            self._objectives[part].focus_text()
        else:
            self.focus_mission()
        # Last: closing a card that has the focus would hand it to the next part.
        if before != part and before in cards:
            cards[before].close_card()
        QTimer.singleShot(0, self, self.bring_focus)  # a card has its new height only after this event

    def close_card(self, part: str) -> None:
        """Close it, with the keyboard on it."""
        card = self.cards.get(part)
        if card is not None:
            card.close_card()
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self._beside()
        parts: tuple[PageRow | ObjectiveView, ...] = (*self._top.rows, *self._foot.rows, *self._objectives.values())
        for part in parts:
            part.put_side(wide)

    def _beside(self) -> int:
        """How wide the questions stand beside their lines; 0: below."""
        page, scale = self.width() - 60, text_scale()
        if page < BESIDE_FROM * scale:
            return 0
        return round(max(FEWEST_BESIDE * scale, min(MOST_BESIDE * scale, page * 0.37)))

    def bring_focus(self) -> None:
        """Bring into sight what has the keyboard: setting it does not scroll."""
        focus = self.window().focusWidget()
        page = self._area.widget()
        if focus is None or page is None or not page.isAncestorOf(focus):
            return
        card = self.cards.get(self._opened)
        settle(focus)  # fields that came up just now have no place yet, and a busy computer takes its time
        if card is not None and card.isAncestorOf(focus):
            self._area.ensureWidgetVisible(card, 0, 24)
        asked = focus.parentWidget()  # with the words of the question, not only its answers
        self._area.ensureWidgetVisible(asked if isinstance(asked, QuestionCard) else focus, 0, 24)

    def _show_objectives(self, page: SetPage, proposed: Mapping[str, str]) -> None:
        wanted = [one.objective.id for one in page.view.objectives]
        for id in [id for id in self._objectives if id not in wanted]:
            gone = self._objectives.pop(id)
            self._parts.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, draft in enumerate(page.view.objectives):
            one = self.make(draft.objective.id)
            if self._parts.indexOf(one) != place:
                self._parts.insertWidget(place, one)
            one.show_objective(draft, place + 1 if len(wanted) > 1 else 0, page)
        self._objectives = {id: self._objectives[id] for id in wanted}
        self.building.begin_pieces(self._cards_in_steps(page, proposed))

    def _cards_in_steps(self, page: SetPage, proposed: Mapping[str, str]) -> Iterator[bool]:
        for draft in page.view.objectives:
            yield from self._objectives[draft.objective.id].show_cards(draft, page, proposed)

    def _lay_out(self) -> None:
        fit_height(self._area)
        self.requests.came_up.connect(partial(self._area.ensureWidgetVisible, xmargin=0, ymargin=24))
        layout = self._column
        layout.setContentsMargins(24, 12, 24, 24)
        layout.addWidget(self._top)
        self._parts.setSpacing(24)
        layout.addLayout(self._parts)
        layout.addWidget(self._foot)
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(24, 10, 24, 0)
        head.addWidget(self._head)
        head.addWidget(self.copy_line)
        outer.addLayout(head)
        outer.addWidget(self._area, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 0, 24, 8)
        foot.addWidget(self.published_line)
        outer.addLayout(foot)
