"""The three columns of the interview: the list, the question, the side pane. Builds them, lays them out for the window
and text size at hand, and keeps Tab in reading order. The panel tells it what to show and hears what is wanted."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.interview.fields import Fields
from ui.interview.page import QuestionPage
from ui.interview.parameter_list import ParameterList
from ui.interview.side import SidePane
from ui.interview.view_state import InterviewView
from ui.theme import text_scale
from workshop_app.domain.parameter_content import load
from workshop_app.domain.parameters import ParameterKey

THREE_COLUMNS, LIST_FITS = 860, 600  # px at 100 % text
LIST_WIDTH, SIDE_WIDTH = 220, 300
AHEAD_MS = 60  # between building one part ahead of time and the next


class InterviewStage(QWidget):
    """Signals: `key_chosen(ParameterKey)`, `written(name, text)` asks to save a field, `requested(command)` asks for
    anything else."""

    key_chosen = Signal(object)
    written = Signal(str, str)
    requested = Signal(object)

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._key = ParameterKey.WHY
        self._page_of: dict[ParameterKey, QuestionPage] = {}
        self._side_of: dict[ParameterKey, SidePane] = {}
        # A part takes some 40 ms to build: done ahead, moving on is instant.
        self._ahead = QTimer(self)
        self._ahead.setInterval(AHEAD_MS)
        self._ahead.timeout.connect(self._build_ahead)
        self._build()
        self.list.key_chosen.connect(self.key_chosen)
        self.picker.activated.connect(self._on_picked)

    @property
    def page(self) -> QuestionPage:
        return self._page_of[self._key]

    @property
    def side(self) -> SidePane:
        return self._side_of[self._key]

    def show_view(self, view: InterviewView, now: datetime, skip: str = "") -> None:
        """Show one parameter; the field named `skip` keeps its text and cursor."""
        if view.shown.language != self._language:
            self._forget(view.shown.language)
        self._key = view.shown.content.key
        page, side = self._page(self._key), self._side(self._key)
        self.list.show_rows(view.rows, self._key)
        self.picker.setCurrentIndex(self._key.number)
        page.show_view(view.shown, skip)
        side.show_view(view.shown, now, skip)
        self._pages.setCurrentWidget(page)
        self._arrange()

    def commit(self, also_lines: bool = False) -> None:
        """Save what is typed; `also_lines` turns a half-typed note or question into one."""
        if self._key in self._page_of:
            self.page.fields.commit()
            for fields in self.side.fields:
                fields.commit()
            if also_lines:
                self.side.commit()

    def fields_with(self, name: str) -> Fields | None:
        """The set of fields that holds this one."""
        return next((fields for fields in (self.page.fields, *self.side.fields) if name in fields), None)

    def retry(self) -> None:
        """Try again to save what the disk refused."""
        for fields in (self.page.fields, *self.side.fields):
            fields.retry()

    def holds_focus(self) -> bool:
        """Whether the keyboard is in the question or the side pane, so that it has to move on with them."""
        focus = self.focusWidget()
        return focus is not None and (self._pages.isAncestorOf(focus) or self._side_scroll.isAncestorOf(focus))

    def bring(self, widget: QWidget) -> None:
        """Put the keyboard on a widget of the page or the side pane and scroll it into sight."""
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        area = self._side_scroll if self._side_scroll.isAncestorOf(widget) else self.page
        area.ensureWidgetVisible(widget, 0, 80)

    def order_tabs(self, after: tuple[QWidget, ...]) -> None:
        """Tab follows list, question, side pane and `after`, whatever was built when."""
        parts: tuple[QWidget, ...] = (self.picker, self.list, self.page, self.side, *after)
        stops = [stop for part in parts for stop in (part, *part.findChildren(QWidget)) if _takes_tab(stop, self)]
        for before, behind in pairwise(stops):
            QWidget.setTabOrder(before, behind)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():  # the text size may be another
            self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ahead.start()

    def _build(self) -> None:
        self.list = ParameterList()
        self.left = QFrame()
        self.left.setProperty("role", "pane_left")
        column = QVBoxLayout(self.left)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.list)
        self.picker = QComboBox()
        self.picker.setAccessibleName(self.tr("Parameter"))
        self.picker.setModel(self.list.model())
        self._pages = QStackedWidget()
        self._side_scroll = _side_scroll()
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.picker)
        middle.addWidget(self._pages, 1)
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.left)
        body.addLayout(middle, 1)
        body.addWidget(self._side_scroll)

    def _page(self, key: ParameterKey) -> QuestionPage:
        if key not in self._page_of:
            page = QuestionPage(load(self._language)[key.number])
            page.written.connect(self.written)
            page.requested.connect(self.requested)
            self._pages.addWidget(page)
            self._page_of[key] = page
        return self._page_of[key]

    def _side(self, key: ParameterKey) -> SidePane:
        if key not in self._side_of:
            words = load(self._language)
            side = SidePane(words[key.number], {each.key: each.short_title for each in words})
            side.hide()
            side.setParent(self)
            side.written.connect(self.written)
            side.requested.connect(self.requested)
            side.key_chosen.connect(self.key_chosen)
            self._side_of[key] = side
        return self._side_of[key]

    def _build_ahead(self) -> None:
        for key in ParameterKey:
            if key not in self._page_of:
                self._page(key)
                return
            if key not in self._side_of:
                self._side(key)
                return
        self._ahead.stop()

    def _forget(self, language: str) -> None:
        """The workshop language changed: every word is built again."""
        self._language = language
        self._side_scroll.takeWidget()
        for page in self._page_of.values():
            self._pages.removeWidget(page)
            page.deleteLater()
        for side in self._side_of.values():
            side.deleteLater()
        self._page_of.clear()
        self._side_of.clear()
        self._ahead.start()

    def _arrange(self) -> None:
        """Three columns where they fit; else the right one moves below the question, and the list becomes a menu."""
        if self._key not in self._side_of:
            return
        scale = text_scale()
        three = self.width() >= THREE_COLUMNS * scale
        self.page.fit()
        if three and self._side_scroll.widget() is not self.side:
            _put_aside(self._side_scroll, self)
            self._side_scroll.setWidget(self.side)
            self.side.show()
        elif not three and not self.page.isAncestorOf(self.side):
            _put_aside(self._side_scroll, self)
            self.page.hold(self.side)
        self._side_scroll.setVisible(three)
        self._side_scroll.setFixedWidth(round(max(SIDE_WIDTH * scale, min(400 * scale, self.width() * 0.28))))
        self.left.setVisible(self.width() >= LIST_FITS * scale)
        self.left.setFixedWidth(round(LIST_WIDTH * scale))
        self.picker.setVisible(not self.left.isVisibleTo(self))

    def _on_picked(self, at: int) -> None:
        self.key_chosen.emit(list(ParameterKey)[at])


def _put_aside(area: QScrollArea, keeper: QWidget) -> None:
    former = area.takeWidget()
    if former is not None:
        former.hide()
        former.setParent(keeper)


def _takes_tab(widget: QWidget, stage: QWidget) -> bool:
    # the list of a combo box is a child, but lives in a window of its own
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.window() is stage.window()


def _side_scroll() -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setProperty("role", "pane_right")
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
