"""Before something large comes in from outside, a dated copy is kept, so that there is a way back. Used by the screens
that import."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.background import Progress
from ui.desk import Desk
from ui.labels import error_sentence
from workshop_app import bootstrap
from workshop_app.application.ports import Clock
from workshop_app.domain.errors import KnownError


def keep_first(desk: Desk, why: str, then: Callable[[], None], asked_by: QWidget | None = None) -> None:
    """Have the worker keep a copy, then do it. When none can be kept the user says whether to go on without: a failing
    copy never keeps anything out for good. `why` is a value of `storage.backups.Why`; `asked_by` takes no second press
    meanwhile."""
    path = desk.workspace.path
    if path is None:
        then()
        return
    if asked_by is not None:
        asked_by.setEnabled(False)
    desk.background.submit(
        partial(_copy, path, desk.workspace.clock, why),
        partial(_go_on, then, asked_by),
        partial(_ask_first, desk, then, asked_by),
        title=QCoreApplication.translate("copy_first", "Making a dated copy first"),
    )


def _copy(path: Path, clock: Clock, why: str, _progress: Progress) -> object:
    return bootstrap.back_up(path, clock, why=why, always=why == "removal")  # a copy that stays has to be its own


def _go_on(then: Callable[[], None], asked_by: QWidget | None, _copy: object) -> None:
    _free(asked_by)
    then()


def _free(asked_by: QWidget | None) -> None:
    if asked_by is not None:
        asked_by.setEnabled(True)


def _ask_first(desk: Desk, then: Callable[[], None], asked_by: QWidget | None, error: KnownError) -> None:
    _free(asked_by)
    words = QCoreApplication.translate
    title = words("copy_first", "Go on without a copy?")
    if desk.ask.confirm(
        title, error_sentence(error), words("copy_first", "Go on without a copy"), words("copy_first", "Stop here")
    ):
        then()
