"""What a published set promises, and so changes in two ways only: in mid-cycle with the reason and who agreed, or by
going back to draft first (domain sections 3.9 and 6.4).

Who champions a key result, where it is read, its activities and the alignment check are no promise: they are written
at any time.
"""

from __future__ import annotations

from collections.abc import Iterable

from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.unsent import LinePlace

WAITING = "published"
# What a change in mid-cycle is made of: words, and levels as they are typed.
WITH_A_REASON: dict[type, frozenset[str]] = {
    DraftSet: frozenset({"mission"}),
    Objective: frozenset({"text", "why_now"}),
    KeyResult: frozenset({"text", "baseline", "commit", "target", "stretch", "unit"}),
}
# What else is promised; a set goes back to draft for it.
IN_DRAFT_ONLY: dict[type, frozenset[str]] = {
    DraftSet: frozenset({"event", "event_day"}),
    Objective: frozenset({"direction", "kind", "answers"}),
    KeyResult: frozenset({"type", "wanted", "starts_at_zero", "confidence"}),
}


def is_promised(kind: type, fields: Iterable[str]) -> bool:
    """Whether one of these fields is what a published set promises."""
    promised = WITH_A_REASON.get(kind, frozenset()) | IN_DRAFT_ONLY.get(kind, frozenset())
    return any(name in promised for name in fields)


def waiting_place(kind: type, id: str, field: str) -> LinePlace:
    """Where words wait that somebody typed over what is published, until they say why."""
    return LinePlace(WAITING, id, f"{kind.__name__}.{field}")


def waiting_field(place_id: str) -> tuple[type, str] | None:
    """Of a line that waits: the kind and the field it is for; None for lines of anything else."""
    line, _, rest = place_id.partition(":")
    name, _, field = rest.rpartition(":")[2].partition(".")
    kind = next((each for each in WITH_A_REASON if each.__name__ == name), None)
    known = line == WAITING and kind is not None and field in WITH_A_REASON[kind]
    return (kind, field) if known and kind is not None else None
