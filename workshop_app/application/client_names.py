"""Whose names an engagement holds: asked before something that is not of this client goes out."""

from __future__ import annotations

from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import RoleAssignment
from workshop_app.domain.rehearsal.known_names import ClientNames
from workshop_app.domain.voices import Interviewee


def client_names(reader: Reader) -> ClientNames:
    """The client, everybody on the list, whoever is interviewed and whoever has a role."""
    lists = (queries.people(reader), reader.all(Interviewee), reader.all(RoleAssignment))
    names = (each.name.strip() for people in lists for each in people)
    return ClientNames(queries.engagement(reader).client.strip(), tuple(dict.fromkeys(name for name in names if name)))
