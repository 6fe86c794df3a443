"""What can be done with whole engagement files: create, open, try the sample, hand over a copy, back up. Called by the
main window's menus and the welcome screen; the window hears of the result by signals and does the showing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.background import Background
from ui.labels import error_sentence
from ui.paper_here import paper_of
from ui.shell.dated_copies import DatedCopies
from ui.shell.files import (
    PATTERN,
    ShownElsewhere,
    engagements_folder,
    folder_for,
    free_path,
    open_engagement,
    open_sample,
    shown_elsewhere_words,
)
from ui.shell.recent_files import RecentFiles, written_to
from workshop_app import bootstrap
from workshop_app.application.ports import Ask, Clock
from workshop_app.application.settings import COACH, COPY_FOLDER, NEW_CLIENT, Settings
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import MADE_UP, ErrorCode, KnownError

if TYPE_CHECKING:
    from ui.home.recent import NewEngagement


class FileActions(QObject):
    """Signals:
    opened: a Workspace, ready to be shown.
    said: a quiet sentence.
    damaged: (path, KnownError) a file that cannot be opened, but has a way back.
    locked: the path of a file that opens with a passphrase only.

    `shown_elsewhere` is the last file that another copy of the program has open, and has shown instead.
    """

    opened = Signal(object)
    said = Signal(str)
    damaged = Signal(object, object)
    locked = Signal(object)

    def __init__(
        self, ask: Ask, clock: Clock, settings: Settings, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._ask, self._clock, self._settings, self._background = ask, clock, settings, background
        self.shown_elsewhere: Path | None = None
        self._folder: Path | None = None
        self.recent = RecentFiles(ask, settings, background, clock, self)
        self.copies = DatedCopies(background, clock, self)
        self.copies.kept.connect(partial(self.said.emit, self.tr("Backed up")))

    def careful(self, action: Callable[[], None]) -> None:
        """Run an action with a file; what fails is told over the window that stays."""
        try:
            action()
        except KnownError as error:
            self._ask.tell(self.tr("That did not work"), error_sentence(error))

    def target(self, client: str) -> Path:
        """Where a new engagement for this client would be kept."""
        return free_path(self._folder or engagements_folder(), client)

    def choose_folder(self) -> None:
        """Let the user say where new engagements go, for this session."""
        self._folder = self._ask.folder(self.tr("Where to save engagements"), self._folder) or self._folder

    def create(self, wanted: NewEngagement) -> None:
        """A new file, open, with client and cycle in it."""
        path = self.target(wanted.client)
        folder_for(path)
        made = bootstrap.create(path, wanted.client, self._clock, partial(self._first_words, wanted))
        self._settings.set(NEW_CLIENT, ())
        self._hand_out(made)

    def _first_words(self, wanted: NewEngagement, workspace: Workspace) -> None:
        coach = self._settings.get(COACH)
        paper = paper_of(self._settings)
        if wanted.cycle or coach or paper is not Paper.A4:
            from workshop_app.application.commands.engagement import EditEngagement  # opening a file needs none of it

            workspace.apply(EditEngagement(cycle_name=wanted.cycle, coach=coach, paper=paper, undoable=False))

    def open(self, path: Path | None) -> None:
        """Open this file, or ask for one. A recent file that is gone leaves the list."""
        path = path or self._ask.open_file(self.tr("Open an engagement"), (PATTERN,))
        if path is None:
            return
        try:
            workspace = open_engagement(path, self._ask, self._clock)
        except ShownElsewhere as shown:
            self._leave_to(shown)
            return
        except KnownError as error:
            if error.code is ErrorCode.PASSPHRASE_NEEDED:
                self.locked.emit(path)
                return
            if error.code is ErrorCode.FILE_MISSING:
                self._settings.forget_file(path)
                self.recent.tell()
            self._tell_damage(path, error)
            return
        if workspace is not None:
            self._hand_out(workspace)

    def open_again(self, path: Path, read_only: bool) -> None:
        """A file that was closed for a moment, as it was open before."""
        if read_only:
            self.look_at(path)  # a copy that was looked at is no recent file now either
        else:
            self.open(path)

    def open_sample(self) -> None:
        """The worked sample, made when there is none yet."""
        try:
            workspace = open_sample(self._clock, paper_of(self._settings))
        except ShownElsewhere as shown:
            self._leave_to(shown)
            return
        except KnownError as error:
            if error.code is ErrorCode.PASSPHRASE_NEEDED:
                self.locked.emit(Path(str(error.facts["path"])))
                return
            self._tell_damage(Path(str(error.facts.get("path", ""))), error)
            return
        self._hand_out(workspace)

    def look_at(self, copy: Path) -> None:
        """A copy for reading only: it is no recent file, and no copies are made of it."""
        self.opened.emit(bootstrap.open_workspace(copy, self._clock, read_only=True))

    def _leave_to(self, shown: ShownElsewhere) -> None:
        self.shown_elsewhere = shown.path
        self.said.emit(shown_elsewhere_words(shown.path))

    def hand_over(self, workspace: Workspace) -> None:
        """A whole copy of the file, to give away."""
        suggested = (workspace.path or Path("Engagement.okrw")).with_suffix("")
        name = self.tr("{name} copy {day}").format(
            name=suggested.name, day=f"{self._clock.now().astimezone():%Y-%m-%d}"
        )
        target = self._ask.save_file(self.tr("Hand over a copy"), suggested.with_name(f"{name}.okrw"), (PATTERN,))
        if target is not None:
            self.note_copy(target)
            workspace.save_copy(target)
            said = self.tr("A copy was saved as {path}")
            if bootstrap.has_passphrase(target):
                said = self.tr("A copy was saved as {path}. It opens with the passphrase of this file")
            self.said.emit(said.format(path=target))

    def new_with_plans(self, workspace: Workspace) -> None:
        """A new engagement with the workshops and agendas of this one, for another client: its file's name."""
        suggested = free_path((workspace.path or Path()).parent, self.tr("New client"))
        title = self.tr("New engagement with these plans: save it under the client's name")
        target = self._ask.save_file(title, suggested, (PATTERN,))
        if target is not None:
            self._hand_out(bootstrap.create_from(workspace.read, target, target.stem, self._clock))
            said = self.tr("The workshops and agendas came along, without days, people, answers and house style")
            if workspace.path is not None and bootstrap.has_passphrase(workspace.path):
                said = self.tr("The workshops and agendas came along. This new file has no passphrase yet (File)")
            self.said.emit(said)

    def keep_copies(self, path: Path) -> None:
        """This file is open for writing now: dated copies from here on."""
        self.copies.begin(path, written_to(self._settings))

    def note_copy(self, target: Path) -> None:
        """A copy is about to be written there."""
        self._settings.set(COPY_FOLDER, str(target.parent))

    def _tell_damage(self, path: Path, error: KnownError) -> None:
        """Where there is a way back it is shown; any other failure is raised again."""
        codes = (ErrorCode.FILE_DAMAGED, ErrorCode.FILE_UNFINISHED, ErrorCode.FILE_DAMAGED_OR_LOCKED)
        broken = error.code in codes
        strange = error.code in (ErrorCode.FILE_NOT_OURS, *MADE_UP)
        if broken or (strange and _has_copies(path)):
            self.damaged.emit(path, error)
        else:
            raise error

    def _hand_out(self, workspace: Workspace) -> None:
        if workspace.path is not None:
            self._settings.remember_file(workspace.path)
        self.opened.emit(workspace)


def _has_copies(path: Path) -> bool:
    """Whether a file that is no engagement any more has earlier versions to go back to."""
    try:
        return bool(bootstrap.list_backups(path))
    except KnownError:
        return False
