"""How a screen has a change made, and what it does when the change is refused. A rule that says no is said in the foot
line. A disk that says no is raised again: the shell then keeps the text in its field, marked, shows its banner, and
tries again."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.desk import Desk
from ui.labels import error_sentence
from workshop_app.application.workspace import Command
from workshop_app.domain.errors import ErrorCode, KnownError

NOT_SAVED = frozenset(
    {ErrorCode.DISK_FULL, ErrorCode.DISK_FAILED, ErrorCode.FILE_BUSY, ErrorCode.FILE_REPLACED, ErrorCode.FILE_READ_ONLY}
)


def carried_out(desk: Desk, command: Command, by: object | None = None, field: str = "") -> bool:
    """Have a change made; False when a rule refused it. `field` is what the screen calls the field it comes from."""
    try:
        changes = desk.workspace.apply(command, by=by)
    except KnownError as error:
        if error.code in NOT_SAVED:
            raise
        facts = error.facts | ({"field": field} if field and "field" in error.facts else {})
        desk.bridge.say(error_sentence(KnownError(error.code, **facts)))
        return False
    if changes.cleaned:
        desk.bridge.say(
            QCoreApplication.translate(
                "refusals", "Characters that no document can carry were taken out. The rest is saved."
            )
        )
    return True
