"""Which cycle a workshop is for, and which one people work on, counted from 1, as far as days and sets tell it."""

from __future__ import annotations

from datetime import date

from agendas.model import AgendaKind
from workshop_app.application import queries
from workshop_app.application.interview_queries import facts
from workshop_app.application.ports import Reader
from workshop_app.domain.calendar import cycles_of
from workshop_app.domain.cycles import HALF_A_MONTH, plausible
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.workshops import Workshop

DRAFTING = frozenset([AgendaKind.TOP_LEVEL, AgendaKind.EXPERT, AgendaKind.TEAM_LEVEL])


def cycle_at_hand(reader: Reader, day: date) -> int:
    """The cycle people work on: that of the next workshop, else the last one that has begun and has sets."""
    most = max(reader.column(DraftSet, "cycle").values(), default=1)
    if most < 2:
        return 1
    ahead = queries.next_workshop(reader.all(Workshop), day)
    if ahead is not None:
        return cycle_of_workshop(reader, ahead)
    return max((each.number for each in cycles_of(facts(reader), most) if each.start <= day), default=1)


def cycle_of_workshop(reader: Reader, workshop: Workshop) -> int:
    """The cycle its day is in. One that drafts after the sets of that cycle were published is for the next one, where
    there is a set of it; one that looks back at the very beginning of a cycle is for the one before."""
    day, most = workshop.day, max(reader.column(DraftSet, "cycle").values(), default=1)
    if day is None or not plausible(day) or most < 2:
        return 1
    begun = [each for each in cycles_of(facts(reader), most) if each.start <= day]
    if not begun:
        return 1
    last = begun[-1]
    if workshop.kind is AgendaKind.REFLECT and day - last.start < HALF_A_MONTH:
        return max(1, last.number - 1)
    if workshop.kind not in DRAFTING or last.number == most:
        return last.number
    sets = [each for each in reader.all(DraftSet) if workshop.team_id in (None, each.team_id)]
    published = [each.published_on for each in sets if each.cycle == last.number]
    out = bool(published) and all(each is not None and each < day for each in published)
    return last.number + (out and any(each.cycle == last.number + 1 for each in sets))
