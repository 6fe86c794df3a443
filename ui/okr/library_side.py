"""Opens the coach's questions beside the page, and remembers which were asked: made by the drafts screen, the pane
itself when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.desk import Desk
from ui.labels import error_sentence
from ui.okr.asking import DraftQuestioning
from ui.okr.draft_requests import DraftRequests
from ui.okr.proposals import QuestionProposals
from ui.widgets.dates import screen_language
from workshop_app.domain.errors import KnownError

if TYPE_CHECKING:
    from ui.library_pane import LibraryPane
    from ui.okr.examples_side import ExamplesSide
    from workshop_app.application.coach_library import CoachLibrary


class LibrarySide(QObject):
    """`row` is the layout of the screen: the pane stands at its right end."""

    def __init__(
        self, desk: Desk, row: QHBoxLayout, asking: DraftQuestioning, proposals: QuestionProposals, screen: QWidget
    ) -> None:
        super().__init__(screen)
        self._desk, self._row, self._asking, self._proposals = desk, row, asking, proposals
        self._screen = screen
        self._library: CoachLibrary | None = None
        self.pane: LibraryPane | None = None
        self._examples: ExamplesSide | None = None

    def open(self) -> None:
        """Show the questions and put the keyboard into the search."""
        if self.pane is None:
            from ui.library_pane import LibraryPane, fit_beside

            self.pane = LibraryPane(self._opened(), self._screen)
            fit_beside(self.pane, self._screen)
            self._row.addWidget(self.pane)
            self.pane.asked.connect(self._on_asked)
            self.pane.closed.connect(self.close)
            self.pane.examples_wanted.connect(self.show_examples)
        if self._examples is not None:
            self._examples.hide()
        self.pane.show()
        self.pane.focus_search()

    def close(self) -> None:
        """Back to the draft."""
        if self.pane is not None:
            self.pane.hide()
        self._asking.go_back(self._asking.in_use)

    def hear(self, wants: DraftRequests) -> None:
        """What is said of questions and examples on the page."""
        wants.question_named.connect(self.count_change)
        wants.example_wanted.connect(self.keep_example)

    @property
    def examples(self) -> ExamplesSide:
        """Her weak and strong examples, in the same place."""
        if self._examples is None:
            from ui.okr.examples_side import ExamplesSide

            self._examples = ExamplesSide(self._desk, self._row, self._asking, self._screen)
            self._examples.questions_wanted.connect(self.open)
        return self._examples

    def show_examples(self) -> None:
        """In the place of the questions."""
        if self.pane is not None:
            self.pane.hide()
        self.examples.open()

    def keep_example(self, id: str) -> None:
        """Keep this key result as an example."""
        if self.pane is not None:
            self.pane.hide()
        self.examples.keep(id)

    def count_change(self, _id: str, _field: str, question: str) -> None:
        """A wording was changed by this question; one of the library is counted."""
        year = self._desk.workspace.clock.now().astimezone().year
        self._count(partial(self._opened().changed, year=year), question)

    def _opened(self) -> CoachLibrary:
        if self._library is None:
            from workshop_app.application.coach_library import open_coach_library

            self._library = open_coach_library(self.tr("Your own"), screen_language().name())
        return self._library

    def _on_asked(self, question: str) -> None:
        self._proposals.use(self._asking.in_use, question)
        self._count(self._opened().asked, question)
        said = self.tr("Asked. When the wording changes, Ctrl+Shift+Q says it was this question.")
        self._desk.bridge.say(said)

    def _count(self, count: Callable[[str], None], question: str) -> None:
        try:
            count(question)
        except KnownError as error:
            self._desk.bridge.say(error_sentence(error))
        if self.pane is not None:
            self.pane.refresh()
