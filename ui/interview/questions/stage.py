"""The three columns of the interview: the list, the question below the people asked, the side pane. Lays them out for
the window and text size at hand, and keeps Tab in reading order. The view says what to show and hears what is wanted.
"""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.interview.questions.ahead import AheadBuilder
from ui.interview.questions.chooser import ParameterChooser
from ui.interview.questions.page import QuestionPage
from ui.interview.questions.parts import InterviewParts
from ui.interview.questions.people_bar import PeopleBar
from ui.interview.questions.side import SidePane
from ui.interview.view_state import InterviewView
from ui.theme import text_scale
from workshop_app.application.own_questions import QuestionLibrary

THREE_COLUMNS, LIST_FITS = 860, 600  # px at 100 % text
SIDE_WIDTH = 300
NARROWEST = 320  # px the middle needs, whatever the text size


class InterviewStage(QWidget):
    """Signals: `key_chosen(key)`, `written(key, name, text)` asks to save a field, `requested(command)` asks for
    anything else. `parts` are the pages and side panes that stand so far."""

    key_chosen = Signal(str)
    written = Signal(str, str, str)
    requested = Signal(object)

    def __init__(self, library: QuestionLibrary, parent: QWidget) -> None:
        super().__init__(parent)
        self.parts = InterviewParts(library, self)
        self._view: InterviewView | None = None
        self._now: datetime | None = None
        self._person = ""
        self._after: tuple[QWidget, ...] = ()
        self._ahead = AheadBuilder(self.parts)
        self._build()
        self._ahead.built.connect(self._show_parts)
        self.chooser.key_chosen.connect(self.key_chosen)
        self.parts.key_chosen.connect(self.key_chosen)
        self.parts.written.connect(self.written)
        self.parts.requested.connect(self.requested)

    @property
    def page(self) -> QuestionPage:
        """The page of the open parameter, complete."""
        self._complete()
        page = self.parts.page(self._key)
        assert page is not None
        return page

    @property
    def side(self) -> SidePane:
        """The side pane of the open parameter, complete."""
        self._complete()
        side = self.parts.side(self._key)
        assert side is not None
        return side

    def show_view(self, view: InterviewView, now: datetime, person: str = "", typing: bool = False) -> None:
        """Show one parameter; `typing` when a field was saved and nothing else."""
        self.parts.show_words(view.content)
        self._view, self._now, self._person = view, now, person
        self.chooser.show_view(view)
        self.people.show_view(view.shown, person)
        # At once: a key pressed meanwhile would go to the parameter before.
        self.parts.begin(self._key)
        self._show_parts(typing)
        self._ahead.follow(self._key, tuple(row.key for row in view.rows))

    def start_at_top(self, with_keyboard: bool) -> None:
        """Show the beginning of the page, and put the keyboard where the answer begins."""
        page = self.parts.page(self._key)
        if page is not None:
            page.verticalScrollBar().setValue(0)
            if with_keyboard:
                page.focus_first()

    def commit(self) -> None:
        """Save what is typed."""
        for fields in self.parts.fields(self._key):
            fields.commit()

    def holds_focus(self) -> bool:
        """Whether the keyboard is in the question or the side pane, so that it has to move on with them."""
        focus = self.focusWidget()
        return focus is not None and any(stack.isAncestorOf(focus) for stack in (self.parts.pages, self._right))

    def bring(self, widget: QWidget) -> None:
        """Put the keyboard on a widget of the page or the side pane and scroll it into sight."""
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        area = self.parts.area(self._key)
        (area if area.isAncestorOf(widget) else self.page).ensureWidgetVisible(widget, 0, 80)
        self.page.see(widget)

    def order_tabs(self, after: tuple[QWidget, ...] = ()) -> None:
        """Tab follows list, people, question, side pane and what comes `after`, whatever was built when."""
        self._after = after or self._after
        shown = (self.parts.page(self._key), self.parts.side(self._key))
        there = tuple(part for part in shown if part is not None)
        parts: tuple[QWidget, ...] = (self.chooser, self.people, *there, *self._after)
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
        self._ahead.start()

    @property
    def _key(self) -> str:
        return self._view.shown.key if self._view else ""

    def _build(self) -> None:
        self.chooser = ParameterChooser(self)
        self.people = PeopleBar(self)
        self._right = QFrame(self)
        self._right.setProperty("role", "pane_right")
        inside = QVBoxLayout(self._right)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.parts.sides)
        question = QHBoxLayout()
        question.setSpacing(0)
        question.addWidget(self.parts.pages, 1)
        question.addWidget(self._right)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.people)
        middle.addLayout(question, 1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self.chooser)
        self._body.addLayout(middle, 1)

    def _show_parts(self, typing: bool = False) -> None:
        """Fill and lay out what stands of the open parameter."""
        page, side = self.parts.page(self._key), self.parts.side(self._key)
        if self._view is None or self._now is None or page is None:
            return
        page.show_view(self._view.shown, self._person)
        if side is not None:
            side.show_view(self._view.shown, self._now)
        self.parts.pages.setCurrentWidget(page)
        self._arrange()
        if not typing:  # typing adds no stop for Tab
            self.order_tabs()

    def _complete(self) -> None:
        """Build all of the open parameter now."""
        if self.parts.pending(self._key):
            self.parts.complete(self._key)
            self._show_parts()

    def _arrange(self) -> None:
        """Three columns where they fit; else the right one moves below the question, and the list becomes a menu.
        Tab goes with what moves."""
        was_beside = self._right.isVisibleTo(self)
        page, side = self.parts.page(self._key), self.parts.side(self._key)
        scale = text_scale()
        three = self.width() >= THREE_COLUMNS * scale
        if page is not None:
            page.fit()
        if page is not None and side is not None:
            area = self.parts.area(self._key)
            if three:
                if area.widget() is not side:
                    area.setWidget(side)
                    side.show()
                self.parts.sides.setCurrentWidget(area)
            elif not page.isAncestorOf(side):
                area.takeWidget()
                page.hold(side)
        self._right.setVisible(three)
        self._right.setFixedWidth(round(max(SIDE_WIDTH * scale, min(400 * scale, self.width() * 0.28))))
        listed = self.width() >= LIST_FITS * scale
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if listed else QBoxLayout.Direction.TopToBottom)
        self.chooser.show_as_list(listed)
        if self._view is not None and three != was_beside:
            self.order_tabs()


def _takes_tab(widget: QWidget, stage: QWidget) -> bool:
    # the list of a combo box is a child, but lives in a window of its own
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.window() is stage.window()
