"""The tracker's page: all sets of all cycles as a workbook, out and back in. Both go beside the window; what came back
is looked over before it is taken in, as one step."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.background import Job
from ui.copy_first import keep_first
from ui.desk import Desk
from ui.labels import input_sentence
from ui.tracker.jobs import ReadTracker, WriteTracker
from ui.tracker.preview import TrackerPreview
from ui.tracker.sheet_peek import SheetPeek
from ui.tracker.view_state import CameBack, TrackerCounts, counts, first_lines
from ui.widgets.basics import button, card, label, scrolled, tab_through
from ui.widgets.flow import wrapped_row
from ui.widgets.said_below import say_on
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.application.commands.tracker import TakeTracker
from workshop_app.application.settings import EXPORT_FOLDER
from workshop_app.application.tracker import source
from workshop_app.application.tracker_reading import TrackerReading
from workshop_app.domain.errors import KnownError

PATTERN = "*.xlsx"


class TrackerPanel(QWidget):
    """What there is to take out, the two ways, and the preview of what came back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._busy = False
        self._pages = QStackedWidget(self)
        self._area, self._page = scrolled(parent=self._pages)
        self._facts = label("", "body")
        self._out = button(self.tr("Take it out…"), "primary", self.tr("As a workbook (.xlsx), into a folder"))
        self._in = button(self.tr("Read one in…"), tip=self.tr("You see what would change before anything does"))
        self._said = label("", "error")
        self._peek = SheetPeek()
        self._lay_out()
        desk.bridge.changed.connect(self._on_changed)
        self._out.clicked.connect(self.take_out)
        self._in.clicked.connect(self.choose_file)

    @cached_property
    def _preview(self) -> TrackerPreview:
        """Made when the first file comes back."""
        made = TrackerPreview(self._pages)
        self._pages.addWidget(made)
        made.accepted.connect(self._on_accepted)
        made.cancelled.connect(self._on_cancelled)
        return made

    def refresh(self) -> None:
        """Count again."""
        there = counts(self._desk.workspace.read)
        self._facts.setText(self._fact_words(there))
        self._out.setEnabled(there.key_results > 0)
        self._peek.show_sheet(first_lines(self._desk.workspace.read, there.key_results))

    def read_file(self, path: Path) -> None:
        """Have a file read and show what it would change; one that cannot be read is said in a sentence."""
        say_on(self._said, "")
        work = ReadTracker(source(self._desk.workspace.read), path)
        title = self.tr("Reading {name}").format(name=path.name)
        self._set_busy(True)
        self._job = self._desk.background.submit(
            work,
            self._on_read,
            self._on_failed,
            title=title,
            on_cancelled=partial(self._set_busy, False),
            reads_only=True,
        )

    def _lay_out(self) -> None:
        page = self._page
        frame, inside = card(parent=self._area.widget())
        inside.addWidget(label(self.tr("All sets of all cycles in one workbook"), "subheading"))
        inside.addWidget(self._facts)
        for words in (
            self.tr("The sheet “OKRs” ends with what was reached, learning, and keep / modify / remove. Updates, "
                    "actions, changes, health metrics and plots have sheets of their own."),
            self.tr("Change it in any spreadsheet and read it in again: first you see every difference, then it comes "
                    "in as one step that Ctrl+Z takes back. What is not understood is asked; nothing is ever removed."),
        ):  # fmt: skip
            inside.addWidget(label(words, "quiet"))
        ways = wrapped_row()
        ways.addWidget(self._out)
        ways.addWidget(self._in)
        ways.addStretch(1)
        inside.addLayout(ways)
        inside.addWidget(self._said)
        self._said.hide()
        page.addWidget(frame)
        page.addWidget(self._peek)
        page.addStretch(1)
        self._pages.addWidget(self._area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        tab_through(self._out, self._in)

    def _fact_words(self, there: TrackerCounts) -> str:
        if not there.key_results:
            return self.tr("There is no key result yet, so there is nothing to take out.")
        results = (
            self.tr("1 key result") if there.key_results == 1 else self.tr("%n key results", "", there.key_results)
        )
        sets = self.tr("1 set") if there.sets == 1 else self.tr("%n sets", "", there.sets)
        held = self.tr("1 check-in") if there.check_ins == 1 else self.tr("%n check-ins", "", there.check_ins)
        return f"{results} · {sets} · {held}"

    def _set_busy(self, busy: bool) -> None:
        """Not by disabling what was pressed: the keyboard would go on to the table below, and the page along."""
        self._busy = busy

    def take_out(self) -> None:
        if self._busy:
            return
        desk = self._desk
        last, path = desk.settings.get(EXPORT_FOLDER), desk.workspace.path
        folder = desk.ask.folder(
            self.tr("Take out the tracker"), Path(last) if last else (path.parent if path else None)
        )
        if folder is None:
            return
        say_on(self._said, "")
        desk.settings.set(EXPORT_FOLDER, str(folder))
        work = WriteTracker(source(desk.workspace.read), _language(desk), folder)
        self._set_busy(True)
        self._job = desk.background.submit(
            work,
            self._on_written,
            self._on_failed,
            title=self.tr("Writing the tracker"),
            on_cancelled=partial(self._set_busy, False),
        )

    def choose_file(self) -> None:
        if self._busy:
            return
        path = self._desk.ask.open_file(self.tr("Read a tracker in"), (PATTERN,))
        if path is not None:
            self.read_file(path)

    def _on_written(self, path: Path) -> None:
        self._set_busy(False)
        self._desk.bridge.say(self.tr("Saved {name} in {folder}.").format(name=path.name, folder=path.parent))

    def _on_read(self, came: CameBack) -> None:
        self._set_busy(False)
        self._preview.show_file(came)
        self._pages.setCurrentWidget(self._preview)

    def _on_failed(self, error: KnownError) -> None:
        self._set_busy(False)
        say_on(self._said, input_sentence(error))

    def _on_cancelled(self) -> None:
        self._pages.setCurrentIndex(0)
        self._in.setFocus()

    def _on_accepted(self, reading: TrackerReading) -> None:
        keep_first(self._desk, "import", partial(self._take, reading), self._preview)

    def _take(self, reading: TrackerReading) -> None:
        self._preview.setEnabled(False)
        doing = self.tr("Taking in the tracker…")
        self._desk.door.carry_out_beside(TakeTracker.of(reading), doing, partial(self._on_taken, reading))

    def _on_taken(self, reading: TrackerReading, changes: Changes | None) -> None:
        self._preview.setEnabled(True)
        if changes is None:
            return  # the foot of the window says why
        self._pages.setCurrentIndex(0)
        self._in.setFocus()
        came = len(reading.changes)
        words = self.tr("One change taken in") if came == 1 else self.tr("%n changes taken in", "", came)
        if reading.questions:
            left = len(reading.questions)
            words += self.tr(", one left as it was") if left == 1 else self.tr(", %n left as they were", "", left)
        self._desk.bridge.say(words)

    def _on_changed(self, _changes: Changes, _by: object) -> None:
        if self.isVisible():
            self.refresh()


def _language(desk: Desk) -> str:
    """The engagement's where papers are written in it."""
    from handouts import wording

    language = queries.engagement(desk.workspace.read).language
    return language if language in wording.languages() else "en"
