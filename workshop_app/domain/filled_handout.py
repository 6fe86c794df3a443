"""A drafting handout that somebody filled and gave back, as values. Made by `handouts.intake_forms`, turned into drafts
by `application/handout_room`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct


class FormProblem(StrEnum):
    """What was not as it should be in a form; the rest of it comes in all the same."""

    NO_CODE = "no_code"  # nothing on it says whose it is
    OTHER_VERSION = "other_version"  # about: the version it was printed of
    PUBLISHED = "published"  # the set it was printed from is published by now
    OTHER_CYCLE = "other_cycle"  # about: the cycle that is written on it
    TEAM_BY_NAME = "team_by_name"  # about: the name that was typed
    NEW_TEAM = "new_team"  # about: the name; no team is called so here
    ANOTHER_TEAM = "another_team"  # about: the name that was written over that of the team it was printed for
    FIELDS_GONE = "fields_gone"  # about: their labels
    EMPTIED = "emptied"  # about: the labels of fields that are empty on the paper of a set where something stands
    CROSSED_OUT = "crossed_out"  # about: the label and the words that have a line through them
    ROW_ADDED = "row_added"  # about: its words, which are kept as a note
    NO_OBJECTIVE = "no_objective"  # about: which one has key results and no words
    MORE_TICKED = "more_ticked"  # about: the line in which several boxes of one choice are ticked
    TOO_LONG = "too_long"  # about: the field that was cut


class FormRemark(Struct, frozen=True):
    """One problem, and what it is about."""

    problem: FormProblem
    about: str = ""


class FilledHandout(Struct, frozen=True):
    """What stands in a form. `values` by the names of its fields ("o1.kr2.unit"), without those left empty; `ticked`
    are the numbers of the boxes of a choice, from 1; `seen` are the names of all fields that are there. `engagement`,
    `team` and `version` are as the code says them, "" without one. `notes` is text outside the fields,
    `crossed` the words of fields in which somebody crossed out everything. `talked` are the numbers of the boxes
    ticked beside names, from 1."""

    values: Mapping[str, str]
    ticked: Mapping[str, tuple[int, ...]]
    seen: frozenset[str]
    notes: tuple[str, ...] = ()
    remarks: tuple[FormRemark, ...] = ()
    engagement: str = ""
    team: str = ""
    version: str = ""
    crossed: Mapping[str, str] = {}
    talked: Mapping[str, tuple[int, ...]] = {}
