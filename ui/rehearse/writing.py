"""A case while it is written: every answer kept as it is typed, the next question, and the check beside the window."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import QObject

from ui.background import Progress
from ui.labels import error_sentence
from ui.rehearse.flow import PracticeFlow
from ui.rehearse.practice_pages import PageName, PracticePages
from ui.rehearse.practice_words import language
from ui.rehearse.write_page import CaseWritingPage
from ui.rehearse.write_state import written_case
from workshop_app.application.own_cases import OwnCases, heading_of
from workshop_app.domain.errors import KnownError
from workshop_app.domain.rehearsal.kept_talk import PracticeSeat
from workshop_app.domain.rehearsal.own_case import FactPart, OwnCase
from workshop_app.domain.rehearsal.own_case_check import CheckedCase
from workshop_app.domain.rehearsal.own_case_questions import kind_read


class CaseWriting(QObject):
    """Hears the page; the case that stands on it is the one in the library."""

    def __init__(self, pages: PracticePages, flow: PracticeFlow) -> None:
        super().__init__(pages)
        self._pages, self._flow, self._cases = pages, flow, pages.desk.cases
        self._own: OwnCase | None = None
        self._asking = False

    def write(self, own: OwnCase) -> None:
        """This one, at the first question that is open."""
        self._own = own
        self._show("", anew=True)

    def forget(self, case_id: str) -> None:
        """It is gone: nothing that is still typed brings it back."""
        if self._own is not None and self._own.id == case_id:
            self._own = None

    def answer(self, question: str, words: str) -> None:
        """An answer as far as it is typed."""
        if self._own is not None:
            self._change(self._own.with_answer(question, words))

    def ask(self, question: str) -> None:
        """Another question."""
        self._read_kind()
        self._show(question, anew=True)

    def one_more(self) -> None:
        """Another fact, and its first question."""
        if self._own is not None:
            self._change(self._own.with_fact())
            self._show(f"{self._own.facts[-1].id}.{FactPart.SAYS}", anew=True)

    def one_less(self, fact: str) -> None:
        """Take a fact away, and stand at the one that has its place now."""
        own = self._own
        if own is None or own.place(fact) == 0 or not self._may_go(own, fact):
            return
        left = own.without_fact(fact)
        self._change(left)
        place = min(own.place(fact), len(left.facts))
        self._show(f"{left.facts[place - 1].id}.{FactPart.SAYS}" if place else "first_draft", anew=True)

    def play(self) -> None:
        """To the briefing of the case that is written."""
        if self._own is not None:
            self._flow.show_case(heading_of(self._own), PracticeSeat.COACH)

    def _may_go(self, own: OwnCase, fact: str) -> bool:
        """What was written about a fact is gone with it, so somebody is asked."""
        if fact not in [each.id for each in own.told_facts]:
            return True
        title = self.tr("Take fact {number} away?").format(number=own.place(fact))
        text = self.tr("What you wrote about it goes. There is no way back.")
        return self._pages.desk.ask.confirm(title, text, self.tr("Take it away"), self.tr("Keep it"))

    def _change(self, own: OwnCase) -> None:
        if own == self._own:
            return
        self._own = own
        if not own.empty or self._cases.find(own.id) is not None:
            self._cases.keep(own)
            self._own = self._cases.find(own.id) or own  # with what another window changed meanwhile
            self._pages.not_kept.look()
        shown = self._page.written
        if shown is not None and shown.own.id == own.id:
            self._show(shown.question.id, anew=False)

    @property
    def _page(self) -> CaseWritingPage:
        return cast("CaseWritingPage", self._pages.page(PageName.WRITE))

    def _show(self, question: str, *, anew: bool) -> None:
        own = self._own
        if own is None:
            return
        if anew and self._pages.currentWidget() is not self._page:
            self._pages.show_page(PageName.WRITE)
        self._page.show_case(written_case(own, question, self._cases.checked(own), language()), anew=anew)
        self._check()

    def _read_kind(self) -> None:
        """The kind of the example question that was just written, where none was chosen."""
        shown, own = self._page.written, self._own
        if own is None or shown is None or not shown.question.id.endswith(f".{FactPart.QUESTION}"):
            return
        kind = kind_read(own, shown.question.fact)
        if kind:
            self._change(own.with_answer(f"{shown.question.fact}.{FactPart.KIND}", kind))

    def _check(self) -> None:
        """Have it looked at beside the window; once more where an answer was changed meanwhile."""
        own = self._own
        if own is not None and not self._asking and self._cases.checked(own) is None:
            self._asking = True
            job = partial(_checked, self._cases, own)
            self._pages.desk.background.submit(
                job,
                self._on_checked,
                self._on_not_checked,
                title=None,
                on_cancelled=self._on_cancelled,
                reads_only=True,
            )

    def _on_checked(self, _checked: CheckedCase) -> None:
        self._asking = False
        shown = self._page.written
        if self._own is not None and shown is not None and self._pages.name is PageName.WRITE:
            self._show(shown.question.id, anew=False)

    def _on_cancelled(self) -> None:
        """Everything was stopped; the next answer is looked at again."""
        self._asking = False

    def _on_not_checked(self, error: KnownError) -> None:
        self._asking = False
        self._pages.tell(error_sentence(error))


def _checked(cases: OwnCases, own: OwnCase, _progress: Progress) -> CheckedCase:
    return cases.check(own)
