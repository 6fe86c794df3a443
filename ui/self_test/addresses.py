"""Every place that a window can go to, read from an open engagement: for the self-test, and for pictures of all
screens."""

from __future__ import annotations

from collections.abc import Iterator

from ui.alignment.panel import TABS as ALIGNMENT
from ui.cycle.view_state import REFLECT, WAYS
from ui.interview.pages import TABS
from ui.rehearse.panel import OBSERVE, ONE_CASE
from ui.shell.places import PLACES, WORKSHOP_TABS, workshop_address
from workshop_app.application import cycle_queries, queries
from workshop_app.application.ports import Reader
from workshop_app.domain.check_ins import CheckIn
from workshop_app.domain.parameters import ParameterKey

PRACTICE = (f"{ONE_CASE}bakery_logistics", OBSERVE, "weeks", "note", "words", "example", "write", "trio")


def addresses(reader: Reader) -> Iterator[str]:
    """Every place of the shell, every workshop with its tabs, and the pages of the interview."""
    for place in PLACES:
        if place.name not in (*WORKSHOP_TABS, "new_workshop"):
            yield place.name
    yield from (f"people/{person.id}/page" for person in queries.people(reader)[1:2])
    yield from (f"alignment/{tab.name}" for tab in ALIGNMENT)
    yield "workshops/new"
    for workshop in queries.workshops(reader):
        for tab in WORKSHOP_TABS:
            yield workshop_address(workshop.id, tab)
    ahead = cycle_queries.next_check_in(reader)
    yield from (f"cycle/{ahead.set_id}/{ahead.id}/{way}" for way in WAYS if ahead is not None)
    yield from (f"cycle/{set_id}/{REFLECT}" for set_id in sorted({each.set_id for each in reader.all(CheckIn)}))
    yield from (f"rehearse/{rest}" for rest in PRACTICE)
    yield from (f"interview/{tab.name}" for tab in TABS)
    yield f"interview/{ParameterKey.CYCLE}"
    yield f"interview/{ParameterKey.REVIEWS}"
