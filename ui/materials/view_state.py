"""What the materials screen shows: the same counts as the printed checklist, because both come from one source. No Qt
here.
"""

from __future__ import annotations

from datetime import date
from typing import cast

from msgspec import Struct

from handouts import catalogue
from handouts.catalogue import ComposeOptions
from handouts.workshop_sources import MaterialLine, MaterialsSource
from workshop_app.application.ports import Reader
from workshop_app.domain.errors import ErrorCode, KnownError

CHECKLIST = "materials_checklist"


class MaterialsView(Struct, frozen=True):
    """What to bring. `assumed`: nobody is invited yet and the agenda's own size was taken."""

    rows: tuple[MaterialLine, ...] = ()
    people: int = 0
    groups: int = 0
    assumed: bool = False


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
    return MaterialsView(source.lines, source.people, source.groups, source.assumed)
