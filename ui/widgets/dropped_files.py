"""Files let go over a widget, as paths. Used where a paper that came back is brought in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

BROUGHT = (QDragEnterEvent, QDragMoveEvent, QDropEvent)  # once: the filter is asked of every event of a screen


class DroppedFiles(QObject):
    """Signal: `dropped(paths)`, a tuple of Path. `target` takes drops from now on; what is no file goes on to it."""

    dropped = Signal(object)

    def __init__(self, target: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent or target)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, BROUGHT):
            return False
        paths = files_in(event.mimeData())
        if not paths:
            return False
        take_copy(event)
        if not isinstance(event, QDragMoveEvent):  # entering and moving are moves, too
            self.dropped.emit(paths)
        return True


def take_copy(event: QDropEvent) -> None:
    """Accept what is dropped, and leave it where it is: a file manager that proposed to move a file, as with Shift
    held, throws it away once it is told that it was moved."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def refuse_files(event: QDropEvent) -> bool:
    """A file dropped on a field is no text: the screen around may know what to do with it. True where it was one."""
    files = bool(files_in(event.mimeData()))
    if files:
        event.ignore()
    return files


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """Of what was dropped, or copied in a file manager."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()) if data.hasUrls() else ()
