"""What a client wrote into a document and sent back: comments on a parameter, and decisions written anew. Values only;
made by `handouts.intake`, kept and settled by `application/commands/returned`, shown by the interview screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from workshop_app.domain.values.days import read_day
from workshop_app.domain.versions import DETAIL


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


class ReturnedField(StrEnum):
    """What a proposal is about, where it is not the decision: a field of the answer, a role, or a text of the record
    that no field stands for. A detail is named "details.NAME"."""

    DECISION = ""
    RATIONALE = "rationale"
    EXCEPTIONS = "exceptions"
    SETTLED_HOW = "settled_how"
    STAFF_TEXT = "staff_text"
    DECIDED_BY = "decided_by"
    DECIDED_ON = "decided_on"
    APPLIES_FROM = "applies_from"
    REVIEW_ON = "review_on"
    OWNER = "owner"
    SPONSOR = "role.sponsor"
    PROJECT_LEAD = "role.project_lead"
    OPTION = "option"
    STATUS = "status"
    TITLE = "title"
    QUESTIONS = "questions"
    SETTLED = "settled"  # the whole line of who, when and until; told field by field
    TEXT = "text"


ROLE = "role."
DATES = frozenset({ReturnedField.DECIDED_ON, ReturnedField.REVIEW_ON})
BY_HAND = frozenset(
    {ReturnedField.OPTION, ReturnedField.STATUS, ReturnedField.TITLE, ReturnedField.QUESTIONS, ReturnedField.TEXT}
)
TAKEN = frozenset(str(each) for each in ReturnedField if each not in BY_HAND)


class ReturnedComment(Struct, frozen=True):
    """One comment or proposal. `key` is the parameter it stands beside (a ParameterKey's value or an own parameter's
    id), empty for the document as a whole. `at` is UTC, None when the file does not say. `old` and `new` are the words
    before and after, filled for proposals; `text` is then the name of their field (`ReturnedField`). Of a comment `old`
    are the words it hangs on, `reply_to` the text it answers. `source` is the file it came in, `version` the edition of
    the record that file was."""

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
    def field(self) -> str:
        """The field of a proposal, "" for the decision."""
        return self.text if self.kind is ReturnedKind.PROPOSAL else ""

    @property
    def by_hand(self) -> bool:
        """Whether it is a change that no field can take: it is read, and carried over by hand."""
        if self.kind is not ReturnedKind.PROPOSAL:
            return False
        return self.text not in TAKEN and not self.text.startswith(DETAIL)

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


def alike_words(one: str, other: str) -> bool:
    """The same words, however they are broken into lines, or the same day."""
    first, second = " ".join(one.split()), " ".join(other.split())
    return first == second or (read_day(first) is not None and read_day(first) == read_day(second))


FEWEST_TOGETHER = 4  # things of one parameter that are missing: from here on they are told in one sentence


class MissingTogether(Struct, frozen=True):
    """What of one parameter a file has no more (`key` is empty for what is left over of all of them): a part was cut
    off, which is one thing that happened and not a dozen proposals."""

    source: str
    key: str
    found: tuple[ReturnedComment, ...]


def missing_together(found: Iterable[ReturnedComment]) -> tuple[MissingTogether, ...]:
    """The proposals to take something out, where a file has so many of them. Those that are settled already are left
    out."""
    by_place: dict[tuple[str, str], list[ReturnedComment]] = {}
    for each in found:
        if each.kind is ReturnedKind.PROPOSAL and each.state is ReturnedState.OPEN and not each.new.strip():
            by_place.setdefault((each.source, each.key), []).append(each)
    rest: dict[str, list[ReturnedComment]] = {}
    groups = []
    for (source, key), those in by_place.items():
        if len(those) >= FEWEST_TOGETHER:
            groups.append(MissingTogether(source, key, tuple(those)))
        else:
            rest.setdefault(source, []).extend(each for each in those if each.by_hand)
    groups += [
        MissingTogether(source, "", tuple(those)) for source, those in rest.items() if len(those) >= FEWEST_TOGETHER
    ]
    return tuple(groups)
