"""Practising alone without an engagement: the same screen as in one, below a line that leads back to the start page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.background import Background
from ui.shell.pages import Pages
from ui.widgets.basics import button, card, label
from workshop_app.application.ports import Ask, Clock
from workshop_app.application.settings import Settings

if TYPE_CHECKING:
    from ui.rehearse.panel import RehearsePanel


class Practising(QObject):
    """Made with the window; loads nothing before somebody practises. `leave` shows the start page again."""

    def __init__(
        self,
        window: QWidget,
        pages: Pages,
        ask: Ask,
        background: Background,
        settings: Settings,
        clock: Clock,
        leave: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._pages, self._ask, self._background, self._settings, self._clock = pages, ask, background, settings, clock
        self._leave = leave
        self._page: QWidget | None = None
        self.panel: RehearsePanel | None = None

    @property
    def shown(self) -> bool:
        """Whether it is in sight."""
        return self._page is not None and self._pages.showing(self._page)

    def show(self, rest: str = "") -> None:
        """Go there; `rest` as in the address of the screen."""
        if self._page is None:
            self._page = self._built()
        self._pages.show_page(self._page)
        if self.panel is not None:
            self.panel.open_address(rest)

    def may_close(self) -> bool:
        """Whether the window may go: asks while something of the practice is in it only."""
        if self.panel is None or not self.panel.unsaved:
            return True
        title = QCoreApplication.translate("rehearse", "Close anyway?")
        said = QCoreApplication.translate(
            "rehearse", "Your practice could not be kept on the disk. It goes with this window."
        )
        close = QCoreApplication.translate("rehearse", "Close")
        return self._ask.confirm(title, said, close, QCoreApplication.translate("rehearse", "Stay"))

    def _built(self) -> QWidget:
        from ui.rehearse.panel import RehearsePanel
        from ui.rehearse.practice_desk import PracticeDesk
        from workshop_app.application.practice_shelf import shared_shelf

        page = QWidget(self._pages)
        page.setProperty("role", "page")
        top, inside = card("head", page)
        inside.setContentsMargins(16, 6, 16, 6)
        row = QHBoxLayout()
        back = button(QCoreApplication.translate("rehearse", "Start page"), "flat")
        back.clicked.connect(self._leave)
        row.addWidget(back)
        self._where = label(QCoreApplication.translate("rehearse", "Rehearse"), "subheading")
        row.addWidget(self._where, 1)
        inside.addLayout(row)
        given = (shared_shelf(), self._clock, self._ask, self._background, self._settings, _say_nothing)
        desk = PracticeDesk(*given, moved=self._say_where)
        self.panel = RehearsePanel(desk, page)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(top)
        layout.addWidget(self.panel, 1)
        return page

    def _say_where(self) -> None:
        rehearse = QCoreApplication.translate("rehearse", "Rehearse")
        inside = self.panel.inside_words if self.panel is not None else ""
        self._where.setText(f"{rehearse} › {inside}" if inside else rehearse)


def _say_nothing(_words: str) -> None:
    """There is no foot line without an engagement; the screen says it aloud."""
