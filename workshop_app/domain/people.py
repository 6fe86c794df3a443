"""People of an engagement: who may sit in a workshop, and who should share a room with whom."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Person(Struct, frozen=True):
    """One person. `can_coach` marks people who already coach (they take the D seat of a quad first); `brings_okr`, that
    they bring a real OKR to work on; `host_room` is the number of the room that is theirs in every round (0: none);
    `note` is private to the coach. `team_id` is the team that `team` names, where that is known; `reports_to` is the id
    of the boss, whom `boss` names: words without an id are a question to the coach and no rule."""

    id: str
    name: str
    team: str = ""
    job: str = ""
    email: str = ""
    level: str = ""
    language: str = ""
    can_coach: bool = False
    reports_to: str | None = None
    note: str = ""
    position: int = 0
    team_id: str | None = None
    boss: str = ""
    brings_okr: bool = False
    host_room: int = 0


class PairKind(StrEnum):
    """What is asked for two people: never in one room, rather not, or always."""

    APART = "apart"
    RATHER_NOT = "rather_not"
    TOGETHER = "together"


class PairRule(Struct, frozen=True):
    """A rule about two people that holds for both alike, so it stands once: `one_id` sorts before `other_id`. Two
    people have one rule at most."""

    id: str
    one_id: str
    other_id: str
    kind: PairKind

    @property
    def ids(self) -> tuple[str, str]:
        return (self.one_id, self.other_id)

    def mate_of(self, person_id: str) -> str:
        """The other one of the two."""
        return self.other_id if person_id == self.one_id else self.one_id
