"""What a screen does when a change is refused. A rule that says no is said in the foot line. A disk that says no is
raised again: the shell then keeps the text in its field, marked, shows its banner, and tries again."""

from __future__ import annotations

from ui.bridge import Bridge
from ui.labels import error_sentence
from workshop_app.domain.errors import ErrorCode, KnownError

NOT_SAVED = frozenset(
    {ErrorCode.DISK_FULL, ErrorCode.DISK_FAILED, ErrorCode.FILE_BUSY, ErrorCode.FILE_REPLACED, ErrorCode.FILE_READ_ONLY}
)


def refused(bridge: Bridge, error: KnownError) -> None:
    """Say why, or hand on what is the disk's fault."""
    if error.code in NOT_SAVED:
        raise error
    bridge.say(error_sentence(error))
