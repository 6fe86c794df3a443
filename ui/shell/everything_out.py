"""All that an engagement holds as one JSON file, so that it can be read without this program: the File menu's way.
Read, written down and checked by the worker."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from ui.background import Progress
from ui.desk import Desk
from ui.labels import error_sentence
from ui.shell.files import ENDING
from workshop_app import bootstrap
from workshop_app.application.ports import Clock
from workshop_app.application.settings import COPY_FOLDER
from workshop_app.domain.errors import ErrorCode, KnownError

JSON = ".json"


class TakeOut(Struct, frozen=True):
    """Job: `ready` under this name, or what the file at `path` holds."""

    path: Path | None
    target: Path
    clock: Clock
    ready: bytes

    def __call__(self, progress: Progress) -> Path:
        from handouts.export import PRIVATE, save_as
        from workshop_app.storage.everything import everything_in

        progress.tell(0, 1)
        data = self.ready
        if not data and self.path is not None:
            data = everything_in(self.path, self.clock.now())
        save_as(data, self.target, PRIVATE)
        return self.target


def take_everything_out(desk: Desk) -> None:
    """Under a name that is asked for."""
    path = desk.workspace.path or Path("Engagement.okrw")
    name = f"{path.stem} {desk.workspace.clock.now().astimezone().date().isoformat()}{JSON}"
    title = QCoreApplication.translate("EverythingOut", "Take everything out as JSON")
    target = desk.ask.save_file(title, path.with_name(name), (f"*{JSON}",))
    if target is None:
        return
    try:
        _take_out(desk, _not_over_an_engagement(target))
    except KnownError as error:
        _tell(desk, error)


def _not_over_an_engagement(target: Path) -> Path:
    """No engagement is ever written over, this one least of all."""
    if target.suffix.lower() != ENDING:
        return target
    target = target.with_name(target.name + JSON)
    if target.exists():  # nobody was asked about this one
        raise KnownError(ErrorCode.FILE_EXISTS, path=str(target))
    return target


def _take_out(desk: Desk, target: Path) -> None:
    workspace = desk.workspace
    desk.settings.set(COPY_FOLDER, str(target.parent))
    path = workspace.path
    ready = b""
    if path is None or workspace.adrift is not None or not path.exists():  # then the file has not all of it
        from workshop_app.storage.everything import everything

        ready = everything(workspace.read, workspace.clock.now())
    locked = path is not None and bootstrap.has_passphrase(path)
    job = TakeOut(path, target, workspace.clock, ready)
    title = QCoreApplication.translate("EverythingOut", "Taking everything out")
    desk.background.submit(job, partial(_say, desk, locked), partial(_tell, desk), title=title)


def _say(desk: Desk, locked: bool, path: Path) -> None:
    words = QCoreApplication.translate("EverythingOut", "Everything in this engagement was saved as {path}")
    if locked:
        words = QCoreApplication.translate(
            "EverythingOut", "Everything was saved as {path}. It has no passphrase: whoever gets it can read all of it"
        )
    desk.bridge.say(words.format(path=path))


def _tell(desk: Desk, error: KnownError) -> None:
    desk.ask.tell(QCoreApplication.translate("EverythingOut", "That did not work"), error_sentence(error))
