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
    one for which they take the keyboard."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        held = self.window().focusWidget()
        stops = [each for each in _stops(self.window()) if each.isVisible() and each.isEnabled()]
        if held not in stops:
            return super().focusNextPrevChild(forward)
        onward = stops[(stops.index(held) + (1 if forward else -1)) % len(stops)]
        onward.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True


def tab_as_laid_out(page: QWidget) -> None:
    """Ask for it again when parts were added; what takes no keyboard is passed over."""
    tab_through(*_stops(page))


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)
    for each in _held(widget):
        yield from _stops(each)


def _held(widget: QWidget) -> Iterator[QWidget]:
    """What stands in a widget that lays out by itself."""
    inside = [widget.widget()] if isinstance(widget, QScrollArea) else []
    if isinstance(widget, QSplitter):
        inside = [widget.widget(place) for place in range(widget.count())]
    yield from (each for each in inside if each is not None)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _in_layout(inner)
