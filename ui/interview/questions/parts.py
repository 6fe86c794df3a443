"""Pages and side panes of the interview, built in small steps: those of the open parameter between two events, the
others while the coach reads, so that nothing ever waits for all of them. Used by the stage, which shows them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from ui.interview.fields import Fields
from ui.interview.page_words import PageWords
from ui.interview.questions.page import QuestionPage
from ui.interview.questions.side import SidePane
from workshop_app.application.own_questions import QuestionLibrary


class InterviewParts(QObject):
    """Signals: `key_chosen(key)`, `written(key, name, text)` (also of a page that is being left: its text belongs to
    its own parameter), `requested(command)`. `pages` and `sides` are the two stacks they live in."""

    key_chosen = Signal(str)
    written = Signal(str, str, str)
    requested = Signal(object)

    def __init__(self, library: QuestionLibrary, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._content: dict[str, PageWords] = {}
        self._titles: dict[str, str] = {}
        self._page_of: dict[str, QuestionPage] = {}
        self._side_of: dict[str, SidePane] = {}
        self._area_of: dict[str, QScrollArea] = {}
        self._polished: set[str] = set()
        self.pages, self.sides = QStackedWidget(parent), QStackedWidget(parent)
        for stack in (self.pages, self.sides):
            stack.addWidget(QWidget(stack))  # empty until the first one stands

    def page(self, key: str) -> QuestionPage | None:
        return self._page_of.get(key)

    def side(self, key: str) -> SidePane | None:
        return self._side_of.get(key)

    def area(self, key: str) -> QScrollArea:
        """Where the side pane stands beside the question; empty while it stands below."""
        return self._area_of[key]

    def fields(self, key: str) -> tuple[Fields, ...]:
        """Every set of fields that stands for this parameter."""
        page, side = self.page(key), self.side(key)
        return (*((page.fields,) if page else ()), *(side.fields if side else ()))

    def fields_with(self, key: str, name: str) -> Fields | None:
        """The set of fields of this parameter that holds this one."""
        return next((fields for fields in self.fields(key) if name in fields), None)

    def pending(self, key: str) -> bool:
        """Whether something of this parameter is still missing."""
        page = self.page(key)
        return page is None or page.build_pending or key not in self._side_of

    def begin(self, key: str) -> None:
        """Build as much as is needed to put the keyboard there."""
        page = self.page(key)
        if page is None:
            page = QuestionPage(self._content[key], self.pages)
            page.written.connect(partial(self.written.emit, key))
            page.requested.connect(self.requested)
            page.key_chosen.connect(self.key_chosen)
            self.pages.addWidget(page)
            self._page_of[key] = page
        while page.build_pending and not page.ready:
            page.build_next()

    def complete(self, key: str) -> None:
        """Build whatever is missing of this parameter."""
        while self.build_part(key, ahead=False):
            pass

    def build_part(self, key: str, ahead: bool) -> bool:
        """One step for this parameter; False when it is complete. What is built ahead is dressed ahead, too: half of
        the time of a first showing is the style sheet's."""
        page = self.page(key)
        if page is None:
            self.begin(key)
        elif not page.build_next():
            if key not in self._side_of:
                self._add_side(key)
            elif ahead and key not in self._polished:
                self._polished.add(key)
                for part in (page, self._area_of[key]):
                    for widget in (part, *part.findChildren(QWidget)):
                        widget.ensurePolished()
            else:
                return False
        return True

    def show_words(self, content: dict[str, PageWords]) -> None:
        """Parameters with other words than before (another language, another name) are built again."""
        titles = {key: words.short_title for key, words in content.items()}
        for key in tuple(self._page_of):
            if content.get(key) != self._content.get(key) or titles != self._titles:
                self._forget(key)
        self._content, self._titles = content, titles

    def _add_side(self, key: str) -> None:
        area = _side_area(self.sides)
        side = SidePane(self._content[key], self._titles, self._library, area.viewport())
        side.written.connect(partial(self.written.emit, key))
        side.requested.connect(self.requested)
        side.key_chosen.connect(self.key_chosen)
        area.setWidget(side)
        self.sides.addWidget(area)
        self._side_of[key], self._area_of[key] = side, area

    def _forget(self, key: str) -> None:
        self._polished.discard(key)
        self._side_of.pop(key, None)
        for stack, part in ((self.pages, self._page_of.pop(key, None)), (self.sides, self._area_of.pop(key, None))):
            if part is not None:
                stack.removeWidget(part)
                part.hide()
                part.deleteLater()


def _side_area(parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
