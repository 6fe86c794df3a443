"""The engagements opened before, on the start page: the next workshop of all of them first, then each with what lies
ahead in it. A file that is not where it was says so."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.home.recent import RecentFile, next_of
from ui.widgets.basics import button, card, label
from ui.widgets.dates import full_day
from ui.widgets.elided import NameLabel, elided
from ui.widgets.flow import wrapped_row

WIDEST_NAME = 420  # pixels of a file's name on its line


class NextCard(QFrame):
    """The day that runs, or the workshop that comes next. Signals: open_requested with its file; resume_requested with
    the file and the address of the day."""

    open_requested = Signal(object)
    resume_requested = Signal(object, str)

    def __init__(self, file: RecentFile) -> None:
        super().__init__()
        self.setProperty("role", "accent_card")
        layout = wrapped_row(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(4)
        title = NameLabel("heading")
        said = self.tr("“{title}” is running") if file.running else self.tr("Next: {title}")
        title.setText(said.format(title=file.title))
        day = full_day(file.day) if file.day is not None else ""
        begun = self.tr("The day was started but not ended.")
        words.addWidget(title)
        words.addWidget(label(f"{begun if file.running else day} · {file.name}"))
        layout.addLayout(words, 1)
        self.go = button(self.tr("Go on with the running day") if file.running else self.tr("Open it"), "primary")
        named = self.tr("Go on with {title}, {client}") if file.running else self.tr("Open {client}, next: {title}")
        self.go.setAccessibleName(named.format(client=file.name, title=file.title))
        if file.running:
            self.go.clicked.connect(partial(self.resume_requested.emit, file.path, file.running))
        else:
            self.go.clicked.connect(partial(self.open_requested.emit, file.path))
        layout.addWidget(self.go, 0, Qt.AlignmentFlag.AlignVCenter)


class RecentList(QWidget):
    """Signals: open_requested with a file, forget_requested with one that is gone."""

    open_requested = Signal(object)
    forget_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: dict[Path, QPushButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    @property
    def first(self) -> QPushButton | None:
        """The button of the file that was open last and is there."""
        return next(iter(self._links.values()), None)

    def show_files(self, files: tuple[RecentFile, ...]) -> None:
        """Draw them again; the keyboard stays on the file it was on."""
        focused = QApplication.focusWidget()
        held = next((path for path, link in self._links.items() if link is focused), None)
        while self._layout.count():
            item = self._layout.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._links = {}
        for file in files:
            made = self._gone(file) if file.missing else self._line(file)
            self._layout.addWidget(made)
            made.show()  # at once: what is not in sight takes no keyboard
        if not files:
            words = self.tr("The engagements you open will be listed here, each with its next workshop.")
            self._layout.addWidget(label(words, "quiet"))
        if held in self._links:
            self._links[held].setFocus()

    def _line(self, file: RecentFile) -> QWidget:
        frame, layout = self._frame()
        shown = elided(self.fontMetrics(), file.name, WIDEST_NAME)
        link = button(shown.replace("&", "&&"), "link", str(file.path))
        link.setAccessibleName(", ".join(part for part in (file.name, file.ahead) if part))
        link.clicked.connect(partial(self.open_requested.emit, file.path))
        self._links[file.path] = link
        layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._below(layout, file.ahead or str(file.path.parent))
        return frame

    def _gone(self, file: RecentFile) -> QWidget:
        frame, layout = self._frame()
        top = QHBoxLayout()
        name = NameLabel("quiet", 1)
        name.setText(file.name)
        top.addWidget(name, 1)
        off = button(self.tr("Take off the list"), "flat", str(file.path))
        off.setAccessibleName(self.tr("Take {name} off the list").format(name=file.name))
        off.clicked.connect(partial(self.forget_requested.emit, file.path))
        top.addWidget(off)
        layout.addLayout(top)
        self._below(layout, self.tr("Not found in {folder}").format(folder=file.path.parent))
        return frame

    def _frame(self) -> tuple[QWidget, QVBoxLayout]:
        frame = QWidget()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(0)
        return frame, layout

    def _below(self, layout: QVBoxLayout, words: str) -> None:
        below = NameLabel("small")
        below.setText(words)
        layout.addWidget(below)


def offer_card(words: str, *actions: str) -> tuple[QFrame, tuple[QPushButton, ...]]:
    """What can be done without a client, such as the invented company to try everything on: last, for who has
    engagements knows it."""
    frame, layout = card()
    line = wrapped_row()
    line.setSpacing(16)
    line.addWidget(label(words, "quiet"), 1)
    made = tuple(button(action) for action in actions)
    for go in made:
        line.addWidget(go, 0, Qt.AlignmentFlag.AlignVCenter)
    layout.addLayout(line)
    return frame, made


def next_card(files: tuple[RecentFile, ...]) -> NextCard | None:
    """The card of the day that runs, or of the workshop that comes first of all; None where none has a day."""
    file = next_of(files)
    return NextCard(file) if file is not None else None
