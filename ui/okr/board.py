"""The drafting board: one set, large, for the projector. A window of its own that follows every change; nothing private
is on it.

Opened by the drafts screen; turned as every `PagedWindow`.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.okr.board_page import BoardPage, letters
from ui.okr.board_state import BoardSection, board
from ui.okr.view_state import at_a_glance
from ui.widgets.paged_window import PagedWindow
from workshop_app.application import draft_queries
from workshop_app.application.changes import Changes
from workshop_app.domain.errors import KnownError


class BoardSlice(Struct, frozen=True):
    """One page: its section, its first line, the line behind its last, and the size of its letters."""

    section: int
    first: int
    end: int
    step: str = ""


class DraftsBoard(PagedWindow):
    """Pages of one set; a section that is too long goes on on the next page under the same title."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._set_id = ""
        self._team = ""
        self._sections: tuple[BoardSection, ...] = ()
        self._places: list[BoardSlice] = [BoardSlice(0, 0, 0)]
        self.page = BoardPage()
        super().__init__(QCoreApplication.translate("DraftsBoard", "Drafting board"), self.page, parent)
        desk.bridge.changed.connect(self._on_changed)
        self._area.installEventFilter(self)

    @property
    def last(self) -> int:
        return len(self._places) - 1

    def open(self, set_id: str) -> None:
        """Show this set from its first page on."""
        self._set_id, self.at = set_id, 0
        self._read()
        self.come_up()

    def show_page(self) -> None:
        if not self._sections:
            return
        page = self._places[self.at]
        section = self._sections[page.section]
        lines = section.lines[page.first : page.end]
        self.page.show_page(self._head(section), self._title(section), lines, page.step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The room for a page is known once the scroll area has got its own. The area is watched, not its viewport: the
        bar of a page that is too long makes that narrower, and pages must not follow from pages."""
        if event.type() is QEvent.Type.Resize and self._sections:
            self._paginate()
        return super().eventFilter(watched, event)

    def _read(self) -> None:
        """The set as it stands; gone with its set."""
        reader = self._desk.workspace.read
        try:
            view = draft_queries.draft_set(reader, self._set_id)
        except KnownError:
            self.close()
            return
        self._team = at_a_glance(view.team.name, 80)
        sections = board(view, draft_queries.agreement(reader))
        if sections != self._sections or not self.isVisible():
            self._sections = sections
            self._paginate()

    def _paginate(self) -> None:
        """Cut the sections into pages for the room there is, and stay where the room was looking."""
        looking = self._places[min(self.at, self.last)]
        self._places = [page for at in range(len(self._sections)) for page in self._pages_of(at)]
        before = [one for one in self._places if (one.section, one.first) <= (looking.section, looking.first)]
        self.turn_to(len(before) - 1)

    def _pages_of(self, at: int) -> Iterator[BoardSlice]:
        """One page in the largest letters, else as many as it takes in large ones."""
        largest, large = letters()
        count = len(self._sections[at].lines)
        if self._room(at, 0, largest) == count:
            yield BoardSlice(at, 0, count, largest)
            return
        first = 0
        while first < count or not first:
            end = min(count, first + max(1, self._room(at, first, large) or 0))
            yield BoardSlice(at, first, end, large)
            first = max(end, 1)

    def _room(self, at: int, first: int, step: str) -> int | None:
        section, size = self._sections[at], self._area.size()
        head, title = self._head(section), self._title(section)
        width = size.width() - self._area.verticalScrollBar().sizeHint().width()
        return self.page.room_for(head, title, section.lines[first:], step, width, size.height())

    def _head(self, section: BoardSection) -> str:
        kind = {
            "mission": self.tr("mission"),
            "why_now": self.tr("why now"),
            "key_results": self.tr("key results"),
        }[section.kind]
        if section.number:
            kind = self.tr("objective {number}, {kind}").format(number=section.number, kind=kind)
        return f"{self._team} · {kind}"

    def _title(self, section: BoardSection) -> str:
        return section.title or self.tr("Not written yet")

    def _on_changed(self, _changes: Changes, _by: object) -> None:
        if self.isVisible():
            self._read()
