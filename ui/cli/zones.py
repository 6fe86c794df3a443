"""zone: in which time zone workshops are, by name or by city."""

from __future__ import annotations

import argparse

from ui.cli.named_workshop import named_workshop
from ui.cli.output import put, put_json
from workshop_app import bootstrap
from workshop_app.application import queries, zones
from workshop_app.application.commands.zones import SetZone
from workshop_app.application.workspace import Workspace

FLOATING = "not said: read by the clocks of the place"


def show_zones(arguments: argparse.Namespace) -> int:
    """The engagement's zone, and each workshop's."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        told = _told(workspace)
    finally:
        workspace.close()
    _say(arguments, told)
    return 0


def set_zone(arguments: argparse.Namespace) -> int:
    """Say it for one workshop, or for all that have none of their own."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        workshop_id = named_workshop(workspace.read, arguments.workshop).id if arguments.workshop else ""
        workspace.apply(SetZone(arguments.zone, workshop_id))
        told = _told(workspace)
    finally:
        workspace.close()
    _say(arguments, told)
    return 0


def find_zones(arguments: argparse.Namespace) -> int:
    """Zones that have all these words; status 1 when there is none."""
    found = zones.find(" ".join(arguments.words))
    if arguments.json:
        put_json({"zones": [{"zone": each.name, "countries": list(each.countries)} for each in found]})
    else:
        for each in found:
            put(f"{each.name}  {', '.join(each.countries)}")
    return 0 if found else 1


def _told(workspace: Workspace) -> dict[str, object]:
    read = workspace.read
    return {
        "zone": queries.engagement(read).zone,
        "workshops": [
            {"id": each.id, "title": each.title, "zone": zones.zone_of(read, each), "own": bool(each.zone)}
            for each in queries.workshops(read)
        ],
    }


def _say(arguments: argparse.Namespace, told: dict[str, object]) -> None:
    if arguments.json:
        put_json(told)
        return
    put(str(told["zone"]) or FLOATING)
    for each in told["workshops"]:  # type: ignore[attr-defined]
        if each["own"]:
            put(f"{each['title']}: {each['zone']}")
