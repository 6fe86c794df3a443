"""Opening, creating and finding engagement files, with the questions that belong to it. Called by the main window
and the welcome screen; raises KnownError for what cannot be helped."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ui.labels import error_sentence
from ui.shell.second_start import show_first
from workshop_app import bootstrap
from workshop_app.application import disk
from workshop_app.application.ports import Ask, Clock
from workshop_app.application.settings import HOME_VARIABLE, data_folder
from workshop_app.application.user_files import set_aside
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Workshop

ENDING = ".okrw"
PATTERN = "*.okrw"
LONGEST_STEM = 80  # characters: copies add a day to it


class ShownElsewhere(Exception):
    """Another copy of the program has the file open, and shows it: there is nothing left to do."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def shown_elsewhere_words(path: Path) -> str:
    """What a second start says."""
    words = QCoreApplication.translate("files", "{name} is already open: its window is now in front.")
    return words.format(name=path.name)


def engagements_folder() -> Path:
    """Where new engagements go unless the user says otherwise. A program on a stick leaves no client's file on the
    computer it is shown at: there they stay with its settings."""
    if stick := os.environ.get(HOME_VARIABLE):
        return Path(stick) / "OKR engagements"
    from PySide6.QtCore import QStandardPaths  # with two enumerations that opening a file needs nothing of

    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return (Path(documents) if documents else Path.home()) / "OKR engagements"


def free_path(folder: Path, client: str) -> Path:
    """A file name made of the client's name that is not taken yet."""
    from workshop_app.domain.file_names import legal_name  # no file that is opened needs a new name

    stem = legal_name(client, LONGEST_STEM, " ") or QCoreApplication.translate("files", "Engagement")
    path, number = folder / f"{stem}{ENDING}", 2
    while path.exists():
        path, number = folder / f"{stem} {number}{ENDING}", number + 1
    return path


def open_engagement(path: Path, ask: Ask, clock: Clock) -> Workspace | None:
    """The file opened; when somebody else has it, or it takes no changes, for reading only or not at all, as the user
    says. ShownElsewhere when another copy of the program here has it: its window is in front now."""
    try:
        return _open_or_show(path, clock)
    except KnownError as error:
        if error.code is ErrorCode.FILE_READ_ONLY:
            return _open_protected(path, ask, clock, error)
        if error.code is not ErrorCode.FILE_LOCKED:
            raise
        return _open_locked(path, ask, clock, error)


def _open_or_show(path: Path, clock: Clock) -> Workspace:
    try:
        return bootstrap.open_workspace(path, clock)
    except KnownError as error:
        if error.code is ErrorCode.FILE_LOCKED and error.facts.get("here") and show_first(path):
            raise ShownElsewhere(path) from None
        raise


def open_sample(clock: Clock, paper: Paper = Paper.A4) -> Workspace:
    """The worked sample in the program's own folder, made anew when there is none yet."""
    path = data_folder() / f"Sample{ENDING}"
    if path.exists():
        workspace = _whole_sample(path, clock)
        if workspace is not None:
            return workspace
        set_aside(path)
    from workshop_app import sample

    folder_for(path)
    return sample.build(path, clock, paper=paper)


def _whole_sample(path: Path, clock: Clock) -> Workspace | None:
    """The sample opened; None for one that an edition before this was killed over while it made it."""
    try:
        workspace = _open_or_show(path, clock)
    except KnownError as error:
        if error.code is ErrorCode.FILE_UNFINISHED:
            return None
        raise
    if workspace.read.count(Person) or workspace.read.count(Workshop):
        return workspace
    workspace.close()
    return None


def folder_for(path: Path) -> None:
    """Make the folder in which this file will stand, for the user alone."""
    try:
        disk.private_folder(path.parent)
    except OSError as error:
        code = ErrorCode.PLACE_FULL if error.errno in (errno.ENOSPC, errno.EDQUOT) else ErrorCode.FOLDER_UNWRITABLE
        raise KnownError(code, path=str(path.parent)) from error


def _open_locked(path: Path, ask: Ask, clock: Clock, error: KnownError) -> Workspace | None:
    words = QCoreApplication.translate
    options = [words("files", "Open for reading only"), words("files", "Do not open")]
    # A lock left by another machine may be an old one; one held here is alive.
    if not error.facts.get("here"):
        options.append(words("files", "It is not open there any more: open it"))
    answer = ask.choose(words("files", "This file is in use"), error_sentence(error), tuple(options))
    if answer == 0:
        return bootstrap.open_workspace(path, clock, read_only=True)
    return bootstrap.open_workspace(path, clock, take_over=True) if answer == 2 else None


def _open_protected(path: Path, ask: Ask, clock: Clock, error: KnownError) -> Workspace | None:
    words = QCoreApplication.translate
    options = (words("files", "Open for reading only"), words("files", "Do not open"))
    if ask.choose(words("files", "This file takes no changes"), error_sentence(error), options) != 0:
        return None
    return bootstrap.open_workspace(path, clock, read_only=True)
