"""Saying in which time zone workshops are."""

from __future__ import annotations

from collections.abc import Hashable

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application import zones
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.engagement import Engagement
from workshop_app.domain.workshops import Workshop


class SetZone(Struct, frozen=True):
    """The time zone of one workshop, or (without an id) of all that have none of their own. `zone` is a name of the
    data, a city or a country; empty takes it away. KnownError ZONE_UNKNOWN for what is none."""

    zone: str
    workshop_id: str = ""
    merge_key: Hashable | None = None
    undoable: bool = True

    def run(self, tx: Transaction, clock: Clock) -> None:
        zone = zones.checked(self.zone)
        if self.workshop_id:
            tx.put(replace(tx.get(Workshop, self.workshop_id), zone=zone))
        else:
            tx.put(replace(tx.all(Engagement)[0], zone=zone))
