"""The day by which sets are published, as agreed. Asked when a file is opened, so it reads one answer and nothing
else."""

from __future__ import annotations

from datetime import date

from workshop_app.application.ports import Reader
from workshop_app.domain.cycles import plausible_day
from workshop_app.domain.parameters import ParameterKey, ParameterRecord


def publish_day(reader: Reader) -> date | None:
    """None while nobody has said."""
    for record in reader.all(ParameterRecord, key=ParameterKey.CYCLE):
        return plausible_day(dict(record.details).get("publish_by", ""))
    return None
