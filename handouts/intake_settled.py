"""The quiet line under a decision, read back into its fields: who decided when, from when it applies, when it is due
again, who looks after it. `intake_changes.py` asks; what does not read like one of them stays a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.compose.frame import SEPARATOR
from handouts.wording import Words
from workshop_app.domain.returned import ReturnedField

_AROUND = " \u200e"  # on papers printed before a mark follows a name from the right
# The sentences of the line, the longest first, and the field of each gap; None where the history tells it.
_SENTENCES: tuple[tuple[str, dict[str, ReturnedField | None]], ...] = (
    ("record.decided_by_on", {"name": ReturnedField.DECIDED_BY, "date": ReturnedField.DECIDED_ON}),
    ("record.decided_on", {"date": ReturnedField.DECIDED_ON}),
    ("record.decided_by", {"name": ReturnedField.DECIDED_BY}),
    ("record.changed_on", {"date": None}),
    ("record.applies_from", {"cycle": ReturnedField.APPLIES_FROM}),
    ("record.applies_from_before", {"cycle": ReturnedField.APPLIES_FROM}),  # on papers printed before
    ("record.review_on", {"date": ReturnedField.REVIEW_ON}),
    ("record.owner", {"name": ReturnedField.OWNER}),
)


def settled_parts(key: str, old: str, new: str, words: Words) -> Iterator[tuple[str, str, str, str]]:
    """Key, field, before and after of each field of the line that differs; and of what is no field of it."""
    before, after = _read(old, words), _read(new, words)
    for field in dict.fromkeys((*before, *after)):
        if before.get(field, "") != after.get(field, ""):
            yield key, field, before.get(field, ""), after.get(field, "")


def _read(line: str, words: Words) -> dict[str, str]:
    found: dict[str, str] = {}
    rest: list[str] = []
    for part in re.split(rf"\s*{re.escape(SEPARATOR.strip())}\s*|\n", " ".join(line.split(" "))):
        said = " ".join(part.split())
        fields = _fields(said, words)
        if fields is None and said:
            rest.append(said)
        found |= fields or {}
    if rest:
        found[ReturnedField.TEXT] = SEPARATOR.join(rest)
    return found


def _fields(said: str, words: Words) -> dict[str, str] | None:
    for name, gaps in _SENTENCES:
        pattern = re.escape(words(name, **{gap: f"\0{gap}\0" for gap in gaps}))
        for gap in gaps:
            pattern = pattern.replace(re.escape(f"\0{gap}\0"), f"(?P<{gap}>.+)")
        match = re.fullmatch(pattern, said, re.IGNORECASE)
        if match:
            return {field: match[gap].strip(_AROUND) for gap, field in gaps.items() if field is not None}
    return None
