"""What is asked for the groups of a workshop: read once, handed to `groups.deal`, `groups.truth`, `reseating`. Asked by
the groups screen, the running day, the command line and the sample.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import combinations

from msgspec.structs import replace

from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.people import PairRule, Person
from workshop_app.domain.seat_rules import SeatRules, facts_of, known_times, seat_rules
from workshop_app.domain.workshops import GroupPlan, Workshop, WorkshopStatus

Met = Mapping[tuple[str, str], int]


def seating(reader: Reader, workshop_id: str) -> SeatRules:
    """The rules and facts for this workshop, meetings in earlier ones of this engagement included."""
    everybody = reader.all(Person)
    met = met_before(reader, reader.get(Workshop, workshop_id))
    agenda = queries.agenda_of_the_day(reader, workshop_id)
    times = known_times(queries.attendance(reader, workshop_id), agenda)
    return seat_rules(everybody, reader.all(PairRule), facts_of(everybody, times, met))


def with_met(asked: SeatRules, met: Met) -> SeatRules:
    """With further meetings: those in other engagements, see `pair_memory`."""
    both = Counter(asked.facts.met) + Counter(met)
    return replace(asked, facts=replace(asked.facts, met=dict(both)))


def met_before(reader: Reader, workshop: Workshop) -> Met:
    """How often two people sit in one room in this engagement's earlier workshops, for two ids in order. A workshop is
    earlier when it is finished, or planned for an earlier moment: the second of two days avoids the pairs of the first
    before that is over."""
    met: Counter[tuple[str, str]] = Counter()
    for other in reader.all(Workshop):
        if other.id != workshop.id and _is_earlier(other, workshop):
            plan = reader.find(GroupPlan, other.id)
            met.update(() if plan is None else pairs_in(plan))
    return dict(met)


def pairs_in(plan: GroupPlan) -> Mapping[tuple[str, str], int]:
    """How often two people share a room in these groups."""
    met: Counter[tuple[str, str]] = Counter()
    for room in (room for one in plan.rounds for room in one.rooms):
        people = sorted({id for id in (room.coach, room.coachee, *room.observers) if id})
        met.update(combinations(people, 2))
    return met


def _is_earlier(other: Workshop, than: Workshop) -> bool:
    if other.status is WorkshopStatus.FINISHED:
        return True
    if than.status is WorkshopStatus.FINISHED or other.day is None:
        return False
    return (other.day, other.start) < (than.day or date.max, than.start)
