"""What the words of an agenda table stand for: the type of item a title sounds like, a type that is named, who leads.

Called by `table`. Pure; the words are data (`words/columns.toml`), in every language at once.
"""

from __future__ import annotations

import re
from functools import cache

from agendas import table_columns
from agendas.model import Activity, Lead, StepType


def guess(title: str) -> tuple[StepType, Activity]:
    """The kind of step a title sounds like; an exercise when it sounds like nothing in particular."""
    for pattern, type, activity in _guesses():
        if pattern.search(title.lower()):
            return type, activity
    return StepType.EXERCISE, Activity.NONE


@cache
def _guesses() -> tuple[tuple[re.Pattern[str], StepType, Activity], ...]:
    return tuple(
        (
            re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in entry["words"]) + r")(?!\w)"),
            StepType(entry["type"]),
            Activity(entry.get("activity", "none")),
        )
        for entry in table_columns.vocabulary()["guess"]
    )


def type_said(text: str) -> StepType | None:
    """The type a cell names; None where it is none that we know."""
    known = table_columns.vocabulary()["type"]
    text = text.lower()
    return next((StepType(type) for type, entries in known.items() if text == type or text in entries), None)


def leads(text: str) -> tuple[Lead, ...]:
    """Who leads: "SP then C", "coach + sponsor"; names of people are not roles and give none."""
    known = table_columns.vocabulary()["lead"]
    parts = re.split(r"\s*(?:[,;/+&]|\bthen\b|\band\b|\bund\b|\bdann\b)\s*", text.lower())
    found = [
        Lead(lead) for part in parts for lead, entries in known.items() if part and (part == lead or part in entries)
    ]
    return tuple(dict.fromkeys(found))
