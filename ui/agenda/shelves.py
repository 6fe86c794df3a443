"""The coach's own library, as the plan screen uses it: read in the background, kept and taken out at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from agendas.model import Step
from ui.agenda.library_state import AgendaLibrary, read_library
from ui.agenda.library_view import LibraryView
from ui.agenda.plan_actions import PlanActions
from ui.background import Progress
from ui.desk import Desk
from ui.labels import error_sentence
from workshop_app.application import own_agendas
from workshop_app.domain.errors import KnownError


class Shelves(QObject):
    """Reads and changes the library for its view."""

    def __init__(self, desk: Desk, actions: PlanActions, view: LibraryView) -> None:
        super().__init__(view)
        self._desk = desk
        self._actions = actions
        self._view = view
        view.remove_requested.connect(self._on_remove)
        view.keep_requested.connect(self._on_keep)

    def read(self) -> None:
        """Look at the folder again."""
        language = self._actions.agenda.language

        def job(_progress: Progress) -> AgendaLibrary:
            return read_library(language)

        self._desk.background.submit(
            job, self._view.show_library, self._say_error, title=self.tr("Reading the library")
        )

    def keep_block(self, step: Step) -> None:
        def keep() -> str:
            own_agendas.keep_block(step, self._actions.agenda.language)
            return self.tr("Saved to your library: {title}").format(title=step.title)

        self._do(keep)

    def _on_keep(self, title: str) -> None:
        if not self._actions.agenda.steps:
            self._desk.bridge.say(self.tr("An agenda needs at least one item before it can be saved."))
            return

        def keep() -> str:
            kept = own_agendas.keep_agenda(self._actions.agenda, title)
            self._view.kept()
            return self.tr("Saved to your library: {title}. “New workshop” offers it.").format(title=kept.title)

        self._do(keep)

    def _on_remove(self, own_id: str) -> None:
        def remove() -> str:
            own_agendas.remove_block(own_id)
            return self.tr("Removed from your library. Plans that use it keep it.")

        self._do(remove)

    def _do(self, action: Callable[[], str]) -> None:
        try:
            said = action()
        except KnownError as error:
            self._say_error(error)
            return
        self._desk.bridge.say(said)
        self.read()

    def _say_error(self, error: KnownError) -> None:
        self._desk.bridge.say(error_sentence(error))
