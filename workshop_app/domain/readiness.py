"""Whether the interview has come far enough for a workshop. Apart from the other rules of parameters, which need the
content files: the overview asks this when a file is opened.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus

# Without these a workshop turns into a debate about them (domain 1.1); the rest may be parked with a date.
NEEDED_BEFORE_WORKSHOP = (
    ParameterKey.LEVEL,
    ParameterKey.NUMBER,
    ParameterKey.SCORING,
    ParameterKey.CYCLE,
    ParameterKey.TYPES,
    ParameterKey.KPIS,
)
MAY_BE_PARKED = (ParameterKey.TOOLS, ParameterKey.REVIEWS, ParameterKey.ALIGNMENT, ParameterKey.BOTTOM_UP)


class Lack(StrEnum):
    """Why a parameter keeps a workshop from starting."""

    UNDECIDED = "undecided"
    NOT_SETTLED = "not_settled"  # neither decided nor parked nor put aside
    PARKED_WITHOUT_DATE = "parked_without_date"


@dataclass(frozen=True, slots=True)
class Missing:
    """One parameter that keeps a workshop from starting, and why."""

    key: ParameterKey
    lack: Lack


def ready_for_workshop(records: Iterable[ParameterRecord]) -> tuple[Missing, ...]:
    """What still has to be settled before a workshop may start; empty means ready."""
    known = {record.key: record for record in records}
    found = [
        Missing(key, Lack.UNDECIDED)
        for key in NEEDED_BEFORE_WORKSHOP
        if key not in known or known[key].status is not ParameterStatus.DECIDED
    ]
    for key in MAY_BE_PARKED:
        status = known[key].status if key in known else ParameterStatus.NOT_ASKED
        if status is ParameterStatus.PARKED and known[key].parked_until is None:
            found.append(Missing(key, Lack.PARKED_WITHOUT_DATE))
        elif status in {ParameterStatus.NOT_ASKED, ParameterStatus.EXPLORING}:
            found.append(Missing(key, Lack.NOT_SETTLED))
    return tuple(sorted(found, key=lambda missing: missing.key.number))
