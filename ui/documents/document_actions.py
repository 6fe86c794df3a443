"""What the documents screen does with the ticked documents: save them, print them, make a workshop's pack. The orders
are frozen here; the one worker makes the files from them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.documents import view_state
from ui.documents.catalogue_list import CatalogueList
from ui.documents.choices_view import ChoicesView
from ui.documents.jobs import WriteFiles, WritePack
from ui.documents.printing import PrintFiles, choose_printer
from ui.documents.view_state import Order
from ui.documents.work_view import WorkView


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

    def wanted(self) -> tuple[str, ...]:
        """The ticked documents; with no tick, the one being looked at."""
        return self._list.ticked or ((self._list.shown,) if self._list.shown else ())

    def save(self, formats: tuple[str, ...]) -> None:
        """Write them into a folder, in each of these formats."""
        orders = self._orders()
        folder = self._work.ask_folder() if orders and not self._work.busy else None
        if folder is not None:
            paper, now = self._choices.choices.paper, self._desk.workspace.clock.now()
            self._work.run(WriteFiles(orders, formats, folder, paper, now), self.tr("Saving documents"))

    def print_all(self) -> None:
        """Put them on paper."""
        orders, paper = self._orders(), self._choices.choices.paper
        printer = self.choose_printer(self._screen, paper) if orders and not self._work.busy else None
        if printer is not None:
            self._work.run(PrintFiles(orders, paper, printer), self.tr("Printing"))

    def pack(self, workshop_id: str) -> None:
        """All that this workshop needs on paper, in one folder; ticks narrow it."""
        read, choices = self._desk.workspace.read, self._choices.choices
        wanted = view_state.pack_order(read, workshop_id, self._list.ticked, choices, self.today)
        folder = self._work.ask_folder() if wanted is not None and not self._work.busy else None
        if wanted is not None and folder is not None:
            now = self._desk.workspace.clock.now()
            self._work.run(WritePack(wanted, folder, choices.paper, now), self.tr("Making the pack"))

    def _orders(self) -> tuple[Order, ...]:
        return view_state.orders(self._desk.workspace.read, self.wanted(), self._choices.choices, self.today)
