"""The drafting board: one set, large, for the projector. A window of its own that follows every change; nothing private
is on it.

Opened by the drafts screen. Arrow keys, Space, Page Up and Page Down turn pages, Home and End go to the ends, F11 fills
the screen, Esc closes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.okr.board_page import BoardPage, letters
from ui.okr.board_state import BoardSection, board
from ui.okr.view_state import at_a_glance
from ui.widgets.basics import button, label
from workshop_app.application import draft_queries
from workshop_app.application.changes import Changes
from workshop_app.domain.errors import KnownError

FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
BACKWARD = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)
SCROLL = {Qt.Key.Key_Down: 80, Qt.Key.Key_Up: -80}


@dataclass(frozen=True, slots=True)
class Place:
    """One page: its section, its first line, the line behind its last, and the size of its letters."""

    section: int
    first: int
    end: int
    step: str = ""


class Board(QWidget):
    """Pages of one set; a section that is too long goes on on the next page under the same title."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Drafting board"))
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._set_id = ""
        self._team = ""
        self._sections: tuple[BoardSection, ...] = ()
        self._places: list[Place] = [Place(0, 0, 0)]
        self.at = 0
        self.page = BoardPage()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self.page)
        self._where = label("", "quiet")
        self._back = button(self.tr("Back"), "", self.tr("Left arrow"))
        self._next = button(self.tr("Next"), "primary", self.tr("Right arrow"))
        self._whole = button(self.tr("Full screen"), "flat", self.tr("F11"))
        self._close = button(self.tr("Close"), "flat", self.tr("Esc"))
        self._lay_out()
        self._connect()
        self.resize(1280, 760)

    @property
    def last(self) -> int:
        return len(self._places) - 1

    def open(self, set_id: str) -> None:
        """Show this set from its first page on."""
        self._set_id, self.at = set_id, 0
        self._read()
        self.show()
        self.activateWindow()
        self.setFocus()

    def turn_to(self, at: int) -> None:
        """Show one page; the ends hold."""
        self.at = min(max(at, 0), self.last)
        if not self._sections:
            return
        page = self._places[self.at]
        section = self._sections[page.section]
        lines = section.lines[page.first : page.end]
        self.page.show_page(self._head(section), self._title(section), lines, page.step)
        self._area.verticalScrollBar().setValue(0)
        self._where.setText(self.tr("{at} of {last}").format(at=self.at + 1, last=self.last + 1))
        self._back.setEnabled(self.at > 0)
        self._next.setEnabled(self.at < self.last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in FORWARD:
            self._on_next()
        elif key in BACKWARD:
            self._on_back()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.turn_to(0 if key == Qt.Key.Key_Home else self.last)
        elif key in SCROLL:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + SCROLL[key])
        elif key == Qt.Key.Key_F11:
            self._on_whole()
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The keyboard goes back to the draft, also where the desktop would not see to it."""
        super().closeEvent(event)
        opener = self.parentWidget()
        if opener is not None and opener.isVisible():
            opener.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The room for a page is known once the scroll area has got its own. The area is watched, not its viewport: the
        bar of a page that is too long makes that narrower, and pages must not follow from pages."""
        if event.type() is QEvent.Type.Resize and self._sections:
            self._paginate()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        foot = QFrame()
        foot.setProperty("role", "foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(24, 10, 24, 10)
        line.setSpacing(8)
        line.addWidget(self._where, 1)
        for each in (self._whole, self._close, self._back, self._next):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # arrows and Space belong to the pages
            line.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._on_changed)
        self._area.installEventFilter(self)
        self._next.clicked.connect(self._on_next)
        self._back.clicked.connect(self._on_back)
        self._whole.clicked.connect(self._on_whole)
        self._close.clicked.connect(self.close)

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

    def _pages_of(self, at: int) -> Iterator[Place]:
        """One page in the largest letters, else as many as it takes in large ones."""
        largest, large = letters()
        count = len(self._sections[at].lines)
        if self._room(at, 0, largest) == count:
            yield Place(at, 0, count, largest)
            return
        first = 0
        while first < count or not first:
            end = min(count, first + max(1, self._room(at, first, large) or 0))
            yield Place(at, first, end, large)
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

    def _on_next(self) -> None:
        self.turn_to(self.at + 1)

    def _on_back(self) -> None:
        self.turn_to(self.at - 1)

    def _on_whole(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()
