"""The team that was named on the command line, by its id or its name."""

from __future__ import annotations

from ui.cli.output import Refused, complain
from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import Team


def named_team(reader: Reader, wanted: str) -> Team:
    """Raises Refused, and says so, where there is none of that name, or more than one."""
    found = [team for team in queries.teams(reader) if team.id == wanted]
    found = found or [team for team in queries.teams(reader) if team.name.casefold() == wanted.strip().casefold()]
    if len(found) != 1:
        complain(f"which team is “{wanted}”? These are known: {', '.join(team.name for team in queries.teams(reader))}")
        raise Refused
    return found[0]
