"""Two small pages of the Help menu: the keys (F1), and what this program is and whom it credits."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.about_figures import CheckFigures
from ui.shell.about_texts import LICENCES, NEWS, LicencesPage, NewsPage
from ui.shell.menus import MENU_ACTIONS
from ui.shell.told_keys import ALWAYS, by_screen
from ui.theme import text_scale
from ui.widgets.basics import button, label, scrolled
from ui.widgets.dates import full_day
from ui.widgets.over_window import PageOverWindow
from ui.widgets.screen_size import screen_size
from ui.widgets.spoken import Role, speak_as
from ui.widgets.waiting import wait_for
from workshop_app import RELEASED, __version__


class KeysPage(QDialog):
    """Every key there is, beside what it does: those of the screen in sight (the name of a `place`) first."""

    def __init__(self, parent: QWidget | None = None, place: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        area, page = scrolled(margin=24, spacing=8)
        layout.addWidget(area)
        speak_as(area, Role.Pane)
        area.setAccessibleName(self.windowTitle())
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setFocus()  # the arrow keys scroll it
        screens = by_screen(place)
        here = next((each for each in screens[:1] if place in each.places), None)
        if here is not None:
            self._add(page, self.tr("{screen}, in sight now").format(screen=_words(here.heading)), here.lines)
        menus = tuple((each.keys, each.words.replace("&", "").rstrip("…")) for each in MENU_ACTIONS if each.keys)
        self._add(page, self.tr("Everywhere"), (*menus, *ALWAYS))
        for each in screens:
            if each is not here:
                self._add(page, _words(each.heading), each.lines)
        page.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 4, 24, 16)
        foot.addStretch(1)
        close = button(self.tr("Close"))
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        layout.addLayout(foot)
        room = screen_size(self) * 0.9
        self.resize(min(round(560 * text_scale()), room.width()), min(round(600 * text_scale()), room.height()))

    def _add(self, page: QVBoxLayout, heading: str, lines: tuple[tuple[str, object], ...]) -> None:
        page.addWidget(label(heading, "subheading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for row, (keys, told) in enumerate(lines):
            grid.addWidget(label(keys, "quiet"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(_words(told)), row, 1)
        page.addLayout(grid)
        page.addSpacing(16)


def _words(literal: object) -> str:
    return QCoreApplication.translate("menus", str(literal))


class About(PageOverWindow):
    """What this is, and the credit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(468, parent)
        self.setWindowTitle(self.tr("About"))
        self.page.addWidget(label(self.tr("The workshop coach's desk"), "heading"))
        words = self.tr("Version {version} of {day}, MIT licence")
        day = full_day(date.fromisoformat(RELEASED))
        self.page.addWidget(label(words.format(version=__version__, day=day), "quiet"))
        for words in (
            self.tr(
                "Interviews, agendas, breakouts, drafts and documents for OKR coaches. Nothing leaves this computer."
            ),
            self.tr(
                "The facts and figures of the method follow Ben Lamorte's published work on OKRs coaching. "
                "This program is not affiliated with him."
            ),
            self.tr("Icons: Lucide, ISC licence. Windows: Qt and PySide, LGPL."),
        ):
            self.page.addWidget(label(words))
        self.page.addWidget(CheckFigures())
        self.page.addStretch(1)
        for words, kind, file in (
            (self.tr("What is new"), NewsPage, NEWS),
            (self.tr("Licences"), LicencesPage, LICENCES),
        ):
            if file.exists():
                opens = button(words, "flat")
                opens.clicked.connect(partial(self._read, kind))
                self.foot.addWidget(opens)
        close = button(self.tr("Close"))
        close.clicked.connect(self.accept)
        self.foot.addWidget(close)
        close.setFocus()
        self.fit()

    def _read(self, kind: type[QDialog], _checked: bool = False) -> None:
        shown = kind(self)
        wait_for(shown)
        shown.deleteLater()
