"""What a client wrote into a document and sent back: comments on a parameter, and decisions written anew. Values only;
made by `handouts.intake`, kept and settled by `application/commands/returned`, shown by the interview screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class ReturnedKind(StrEnum):
    """A remark on the margin, or other words for a decision."""

    COMMENT = "comment"
    PROPOSAL = "proposal"


class ReturnedState(StrEnum):
    """What became of it. A comment is closed without a yes or no."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    CLOSED = "closed"


class ReturnedComment(Struct, frozen=True):
    """One comment or proposal. `key` is the parameter it stands beside (a ParameterKey's value or an own parameter's
    id), empty for the document as a whole. `at` is UTC, None when the file does not say. `old` and `new` are the
    decision before and after, filled for proposals. `reply_to` is the text a comment answers. `source` is the file it
    came in, `version` the edition of the record that file was."""

    id: str
    kind: ReturnedKind
    key: str = ""
    author: str = ""
    at: datetime | None = None
    text: str = ""
    reply_to: str = ""
    old: str = ""
    new: str = ""
    state: ReturnedState = ReturnedState.OPEN
    source: str = ""
    version: str = ""
    position: int = 0

    @property
    def same(self) -> tuple[object, ...]:
        """What makes two of them one: the same file dropped twice brings nothing new, whatever it is called now."""
        return (self.kind, self.key, self.author, self.at, self.text, self.new)


def unknown(found: Iterable[ReturnedComment], known: Iterable[ReturnedComment]) -> tuple[ReturnedComment, ...]:
    """Those that did not come back before."""
    seen = {each.same for each in known}
    fresh = []
    for each in found:
        if each.same not in seen:
            seen.add(each.same)
            fresh.append(each)
    return tuple(fresh)
