"""What the practice screen is handed: the same few things with an engagement open and without one. It never gets the
engagement itself, so nothing here can touch it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct, field

from workshop_app.application.own_cases import OwnCases, shared_cases
from workshop_app.application.practice_shelf import PracticeShelf, shared_shelf
from workshop_app.domain.rehearsal.known_names import ClientNames

if TYPE_CHECKING:
    from ui.background import Background
    from ui.desk import Desk
    from workshop_app.application.ports import Ask, Clock
    from workshop_app.application.settings import Settings


def _nobody() -> None:
    return None


class PracticeDesk(Struct, frozen=True):
    """`client` is the engagement that is left alone, "" without one; `say` shows a quiet line where there is one.
    `cases` are the coach's own; `named` tells whose names must not stand in what is handed on, read when it is;
    `moved` is told that another page is shown."""

    shelf: PracticeShelf
    clock: Clock
    ask: Ask
    background: Background
    settings: Settings
    say: Callable[[str], None]
    client: str = ""
    cases: OwnCases = field(default_factory=shared_cases)
    named: Callable[[], ClientNames] = ClientNames
    moved: Callable[[], None] = _nobody


def beside_engagement(desk: Desk) -> PracticeDesk:
    """For the screen in an open engagement."""
    from workshop_app.application import queries
    from workshop_app.application.client_names import client_names

    client = queries.engagement(desk.workspace.read).client
    bridge = desk.bridge
    return PracticeDesk(
        shared_shelf(),
        desk.workspace.clock,
        desk.ask,
        desk.background,
        desk.settings,
        bridge.say,
        client,
        named=partial(client_names, desk.workspace.read),
        moved=bridge.move_inside,
    )
