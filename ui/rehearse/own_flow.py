"""The coach's own cases on the practice screen as a whole: begun, begun from another, gone on with, removed and brought
back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from ui.background import Progress
from ui.labels import error_sentence
from ui.rehearse.flow import PracticeFlow
from ui.rehearse.handing import CaseHanding
from ui.rehearse.own_case_actions import CaseAction
from ui.rehearse.practice_pages import PracticePages
from ui.rehearse.practice_words import language
from ui.rehearse.writing import CaseWriting
from workshop_app.application.own_cases import MOST_OWN_CASES, OwnCases, heading_of
from workshop_app.domain.errors import KnownError
from workshop_app.domain.rehearsal.case_headings import CaseHeading
from workshop_app.domain.rehearsal.kept_talk import PracticeSeat
from workshop_app.domain.rehearsal.own_case import OwnCase, new_case
from workshop_app.domain.rehearsal.own_case_copy import begin_from, copied
from workshop_app.domain.rehearsal.own_case_words import written_in


class OwnCaseFlow(QObject):
    """`writing` hears the page on which a case is written, `handing` lets one out and in."""

    def __init__(self, pages: PracticePages, flow: PracticeFlow) -> None:
        super().__init__(pages)
        self._pages, self._flow, self._cases = pages, flow, pages.desk.cases
        self.handing, self.writing = CaseHanding(pages, flow), CaseWriting(pages, flow)

    def write_new(self) -> None:
        """A case with nothing in it, kept with its first answer."""
        if self._has_room():
            self.writing.write(new_case(written_in(language())))

    def tell_set_aside(self) -> None:
        """A file of hers that could not be read is neither lost nor in the way, and named once."""
        aside = self._cases.set_aside
        self._cases.set_aside = []
        if aside:
            said = self.tr("This could not be read as a case and is called otherwise now: {names}")
            self.handing.notice(said.format(names=", ".join(path.name for path in aside)), None)

    def choose(self, case: CaseHeading, seat: PracticeSeat) -> None:
        """A card of the list: to its briefing; one of hers that cannot be played yet is gone on with."""
        own = self._cases.find(case.id)
        known = self._cases.checked(own) if own is not None else None
        if own is None or (known is not None and known.playable):
            self._flow.show_case(case, seat)
        else:
            self.writing.write(own)

    def open(self, case_id: str) -> None:
        """One case somebody named: to its briefing once it is known that it can be played, else to what is missing."""
        own, ours = self._cases.find(case_id), self._pages.heading(case_id)
        if own is not None:
            job, done = partial(_checked, self._cases, own), partial(self._on_checked, own)
            self._pages.desk.background.submit(job, done, self._on_failed, reads_only=True)
        elif ours is not None:
            self._flow.show_case(ours, PracticeSeat.COACH)

    def _on_checked(self, own: OwnCase, _done: None) -> None:
        self.choose(heading_of(own), PracticeSeat.COACH)

    def _on_failed(self, error: KnownError) -> None:
        self._pages.tell(error_sentence(error))

    def do(self, action: CaseAction, case_id: str) -> None:
        """What a button of a case asks for."""
        own = self._cases.find(case_id)
        if action is CaseAction.COPY:
            self._begin_from(case_id)
        elif action is CaseAction.REMOVE:
            self._remove(case_id)
        elif own is not None and action is CaseAction.WRITE:
            self.writing.write(own)
        elif own is not None:
            self.handing.hand_on(own)

    def _begin_from(self, case_id: str) -> None:
        own = self._cases.find(case_id)
        ours = self._pages.heading(case_id) if own is None else None
        whole = self._pages.case(case_id, ours.language) if ours is not None else None
        begun = copied(own) if own is not None else begin_from(whole) if whole is not None else None
        if begun is not None and self._has_room():
            title = self.tr("{title}, mine").format(title=begun.called or self.tr("A case"))
            begun = begun.with_answer("title", title)
            self._cases.keep(begun)
            self.writing.write(begun)
            self._pages.not_kept.look()
            self._pages.tell(self.tr("It is yours now. The one it was begun from stays as it is."))

    def _remove(self, case_id: str) -> None:
        own = self._cases.remove(case_id)
        self.writing.forget(case_id)
        self._pages.not_kept.look()
        self._flow.show_cases()
        if own is not None:
            self.handing.notice(self.tr("Removed: {title}").format(title=own.called or self.tr("A case")), own)

    def _has_room(self) -> bool:
        if self._cases.full:
            words = self.tr("There are {most} cases of your own, and that is the most. Remove one first.")
            self._pages.tell(words.format(most=MOST_OWN_CASES))
        return not self._cases.full


def _checked(cases: OwnCases, own: OwnCase, _progress: Progress) -> None:
    cases.check(own)
