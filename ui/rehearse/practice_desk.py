"""What the practice screen is handed: the same few things with an engagement open and without one. It never gets the
engagement itself, so nothing here can touch it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from workshop_app.application.practice_shelf import PracticeShelf, shared_shelf

if TYPE_CHECKING:
    from ui.background import Background
    from ui.desk import Desk
    from workshop_app.application.ports import Ask, Clock
    from workshop_app.application.settings import Settings


def _nobody() -> None:
    return None


class PracticeDesk(Struct, frozen=True):
    """`client` is the engagement that is left alone, "" without one; `say` shows a quiet line where there is one;
    `moved` is told that another page is shown."""

    shelf: PracticeShelf
    clock: Clock
    ask: Ask
    background: Background
    settings: Settings
    say: Callable[[str], None]
    client: str = ""
    moved: Callable[[], None] = _nobody


def beside_engagement(desk: Desk) -> PracticeDesk:
    """For the screen in an open engagement."""
    from workshop_app.application import queries

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
        bridge.move_inside,
    )
