"""The talk of a check-in: only what fell or is blocked, with minutes each; actions, changes, what was decided, held."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from ui.cycle.actions_view import ActionsView
from ui.cycle.change_form import ChangeForm
from ui.cycle.cycle_actions import CycleActions
from ui.cycle.fields import captioned, lines_field
from ui.cycle.fold_card import in_order, show_whole
from ui.cycle.view_state import NumberedCheck
from ui.cycle.words import (
    at_a_glance,
    beside_words,
    blocker_words,
    capacity_words,
    ended_words,
    health_words,
    state_words,
)
from ui.widgets.basics import button, label, set_role
from ui.widgets.dates import short_day
from ui.widgets.elided_tick import ElidedTick
from ui.widgets.fields import LineField
from ui.widgets.flow import wrapped_row
from workshop_app.application.cycle_queries import CheckInView
from workshop_app.application.told_people import ToldPeople
from workshop_app.domain.check_ins import AgreedAction, CheckIn, ProgressLine
from workshop_app.domain.cycle_scores import minutes_each
from workshop_app.domain.text import in_a_row


class TalkCard(QFrame):
    """One key result to talk about: why, a tick, actions, and the way to change it."""

    def __init__(self, cycle_actions: CycleActions, check_in_id: str, each: NumberedCheck, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._cycle_actions, self._one = cycle_actions, each.one
        self._words, self._why = label("", "strong"), label("", "quiet")
        self._blocker = label("")
        self.talked = QCheckBox(self.tr("talked about"))
        self.change = button(self.tr("Change the set"), "flat")
        self.form: ChangeForm | None = None
        self.agreed = ActionsView(cycle_actions, check_in_id, each.one.result.id, self)
        self.agreed.line.setAccessibleName(self.tr("{n}: new action").format(n=each.number))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 12, 16, 12)
        self._layout.setSpacing(6)
        foot = wrapped_row()
        foot.addWidget(self.talked)
        foot.addWidget(self.change)
        foot.addStretch(1)
        for part in (self._words, self._why, self._blocker, self.agreed):
            self._layout.addWidget(part)
        self._layout.addLayout(foot)
        self.talked.toggled.connect(self._on_talked)
        self.change.clicked.connect(self._on_change)

    def show_one(self, each: NumberedCheck, view: CheckInView, minutes: int, writable: bool) -> None:
        """What the file holds."""
        self._one = each.one
        line = each.one.line
        state, _tone = state_words(each.one)
        self._words.setText(f"{each.number}  {at_a_glance(each.one.result.text)}")
        told = (state, ended_words(each.one), line.why_changed.strip(), in_a_row(each.champions))
        minutes_words = self.tr("{n} min").format(n=minutes) if minutes else ""
        self._why.setText(" · ".join(part for part in (minutes_words, *told) if part))
        words = " ".join(part for part in (blocker_words(line), beside_words(line)) if part)
        self._blocker.setText(words)
        self._blocker.setVisible(bool(words))
        with QSignalBlocker(self.talked):
            self.talked.setChecked(line.talked)
        self.talked.setAccessibleName(self.tr("Talked about {number}").format(number=each.number))
        for part in (self.talked, self.change):
            part.setEnabled(writable)
        self.agreed.show_actions(view.actions, writable)
        if self.form is not None:
            self.form.show_result(each.one.result)

    def _on_talked(self, talked: bool) -> None:
        self._cycle_actions.write(ProgressLine, self._one.line.id, "talked", talked)

    def _on_change(self) -> None:
        if self.form is None:
            self.form = ChangeForm(self._cycle_actions, self._one.result, self)
            self.form.closed.connect(self._on_closed)
            self._layout.addWidget(self.form)
        self.form.show()
        self.form.part.setFocus()
        show_whole(self.form)

    def _on_closed(self) -> None:
        if self.form is not None:
            self.form.hide()
        self.change.setFocus()


class CheckInTalk(QWidget):
    """Cards of what is to be talked about, and what belongs to the whole check-in."""

    def __init__(self, cycle_actions: CycleActions, check_in: CheckIn, parent: QWidget) -> None:
        super().__init__(parent)
        self._cycle_actions, self._check_in = cycle_actions, check_in
        self._cards: dict[str, TalkCard] = {}
        self._capacity, self._read = label("", "subheading"), label("", "quiet")
        self._health = label("", "body")
        self._health.setProperty("tone", "accent")
        self._before = QVBoxLayout()
        self._before_title = label(self.tr("Left open from last time"), "strong")
        self._ticks: dict[str, ElidedTick] = {}
        self._list = QVBoxLayout()
        self._actions = ActionsView(cycle_actions, check_in.id, None, self)
        self.attended = LineField(self.tr("Who was there"), self.tr("names, or how many"))
        self.decisions = lines_field(self.tr("What was decided, and one thing to tell another team"))
        self.held = button(self.tr("It was held"), "primary")
        self._lay_out()
        self.attended.committed.connect(partial(self._write, "attended"))
        self.decisions.committed.connect(partial(self._write, "decisions"))
        self.held.clicked.connect(self._on_held)

    @property
    def cards(self) -> dict[str, TalkCard]:
        """By the id of the key result."""
        return self._cards

    def show_view(self, view: CheckInView, results: tuple[NumberedCheck, ...], writable: bool) -> None:
        """What the file holds."""
        self._check_in = view.check_in
        wanted = [each for each in results if each.one.to_talk_about or each.one.line.talked]
        filled = sum(each.one.filled_in for each in results)
        self._capacity.setText(
            capacity_words(view.check_in.minutes, view.room, len(wanted), filled=filled, of=len(results))
        )
        each_has = minutes_each(view.check_in.minutes, len(wanted))
        ill = health_words([one for one in view.health if one.to_talk_about])
        self._health.setText(
            self.tr("Before the key results, a health metric that is not well: {what}.").format(what=ill)
        )
        self._health.setVisible(bool(ill))
        for each in wanted:
            id = each.one.result.id
            if id not in self._cards:
                self._cards[id] = TalkCard(self._cycle_actions, view.check_in.id, each, self)
            self._cards[id].show_one(each, view, each_has, writable)
        in_order(self._list, (self._cards[each.one.result.id] for each in wanted))
        self._drop({each.one.result.id for each in wanted})
        self._show_rest([each for each in results if each not in wanted])
        self._show_left_open(view.left_open, writable)
        self._actions.show_actions(view.actions, writable)
        self.attended.show_value(view.check_in.attended)
        self.decisions.show_value(view.check_in.decisions)
        held = view.check_in.held
        self.held.setText(self.tr("Not held after all") if held else self.tr("It was held"))
        if (role := "" if held else "primary") != self.held.property("role"):
            set_role(self.held, role)  # taking it back is not the next thing to do
        self.held.setEnabled(writable)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for inside in (self._list, self._before):
            inside.setSpacing(8)
        layout.addWidget(self._capacity)
        layout.addWidget(self._health)
        layout.addWidget(self._before_title)
        layout.addLayout(self._before)
        layout.addLayout(self._list)
        layout.addWidget(self._read)
        layout.addWidget(label(self.tr("Other actions, three at most in all"), "strong"))
        layout.addWidget(self._actions)
        layout.addWidget(captioned(self.tr("Who was there"), self.attended))
        layout.addWidget(captioned(self.tr("What was decided, and one thing to tell another team"), self.decisions))
        foot = wrapped_row()
        foot.addWidget(self.held)
        foot.addStretch(1)
        layout.addLayout(foot)
        layout.addStretch(1)

    def _drop(self, there: set[str]) -> None:
        for gone in [id for id in self._cards if id not in there]:
            card = self._cards.pop(gone)
            card.hide()
            card.deleteLater()

    def _show_rest(self, rest: list[NumberedCheck]) -> None:
        """Those nobody wrote anything about could not be read."""
        read = ", ".join(each.number for each in rest if each.one.filled_in)
        open_ = ", ".join(each.number for each in rest if not each.one.filled_in)
        said = [self.tr("Read in silence, and not talked about: {numbers}.").format(numbers=read)] if read else []
        said += [self.tr("Not filled in yet: {numbers}.").format(numbers=open_)] if open_ else []
        self._read.setText(" ".join(said))
        self._read.setVisible(bool(rest))

    def _show_left_open(self, actions: tuple[AgreedAction, ...], writable: bool) -> None:
        """Ticking one off leaves it in sight until the page is made anew: nothing jumps away under a finger."""
        self._before_title.setVisible(bool(actions or self._ticks))
        still, told = {each.id for each in actions}, ToldPeople(self._cycle_actions.desk.workspace.read)
        for each in map(told.told, actions):
            if each.id not in self._ticks:
                tick = ElidedTick(self)
                tick.toggled.connect(partial(self._on_done, each.id))
                self._ticks[each.id] = tick
                self._before.addWidget(tick)
            who = f"{each.who}: " if each.who.strip() else ""
            due = self.tr(", by {day}").format(day=short_day(each.due)) if each.due else ""
            self._ticks[each.id].show_words(f"{who}{each.text}{due}")
        for id, tick in self._ticks.items():
            with QSignalBlocker(tick):
                tick.setChecked(id not in still)
            tick.setEnabled(writable)

    def _write(self, name: str, value: object) -> None:
        self._cycle_actions.write(CheckIn, self._check_in.id, name, value)

    def _on_done(self, id: str, done: bool) -> None:
        self._cycle_actions.write(AgreedAction, id, "done", done)

    def _on_held(self) -> None:
        self._cycle_actions.hold(self._check_in.id, not self._check_in.held)
