"""What came back about the open question, above it, one at a time: author, date, words, and what can be done. Hidden
while nothing waits. Built by the questions view, which tells it which parameter is open."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.desk import Desk
from ui.icons import set_icon
from ui.interview.returned.card import ReturnedCard
from ui.interview.returned.view_state import ReturnedLine, after, waiting_for
from ui.widgets.basics import button, label
from workshop_app.application.changes import Changes
from workshop_app.application.command import Command
from workshop_app.domain.own_parameters import OwnParameter
from workshop_app.domain.parameters import ParameterRecord
from workshop_app.domain.returned import ReturnedComment

TALLEST = 130  # px at 100 % text; longer comments scroll
SHARE = 5  # of the height at most one part in so many


class ReturnedStrip(QFrame):
    """`key` is the open parameter, `id` the comment that is shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lines: tuple[ReturnedLine, ...] = ()
        self.key, self.id = "", ""
        self.setProperty("role", "note")
        desk.bridge.changed.connect(self._on_changed)
        self.hide()

    def show_key(self, key: str) -> None:
        """Show what waits beside this parameter."""
        self.key = key
        self._lines = waiting_for(self._desk.workspace.read, key)
        ids = [line.id for line in self._lines]
        self.id = self.id if self.id in ids else next(iter(ids), "")
        if ids and self.layout() is None:
            self._fill()
        self.setVisible(bool(ids))
        if not ids:
            return
        at = ids.index(self.id)
        words = self.tr("Returned about this: {at} of {n}") if len(ids) > 1 else self.tr("Returned about this")
        self._count.setText(words.format(at=at + 1, n=len(ids)))
        for tool in (self.back, self.on):
            tool.setVisible(len(ids) > 1)
        self.back.setEnabled(at > 0)
        self.on.setEnabled(at < len(ids) - 1)
        self.card.show_line(self._lines[at])
        self._fit()

    def _fill(self) -> None:
        """Most engagements have nothing waiting: what shows a comment is made with the first one."""
        self._count = label("", "subheading")
        self._count.setWordWrap(False)
        self.back = _tool("chevron-left", self.tr("Previous"))
        self.on = _tool("chevron-right", self.tr("Next"))
        self.card = ReturnedCard(actions=False)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget()
        inside = QVBoxLayout(self._inner)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addWidget(self.card)
        self._area.setWidget(self._inner)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._count)
        head.addWidget(self.back)
        head.addWidget(self.on)
        head.addStretch(1)
        head.addLayout(self.card.action_row())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 16, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._area)
        self.back.clicked.connect(partial(self._step, -1))
        self.on.clicked.connect(partial(self._step, 1))
        self.card.requested.connect(self._on_requested)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.layout() is not None and event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """As tall as the words, up to a limit: the question below is what the talk is about."""
        wanted = self._inner.heightForWidth(max(200, self.width() - 56))
        tallest = round(TALLEST * theme.text_scale())
        parent = self.parentWidget()
        if parent is not None:
            tallest = min(tallest, max(parent.height() // SHARE, 64))
        self._area.setFixedHeight(min(tallest, wanted))

    def _step(self, by: int) -> None:
        ids = [line.id for line in self._lines]
        self.id = ids[min(max(ids.index(self.id) + by, 0), len(ids) - 1)]
        self.show_key(self.key)

    def _on_requested(self, command: Command) -> None:
        following = after(self._lines, self.id)
        if not self._desk.door.carry_out(command):
            return
        self.id = following
        self.show_key(self.key)
        if self.isVisible():
            self.card.yes.setFocus()

    def _on_changed(self, changes: Changes, _by: object | None) -> None:
        if self.key and changes.touches(ReturnedComment, ParameterRecord, OwnParameter):
            self.show_key(self.key)


def _tool(icon: str, tip: str) -> QPushButton:
    tool = button("", "icon", tip)
    tool.setAccessibleName(tip)
    set_icon(tool, icon, "quiet")
    return tool
