"""Whether the interview has come far enough for a workshop, and what staff hear until performance reviews are
decided. Apart from the other rules of parameters, which need the content files: the overview asks this when a file is
opened.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus

# Without these a workshop turns into a debate about them (domain 1.1 and 12); the rest may be parked with a date.
# Performance reviews are among them because staff take silence for a yes: put off until a date they need a holding
# sentence.
NEEDED_BEFORE_WORKSHOP = (
    ParameterKey.WHY,
    ParameterKey.LEVEL,
    ParameterKey.NUMBER,
    ParameterKey.SCORING,
    ParameterKey.CYCLE,
    ParameterKey.TYPES,
    ParameterKey.REVIEWS,
    ParameterKey.KPIS,
)
MAY_BE_PARKED = (ParameterKey.TOOLS, ParameterKey.ALIGNMENT, ParameterKey.BOTTOM_UP)
HOLDING_SENTENCE = "holding_sentence"  # the record field of REVIEWS
ANSWERED = frozenset({ParameterStatus.DECIDED, ParameterStatus.NOT_APPLICABLE})


class Lack(StrEnum):
    """Why a parameter keeps a workshop from starting."""

    UNDECIDED = "undecided"
    NOT_SETTLED = "not_settled"  # neither decided nor parked nor put aside
    PARKED_WITHOUT_DATE = "parked_without_date"
    NO_HOLDING_SENTENCE = "no_holding_sentence"


class Missing(Struct, frozen=True):
    """One parameter that keeps a workshop from starting, and why."""

    key: ParameterKey
    lack: Lack


def ready_for_workshop(records: Iterable[ParameterRecord]) -> tuple[Missing, ...]:
    """What still has to be settled before a workshop may start; empty means ready."""
    known = {record.key: record for record in records}
    found = [
        Missing(key, Lack.UNDECIDED)
        for key in NEEDED_BEFORE_WORKSHOP
        if key is not ParameterKey.REVIEWS and (key not in known or known[key].status is not ParameterStatus.DECIDED)
    ]
    if lack := _lack_of_reviews(known.get(ParameterKey.REVIEWS)):
        found.append(Missing(ParameterKey.REVIEWS, lack))
    for key in MAY_BE_PARKED:
        status = known[key].status if key in known else ParameterStatus.NOT_ASKED
        if status is ParameterStatus.PARKED and known[key].parked_until is None:
            found.append(Missing(key, Lack.PARKED_WITHOUT_DATE))
        elif status in {ParameterStatus.NOT_ASKED, ParameterStatus.EXPLORING}:
            found.append(Missing(key, Lack.NOT_SETTLED))
    return tuple(sorted(found, key=lambda missing: missing.key.number))


def holding_sentence(record: ParameterRecord) -> str:
    """What staff hear about performance reviews until that is decided; empty once it is, or while nobody wrote one."""
    if record.key is not ParameterKey.REVIEWS or record.status in ANSWERED:
        return ""
    return record.detail(HOLDING_SENTENCE).strip()


def _lack_of_reviews(record: ParameterRecord | None) -> Lack | None:
    """Decided, or no reviews there, or put off until a date with a sentence for staff."""
    if record is not None and record.status in ANSWERED:
        return None
    if record is None or record.status is not ParameterStatus.PARKED:
        return Lack.UNDECIDED
    if record.parked_until is None:
        return Lack.PARKED_WITHOUT_DATE
    return None if holding_sentence(record) else Lack.NO_HOLDING_SENTENCE
