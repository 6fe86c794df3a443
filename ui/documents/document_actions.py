"""What the documents screen does with the document shown: save it, print it. The orders are frozen here; the one worker
makes the files from them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from handouts.missing_letters import may_be_missing
from handouts.print_order import BoundPages
from handouts.source import Source
from ui.background import Progress
from ui.desk import Desk
from ui.documents import view_state
from ui.documents.catalogue_list import CatalogueList
from ui.documents.choices_view import ChoicesView
from ui.documents.jobs import FindMissing, WriteFiles
from ui.documents.printing import BindDocuments, BindPack, PrintPages, choose_printer
from ui.documents.view_state import Order
from ui.documents.work_view import WorkView
from ui.labels_missing import missing
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import KnownError

Printing = Callable[[Any, PrintPages], Callable[[Progress], Any]]
PDF = "pdf"  # Word draws with its own fonts


class DocumentActions(QObject):
    """Each action asks where to, and does nothing while another one is at work."""

    def __init__(
        self, desk: Desk, catalogue: CatalogueList, choices: ChoicesView, work: WorkView, screen: QWidget
    ) -> None:
        super().__init__(screen)
        self._desk = desk
        self._list = catalogue
        self._choices = choices
        self._work = work
        self._screen = screen
        self.choose_printer = choose_printer

    @property
    def today(self) -> date:
        """The day the documents are dated with."""
        return self._desk.workspace.clock.now().astimezone().date()

    def save(self, formats: tuple[str, ...]) -> None:
        """Write the document shown into a folder, in each of these formats."""
        self.save_these(self.orders(self._shown()), formats)

    def print_shown(self) -> None:
        """Put the document shown on paper."""
        self.print_these(self.orders(self._shown()))

    def save_these(self, orders: tuple[Order, ...], formats: tuple[str, ...]) -> None:
        """Into a folder, in each of these formats."""
        if PDF in formats:
            self.first_named(_sources(orders), partial(self._save, orders, formats))
        else:
            self._save(orders, formats)

    def _save(self, orders: tuple[Order, ...], formats: tuple[str, ...]) -> None:
        folder = self._work.ask_folder() if orders and not self._work.busy else None
        if folder is not None:
            paper, now = self._choices.choices.paper, self._desk.workspace.clock.now()
            self._work.run(WriteFiles(orders, formats, folder, paper, now), self.tr("Saving documents"))

    def print_these(self, orders: tuple[Order, ...]) -> None:
        """On paper, as one job."""
        paper = self._choices.choices.paper
        if orders:
            self.first_named(_sources(orders), partial(self.bind, BindDocuments(orders, paper), paper))

    def bind(
        self, job: BindDocuments | BindPack, paper: Paper, both_sides: bool = False, printing: Printing | None = None
    ) -> None:
        """Make the pages first: the dialog asks which of them. `printing` makes another job of what is printed then."""
        self._work.run(job, self.tr("Getting the pages ready"), partial(self._print, paper, both_sides, printing))

    def _print(self, paper: Paper, both_sides: bool, printing: Printing | None, bound: BoundPages) -> None:
        printer = self.choose_printer(self._screen, paper, bound.pages, both_sides)
        if printer is not None:
            job = PrintPages(bound, printer, both_sides, paper)
            self._work.run(printing(bound, job) if printing is not None else job, self.tr("Printing"))

    # -- letters that no font draws

    def first_named(self, sources: tuple[Source, ...], go_on: Callable[[], None]) -> None:
        """Name them before anything is made: a sheet cannot be printed again on the morning."""
        if not may_be_missing(sources):
            go_on()
        else:
            job = FindMissing(sources)
            self._desk.background.submit(job, partial(self._on_found, go_on), partial(self._on_not_found, go_on))

    def _on_found(self, go_on: Callable[[], None], lost: tuple[str, ...]) -> None:
        said = missing(lost, partial(QCoreApplication.translate, "documents"))
        title, yes, no = self.tr("Letters that no font draws"), self.tr("Go on"), self.tr("Not now")
        if not said or self._desk.ask.confirm(title, said, yes, no):
            go_on()

    def _on_not_found(self, go_on: Callable[[], None], _error: KnownError) -> None:
        go_on()

    def _shown(self) -> tuple[str, ...]:
        return (self._list.shown,) if self._list.shown else ()

    def orders(self, ids: tuple[str, ...]) -> tuple[Order, ...]:
        """What to make for these documents."""
        return view_state.orders(self._desk.workspace.read, ids, self._choices.choices, self.today)


def _sources(orders: tuple[Order, ...]) -> tuple[Source, ...]:
    return tuple(source for order in orders for source in order.sources)
