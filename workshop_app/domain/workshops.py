"""Planned and finished workshops: the snapshot of an agenda, who takes part, who sits where in which round."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from agendas.model import Agenda, AgendaKind


class WorkshopStatus(StrEnum):
    """Whether a workshop still lies ahead."""

    PLANNED = "planned"
    FINISHED = "finished"


class Workshop(Struct, frozen=True):
    """One workshop of the engagement. The agenda itself is a separate value (`WorkshopAgenda`, same id) so that lists
    of workshops stay cheap. `start` is the first day's start in minutes since midnight, by the clocks of its place;
    `zone` is the time zone there by its IANA name, empty where it is the engagement's."""

    id: str
    title: str
    kind: AgendaKind
    template: str
    day: date | None = None
    start: int = 540
    place: str = ""
    team_id: str | None = None
    status: WorkshopStatus = WorkshopStatus.PLANNED
    position: int = 0
    zone: str = ""


class WorkshopAgenda(Struct, frozen=True):
    """The agenda as it was when chosen, with every later edit; an app update never changes it. Id = workshop id."""

    id: str
    agenda: Agenda


class Attendance(Struct, frozen=True):
    """A person in a workshop. `present` is set at check-in; groups use present people only. What is known beforehand:
    `leaves_after` takes part in the first so many rounds only; `leaves_at` and `arrives_at` are minutes since midnight
    of the first day (1440 more for each day after it); `leaves_lunch` goes at the lunch of that day of the plan,
    whenever that is (`day_times.leaving_at`)."""

    id: str
    workshop_id: str
    person_id: str
    present: bool = True
    position: int = 0
    leaves_after: int | None = None
    leaves_at: int | None = None
    arrives_at: int | None = None
    leaves_lunch: int | None = None

    @property
    def told(self) -> bool:
        """Whether anything is known beforehand of when they come or leave."""
        return (self.arrives_at, self.leaves_at, self.leaves_after, self.leaves_lunch) != (None, None, None, None)


class SeatedRoom(Struct, frozen=True):
    """One group in one round: ids of people by seat. A pair has no observer (the facilitator sits in)."""

    room: str
    coach: str
    coachee: str
    observers: tuple[str, ...] = ()


class SeatedRound(Struct, frozen=True):
    """All rooms of one round; `number` counts through the whole day from 1."""

    number: int
    rooms: tuple[SeatedRoom, ...]


class GroupPlan(Struct, frozen=True):
    """Who sits where in which round. Id = workshop id. `seed` repeats the plan on every machine. `same_all_day`: the
    groups were made to stay together all day or (False) to be new each round; None where they were made before that was
    kept. `domain/groups.same_groups` reads it."""

    id: str
    seed: int
    rounds: tuple[SeatedRound, ...]
    same_all_day: bool | None = None


class ParkedItem(Struct, frozen=True):
    """Something set aside during a workshop, with who looks after it and until when. One that came from a note of the
    running day has that log row's id, so the file holds it once: the log says what was said, this what became of it.
    `owner_id` is the person that `owner` names, where that is known."""

    id: str
    workshop_id: str
    text: str
    step_id: str = ""
    owner: str = ""
    due: date | None = None
    done: bool = False
    position: int = 0
    owner_id: str | None = None


def with_own_start(workshop: Workshop, agenda: Agenda) -> Agenda:
    """The agenda as it runs in this workshop: its first day begins when the workshop does, and items that count to a
    clock time are as long as that leaves them."""
    from agendas.schedule import settled  # with all the rounds can do, which no start waits for

    return settled(replace(agenda, starts=(workshop.start, *agenda.starts[1:])))


def sits_twice(round: SeatedRound) -> bool:
    """Whether somebody has two seats in one round."""
    seats = [seat for room in round.rooms for seat in (room.coach, room.coachee, *room.observers) if seat]
    return len(set(seats)) < len(seats)
