"""What every screen is handed: the open engagement and the few services a screen may use. Screens get nothing else, and
never each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from ui.background import Background
    from ui.bridge import Bridge
    from ui.door import Door
    from workshop_app.application.ports import Ask
    from workshop_app.application.settings import Settings
    from workshop_app.application.workspace import Workspace


class Desk(Struct, frozen=True):
    """`workspace` is read; `door.carry_out(command)` has a change made. `bridge.changed` tells of every change,
    `bridge.navigate(address)` asks the shell to open another screen,
    `bridge.say(text)` shows a quiet line at the bottom."""

    workspace: Workspace
    bridge: Bridge
    door: Door
    ask: Ask
    background: Background
    settings: Settings
