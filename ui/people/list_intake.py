"""How a list of people comes in: it is read, looked over, and added. Used by the people screen; its pages stand on the
stack of that screen."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget

from ui.copy_first import keep_first
from ui.desk import Desk
from ui.people.imports import PeopleImports, ReadList
from ui.widgets.dropped_files import files_in
from ui.widgets.in_turns import InTurns
from ui.widgets.written_in import WritingOn
from workshop_app.application.changes import Changes
from workshop_app.application.commands.people import AddPeople
from workshop_app.application.people_import import Preview
from workshop_app.application.people_joining import JoinedList

if TYPE_CHECKING:
    from ui.people.import_view import PeopleImportView
    from ui.people.reading_view import ReadingView

KINDS = "*.csv *.txt *.tsv *.xlsx *.ods *.xls *.md *.vcf *.html *.htm *.docx *.odt *.fodt *.fods *.ics *.ldif"


class ListIntake(QObject):
    """The first page of the stack is the one to go back to. `said(words)`: what went wrong and what to do, nothing once
    something else is tried."""

    said = Signal(str)

    def __init__(self, desk: Desk, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self._desk, self._pages = desk, pages
        self._writer = WritingOn(pages)
        self._showing = InTurns(self)  # a list is looked at where it stands whole, and that in a turn of its own
        self.imports = PeopleImports(desk, self)
        self.imports.slow.connect(self._on_slow)
        self.imports.read.connect(self._on_read)
        self.imports.chosen.connect(self._on_chosen)
        self.imports.left.connect(self._on_left)

    @cached_property
    def _preview(self) -> PeopleImportView:
        """Made when the first list comes in."""
        from ui.people.import_view import PeopleImportView

        made = PeopleImportView()
        self._pages.addWidget(made)
        made.accepted.connect(self._on_accepted)
        made.cancelled.connect(self._on_cancelled)
        made.columns_chosen.connect(self.imports.again)
        made.read_again.connect(self.imports.read_again)
        self.imports.previewed.connect(made.show_preview)
        return made

    @cached_property
    def _reading(self) -> ReadingView:
        """Made when a list takes its time for the first time."""
        from ui.people.reading_view import ReadingView

        made = ReadingView()
        self._pages.addWidget(made)
        made.cancelled.connect(self.imports.cancel)
        self.imports.stepped.connect(made.show_step)
        return made

    @property
    def busy(self) -> bool:
        """Whether a list is being read, or is about to be shown."""
        return self.imports.busy or self._showing.waits

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        path = self._desk.ask.open_file(self.tr("Import people"), (KINDS,))
        if path is not None:
            self.from_file(path)

    def from_file(self, path: Path) -> None:
        """Have a list read and show what it would bring; a file that cannot be read is said in a sentence."""
        self.said.emit("")
        self._writer.begin()
        self.imports.from_file(path)

    def paste(self) -> None:
        """Read what the clipboard holds."""
        copied = QApplication.clipboard().mimeData()  # None where nothing was ever copied
        files = files_in(copied) if copied is not None else ()
        if files:
            if len(files) == 1:
                self.from_file(files[0])
            else:
                self.said.emit(self.tr("One list at a time: copy a single file."))
            return
        self.from_text(*((copied.text(), copied.html()) if copied is not None else ("", "")))

    def from_text(self, words: str, html: str = "") -> None:
        """A pasted list, shown before anything is added."""
        self.said.emit("")
        self._writer.begin()
        self.imports.from_text(words, html)

    def _on_slow(self, source: str) -> None:
        if self._pages.currentWidget() is not self._preview and not self._writer.goes_on:
            self._reading.begin(source)
            self._pages.setCurrentWidget(self._reading)

    def _on_read(self, found: ReadList) -> None:
        if not found.preview.rows:
            self._on_left(self.tr("The clipboard holds no names. Copy the list first, then paste it here."))
            return
        self._preview.offer_workshops(self.imports.workshops())
        self._preview.show_list(found)
        self._showing.begin((partial(self._come_up, found),))

    def _come_up(self, found: ReadList, late: bool = False) -> None:
        """Now, or once whoever writes has left the field: the end of a name would be the key that adds all of them.
        Whom the field brought in meanwhile the list is held against."""
        if self._writer.once_left(partial(self._come_up, found, True)):
            words = self.tr("{name} has been read. It is shown once you leave this field.")
            self._desk.bridge.say(words.format(name=found.source))
            return
        self._preview.come_up(self._pages)
        if late:
            self.imports.again(found.table, found.preview.columns, found.preview.turned)

    def _on_left(self, why: str) -> None:
        """Back to where one was: the people, or the list that is being looked at."""
        self.said.emit(why)
        if self._pages.currentWidget() is self._reading:
            self._pages.setCurrentIndex(0)
        elif self._pages.currentIndex() > 0:
            self._preview.put_back()

    def _on_cancelled(self) -> None:
        self._showing.drop()
        self.imports.cancel()
        self.said.emit("")
        self._pages.setCurrentIndex(0)

    def _on_accepted(self, found: Preview, lines: frozenset[int]) -> None:
        self.imports.remember(found)
        self.imports.choose(found, lines, self._preview.workshop_id)

    def _on_chosen(self, listed: JoinedList) -> None:
        keep_first(self._desk, "import", partial(self._add, listed), self._preview)

    def _add(self, listed: JoinedList) -> None:
        doing = self.tr("Adding to the list…")
        self._preview.setEnabled(False)
        command = AddPeople(listed.people, listed.pairs, listed.times, listed.updates)
        self._desk.door.carry_out_beside(command, doing, partial(self._on_added, listed))

    def _on_added(self, listed: JoinedList, changes: Changes | None) -> None:
        self._preview.setEnabled(True)
        if changes is not None:
            self.said.emit("")
            self._pages.setCurrentIndex(0)
            self._desk.bridge.say(self._done_words(len(listed.people), len(listed.updates)))

    def _done_words(self, added: int, updated: int) -> str:
        new = self.tr("%n people added", "", added) if added != 1 else self.tr("One person added")
        if not updated:
            return new
        if not added:
            return (
                self.tr("%n people brought up to date", "", updated)
                if updated != 1
                else self.tr("One person brought up to date")
            )
        told = self.tr("%n brought up to date", "", updated) if updated != 1 else self.tr("one brought up to date")
        return self.tr("{new}, {updated}").format(new=new, updated=told)
