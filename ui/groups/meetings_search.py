"""Who met in other engagements, for the table of who met whom: looked up in the background, for it reads a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ui.background import Progress
from ui.desk import Desk
from ui.meetings import meetings_elsewhere
from workshop_app.application.seating import Met
from workshop_app.domain.errors import KnownError
from workshop_app.domain.people import Person


class MeetingsSearch:
    """Asked anew whenever the table is opened or other people are there; `then` hears of an answer."""

    def __init__(self, desk: Desk, then: Callable[[], None]) -> None:
        self._desk, self._then = desk, then
        self._people: tuple[Person, ...] | None = None
        self._met: Met = {}

    def known(self, people: tuple[Person, ...], title: str) -> Met:
        """How often they met elsewhere, as far as it is known by now."""
        if people != self._people:
            self._people, self._met = people, {}
            find = meetings_elsewhere(self._desk.workspace, people)

            def job(_progress: Progress) -> Met:
                return find()

            done = partial(self._on_found, people)
            self._desk.background.submit(job, done, self._on_failed, title=title, reads_only=True)
        return self._met

    def forget(self) -> None:
        """The table is closed."""
        self._people, self._met = None, {}

    def _on_found(self, people: tuple[Person, ...], met: Met) -> None:
        if people == self._people and met:
            self._met = met
            self._then()

    def _on_failed(self, _error: KnownError) -> None:
        """What cannot be read tells nothing."""
