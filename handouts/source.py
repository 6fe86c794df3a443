"""Frozen inputs of the composers: everything one document needs, read once on the GUI thread by `gather`, composed on
any thread. A participant's source has no field for the coach's private words, so that they cannot leak, by type:
scripts, tips, dissent, verbatim notes and notes about people stay behind in the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handouts.imprint import Imprint, OpenItem
from handouts.workshop_sources import WorkshopSource
from workshop_app.application.draft_queries import DraftSetView
from workshop_app.domain.okr import Direction, DraftStatus, KeyResult
from workshop_app.domain.parameter_rules import Caps
from workshop_app.domain.parameters import ParameterKey, ParameterStatus


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """One parameter as the client may read it. `choice` is the title of the chosen option; `details` are the filled
    record fields as (label, value), nothing that was merely suggested."""

    key: ParameterKey
    title: str
    short_title: str
    status: ParameterStatus
    choice: str = ""
    decision: str = ""
    rationale: str = ""
    exceptions: str = ""
    details: tuple[tuple[str, str], ...] = ()
    decided_by: str = ""
    decided_on: date | None = None
    applies_from: str = ""
    review_on: date | None = None
    owner: str = ""
    staff_text: str = ""
    parked_until: date | None = None
    parked_reason: str = ""
    open_items: tuple[OpenItem, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordSource:
    """The deployment parameters record; `signatories` are (role, name)."""

    imprint: Imprint
    entries: tuple[RecordEntry, ...]
    sponsor: str = ""
    project_lead: str = ""


@dataclass(frozen=True, slots=True)
class DraftObjective:
    """One objective with its key results."""

    id: str = ""
    text: str = ""
    why_now: str = ""
    direction: Direction = Direction.EXTERNAL
    key_results: tuple[KeyResult, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftChecks:
    """What the draft checks need to ask their questions, away from the GUI thread: reading a whole set takes a while.
    `aside` names the questions the coach put aside as (subject, code, text), without the reasons."""

    view: DraftSetView
    limits: Caps
    language: str
    elsewhere: tuple[tuple[str, str], ...] = ()
    aside: frozenset[tuple[str, str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class DraftSource:
    """What one team drafted for one cycle, or (all empty) a blank form. `checks` is None where nobody
    asks questions about the draft."""

    imprint: Imprint
    team: str = ""
    mission: str = ""
    depends_on: str = ""
    depended_on_by: str = ""
    context: str = ""
    status: DraftStatus = DraftStatus.DRAFT
    version: int = 1
    objectives: tuple[DraftObjective, ...] = ()
    checks: DraftChecks | None = None
    blank: bool = False


Source = RecordSource | DraftSource | WorkshopSource
