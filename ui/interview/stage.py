"""The three columns of the interview: the list, the question, the side pane. Builds them in small steps, lays them out
for the window and text size at hand, and keeps Tab in reading order. The view tells it what to show and hears what is
wanted."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.interview.fields import Fields
from ui.interview.page import QuestionPage
from ui.interview.parameter_list import ParameterList
from ui.interview.people_bar import PeopleBar
from ui.interview.side import SidePane
from ui.interview.view_state import InterviewView, Row
from ui.interview.words import Words
from ui.theme import text_scale
from workshop_app.application.own_questions import Library

THREE_COLUMNS, LIST_FITS = 860, 600  # px at 100 % text
LIST_WIDTH, SIDE_WIDTH = 220, 300
NARROWEST = 320  # px the middle needs, whatever the text size
AHEAD_MS = 60  # between building one part ahead of time and the next
AT_ONCE_MS = 1  # while the open parameter is not complete


class InterviewStage(QWidget):
    """Signals: `key_chosen(key)`, `written(name, text)` asks to save a field, `requested(command)` asks for anything
    else. A part takes 10 to 40 ms to build: those of the open parameter are built between two events, the others while
    the coach reads, so that nothing ever waits for all of them."""

    key_chosen = Signal(str)
    written = Signal(str, str)
    requested = Signal(object)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._content: dict[str, Words] = {}
        self._titles: dict[str, str] = {}
        self._view: InterviewView | None = None
        self._now: datetime | None = None
        self._person = ""
        self._after: tuple[QWidget, ...] = ()
        self._page_of: dict[str, QuestionPage] = {}
        self._side_of: dict[str, SidePane] = {}
        self._ahead = QTimer(self)
        self._ahead.timeout.connect(self._build_ahead)
        self._build()
        self.list.key_chosen.connect(self.key_chosen)
        self.picker.activated.connect(self._on_picked)

    @property
    def page(self) -> QuestionPage:
        """The page of the open parameter, complete."""
        self._complete()
        return self._page_of[self._key]

    @property
    def side(self) -> SidePane:
        """The side pane of the open parameter, complete."""
        self._complete()
        return self._side_of[self._key]

    def show_view(self, view: InterviewView, now: datetime, person: str = "", skip: str = "") -> None:
        """Show one parameter; the field named `skip` keeps its text and cursor."""
        self._forget_changed(view)
        self._view, self._now, self._person = view, now, person
        self.list.show_rows(view.rows, view.shown.key, view.at)
        self.picker.setCurrentIndex(view.at)
        self.people.show_view(view.shown, person)
        page = self._page_of.get(self._key)
        if page is None:
            self._ahead.start(AT_ONCE_MS)
            return
        self._show_parts(skip)
        if page.build_pending or self._key not in self._side_of:
            self._ahead.start(AT_ONCE_MS)

    def commit(self, also_lines: bool = False) -> None:
        """Save what is typed; `also_lines` turns a half-typed note or question into one."""
        for fields in self._field_sets():
            fields.commit()
        side = self._side_of.get(self._key)
        if also_lines and side is not None:
            side.commit()

    def fields_with(self, name: str) -> Fields | None:
        """The set of fields that holds this one."""
        return next((fields for fields in self._field_sets() if name in fields), None)

    def retry(self) -> None:
        """Try again to save what the disk refused."""
        for fields in self._field_sets():
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

    def order_tabs(self, after: tuple[QWidget, ...] = ()) -> None:
        """Tab follows list, people, question, side pane and what comes `after`, whatever was built when."""
        self._after = after or self._after
        shown = (self._page_of.get(self._key), self._side_of.get(self._key))
        there = tuple(part for part in shown if part is not None)
        parts: tuple[QWidget, ...] = (self.picker, self.list, self.people, *there, *self._after)
        stops = [stop for part in parts for stop in (part, *part.findChildren(QWidget)) if _takes_tab(stop, self)]
        for before, behind in pairwise(stops):
            QWidget.setTabOrder(before, behind)

    def minimumSizeHint(self) -> QSize:
        """Three columns must not keep a window from becoming narrow enough for one."""
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():  # the text size may be another
            self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ahead.start(AT_ONCE_MS)

    @property
    def _key(self) -> str:
        return self._view.shown.key if self._view else ""

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
        self.people = PeopleBar()
        self._pages = QStackedWidget()
        self._pages.addWidget(QWidget())  # empty until the first page stands
        self._side_scroll = _side_scroll()
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.picker)
        middle.addWidget(self.people)
        middle.addWidget(self._pages, 1)
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.left)
        body.addLayout(middle, 1)
        body.addWidget(self._side_scroll)

    def _field_sets(self) -> tuple[Fields, ...]:
        page, side = self._page_of.get(self._key), self._side_of.get(self._key)
        return (*((page.fields,) if page else ()), *(side.fields if side else ()))

    def _show_parts(self, skip: str = "") -> None:
        """Fill and lay out what stands of the open parameter."""
        if self._view is None or self._now is None:
            return
        page, side = self._page_of[self._key], self._side_of.get(self._key)
        page.show_view(self._view.shown, self._person, skip)
        if side is not None:
            side.show_view(self._view.shown, self._now, skip)
        self._pages.setCurrentWidget(page)
        self._arrange()
        self.order_tabs()

    def _page(self, key: str) -> QuestionPage:
        if key not in self._page_of:
            page = QuestionPage(self._content[key])
            page.written.connect(self.written)
            page.requested.connect(self.requested)
            self._pages.addWidget(page)
            self._page_of[key] = page
        return self._page_of[key]

    def _side(self, key: str) -> SidePane:
        if key not in self._side_of:
            side = SidePane(self._content[key], self._titles, self._library)
            side.hide()
            side.setParent(self)
            side.written.connect(self.written)
            side.requested.connect(self.requested)
            side.key_chosen.connect(self.key_chosen)
            self._side_of[key] = side
        return self._side_of[key]

    def _complete(self) -> None:
        """Build all of the open parameter now."""
        if self._key not in self._page_of or self._key not in self._side_of or self._page_of[self._key].build_pending:
            self._page(self._key).finish()
            self._side(self._key)
            self._show_parts()

    def _build_ahead(self) -> None:
        if self._view is None:
            return
        keys = [self._key, *(row.key for row in self._view.rows)]
        for key in dict.fromkeys(keys):
            if self._build_part(key):
                if key == self._key:
                    self._show_parts()
                else:
                    self._ahead.setInterval(AHEAD_MS)
                return
        self._ahead.stop()

    def _build_part(self, key: str) -> bool:
        """One step for this parameter; False when it is complete."""
        if key not in self._page_of:
            self._page(key)
            return True
        if self._page_of[key].build_next():
            return True
        if key not in self._side_of:
            self._side(key)
            return True
        return False

    def _forget_changed(self, view: InterviewView) -> None:
        """Parameters with other words than before (another language, another name) are built again."""
        titles = {key: words.short_title for key, words in view.content.items()}
        other_titles = titles != self._titles
        gone = [key for key in self._page_of if self._page_of[key].words != view.content.get(key)]
        self._content, self._titles = view.content, titles
        for key in gone:
            page = self._page_of.pop(key)
            self._pages.removeWidget(page)
            page.deleteLater()
        for key in list(self._side_of) if other_titles else gone:
            side = self._side_of.pop(key, None)
            if side is None:
                continue
            if self._side_scroll.widget() is side:
                self._side_scroll.takeWidget()
            side.hide()
            side.deleteLater()

    def _arrange(self) -> None:
        """Three columns where they fit; else the right one moves below the question, and the list becomes a menu."""
        page, side = self._page_of.get(self._key), self._side_of.get(self._key)
        scale = text_scale()
        three = self.width() >= THREE_COLUMNS * scale
        if page is not None:
            page.fit()
        if side is not None and three and self._side_scroll.widget() is not side:
            _put_aside(self._side_scroll, self)
            self._side_scroll.setWidget(side)
            side.show()
        elif side is not None and page is not None and not three and not page.isAncestorOf(side):
            _put_aside(self._side_scroll, self)
            page.hold(side)
        self._side_scroll.setVisible(three)
        self._side_scroll.setFixedWidth(round(max(SIDE_WIDTH * scale, min(400 * scale, self.width() * 0.28))))
        self.left.setVisible(self.width() >= LIST_FITS * scale)
        self.left.setFixedWidth(round(LIST_WIDTH * scale))
        self.picker.setVisible(not self.left.isVisibleTo(self))

    def _on_picked(self, at: int) -> None:
        row: Row = self.list.model().index(at, 0).data(Qt.ItemDataRole.UserRole)
        self.key_chosen.emit(row.key)


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
