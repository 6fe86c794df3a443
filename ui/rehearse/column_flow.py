"""Which page comes next around the left-hand column: of a practised talk, of a real one, an example, and the file."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject

from ui.rehearse import column_export
from ui.rehearse.column_page import ColumnPage
from ui.rehearse.example_page import ExamplePage
from ui.rehearse.practice_pages import PageName, PracticePages
from ui.rehearse.practice_words import language
from ui.rehearse.words_page import WordsPage
from ui.widgets.keeper import commit_all
from workshop_app.domain.rehearsal.column_example import example
from workshop_app.domain.rehearsal.kept_talk import KeptTalk, PracticeSeat
from workshop_app.domain.rehearsal.left_hand import SpokenColumn, practised_column, written_column
from workshop_app.domain.rehearsal.practice_talk import PlayedTalk
from workshop_app.domain.rehearsal.written_talk import WrittenTalk


class ColumnFlow(QObject):
    """Hears the pages of the left-hand column."""

    def __init__(self, pages: PracticePages) -> None:
        super().__init__(pages)
        self._pages, self._desk = pages, pages.desk

    def show_own_column(self) -> None:
        """The left-hand column of the talk that is looked at."""
        if self._pages.kept is not None:
            self.show_column(self._pages.kept)

    def show_column(self, kept: KeptTalk) -> None:
        """The left-hand column of a talk; of a real one that has no words yet, where they are written."""
        commit_all(self._pages)  # what is typed beside it just now belongs to it
        kept = self._desk.shelf.find(kept.id) or kept
        column = self._column_of(kept)
        if column is not None:
            self._pages.kept = kept
            if column.rows:
                cast("ColumnPage", self._pages.show_page(PageName.COLUMN)).show_talk(column, kept)
            else:
                cast("WordsPage", self._pages.show_page(PageName.WORDS)).show_talk(kept)

    def write_down(self) -> None:
        """A column of a real talk: one that is new, and kept with its first word."""
        now = self._desk.clock.now()
        empty = PlayedTalk("", language(), "", 0)
        kept = KeptTalk(self._desk.shelf.new_id(now), now, empty, PracticeSeat.WRITTEN, written=WrittenTalk())
        self.show_column(kept)

    def change_words(self) -> None:
        """The words of a real talk once more."""
        kept = self._pages.kept
        if kept is not None:
            words = cast("WordsPage", self._pages.show_page(PageName.WORDS))
            words.show_talk(self._desk.shelf.find(kept.id) or kept)

    def make_column(self, kept: KeptTalk) -> None:
        """The words are understood."""
        self._pages.keep(kept)
        self.show_column(kept)

    def show_example(self) -> None:
        """An example to learn from."""
        cast("ExamplePage", self._pages.show_page(PageName.EXAMPLE)).show_example(example(language()))

    def export_column(self, ending: str) -> None:
        """As a file, its names taken out."""
        known = self._pages.kept
        kept = (self._desk.shelf.find(known.id) or known) if known is not None else None
        column = self._column_of(kept) if kept is not None else None
        if kept is not None and column is not None:
            column_export.save(self._desk, column, kept, ending, self._pages.tell)

    def _column_of(self, kept: KeptTalk) -> SpokenColumn | None:
        if kept.seat is PracticeSeat.WRITTEN:
            return written_column(kept)
        case = self._pages.case(kept.played.case_id, kept.played.language)
        return practised_column(case, kept) if case is not None else None
