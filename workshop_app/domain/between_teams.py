"""What teams need of each other, and what they mean by words they share (domain section 6.5)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct


class TheirView(StrEnum):
    """What the team that is asked says to it."""

    UNSAID = ""
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


AGREEMENT = ("needs_owner", "gives_owner", "view", "gives_up", "agreed_words")  # in the order of the talk


class TeamDependency(Struct, frozen=True):
    """One line of the dependency log: a team needs something from another by a day. Teams stand there as written;
    their ids are the teams of that name, where exactly one has it. It is confirmed once `confirmed_on` is known. Of the
    talk stay what is in the way on the other side (`their_reality`), by what both will see that it came (`how_seen`),
    and the day on which they look at it again (`next_look`)."""

    id: str
    needs: str
    needs_id: str | None = None
    gives: str = ""
    gives_id: str | None = None
    what: str = ""
    due: date | None = None
    key_result_id: str | None = None
    view: TheirView = TheirView.UNSAID
    gives_up: str = ""
    agreed_words: str = ""
    needs_owner: str = ""
    needs_owner_id: str | None = None
    gives_owner: str = ""
    gives_owner_id: str | None = None
    confirmed_by: str = ""
    confirmed_by_id: str | None = None
    confirmed_on: date | None = None
    escalate_to: str = ""
    their_reality: str = ""
    how_seen: str = ""
    next_look: date | None = None

    @property
    def is_confirmed(self) -> bool:
        """Whether the team that is asked has said yes, wholly or in part, on a day."""
        return self.confirmed_on is not None and self.view in (TheirView.YES, TheirView.PARTLY)

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that are empty and without which it is no agreement: an arrow on a chart is none. Somebody on each
        side owns it, the other team has answered and said what it gives up, and both know the words."""
        empty = tuple(name for name in AGREEMENT if not getattr(self, name).strip())
        return empty if self.view is not TheirView.NO else tuple(name for name in empty if name.endswith("_owner"))

    @property
    def is_refused(self) -> bool:
        """Whether the team that is asked has said no."""
        return self.view is TheirView.NO

    def is_due(self, publish: date | None, today: date) -> bool:
        """Whether it should have been confirmed by now: by the day of publishing, or its own when that is earlier."""
        days = [day for day in (publish, self.due) if day is not None]
        return not self.is_confirmed and bool(days) and min(days) < today

    def is_late(self, publish: date | None, today: date) -> bool:
        """Whether an answer is overdue: a no is one."""
        return self.is_due(publish, today) and not self.is_refused


class ContributionLink(Struct, frozen=True):
    """How one team's work adds to another's, in a sentence (features O15). `from_id` and `to_id` are objectives or key
    results: one may add to many, and many to one. `to_id` is empty in a sentence of an older file that named none."""

    id: str
    from_id: str
    to_id: str = ""
    sentence: str = ""


class SharedWord(Struct, frozen=True):
    """A word that two sets share, and what it was agreed to mean; the agreed meaning is the client's glossary."""

    id: str
    word: str
    meaning: str = ""


class WordMeaning(Struct, frozen=True):
    """What one team counts when it uses a shared word."""

    id: str
    word_id: str
    team_id: str
    counts: str = ""
