"""What the documents screen does: save and print the document shown, save and print the pack of what is ticked.
The orders are frozen here; the one worker makes the files from them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from handouts.missing_letters import may_be_missing
from handouts.pack import PackOrder
from handouts.print_order import BoundPages
from handouts.source import Source
from ui.desk import Desk
from ui.documents import view_state
from ui.documents.catalogue_list import CatalogueList
from ui.documents.choices_view import ChoicesView
from ui.documents.jobs import FindMissing, WriteFiles, WritePack
from ui.documents.printing import BindDocuments, BindPack, PrintPages, choose_printer
from ui.documents.view_state import Order
from ui.documents.work_view import WorkView
from ui.labels_missing import missing
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import KnownError

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
        self._save_these(self._orders(self._shown()), formats)

    def print_shown(self) -> None:
        """Put the document shown on paper."""
        self._print_these(self._orders(self._shown()))

    def save_pack(self, both_sides: bool) -> None:
        """Everything ticked: all that a workshop needs on paper, in one folder; without a workshop, file by file."""
        wanted, choices = self._ticked_pack(), self._choices.choices
        if wanted is None:
            self._save_these(self._orders(self._list.ticked), (PDF,))
        else:
            self._first_named(_packed(wanted), partial(self._pack, wanted, choices.paper, both_sides))

    def print_pack(self) -> None:
        """Everything ticked, as one job."""
        wanted, paper = self._ticked_pack(), self._choices.choices.paper
        if wanted is None:
            self._print_these(self._orders(self._list.ticked))
        else:
            self._first_named(_packed(wanted), partial(self._bind, BindPack(wanted, paper), paper))

    def _ticked_pack(self) -> PackOrder | None:
        choices = self._choices.choices
        if choices.workshop_id is None:
            return None
        read = self._desk.workspace.read
        return view_state.pack_order(read, choices.workshop_id, self._list.ticked, choices, self.today)

    def _save_these(self, orders: tuple[Order, ...], formats: tuple[str, ...]) -> None:
        if PDF in formats:
            self._first_named(_sources(orders), partial(self._save, orders, formats))
        else:
            self._save(orders, formats)

    def _save(self, orders: tuple[Order, ...], formats: tuple[str, ...]) -> None:
        folder = self._work.ask_folder() if orders and not self._work.busy else None
        if folder is not None:
            paper, now = self._choices.choices.paper, self._desk.workspace.clock.now()
            self._work.run(WriteFiles(orders, formats, folder, paper, now), self.tr("Saving documents"))

    def _print_these(self, orders: tuple[Order, ...]) -> None:
        paper = self._choices.choices.paper
        if orders:
            self._first_named(_sources(orders), partial(self._bind, BindDocuments(orders, paper), paper))

    def _bind(self, job: BindDocuments | BindPack, paper: Paper) -> None:
        """Make the pages first: the dialog asks which of them."""
        self._work.run(job, self.tr("Getting the pages ready"), partial(self._print, paper))

    def _print(self, paper: Paper, bound: BoundPages) -> None:
        printer = self.choose_printer(self._screen, paper, bound.pages)
        if printer is not None:
            self._work.run(PrintPages(bound, printer), self.tr("Printing"))

    def _pack(self, wanted: PackOrder, paper: Paper, both_sides: bool) -> None:
        folder = None if self._work.busy else self._work.ask_folder()
        if folder is not None:
            now = self._desk.workspace.clock.now()
            self._work.run(WritePack(wanted, folder, paper, now, both_sides), self.tr("Making the pack"))

    # -- letters that no font draws

    def _first_named(self, sources: tuple[Source, ...], go_on: Callable[[], None]) -> None:
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

    def _orders(self, ids: tuple[str, ...]) -> tuple[Order, ...]:
        return view_state.orders(self._desk.workspace.read, ids, self._choices.choices, self.today)


def _sources(orders: tuple[Order, ...]) -> tuple[Source, ...]:
    return tuple(source for order in orders for source in order.sources)


def _packed(wanted: PackOrder) -> tuple[Source, ...]:
    return tuple(source for _, _, found in wanted.papers for source in found)
