"""The ways out of the commitments of a workshop: the follow-up mail, which is looked at first, and a file for calendar
programs. Asks where, writes it beside the window, says where it is. Used by the commitments on the report screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.labels import error_sentence
from workshop_app.application import queries
from workshop_app.application.settings import EXPORT_FOLDER
from workshop_app.domain.errors import KnownError

if TYPE_CHECKING:
    from handouts.tables.dates import Dates
    from handouts.workshop_sources import FollowUpSource
    from ui.background import Progress
    from ui.report.follow_up_window import FollowUpWindow, ShownFollowUp


class WriteFollowUp(Struct, frozen=True):
    """Job: the mail with its dates, or the dates alone where `mail` is None. Gives the path it was written to."""

    mail: FollowUpSource | None
    dates: Dates | None
    language: str
    folder: Path
    stamp: datetime

    def __call__(self, progress: Progress) -> Path:
        from handouts import export, wording
        from handouts.tables import dates, follow_up

        progress.tell(0, 1)
        words = wording.load(self.language)
        calendar = dates.render(self.dates, words, self.stamp) if self.dates is not None else b""
        if self.mail is not None:
            return follow_up.save(self.mail, follow_up.FollowUpFormat.MAIL, words, self.folder, self.stamp, calendar)
        name = dates.name(self.dates, words) if self.dates is not None else ""
        return export.save_bytes(calendar, name, "ics", self.folder)


class WaysOut(QObject):
    """`over` is what the mail is shown over."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._over, self._workshop_id = desk, over, ""
        self._window: FollowUpWindow | None = None
        self._opens = False

    def show_mail(self, workshop_id: str) -> None:
        """The mail to everybody who was there as it stands, with the ways to send it."""
        from ui.report.follow_up_window import FollowUpWindow

        self._workshop_id = workshop_id
        try:
            shown = self._shown()
        except KnownError as error:
            self._on_failed(error)
            return
        if self._window is None:
            self._window = FollowUpWindow(self._over)
            self._window.save_requested.connect(self._on_save_requested)
        self._window.bring(shown)

    def save_dates(self, workshop_id: str) -> None:
        """What is still open, as a file for calendar programs."""
        self._save(self.tr("Save the calendar file"), partial(self._only_dates, workshop_id))

    def _save(self, title: str, made_from: Callable[[], tuple[FollowUpSource | None, Dates | None]]) -> None:
        desk = self._desk
        last, path = desk.settings.get(EXPORT_FOLDER), desk.workspace.path
        suggested = Path(last) if last else (path.parent if path else None)
        folder = desk.ask.folder(title, suggested)
        if folder is None:
            return
        desk.settings.set(EXPORT_FOLDER, str(folder))
        try:
            mail, dates = made_from()
        except KnownError as error:
            self._on_failed(error)
            return
        job = WriteFollowUp(mail, dates, self._language(), folder, desk.workspace.clock.now())
        desk.background.submit(job, self._on_saved, self._on_failed, title=title)

    def _on_save_requested(self, opened: bool) -> None:
        self._opens = opened
        self._save(self.tr("Save the follow-up mail"), partial(self._mail, self._workshop_id))

    def _shown(self) -> ShownFollowUp:
        from handouts import wording
        from handouts.tables import follow_up
        from ui.report.follow_up_window import ShownFollowUp

        words = wording.load(self._language())
        mail, dates = self._mail(self._workshop_id)
        now = self._desk.workspace.clock.now()
        text = follow_up.render(mail, follow_up.FollowUpFormat.TEXT, words, now).decode()
        return ShownFollowUp(
            follow_up.subject(mail, words), text, mail.addresses, mail.unreached, with_dates=dates is not None
        )

    def _mail(self, workshop_id: str) -> tuple[FollowUpSource, Dates | None]:
        from handouts.gather import ComposeOptions
        from handouts.tables import follow_up

        today = self._desk.workspace.clock.now().astimezone().date()
        options = ComposeOptions(today, language=self._language())
        mail = follow_up.source(self._desk.workspace.read, workshop_id, options)
        dated = any(each.due is not None and not each.done for each in mail.commitments)
        return mail, self._dates(workshop_id) if dated else None

    def _only_dates(self, workshop_id: str) -> tuple[None, Dates]:
        return None, self._dates(workshop_id)

    def _dates(self, workshop_id: str) -> Dates:
        from handouts import wording
        from handouts.tables import follow_up

        return follow_up.commitment_dates(self._desk.workspace.read, workshop_id, wording.load(self._language()))

    def _language(self) -> str:
        """The engagement's language where papers are written in it."""
        from handouts import wording

        language = queries.engagement(self._desk.workspace.read).language
        return language if language in wording.languages() else "en"

    def _on_saved(self, path: Path) -> None:
        self._say(self.tr("Saved {name} in {folder}.").format(name=path.name, folder=path.parent))
        if self._opens and path.suffix == ".eml" and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            words = self.tr("No mail program opened {name}; it lies in {folder}.")
            self._say(words.format(name=path.name, folder=path.parent))

    def _on_failed(self, error: KnownError) -> None:
        self._say(error_sentence(error))

    def _say(self, words: str) -> None:
        """Where somebody looks: in the mail while it is open, and at the foot."""
        self._desk.bridge.say(words)
        if self._window is not None and self._window.isVisible():
            self._window.say(words)
