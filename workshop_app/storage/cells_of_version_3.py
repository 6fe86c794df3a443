"""Cells as version 3 wrote them, in the layout of version 4: texts under names were lists of pairs and threes, and are
members of an object now. Used by the migration and, for the rows of a damaged older file, by `salvage`.
"""

from __future__ import annotations

import json
from typing import Any

# Which columns those are.
COLUMNS: tuple[tuple[str, str], ...] = (
    ("parameter_record", "details"),
    ("interview_layout", "titles"),
    ("run_event", "data"),
    ("edition_answers", "answers"),
)


def with_members(cell: str) -> str:
    """The cell with members; one that has them already, or is no such cell at all, as it is."""
    try:
        listed = json.loads(cell)
    except (ValueError, RecursionError):
        return cell
    if not isinstance(listed, list) or not all(_named(entry) for entry in listed):
        return cell
    found: dict[str, Any] = {}
    for *names, text in listed:
        place = found if len(names) == 1 else found.setdefault(names[0], {})
        if not isinstance(place, dict):
            return cell
        place[names[-1]] = text  # of two under one name the later one was read
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _named(entry: Any) -> bool:
    return isinstance(entry, list) and len(entry) in (2, 3) and all(isinstance(each, str) for each in entry)
