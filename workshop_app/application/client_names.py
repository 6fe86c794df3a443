"""Whose names an engagement holds: asked before something that is not of this client goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import RoleAssignment, Team
from workshop_app.domain.naming import folded
from workshop_app.domain.rehearsal.known_names import ClientNames
from workshop_app.domain.voices import Interviewee

_SEVERAL = re.compile(r"[,;\n]")  # a role may be held by three people, or by whole teams


def client_names(reader: Reader) -> ClientNames:
    """The client, everybody on the list, whoever is interviewed and whoever has a role; teams are nobody's name."""
    teams = {folded(each.name).strip() for each in reader.all(Team)}
    names = (name for name in _names(reader) if name and folded(name) not in teams)
    return ClientNames(queries.engagement(reader).client.strip(), tuple(dict.fromkeys(names)))


def _names(reader: Reader) -> Iterator[str]:
    yield from (each.name.strip() for each in queries.people(reader))
    held: tuple[Interviewee | RoleAssignment, ...] = (*reader.all(Interviewee), *reader.all(RoleAssignment))
    yield from (name.strip() for each in held for name in _SEVERAL.split(each.name))
