"""A window over the window, whose words are never cut: Qt makes one no higher than two thirds of the screen, whatever
stands in it, and squeezes what is too much."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QDialog, QVBoxLayout, QWidget

from ui.theme import text_scale
from ui.widgets.basics import scrolled
from ui.widgets.screen_size import screen_size


class PageOverWindow(QDialog):
    """A page over the window: what fills `page` scrolls where large text makes it higher than the screen, and the
    buttons in `foot` stay in sight, side by side at the right or, `upright`, below each other."""

    def __init__(self, width: int, parent: QWidget | None = None, upright: bool = False) -> None:
        super().__init__(parent)
        self._wide = width
        self._area, self.page = scrolled(margin=24, spacing=12)
        way = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        self.foot = QBoxLayout(way)
        self.foot.setContentsMargins(24, 4, 24, 24)
        self.foot.setSpacing(8)
        if not upright:
            self.foot.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._area, 1)
        outer.addLayout(self.foot)

    def fit(self) -> None:
        """As high as its words need at this width, and no higher than the screen."""
        room = screen_size(self) * 0.9
        foot = self.foot.sizeHint()
        width = min(max(round(self._wide * text_scale()), foot.width()), room.width())
        height = self.page.totalHeightForWidth(width) + foot.height() + 2
        self.resize(width, min(height, room.height()))

    def show_whole(self, widget: QWidget) -> None:
        """Scroll to what was just said, as soon as it has its place."""
        QTimer.singleShot(0, widget, partial(self._area.ensureWidgetVisible, widget, 0, 12))
