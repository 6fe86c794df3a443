"""The documents screen: a workshop's pack with how much paper it is, the real pages, saving and printing. Everything
slow is made by the one worker from frozen values; the screen itself only reads, which takes a few milliseconds.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from ui.desk import Desk
from ui.documents import view_state
from ui.documents.catalogue_list import CatalogueList
from ui.documents.choices_view import ChoicesView
from ui.documents.counting import Counting
from ui.documents.document_actions import DocumentActions
from ui.documents.looking import Looking
from ui.documents.pack_actions import PackActions
from ui.documents.pack_ticks import PackTicks
from ui.documents.pages_view import PagesView
from ui.documents.plan_b_line import PlanBLine
from ui.documents.read_back import ReadBackBox
from ui.documents.save_view import SaveView
from ui.documents.side_panes import SidePanes, side_pane
from ui.documents.style_window import StyleOpening
from ui.documents.sum_view import SumView
from ui.documents.tick_row import TickRow
from ui.documents.view_state import CatalogueEntry, Counted
from ui.documents.work_view import WorkView
from ui.widgets.basics import button, label
from ui.widgets.spoken import Role, speak_as
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.domain.engagement import Engagement

PAUSE_MS = 250  # typing elsewhere and quick choices make one preview, not ten


class DocumentsPanel(QWidget):
    """Catalogue, pages, choices. Hears changes of the engagement and makes the shown pages again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entries: dict[str, CatalogueEntry] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        # Each part is made where it will stand: Qt dresses it once.
        self._left, self._catalogue = side_pane("pane_left", self)
        self._list = CatalogueList(self._left)
        self._whom = TickRow(self._list, self._left)
        self._pages = PagesView(self)
        self._right = QScrollArea(self)
        speak_as(self._right, Role.Pane)
        self._right.setAccessibleName(self.tr("Choices and saving"))
        side, self._beside = side_pane("pane_right", self._right.viewport())
        self._right.setWidget(side)
        self._looking = Looking(desk.background, self._pages)
        self._choices = ChoicesView(desk.settings, side)
        self._style = StyleOpening(desk, self)
        self._saving, self._work = SaveView(side), WorkView(desk, side)
        self._sides = SidePanes(self._left, self._right, self._saving)
        self._actions = DocumentActions(desk, self._list, self._choices, self._work, self)
        self._sum = SumView(self._left)
        self._counting = Counting(desk.background, self._list, self._to_count)
        self._ticks = PackTicks()
        self._packing = PackActions(desk, self._list, self._choices, self._work, self._actions)
        self._asked = ""  # an address from before there was a list
        self._lay_out()
        self._connect()
        engagement = queries.engagement(desk.workspace.read)
        self._choices.start_with(engagement.paper, engagement.language)

    def refresh(self) -> None:
        """Read what there is to print, and look at the shown document again a moment later."""
        self._pause.stop()
        read = self._desk.workspace.read
        usual = view_state.usual_workshop(read, self._actions.today)
        self._choices.show_lists(view_state.workshops(read), view_state.draft_sets(read), usual)
        self._show_entries()
        if self._asked:
            address, self._asked = self._asked, ""
            self.open_address(address)
        self._on_ticks_changed()
        self._look()
        self._count()

    def open_address(self, rest: str) -> None:
        """`documents/<artefact id>[/<workshop id>]` shows that document, of that workshop; see `StyleOpening`, too."""
        if not self._entries:
            self._asked = rest
        elif not self._style.opens(rest):
            artefact_id, _, workshop_id = rest.partition("/")
            if workshop_id:
                self._choices.choose_workshop(workshop_id)
            self._list.show_document(artefact_id)

    def _show_entries(self) -> None:
        found = view_state.entries(self._desk.workspace.read, self._choices.choices, self._actions.today)
        self._entries = {entry.id: entry for entry in found}
        workshop_id = self._choices.choices.workshop_id
        wanted = self._ticks.wanted(workshop_id, found, self._list.ticked)
        self._list.show_entries(found)
        self._list.tick_only(wanted)
        self._whom.show_whom(*view_state.who_and_when(self._desk.workspace.read, workshop_id))

    # -- layout

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for above in (label(self.tr("Pack for"), "small"), self._choices.workshop_choice, self._whom):
            self._catalogue.addWidget(above)
        self._catalogue.addWidget(self._list, 1)
        self._catalogue.addWidget(self._sum)
        beside = QHBoxLayout()
        for words, tip, address in (
            (self.tr("Mails"), self.tr("The mails of the programme, filled, ready to be sent"), "mails"),
            (self.tr("Tracker"), self.tr("All sets of all cycles as a workbook, out and back in"), "tracker"),
        ):
            link = button(words, "flat", tip)
            link.clicked.connect(partial(self._desk.bridge.navigate, address))
            beside.addWidget(link)
        self._catalogue.addLayout(beside)
        for widget in (self._choices, self._saving, self._work):
            self._beside.addWidget(widget)
        self._beside.addStretch(1)
        self._beside.addWidget(PlanBLine(self._desk, self._right.widget()))
        self._beside.addWidget(ReadBackBox(self._desk, self, self._right.widget()))
        self._right.setWidgetResizable(True)
        self._right.setFrameShape(QFrame.Shape.NoFrame)
        layout.addWidget(self._left)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sides.share(self.width())

    def _connect(self) -> None:
        self._pause.timeout.connect(self._on_pause)
        self._list.shown_changed.connect(self._on_shown_changed)
        self._list.ticks_changed.connect(self._on_ticks_changed)
        self._pages.document_chosen.connect(self._on_document_chosen)
        self._choices.choices_changed.connect(self._on_choices_changed)
        self._choices.style_wanted.connect(self._style.bring)
        self._style.style_changed.connect(self._pause.start)
        self._saving.save_requested.connect(self._actions.save)
        self._saving.print_requested.connect(self._actions.print_shown)
        self._saving.pack_requested.connect(self._packing.save_pack)
        self._saving.changed_requested.connect(self._packing.save_changed)
        self._saving.pack_print_requested.connect(self._packing.print_pack)
        self._saving.sides_changed.connect(self._on_ticks_changed)
        self._counting.counted.connect(self._on_ticks_changed)
        self._work.busy_changed.connect(self._on_ticks_changed)
        QShortcut(QKeySequence.StandardKey.Print, self, self._actions.print_shown)
        self._desk.bridge.changed.connect(self._on_changed)

    # -- looking

    def _look(self) -> None:
        """Have the shown document made, once the screen is in sight."""
        self._looking.stop()
        if (entry := self._entries.get(self._list.shown)) is None:
            self._pages.show_nothing(self.tr("Choose a document on the left to see its pages."))
            return
        self._choices.suit(entry)
        if not self.isVisible():
            return
        choices = self._choices.choices
        order = view_state.order(self._desk.workspace.read, entry.id, choices, self._actions.today)
        if order is None:
            nothing = self.tr("There is nothing to put into “{document}” yet.")
            self._pages.show_nothing(nothing.format(document=entry.artefact.title()))
        else:
            self._counting.give_way()
            self._looking.look(order, choices.paper)

    def _on_pause(self) -> None:
        if not self._desk.workspace.closed:  # closed since: there is nothing to read any more
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()
        self._count()

    def hideEvent(self, event: QHideEvent) -> None:
        """Pages nobody looks at need not be made; the shell calls `refresh` when the screen is shown again."""
        self._pause.stop()
        self._looking.stop()
        self._counting.stop()
        super().hideEvent(event)

    def _on_shown_changed(self, _id: str) -> None:
        self._looking.start_over()
        self._look()
        self._on_ticks_changed()

    def _on_document_chosen(self, index: int) -> None:
        self._looking.sibling = index
        self._look()

    def _on_choices_changed(self) -> None:
        self._looking.start_over()
        self._pause.start()

    def _on_changed(self, changes: Changes, _by: object) -> None:
        if changes.touches(Engagement):
            self._choices.use_paper(queries.engagement(self._desk.workspace.read).paper)
        if self.isVisible():
            self._pause.start()

    def _on_ticks_changed(self) -> None:
        ticked, for_pack = self._list.ticked, self._choices.choices.workshop_id is not None
        shown = self._entries.get(self._list.shown)
        formats = view_state.data_formats([shown.artefact]) if shown and shown.ready else ()
        self._saving.show_wanted(for_pack, len(ticked), shown.documents if shown else 0, formats, self._work.busy)
        self._saving.offer_changed(for_pack and self._packing.made_before() is not None)
        self._sum.show_sum([self._counting.counts.get(id) for id in ticked], for_pack, self._saving.both_sides)
        self._sides.share(self.width())

    # -- how much paper

    def _count(self) -> None:
        """Ticked lines first; those without anything in them not at all."""
        if self.isVisible():
            ready = [id for id, entry in self._entries.items() if entry.ready]
            ticked = self._list.ticked
            self._counting.start([*ticked, *(id for id in ready if id not in ticked)])

    def _to_count(self, id: str) -> Counted | None:
        entry = self._entries.get(id)
        if entry is None or self._desk.workspace.closed:
            return None
        return view_state.counted(self._desk.workspace.read, entry, self._choices.choices, self._actions.today)
