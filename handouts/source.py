"""Frozen inputs of the composers: everything one document needs, read once on the GUI thread by `gather`, composed on
any thread. A participant's source has no field for the coach's private words, so that they cannot leak, by type:
scripts, tips, dissent, verbatim notes and notes about people stay behind in the file.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

from msgspec import Struct

from handouts.imprint import Imprint
from workshop_app.application.draft_queries import DraftSetView
from workshop_app.application.draft_surroundings import NOTHING_AROUND, DraftSurroundings
from workshop_app.domain.draft_elsewhere import NOBODY, Elsewhere
from workshop_app.domain.okr import Direction, DraftStatus, KeyResult, KeyResultType
from workshop_app.domain.parameter_rules import Caps
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.wordings import Wording


class Source(Protocol):
    """What every source has: the words for the edge of each page, and the language of the document."""

    @property
    def imprint(self) -> Imprint: ...


class DraftObjective(Struct, frozen=True):
    """One objective with its key results."""

    id: str = ""
    text: str = ""
    why_now: str = ""
    direction: Direction = Direction.EXTERNAL
    key_results: tuple[KeyResult, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()  # to the questions of its kind, under their names


class DraftChecks(Struct, frozen=True):
    """What the draft checks need to ask their questions, away from the GUI thread: reading a whole set takes a while.
    `aside` names the questions the coach put aside as (subject, code, text), without the reasons."""

    view: DraftSetView
    limits: Caps
    language: str
    elsewhere: Elsewhere = NOBODY
    aside: frozenset[tuple[str, str, str]] = frozenset()
    around: DraftSurroundings = NOTHING_AROUND


class DraftRules(Struct, frozen=True):
    """What a client agreed on about drafts; empty where nobody has said anything. `y_means` is the level that Y stands
    for in "from X to Y"; `scale` names a scoring model without three levels; `in_words` are decisions that no figure or
    choice stands beside, each with its parameter and what that is called: they are told as they were written."""

    objectives: int = 0
    most_per_objective: int = 0
    most_per_set: int = 0
    balance: str = ""
    types: tuple[KeyResultType, ...] = ()
    milestones: int = 0
    milestone_rule: str = ""
    baseline_rule: str = ""
    levels: tuple[str, str, str] = ("", "", "")
    y_means: str = ""
    prescored: bool = True
    scale: str = ""
    cycle_start: date | None = None
    cycle_end: date | None = None
    check_ins: str = ""
    mid_cycle_change: str = ""
    publish_by: date | None = None
    draft_place: str = ""
    publish_place: str = ""
    tracker: str = ""
    check_in_template: str = ""
    template: str = ""
    health_metrics: tuple[str, ...] = ()
    health_beside: bool = False  # whether a set watches others, too
    words: tuple[str, ...] = ()
    in_words: tuple[tuple[ParameterKey, str, str], ...] = ()

    def said(self, key: ParameterKey) -> str:
        """The decision on it, where it is words alone."""
        return next((words for each, _, words in self.in_words if each is key), "")


class DraftSource(Struct, frozen=True):
    """What one team drafted for one cycle, or (all empty) a blank form. `checks` is None where nobody
    asks questions about the draft; `code` is what a paper of this set is known by (`marks.paper_code`); `talked` which
    lines of the two lists of names the log has an answer of."""

    imprint: Imprint
    team: str = ""
    mission: str = ""
    depends_on: str = ""
    depended_on_by: str = ""
    context: str = ""
    event: str = ""
    event_day: date | None = None
    status: DraftStatus = DraftStatus.DRAFT
    version: int = 1
    objectives: tuple[DraftObjective, ...] = ()
    checks: DraftChecks | None = None
    changed: tuple[Wording, ...] = ()  # with a reason, since it was published
    blank: bool = False
    code: str = ""
    rules: DraftRules = DraftRules()
    talked: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
