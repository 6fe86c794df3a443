"""The actions of a check-in, or of one key result in it: typed in one line with Enter, then changed in place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.cycle.cycle_actions import CycleActions
from ui.cycle.fields import OpenDay
from ui.icons import set_icon
from ui.widgets.basics import button
from ui.widgets.fields import EntryLine, LineField
from ui.widgets.flow import wrapped_row
from workshop_app.domain.check_ins import AgreedAction
from workshop_app.domain.unsent import LinePlace


class ActionRow(QWidget):
    """One action: done or not, what, who, by when. In a `narrow` column one below the other."""

    def __init__(
        self, cycle_actions: CycleActions, action: AgreedAction, parent: QWidget, narrow: bool = False
    ) -> None:
        super().__init__(parent)
        self._cycle_actions, self._id = cycle_actions, action.id
        self.done = QCheckBox()
        self.text = LineField(self.tr("Action"))
        self.who = LineField(self.tr("Who"), self.tr("who"))
        self.due = OpenDay(
            self.tr("By when"),
            lambda: cycle_actions.today,
            LinePlace("half", action.id, "due"),
            held=partial(cycle_actions.day_of, action.check_in_id),
        )
        self.due.field.setPlaceholderText(self.tr("by when"))
        self._remove = button("", "icon", self.tr("Remove this action"))
        self._remove.setAccessibleName(self.tr("Remove this action"))
        set_icon(self._remove, "trash-2", "quiet")
        self._lay_out(narrow)
        self.done.toggled.connect(partial(self._write, "done"))
        self.text.committed.connect(partial(self._write, "text"))
        self.who.committed.connect(partial(self._write, "who"))
        self.due.read_in.connect(partial(self._write, "due"))
        self._remove.clicked.connect(self._on_remove)

    def show_action(self, action: AgreedAction, writable: bool) -> None:
        """What the file holds."""
        with QSignalBlocker(self.done):
            self.done.setChecked(action.done)
        self.done.setAccessibleName(self.tr("Done: {action}").format(action=action.text))
        self.done.setToolTip(self.tr("Done"))
        self.text.show_value(action.text)
        self.who.show_value(action.who)
        self.due.show_day(action.due)
        self.done.setEnabled(writable)
        self._remove.setEnabled(writable)

    def _lay_out(self, narrow: bool) -> None:
        layout, top, below = QVBoxLayout(self), QHBoxLayout(), wrapped_row()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        last = QHBoxLayout() if narrow else below
        for each in (top, below, last):
            each.setSpacing(4)
        top.addWidget(self.done)
        top.addWidget(self.text, 1)
        below.addWidget(self.who, 1)
        last.addWidget(self.due, 1)
        (last if narrow else top).addWidget(self._remove)
        for each in (top, below, last) if narrow else (top, below):
            layout.addLayout(each)

    def _write(self, name: str, value: object) -> None:
        self._cycle_actions.write(AgreedAction, self._id, name, value)

    def _on_remove(self) -> None:
        self._cycle_actions.remove_action(self._id)


class ActionsView(QWidget):
    """The rows, and below them the line for one more. `key_result_id` None keeps those of the whole check-in."""

    def __init__(
        self,
        cycle_actions: CycleActions,
        check_in_id: str,
        key_result_id: str | None,
        parent: QWidget,
        narrow: bool = False,
    ) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self._cycle_actions, self._check_in_id, self._result_id = cycle_actions, check_in_id, key_result_id
        self._rows: dict[str, ActionRow] = {}
        name = self.tr("New action") if key_result_id else self.tr("New action of the whole set")
        hint = self.tr("who: what, day")
        self.line = EntryLine(LinePlace("action", check_in_id, key_result_id or ""), name, hint)
        self.line.setToolTip(self.tr("An action, as in “Jonas: swap list by Friday”, then Enter"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self.line)
        self.line.returnPressed.connect(self._on_entered)

    def show_actions(self, actions: Sequence[AgreedAction], writable: bool) -> None:
        """Those of this key result; rows that stay keep their keyboard."""
        mine = [each for each in actions if each.key_result_id == self._result_id]
        ids = {each.id for each in mine}
        for gone in [id for id in self._rows if id not in ids]:
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        for place, each in enumerate(mine):
            if each.id not in self._rows:
                self._rows[each.id] = ActionRow(self._cycle_actions, each, self, self._narrow)
                self._layout.insertWidget(place, self._rows[each.id])
            self._rows[each.id].show_action(each, writable)
        self.line.setVisible(writable)

    def _on_entered(self) -> None:
        if self.line.text().strip() and self._cycle_actions.act(self._check_in_id, self._result_id, self.line.text()):
            self.line.clear()
