"""What is in sight of a window: a desk keeps ten screens behind the one that is shown, and nobody reads those."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

GROUNDS = (QWidget.paintEvent, QFrame.paintEvent, QAbstractScrollArea.paintEvent)


def in_sight(widget: QWidget) -> Iterator[QWidget]:
    """This widget, if it is shown, and all that is shown in it, no window over it."""
    waiting = [widget]
    while waiting:
        each = waiting.pop()
        if each.isVisible():
            yield each
            waiting += [one for one in reversed(each.children()) if isinstance(one, QWidget) and not one.isWindow()]


def may_write(widget: QWidget) -> bool:
    """False for what has a ground and a rim at most, which is half of all there is: nothing is asked what it writes
    that cannot write. In a list it is the ground inside that writes; what Qt calls by a name that Python does not know
    may paint what Python does not see."""
    if isinstance(widget, QAbstractScrollArea):
        return False
    area = widget.parentWidget()
    inside = isinstance(area, QAbstractScrollArea) and area.viewport() is widget
    painted_by = area if inside else widget
    return type(painted_by).paintEvent not in GROUNDS or widget.metaObject().className() != type(widget).__name__
