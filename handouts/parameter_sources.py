"""Frozen inputs of the documents about the programme: the record, its one-page summary, the page for staff, the
interview guide, roles, calendar and changes. No field here can hold what only the coach may read: what somebody really
said, who disagreed, what to follow up, notes.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from handouts.imprint import Imprint, OpenItem
from workshop_app.domain.engagement import RoleKind
from workshop_app.domain.parameters import ParameterStatus


class RecordEntry(Struct, frozen=True):
    """One parameter as the client may read it. `key` is stable (a ParameterKey's value or an own parameter's id),
    `number` its place in the record. `choice` is the title of the chosen option; `details` are the filled record fields
    as (label, value), nothing that was merely suggested. `settled` says how answers that differed became one, `holding`
    what staff hear until it is decided; `changed_on` is when something of a decision last became another thing, where
    that was after the day it was made."""

    key: str
    number: int
    title: str
    short_title: str
    status: ParameterStatus
    own: bool = False
    choice: str = ""
    decision: str = ""
    rationale: str = ""
    exceptions: str = ""
    settled: str = ""
    settled_by: str = ""
    details: tuple[tuple[str, str], ...] = ()
    decided_by: str = ""
    decided_on: date | None = None
    changed_on: date | None = None
    applies_from: str = ""
    review_on: date | None = None
    owner: str = ""
    staff_text: str = ""
    parked_until: date | None = None
    parked_reason: str = ""
    open_items: tuple[OpenItem, ...] = ()
    holding: str = ""


class ChangeLine(Struct, frozen=True):
    """One field of one parameter, before and after, with who changed it when and why."""

    number: int
    short_title: str
    field: str
    before: str
    after: str
    on: date
    who: str = ""
    why: str = ""


class RecordSource(Struct, frozen=True):
    """The deployment parameters record and what is made from the same answers. `version` is what this edition of the
    record is called ("3", or "3-k7f2" from a marked copy of the file), empty where none is told; `changes` is what is
    new since the edition before, which is called `changed_since`; `dates` are the workshops ahead, `coming` these and
    the other milestones of the calendar."""

    imprint: Imprint
    entries: tuple[RecordEntry, ...]
    sponsor: str = ""
    project_lead: str = ""
    contact: str = ""
    engagement_id: str = ""
    version: str = ""
    signed_on: date | None = None
    signed_by: tuple[str, ...] = ()
    changes: tuple[ChangeLine, ...] = ()
    changed_since: str = ""
    dates: tuple[tuple[date, str], ...] = ()
    coming: tuple[CalendarLine, ...] = ()


class ChangesSource(Struct, frozen=True):
    """What changed since a day. `version` names the edition it is told against, empty when it is told by day; `until`
    the later edition, empty for the answers as they stand, None when the earlier one is known to be the signed one."""

    imprint: Imprint
    since: date | None
    lines: tuple[ChangeLine, ...]
    version: str = ""
    until: str | None = None


class GuideEntry(Struct, frozen=True):
    """One question to ask, with everything that helps to ask it. `lines` is what each field wants to be written in."""

    key: str
    number: int
    title: str
    question: str
    explanation: str = ""
    options: tuple[tuple[str, str, str], ...] = ()  # title, summary, watch out
    follow_ups: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()  # label, what is known
    lines: tuple[int, ...] = ()
    answer: str = ""
    open_items: tuple[OpenItem, ...] = ()


class GuideSource(Struct, frozen=True):
    """The interview guide; `blank` is the form without anything a client said."""

    imprint: Imprint
    entries: tuple[GuideEntry, ...]
    blank: bool = False


class PrintedRole(Struct, frozen=True):
    """One of the nine roles. `urgent` is the day by which somebody has to have it; `gap` means nobody has it
    though it is needed; `needed` False leaves it out here, for the reason the answers give."""

    kind: RoleKind
    name: str = ""
    contact: str = ""
    load: str = ""
    urgent: date | None = None
    gap: bool = False
    needed: bool = True


class RolesSource(Struct, frozen=True):
    """Roles and contacts of the programme."""

    imprint: Imprint
    roles: tuple[PrintedRole, ...]


class CalendarLine(Struct, frozen=True):
    """One thing with a day, or a window from `first` to `last`. `where` is a place or a person; `remark` says why it is
    not on another day."""

    first: date
    last: date
    what: str
    where: str = ""
    remark: str = ""


class CalendarSource(Struct, frozen=True):
    """The dates of the engagement, in order. `notes` say which of them break the usual one."""

    imprint: Imprint
    lines: tuple[CalendarLine, ...]
    cycle_start: date | None = None
    cycle_end: date | None = None
    notes: tuple[str, ...] = ()
