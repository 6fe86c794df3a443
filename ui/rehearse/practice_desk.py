"""What the practice screen is handed: the same few things with an engagement open and without one. It never gets the
engagement itself, so nothing here can touch it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from workshop_app.application.practice_shelf import PracticeShelf, shared_shelf
from workshop_app.domain.rehearsal.column_names import NamesToKeep

if TYPE_CHECKING:
    from ui.background import Background
    from ui.desk import Desk
    from workshop_app.application.ports import Ask, Clock, Reader
    from workshop_app.application.settings import Settings


class PracticeDesk(Struct, frozen=True):
    """`client` is the engagement that is left alone, "" without one; `names` are those that must not leave in a column
    that is handed on, read when one is; `say` shows a quiet line where there is one."""

    shelf: PracticeShelf
    clock: Clock
    ask: Ask
    background: Background
    settings: Settings
    say: Callable[[str], None]
    client: str = ""
    names: Callable[[], NamesToKeep] = NamesToKeep


def beside_engagement(desk: Desk) -> PracticeDesk:
    """For the screen in an open engagement."""
    from workshop_app.application import queries

    client = queries.engagement(desk.workspace.read).client
    return PracticeDesk(
        shared_shelf(),
        desk.workspace.clock,
        desk.ask,
        desk.background,
        desk.settings,
        desk.bridge.say,
        client,
        partial(_names, desk.workspace.read),
    )


def _names(reader: Reader) -> NamesToKeep:
    """Everybody the engagement knows by name."""
    from workshop_app.application import queries
    from workshop_app.domain.engagement import RoleAssignment
    from workshop_app.domain.voices import Interviewee

    asked, roles = reader.all(Interviewee), reader.all(RoleAssignment)
    listed = (each.name for each in queries.people(reader))
    names = (*listed, *(each.name for each in asked), *(each.name for each in roles))
    people = tuple(dict.fromkeys(name for name in names if name.strip()))
    return NamesToKeep(people, queries.engagement(reader).client)
