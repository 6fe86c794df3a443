"""check-ins health: how a health metric stood in a check-in."""

from __future__ import annotations

import argparse
from typing import Any

from ui.cli.check_ins import known_check_in, put_check_in
from ui.cli.output import Refused, complain
from ui.cli.typed_values import check_value
from workshop_app import bootstrap
from workshop_app.application import cycle_queries
from workshop_app.application.commands.health_readings import ReadHealth
from workshop_app.domain.check_ins import HealthSignal

NO_NUMBER = "there is no health metric {number}: this set has {most}"


def write_reading(arguments: argparse.Namespace) -> int:
    """Value, how it stands, and why; what is not given stays."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        held = known_check_in(workspace.read, arguments.id)
        metrics = cycle_queries.check_in(workspace.read, held.id).health
        if not 1 <= arguments.number <= len(metrics):
            complain(NO_NUMBER.format(number=arguments.number, most=len(metrics) or "none"))
            raise Refused
        said: dict[str, Any] = {
            name: getattr(arguments, name) for name in ("value", "note") if getattr(arguments, name) is not None
        }
        check_value(workspace, said.get("value", ""))
        if arguments.signal is not None:
            said["signal"] = HealthSignal(arguments.signal)
        if said:
            workspace.apply(ReadHealth(held.id, metrics[arguments.number - 1].metric.id, tuple(said.items())))
        put_check_in(workspace.read, held.id, as_json=arguments.json)
    finally:
        workspace.close()
    return 0
