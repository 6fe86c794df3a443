"""What the documents screen does with all that is ticked: save the pack of a workshop, print it, and of one that was
made before only what changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from handouts.pack import PackOrder
from handouts.pack_printing import BoundPack
from handouts.source import Source
from ui.desk import Desk
from ui.documents import view_state
from ui.documents.catalogue_list import CatalogueList
from ui.documents.choices_view import ChoicesView
from ui.documents.document_actions import PDF, DocumentActions
from ui.documents.jobs import WriteChanged, WritePack
from ui.documents.printing import BindPack, PrintPack, PrintPages
from ui.documents.work_view import WorkView
from workshop_app import bootstrap
from workshop_app.application import pack_memory
from workshop_app.application.pack_memory import PackMade, PrintedPack, WhosePack
from workshop_app.domain.engagement import Paper


class PackActions(QObject):
    """Each action asks where to, and does nothing while another one is at work."""

    def __init__(
        self, desk: Desk, catalogue: CatalogueList, choices: ChoicesView, work: WorkView, actions: DocumentActions
    ) -> None:
        super().__init__(actions)
        self._desk = desk
        self._list = catalogue
        self._choices = choices
        self._work = work
        self._actions = actions
        self._asked: tuple[WhosePack, int] | None = None  # the memory is read once until it changes
        self._before: PrintedPack | None = None

    def save_pack(self, both_sides: bool) -> None:
        """Everything ticked: all that a workshop needs on paper, in one folder; without a workshop, file by file."""
        wanted, choices = self._ticked_pack(), self._choices.choices
        if wanted is None:
            self._actions.save_these(self._actions.orders(self._list.ticked), (PDF,))
        else:
            self._actions.first_named(_packed(wanted), partial(self._pack, wanted, choices.paper, both_sides))

    @property
    def _is_protected(self) -> bool:
        path = self._desk.workspace.path
        return path is not None and bootstrap.has_passphrase(path)

    def made_before(self) -> PrintedPack | None:
        """The pack of the chosen workshop as it was made last; of a file with a passphrase nothing is remembered."""
        workshop_id = self._choices.choices.workshop_id
        if not workshop_id or self._is_protected:
            return None
        asked = (self._whose(workshop_id), pack_memory.changed_at())
        if asked != self._asked:
            self._asked, self._before = asked, pack_memory.recalled(asked[0])
        return self._before

    def _whose(self, workshop_id: str) -> WhosePack:
        return pack_memory.whose(self._desk.workspace.read, self._desk.workspace.path, workshop_id)

    def save_changed(self) -> None:
        """Of the pack that was made before, the sheets that are different now."""
        wanted, before, paper = self._ticked_pack(), self.made_before(), self._choices.choices.paper
        if wanted is not None and before is not None:
            self._actions.first_named(_packed(wanted), partial(self._changed, wanted, before, paper))

    def _changed(self, wanted: PackOrder, before: PrintedPack, paper: Paper) -> None:
        folder = None if self._work.busy else self._work.ask_folder()
        if folder is not None:
            now = self._desk.workspace.clock.now()
            whose = self._whose(wanted.agenda.workshop.id)
            job = WriteChanged(wanted, folder, paper, now, before, whose)
            self._work.run(job, self.tr("Looking for what changed"))

    def print_pack(self, both_sides: bool) -> None:
        """Everything ticked, as one job; for both sides the printer is asked to use them."""
        wanted, paper = self._ticked_pack(), self._choices.choices.paper
        if wanted is None:
            self._actions.print_these(self._actions.orders(self._list.ticked))
        else:
            how = PackMade(paper, both_sides, saved=False)
            printing = partial(self._printing, wanted.agenda.workshop.id, how)
            bind = partial(self._actions.bind, BindPack(wanted, paper, both_sides), paper, both_sides, printing)
            self._actions.first_named(_packed(wanted), bind)

    def _printing(self, workshop_id: str, how: PackMade, bound: BoundPack, job: PrintPages) -> PrintPack:
        now = self._desk.workspace.clock.now()
        return PrintPack(bound, job, self._whose(workshop_id), how, now, self._is_protected)

    def _ticked_pack(self) -> PackOrder | None:
        choices = self._choices.choices
        if choices.workshop_id is None:
            return None
        read = self._desk.workspace.read
        wanted = (*self._list.ticked, *self._list.empty)  # what there is nothing for is not left out by anybody
        return view_state.pack_order(read, choices.workshop_id, wanted, choices, self._actions.today)

    def _pack(self, wanted: PackOrder, paper: Paper, both_sides: bool) -> None:
        folder = None if self._work.busy else self._work.ask_folder()
        if folder is not None:
            now = self._desk.workspace.clock.now()
            whose = self._whose(wanted.agenda.workshop.id)
            job = WritePack(wanted, folder, paper, now, whose, both_sides, self._is_protected)
            self._work.run(job, self.tr("Making the pack"))


def _packed(wanted: PackOrder) -> tuple[Source, ...]:
    return tuple(source for _, _, found in wanted.papers for source in found)
