"""What the plan of a workshop is held against besides its people: how many key results it has to go through."""

from __future__ import annotations

from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.workshops import Workshop


def key_results_of(reader: Reader, workshop: Workshop) -> int | None:
    """The key results of the workshop's team, or of everybody where it belongs to no team; None while there are
    none."""
    sets = queries.draft_sets(reader, workshop.team_id)
    objectives = [one for draft in sets for one in queries.objectives(reader, draft.id)]
    return sum(len(queries.key_results(reader, one.id)) for one in objectives) or None
