"""Preparing a champion one to one, right before a check-in: the five steps of domain section 3.9 with their minutes
and a question each, over the same fields as the form."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.cycle.actions_view import ActionsView
from ui.cycle.cycle_actions import CycleActions
from ui.cycle.fields import captioned
from ui.cycle.fold_card import in_order
from ui.cycle.inputs import ProgressInputs
from ui.cycle.view_state import NumberedCheck, champions_of
from ui.cycle.words import at_a_glance, minute_words, scored
from ui.widgets.basics import label
from ui.widgets.flow import wrapped_row
from ui.widgets.tab_row import TabRow
from workshop_app.application import cycle_queries
from workshop_app.application.cycle_queries import CheckedResult, CheckInView

STEP_MINUTES = (3, 4, 4, 4, 5)  # the last one two to five


class PreparedResult(QFrame):
    """One key result of a champion, step by step."""

    def __init__(self, cycle_actions: CycleActions, check_in_id: str, one: CheckedResult, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.inputs = ProgressInputs(cycle_actions, one.line, self)
        self.agreed = ActionsView(cycle_actions, check_in_id, one.result.id, self)
        self._words, self._report = label("", "strong"), label("")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 12, 16, 16)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._words)
        questions = (
            self.tr("Value and source: where is it read, and on which day?"),
            scored(one.model, "question"),
            self.tr("Blockers and the ask: who is the person that can remove it?"),
            self.tr("Next actions: which one action could move the number?"),
            scored(one.model, "report"),
        )
        for minutes, question, part in zip(STEP_MINUTES, questions, self._parts(), strict=True):
            self._step(minutes, question, part)

    def _parts(self) -> tuple[QWidget, ...]:
        """The fields of each step."""
        inside = self.inputs
        return (
            _below(
                self._side_by_side(
                    captioned(self.tr("Value"), inside.value),
                    captioned(self.tr("Read on"), inside.measured_on),
                    captioned(self.tr("Source"), inside.source),
                ),
                inside.value_before,
            ),
            self._side_by_side(
                _below(
                    captioned(inside.at_end, inside.predicted),
                    inside.levels,
                    inside.before,
                    inside.ended_there,
                ),
                captioned(self.tr("Why it changed"), inside.why_changed),
            ),
            self._side_by_side(
                captioned(self.tr("What is in the way"), inside.blocker),
                captioned(self.tr("Who can remove it"), inside.who_can_help),
                captioned(self.tr("Asked help from"), inside.help_from),
            ),
            self.agreed,
            self._report,
        )

    def show_one(self, each: NumberedCheck, view: CheckInView, writable: bool) -> None:
        """What the file holds."""
        self._words.setText(f"{each.number}  {at_a_glance(each.one.result.text)}")
        self.inputs.show_one(each.one, (), writable)
        self.agreed.show_actions(view.actions, writable)
        report = minute_words(each.one, view.actions)
        self._report.setText(report or self.tr("It stands here as soon as the steps above are written."))
        self._tell_apart(each.number)

    def _tell_apart(self, number: str) -> None:
        """A champion of two key results hears of which of them a field is."""
        for field in self.findChildren(QWidget):
            plain = str(field.property("plain_name") or field.accessibleName())
            if plain and field.focusPolicy() & Qt.FocusPolicy.TabFocus:
                field.setProperty("plain_name", plain)
                field.setAccessibleName(f"{number}: {plain}")

    def _side_by_side(self, *parts: QWidget) -> QWidget:
        box = QWidget()
        line = wrapped_row(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for part in parts:
            line.addWidget(part, 1)
        return box

    def _step(self, minutes: int, question: str, part: QWidget) -> None:
        words = self.tr("{n} min · {question}").format(n=minutes, question=question)
        self._layout.addWidget(label(words, "quiet"))
        self._layout.addWidget(part)


def _below(*parts: QWidget) -> QWidget:
    """Fields, and below them what is told about them."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return box


class ChampionPage(QWidget):
    """A tab for each champion of the set."""

    def __init__(self, cycle_actions: CycleActions, check_in_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._cycle_actions, self._id = cycle_actions, check_in_id
        self._names: tuple[str, ...] = ()
        self._view: CheckInView | None = None
        self._results: tuple[NumberedCheck, ...] = ()
        self._prepared: dict[str, PreparedResult] = {}
        self._tabs = TabRow(self.tr("Champions"))
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        words = self.tr("Fifteen to twenty minutes with one champion, right before the check-in. You ask, they write.")
        layout.addWidget(label(words, "quiet"))
        layout.addWidget(self._tabs)
        layout.addLayout(self._list)
        layout.addStretch(1)
        self._tabs.currentChanged.connect(self._on_tab)

    @property
    def prepared(self) -> dict[str, PreparedResult]:
        """By the id of the key result; made when their champion is first shown."""
        return self._prepared

    def show_view(self, view: CheckInView, results: tuple[NumberedCheck, ...], writable: bool) -> None:
        """What the file holds."""
        self._view, self._results = view, results
        names = tuple(champions_of(results))
        if names != self._names:
            chosen = self._names[self._tabs.currentIndex()] if self._names else ""
            self._names = names
            with QSignalBlocker(self._tabs):
                while self._tabs.count():
                    self._tabs.removeTab(0)
                for name in names:
                    self._tabs.addTab((name or self.tr("Nobody yet")).replace("&", "&&"))
                self._tabs.setCurrentIndex(names.index(chosen) if chosen in names else 0)
        self._show_prepared(writable)

    def _show_prepared(self, writable: bool) -> None:
        if self._view is None or not self._names:
            return
        mine = champions_of(self._results)[self._names[max(0, self._tabs.currentIndex())]]
        ids = {each.one.result.id for each in mine}
        for id, prepared in self._prepared.items():
            if id not in ids:
                prepared.hide()
        for each in mine:
            id = each.one.result.id
            if id not in self._prepared:
                self._prepared[id] = PreparedResult(self._cycle_actions, self._id, each.one, self)
            self._prepared[id].show_one(each, self._view, writable)
            self._prepared[id].show()
        in_order(self._list, (self._prepared[each.one.result.id] for each in mine))

    def _on_tab(self, _at: int) -> None:
        if self._view is not None:  # read again: the words of whoever sat here before are in the file by now
            read = self._cycle_actions.desk.workspace.read
            self._view = cycle_queries.check_in(read, self._id, self._cycle_actions.cycle)
        self._show_prepared(not self._cycle_actions.desk.workspace.read_only)
