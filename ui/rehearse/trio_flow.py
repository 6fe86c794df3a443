"""Which page comes next around a trio: names and cases, cards one by one, the talk, the next round; and the same on
paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject

from ui.background import Progress
from ui.labels import error_sentence
from ui.labels_missing import missing
from ui.paper_here import paper_of
from ui.rehearse.practice_pages import PageName, PracticePages
from ui.rehearse.practice_words import language
from ui.rehearse.trio_page import TrioPage
from ui.rehearse.trio_round_page import TrioRoundPage
from ui.rehearse.trio_state import TrioRun, TrioWanted, after_card, begun, next_round
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import KnownError
from workshop_app.domain.rehearsal.trio_cards import TrioCards, trio_cards

if TYPE_CHECKING:
    from handouts.export import Exported


class TrioFlow(QObject):
    """Hears the pages of a trio. The rounds live here as long as the window does, and nowhere else."""

    def __init__(self, pages: PracticePages) -> None:
        super().__init__(pages)
        self._pages, self._desk = pages, pages.desk
        self.run: TrioRun | None = None

    def show_setup(self, first: str = "") -> None:
        """Who is there, and on which cases."""
        page = cast("TrioPage", self._pages.show_page(PageName.TRIO))
        page.show_cases(self._pages.headings, first, self.run)

    def look_again(self) -> None:
        """Her own cases can be chosen as soon as it is known that they can be played."""
        if self._pages.name is PageName.TRIO:
            cast("TrioPage", self._pages.page(PageName.TRIO)).add_cases(self._pages.headings)

    def begin(self, wanted: TrioWanted) -> None:
        """The cover before the first card."""
        self.run = begun(wanted)
        self.go_on()

    def go_on(self) -> None:
        """Where the rounds are; a case that is gone leads back."""
        if self.run is None:
            self.show_setup()
            return
        cards = self._cards(self.run.round.case_id)
        if cards is None:
            self.show_setup()
        else:
            cast("TrioRoundPage", self._pages.show_page(PageName.ROUND)).show_run(self.run, cards)

    def card_read(self) -> None:
        """On to the next cover, or to the talk."""
        if self.run is not None:
            self.run = after_card(self.run)
            self.go_on()

    def round_over(self) -> None:
        """On to the next round, or back."""
        if self.run is None or self.run.last:
            self.run = None
            self.show_setup()
        else:
            self.run = next_round(self.run)
            self.go_on()

    def print_cards(self, cases: tuple[str, ...]) -> None:
        """The cards of these cases where somebody chooses, as Word if the name ends so, else as a PDF."""
        cards = tuple(found for each in cases if (found := self._cards(each)) is not None)
        title = self.tr("Save the cards")
        target = self._desk.ask.save_file(title, Path.home() / f"{self.tr('Practice cases')}.pdf", ("*.pdf", "*.docx"))
        if target is not None and cards:
            job = partial(_on_paper, cards, target, language(), paper_of(self._desk.settings))
            tell = self._pages.tell
            self._desk.background.submit(job, partial(self._on_saved, tell), partial(self._on_failed, tell))

    def _on_saved(self, tell: Callable[[str], None], file: Exported) -> None:
        lost = missing(file.replaced, partial(QCoreApplication.translate, "documents"))
        tell("\n".join(filter(None, (self.tr("Saved as {path}").format(path=file.path), lost))))

    def _on_failed(self, tell: Callable[[str], None], error: KnownError) -> None:
        tell(error_sentence(error))

    def _cards(self, case_id: str) -> TrioCards | None:
        heading = self._pages.heading(case_id)
        case = self._pages.case(case_id, heading.language if heading is not None else language())
        return trio_cards(case) if case is not None else None


def _on_paper(cards: tuple[TrioCards, ...], target: Path, wanted: str, paper: Paper, _progress: Progress) -> Exported:
    from msgspec.structs import replace

    from handouts import export, wording
    from handouts.compose import practice_cards
    from handouts.gather_practice import sentences

    words = wording.load(wanted if wanted in wording.languages() else "en")
    document = replace(practice_cards.compose_alone(cards, sentences(wanted), words), name=target.stem)
    word = target.suffix.casefold() == f".{export.Format.DOCX}"
    return export.save(document, export.Format.DOCX if word else export.Format.PDF, target.parent, paper, replace=True)
