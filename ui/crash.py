"""When the program itself is at fault: a log on this computer, and a page that says so politely. Nothing is sent.

`log_crash` is called by the exception hook in ui/app.py; it must never raise.
"""

from __future__ import annotations

import contextlib
import platform
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.widgets.basics import button, label
from workshop_app import __version__

LARGEST_LOG = 1_000_000  # bytes; an older log is set aside once, then overwritten


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None, when: datetime) -> str:
    """What a developer needs, as text."""
    head = f"{when:%Y-%m-%d %H:%M:%S} UTC  {__version__}  Python {platform.python_version()}  {platform.platform()}"
    return head + "\n" + "".join(traceback.format_exception(kind, error, trace))


def log_crash(text: str, folder: Path) -> Path:
    """Append the report to the log; a log that cannot be written is no second failure."""
    path = folder / "crash.log"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LARGEST_LOG:
            path.replace(path.with_suffix(".old.log"))
        with path.open("a", encoding="utf-8") as log:
            log.write(text + "\n")
    return path


class CrashPage(QDialog):
    """What happened, that the work is safe, and three ways on."""

    def __init__(self, text: str, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.leave = False
        self.setWindowTitle(self.tr("Something went wrong"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("Something went wrong inside the program"), "heading"))
        layout.addWidget(
            label(
                self.tr(
                    "The last thing you did may not have worked. Everything before it is saved in your file. "
                    "You can go on; if it happens again, close the program and open it anew."
                )
            )
        )
        layout.addWidget(label(self.tr("Details are kept on this computer only: {path}").format(path=log), "quiet"))
        details = QPlainTextEdit(text)
        details.setReadOnly(True)
        details.setAccessibleName(self.tr("Details for the makers of the program"))
        layout.addWidget(details, 1)
        row = QHBoxLayout()
        copy = button(self.tr("Copy details"), "flat")
        leave = button(self.tr("Close the program"))
        go_on = button(self.tr("Go on"), "primary")
        copy.clicked.connect(self._on_copy)
        leave.clicked.connect(self._on_leave)
        go_on.clicked.connect(self.accept)
        go_on.setDefault(True)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(go_on)
        layout.addLayout(row)
        self.resize(680, 440)

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._text)

    def _on_leave(self) -> None:
        self.leave = True
        self.accept()
