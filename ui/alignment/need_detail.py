"""One line of the dependency log with all its fields: what is needed, what the other side says, who owns it on each
side, and the talk about it. Every field saves itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import icons
from ui.alignment import need_words as words
from ui.alignment.name_line import NameLine, NeedDay
from ui.alignment.short_list import short_list
from ui.alignment.talk_strip import TalkStrip
from ui.alignment.view_state import NeedDetails
from ui.desk import Desk
from ui.widgets.basics import button, label, large_text, row, scrolled, set_tone, tab_through
from ui.widgets.fields import LineField, TextField
from workshop_app.domain.between_teams import TeamDependency, TheirView
from workshop_app.domain.errors import KnownError

DAYS = ("due", "confirmed_on", "next_look")


class NeedDetail(QWidget):
    """Signals: written (field, value), answered (TheirView), removal_requested, left (back to the list), refused (a
    KnownError: words that are no day)."""

    written = Signal(str, object)
    answered = Signal(object)
    removal_requested = Signal()
    left = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = ""
        self.setProperty("role", "pane_right")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.teams, self.people = QStringListModel(self), QStringListModel(self)
        self.talk = TalkStrip(desk, self)
        self.back = button(self.tr("All dependencies"), "flat")
        icons.set_icon(self.back, "arrow-left", "quiet")
        self._title, self._state, self._missing = label("", "subheading"), label("", "body"), label("", "small")
        self._view = short_list(self.tr("Their answer"), self)
        self._result = short_list(self.tr("For which key result"), self)
        self._remove = button(self.tr("Remove"), "flat", self.tr("Take it out of the log; Ctrl+Z brings it back"))
        self._rows: list[QBoxLayout] = []
        self._fields: dict[str, LineField | TextField] = self._made(today)
        self._lay_out()
        self._connect()

    def show_details(self, details: NeedDetails) -> None:
        """Show this line; whoever types in a field is left alone."""
        each, shown = details.logged.dependency, details.logged.shown
        if each.id != self.id:
            self.commit()
        self.id = each.id
        self._title.setText(
            self.tr("{needs} needs it from {gives}").format(
                needs=shown.needs, gives=shown.gives or self.tr("somebody not named yet")
            )
        )
        self._state.setText(words.state(details.logged))
        set_tone(self._state, words.tone(details.logged))
        self._missing.setText(words.missing(each))
        self._missing.setVisible(bool(self._missing.text()))
        for name, field in self._fields.items():
            value = getattr(each, name)
            if isinstance(field, NeedDay):
                field.show_day(value, each.id)
            else:
                field.show_value(value, each.id)
        self._show_choices(each, details)
        self.talk.show_need(words.told(shown), details.why_now)

    def commit(self) -> None:
        """Save what is being typed, before something else is shown."""
        for field in self._fields.values():
            field.commit()

    def focus_first(self) -> None:
        self._fields["what"].setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """What stands side by side does not where the text has become very large."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            way = QBoxLayout.Direction.TopToBottom if large_text() else QBoxLayout.Direction.LeftToRight
            for each in getattr(self, "_rows", ()):  # also heard while it is being made
                each.setDirection(way)

    def _made(self, today: Callable[[], date]) -> dict[str, LineField | TextField]:
        anybody = self.tr("a name")
        return {
            "needs": NameLine(self.tr("Team that needs it"), self.teams),
            "gives": NameLine(self.tr("Team that is asked"), self.teams),
            "what": TextField(self.tr("What is needed"), lines=2, most_lines=5),
            "due": NeedDay(self.tr("By when"), self.tr("such as 4 Feb"), today, "due"),
            "needs_owner": NameLine(self.tr("Owner on the side that needs it"), self.people, anybody),
            "gives_owner": NameLine(self.tr("Owner on the side that is asked"), self.people, anybody),
            "their_reality": TextField(self.tr("What is in their way, what else they carry"), lines=2, most_lines=5),
            "gives_up": TextField(self.tr("What they stop or delay for it"), lines=2, most_lines=5),
            "agreed_words": TextField(self.tr("The wording both sides agreed on"), lines=2, most_lines=6),
            "how_seen": TextField(self.tr("How both will see that it came"), lines=1, most_lines=4),
            "next_look": NeedDay(self.tr("Next look at it"), self.tr("the day"), today, "next_look"),
            "confirmed_by": NameLine(self.tr("Confirmed by"), self.people, anybody),
            "confirmed_on": NeedDay(self.tr("Confirmed on"), self.tr("the day"), today, "confirmed_on"),
            "escalate_to": NameLine(self.tr("If it breaks, both go to"), self.people, anybody),
        }

    def _lay_out(self) -> None:
        area, page = scrolled(24, 12, self)
        heads = {name: label(field.accessibleName(), "small") for name, field in self._fields.items()}
        page.addWidget(self.talk.reading)
        page.addWidget(self._title)
        page.addWidget(self._state)
        page.addWidget(self._missing)
        self._pair(page, heads, "needs", "gives")
        self._below(page, heads["what"], self._fields["what"])
        self._below(page, label(self._result.accessibleName(), "small"), self._result)
        self._below(page, heads["due"], self._fields["due"])
        self._pair(page, heads, "needs_owner", "gives_owner")
        self._below(page, heads["their_reality"], self._fields["their_reality"])
        self._below(page, label(self._view.accessibleName(), "small"), self._view)
        for name in ("gives_up", "agreed_words"):
            self._below(page, heads[name], self._fields[name])
        self._pair(page, heads, "how_seen", "next_look")
        self._pair(page, heads, "confirmed_by", "confirmed_on")
        self._below(page, heads["escalate_to"], self._fields["escalate_to"])
        page.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        page.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.talk)
        layout.addWidget(area, 1)
        fields = self._fields
        tab_through(
            *(self.back, *self.talk.stops, fields["needs"], fields["gives"], fields["what"], self._result),
            *(fields["due"], fields["needs_owner"], fields["gives_owner"], fields["their_reality"], self._view),
            *(fields["gives_up"], fields["agreed_words"], fields["how_seen"], fields["next_look"]),
            *(fields["confirmed_by"], fields["confirmed_on"], fields["escalate_to"]),
            self._remove,
        )

    def _pair(self, page: QVBoxLayout, heads: dict[str, QLabel], first: str, second: str) -> None:
        both = self._row()
        for name in (first, second):
            both.addLayout(self._stacked(heads[name], self._fields[name]), 1)
        page.addLayout(both)

    def _row(self) -> QBoxLayout:
        made = row()
        made.setSpacing(12)
        self._rows.append(made)
        return made

    def _below(self, page: QVBoxLayout, head: QLabel, field: QWidget) -> None:
        page.addLayout(self._stacked(head, field))

    def _stacked(self, head: QLabel, field: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(head)
        column.addWidget(field)
        column.addStretch(1)
        return column

    def _connect(self) -> None:
        for name, field in self._fields.items():
            field.committed.connect(partial(self._on_committed, name))
        self._view.activated.connect(self._on_view)
        self._result.activated.connect(self._on_result)
        self._remove.clicked.connect(self.removal_requested)
        self.back.clicked.connect(self.left)

    def _show_choices(self, each: TeamDependency, details: NeedDetails) -> None:
        with QSignalBlocker(self._view), QSignalBlocker(self._result):
            self._view.clear()
            for view in TheirView:
                self._view.addItem(words.view_words(view), view)
            self._view.setCurrentIndex(list(TheirView).index(each.view))
            self._result.clear()
            self._result.addItem(self.tr("for no single one"), None)
            for result in details.results:
                self._result.addItem(result.text, result.id)
            at = self._result.findData(each.key_result_id) if each.key_result_id else 0
            if at < 0:  # of a set that came before
                self._result.addItem(details.logged.result, each.key_result_id)
                at = self._result.count() - 1
            self._result.setCurrentIndex(at)

    def _on_committed(self, name: str, typed: str) -> None:
        field = self._fields[name]
        value: object = typed
        if isinstance(field, NeedDay):
            try:
                value = field.read(typed)
            except KnownError as error:
                self.refused.emit(error)
                return
        self.written.emit(name, value)

    def _on_view(self, at: int) -> None:
        self.answered.emit(list(TheirView)[at])

    def _on_result(self, at: int) -> None:
        self.written.emit("key_result_id", self._result.itemData(at))
