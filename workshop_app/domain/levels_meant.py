"""What the levels of a cycle mean that has begun in them, whatever was chosen since. Read by the drafts screen and by
the papers of such a cycle. Pure.

Choosing another option takes the usual words of the old one away; for a cycle that goes on in levels they hold on.
"""

from __future__ import annotations

from msgspec import Struct

from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import ParameterKey, ParameterRecord
from workshop_app.domain.scoring import Model


class LevelsMeant(Struct, frozen=True):
    """In the words of the client, else in the usual ones where these were taken away; "" where nobody said. `y_means`
    and `cadence` are ids of choices."""

    commit: str = ""
    target: str = ""
    stretch: str = ""
    y_means: str = ""
    cadence: str = ""
    mid_cycle_change: str = ""


def levels_meant(record: ParameterRecord | None) -> LevelsMeant:
    """As the record of the scoring parameter has it, or had it before another option was chosen."""
    if record is None:
        return LevelsMeant()
    content, taken_away = content_of(ParameterKey.SCORING), record.option not in {"", Model.LEVELS}

    def meant(name: str) -> str:
        field, said = content.field(name), record.detail(name).strip()
        return said or (field.default if field is not None and taken_away else "")

    return LevelsMeant(
        meant("level_commit"),
        meant("level_target"),
        meant("level_stretch"),
        meant("to_number"),
        meant("cadence"),
        meant("mid_cycle_change"),
    )
