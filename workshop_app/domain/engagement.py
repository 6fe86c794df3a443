"""The engagement itself: the client, the cycle, the teams and the nine roles (domain terms, section 2.1)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct


class Paper(StrEnum):
    """The paper documents are laid out for."""

    A4 = "a4"
    LETTER = "letter"


# Where printers hold US Letter (Unicode CLDR, paper sizes by territory); everywhere else it is A4.
LETTER_TERRITORIES = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])


def usual_paper(territory: str) -> Paper:
    """What is in the printers of a territory (ISO code); A4 where nobody knows which it is."""
    return Paper.LETTER if territory in LETTER_TERRITORIES else Paper.A4


class RoleKind(StrEnum):
    """The nine roles of an OKRs programme."""

    EXTERNAL_COACH = "external_coach"
    INTERNAL_COACH = "internal_coach"
    PROJECT_LEAD = "project_lead"
    COORDINATOR = "coordinator"
    HR_LEAD = "hr_lead"
    SPONSOR = "sponsor"
    TEAM_LEAD = "team_lead"
    TEAM_MEMBER = "team_member"
    KR_CHAMPION = "kr_champion"


class Engagement(Struct, frozen=True):
    """One client, one programme. A file holds exactly one. `cycle_start` is the first day of the coming cycle;
    `country` (ISO code such as "DE") and `region` say which public holidays the calendar avoids; `zone` is the time
    zone of its workshops by its IANA name ("Europe/Lisbon"), empty where nobody said it."""

    id: str
    client: str
    cycle_name: str = ""
    cycle_start: date | None = None
    cycle_months: int = 4
    coach: str = ""
    language: str = "en"
    paper: Paper = Paper.A4
    confidentiality: str = ""
    sample: bool = False
    country: str = ""
    region: str = ""
    zone: str = ""


class Team(Struct, frozen=True):
    """A team that really works together; owns draft sets. `top_level` marks the highest unit in scope. `lead_id` is
    the person named as lead, where that is known."""

    id: str
    name: str
    position: int = 0
    top_level: bool = False
    lead: str = ""
    lead_id: str | None = None


class RoleAssignment(Struct, frozen=True):
    """Who fills one of the nine roles. `name` is free text so that somebody outside `people` can hold a role."""

    id: str
    kind: RoleKind
    name: str = ""
    person_id: str | None = None
    contact: str = ""
    load: str = ""
    needed_from: str = ""
    position: int = 0
