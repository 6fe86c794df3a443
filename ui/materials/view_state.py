"""What the materials screen shows: the same counts as the printed checklist, because both come from one source. No Qt
here.
"""

from __future__ import annotations

from datetime import date
from typing import cast

from msgspec import Struct

from handouts import catalogue
from handouts.catalogue import ComposeOptions
from handouts.material_sources import MaterialLine, MaterialsSource
from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.groups import rotation_steps

CHECKLIST = "materials_checklist"


class MaterialsView(Struct, frozen=True):
    """What to bring. `assumed`: nobody is invited yet and the agenda's own size was taken. `seated`: whether the groups
    are made; None where nobody is seated for coaching, and a number of groups is only counted with."""

    rows: tuple[MaterialLine, ...] = ()
    people: int = 0
    groups: int = 0
    assumed: bool = False
    seated: bool | None = None


def materials_view(reader: Reader, workshop_id: str, day: date) -> MaterialsView:
    """The list of one workshop; without rows while its agenda is empty or names nothing."""
    options = ComposeOptions(day=day, workshop_id=workshop_id)
    try:
        sources = catalogue.gather(CHECKLIST, reader, options)
    except KnownError as error:
        if error.code is ErrorCode.NOTHING_TO_EXPORT:
            return MaterialsView()
        raise
    source = cast("MaterialsSource", sources[0])
    seated = _seated(reader, workshop_id)
    return MaterialsView(source.lines, source.people, source.groups, source.assumed, seated)


def _seated(reader: Reader, workshop_id: str) -> bool | None:
    if not rotation_steps(queries.agenda(reader, workshop_id).agenda):
        return None
    plan = queries.groups(reader, workshop_id)
    return plan is not None and bool(plan.rounds)
