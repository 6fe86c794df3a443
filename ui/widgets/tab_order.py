"""Tab goes as the eye does: in the order in which parts are laid out, not in that in which they were made. For screens
whose parts come and go."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from ui.widgets.basics import tab_through


def tab_as_laid_out(page: QWidget) -> None:
    """Ask for it again when parts were added; what takes no keyboard is passed over."""
    tab_through(*_stops(page))


def _stops(widget: QWidget) -> Iterator[QWidget]:
    layout, page = widget.layout(), widget.widget() if isinstance(widget, QScrollArea) else None
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if layout is not None:
        yield from _in_layout(layout)
    elif page is not None:
        yield from _stops(page)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _in_layout(inner)
