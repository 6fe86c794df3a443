"""Which page comes next on the way into a talk: cases, briefing, the talk, or listening to one."""

from __future__ import annotations

import secrets
from functools import partial
from typing import cast

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from ui.background import Progress
from ui.labels import error_sentence
from ui.rehearse.briefing_page import BriefingPage, TalkWanted
from ui.rehearse.case_page import CasePage
from ui.rehearse.observer_page import ObservedTalk, ObserverPage
from ui.rehearse.practice_desk import PracticeDesk
from ui.rehearse.practice_pages import PageName, PracticePages
from ui.rehearse.practice_words import language
from ui.rehearse.talk_page import TalkPage
from ui.rehearse.trio_flow import TrioFlow
from ui.rehearse.view_state import given_case, listed_cases, practised, waiting_talk
from workshop_app.application.own_cases import OwnCases
from workshop_app.application.practice_session import PracticeSession
from workshop_app.domain.errors import KnownError
from workshop_app.domain.rehearsal.case_headings import CaseHeading, headings
from workshop_app.domain.rehearsal.kept_talk import KeptTalk, PracticeSeat
from workshop_app.domain.rehearsal.observer_marks import ObserverMark
from workshop_app.domain.rehearsal.practice_talk import PlayedTalk
from workshop_app.domain.rehearsal.question_matcher import get_ready
from workshop_app.domain.rehearsal.written_coach import CoachStyle, play

SEEDS = 1_000_000
LATEST = 20  # talks read on the spot; the others come from the worker


class PracticeFlow(QObject):
    """Hears the pages on the way in, and shows the next one. Signal: ready, when what was kept before is read."""

    ready = Signal()

    def __init__(self, pages: PracticePages) -> None:
        super().__init__(pages)
        self._pages, self._desk = pages, pages.desk
        self.trio = TrioFlow(pages)
        self._warm = False

    def show_cases(self) -> None:
        """The list, with what was practised and the talk that waits."""
        page = cast("CasePage", self._pages.show_page(PageName.CASES))
        if not self._warm:
            self._desk.shelf.read(LATEST)  # a talk that waits is offered at once
        self._fill_cases(page)
        page.begin()
        self.look_at_own()
        self._get_ready()

    def show_case(self, case: CaseHeading, seat: PracticeSeat, given: bool = False) -> None:
        """One case before the talk."""
        whole = self._pages.case(case.id, case.language)
        if whole is not None:
            page = cast("BriefingPage", self._pages.show_page(PageName.BRIEFING))
            page.show_case(case, seat, whole.head.manner, given)
            self._pages.make_behind(PageName.TALK if seat is PracticeSeat.COACH else PageName.OBSERVE)

    def give_case(self, seat: PracticeSeat) -> None:
        """Any case, of those practised least."""
        known = practised(self._desk.shelf.talks)
        case = given_case(self._pages.headings, known, secrets.randbelow(SEEDS))
        if case is not None:
            self.show_case(case, seat, given=True)

    def talk_again(self) -> None:
        """The same case once more, in the same seat."""
        kept = self._pages.kept
        case = self._pages.heading(kept.played.case_id) if kept is not None else None
        if kept is not None and case is not None:
            self.show_case(case, kept.seat)

    def begin(self, wanted: TalkWanted) -> None:
        """A new talk, or a new one to listen to."""
        case = self._pages.case(wanted.case.id, wanted.case.language)
        if case is None:
            return
        now, seed = self._desk.clock.now(), secrets.randbelow(SEEDS)
        style = wanted.style or list(CoachStyle)[secrets.randbelow(len(CoachStyle))]
        observed = wanted.seat is PracticeSeat.OBSERVER
        kept = KeptTalk(
            self._desk.shelf.new_id(now),
            now,
            play(case, style, seed) if observed else PlayedTalk(case.id, case.language, case.mark, seed),
            seat=wanted.seat,
            style=style if observed else None,
            minutes=wanted.minutes,
            speed=wanted.speed,
        )
        self._pages.keep(kept)
        self.go_on(kept)

    def go_on(self, kept: KeptTalk) -> None:
        """A talk where it stands."""
        case = self._pages.case_of(kept)
        if case is None:
            return
        self._pages.kept = kept
        if kept.seat is PracticeSeat.OBSERVER:
            page = cast("ObserverPage", self._pages.show_page(PageName.OBSERVE))
            page.begin(ObservedTalk(case, kept))
        else:
            talking = cast("TalkPage", self._pages.show_page(PageName.TALK))
            talking.begin(PracticeSession(case, kept, self._pages.keep))

    def resume(self) -> None:
        """The talk that waits."""
        kept = waiting_talk(self._desk.shelf.talks)
        if kept is not None:
            self.go_on(kept)

    def mark(self, mark: ObserverMark) -> None:
        """An observer's mark."""
        if self._pages.kept is not None:
            self._pages.keep(self._pages.kept.with_mark(mark))

    def see(self, turn: int) -> None:
        """An observer has heard so far."""
        kept = self._pages.kept
        if kept is not None:
            self._pages.keep(replace(kept, second=max(kept.second, turn)))

    def listen_at(self, speed: int) -> None:
        """An observer wants it faster or slower."""
        kept = self._pages.kept
        if kept is not None:
            self._pages.keep(replace(kept, speed=speed))
            cast("ObserverPage", self._pages.page(PageName.OBSERVE)).clock.set_speed(speed)

    def _fill_cases(self, page: CasePage) -> None:
        talks = self._desk.shelf.talks
        page.show_cases(listed_cases(self._desk.cases, language()), practised(talks), waiting_talk(talks))

    def _get_ready(self) -> None:
        """What a first talk would wait for, off this thread: the talks kept before, and how questions are read."""
        if not self._warm:
            self._warm = True
            job = partial(_read_all, self._desk, language())
            self._desk.background.submit(job, self._on_read, self._on_not_read, reads_only=True)

    def look_at_own(self) -> None:
        """Which of her own cases can be played, where that is not known yet."""
        if self._warm and any(self._desk.cases.checked(own) is None for own in self._desk.cases.cases):
            job = partial(_check_own, self._desk.cases)
            self._desk.background.submit(job, self._on_read, self._on_not_read, reads_only=True)

    def _on_read(self, _done: None) -> None:
        self.ready.emit()
        self.trio.look_again()
        if self._pages.name is PageName.CASES:
            page = cast("CasePage", self._pages.page(PageName.CASES))
            self._fill_cases(page)

    def _on_not_read(self, error: KnownError) -> None:
        self._pages.tell(error_sentence(error))


def _read_all(desk: PracticeDesk, wanted: str, _progress: Progress) -> None:
    desk.shelf.read()
    desk.cases.read()
    get_ready(wanted)
    headings(wanted)
    desk.cases.check_all()


def _check_own(cases: OwnCases, _progress: Progress) -> None:
    cases.check_all()
