"""What is being written or printed: how far it is, Cancel, and what stands on the disk now. One thing at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from handouts.export import LeftOut
from ui.background import Job, JobProgress, Progress
from ui.desk import Desk
from ui.documents.jobs import Written
from ui.documents.printing import Printed
from ui.labels import enum_label, error_sentence
from ui.labels_missing import missing
from ui.theme.motion import show_busy
from ui.widgets.basics import button, label
from ui.widgets.breakable import breakable
from ui.widgets.dates import stamp
from workshop_app.application.changes import Changes
from workshop_app.application.commands.interview import IssueEdition
from workshop_app.application.settings import EXPORT_FOLDER
from workshop_app.clock import SystemClock
from workshop_app.domain.errors import KnownError

RECORD = "parameters_record"


class WorkView(QWidget):
    """Signals:
    busy_changed: whether something is being made; the buttons rest meanwhile.
    """

    busy_changed = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._folder: Path | None = None
        self._progress = QProgressBar()
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress.setTextVisible(False)
        self._cancel = button(self.tr("Cancel"), "flat")
        self._said = ""
        self._of_now = False  # what is said of the file holds until something in it changes
        self._result = label("", "body")
        self._open = button(self.tr("Open folder"), "flat")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._progress, self._cancel, self._result, self._open):
            column.addWidget(widget)
            widget.hide()
        self._cancel.clicked.connect(self._on_cancel)
        self._open.clicked.connect(self._on_open_folder)
        desk.bridge.changed.connect(self._on_changed)

    @property
    def busy(self) -> bool:
        return self._job is not None

    @property
    def result(self) -> str:
        """The line that says what was made."""
        return self._said

    def ask_folder(self) -> Path | None:
        """Where to save; the answer is suggested the next time."""
        folder = self._desk.ask.folder(self.tr("Where to save"), self._suggested())
        if folder is not None:
            self._desk.settings.set(EXPORT_FOLDER, str(folder))
        return folder

    def run(self, job: Callable[[Progress], Any], title: str, then: Callable[[Any], None] | None = None) -> None:
        """Have the worker do it, unless it is busy for this screen already. What was made is told here, or handed to
        `then` when it is only the beginning."""
        if self.busy:
            return
        self._show_working(True)
        self._say("")
        self._job = self._desk.background.submit(
            job,
            partial(self._on_made, then),
            self._on_failed,
            self._on_step,
            title=title,
            on_cancelled=self._on_cancelled,
        )
        self.busy_changed.emit(True)

    def _suggested(self) -> Path | None:
        """The last folder, or the one the engagement lies in."""
        last, path = self._desk.settings.get(EXPORT_FOLDER), self._desk.workspace.path
        if last:
            return Path(last)
        return path.parent if path is not None else None

    def _show_working(self, working: bool) -> None:
        show_busy(self._progress)
        self._progress.setVisible(working)
        self._cancel.setVisible(working)
        self._open.hide()

    def _say(self, words: str) -> None:
        self._said = words
        self._result.setText(breakable(words))
        self._result.setAccessibleName(words)
        self._result.setVisible(bool(words))

    def _end(self, words: str) -> None:
        self._job, self._of_now = None, False
        self._show_working(False)
        self._say(words)
        self.busy_changed.emit(False)

    def _on_step(self, step: JobProgress) -> None:
        self._progress.setRange(0, step.total)
        self._progress.setValue(step.done)
        self._say(step.words)

    def _on_made(self, then: Callable[[Any], None] | None, made: Any) -> None:
        if then is None:
            self._on_done(made)
        else:
            self._end("")
            then(made)

    def _on_done(self, made: Written | Printed) -> None:
        if isinstance(made, Printed):
            pages = self.tr("1 page") if made.pages == 1 else self.tr("{count} pages").format(count=made.pages)
            printer, file = self.tr("Sent to the printer: {pages}"), self.tr("Written to {file}: {pages}")
            said = file.format(file=made.file, pages=pages) if made.file else printer.format(pages=pages)
            self._end(said)
            self._desk.bridge.say(said)
            return
        self._folder = made.folder
        said = (
            "\n".join(part for part in (_words_for(made), _missing(made)) if part)
            if made.files or made.changed is not None
            else ""
        )
        said = "\n".join((*map(_left_out, made.refused), said)) if made.refused else said
        if made.problem is not None:
            said = "\n".join(part for part in (error_sentence(made.problem), said) if part)
        self._end(said)
        self._of_now = made.changed == 0
        self._open.setVisible(bool(made.files or made.ready))
        self._count_edition(made)
        if made.problem is None and not made.refused:
            self._desk.bridge.say(said)

    def _count_edition(self, written: Written) -> None:
        """A record that left the house is an edition: after the next change it gets the next number."""
        if not self._desk.workspace.read_only and any(file.document == RECORD for file in written.files):
            self._desk.door.carry_out(IssueEdition(), by=self)

    def _on_changed(self, _changes: Changes, _by: object) -> None:
        """That nothing has changed is no longer true."""
        if self._of_now and not self.busy:
            self._of_now = False
            self._say("")

    def _on_failed(self, error: KnownError) -> None:
        self._end(error_sentence(error))

    def _on_cancelled(self) -> None:
        self._end(self.tr("Stopped. Finished files stay; the folder of a pack that was begun is called “not whole”."))

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _left_out(paper: LeftOut) -> str:
    """A document that was not kept, why, and what there is instead."""
    if paper.instead is None:
        words = QCoreApplication.translate("WorkView", "Left out: {name}. {reason}")
        return words.format(name=paper.name, reason=error_sentence(paper.reason))
    words = QCoreApplication.translate(
        "WorkView", "{name} could not be checked as a PDF ({detail}) and is there as a Word file: {file}"
    )
    detail = str(paper.reason.facts.get("detail", ""))
    return words.format(name=paper.name, detail=detail, file=paper.instead.path.name)


def _missing(written: Written) -> str:
    """Which letters no font draws."""
    lost = sorted({each for file in written.files for each in file.replaced})
    return missing(lost, partial(QCoreApplication.translate, "documents"))


def _words_for(written: Written) -> str:
    def tr(words: str) -> str:
        return QCoreApplication.translate("WorkView", words)

    ready = ", ".join(path.name for path in written.ready)
    if written.changed is not None:
        if not written.changed:
            when = stamp(written.since, SystemClock().now()) if written.since else ""
            return tr("Nothing changed since sheets were last made, {when}.").format(when=when)
        one = tr("1 page changed, to print: {ready}, in {folder}")
        several = tr("{count} pages changed, to print: {ready}, in {folder}")
        words = one if written.changed == 1 else several
        said = words.format(count=written.changed, ready=ready, folder=written.folder)
        if written.other_paper is not None:
            other = tr("Sheets were last made on {paper}: on another paper every page of them counts as changed.")
            said = f"{said}. {other.format(paper=enum_label(written.other_paper))}"
        return said
    if written.ready:
        one = tr("Saved 1 file in {folder}, and to print in one go: {ready}")
        several = tr("Saved {count} files in {folder}, and to print in one go: {ready}")
        words = one if len(written.files) == 1 else several
        return words.format(count=len(written.files), folder=written.folder, ready=ready)
    if len(written.files) == 1:
        return tr("Saved {name} in {folder}").format(name=written.files[0].path.name, folder=written.folder)
    return tr("Saved {count} files in {folder}").format(count=len(written.files), folder=written.folder)
