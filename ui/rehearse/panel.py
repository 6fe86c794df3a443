"""The practice screen: the strip that says nothing here touches a client, and one page at a time below it. Stands in an
open engagement and on the start page alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.library_beside import LibraryBeside
from ui.rehearse.case_page import CasePage
from ui.rehearse.flow import PracticeFlow
from ui.rehearse.looking import LookingFlow
from ui.rehearse.own_flow import OwnCaseFlow
from ui.rehearse.page_makers import makers
from ui.rehearse.practice_desk import PracticeDesk
from ui.rehearse.practice_pages import PageName, PracticePages
from ui.rehearse.practice_words import page_words
from ui.rehearse.strips import NotKeptStrip, PracticeStrip
from ui.rehearse.talk_page import TalkPage
from ui.widgets.dropped_files import take_copy
from ui.widgets.keeper import commit_all
from ui.widgets.window_marks import KEEPS_UNSENT, READ_ONLY
from workshop_app.domain.rehearsal.kept_talk import PracticeSeat

GIVEN, OBSERVE, ONE_CASE = "given", "observe", "case/"


class RehearsePanel(QWidget):
    """`inside` tells which page is shown; `unsaved` whether leaving would lose something."""

    def __init__(self, desk: PracticeDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._strip, self._not_kept = PracticeStrip(desk, self), NotKeptStrip(desk, self)
        self.pages = PracticePages(desk, self._not_kept, self)
        self.flow = PracticeFlow(self.pages)
        self.looking = LookingFlow(self.pages, self.flow)
        self.own = OwnCaseFlow(self.pages, self.flow)
        self.flow.ready.connect(self.own.tell_set_aside)
        self.pages.makers = makers(self.pages, self.flow, self.looking, self.own)
        self.setAcceptDrops(True)
        self.pages.before_page = self._before_page
        self.setProperty(READ_ONLY, False)  # it is not the client's file that is written
        self.setProperty(KEEPS_UNSENT, self.pages.lines)
        self._strip.speed_chosen.connect(self._on_speed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self._strip, self._not_kept):
            layout.addWidget(part)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.pages, 1)
        layout.addLayout(beside, 1)
        self.questions = LibraryBeside(beside, self, self._talking)
        self._strip.questions_wanted.connect(self.questions.open)
        self.questions.chosen.connect(self._on_question)
        self.questions.closed.connect(self._on_question)

    @property
    def inside(self) -> str:
        return "" if self.pages.name is PageName.CASES else str(self.pages.name)

    @property
    def inside_words(self) -> str:
        """The same in words."""
        return page_words(str(self.pages.name))

    @property
    def unsaved(self) -> bool:
        """Whether something of the practice is in this window only."""
        commit_all(self)
        shelf, cases = self._desk.shelf, self._desk.cases
        return (shelf.unsaved and not shelf.save_again()) or cases.unsaved

    def refresh(self) -> None:
        """The list of cases; what is shown already stays."""
        if self.pages.currentWidget() is None:
            self.flow.show_cases()

    def focus_first(self) -> None:
        """On the page: the strip above it holds what one wants later."""
        page = self.pages.currentWidget()
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
            page.focusNextChild()

    def open_address(self, rest: str) -> None:
        """A case one is given or names, the observer's seat, or what was practised."""
        self.refresh()
        ways: dict[str, Callable[[], None]] = {
            GIVEN: partial(self.flow.give_case, PracticeSeat.COACH),
            OBSERVE: partial(_observe, self.flow, self.pages),
            PageName.WEEKS: self.looking.show_weeks,
            PageName.NOTE: self.looking.note_session,
            PageName.WORDS: self.looking.columns.write_down,
            PageName.TRIO: self.flow.trio.show_setup,
            PageName.EXAMPLE: self.looking.columns.show_example,
            PageName.WRITE: self.own.write_new,
            PageName.TAKE: self.own.handing.choose,
        }
        if rest.startswith(ONE_CASE):
            self.own.open(rest.removeprefix(ONE_CASE))
        elif rest in ways:
            ways[rest]()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """A case that somebody handed on: shown before it comes in."""
        path = _dropped(event)
        if path is not None:
            take_copy(event)
            self.own.handing.take(path)

    def take_back(self) -> bool:
        """Undo of what was last done to a case as a whole, while the line that tells of it is in sight; False where
        there is nothing of it. The other changes here are no steps of an engagement."""
        page = cast("CasePage | None", self.pages.made(PageName.CASES))
        if self.pages.name is not PageName.CASES or page is None or not page.notice.can_undo:
            return False
        self.own.handing.undo()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo) and self.take_back():
            return  # on the start page, where the menu has nothing to take back
        if event.key() != Qt.Key.Key_Escape or self.pages.name is PageName.CASES:
            super().keyPressEvent(event)
        elif self._talking() and _closed_something(self._talk_page(), self.questions):
            return
        elif self.pages.name in (PageName.COLUMN, PageName.READING):
            self.looking.look_again()
        elif self.pages.name in (PageName.WORDS, PageName.EXAMPLE, PageName.NOTE):
            self.looking.show_weeks()
        elif self.pages.name is PageName.ROUND:
            self.flow.trio.show_setup()
        else:
            self.flow.show_cases()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody is there: the talk waits."""
        super().hideEvent(event)
        page = self._talk_page()
        if page is not None and page.run is not None:
            page.run.rest()

    def showEvent(self, event: QShowEvent) -> None:
        """The same talk may have gone on elsewhere, be gone, or have lost a name that was forgotten."""
        super().showEvent(event)
        kept = self.pages.kept
        now = self._desk.shelf.find(kept.id) if kept is not None else None
        if now is not None and now != kept and self.pages.name is not PageName.CASES:
            self.flow.show_cases()
            return
        page = self._talk_page()
        if self.pages.name is PageName.TALK and page is not None and page.run is not None:
            mine, known = page.run.session.kept, self._desk.shelf.find(page.run.session.kept.id)
            if known is None or known.played != mine.played:
                self.flow.show_cases()

    def _on_question(self, question: str = "") -> None:
        """Into the field of the talk, where it can be changed before it is asked."""
        page = self._talk_page()
        if page is None or page.run is None or page.run.session.over:
            return
        if question:
            page.bar.offer_words(question)
        else:
            page.bar.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _talking(self) -> bool:
        return self.pages.name is PageName.TALK

    def _talk_page(self) -> TalkPage | None:
        return cast("TalkPage | None", self.pages.made(PageName.TALK))

    def _before_page(self, name: PageName) -> None:
        commit_all(self.pages)
        page = self._talk_page()
        if page is not None and name is not PageName.TALK:
            page.end()
            self.pages.lines.stand(None)
        if name is not PageName.TALK:
            self.questions.leave()
        self.looking.rest()
        if name is PageName.CASES:
            self.pages.bell.close()
        with_clock = name in (PageName.TALK, PageName.OBSERVE)
        speed = self.pages.kept.speed if self.pages.kept is not None and with_clock else None
        self._strip.show_speed(speed)

    def _on_speed(self, speed: int) -> None:
        page = self._talk_page()
        if self.pages.name is PageName.OBSERVE:
            self.flow.listen_at(speed)
        elif page is not None and page.run is not None:
            page.run.set_speed(speed)


def _observe(flow: PracticeFlow, pages: PracticePages) -> None:
    """The list of cases, from the observer's seat."""
    flow.show_cases()
    cast("CasePage", pages.page(PageName.CASES)).take_seat(PracticeSeat.OBSERVER)


def _dropped(event: QDropEvent) -> Path | None:
    """The one file that is dragged; None for anything else."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


def _closed_something(page: TalkPage | None, questions: LibraryBeside) -> bool:
    """What was opened in a talk goes first, wherever the keyboard is: the three nearest, then the questions."""
    if page is not None and page.nearest.isVisible():
        page.nearest.none_meant.emit()
    elif questions.is_open:
        questions.close()
    else:
        return False
    return True
