"""A change of what is published, in the middle of its cycle: what it said, what it says now, why, and who agreed.
Words and levels of a key result, its objective, something new, or something that is not worked on any more. Without a
reason, or with nobody who agreed, it is refused."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.cycle.change_choices import ChangeChoice, ChangeKind, change_choices
from ui.cycle.cycle_actions import CycleActions
from ui.cycle.fields import captioned
from ui.cycle.words import at_a_glance
from ui.widgets.basics import button, label
from ui.widgets.fields import EntryLine
from ui.widgets.flow import wrapped_row
from ui.widgets.said_below import say_below
from ui.widgets.short_choice import ShortChoice
from workshop_app.application import changed_levels, cycle_queries, queries
from workshop_app.application.command import Command
from workshop_app.application.commands.check_ins import ChangeInMidCycle
from workshop_app.application.commands.mid_cycle import AddInMidCycle, TakeOutInMidCycle
from workshop_app.domain.identity import new_id
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.unsent import LinePlace


class ChangeForm(QFrame):
    """Signals: closed when the change was made, or the form put away. Words that wait here are kept."""

    closed = Signal()

    def __init__(self, cycle_actions: CycleActions, result: KeyResult, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self._cycle_actions, self._result = cycle_actions, result
        self._choices, self._begun = change_choices(cycle_actions.desk.workspace.read, self._set.id), result.id
        self.about = ShortChoice(self)
        self.about.setAccessibleName(self.tr("Which key result"))
        self._results: tuple[KeyResult, ...] = ()
        self.part = ShortChoice(self)
        self.part.setAccessibleName(self.tr("What changes"))
        self.part.addItems([each.words for each in self._choices])
        self._old = label("", "quiet")
        self.after = EntryLine(self._place("after"), self.tr("What it says now"))
        self.why = EntryLine(self._place("why"), self.tr("Why it is changed"), self.tr("easing needs a reason"))
        self.agreed_by = EntryLine(self._place("agreed"), self.tr("Who agreed"), self.tr("names"))
        self._said = label("", "error")
        self._said.hide()
        self._asked_once: tuple[object, ...] = ()
        self._now = captioned(self.tr("What it says now"), self.after, self)
        self.make = button(self.tr("Change it"), "primary")
        self._away = button(self.tr("Not now"), "flat")
        self._lay_out()
        self.after.textEdited.connect(self._on_written)
        self.about.activated.connect(self._on_part)
        self.part.activated.connect(self._on_part)
        self.make.clicked.connect(self._on_make)
        for line in (self.after, self.why, self.agreed_by):
            line.returnPressed.connect(self._on_make)
        self._away.clicked.connect(self.closed)
        self.show_result(result)

    def show_result(self, result: KeyResult) -> None:
        """What it says in the file; any other of the set can be chosen."""
        read = self._cycle_actions.desk.workspace.read
        set_id = read.get(Objective, result.objective_id).set_id
        found = cycle_queries.written_results(read, set_id)
        chosen = self._result.id if self._result.id in {each.id for each in found} else result.id
        if found != self._results:
            self._results = found
            with QSignalBlocker(self.about):
                self.about.clear()
                numbers = queries.numbers(read, set_id)
                self.about.addItems([f"{numbers[each.id]}  {at_a_glance(each.text)}" for each in found])
                self.about.setCurrentIndex(next((at for at, one in enumerate(found) if one.id == chosen), -1))
        self._show(next((each for each in found if each.id == chosen), result))

    def _show(self, result: KeyResult) -> None:
        self._result = result
        self._old.setText(self._old_words(self._chosen))
        self._stand()
        taking_out = self._chosen.kind is ChangeKind.TAKE_OUT
        self._now.setVisible(not taking_out)
        adding = self._chosen.kind is ChangeKind.ADD
        self.make.setText(
            self.tr("Take it out") if taking_out else self.tr("Add it") if adding else self.tr("Change it")
        )

    def _stand(self) -> None:
        """What is there is offered to be changed; words that were typed before the choice go along with it."""
        self.after.stand_at(self.after.place, self._there(self._chosen))

    @property
    def _chosen(self) -> ChangeChoice:
        return self._choices[max(0, self.part.currentIndex())]

    @property
    def _objective(self) -> Objective:
        return self._cycle_actions.desk.workspace.read.get(Objective, self._result.objective_id)

    @property
    def _set(self) -> DraftSet:
        return self._cycle_actions.desk.workspace.read.get(DraftSet, self._objective.set_id)

    def _old_words(self, chosen: ChangeChoice) -> str:
        """What stands there; of what goes, what goes with it."""
        if chosen.kind is ChangeKind.ADD:
            under = self.tr("Under: {words}").format(words=self._objective.text)
            return under if chosen.field == "result" else ""
        if chosen.kind is ChangeKind.TAKE_OUT:
            gone = self._result if chosen.field == "result" else self._objective
            said = self.tr(
                "“{words}” goes, with its lines in check-ins. Its words, levels and last value stay among the changes."
            )
            return said.format(words=gone.text)
        return self.tr("Until now: {words}").format(words=self._there(chosen) or self.tr("nothing"))

    def _there(self, chosen: ChangeChoice) -> str:
        """What the chosen field says; nothing for what comes or goes."""
        owners = {ChangeKind.RESULT: self._result, ChangeKind.OBJECTIVE: self._objective, ChangeKind.SET: self._set}
        return str(getattr(owners[chosen.kind], chosen.field)) if chosen.kind in owners else ""

    def _place(self, what: str) -> LinePlace:
        return LinePlace(f"change-{what}", self._begun)

    def _lay_out(self) -> None:
        layout, foot = QVBoxLayout(self), wrapped_row()
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(captioned(self.tr("Which key result"), self.about))
        layout.addWidget(captioned(self.tr("What changes"), self.part))
        layout.addWidget(self._old)
        layout.addWidget(self._now)
        layout.addWidget(self._said)
        layout.addWidget(captioned(self.tr("Why it is changed"), self.why))
        layout.addWidget(captioned(self.tr("Who agreed"), self.agreed_by))
        foot.addWidget(self.make)
        foot.addWidget(self._away)
        foot.addStretch(1)
        layout.addLayout(foot)

    def _on_written(self, _words: str) -> None:
        say_below(self.after, self._said, "")

    def _on_part(self, _at: int) -> None:
        say_below(self.after, self._said, "")
        at = self.about.currentIndex()
        self._show(self._results[at] if 0 <= at < len(self._results) else self._result)

    def _on_make(self) -> None:
        after = self.after.text().strip()
        asked = self._asked(self._chosen, after)
        say_below(self.after, self._said, asked)
        if asked:
            self.after.setFocus()
            return
        empty = next((line for line in (self.why, self.agreed_by) if not line.text().strip()), None)
        if not self._made(self._chosen, after, self.why.text(), self.agreed_by.text()):
            (empty or self.why).setFocus()
            return
        for line in (self.after, self.why, self.agreed_by):
            line.clear()
        self._stand()
        self.closed.emit()

    def _asked(self, chosen: ChangeChoice, after: str) -> str:
        """What is asked where nothing would change, or where a level would leave its order."""
        if chosen.kind is ChangeKind.TAKE_OUT:
            return ""
        if not after:
            return self.tr("What does it say now?")
        if chosen.kind is not ChangeKind.ADD and after == self._there(chosen).strip():
            return self.tr("That is what it says already. What does it say now?")
        return self._asked_of_levels(chosen, after)

    def _asked_of_levels(self, chosen: ChangeChoice, after: str) -> str:
        """What a level that would leave its order is asked; nothing the second time, when it is meant so."""
        once = (self._result.id, chosen, after)
        if (
            chosen.kind is not ChangeKind.RESULT
            or chosen.field not in changed_levels.LEVELS
            or once == self._asked_once
        ):
            return ""
        self._asked_once = once
        then = replace(self._result, **{chosen.field: after})
        asked = changed_levels.asked_first(self._cycle_actions.desk.workspace.read, self._set, then)
        return " ".join((*asked, self.tr("Enter again changes it as it is."))) if asked else ""

    def _made(self, chosen: ChangeChoice, after: str, why: str, agreed: str) -> bool:
        objective = self._objective
        mine = self._result.id if chosen.kind is ChangeKind.RESULT or chosen.field == "result" else objective.id
        if chosen.kind is ChangeKind.ADD:
            under = objective.id if chosen.field == "result" else None
            command: Command = AddInMidCycle(objective.set_id, new_id(), after, why, agreed, under)
        elif chosen.kind is ChangeKind.TAKE_OUT:
            command = TakeOutInMidCycle(mine, why, agreed)
        else:
            mine = objective.set_id if chosen.kind is ChangeKind.SET else mine
            command = ChangeInMidCycle(new_id(), mine, chosen.field, after, why, agreed)
        names = {"field": self.tr("Who agreed") if why.strip() else self.tr("Why it is changed")}
        return self._cycle_actions.desk.door.carry_out(command, by=self._cycle_actions, names=names)
