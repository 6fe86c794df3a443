"""Saving from the documents screen: which formats, into which folder, how far it is, what stands on the disk now."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.background import Job, Step
from ui.desk import Desk
from ui.documents.jobs import WriteFiles, Written
from ui.documents.view_state import Order
from ui.labels import error_sentence
from ui.widgets.basics import button, label
from workshop_app.application.commands.interview import IssueEdition
from workshop_app.application.settings import EXPORT_FOLDER
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import KnownError

FORMATS = ("pdf", "docx")
RECORD = "parameters_record"


class SaveView(QWidget):
    """Signals:
    save_requested: formats to save what is ticked in, a tuple of "pdf" and "docx".
    """

    save_requested = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._folder: Path | None = None
        self._pack = label("", "quiet")
        self._pdf = button(self.tr("Save PDF"), "primary", self.tr("Ready to print"))
        self._word = button(self.tr("Save Word"), tip=self.tr("Ready to edit"))
        self._both = button(self.tr("Save both"))
        self._progress = QProgressBar()
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress.setTextVisible(False)
        self._cancel = button(self.tr("Cancel"), "flat")
        self._result = label("", "body")
        self._open = button(self.tr("Open folder"), "flat")
        self._lay_out()
        for each, formats in ((self._pdf, FORMATS[:1]), (self._word, FORMATS[1:]), (self._both, FORMATS)):
            each.clicked.connect(partial(self.save_requested.emit, formats))
        self._cancel.clicked.connect(self._on_cancel)
        self._open.clicked.connect(self._on_open_folder)

    @property
    def result(self) -> str:
        """The line that says what was written."""
        return self._result.text()

    def show_pack(self, documents: int) -> None:
        """How much there is to save; without anything the buttons rest."""
        words = self.tr("1 document") if documents == 1 else self.tr("{count} documents").format(count=documents)
        self._pack.setText(words if documents else self.tr("Nothing to save yet"))
        self._can_save(documents > 0)

    def save(self, orders: tuple[Order, ...], formats: tuple[str, ...], paper: Paper) -> None:
        """Ask where, then have the worker write; one pack at a time."""
        if not orders or self._job is not None:
            return
        folder = self._desk.ask.folder(self.tr("Where to save"), self._suggested())
        if folder is None:
            return
        self._desk.settings.set(EXPORT_FOLDER, str(folder))
        self._show_writing(True)
        self._say("")
        self._job = self._desk.background.submit(
            WriteFiles(orders, formats, folder, paper),
            self._on_written,
            self._on_failed,
            self._on_step,
            title=self.tr("Saving documents"),
            on_cancelled=self._on_cancelled,
        )

    def _suggested(self) -> Path | None:
        """The last folder, or the one the engagement lies in."""
        last, path = self._desk.settings.get(EXPORT_FOLDER), self._desk.workspace.path
        if last:
            return Path(last)
        return path.parent if path is not None else None

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (
            self._pack,
            self._pdf,
            self._word,
            self._both,
            self._progress,
            self._cancel,
            self._result,
            self._open,
        ):
            column.addWidget(widget)
        for widget in (self._progress, self._cancel, self._result, self._open):
            widget.hide()

    def _can_save(self, can: bool) -> None:
        for each in (self._pdf, self._word, self._both):
            each.setEnabled(can and self._job is None)

    def _show_writing(self, writing: bool) -> None:
        self._progress.setRange(0, 0)
        self._progress.setVisible(writing)
        self._cancel.setVisible(writing)
        self._open.hide()
        for each in (self._pdf, self._word, self._both):
            each.setEnabled(not writing)

    def _say(self, words: str) -> None:
        self._result.setText(words)
        self._result.setVisible(bool(words))

    def _end(self, words: str) -> None:
        self._job = None
        self._show_writing(False)
        self._say(words)

    def _on_step(self, step: Step) -> None:
        self._progress.setRange(0, step.total)
        self._progress.setValue(step.done)
        self._say(step.words)

    def _on_written(self, written: Written) -> None:
        self._folder = written.folder
        self._count_edition(written)
        said = self._words_for(written) if written.files else ""
        if written.problem is not None:
            said = "\n".join(part for part in (error_sentence(written.problem), said) if part)
        self._end(said)
        self._open.setVisible(bool(written.files))
        if written.problem is None:
            self._desk.bridge.say(said)

    def _count_edition(self, written: Written) -> None:
        """A record that left the house is an edition: after the next change it gets the next number."""
        workspace = self._desk.workspace
        if not workspace.read_only and any(file.document == RECORD for file in written.files):
            workspace.apply(IssueEdition(), by=self)

    def _words_for(self, written: Written) -> str:
        if len(written.files) == 1:
            return self.tr("Saved {name} in {folder}").format(name=written.files[0].path.name, folder=written.folder)
        return self.tr("Saved {count} files in {folder}").format(count=len(written.files), folder=written.folder)

    def _on_failed(self, error: KnownError) -> None:
        self._end(error_sentence(error))

    def _on_cancelled(self) -> None:
        self._end(self.tr("Stopped. Files that were finished stay where they are."))

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
