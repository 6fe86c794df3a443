"""People of an engagement: who may sit in a workshop."""

from __future__ import annotations

from msgspec import Struct


class Person(Struct, frozen=True):
    """One person. `can_coach` marks people who already coach (they take the D seat of a quad first); `reports_to` is
    the id of the boss, used to keep boss and direct report apart; `note` is private to the coach. `team_id` is the team
    that `team` names, where that is known."""

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
