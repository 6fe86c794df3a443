"""Changing the engagement itself: client, cycle, coach, language, paper."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.engagement import Engagement, Paper
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import one_line

SHORTEST_CYCLE, LONGEST_CYCLE = 1, 12  # months
_ONE_LINE = frozenset({"client", "cycle_name", "coach", "language"})


@dataclass(frozen=True, slots=True)
class EditEngagement:
    """Change fields of the engagement; fields left None stay as they are. `clear_cycle_start` empties the date.
    KnownError TEXT_MISSING without a client, NUMBER_OUT_OF_RANGE for a cycle that is no cycle."""

    client: str | None = None
    cycle_name: str | None = None
    cycle_start: date | None = None
    cycle_months: int | None = None
    coach: str | None = None
    language: str | None = None
    paper: Paper | None = None
    confidentiality: str | None = None
    clear_cycle_start: bool = False
    undoable: bool = True

    @property
    def merge_key(self) -> Hashable | None:
        """Typing merges field by field; a choice is a step of its own."""
        given = self._given()
        if given and all(isinstance(value, str) and not isinstance(value, Paper) for value in given.values()):
            return (Engagement, tuple(given))
        return None

    def run(self, tx: Transaction, clock: Clock) -> None:
        given = self._given()
        months = given.get("cycle_months")
        if months is not None and not SHORTEST_CYCLE <= months <= LONGEST_CYCLE:
            raise KnownError(
                ErrorCode.NUMBER_OUT_OF_RANGE, field="cycle_months", lowest=SHORTEST_CYCLE, highest=LONGEST_CYCLE
            )
        if "client" in given and not one_line(given["client"]):
            raise KnownError(ErrorCode.TEXT_MISSING, field="client")
        present = tx.all(Engagement)[0]
        tx.put(replace(present, **given))

    def _given(self) -> dict[str, Any]:
        names = (
            "client",
            "cycle_name",
            "cycle_start",
            "cycle_months",
            "coach",
            "language",
            "paper",
            "confidentiality",
        )
        given = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        given |= {name: one_line(text) for name, text in given.items() if name in _ONE_LINE}
        if self.clear_cycle_start:
            given["cycle_start"] = None
        return given
