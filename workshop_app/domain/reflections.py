"""Reflect and reset: what a key result came to, what was learned, and what becomes of it (domain sections 3.10 and
6.6)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct


class Bucket(StrEnum):
    """What becomes of a key result: stay on it, change it by what was learned, or let it go (or only watch it)."""

    UNSAID = ""
    KEEP = "keep"
    MODIFY = "modify"
    REMOVE = "remove"


class Reflection(Struct, frozen=True):
    """One key result at the end of its cycle; its id is the key result's. `value` and `score` (0 to 1) are kept as
    typed, but for met and not met: "1" and "0". `learning` names a cause and a consequence. What needs longer than its
    minutes is carried on by `continues_with`. `seconds` is how long it was talked about."""

    id: str
    value: str = ""
    score: str = ""
    learning: str = ""
    bucket: Bucket = Bucket.UNSAID
    new_wording: str = ""
    to_health: bool = False
    next_champion: str = ""
    next_champion_id: str | None = None
    continues_with: str = ""
    continues_by: date | None = None
    seconds: int = 0


class SetReflection(Struct, frozen=True):
    """What a team says about its cycle as a whole; its id is the set's."""

    id: str
    held_on: date | None = None
    attended: str = ""
    surprised: str = ""
    habit_to_keep: str = ""
    habit_to_drop: str = ""
    seeds: str = ""
