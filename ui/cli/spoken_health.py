"""The health metrics of a check-in as the command line tells them."""

from __future__ import annotations

from workshop_app.application.cycle_queries import CheckInView
from workshop_app.application.health_queries import HealthDoubt

ASKED = {
    HealthDoubt.OUT_OF_RANGE: "“{value}” is outside “{range}”: how does it stand? Say --signal or --note",
    HealthDoubt.OTHER_KIND: "which value is “{value}”? Healthy is {range}",
}


def spoken_health(view: CheckInView) -> list[str]:
    """A line each with its number; those that are not well are marked."""
    lines = []
    for number, one in enumerate(view.health, 1):
        mark = "talk" if one.to_talk_about else "    "
        value, note = one.reading.value.strip() or "not read yet", one.reading.note.strip()
        healthy = f" (healthy: {one.metric.stay.strip()})" if one.metric.stay.strip() else ""
        because = f"; {note}" if note else ""
        lines.append(f"health {number} {mark}  {one.metric.name.strip()}: {value}{healthy}{because}")
        if one.doubt is not None:
            lines.append(f"               {ASKED[one.doubt].format(value=value, range=one.metric.stay.strip())}")
    return lines


def told_health(view: CheckInView) -> list[dict[str, object]]:
    """The same as values."""
    return [
        {
            "metric_id": one.metric.id,
            "metric": one.metric.name,
            "stays": one.metric.stay,
            "value": one.reading.value,
            "value_before": one.before,
            "signal": str(one.reading.signal),
            "note": one.reading.note,
            "doubt": one.doubt,
        }
        for one in view.health
    ]
