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
from ui.rehearse.practice_pages import PageName, PracticePages
from ui.rehearse.reading_page import TalkReadAgain
from ui.rehearse.talk_page import TalkPage
from ui.rehearse.weeks_page import WeeksPage
from ui.rehearse.words_page import WordsPage


def makers(pages: PracticePages, flow: PracticeFlow, looking: LookingFlow) -> Mapping[PageName, Callable[[], QWidget]]:
    """One for each page."""
    return {
        PageName.CASES: partial(_cases, pages, flow, looking),
        PageName.BRIEFING: partial(_briefing, pages, flow),
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
    }


def _cases(pages: PracticePages, flow: PracticeFlow, looking: LookingFlow) -> QWidget:
    page = CasePage(pages)
    page.chosen.connect(flow.show_case)
    page.given_requested.connect(flow.give_case)
    page.weeks_requested.connect(looking.show_weeks)
    page.waiting.resumed.connect(flow.resume)
    page.waiting.ended.connect(looking.end_waiting)
    page.waiting.dropped.connect(looking.drop_waiting)
    return page


def _briefing(pages: PracticePages, flow: PracticeFlow) -> QWidget:
    page = BriefingPage(pages)
    page.begin_requested.connect(flow.begin)
    page.cancelled.connect(flow.show_cases)
    page.another_requested.connect(flow.give_case)
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
