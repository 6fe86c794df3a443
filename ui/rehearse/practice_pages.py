"""The pages of the practice screen, each made when it is first needed, and what they have in common: the talk that is
looked at, and how it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from PySide6.QtCore import QPoint, QSize, QTimer
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from ui.rehearse.practice_desk import PracticeDesk
from ui.rehearse.practice_lines import PracticeLines
from ui.rehearse.practice_words import language
from ui.rehearse.strips import NotKeptStrip
from ui.talk_bell import TalkBell
from ui.widgets.spoken import announce
from workshop_app.domain.rehearsal.case_headings import CaseHeading
from workshop_app.domain.rehearsal.case_loader import CaseMistakes
from workshop_app.domain.rehearsal.case_model import CoacheeCase
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.own_case import is_own_id

SMALLEST = (320, 200)
SOON_MS, FEW = 30, 20  # between two steps of building a page behind, and the widgets dressed in one


class PageName(StrEnum):
    """Where one can be inside the screen."""

    CASES = "cases"
    BRIEFING = "briefing"
    TALK = "talk"
    BACK = "back"
    READING = "reading"
    OBSERVE = "observe"
    COMPARE = "compare"
    COLUMN = "column"
    WEEKS = "weeks"
    WORDS = "words"
    EXAMPLE = "example"
    NOTE = "note"
    WRITE = "write"
    TAKE = "take"
    TRIO = "trio"
    ROUND = "round"


class PracticePages(QStackedWidget):
    """`kept` is the talk that is looked at. `before_page` is called whenever another page comes: what ran rests."""

    def __init__(self, desk: PracticeDesk, not_kept: NotKeptStrip, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.not_kept = desk, not_kept
        self.lines, self.bell = PracticeLines(self), TalkBell(desk.settings, desk.background, self)
        self.makers: Mapping[PageName, Callable[[], QWidget]] = {}
        self.before_page: Callable[[PageName], None] = _nothing
        self.kept: KeptTalk | None = None
        self.name = PageName.CASES
        self._made: dict[PageName, QWidget] = {}
        self._behind: Iterator[None] = iter(())
        self._soon = QTimer(self)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._on_soon)

    def minimumSizeHint(self) -> QSize:
        """A page lays itself out in what there is; none makes the window larger than it was."""
        return QSize(*SMALLEST)

    def made(self, name: PageName) -> QWidget | None:
        """The page, if it was needed already."""
        return self._made.get(name)

    def page(self, name: PageName) -> QWidget:
        """The page."""
        if name not in self._made:
            self._made[name] = self.makers[name]()
            self.addWidget(self._made[name])
        return self._made[name]

    def show_page(self, name: PageName) -> QWidget:
        """Go there; the page still has to be filled."""
        page = self.page(name)
        self.before_page(name)
        self.name = name
        self.setCurrentWidget(page)
        self.desk.moved()
        return page

    def make_behind(self, name: PageName) -> None:
        """Build a page that will be wanted next, and give it its looks, while nobody waits for it."""
        if self.made(name) is None:
            self._behind = self._steps_of(name)
            self._soon.start()

    def _steps_of(self, name: PageName) -> Iterator[None]:
        page = self.page(name)
        yield
        page.resize(self.size())
        inside = page.findChildren(QWidget)
        for at in range(0, len(inside), FEW):
            for each in inside[at : at + FEW]:
                if isValid(each):
                    each.ensurePolished()
            yield
        page.render(QPixmap(1, 1), QPoint(), QRegion(0, 0, 1, 1))

    def _on_soon(self) -> None:
        if next(self._behind, self) is self:
            self._soon.stop()

    def keep(self, kept: KeptTalk) -> None:
        """Keep a talk as it is now, in memory and, as far as the disk takes it, in its file, which is waited for beside
        the window."""
        if self.kept is not None and self.kept.id == kept.id:
            self.kept = kept
        self.desk.shelf.hold(kept)
        self.not_kept.write()

    def case(self, case_id: str, wanted: str) -> CoacheeCase | None:
        """A whole case; that it is gone, or cannot be read, is said."""
        try:
            return self.desk.cases.case(case_id, wanted)
        except (KeyError, CaseMistakes):
            self.tell(self.tr("This case is no longer here, or cannot be read."))
            return None

    def case_of(self, kept: KeptTalk) -> CoacheeCase | None:
        """The case of a talk. One of the coach's own may have been changed since: then it is told as it stands now."""
        case = self.case(kept.played.case_id, kept.played.language)
        if case is not None and is_own_id(case.id) and case.mark != kept.played.mark:
            self.tell(self.tr("This case was changed since. The talk is told as it would go now."))
        return case

    def heading(self, case_id: str) -> CaseHeading | None:
        """The head of a case."""
        return next((each for each in self.headings if each.id == case_id), None)

    @property
    def headings(self) -> tuple[CaseHeading, ...]:
        """What can be practised with: the coach's own cases and ours."""
        return self.desk.cases.playable(language())

    def tell(self, words: str) -> None:
        """A quiet line, where there is one, and aloud."""
        self.desk.say(words)
        announce(self, words)


def _nothing(_name: PageName) -> None:
    return None
