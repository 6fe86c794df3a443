"""The interview: one parameter at a time, all of it by keyboard.

The shell builds it, shows it and hands it addresses ("interview/cycle"). Left the list, middle the question and its
record, right what helps while talking; below the way on. Ctrl+PgUp and Ctrl+PgDn move, Ctrl+Return decides,
Ctrl+Shift+P parks, Ctrl+Shift+N goes to the note line, Ctrl+Shift+Q to the open questions.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.desk import Desk
from ui.interview import view_state
from ui.interview.fields import Fields
from ui.interview.page import QuestionPage
from ui.interview.parameter_list import ParameterList
from ui.interview.park_bar import ParkBar
from ui.interview.side import SidePane
from ui.labels import enum_label, error_sentence
from ui.theme import text_scale
from ui.widgets.basics import button, label
from workshop_app.application.changes import Changes
from workshop_app.application.commands.parameters import DecideParameter, ParkParameter
from workshop_app.application.workspace import Command
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.parameter_content import load
from workshop_app.domain.parameters import InterviewNote, OpenQuestion, ParameterKey, ParameterRecord

THREE_COLUMNS, LIST_FITS = 860, 600  # px at 100 % text
LIST_WIDTH, SIDE_WIDTH = 208, 300
DISK = {ErrorCode.DISK_FULL, ErrorCode.DISK_FAILED, ErrorCode.FILE_BUSY}


class InterviewPanel(QWidget):
    """The screen "Parameters"."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._key = ParameterKey.WHY
        self._language = view_state.content_language(desk.workspace.read)
        self._parts: dict[ParameterKey, tuple[QuestionPage, SidePane]] = {}
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._connect()
        self.refresh()

    @property
    def key(self) -> ParameterKey:
        """The parameter that is open."""
        return self._key

    @property
    def page(self) -> QuestionPage:
        return self._parts[self._key][0]

    @property
    def side(self) -> SidePane:
        return self._parts[self._key][1]

    def refresh(self) -> None:
        """Read everything again; a change of the workshop language brings other words."""
        language = view_state.content_language(self._desk.workspace.read)
        if language != self._language:
            self._language = language
            self._forget_parts()
        self._show()

    def open_address(self, rest: str) -> None:
        """ "cycle" opens that parameter; anything unknown changes nothing."""
        key = view_state.key_from(rest)
        if key is not None:
            self.select(key)

    def select(self, key: ParameterKey) -> None:
        """Open another parameter; what was typed into this one is saved first."""
        had_focus = self._pages.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._commit()
        self._desk.workspace.history.seal()
        self._park_bar.hide()
        self._key = key
        self._show()
        if had_focus:
            self.page.cards.focus()

    def decide(self) -> None:
        """Call the open parameter decided."""
        self._commit()
        shown = view_state.view(self._desk.workspace.read, self._key).shown
        if self._apply(DecideParameter(shown.record.id)):
            gaps = view_state.view(self._desk.workspace.read, self._key).shown.gaps
            self._desk.bridge.say(" ".join([self.tr("Decided."), *(enum_label(gap) for gap in gaps)]))

    def park(self) -> None:
        """Open the parking line; when it is open, confirm it."""
        if self._park_bar.isVisible():
            self._park_bar.confirm()
            return
        self._commit()
        record = view_state.view(self._desk.workspace.read, self._key).shown.record
        self._park_bar.open(record.parked_reason, view_state.shown_date(record.parked_until))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        self._commit(also_lines=True)
        super().hideEvent(event)

    # -- building

    def _build(self) -> None:
        self._list = ParameterList()
        self._picker = QComboBox()
        self._picker.setAccessibleName(self.tr("Parameter"))
        self._picker.setModel(self._list.model())
        self._pages = QStackedWidget()
        self._side_scroll = _side_scroll()
        left = QFrame()
        left.setProperty("role", "pane_left")
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self._list)
        self._left = left
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._picker)
        middle.addWidget(self._pages, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(left)
        body.addLayout(middle, 1)
        body.addWidget(self._side_scroll)
        self._park_bar = ParkBar()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(body, 1)
        outer.addWidget(self._park_bar)
        outer.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(24, 10, 24, 10)
        line.setSpacing(8)
        self._progress: QLabel = label("", "quiet")
        self._park: QPushButton = button(
            self.tr("Park"), "", self.tr("Put it off, with a reason and a date (Ctrl+Shift+P)")
        )
        self._back: QPushButton = button(self.tr("Back"), "", self.tr("The parameter before (Ctrl+PgUp)"))
        self._next: QPushButton = button(self.tr("Next"), "", self.tr("The next parameter (Ctrl+PgDn)"))
        self._decide: QPushButton = button(self.tr("Decide"), "primary", self.tr("Call it decided (Ctrl+Return)"))
        line.addWidget(self._progress, 1)
        for each in (self._park, self._back, self._next, self._decide):
            line.addWidget(each)
        return foot

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self._list.key_chosen.connect(self.select)
        self._picker.activated.connect(self._on_picked)
        self._back.clicked.connect(self._on_back)
        self._next.clicked.connect(self._on_next)
        self._park.clicked.connect(self.park)
        self._decide.clicked.connect(self.decide)
        self._park_bar.parked.connect(self._on_parked)
        self._park_bar.cancelled.connect(self._on_park_cancelled)
        for keys, slot in (
            ("Ctrl+PgUp", self._on_back),
            ("Ctrl+PgDown", self._on_next),
            ("Ctrl+Return", self.decide),
            ("Ctrl+Enter", self.decide),
            ("Ctrl+Shift+P", self.park),
            ("Ctrl+Shift+N", self._on_note_line),
            ("Ctrl+Shift+Q", self._on_question_line),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _parts_of(self, key: ParameterKey) -> tuple[QuestionPage, SidePane]:
        if key not in self._parts:
            words = load(self._language)
            page = QuestionPage(words[key.number])
            side = SidePane(words[key.number], {each.key: each.short_title for each in words})
            side.hide()
            side.setParent(self)
            page.written.connect(self._on_written)
            page.requested.connect(self._apply)
            side.written.connect(self._on_written)
            side.requested.connect(self._on_side_requested)
            side.key_chosen.connect(self.select)
            self._pages.addWidget(page)
            self._parts[key] = (page, side)
        return self._parts[key]

    def _forget_parts(self) -> None:
        for page, side in self._parts.values():
            self._pages.removeWidget(page)
            page.deleteLater()
            side.deleteLater()
        self._parts.clear()

    # -- showing

    def _show(self, skip: str = "") -> None:
        view = view_state.view(self._desk.workspace.read, self._key)
        page, side = self._parts_of(self._key)
        self._list.show_rows(view.rows, self._key)
        self._picker.setCurrentIndex(self._key.number)
        page.show_view(view.shown, skip)
        side.show_view(view.shown, self._desk.workspace.clock.now(), skip)
        self._pages.setCurrentWidget(page)
        self._arrange()
        self._progress.setText(self.tr("{n} of {total} decided").format(n=view.settled, total=view.total))
        self._back.setEnabled(self._key is not ParameterKey.WHY)
        self._next.setEnabled(self._key is not ParameterKey.BOTTOM_UP)
        self._order_tabs()

    def _arrange(self) -> None:
        """Three columns where they fit; else the right one moves below the question, and the list becomes a menu."""
        if self._key not in self._parts:
            return
        scale = text_scale()
        three = self.width() >= THREE_COLUMNS * scale
        page, side = self._parts[self._key]
        page.fit()
        if three and self._side_scroll.widget() is not side:
            former = self._side_scroll.takeWidget()
            if former is not None:
                former.hide()
                former.setParent(self)
            self._side_scroll.setWidget(side)
            side.show()
        elif not three and not page.isAncestorOf(side):
            if self._side_scroll.widget() is side:
                self._side_scroll.takeWidget()
            page.hold(side)
        self._side_scroll.setVisible(three)
        self._side_scroll.setFixedWidth(round(max(SIDE_WIDTH * scale, min(400 * scale, self.width() * 0.28))))
        self._left.setVisible(self.width() >= LIST_FITS * scale)
        self._left.setFixedWidth(round(LIST_WIDTH * scale))
        self._picker.setVisible(not self._left.isVisibleTo(self))

    def _order_tabs(self) -> None:
        """List, question, side, foot: what Tab follows, whatever was built when."""
        page, side = self._parts[self._key]
        parts: tuple[QWidget, ...] = (self._picker, self._list, page, side, self._park_bar)
        stops = [stop for part in parts for stop in (part, *part.findChildren(QWidget)) if _takes_tab(stop, self)]
        for before, after in pairwise([*stops, self._park, self._back, self._next, self._decide]):
            QWidget.setTabOrder(before, after)

    # -- changing

    def _commit(self, also_lines: bool = False) -> None:
        if self._key not in self._parts:
            return
        page, side = self._parts[self._key]
        page.fields.commit()
        for fields in side.fields:
            fields.commit()
        if also_lines:
            side.commit()

    def _apply(self, command: Command, name: str = "") -> bool:
        fields = self._fields_with(name)
        try:
            changes = self._desk.workspace.apply(command, by=self)
        except KnownError as error:
            if fields is not None:
                fields.refused(name, again=error.code in DISK)
            self._say_why(error, fields[name].accessibleName() if fields else "")
            return False
        if fields is not None:
            fields.saved(name)
        if changes.cleaned:
            self._desk.bridge.say(self.tr("Characters that no document can carry were taken out. The rest is saved."))
        self._show(skip="" if changes.cleaned else name)
        for each in (self.page.fields, *self.side.fields):
            each.retry()
        return True

    def _fields_with(self, name: str) -> Fields | None:
        page, side = self._parts[self._key]
        return next((fields for fields in (page.fields, *side.fields) if name in fields), None)

    def _say_why(self, error: KnownError, field: str) -> None:
        """The sentence for this failure, with the words on the screen in place of the names in the file."""
        words = {"parameter": load(self._language)[self._key.number].short_title}
        if field:
            words["field"] = field
        elif error.facts.get("field") == "parked_reason":
            words["field"] = self._park_bar.reason.accessibleName()
        facts = {name: words.get(name, fact) for name, fact in error.facts.items()}
        self._desk.bridge.say(error_sentence(KnownError(error.code, **facts)))

    # -- slots

    def _on_changed(self, changes: Changes, by: object | None) -> None:
        if by is not self and changes.touches(ParameterRecord, OpenQuestion, InterviewNote, Engagement):
            self.refresh()

    def _on_written(self, name: str, text: str) -> None:
        fields = self._fields_with(name)
        if fields is None:
            return
        shown = view_state.view(self._desk.workspace.read, self._key).shown
        words = fields[name].accessibleName()
        try:
            command = view_state.field_command(shown, name, text, words)
        except KnownError as error:
            fields.refused(name, again=False)
            self._say_why(error, words)
            return
        self._apply(command, name)

    def _on_side_requested(self, command: Command) -> None:
        if self._apply(command):
            self.side.accepted(command)

    def _on_parked(self, reason: str, until: str) -> None:
        record = view_state.view(self._desk.workspace.read, self._key).shown.record
        try:
            day = view_state.read_date(until, self._park_bar.until.accessibleName())
        except KnownError as error:
            self._say_why(error, "")
            return
        if self._apply(ParkParameter(record.id, reason, day)):
            self._on_park_cancelled()
            gaps = view_state.view(self._desk.workspace.read, self._key).shown.gaps
            self._desk.bridge.say(" ".join([self.tr("Parked."), *(enum_label(gap) for gap in gaps)]))

    def _on_park_cancelled(self) -> None:
        self._park_bar.hide()
        self.page.cards.focus()

    def _on_picked(self, at: int) -> None:
        self.select(list(ParameterKey)[at])

    def _on_back(self) -> None:
        self.select(view_state.neighbour(self._key, -1))

    def _on_next(self) -> None:
        self.select(view_state.neighbour(self._key, 1))

    def _on_note_line(self) -> None:
        self.side.notes.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_question_line(self) -> None:
        self.side.questions.line.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _takes_tab(widget: QWidget, panel: QWidget) -> bool:
    # the list of a combo box is a child, but lives in a window of its own
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.window() is panel.window()


def _side_scroll() -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setProperty("role", "pane_right")
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
