"""A case of one's own on its way out and in: handed on as a file, taken in from one. Names of the open engagement are
asked about before it goes; a file from anywhere is read and checked beside the window, and shown before it comes in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject

from ui.background import Progress
from ui.labels import error_sentence
from ui.rehearse.case_page import CasePage
from ui.rehearse.flow import PracticeFlow
from ui.rehearse.practice_pages import PageName, PracticePages
from ui.rehearse.take_page import OfferedCase, TakePage, TakeWay
from workshop_app.application import disk
from workshop_app.application.not_written import not_written
from workshop_app.application.own_cases import MOST_OWN_CASES, OwnCases, read_stranger
from workshop_app.domain.errors import KnownError
from workshop_app.domain.rehearsal.case_loader import CaseMistakes, mistake_line
from workshop_app.domain.rehearsal.known_names import ClientNames
from workshop_app.domain.rehearsal.own_case import OwnCase
from workshop_app.domain.rehearsal.own_case_copy import copied
from workshop_app.domain.rehearsal.own_case_file import ENDING, to_file
from workshop_app.domain.rehearsal.own_case_names import NameInCase, names_in

MOST_NAMES = 5  # told in one sentence


class CaseHanding(QObject):
    """Made by the flow of own cases. `notice` says above the cases what was done, and brings it back with Undo."""

    def __init__(self, pages: PracticePages, flow: PracticeFlow) -> None:
        super().__init__(pages)
        self._pages, self._desk, self._flow, self._cases = pages, pages.desk, flow, pages.desk.cases
        self._undo: tuple[OwnCase | None, str] = (None, "")

    def hand_on(self, own: OwnCase) -> None:
        """As a file; first whether somebody of the client stands in it."""
        job = partial(_named, own, self._desk.named())
        done = partial(self._on_names, own)
        self._desk.background.submit(job, done, self._on_failed, reads_only=True)

    def choose(self) -> None:
        """Which file to take in."""
        path = self._desk.ask.open_file(self.tr("Take in a case"), (f"*{ENDING}",))
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Read a file that somebody chose or dropped, and show what is in it."""
        job = partial(_offered, self._cases, path)
        self._desk.background.submit(job, self._on_offered, self._on_failed, reads_only=True)

    def take_in(self, own: OwnCase, way: TakeWay) -> None:
        """It comes in."""
        before = self._cases.find(own.id)
        if before is None and self._cases.full:
            words = self.tr("There are {most} cases of your own, and that is the most. Remove one first.")
            self._pages.tell(words.format(most=MOST_OWN_CASES))
            return
        kept = copied(own) if way is TakeWay.BOTH else own
        self._cases.keep(kept)
        self._pages.not_kept.look()
        words = self.tr("Taken in: {title}").format(title=kept.called or self.tr("A case"))
        self.notice(words, before if way is TakeWay.REPLACE else None, kept.id)
        self._flow.show_cases()

    def notice(self, words: str, before: OwnCase | None, after: str = "") -> None:
        """Say what was done. Undo brings `before` back, and takes `after` away where there was nothing before."""
        self._undo = (before, after)
        page = cast("CasePage", self._pages.page(PageName.CASES))
        page.notice.show_words(words, undo=before is not None or bool(after))

    def undo(self) -> None:
        """Take the last of it back."""
        before, after = self._undo
        self._undo = (None, "")
        if before is not None:
            self._cases.keep(before)
        elif after:
            self._cases.remove(after)
        self._pages.not_kept.look()
        cast("CasePage", self._pages.page(PageName.CASES)).notice.show_words("")
        self._flow.show_cases()

    def _on_names(self, own: OwnCase, found: tuple[NameInCase, ...]) -> None:
        if found and not self._all_the_same(found):
            return
        title = self.tr("Hand the case on as")
        suggested = Path(f"{_file_name(own)}{ENDING}")
        target = self._desk.ask.save_file(title, suggested, (f"*{ENDING}",))
        if target is not None:
            job = partial(_written, own, target)
            self._desk.background.submit(job, self._on_written, self._on_failed, title=title)

    def _all_the_same(self, found: tuple[NameInCase, ...]) -> bool:
        names = ", ".join(each.name for each in found[:MOST_NAMES])
        more = len(found) - MOST_NAMES
        if more > 0:
            names = self.tr("{names} and {count} more").format(names=names, count=more)
        title = self.tr("Is somebody of the client in it?")
        text = self.tr(
            "These stand in the open engagement, and in the case as well, in full or in part: {names}. Whoever gets "
            "the file can read it."
        ).format(names=names)
        return self._desk.ask.confirm(title, text, self.tr("Hand it on"), self.tr("Keep it here"))

    def _on_written(self, path: Path) -> None:
        self._pages.tell(self.tr("Handed on as {path}").format(path=path))

    def _on_offered(self, offered: OfferedCase) -> None:
        page = cast("TakePage", self._pages.show_page(PageName.TAKE))
        page.show_offered(offered)

    def _on_failed(self, error: KnownError) -> None:
        self._pages.tell(error_sentence(error))


def _file_name(own: OwnCase) -> str:
    """From the title: letters and digits of any language, since it is only suggested."""
    plain = "".join(letter if letter.isalnum() else " " for letter in own.called)
    return " ".join(plain.split())[:60] or own.id


def _named(own: OwnCase, known: ClientNames, _progress: Progress) -> tuple[NameInCase, ...]:
    return names_in(own, known)


def _offered(cases: OwnCases, path: Path, _progress: Progress) -> OfferedCase:
    """What the file holds; what cannot be read is told on the page, like everything else about it."""
    try:
        own = read_stranger(path)
    except CaseMistakes as error:
        return OfferedCase(path.name, wrong=tuple(map(mistake_line, error.mistakes)))
    except KnownError as error:
        return OfferedCase(path.name, wrong=(error_sentence(error),))
    return OfferedCase(path.name, cases.check(own), mine=cases.find(own.id))


def _written(own: OwnCase, target: Path, _progress: Progress) -> Path:
    try:
        disk.write_whole(target, to_file(own).encode("utf-8"))
    except OSError as error:
        raise not_written(error, target) from error
    return target
