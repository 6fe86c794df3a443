"""The commitments of a workshop and of a whole engagement, read and put in order. Rehearsals keep theirs in their own
log, so nothing of them is found here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workshop_app.application.ports import Reader
from workshop_app.domain.commitments import Commitment


def commitments(reader: Reader, workshop_id: str) -> tuple[Commitment, ...]:
    """Those of one workshop, in the order in which they were written down."""
    return reader.all(Commitment, workshop_id=workshop_id)


def still_open(reader: Reader) -> tuple[Commitment, ...]:
    """Everything that is not done, the earliest day first, those without a day last."""
    return by_day(each for each in reader.all(Commitment) if not each.done)


def by_day(made: Iterable[Commitment]) -> tuple[Commitment, ...]:
    """The earliest day first, those without a day last; of one day in the order in which they were written down."""
    return tuple(sorted(made, key=_day))


def _day(made: Commitment) -> date:
    return made.due or date.max
