"""What the window of a file says of itself to the fields in it, as properties: a field asks those around it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

READ_ONLY = "read_only_file"  # whether its file may only be read
KEEPS_UNSENT = "keeps_unsent"  # where words are kept that wait for Enter


def file_may_only_be_read(widget: QWidget) -> bool:
    """Whether the widget, or one it stands in, belongs to a file that may only be read."""
    around: QWidget | None = widget
    while around is not None and around.property(READ_ONLY) is None:  # the nearest that says: not all is that file's
        around = around.parentWidget()
    return around is not None and bool(around.property(READ_ONLY))
