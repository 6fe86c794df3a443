"""Own questions and order: the parameters in the coach's order, renamed, hidden, moved, and added to. The ten
can be hidden but never lost, and the page says what is hidden. Built by the interview panel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.desk import Desk
from ui.interview.own.order_pane import OrderPane
from ui.interview.own.pane import OwnPane
from ui.interview.own.view_state import OrderLine, OrderView, field_command, from_preset, order_view
from workshop_app.application.changes import Changes
from workshop_app.application.command import Command
from workshop_app.application.commands.own_parameters import (
    AddOwnParameter,
    HideParameter,
    MoveParameter,
    RemoveOwnParameter,
)
from workshop_app.domain.member_lists import placed
from workshop_app.domain.own_parameters import Preset


class OwnView(QWidget):
    """Left the order, right the chosen one. `key` is its key; `parameter_requested(key, "")` asks to open its
    question."""

    parameter_requested = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown = OrderView((), ())
        self.key = ""
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the order again; the chosen one stays chosen wherever it went."""
        self._shown = order_view(self._desk.workspace.read)
        self.key = self._shown.keys[self._shown.at(self.key)]
        self.order.show_view(self._shown, self.key)
        self.pane.show_line(self._line)

    def concerns(self, changes: Changes) -> bool:
        """Names, order and own parameters; answers do not show here, but their undo may bring any of these back."""
        return bool(changes)

    def focus_first(self) -> None:
        """Where the keyboard starts."""
        self.order.list.setFocus()

    @property
    def _line(self) -> OrderLine:
        return self._shown.lines[self._shown.at(self.key)]

    def _build(self) -> None:
        self.order = OrderPane()
        self.pane = OwnPane()
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.order, 2)
        body.addWidget(self.pane, 3)

    def _connect(self) -> None:
        self.order.order_requested.connect(self._on_order)
        self.order.key_chosen.connect(self._on_chosen)
        self.order.open_requested.connect(self._on_open)
        self.order.rename_requested.connect(self.pane.begin)
        self.order.remove_requested.connect(self._on_remove)
        self.order.new_requested.connect(self._on_new)
        self.order.offer_chosen.connect(self._on_offer)
        self.pane.written.connect(self._on_written)
        self.pane.hide_requested.connect(self._on_hide)
        self.pane.remove_requested.connect(self._on_remove)
        self.pane.open_requested.connect(self._on_open)

    def _apply(self, command: Command) -> bool:
        if not self._desk.door.carry_out(command, self, {"field": self.pane.title.accessibleName()}):
            return False
        self.refresh()
        return True

    def _on_order(self, keys: tuple[str, ...]) -> None:
        for place in placed(self._shown.keys, dict.fromkeys(keys)):
            self._apply(MoveParameter(str(place.name), None if place.after is None else str(place.after)))

    def _on_chosen(self, key: str) -> None:
        self.pane.commit()  # what was typed belongs to the one that is left
        self._desk.workspace.history.seal()
        if not self.pane.unsaved:  # else its words are nowhere else: stay with it
            self.key = key
        self.refresh()

    def _on_new(self, name: str) -> None:
        if self._add(AddOwnParameter(name)):
            self.order.new.clear()
            self.pane.question.setFocus()

    def _on_offer(self, preset: Preset) -> None:
        if self._add(from_preset(preset)):
            self.pane.question.setFocus()

    def _add(self, command: AddOwnParameter) -> bool:
        self.pane.commit()
        before, self.key = self.key, command.id
        if not self._apply(command):
            self.key = before
            return False
        return True

    def _on_written(self, name: str, text: str) -> None:
        if not self._apply(field_command(self._line, name, text)):
            self.refresh()

    def _on_hide(self, hidden: bool) -> None:
        title = self._line.title
        if self._apply(HideParameter(self.key, hidden)) and hidden:
            words = self.tr("“{title}” is hidden; its answer is kept. Bring it back on this page.")
            self._desk.bridge.say(words.format(title=title))

    def _on_remove(self) -> None:
        line, at = self._line, self._shown.at(self.key)
        if line.own is None:
            self._desk.bridge.say(self.tr("Why and the ten cannot be removed. Hide this one; its answer is kept."))
            return
        self.key = self._shown.keys[max(0, at - 1)]
        if self._apply(RemoveOwnParameter(line.key)):
            self.order.list.setFocus()
            self._desk.bridge.say(self.tr("“{title}” was removed. Ctrl+Z brings it back.").format(title=line.title))

    def _on_open(self) -> None:
        self.parameter_requested.emit(self.key, "")
