"""The drafting board: one set, large, for the projector. A window of its own that follows every change; nothing private
is on it. E writes on it, H hides it, and where a second screen is plugged in it opens there. What is typed while it is
hidden goes nowhere, and the board says so.

Opened by the drafts screen; turned as every `PagedWindow`.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from ui.desk import Desk
from ui.okr.board_hint import BoardHint
from ui.okr.board_page import BoardPage, letters
from ui.okr.board_slices import BoardSlice, pages_of
from ui.okr.board_state import BoardSection, board
from ui.okr.board_writing import BoardWriting
from ui.okr.view_state import at_a_glance
from ui.widgets.basics import button, label
from ui.widgets.paged_window import PagedWindow
from ui.widgets.room_screen import show_in_the_room
from workshop_app.application import draft_queries
from workshop_app.application.changes import Changes
from workshop_app.application.commands.published import is_published
from workshop_app.domain.errors import KnownError


class DraftsBoard(PagedWindow):
    """Pages of one set; a section that is too long goes on on the next page under the same title."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._set_id = self._team = ""
        self._wrote: QWidget | None = None  # what had the keyboard when it was hidden
        self._sections: tuple[BoardSection, ...] = ()
        self._places: list[BoardSlice] = [BoardSlice(0, 0, 0)]
        self.page = BoardPage()
        super().__init__(QCoreApplication.translate("DraftsBoard", "Drafting board"), self.page, parent)
        self.cover = label("", "board_title", self)
        self.cover.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.cover.setProperty("step", "1")
        self.cover.hide()
        self._column.insertWidget(1, self.cover, 1)
        self.writing = BoardWriting(desk, self._column, self)
        self.writing.ended.connect(self._on_ended)
        QShortcut(QKeySequence("Ctrl+H"), self, self.toggle_cover)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.writing.add_key_result)
        desk.bridge.changed.connect(self._on_changed)
        self._area.installEventFilter(self)

    @property
    def last(self) -> int:
        return len(self._places) - 1

    def open(self, set_id: str) -> None:
        """Show this set from its first page on; the one that was here last where the room was looking: Esc closes it
        by a slip."""
        self.writing.end()  # it may have been closed over the words of another set
        self._set_id, self.at = set_id, self.at if set_id == self._set_id else 0
        self._keys.tell(hidden=not self.cover.isHidden(), writing=self.writing.goes_on)
        self._read()
        self.come_up()

    def come_into_sight(self) -> None:
        opener = self.parentWidget()
        if self.isVisible() or opener is None:
            self.show()
        else:
            show_in_the_room(self, opener)

    def toggle_cover(self) -> None:
        """Hide what stands there, or show it again; somebody who writes goes on then, and not behind the cover."""
        covered, editor = self.cover.isHidden(), self.writing.editor
        self.cover.setText(self._team)
        if covered:
            self._wrote = self.focusWidget()
        # What goes makes room before the other comes: side by side for a moment, the pages would be cut for half of it.
        for part, shown in (
            (self._area, False),
            (editor, False),
            (self.cover, covered),
            (self._area, not covered and not self.writing.goes_on),
            (editor, not covered and self.writing.goes_on),
        ):
            if part is not None:
                part.setVisible(shown)
        self._hide.setText(self.tr("Show it") if covered else self.tr("Hide it"))
        for unseen in (
            self._write,
            self._whole,
            self._back,
            self._next,
        ):  # no use for them: the hint has the room
            unseen.setVisible(not covered)
        self._keys.tell(hidden=not self.cover.isHidden(), writing=self.writing.goes_on)
        if not covered and self.writing.goes_on:
            self.writing.go_on(self._wrote)

    def toggle_writing(self) -> None:
        """Write on the page that is shown, or be done with it."""
        if self.writing.goes_on:
            self.writing.end()
        elif is_published(self._desk.workspace.read, self._set_id):
            self._keys.say_published()
        elif not self.cover.isHidden():
            self._keys.say_hidden()
        elif self._sections:
            self._area.hide()
            page = self._places[self.at]
            section = self._sections[page.section]
            lines = section.lines[page.first : page.end]
            self.writing.begin(section, lines[-1].id if lines else "")
            self._write.setText(self.tr("Done"))
            self._keys.tell(hidden=not self.cover.isHidden(), writing=self.writing.goes_on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed, hidden = Qt.Key(event.key()), event.text().strip(), not self.cover.isHidden()
        if hidden and key == Qt.Key.Key_H:
            self.toggle_cover()
        elif hidden and typed and typed.isprintable():
            self._keys.say_hidden()
        elif self.writing.goes_on:
            if key == Qt.Key.Key_Escape:
                self.writing.end()
        elif key == Qt.Key.Key_E:
            self.toggle_writing()
        elif key == Qt.Key.Key_H:
            self.toggle_cover()
        else:
            super().keyPressEvent(event)

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
        sections = board(view, draft_queries.agreed_for(draft_queries.agreement(reader), view.draft))
        if sections != self._sections or not self.isVisible():
            self._sections = sections
            self._paginate()

    def _paginate(self) -> None:
        """Cut the sections into pages for the room there is, and stay where the room was looking."""
        looking = self._places[min(self.at, self.last)]
        self._places = [
            page
            for at, section in enumerate(self._sections)
            for page in pages_of(at, len(section.lines), letters(), partial(self._room, at))
        ]
        before = [one for one in self._places if (one.section, one.first) <= (looking.section, looking.first)]
        self.turn_to(len(before) - 1)

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

    def _foot(self) -> QFrame:
        foot = super()._foot()
        line = foot.layout()
        assert isinstance(line, QBoxLayout)
        self._write = button(self.tr("Write on it"), "flat", self.tr("E; Ctrl+Enter adds a key result, Esc ends it"))
        self._hide = button(self.tr("Hide it"), "flat", self.tr("H, or Ctrl+H while somebody writes"))
        self._keys = BoardHint()
        line.insertWidget(1, self._keys)
        for place, part in enumerate((self._write, self._hide), 2):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            line.insertWidget(place, part)
        self._write.clicked.connect(self.toggle_writing)
        self._hide.clicked.connect(self.toggle_cover)
        return foot

    def _on_ended(self) -> None:
        self._write.setText(self.tr("Write on it"))
        self._keys.tell(hidden=not self.cover.isHidden(), writing=self.writing.goes_on)
        self._area.setVisible(self.cover.isHidden())
        self._read()
        self.setFocus()

    def _on_changed(self, changes: Changes, by: object) -> None:
        if not self.isVisible():
            return
        if not self.writing.goes_on:
            self._read()
        elif by is not self:
            self.writing.follow(changes)
