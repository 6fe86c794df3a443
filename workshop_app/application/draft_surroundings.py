"""What the draft checks know beside the drafts themselves: who is who, what a team needs of others, what was predicted
in check-ins, and the day. Read at once for a set, so that the checks can ask away from the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from workshop_app.application.contributions import above_of
from workshop_app.application.cycle_queries import check_ins
from workshop_app.application.ports import Reader
from workshop_app.application.publishing_day import publish_day
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.check_ins import ProgressLine
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, Objective
from workshop_app.domain.people import Person
from workshop_app.domain.wordings import Wording, sentence_of


class DraftSurroundings(Struct, frozen=True):
    """`predicted` are the scores said in check-ins, oldest first, by key result; `above` is what stands above each
    objective and key result; `starts_of` the sentence that today's value of a key result was typed for, where its
    sentence has changed. `today` None: lateness is not asked about. `screen` is the language that questions are asked
    in."""

    people: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()
    needs: tuple[TeamDependency, ...] = ()
    predicted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    above: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    starts_of: Mapping[str, str] = field(default_factory=dict)
    publish: date | None = None
    today: date | None = None
    screen: str = "en"


NOTHING_AROUND = DraftSurroundings()


def surroundings(reader: Reader, draft: DraftSet, today: date | None = None, screen: str = "en") -> DraftSurroundings:
    """Of one set. Predictions are read once it is published: before there are none."""
    predicted: dict[str, tuple[str, ...]] = {}
    if draft.status is DraftStatus.PUBLISHED:
        for each in check_ins(reader, draft.id):
            for line in reader.all(ProgressLine, check_in_id=each.id):
                if line.predicted.strip():
                    predicted[line.key_result_id] = (*predicted.get(line.key_result_id, ()), line.predicted)
    return DraftSurroundings(
        people=frozenset(reader.column(Person, "name").values()),
        teams=frozenset(reader.column(Team, "name").values()),
        needs=reader.all(TeamDependency, needs_id=draft.team_id),
        predicted=predicted,
        above=above_of(reader, draft),
        starts_of=_starts_of(reader, draft),
        publish=publish_day(reader),
        today=today,
        screen=screen,
    )


def _starts_of(reader: Reader, draft: DraftSet) -> Mapping[str, str]:
    """Of each key result that has a value of today."""
    return {
        one.id: sentence_of("baseline", reader.all(Wording, subject_id=one.id))
        for objective in reader.all(Objective, set_id=draft.id)
        for one in reader.all(KeyResult, objective_id=objective.id)
        if one.baseline.strip()
    }
