"""The sample, a cycle later: what of the first sample moved until its cycle was over, from `a_cycle_later.<lang>.toml`.

The day the first sample stands on lies behind: the cycle that comes next in the first sample has just ended, or is
about to.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from workshop_app.domain.cycles import months_later
from workshop_app.sample.content import CYCLE_MONTHS, SampleContent, read_sample

STOOD_BEFORE = timedelta(days=24)  # the first sample stands so long before its cycle begins
ENDS_WITHIN = timedelta(days=2)  # a cycle that ends so soon has been looked back on by all teams
LAST_WEEK = timedelta(days=8)  # the calendar's window for looking back begins so long before the next cycle
REVIEWED_LATER = 40  # days by which an answer is looked at again later than was planned at first
REPLACED = ("questions", "notes", "drafts", "dependencies", "shared_words")


class LaterContent(SampleContent):
    """The content of the sample with its first cycle behind it. `said` is what the teams said in that cycle."""

    def __init__(self, language: str, now: datetime) -> None:
        start = months_later((now.date() + ENDS_WITHIN).replace(day=1), -CYCLE_MONTHS)
        then = start - STOOD_BEFORE
        super().__init__(language, now - (now.date() - then))
        self.today = now.date()
        self.said: tuple[Mapping[str, Any], ...] = tuple(read_sample("four_check_ins", language)["cycle"])
        later = read_sample("a_cycle_later", language)
        self.raw["published_after"] = later["published_after"]
        self._patch(later)
        for name in REPLACED:
            self.raw[name] = later[name]
        self.raw["history"]["changed"] += later["history"]
        self.raw["sessions"][3:] = later["sessions"]
        self.raw["workshops"][2:] = later["workshops"]
        for name in ("questions", "sessions", "workshops"):
            for entry in self.raw[name]:
                self._place(entry)

    def cycle_day(self, name: str) -> date:
        """A day that the cycle parameter names, such as "publish_by"."""
        return date.fromisoformat(self._dates("cycle")[name])

    def check_in_days(self) -> tuple[date, ...]:
        """The first day of each week in which teams check in."""
        return tuple(date.fromisoformat(line) for line in self._dates("cycle")["check_ins"].splitlines())

    def looked_back(self, day: int) -> date:
        """When a team that meets so many days into its week looked back: in the last week, and on no weekend."""
        found = months_later(self.cycle_start(), CYCLE_MONTHS) - LAST_WEEK + timedelta(days=day)
        return found + timedelta(days=max(0, 7 - found.weekday()) if found.weekday() > 4 else 0)

    def _patch(self, later: Mapping[str, Any]) -> None:
        moved = {entry["key"]: entry for entry in later["parameters"]}
        for entry in self.raw["parameters"]:
            details = entry["details"]
            if "review_on" in entry:
                entry["review_on"] += REVIEWED_LATER
            if entry["key"] in moved:
                entry.pop("parked_until", None)
                entry |= moved[entry["key"]]
                entry["details"] = details | moved[entry["key"]].get("details", {})
        for entry in self.raw["own_parameters"]:
            entry["answer"]["review_on"] += REVIEWED_LATER
            entry["answer"] |= later["own_parameters"].get(entry["title"], {})
        for entry in self.raw["roles"]:
            entry["name"] = later["roles"].get(entry["kind"], entry["name"])
        for workshop in self.raw["workshops"]:
            for made in workshop.get("commitments", ()):
                made["done"] = True

    def _place(self, entry: dict[str, Any]) -> None:
        """Days that count from today, or stand in the cycle, as days of the first sample."""
        field = "due" if "owner" in entry else "day"
        if "from_today" in entry:
            entry[field] = (self.today - self.now.date()).days + entry.pop("from_today")
        if "at" in entry:
            entry[field] = (self.cycle_day(entry.pop("at")) - self.now.date()).days
