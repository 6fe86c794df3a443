"""Filling in a check-in before it is held: a card for each key result, one open at a time, as columns or quadrant."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ui.cycle.cycle_actions import CycleActions
from ui.cycle.fold_card import FoldCard, in_order, show_fields
from ui.cycle.health_card import HealthCard
from ui.cycle.progress_form import FormShape, ProgressForm
from ui.cycle.view_state import NumberedCheck
from ui.cycle.words import at_a_glance, ended_words, scored, state_words
from ui.widgets.basics import button, label, large_text
from workshop_app.application import cycle_queries
from workshop_app.application.cycle_queries import CheckedResult, CheckInView
from workshop_app.domain.check_ins import CheckIn
from workshop_app.domain.cycle_scores import is_stuck
from workshop_app.domain.scoring import STRETCH
from workshop_app.domain.text import in_a_row
from workshop_app.domain.unsent import UnsentLine


class FillPage(QWidget):
    """Keeps which card is open, and in which shape the fields stand."""

    def __init__(self, cycle_actions: CycleActions, check_in: CheckIn, parent: QWidget) -> None:
        super().__init__(parent)
        self._cycle_actions, self._id = cycle_actions, check_in.id
        self._shape = FormShape.COLUMNS
        self._view: CheckInView | None = None
        self._cards: dict[str, FoldCard] = {}
        self._shapes = QButtonGroup(self)
        self.switch = self._switched()  # stands in the head of the check-in
        self._late = label("", "quiet")
        self._complete = button(self.tr("Give them a line"))
        self._none = label(
            self.tr("No key result has words yet. Write them in the drafts; each then gets its line here."), "quiet"
        )
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._late)
        self._layout.addWidget(self._complete, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(self._none)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.health = HealthCard(cycle_actions, check_in.id, self)
        self._layout.addWidget(self.health)
        self._layout.addLayout(self._list)
        self._layout.addStretch(1)
        self._complete.clicked.connect(self._on_complete)

    @property
    def cards(self) -> dict[str, FoldCard]:
        """By the id of the key result."""
        return self._cards

    def show_view(self, view: CheckInView, results: tuple[NumberedCheck, ...], writable: bool) -> None:
        """What the file holds; cards of the same key results stay as they are."""
        self._view = view
        self._none.setVisible(not results)
        self.health.show_metrics(view.health, writable)
        fresh = not self._cards
        for each in results:
            self._card(each.one.result.id)
            self._say(each)
        in_order(self._list, (self._cards[each.one.result.id] for each in results))
        self._drop({each.one.result.id for each in results})
        missing = self._missing(view)
        self._late.setText(self._missing_words(missing))
        for part in (self._late, self._complete):
            part.setVisible(missing > 0 and writable)
        if fresh and results and not view.check_in.held:
            QTimer.singleShot(0, self, self._open_first)  # fields are made once the cards are seen
        for id, card in self._cards.items():
            if card.inside is not None:
                self._show_form(id)

    def open(self, key_result_id: str, focus: bool = True) -> None:
        """One card open, the others closed."""
        for id, card in self._cards.items():
            if id != key_result_id:
                card.set_open(False)
        card = self._cards[key_result_id]
        one = self._one(key_result_id)
        if card.inside is None and one is not None:
            form = ProgressForm(self._cycle_actions, self._id, one, card)
            form.set_shape(self._shape)
            card.hold(form)
            self._show_form(key_result_id)
        card.set_open(True)
        if focus and isinstance(card.inside, ProgressForm):
            card.inside.inputs.value.setFocus()
            QTimer.singleShot(0, card, partial(show_fields, card))

    def _switched(self) -> QWidget:
        box = QWidget(self)
        shapes = QHBoxLayout(box)
        shapes.setContentsMargins(0, 0, 0, 0)
        shapes.setSpacing(4)
        for shape, words in ((FormShape.COLUMNS, self.tr("Four columns")), (FormShape.QUADRANT, self.tr("Quadrant"))):
            one = button(words, "tab")
            one.setCheckable(True)
            one.setChecked(shape is self._shape)
            one.clicked.connect(partial(self._on_shape, shape))
            self._shapes.addButton(one)
            shapes.addWidget(one)
        shapes.addStretch(1)
        return box

    def _card(self, id: str) -> None:
        if id not in self._cards:
            self._cards[id] = FoldCard(self)
            self._cards[id].fold_requested.connect(partial(self._on_fold, id))

    def _drop(self, there: set[str]) -> None:
        for gone in [id for id in self._cards if id not in there]:
            card = self._cards.pop(gone)
            card.hide()
            card.deleteLater()

    def _say(self, each: NumberedCheck) -> None:
        one = each.one
        state, tone = state_words(one)
        quiet = " · ".join(part for part in (ended_words(one), in_a_row(each.champions)) if part)
        points = cycle_queries.predictions(self._cycle_actions.desk.workspace.read, one.result.id)
        if one.filled_in and is_stuck([str(point.predicted) for point in points]):
            key = "stuck_at_most" if min(point.predicted for point in points) >= STRETCH else "stuck"
            quiet += " · " + scored(one.model, key)
        self._cards[one.result.id].head.say(f"{each.number}  {at_a_glance(one.result.text)}", quiet, state, tone)

    def _show_form(self, id: str) -> None:
        card, one = self._cards[id], self._one(id)
        if isinstance(card.inside, ProgressForm) and one is not None and self._view is not None:
            read = self._cycle_actions.desk.workspace.read
            writable = not self._cycle_actions.desk.workspace.read_only
            card.inside.show_one(one, self._view, cycle_queries.predictions(read, id), writable)

    def _one(self, id: str) -> CheckedResult | None:
        results = self._view.results if self._view is not None else ()
        return next((one for one in results if one.result.id == id), None)

    def _missing(self, view: CheckInView) -> int:
        return len(cycle_queries.written_results(self._cycle_actions.desk.workspace.read, view.draft.id)) - len(
            view.results
        )

    def _missing_words(self, missing: int) -> str:
        if missing == 1:
            return self.tr("1 key result came after this check-in was planned.")
        return self.tr("{n} key results came after this check-in was planned.").format(n=missing)

    def _open_first(self) -> None:
        """The first line in which half of something waits, else that nobody has filled in, unless somebody has opened
        another meanwhile."""
        if self._view is None or any(card.is_open for card in self._cards.values()):
            return
        halves = {each.owner_id for each in self._cycle_actions.desk.workspace.read.all(UnsentLine)}
        waiting = [one for one in self._view.results if one.line.id in halves]
        open_ones = [one for one in self._view.results if not one.filled_in]
        first = next(iter((*waiting, *open_ones, *self._view.results)), None)
        if first is not None and first.result.id in self._cards:
            self.open(first.result.id, focus=False)
            if large_text():
                return  # which check-in it is would be out of sight: the page begins where it begins
            QTimer.singleShot(0, self._cards[first.result.id], partial(show_fields, self._cards[first.result.id]))

    def _on_fold(self, id: str, is_open: bool) -> None:
        if is_open:
            self.open(id)
        else:
            self._cards[id].set_open(False)

    def _on_shape(self, shape: FormShape, _checked: bool = False) -> None:
        self._shape = shape
        for card in self._cards.values():
            if isinstance(card.inside, ProgressForm):
                card.inside.set_shape(shape)

    def _on_complete(self) -> None:
        before = set(self._cards)
        self._cycle_actions.complete(self._id)
        came = next((card for id, card in self._cards.items() if id not in before), None)
        if came is not None:
            came.head.setFocus()  # the button that was pressed has gone
