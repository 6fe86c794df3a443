"""What people commit themselves to at the wrap-up: who does what, with whom, by when."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Commitment(Struct, frozen=True):
    """One commitment made in a workshop. Who makes it and with whom stand there as they were written; `who_id` and
    `with_id` are the people of that name, where the list of people has exactly one. Without `due` nobody said by
    when."""

    id: str
    workshop_id: str
    text: str
    who: str = ""
    who_id: str | None = None
    with_whom: str = ""
    with_id: str | None = None
    due: date | None = None
    done: bool = False

    def is_overdue(self, today: date) -> bool:
        """Whether its day is over, and it is not done."""
        return not self.done and self.due is not None and self.due < today
