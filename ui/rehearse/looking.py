"""Which page comes next after a talk: looking back, reading it again, the left-hand column, comparing, over weeks."""

from __future__ import annotations

from typing import cast

from msgspec.structs import replace
from PySide6.QtCore import QObject

from ui.rehearse.back_clock import BackClock
from ui.rehearse.back_page import BackPage, LookedBack
from ui.rehearse.column_flow import ColumnFlow
from ui.rehearse.compare_page import ComparePage
from ui.rehearse.flow import PracticeFlow
from ui.rehearse.note_page import NotePage
from ui.rehearse.practice_pages import PageName, PracticePages
from ui.rehearse.practice_words import language
from ui.rehearse.reading_page import TalkReadAgain
from ui.rehearse.talk_page import TalkPage
from ui.rehearse.view_state import next_case, practised, waiting_talk
from ui.rehearse.weeks_page import WeeksPage
from workshop_app.domain.rehearsal.case_headings import CaseHeading
from workshop_app.domain.rehearsal.kept_talk import KeptTalk, PracticeSeat
from workshop_app.domain.rehearsal.practice_debrief import look_back
from workshop_app.domain.rehearsal.practice_talk import PlayedTalk, replay


class LookingFlow(QObject):
    """Hears the pages that come after a talk."""

    def __init__(self, pages: PracticePages, flow: PracticeFlow) -> None:
        super().__init__(pages)
        self._pages, self._desk, self._flow = pages, pages.desk, flow
        self.columns = ColumnFlow(pages)
        self._clock: BackClock | None = None

    def finish_talk(self) -> None:
        """The talk is over: look back at it, with the minutes for that."""
        page = cast("TalkPage", self._pages.page(PageName.TALK))
        if page.run is not None:
            kept = replace(page.run.session.kept, over=True)
            self._pages.keep(kept)
            self.look_back(kept)
            back = cast("BackPage", self._pages.page(PageName.BACK))
            self._clock = BackClock(self._desk, self._pages.bell, back.clock, self)
            self._clock.begin(kept.speed)

    def look_back(self, kept: KeptTalk) -> None:
        """A talk in the coach's seat, or the marks of an observer; a real talk has its column, a
        noted one its note."""
        if kept.seat is PracticeSeat.WRITTEN:
            self.columns.show_column(kept)
            return
        if kept.seat is PracticeSeat.NOTED:
            self._show_note(kept)
            return
        case = self._pages.case_of(kept)
        if case is None:
            return
        self._pages.kept = kept
        if kept.seat is PracticeSeat.OBSERVER:
            cast("ComparePage", self._pages.show_page(PageName.COMPARE)).show_talk(case, kept)
            return
        rule = look_back(case, kept.played).try_next.rule
        following = next_case(self._pages.headings, practised(self._desk.shelf.talks), case.id, rule)
        page = cast("BackPage", self._pages.show_page(PageName.BACK))
        page.show_talk(LookedBack(case, kept, following))

    def look_again(self) -> None:
        """Back to where a page of this talk was opened from."""
        kept = self._pages.kept
        if kept is not None and kept.seat is PracticeSeat.WRITTEN:
            self.show_weeks()
        elif kept is not None:
            self.look_back(self._desk.shelf.find(kept.id) or kept)

    def end_waiting(self) -> None:
        """Of the talk that waits, look back at what there is."""
        kept = waiting_talk(self._desk.shelf.talks)
        if kept is not None:
            ended = replace(kept, over=True)
            self._pages.keep(ended)
            self.look_back(ended)

    def drop_waiting(self) -> None:
        """Remove the talk that waits."""
        kept = waiting_talk(self._desk.shelf.talks)
        if kept is not None and self._removed(kept):
            self._flow.show_cases()

    def drop(self, kept: KeptTalk) -> None:
        """Remove one of the list."""
        if self._removed(kept):
            self.show_weeks()

    def read_again(self) -> None:
        """The whole talk, word for word."""
        kept = self._pages.kept
        case = self._pages.case(kept.played.case_id, kept.played.language) if kept is not None else None
        if kept is not None and case is not None:
            talk = replay(case, kept.played)
            page = cast("TalkReadAgain", self._pages.show_page(PageName.READING))
            page.show_talk(case.head.title, (talk.opening, *talk.turns))

    def try_on(self, case: CaseHeading) -> None:
        """The one thing to try, on another case."""
        self._flow.show_case(case, PracticeSeat.COACH)

    def note_session(self) -> None:
        """A real session, kept with its first click."""
        now = self._desk.clock.now()
        empty = PlayedTalk("", language(), "", 0)
        self._show_note(KeptTalk(self._desk.shelf.new_id(now), now, empty, PracticeSeat.NOTED, over=True))

    def _show_note(self, kept: KeptTalk) -> None:
        self._pages.kept = kept
        cast("NotePage", self._pages.show_page(PageName.NOTE)).show_note(kept)

    def show_weeks(self) -> None:
        """What was practised."""
        titles = {case.id: case.title for case in self._pages.headings}
        today = self._desk.clock.now().astimezone().date()
        page = cast("WeeksPage", self._pages.show_page(PageName.WEEKS))
        page.show_talks(self._desk.shelf.talks, titles, today, str(self._desk.shelf.folder))

    def rest(self) -> None:
        """The minutes of looking back are over, or somebody has gone on."""
        if self._clock is not None:
            self._clock.rest()
            self._clock = None

    def _removed(self, kept: KeptTalk) -> bool:
        title = self.tr("Remove this talk for good?")
        text = self.tr("What was said in it, and what you wrote beside it, goes. There is no way back.")
        if not self._desk.ask.confirm(title, text, self.tr("Remove"), self.tr("Keep it")):
            return False
        self._desk.shelf.let_go(kept.id)
        self._pages.not_kept.write()
        return True
