"""Gathering drafts in the window, out of files of breakout rooms, sheets, texts and Word outlines: choose files, have
them read beside it, look, take in."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.desk import Desk
from ui.labels import input_sentence
from ui.okr.gather_jobs import GatherJobs
from ui.okr.gather_page import GatherPage
from ui.okr.gather_rest import GatherRest, Looked, SheetAsked
from ui.okr.gather_taking import DraftsTaking
from ui.okr.gathered import Gathered, handouts_together, rest_words
from ui.okr.papers_reading import PAPERS, PapersRead
from ui.okr.sheet_reading import SheetDrafts
from ui.widgets.dropped_files import DroppedFiles
from ui.widgets.written_in import WrittenIn
from workshop_app.application import room_drafts
from workshop_app.application.changes import Changes
from workshop_app.application.handout_room import batches
from workshop_app.application.room_drafts import RoomGathering
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import KnownError
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.incoming.list_source import ListSource

PATTERN = "*.okrw"
RECORDS = "interview/returned"  # where comments on the record are read
DRAFTS = (Team, DraftSet, Objective, KeyResult)  # what papers are held against


class GatherRooms(QObject):
    """One file after the other, filled handouts together: what the one before brought is here when the next comes.
    Signals: set_in_sight, whether a set is shown again; waits, the GatherRest as long as no page of it is shown."""

    set_in_sight = Signal(bool)
    waits = Signal(object)

    def __init__(self, desk: Desk, pages: QStackedWidget, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk, self._pages = desk, pages
        self._page: GatherPage | None = None
        self._before: QWidget | None = None
        self._rest = GatherRest()
        self._looked: Looked | None = None
        self._outlines: set[Path] = set()  # Word files that were found to be no handouts
        self._unread: tuple[str, ...] = ()  # sentences about files that could not be read, for the next page
        self._worked_on: Looked | None = None  # what is just read in another way, or taken in
        self._overtaken = self._away = False  # what is compared now: by a change, by who looks at something else
        self._taking, self._written = DraftsTaking(desk, self), WrittenIn(pages)
        self._jobs = GatherJobs(desk, self)
        self._sheets = SheetDrafts(desk, self._jobs)
        self._taking.done.connect(self._on_taken)
        self._jobs.papers_read.connect(self._on_papers_read)
        self._jobs.compared.connect(self._show)
        self._sheets.read.connect(self._jobs.compare_sheet)
        self._sheets.kept.connect(self._on_kept)
        self._jobs.failed.connect(self._on_failed)
        self._jobs.stopped.connect(self._on_stopped)
        desk.bridge.changed.connect(self._on_changed)
        DroppedFiles(screen, self).dropped.connect(self.read)

    @property
    def page(self) -> GatherPage:
        """Made when the first file comes."""
        if self._page is None:
            self._page = GatherPage(self._pages)
            self._pages.addWidget(self._page)
            self._taking.serve(self._page)
            self._sheets.serve(self._page)
            self._page.left.connect(self._step)
            meaning = self._page.meaning
            for begun in (self._page.accepted, meaning.chosen, meaning.dated, meaning.read_again):
                begun.connect(self._on_begun)
        return self._page

    @property
    def in_sight(self) -> bool:
        """Whether papers are looked at at this moment, and no set."""
        return self._page is not None and self._pages.currentWidget() is self._page

    def read_words(self, words: str, html: str, team: str) -> None:
        """Read what was copied: a table, an outline; `team` is whose drafts they are where they name none."""
        self._put_back()
        name = self.tr("the clipboard")
        self._rest.copied.append(SheetAsked(ListSource(name, words=words, html=html), name, team))
        self.go_on()

    def read(self, paths: tuple[Path, ...], team: str = "") -> None:
        """Read these, and show the first; `team` is whose drafts a sheet holds that names none. What waits already
        comes after them, or before them where it is being looked at."""
        here = self._desk.workspace.path
        fresh = [(path, team) for path in paths if here is None or path.resolve() != here.resolve()]
        if len(fresh) < len(paths):
            self._desk.bridge.say(self.tr("The file that is open was left out: it is where the drafts are gathered."))
        self._rest.files = [*self._rest.files, *fresh] if self._put_back() else [*fresh, *self._rest.files]
        self._outlines -= {path for path, _ in fresh}
        self.go_on()

    def go_on(self) -> None:
        """Show what waits."""
        self._away, self._written = False, WrittenIn(self._pages)
        self._step()

    def _step(self) -> None:
        """What was copied, the next page, the next papers, then the next file, or back to the set. One after the other:
        while something is read, compared or taken in the others wait, or one would take the place of another unseen."""
        if self._jobs.busy or (self.in_sight and not self.page.isEnabled()):
            return
        rest, self._looked, self._worked_on, self._overtaken = self._rest, None, None, False
        if self._away:
            self._close()
            return
        if self.in_sight:
            self.page.wait()
        papers = tuple(path for path, _ in rest.files if path.suffix.lower() in PAPERS and path not in self._outlines)
        if rest.copied:
            self._sheets.begin(rest.copied.pop(0))
        elif rest.pages:
            page = rest.pages.pop(0)
            self._sheets.asked = page.asked
            self._jobs.compare_again(page)
        elif rest.handouts:
            self._jobs.compare(handouts_together(rest.handouts.pop(0)))
        elif papers:
            rest.files = [each for each in rest.files if each[0] not in papers]
            self._jobs.papers(papers)
        elif rest.files:
            path, team = rest.files.pop(0)
            if path.suffix.lower() == PATTERN[1:]:
                self._jobs.room(path)
            else:
                self._sheets.begin(SheetAsked(ListSource(path.name, path), room_drafts.room_name(path), team))
        else:
            rest.go_to_records()
            self._close()

    def leave(self) -> None:
        """Something else is looked at: what waits is named, and waits on, also what is just being read."""
        self._away = self._away or self.in_sight
        if self._put_back():
            self._desk.bridge.say(rest_words(self._rest.names))
        self._close()

    def _put_back(self) -> bool:
        """The page in sight waits first again; False where there is none. One that has come in waits no more."""
        self._taking.finish()
        if not self.in_sight or self._looked is None:
            return False
        self._rest.pages.insert(0, self._looked)
        self._looked = None
        return True

    def _on_papers_read(self, found: PapersRead) -> None:
        self._outlines |= set(found.outlines)
        self._rest.found += found.records
        self._rest.files = [*((path, "") for path in found.outlines), *self._rest.files]
        self._rest.handouts += batches(found.drafts)
        self._unread += tuple(_unread_words(path, error) for path, error in found.failed)
        self._step()

    def _show(self, gathered: Gathered, found: RoomGathering) -> None:
        page, looked = self.page, Looked(gathered, found, self._sheets.asked)
        if self._jobs.busy:
            return  # it is read in another way already
        self._rest.drop(self._worked_on)
        writes = not self.in_sight and self._written.goes_on(self._pages)  # and stays with it
        if writes or self._away or self._overtaken:
            self._rest.pages.insert(0, looked)
            self._on_stopped() if writes else self._step()
            return
        gathered = replace(gathered, told=(*self._unread, *gathered.told))
        self._unread = ()
        if not self.in_sight:
            self._before = self._pages.currentWidget()
        self._looked = looked
        page.come_up(self._pages)
        self.set_in_sight.emit(False)
        self.waits.emit(None)
        page.show_room(found, len(self._rest), gathered)

    def _on_begun(self, *_: object) -> None:
        self._worked_on = self._looked or self._worked_on

    def _on_kept(self) -> None:
        """It cannot be read another way: what was shown before stays, or waits."""
        if self._looked is None:
            self._step()
        elif not self._jobs.busy:
            self.page.show_again()

    def _on_taken(self, changes: Changes | None) -> None:
        self._rest.drop(self._worked_on)
        if changes is not None and self._worked_on is not None:
            self._rest.take_in(self._worked_on, changes)
        self._step()

    def _on_changed(self, changes: Changes, _by: object) -> None:
        """What is shown was held against something that is another by now; of what was taken back the page comes
        again. The page is shut while its own drafts come in."""
        page = self._page
        self._overtaken = self._overtaken or changes.touches(*DRAFTS)
        if page is None or not self.in_sight or not page.isEnabled() or not changes.touches(*DRAFTS):
            return
        page.wait()
        self._put_back()
        self._rest.take_back(changes)
        self._step()

    def _on_stopped(self) -> None:
        """By the button beside the progress, or because somebody writes: nothing comes up, and what waits is named."""
        self._close()
        if self._rest:
            self._desk.bridge.say(rest_words(self._rest.names))

    def _on_failed(self, path: Path, error: KnownError) -> None:
        self._unread += (_unread_words(path, error),)
        self._step()

    def _close(self) -> None:
        if self.in_sight and self._before is not None:
            self._pages.setCurrentWidget(self._before)
            self.set_in_sight.emit(True)
        self._looked = None
        waited = len(self._rest)
        records = self._rest.records_now(writes=self._written.goes_on(self._pages))
        if len(self._rest) > waited:
            self._unread += (rest_words(self._rest.names),)
        self.waits.emit(self._rest)
        _tell(self._desk, self._unread, records)
        self._unread = ()


def _tell(desk: Desk, unread: tuple[str, ...], records: tuple[Path, ...]) -> None:
    """What could not be read or waits, and then where deployment parameters records are read."""
    if unread:
        desk.bridge.say(" ".join(unread))
    if records:
        desk.bridge.hand_over(records, RECORDS)


def _unread_words(path: Path, error: KnownError) -> str:
    """The sentence, with the name of the file where it does not say it."""
    said = input_sentence(error)
    return said if path.name in said else f"{path.name}: {said}"
