"""The documents screen: tick what is needed, look at the real pages, save them as PDF or Word. Everything slow is made
by the one worker from frozen values; the screen itself only reads, which takes a few milliseconds.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.background import Job
from ui.desk import Desk
from ui.documents import view_state
from ui.documents.catalogue_list import CatalogueList
from ui.documents.choices_view import ChoicesView
from ui.documents.jobs import MakePages, Pages
from ui.documents.pages_view import PagesView
from ui.documents.save_view import SaveView
from ui.documents.view_state import Entry
from ui.labels import error_sentence
from ui.widgets.basics import label
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.domain.errors import KnownError

PAUSE_MS = 250  # typing elsewhere and quick choices make one preview, not ten


class DocumentsPanel(QWidget):
    """Catalogue, pages, choices. Hears changes of the engagement and makes the shown pages again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entries: dict[str, Entry] = {}
        self._shown = 0  # which of an artefact's documents
        self._looking: Job | None = None
        self._wish = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._list = CatalogueList()
        self._pages = PagesView()
        self._choices = ChoicesView()
        self._saving = SaveView(desk)
        self._lay_out()
        self._connect()
        engagement = queries.engagement(desk.workspace.read)
        self._choices.start_with(engagement.paper, engagement.language)

    def refresh(self) -> None:
        """Read what there is to print, and look at the shown document again a moment later."""
        self._pause.stop()
        read = self._desk.workspace.read
        self._choices.show_lists(view_state.workshops(read), view_state.draft_sets(read))
        found = view_state.entries(read, self._choices.choices, self._today())
        self._entries = {entry.id: entry for entry in found}
        self._list.show_entries(found)
        self._on_ticks_changed()
        self._look()

    def open_address(self, rest: str) -> None:
        """`documents/<artefact id>` shows that document."""
        self._list.show_document(rest)

    # -- layout

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._left())
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._right())

    def _left(self) -> QWidget:
        frame, column = _pane("pane_left", 232)
        column.addWidget(label(self.tr("Tick what goes into the pack."), "small"))
        column.addWidget(self._list, 1)
        return frame

    def _right(self) -> QWidget:
        frame, column = _pane("pane_right", 248)
        column.addWidget(self._choices)
        column.addSpacing(8)
        column.addWidget(self._saving)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(frame)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFixedWidth(frame.width())
        return area

    def _connect(self) -> None:
        self._pause.timeout.connect(self.refresh)
        self._list.shown_changed.connect(self._on_shown_changed)
        self._list.ticks_changed.connect(self._on_ticks_changed)
        self._pages.document_chosen.connect(self._on_document_chosen)
        self._choices.choices_changed.connect(self._on_choices_changed)
        self._saving.save_requested.connect(self._on_save_requested)
        self._desk.bridge.changed.connect(self._on_changed)

    # -- looking

    def _look(self) -> None:
        """Have the shown document made; what was being made for an older wish is dropped."""
        self._stop_looking()
        entry = self._entries.get(self._list.shown)
        if entry is None:
            self._pages.show_nothing(self.tr("Choose a document on the left to see its pages."))
            return
        self._choices.suit(entry)
        read, choices = self._desk.workspace.read, self._choices.choices
        order = view_state.order(read, entry.id, choices, self._today())
        if order is None:
            self._pages.show_nothing(self.tr("There is nothing to put into this document yet."))
            return
        job = MakePages(order, self._shown, choices.paper)
        wish = self._wish
        self._looking = self._desk.background.submit(
            job, partial(self._on_pages, wish), partial(self._on_look_failed, wish)
        )

    def _stop_looking(self) -> None:
        """A job that has just finished cannot be cancelled any more: its pages are known by the number of the wish."""
        self._wish += 1
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def hideEvent(self, event: QHideEvent) -> None:
        """Pages nobody looks at need not be made; the shell calls `refresh` when the screen is shown again."""
        self._pause.stop()
        self._stop_looking()
        super().hideEvent(event)

    def _on_pages(self, wish: int, pages: Pages) -> None:
        if wish == self._wish:
            self._looking = None
            self._shown = pages.shown
            self._pages.show_pages(pages)

    def _on_look_failed(self, wish: int, error: KnownError) -> None:
        if wish == self._wish:
            self._looking = None
            self._pages.show_nothing(error_sentence(error))

    def _on_shown_changed(self, _id: str) -> None:
        self._shown = 0
        self._look()
        self._on_ticks_changed()

    def _on_document_chosen(self, index: int) -> None:
        self._shown = index
        self._look()

    def _on_choices_changed(self) -> None:
        self._shown = 0
        self._pause.start()

    def _on_changed(self, _changes: Changes, _by: object) -> None:
        if self.isVisible():
            self._pause.start()

    # -- saving

    def _wanted(self) -> tuple[str, ...]:
        """The ticked documents; with no tick, the one being looked at."""
        return self._list.ticked or ((self._list.shown,) if self._list.shown else ())

    def _on_ticks_changed(self) -> None:
        self._saving.show_pack(sum(self._entries[id].documents for id in self._wanted() if id in self._entries))

    def _on_save_requested(self, formats: tuple[str, ...]) -> None:
        read, choices = self._desk.workspace.read, self._choices.choices
        orders = view_state.pack(read, self._wanted(), choices, self._today())
        self._saving.save(orders, formats, choices.paper)

    def _today(self) -> date:
        return self._desk.workspace.clock.now().astimezone().date()


def _pane(role: str, width: int) -> tuple[QFrame, QVBoxLayout]:
    frame = QFrame()
    frame.setProperty("role", role)
    frame.setFixedWidth(width)
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 24, 16, 16)
    column.setSpacing(8)
    return frame, column
