"""What was said about the scoring of a cycle that has begun in another way than is chosen now. Read by the drafts
screen and by the papers of such a cycle. Pure.

Choosing another option takes the usual words of the old one away; for a cycle that goes on they hold on.
"""

from __future__ import annotations

from msgspec import Struct

from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import ParameterKey, ParameterRecord
from workshop_app.domain.scoring import Model


class SaidThen(Struct, frozen=True):
    """In the words of the client, else in the usual ones where these were taken away; "" where nobody said. `y_means`
    and `cadence` are ids of choices."""

    commit: str = ""
    target: str = ""
    stretch: str = ""
    y_means: str = ""
    cadence: str = ""
    mid_cycle_change: str = ""
    template: str = ""


def said_then(record: ParameterRecord | None, begun: Model) -> SaidThen:
    """As the record of the scoring parameter had it while this was the way. Only the usual option, levels, brings usual
    words that another one takes away."""
    if record is None:
        return SaidThen()
    content = content_of(ParameterKey.SCORING)
    taken_away = begun is Model.LEVELS and record.option not in {"", Model.LEVELS}

    def said(name: str) -> str:
        field, words = content.field(name), record.detail(name).strip()
        return words or (field.default if field is not None and taken_away else "")

    levels = ("level_commit", "level_target", "level_stretch", "to_number")
    return SaidThen(*map(said, (*levels, "cadence", "mid_cycle_change", "template")))
