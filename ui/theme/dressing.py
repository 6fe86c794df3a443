"""How the widgets there are take on another look.

A new style sheet has Qt dress every widget once for itself and once for each widget around it: twelve times on the
average, more than a second with six screens. So Qt is told to forget whom it has dressed, and each is dressed once,
here. In pieces, between which keys and clicks are heard: first what is seen, then what is hidden, or at once when it is
shown. What lays itself out by its size is told its size once more: in letters it may be another.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import FunctionType

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.widgets.in_turns import InTurns


class Dressing(QObject):
    """One for the application. Each change of look begins it anew with all widgets."""

    NAME = "dressing"

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName(self.NAME)
        self._app = app
        self._turns = InTurns(self)
        self._inside: dict[QWidget | None, list[QWidget]] = {}
        self._hidden: dict[QWidget, Iterator[None]] = {}  # and what is left of dressing it, in this order

    @property
    def under_way(self) -> bool:
        """Whether something has its old look still."""
        return self._turns.waits

    def begin(self) -> None:
        """Dress everything, piece by piece."""
        self._gather()
        self._turns.begin_pieces(self._all(), now=False)

    def do_all(self) -> None:
        """Dress everything at once."""
        self._turns.drop()
        self._gather()
        for _ in self._all():
            pass

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QShowEvent) and isinstance(watched, QWidget) and watched in self._hidden:
            for _ in self._hidden[watched]:
                pass
        return False

    def _gather(self) -> None:
        for each in filter(isValid, self._hidden):
            each.removeEventFilter(self)
        self._hidden.clear()
        self._inside = {}
        for each in self._app.allWidgets():
            self._inside.setdefault(each.parentWidget(), []).append(each)

    def _all(self) -> Iterator[None]:
        for window in self._inside.get(None, ()):
            if isValid(window) and window.isVisible():
                yield from self._with_all_seen(window)
            elif isValid(window):
                self._put_off(window)
        while self._hidden:
            first = next(iter(self._hidden))
            yield from self._hidden[first]
            del self._hidden[first]
            if isValid(first):
                first.removeEventFilter(self)
        self._inside = {}

    def _with_all_seen(self, root: QWidget) -> Iterator[None]:
        """A widget before what stands in it, as letters are handed on; told of it after that, as it measures it."""
        left = [(root, False)]
        while left:
            widget, inside_done = left.pop()
            if not isValid(widget):
                continue
            if inside_done:
                self._app.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
                if isinstance(type(widget).resizeEvent, FunctionType):
                    self._app.sendEvent(widget, QResizeEvent(widget.size(), widget.size()))
            else:
                self._app.style().polish(widget)
                left.append((widget, True))
                for each in self._inside.get(widget, ()):
                    if isValid(each) and each.isHidden():
                        self._put_off(each)
                    else:
                        left.append((each, False))
            yield

    def _put_off(self, widget: QWidget) -> None:
        self._hidden[widget] = self._with_all_seen(widget)
        widget.installEventFilter(self)
