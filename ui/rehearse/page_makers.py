"""How each page of the practice screen is made, and who hears it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from ui.rehearse.back_page import BackPage
from ui.rehearse.briefing_page import BriefingPage
from ui.rehearse.case_page import CasePage
from ui.rehearse.column_page import ColumnPage
from ui.rehearse.compare_page import ComparePage
from ui.rehearse.example_page import ExamplePage
from ui.rehearse.flow import PracticeFlow
from ui.rehearse.looking import LookingFlow
from ui.rehearse.note_page import NotePage
from ui.rehearse.observer_page import ObserverPage
from ui.rehearse.own_flow import OwnCaseFlow
from ui.rehearse.practice_pages import PageName, PracticePages
from ui.rehearse.reading_page import TalkReadAgain
from ui.rehearse.take_page import TakePage
from ui.rehearse.talk_page import TalkPage
from ui.rehearse.trio_clock import TrioClock
from ui.rehearse.trio_page import TrioPage
from ui.rehearse.trio_round_page import TrioRoundPage
from ui.rehearse.weeks_page import WeeksPage
from ui.rehearse.words_page import WordsPage
from ui.rehearse.write_page import CaseWritingPage


def makers(
    pages: PracticePages, flow: PracticeFlow, looking: LookingFlow, own: OwnCaseFlow
) -> Mapping[PageName, Callable[[], QWidget]]:
    """One for each page."""
    return {
        PageName.CASES: partial(_cases, pages, flow, looking, own),
        PageName.BRIEFING: partial(_briefing, pages, flow, own),
        PageName.TALK: partial(_talk, pages, looking),
        PageName.BACK: partial(_back, pages, flow, looking),
        PageName.READING: partial(_reading, pages, looking),
        PageName.OBSERVE: partial(_observe, pages, flow, looking),
        PageName.COMPARE: partial(_compare, pages, flow),
        PageName.COLUMN: partial(_column, pages, looking),
        PageName.WEEKS: partial(_weeks, pages, flow, looking),
        PageName.WORDS: partial(_words, pages, looking),
        PageName.NOTE: partial(_note, pages, looking),
        PageName.EXAMPLE: partial(_example, pages, looking),
        PageName.WRITE: partial(_write, pages, flow, own),
        PageName.TAKE: partial(_take, pages, flow, own),
        PageName.TRIO: partial(_trio, pages, flow),
        PageName.ROUND: partial(_round, pages, flow),
    }


def _cases(pages: PracticePages, flow: PracticeFlow, looking: LookingFlow, own: OwnCaseFlow) -> QWidget:
    page = CasePage(pages)
    page.chosen.connect(own.choose)
    page.own.write_requested.connect(own.write_new)
    page.own.take_requested.connect(own.handing.choose)
    page.notice.undone.connect(own.handing.undo)
    page.given_requested.connect(flow.give_case)
    page.weeks_requested.connect(looking.show_weeks)
    page.trio_requested.connect(flow.trio.show_setup)
    page.waiting.resumed.connect(flow.resume)
    page.waiting.ended.connect(looking.end_waiting)
    page.waiting.dropped.connect(looking.drop_waiting)
    return page


def _briefing(pages: PracticePages, flow: PracticeFlow, own: OwnCaseFlow) -> QWidget:
    page = BriefingPage(pages)
    page.case_actions.wanted.connect(own.do)
    page.begin_requested.connect(flow.begin)
    page.cancelled.connect(flow.show_cases)
    page.another_requested.connect(flow.give_case)
    page.trio_requested.connect(flow.trio.show_setup)
    return page


def _talk(pages: PracticePages, looking: LookingFlow) -> QWidget:
    page = TalkPage(pages.desk, pages.lines, pages.bell, pages)
    page.look_back_requested.connect(looking.finish_talk)
    page.worded.connect(pages.not_kept.write)
    return page


def _back(pages: PracticePages, flow: PracticeFlow, looking: LookingFlow) -> QWidget:
    page = BackPage(pages)
    page.read_requested.connect(looking.read_again)
    page.again_requested.connect(flow.talk_again)
    page.try_requested.connect(looking.try_on)
    page.column_requested.connect(looking.columns.show_own_column)
    page.cases_requested.connect(flow.show_cases)
    return page


def _reading(pages: PracticePages, looking: LookingFlow) -> QWidget:
    page = TalkReadAgain(pages)
    page.back_requested.connect(looking.look_again)
    return page


def _observe(pages: PracticePages, flow: PracticeFlow, looking: LookingFlow) -> QWidget:
    page = ObserverPage(pages.desk.clock, pages)
    page.clock.begun.connect(pages.bell.make_ready)
    page.clock.rang.connect(pages.bell.ring)
    page.marked.connect(flow.mark)
    page.seen.connect(flow.see)
    page.compare_requested.connect(looking.look_again)
    return page


def _compare(pages: PracticePages, flow: PracticeFlow) -> QWidget:
    page = ComparePage(pages)
    page.again_requested.connect(flow.talk_again)
    page.cases_requested.connect(flow.show_cases)
    return page


def _column(pages: PracticePages, looking: LookingFlow) -> QWidget:
    page = ColumnPage(pages)
    page.written.connect(pages.keep)
    page.words_requested.connect(looking.columns.change_words)
    page.export_requested.connect(looking.columns.export_column)
    page.back_requested.connect(looking.look_again)
    return page


def _weeks(pages: PracticePages, flow: PracticeFlow, looking: LookingFlow) -> QWidget:
    page = WeeksPage(pages)
    page.opened.connect(looking.look_back)
    page.column_requested.connect(looking.columns.show_column)
    page.removed.connect(looking.drop)
    page.real_requested.connect(looking.columns.write_down)
    page.note_requested.connect(looking.note_session)
    page.example_requested.connect(looking.columns.show_example)
    page.cases_requested.connect(flow.show_cases)
    return page


def _words(pages: PracticePages, looking: LookingFlow) -> QWidget:
    page = WordsPage(pages)
    page.typed.connect(pages.keep)
    page.made.connect(looking.columns.make_column)
    page.back_requested.connect(looking.show_weeks)
    return page


def _note(pages: PracticePages, looking: LookingFlow) -> QWidget:
    page = NotePage(pages)
    page.noted.connect(pages.keep)
    page.done_requested.connect(looking.show_weeks)
    return page


def _example(pages: PracticePages, looking: LookingFlow) -> QWidget:
    page = ExamplePage(pages)
    page.back_requested.connect(looking.show_weeks)
    return page


def _write(pages: PracticePages, flow: PracticeFlow, own: OwnCaseFlow) -> QWidget:
    page = CaseWritingPage(pages)
    page.answered.connect(own.writing.answer)
    page.asked_for.connect(own.writing.ask)
    page.more_requested.connect(own.writing.one_more)
    page.less_requested.connect(own.writing.one_less)
    page.play_requested.connect(own.writing.play)
    page.case_actions.wanted.connect(own.do)
    page.cases_requested.connect(flow.show_cases)
    return page


def _trio(pages: PracticePages, flow: PracticeFlow) -> QWidget:
    page = TrioPage(pages)
    page.begin_requested.connect(flow.trio.begin)
    page.going_on_requested.connect(flow.trio.go_on)
    page.print_requested.connect(flow.trio.print_cards)
    page.cases_requested.connect(flow.show_cases)
    return page


def _take(pages: PracticePages, flow: PracticeFlow, own: OwnCaseFlow) -> QWidget:
    page = TakePage(pages)
    page.taken.connect(own.handing.take_in)
    page.cases_requested.connect(flow.show_cases)
    return page


def _round(pages: PracticePages, flow: PracticeFlow) -> QWidget:
    page = TrioRoundPage(TrioClock(pages.desk, pages.bell, pages), pages)
    page.read.connect(flow.trio.card_read)
    page.over.connect(flow.trio.round_over)
    page.left.connect(flow.trio.show_setup)
    return page
