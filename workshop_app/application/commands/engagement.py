"""Changing the engagement itself: client, cycle, coach, language, paper."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.ports import Clock, Transaction
from workshop_app.application.public_holidays import public_holidays
from workshop_app.domain.cycles import LONGEST_CYCLE, SHORTEST_CYCLE, cycle_name, plausible, same_name
from workshop_app.domain.engagement import Engagement, Paper
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameter_rules import with_detail
from workshop_app.domain.parameters import ParameterKey, ParameterRecord
from workshop_app.domain.text import one_line

_ONE_LINE = frozenset({"client", "cycle_name", "coach", "language", "country", "region"})


class EditEngagement(Struct, frozen=True):
    """Change fields of the engagement; fields left None stay as they are. `clear_cycle_start` empties the date.
    KnownError TEXT_MISSING without a client, NUMBER_OUT_OF_RANGE for a cycle that is no cycle, COUNTRY_UNKNOWN for a
    country or region whose holidays nobody knows."""

    client: str | None = None
    cycle_name: str | None = None
    cycle_start: date | None = None
    cycle_months: int | None = None
    coach: str | None = None
    language: str | None = None
    paper: Paper | None = None
    confidentiality: str | None = None
    country: str | None = None
    region: str | None = None
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
        moved = replace(present, **given)
        if {"country", "region"} & given.keys():
            public_holidays(moved.country, (), moved.region)
        names = _keep_parameter_true(tx, moved, given)
        tx.put(moved if "cycle_name" in given else renamed(present, moved, (names, names)))

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
            "country",
            "region",
        )
        given = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        given |= {name: one_line(text) for name, text in given.items() if name in _ONE_LINE}
        if self.clear_cycle_start:
            given["cycle_start"] = None
        return given


def renamed(before: Engagement, after: Engagement, names: tuple[str, str]) -> Engagement:
    """The engagement with the name its cycle has now, unless somebody gave it one of their own. `names` are the
    client's names for cycles, before and after."""
    if after.cycle_start is None or not plausible(after.cycle_start):
        return after
    known = before.cycle_start is not None and plausible(before.cycle_start)
    usual = cycle_name(before.cycle_start, before.cycle_months, names[0]) if before.cycle_start and known else ""
    if before.cycle_name and not same_name(before.cycle_name, usual):
        return after
    return replace(after, cycle_name=cycle_name(after.cycle_start, after.cycle_months, names[1]))


def _keep_parameter_true(tx: Transaction, moved: Engagement, given: dict[str, Any]) -> str:
    """What parameter 4 says about the cycle follows where it says it, so that no two dates stand in one file; returns
    the client's names for cycles."""
    record = next(iter(tx.all(ParameterRecord, key=ParameterKey.CYCLE)), None)
    if record is None:
        return ""
    start = moved.cycle_start.isoformat() if moved.cycle_start else ""
    for name, field, value in (
        ("cycle_months", "length_months", str(moved.cycle_months)),
        ("cycle_start", "first_start", start),
    ):
        if name in given and record.detail(field):
            record = with_detail(record, content_of(ParameterKey.CYCLE), field, value)
    tx.put(record)
    return record.detail("names")
