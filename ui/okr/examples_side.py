"""Opens the coach's examples beside the page, keeps a key result as one, and has them handed on and taken in. Made, as
are the panes themselves, when somebody asks for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.desk import Desk
from ui.labels import error_sentence
from ui.okr.asking import DraftQuestioning
from ui.okr.rule_names import rule_name
from workshop_app.domain.draft_order import in_order
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import KnownError
from workshop_app.domain.okr import DraftSet, KeyResult

if TYPE_CHECKING:
    from ui.okr.examples_out import ExamplesOut
    from ui.okr.examples_pane import ExamplesPane
    from workshop_app.domain.example_names import HandedOn

OF_WORDING = frozenset({"K01", "K02", "K03", "K08", "K09", "K11", "K12", "K13", "K15", "K21"})  # no empty field's


class ExamplesSide(QObject):
    """`row` is the layout of the screen: the panes stand at its right end. Signals: questions_wanted in their place."""

    questions_wanted = Signal()

    def __init__(self, desk: Desk, row: QHBoxLayout, asking: DraftQuestioning, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk, self._row, self._asking, self._screen = desk, row, asking, screen
        self.pane: ExamplesPane | None = None
        self.out: ExamplesOut | None = None

    def open(self) -> None:
        """Show the examples and put the keyboard into the search."""
        pane = self._made()
        if self.out is not None:
            self.out.hide()
        pane.refresh()
        pane.show()
        pane.focus_search()

    def hide(self) -> None:
        """Out of the way of the questions."""
        for part in (self.pane, self.out):
            if part is not None:
                part.hide()

    def keep(self, id: str) -> None:
        """Keep a key result as an example: without whom this engagement knows, weak where a question is open about its
        words, and of the team's function."""
        from workshop_app.application.example_bank import new_example, without_names
        from workshop_app.domain.draft_reading import without_marks
        from workshop_app.domain.examples import ExampleStrength, function_of

        read = self._desk.workspace.read
        result = read.get(KeyResult, id)
        if not result.text.strip():
            self._desk.bridge.say(self.tr("Nothing is written here yet."))
            return
        mine = (each for each in self._asking.findings if each.subject_id == id and each.code in OF_WORDING)
        asked = in_order(mine)
        team = read.get(Team, read.get(DraftSet, self._asking.set_id).team_id)
        names = without_names(read, without_marks(result.text))
        example = new_example(
            names.text,
            strength=ExampleStrength.WEAK if asked else ExampleStrength.STRONG,
            why=rule_name(asked[0].code) if asked else "",
            function=function_of(team.name),
        )
        self.open()
        self._made().keep(example, names)

    def _made(self) -> ExamplesPane:
        if self.pane is None:
            from ui.okr.examples_pane import ExamplesPane
            from workshop_app.application.example_bank import open_bank

            self.pane = ExamplesPane(open_bank(), self._screen)
            self._add(self.pane)
            self.pane.closed.connect(self._on_closed)
            self.pane.questions_wanted.connect(self.questions_wanted)
            self.pane.out_wanted.connect(self._on_out)
            self.pane.in_wanted.connect(self._on_in)
        return self.pane

    def _add(self, pane: QWidget) -> None:
        from ui.library_pane import fit_beside

        fit_beside(pane, self._screen)
        self._row.addWidget(pane)

    def _on_closed(self) -> None:
        self.hide()
        self._asking.go_back(self._asking.in_use)

    def _on_out(self) -> None:
        pane = self._made()
        if not pane.listed:
            self._desk.bridge.say(self.tr("There is no example to hand on."))
            return
        if self.out is None:
            from ui.okr.examples_out import ExamplesOut

            self.out = ExamplesOut(self._desk.workspace.read, self._screen)
            self._add(self.out)
            self.out.closed.connect(self.open)
            self.out.agreed.connect(self._on_agreed)
        pane.hide()
        self.out.show_examples(pane.listed)
        self.out.show()
        self.out.focus_first()

    def _on_agreed(self, ready: HandedOn) -> None:
        from workshop_app.application.example_bank import ENDING, hand_on

        title = self.tr("Hand the examples on as")
        target = self._desk.ask.save_file(title, Path(f"examples{ENDING}"), (f"*{ENDING}",))
        if target is None:
            return
        try:
            hand_on(ready.examples, target)
        except KnownError as error:
            self._desk.bridge.say(error_sentence(error))
            return
        self._desk.bridge.say(self.tr("Handed on as {path}").format(path=target))
        self.open()

    def _on_in(self) -> None:
        from workshop_app.application.example_bank import ENDING, read_examples

        path = self._desk.ask.open_file(self.tr("Take in examples"), (f"*{ENDING}",))
        if path is None:
            return
        pane = self._made()
        try:
            came = pane.bank.take_in(*read_examples(path))
        except KnownError as error:
            self._desk.bridge.say(error_sentence(error))
            return
        pane.refresh()
        said = self.tr("New: {new}. Newer: {newer}. There already: {known}. Left out: {left_out}.")
        self._desk.bridge.say(said.format(new=came.new, newer=came.newer, known=came.known, left_out=came.left_out))
