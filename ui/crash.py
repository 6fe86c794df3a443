"""When the program itself is at fault: a log on this computer, and a page that says so politely. Nothing is sent.

`log_crash` is called by the exception hook in ui/app.py; it must never raise.
"""

from __future__ import annotations

import contextlib
import errno
import platform
import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from ui.widgets.basics import button, label
from ui.widgets.only_read import only_read
from ui.widgets.over_window import PageOverWindow
from workshop_app import __version__
from workshop_app.application import disk
from workshop_app.domain.errors import KnownError

LARGEST_LOG = 1_000_000  # bytes; an older log is set aside once, then overwritten
DEEPEST = 8  # failures that led to one another
LONGEST = 50  # calls of each, from the beginning and from the end


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None, when: datetime) -> str:
    """What a developer needs, as text: where it happened and what kind of failure it was. What the failure says in
    words is left out, because that may be what somebody typed, or a client's name."""
    head = f"{when:%Y-%m-%d %H:%M:%S} UTC  {__version__}  Python {platform.python_version()}  {platform.platform()}"
    return "\n".join((head, *_lines(error, trace))) + "\n"


def _lines(error: BaseException, trace: TracebackType | None, depth: int = 0) -> Iterator[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and depth < DEEPEST:
        yield from _lines(before, before.__traceback__, depth + 1)
        yield "which led to"
    calls = tuple(traceback.walk_tb(trace))
    for frame, line in calls if len(calls) <= 2 * LONGEST else (*calls[:LONGEST], *calls[-LONGEST:]):
        yield f"  {_place(frame.f_code.co_filename)}:{line} in {frame.f_code.co_name}"
    yield f"{type(error).__name__}{_code(error)}"


def _place(file: str) -> str:
    """The file below the folder that holds the program or the library: the rest names the user."""
    parts = Path(file).parts
    for top in ("site-packages", "dist-packages"):
        if top in parts:
            return "/".join(parts[parts.index(top) + 1 :])
    with contextlib.suppress(ValueError):
        return Path(file).relative_to(Path(__file__).parents[1]).as_posix()
    return parts[-1] if parts else file


def _code(error: BaseException) -> str:
    """What the failure calls itself, where that is a number or a word out of a fixed list."""
    from workshop_app.storage.faults import named_by_database  # no start should wait for it

    original = getattr(error, "orig", error)  # what SQLAlchemy wraps
    if isinstance(error, KnownError):
        return f" ({error.code})"
    if isinstance(error, OSError) and error.errno is not None:
        return f" ({errno.errorcode.get(error.errno, error.errno)})"
    name = named_by_database(original)
    return f" ({name})" if name else ""


def log_crash(text: str, folder: Path) -> Path:
    """Append the report to the log, which is the user's alone; a log that cannot be written is no second failure."""
    path = folder / "crash.log"
    with contextlib.suppress(OSError):
        disk.private_folder(folder)
        if path.exists() and path.stat().st_size > LARGEST_LOG:
            path.replace(path.with_suffix(".old.log"))
        disk.narrow(path)
        with open(path, "a", encoding="utf-8", opener=disk.private) as log:
            log.write(text + "\n")
    return path


class CrashPage(PageOverWindow):
    """What happened, where it is said whether the work is safe, and three ways on."""

    def __init__(self, text: str, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(680, parent)
        self._text = text
        self.leave = False
        self.setWindowTitle(self.tr("Something went wrong"))
        self.page.addWidget(label(self.tr("Something went wrong inside the program"), "heading"))
        self.page.addWidget(
            label(
                self.tr(
                    "The last thing you did may not have worked. The line at the foot of the window says whether "
                    "everything before it is saved. You can go on; if it happens again, close the program and open it "
                    "again."
                )
            )
        )
        self.page.addWidget(label(self.tr("Details are kept on this computer only: {path}").format(path=log), "quiet"))
        details = QPlainTextEdit(text)
        only_read(details)
        details.setAccessibleName(self.tr("Details for the developers"))
        self.page.addWidget(details, 1)
        copy = button(self.tr("Copy details"), "flat")
        leave = button(self.tr("Close the program"))
        go_on = button(self.tr("Go on"), "primary")
        copy.clicked.connect(self._on_copy)
        leave.clicked.connect(self._on_leave)
        go_on.clicked.connect(self.accept)
        go_on.setDefault(True)
        self.foot.addWidget(copy)
        self.foot.addWidget(leave)
        self.foot.addWidget(go_on)
        self.fit()

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._text)

    def _on_leave(self) -> None:
        self.leave = True
        self.accept()
