"""What the fit check finds: single findings, and how long groups can speak. Made by `fit_rules`, put into words by
`fit`, read by the plan screen, the repairs and the documents. Values only.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct, field


class Severity(StrEnum):
    """stop: the day cannot be held like this; warn: it will hurt; note: worth knowing."""

    STOP = "stop"
    WARN = "warn"
    NOTE = "note"


class FitFinding(Struct, frozen=True):
    """One thing the check found. `facts` fill the sentence; the two minute figures are there where the finding is
    about time. `remedy` names the sentence that says what can be done."""

    code: str
    severity: Severity
    facts: Mapping[str, object] = field(default_factory=dict)
    needs_minutes: int | None = None
    has_minutes: int | None = None
    step_id: str | None = None
    remedy: str = ""


class ShareBack(Struct, frozen=True):
    """How long each group can speak in one share back."""

    step_id: str
    groups: int
    minutes_each: Fraction
