"""Opening, creating and finding engagement files, with the questions that belong to it. Called by the main window
and the welcome screen; raises KnownError for what cannot be helped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths

from ui.labels import error_sentence
from workshop_app import bootstrap
from workshop_app.application.ports import Ask, Clock
from workshop_app.application.settings import data_folder
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError

ENDING = ".okrw"
PATTERN = "*.okrw"
_NOT_IN_NAMES = '<>:"/\\|?*'


def engagements_folder() -> Path:
    """Where new engagements go unless the user says otherwise."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return (Path(documents) if documents else Path.home()) / "OKR engagements"


def free_path(folder: Path, client: str) -> Path:
    """A file name made of the client's name that is not taken yet."""
    kept = "".join(" " if sign in _NOT_IN_NAMES or ord(sign) < 32 else sign for sign in client)
    stem = " ".join(kept.split()).strip(". ")[:80] or QCoreApplication.translate("files", "Engagement")
    path, number = folder / f"{stem}{ENDING}", 2
    while path.exists():
        path, number = folder / f"{stem} {number}{ENDING}", number + 1
    return path


def open_engagement(path: Path, ask: Ask, clock: Clock) -> Workspace | None:
    """The file opened; when somebody else has it, for reading only or not at all, as the user says."""
    try:
        return bootstrap.open_workspace(path, clock)
    except KnownError as error:
        if error.code is not ErrorCode.FILE_LOCKED:
            raise
        return _open_locked(path, ask, clock, error)


def open_sample(clock: Clock) -> Workspace:
    """The worked sample in the program's own folder, made anew when there is none yet."""
    path = data_folder() / f"Sample{ENDING}"
    if path.exists():
        return bootstrap.open_workspace(path, clock)
    from workshop_app import sample

    path.parent.mkdir(parents=True, exist_ok=True)
    return sample.build(path, clock)


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
