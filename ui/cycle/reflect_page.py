"""Reflect and reset of one set: nine minutes for each key result with a bell, the cycle as a whole, and the next
set."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.cycle.cycle_actions import CycleActions
from ui.cycle.fold_card import FoldCard, in_order, show_fields
from ui.cycle.nine_minutes import NineMinutes
from ui.cycle.promises_view import PromisesView
from ui.cycle.reflect_card import ReflectForm
from ui.cycle.whole_set import WholeSet
from ui.cycle.words import at_a_glance, scored, scored_tr
from ui.labels import enum_label
from ui.score_words import end_words
from ui.widgets.basics import button, fit_height, label, scrolled
from ui.widgets.flow import wrapped_row
from ui.widgets.keeper import commit_in
from workshop_app.application import champions, cycle_queries, queries
from workshop_app.application.champions import Champions
from workshop_app.application.cycle_queries import EndedResult, EndedSet
from workshop_app.domain.cycle_scores import REFLECT_AROUND, minutes_to_reflect
from workshop_app.domain.reflections import Bucket

TONES = {Bucket.KEEP: "good", Bucket.MODIFY: "accent", Bucket.REMOVE: "", Bucket.UNSAID: ""}


class ReflectPage(QWidget):
    """Signals: seeded with the id of the next set, also when it was there already."""

    seeded = Signal(str)

    def __init__(self, cycle_actions: CycleActions, set_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._cycle_actions, self.set_id = cycle_actions, set_id
        self._cards: dict[str, FoldCard] = {}
        self._ended: EndedSet | None = None
        self.minutes = NineMinutes(cycle_actions.desk, self)
        self._length, self._left = label("", "quiet"), label("", "quiet")
        self._whole = WholeSet(cycle_actions, set_id, self)
        self._promises = PromisesView(self)
        self.seed = button(self.tr("Begin the next set"), "primary")
        self._list = QVBoxLayout()
        self._lay_out()
        self.seed.clicked.connect(self._on_seed)
        self.minutes.noted.connect(self._cycle_actions.note_seconds)
        take = QShortcut(QKeySequence("Ctrl+Return"), self)
        take.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        take.activated.connect(self._on_take)

    @property
    def cards(self) -> dict[str, FoldCard]:
        """By the id of the key result."""
        return self._cards

    @property
    def whole(self) -> WholeSet:
        """The fields of the cycle as a whole."""
        return self._whole

    def refresh(self) -> None:
        """Read it again; nothing of what is typed is touched."""
        read, fresh = self._cycle_actions.desk.workspace.read, not self._cards
        ended, known = cycle_queries.ended_set(read, self.set_id, self._cycle_actions.cycle), Champions(read)
        told = tuple(replace(one, result=known.told(one.result)) for one in ended.results)
        ended = self._ended = replace(ended, results=told)
        numbers = queries.numbers(read, self.set_id)
        for one in told:
            self._show_card(numbers[one.result.id], one)
        self._drop({one.result.id for one in ended.results})
        in_order(self._list, (self._cards[one.result.id] for one in ended.results))
        words = self.tr("{n} key results take {minutes} minutes: {around} around them, nine each, never more than ten.")
        if len(ended.results) == 1:
            words = self.tr(
                "1 key result takes {minutes} minutes: {around} around it, nine its own, never more than ten."
            )
        if len(ended.results) > 5:
            words += " " + self.tr("An hour has room for five: who can meet twice?")
        minutes = minutes_to_reflect(len(ended.results))
        self._length.setText(words.format(n=len(ended.results), minutes=minutes, around=REFLECT_AROUND))
        self._whole.show_said(ended.said)
        self._promises.show_kept(cycle_queries.promises_so_far(read))
        self._show_end(ended)
        self._show_time()
        if fresh and ended.results:
            first = next(iter(ended.undecided), ended.results[0])
            self.open(first.result.id, focus=False)
            card = self._cards[first.result.id]
            QTimer.singleShot(0, card, partial(show_fields, card))

    def open(self, key_result_id: str, focus: bool = True) -> None:
        """One card open, the others closed; the clock of another one stands."""
        for id, card in self._cards.items():
            if id != key_result_id:
                commit_in(card)
                card.set_open(False)
        card = self._cards[key_result_id]
        if card.inside is None:
            card.hold(ReflectForm(self._cycle_actions, key_result_id, card))
        card.set_open(True)
        self._show_form(key_result_id)
        self._show_time()
        if focus and isinstance(card.inside, ReflectForm):
            card.inside.value.setFocus()
            QTimer.singleShot(0, card, partial(show_fields, card))

    def _lay_out(self) -> None:
        area, layout = scrolled(margin=24, spacing=12, parent=self)
        fit_height(area)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        top = wrapped_row()
        top.setContentsMargins(24, 12, 24, 0)
        top.setSpacing(12)
        top.addWidget(self._length, 1)
        top.addWidget(self.minutes, 1)  # two lines of its own when the bell has rung
        outer.addLayout(top)
        outer.addWidget(area, 1)
        self._list.setSpacing(8)
        layout.addLayout(self._list)
        layout.addWidget(self._whole)
        layout.addWidget(self._promises)
        end = wrapped_row()
        end.setSpacing(12)
        end.addWidget(self._left, 1)
        end.addWidget(self.seed)
        layout.addLayout(end)
        layout.addStretch(1)

    def _show_card(self, number: str, one: EndedResult) -> None:
        id = one.result.id
        if id not in self._cards:
            self._cards[id] = FoldCard(self)
            self._cards[id].fold_requested.connect(partial(self._on_fold, id))
        quiet = [at_a_glance(one.said.value.strip(), 40), champions.in_words(one.result)]
        if one.score is not None:
            quiet.insert(1, scored(one.model, "end_told", score=end_words(one.score, one.model, scored_tr)))
        told = " · ".join(part for part in quiet if part)
        unsaid = one.said.bucket is Bucket.UNSAID
        state, tone = self.tr("no bucket yet") if unsaid else enum_label(one.said.bucket), TONES[one.said.bucket]
        self._cards[id].head.say(f"{number}  {at_a_glance(one.result.text)}", told, state, tone)
        self._show_form(id)

    def _show_form(self, id: str) -> None:
        form, one = self._cards[id].inside, self._one(id)
        if isinstance(form, ReflectForm) and one is not None:
            form.show_one(one, not self._cycle_actions.desk.workspace.read_only)

    def _drop(self, there: set[str]) -> None:
        for gone in [id for id in self._cards if id not in there]:
            card = self._cards.pop(gone)
            card.hide()
            card.deleteLater()

    def _show_end(self, ended: EndedSet) -> None:
        """What the next set takes along, and what does not go on."""
        going = sum(one.said.bucket in (Bucket.KEEP, Bucket.MODIFY) for one in ended.results)
        open_ones = len(ended.undecided)
        told = {"going": going, "of": len(ended.results)}
        if ended.next_set is None and open_ones:
            words = self.tr(
                "Going on: {going} of {of}. No bucket yet: {open}; without one a key result does not go on."
            ).format(open=open_ones, **told)
        else:
            model = queries.scoring_model(self._cycle_actions.desk.workspace.read, ended.draft.cycle + 1)
            words = scored(model, "agree_then" if ended.next_set is None else "agree_again", **told)
        self._left.setText(words)
        there = ended.next_set is not None
        self.seed.setText(self.tr("Open the next set") if there else self.tr("Begin the next set"))
        self.seed.setEnabled(there or not self._cycle_actions.desk.workspace.read_only)

    def _one(self, id: str) -> EndedResult | None:
        results = self._ended.results if self._ended is not None else ()
        return next((one for one in results if one.result.id == id), None)

    def _opened(self) -> str:
        return next((id for id, card in self._cards.items() if card.is_open), "")

    def _show_time(self) -> None:
        one = self._one(self._opened())
        self.minutes.show_for(one.result.id if one is not None else "", one.said.seconds if one is not None else 0)

    def _on_fold(self, id: str, is_open: bool) -> None:
        if is_open:
            self.open(id)
            return
        self._cards[id].set_open(False)
        self._show_time()

    def _on_take(self) -> None:
        card = self._cards.get(self._opened())
        if card is not None and isinstance(card.inside, ReflectForm):
            commit_in(card)
            card.inside.take_proposed()

    def _on_seed(self) -> None:
        commit_in(self)
        there = self._ended.next_set if self._ended is not None else None
        id = there.id if there is not None else self._cycle_actions.seed(self.set_id)
        if id:
            self.seeded.emit(id)
