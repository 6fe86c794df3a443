"""The middle of the drafts screen: one set in the order of the steps, from the mission to the key results."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.okr.counts_line import CountsLine
from ui.okr.draft_requests import DraftAction, DraftRequests
from ui.okr.key_result_card import KeyResultCard
from ui.okr.objective_view import ObjectiveView
from ui.okr.set_head import SetHead
from ui.okr.view_state import MISSION_WORDS, directions, set_counts, word_count
from ui.widgets.basics import button, fit_height, label, line, scrolled
from ui.widgets.fields import TextField
from ui.widgets.in_turns import InTurns
from workshop_app.application.draft_queries import Agreement, DraftSetView, ObjectiveDraft
from workshop_app.domain.okr import DraftSet

AT_ONCE = 2  # objectives: more than are in sight; the others follow in the turns after the first picture


class SetView(QWidget):
    """What the user wants of any part of the set goes to `requests`. `rest` is what is still to come of the set; who
    asks for its parts has it made at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.requests = DraftRequests(self)
        self._id = ""
        self._in_use = ""
        self.beside: Callable[[], tuple[QWidget, ...]] = tuple
        self._objectives: dict[str, ObjectiveView] = {}
        self.rest = InTurns(self)
        self._area, self._column = scrolled(24, 6, self)
        page = self._area.widget()
        self._head = SetHead(self.requests, page)
        self._mission = TextField(self.tr("Mission"), self.tr("What you do, for whom, and why"), 2, 4, page)
        self._mission_hint = label("", "small")
        self._depends_on = TextField(self.tr("We depend on"), self.tr("one name per line"), 3, 6, page)
        self._depended_on_by = TextField(self.tr("They depend on us"), self.tr("one name per line"), 3, 6, page)
        self._context = TextField(
            self.tr("Context from above"), self.tr("What the level above is aiming for, if anything"), 1, 4, page
        )
        self._fields = {
            "mission": self._mission,
            "depends_on": self._depends_on,
            "depended_on_by": self._depended_on_by,
            "context": self._context,
        }
        self._parts = QVBoxLayout()
        self._add = button(self.tr("Add an objective"), "flat")
        self._counts = CountsLine()
        self._lay_out()
        self._connect()

    @property
    def cards(self) -> dict[str, KeyResultCard]:
        """Every key result card of the set, in order."""
        self.rest.finish()
        return self._cards

    @property
    def _cards(self) -> dict[str, KeyResultCard]:
        return {id: one for view in self._objectives.values() for id, one in view.cards.items()}

    @property
    def objectives(self) -> dict[str, ObjectiveView]:
        self.rest.finish()
        return self._objectives

    def show_set(self, view: DraftSetView, agreed: Agreement) -> None:
        """Show the set; parts are kept while their objective or key result is there."""
        changed = view.draft.id != self._id
        if changed:
            for field in self._fields.values():
                field.commit()
        self._id = view.draft.id
        self._head.show_set(view)
        for name, field in self._fields.items():
            field.show_value(getattr(view.draft, name), view.draft.id)
        words = word_count(view.draft.mission)
        self._mission_hint.setText(self.tr("{count} of about {most} words").format(count=words, most=MISSION_WORDS))
        self._mission_hint.setVisible(bool(words))
        if changed:
            self.rest.drop()
        self.rest.finish()
        self._show_objectives(view, agreed)
        self._counts.show_counts(set_counts(view, agreed), directions(view))
        if changed:
            self._area.verticalScrollBar().setValue(0)

    def focus_mission(self) -> None:
        self._mission.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_hints(self, language: str) -> None:
        """How long each reason is, once sentences can be told apart."""
        for one in self._objectives.values():
            one.show_hints(language)

    def show_asks(self, found: Mapping[str, int]) -> None:
        for one in self._objectives.values():
            one.show_asks(found)

    def use(self, id: str, focus: bool = False) -> None:
        """Open the card of this key result and close the one before."""
        cards = self._cards if id == self._id else self.cards
        before, self._in_use = self._in_use, id
        if id in cards:
            if not cards[id].is_open or focus:
                cards[id].open(focus)
                self._order_stops()
            if focus:  # the card has its new height only after this event
                QTimer.singleShot(0, self._show_in_use)
        elif focus and id in self._objectives:
            self._objectives[id].focus_text()
        elif focus:
            self.focus_mission()
        # Last: closing a card that has the focus would hand it to the next card, which would open.
        if before != id and before in cards:
            cards[before].close_card()

    def _show_in_use(self) -> None:
        if (one := self.cards.get(self._in_use)) is not None:
            self._area.ensureWidgetVisible(one, 0, 24)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.requests.focused.emit(self._id)
        return super().eventFilter(watched, event)

    def _show_objectives(self, view: DraftSetView, agreed: Agreement) -> None:
        wanted = [one.objective.id for one in view.objectives]
        for id in [id for id in self._objectives if id not in wanted]:
            gone = self._objectives.pop(id)
            self._parts.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        new = [id for id in wanted if id not in self._objectives]
        late = set(new[AT_ONCE:]) if len(new) == len(wanted) else set()  # one that is added comes at once
        for place, draft in enumerate(view.objectives):
            if draft.objective.id not in late:
                self._show_objective(draft, place, len(wanted) > 1, agreed)
        self._objectives = {id: self._objectives[id] for id in wanted if id not in late}
        self._order_stops()
        steps = [
            partial(self._show_objective, draft, place, True, agreed)
            for place, draft in enumerate(view.objectives)
            if draft.objective.id in late
        ]
        self.rest.begin((*steps, self._order_stops) if steps else ())

    def _show_objective(self, draft: ObjectiveDraft, place: int, several: bool, agreed: Agreement) -> None:
        one = self._objectives.get(draft.objective.id)
        if one is None:
            one = self._objectives[draft.objective.id] = ObjectiveView(self.requests, self._area.widget())
        if self._parts.indexOf(one) != place:
            self._parts.insertWidget(place, one)
        one.show_objective(draft, place + 1, several, agreed)

    def _order_stops(self) -> None:
        """Tab follows the reading order, whenever a part was made; Qt would follow the order of making. What stands
        beside the set is led along: it would be left behind at another place of the round."""
        parts = [stop for one in self._objectives.values() for stop in one.stops]
        for before, after in pairwise((*self._fields.values(), *parts, self._add, *self.beside())):
            QWidget.setTabOrder(before, after)

    def _lay_out(self) -> None:
        layout = self._column
        fit_height(self._area)
        layout.addWidget(self._head)
        layout.addSpacing(8)
        layout.addWidget(label(self.tr("Mission"), "subheading"))
        layout.addWidget(self._mission)
        layout.addWidget(self._mission_hint)
        layout.addSpacing(6)
        layout.addWidget(label(self.tr("Alignment check"), "subheading"))
        sides = QHBoxLayout()
        sides.setSpacing(16)
        for words, field in (
            (self.tr("We depend on"), self._depends_on),
            (self.tr("They depend on us"), self._depended_on_by),
        ):
            side = QVBoxLayout()
            side.setSpacing(2)
            side.addWidget(label(words, "small"))
            side.addWidget(field)
            side.addStretch(1)  # both begin at the top, however many names stand in the other
            sides.addLayout(side, 1)
        layout.addLayout(sides)
        layout.addWidget(label(self.tr("Context from the level above"), "small"))
        layout.addWidget(self._context)
        layout.addSpacing(10)
        layout.addWidget(line())
        layout.addSpacing(6)
        self._parts.setSpacing(24)
        layout.addLayout(self._parts)
        set_icon(self._add, "plus", "accent")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._add)
        foot.addWidget(self._counts, 1)
        layout.addLayout(foot)
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def _connect(self) -> None:
        for name, field in self._fields.items():
            field.committed.connect(partial(self._emit, name))
            field.installEventFilter(self)
        self._add.clicked.connect(self._on_add)

    def _emit(self, name: str, value: str) -> None:
        self.requests.edited.emit(DraftSet, self._id, name, value)

    def _on_add(self) -> None:
        self.requests.requested.emit(DraftAction.ADD_OBJECTIVE, self._id)
