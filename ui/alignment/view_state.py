"""What the pages between teams show, decided without Qt."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from workshop_app.application import needs_log, queries
from workshop_app.application.needs_log import LoggedNeed
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import Team
from workshop_app.domain.naming import in_order
from workshop_app.domain.need_line import NeedOffer
from workshop_app.domain.okr import KeyResult


class Side(StrEnum):
    """Which part of the log a heading stands above."""

    WE_NEED = "we_need"
    THEY_NEED = "they_need"


class NeedRow(Struct, frozen=True):
    """One row of the log: a heading where `heading` is set, else a line."""

    logged: LoggedNeed | None = None
    heading: Side | None = None

    @property
    def id(self) -> str:
        return self.logged.dependency.id if self.logged else f"heading {self.heading}"


class NeedsView(Struct, frozen=True):
    """The page of the log. `number`, `late` and `refused` count what is in sight; `published`: the day by which sets
    are published has gone by."""

    rows: tuple[NeedRow, ...]
    offers: tuple[NeedOffer, ...]
    teams: tuple[Team, ...]
    publish: date | None
    number: int
    late: int
    refused: int
    published: bool = False

    def place(self, id: str) -> int:
        """The row of a line; -1 where it is not in sight."""
        return next((at for at, row in enumerate(self.rows) if row.logged and row.id == id), -1)

    def logged(self, id: str) -> LoggedNeed | None:
        """The line with this id; None where it is not in sight."""
        at = self.place(id)
        return self.rows[at].logged if at >= 0 else None

    @property
    def first(self) -> int:
        """The first row that is a line; -1 where there is none."""
        return next((at for at, row in enumerate(self.rows) if row.logged), -1)


def needs_view(reader: Reader, today: date, team_id: str, *, open_only: bool) -> NeedsView:
    """The log of all teams, or both sides of one with a heading each."""
    log, teams = needs_log.needs_log(reader, today, team_id, open_only=open_only), queries.teams(reader)
    name = next((team.name for team in teams if team.id == team_id), "")
    offers = tuple(each for each in needs_log.offers(reader) if not name or name in (each.needs, each.gives))
    rows = [NeedRow(each) for each in log.needs]
    if team_id:
        needs = [NeedRow(heading=Side.WE_NEED), *rows] if rows else []
        gives = [NeedRow(heading=Side.THEY_NEED), *map(NeedRow, log.gives)] if log.gives else []
        rows = [*needs, *gives]
    late = sum(each.late for each in log.all)
    refused = sum(each.dependency.is_refused for each in log.all)
    gone = log.publish is not None and log.publish < today
    return NeedsView(tuple(rows), offers, teams, log.publish, len(log.all), late, refused, gone)


class NeedDetails(Struct, frozen=True):
    """One line of the log with what its fields offer: the key results of the team that needs it, the names of teams and
    people, and why that team works on it now."""

    logged: LoggedNeed
    results: tuple[KeyResult, ...]
    why_now: str


def need_details(reader: Reader, logged: LoggedNeed) -> NeedDetails:
    """A line of the log with what its fields offer."""
    each = logged.dependency
    results = needs_log.results_of_team(reader, each.needs_id or "")
    return NeedDetails(logged, results, needs_log.why_now_of(reader, each, results))


def people_named(reader: Reader) -> list[str]:
    """Whom the fields for names offer."""
    return sorted({person.name for person in queries.people(reader) if person.name.strip()}, key=in_order)
