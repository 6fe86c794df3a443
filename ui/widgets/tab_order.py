"""Tab goes as the eye does: in the order in which parts are laid out, not in that in which they were made. For screens
whose parts come and go."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QWidget

from ui.widgets.basics import tab_through


class LaidOutPage(QWidget):
    """A screen on which any line may bring others or take them away. Where Tab goes is looked up with each press: Qt
    follows the order of making, past a field that came later, and its own ordering loses fields that stand in another
    one for which they take the keyboard. Looked for from where the keyboard is: a page of sixty cards is never walked
    as a whole."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        held = self.window().focusWidget()
        onward = next(_onward(held) if forward else _back(held), None) if held is not None else None
        if onward is None:
            return super().focusNextPrevChild(forward)
        onward.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True


def tab_as_laid_out(page: QWidget) -> None:
    """Ask for it again when parts were added; what takes no keyboard is passed over."""
    tab_through(*_stops(page))


def _onward(held: QWidget) -> Iterator[QWidget]:
    """What Tab may come to after this one, and at last what comes first in the window."""
    for part in _parts(held):
        yield from _open_stops(part)
    around = held.parentWidget()
    while around is not None:
        parts = _parts(around)
        place = parts.index(held) if held in parts else len(parts)
        for part in parts[place + 1 :]:
            yield from _open_stops(part)
        held, around = around, None if around.isWindow() else around.parentWidget()
    yield from _open_stops(held)


def _back(held: QWidget) -> Iterator[QWidget]:
    """The same the other way."""
    around = held.parentWidget()
    while around is not None:
        parts = _parts(around)
        place = parts.index(held) if held in parts else 0
        for part in reversed(parts[:place]):
            yield from _open_stops_back(part)
        if _is_stop(around) and around.isEnabled():
            yield around
        held, around = around, None if around.isWindow() else around.parentWidget()
    yield from _open_stops_back(held)


def _open_stops(widget: QWidget) -> Iterator[QWidget]:
    """What can be come to in it, from its beginning."""
    if widget.isVisible():
        if _is_stop(widget) and widget.isEnabled():
            yield widget
        for part in _parts(widget):
            yield from _open_stops(part)


def _open_stops_back(widget: QWidget) -> Iterator[QWidget]:
    if widget.isVisible():
        for part in reversed(_parts(widget)):
            yield from _open_stops_back(part)
        if _is_stop(widget) and widget.isEnabled():
            yield widget


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if _is_stop(widget):
        yield widget
    for part in _parts(widget):
        yield from _stops(part)


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _parts(widget: QWidget) -> list[QWidget]:
    """What is laid out in it, in order: by a layout, or by a widget that lays out by itself."""
    if isinstance(widget, QSplitter):
        return [part for place in range(widget.count()) if (part := widget.widget(place)) is not None]
    around = widget.parentWidget()
    scrolls = widget if isinstance(widget, QScrollArea) else around  # or it is the viewport of one
    if isinstance(scrolls, QScrollArea):
        return [page] if (page := scrolls.widget()) is not None else []
    layout = widget.layout()
    return list(_in_layout(layout)) if layout is not None else []


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _in_layout(inner)
