"""A row of tabs: one stop for Tab, arrows move along, user text is never markup. Used by the interview (pages, people)
and by the plan's inspector."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QMenu, QTabBar, QToolButton, QWidget

from ui import icons, theme
from ui.widgets.basics import button, tip

ARROWS = 48  # pixels at 100 % text, of the button at the end, as in the style sheet
PAD = 8  # pixels: what the style sheet puts around the words of a tab, both sides together


class TabRow(QTabBar):
    """A tab bar that never cuts a word. Those that have no room stand in a menu at its end, which says how many they
    are; arrows go to them as to all others."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before, self._rest = QFrame(self), button("")
        self._menu: QMenu | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_rest)
        for cover in (self._before, self._rest):
            cover.setParent(self)
            cover.setProperty("role", "tabs_out_of_sight")
            cover.hide()
        icons.set_icon(self._rest, "chevron-down", "quiet", words=True)
        self._rest.clicked.connect(self._on_rest)
        self.setAccessibleName(name)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for each in (*self.findChildren(QToolButton), self._rest):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # arrow keys do the same; the two of Qt stand below the other
        self.currentChanged.connect(self._on_moved)

    @property
    def out_of_sight(self) -> list[int]:
        """The tabs that have no room at the moment."""
        last = self.count() - 1
        if last < 0 or self.tabRect(last).right() - self.tabRect(0).left() < self.width():
            return []
        shown = (at for at in range(self.count()) if self.isTabVisible(at) and at != self.currentIndex())
        return [at for at in shown if self.tabRect(at).left() < -2 or self._end(at) > self._edge()]

    def tabLayoutChange(self) -> None:
        super().tabLayoutChange()
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._soon.start()

    def _edge(self) -> int:
        """Up to here words have room where not all have."""
        return self.width() - round(ARROWS * theme.text_scale())

    def _end(self, at: int) -> int:
        """Where the words of a tab end."""
        return self.tabRect(at).left() + PAD + self.fontMetrics().horizontalAdvance(self.tabText(at))

    def _show_rest(self) -> None:
        """Cover what is cut, and say what is missing."""
        gone = self.out_of_sight
        self._rest.setVisible(bool(gone))
        cut_before = [at for at in gone if self.tabRect(at).left() < 0 < self.tabRect(at).right()]
        self._before.setVisible(bool(cut_before))
        if cut_before:
            self._before.setGeometry(0, 0, self.tabRect(cut_before[-1]).right(), self.height())
        if not gone:
            return
        behind = [self.tabRect(at).left() for at in gone if 0 <= self.tabRect(at).left() < self._edge()]
        left = min(behind, default=self._edge())
        names = ", ".join(self.tabText(at).replace("&&", "&") for at in gone)
        more = self.tr("{count} more").format(count=len(gone))
        room = self.width() - left - self._rest.iconSize().width() - 2 * PAD
        fits = self._rest.fontMetrics().horizontalAdvance(more) <= room
        self._rest.setText(more if fits else f"+{len(gone)}")
        self._rest.setAccessibleName(self.tr("Out of sight: {names}").format(names=names))
        self._rest.setToolTip(tip(names))
        self._rest.setGeometry(left, 0, self.width() - left, self.height())
        for cover in (self._before, self._rest):
            cover.raise_()

    def _on_moved(self, _at: int) -> None:
        self._soon.start()

    def _on_rest(self) -> None:
        if self._menu is None:
            self._menu = QMenu(self)
        menu = self._menu
        menu.clear()
        for at in self.out_of_sight:
            menu.addAction(self.tabText(at)).triggered.connect(partial(self._on_chosen, at))
        menu.popup(self._rest.mapToGlobal(self._rest.rect().bottomLeft()))

    def _on_chosen(self, at: int, _checked: bool = False) -> None:
        self.setCurrentIndex(at)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
