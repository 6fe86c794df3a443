"""The sample, a cycle later: what it tells fits together on whatever day it is made."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import Struct

from workshop_app import sample
from workshop_app.application import cycle_queries, queries
from workshop_app.domain.check_ins import AgreedAction, CheckIn, ProgressLine
from workshop_app.domain.cycles import months_later
from workshop_app.domain.okr import DraftSet, DraftStatus
from workshop_app.domain.people import Person
from workshop_app.domain.run import Run
from workshop_app.domain.wordings import Wording

SIX, FOUR, RESULTS = 6, 4, 22


class OneDay(Struct, frozen=True):
    """A clock on which it is always this day."""

    day: datetime

    def now(self) -> datetime:
        return self.day

    def monotonic(self) -> float:
        return 0.0


@pytest.mark.parametrize("day", [(2026, 11, 30), (2027, 2, 22), (2028, 3, 1), (2027, 6, 28), (2027, 6, 29)])
def test_a_whole_cycle_lies_behind(tmp_path: Path, day: tuple[int, int, int]) -> None:
    today = datetime(*day, 9, tzinfo=UTC)
    workspace = sample.build_later(tmp_path / "later.okrw", OneDay(today))
    read = workspace.read
    sets = read.all(DraftSet)
    first = [each for each in sets if each.cycle == 1]
    assert [each.status for each in first] == [DraftStatus.PUBLISHED] * SIX
    assert {each.follows_id for each in sets if each.cycle == 2} == {each.id for each in first}
    start = queries.engagement(read).cycle_start
    assert start is not None
    end = months_later(start, 4)
    assert -2 <= (today.date() - end).days <= 29
    for each in first:
        held = cycle_queries.check_ins(read, each.id)
        assert [one.held for one in held] == [True] * FOUR
        assert each.published_on is not None
        said = cycle_queries.ended_set(read, each.id).said
        assert said.held_on is not None
        days = [start, each.published_on, *(one.day for one in held), said.held_on, min(today.date(), end)]
        assert days == sorted(set(days)) or days[-2] < days[-1]
        assert all(one.weekday() < 5 for one in days[1:-1])
    assert all(run.started_at < today for run in read.all(Run))
    workspace.close()


def test_what_was_said_fits_what_was_published(tmp_path: Path) -> None:
    workspace = sample.build_later(tmp_path / "later.okrw")
    read = workspace.read
    ended = [cycle_queries.ended_set(read, each.id) for each in read.all(DraftSet) if each.cycle == 1]
    assert cycle_queries.promises_so_far(read) == cycle_queries.promises_of(ended) != ()
    results = [one for each in ended for one in each.results]
    assert len(results) == RESULTS
    for one in results:
        assert one.score is not None, one.result.text
        assert one.proposed is None or abs(one.proposed - one.score) < 0.051, one.result.text
        assert one.said.learning, one.result.text
        assert one.said.bucket, one.result.text
        assert len(one.predictions) == FOUR, one.result.text
    courses = [[point.predicted for point in one.predictions] for one in results]
    assert sum(course != sorted(course) for course in courses) >= 8, "predictions fall, too"
    assert sum(course[-1] > course[0] for course in courses) >= 8
    assert len(cycle_queries.promises_of(ended)) == 3
    assert [made.why for made in read.all(Wording) if made.why]
    known = {person.name for person in read.all(Person)} | {"Marguerite Dubois"}
    assert {each.who for each in read.all(AgreedAction)} <= known
    champions = {name for one in results for name in one.result.champions.splitlines()}
    assert champions <= known
    held = {each.id: each.day for each in read.all(CheckIn)}
    for line in read.all(ProgressLine):
        assert line.predicted
        assert line.measured_on is None or line.measured_on < held[line.check_in_id]
    assert workspace.history.next_undo is None, "nothing that a coach did"
    workspace.close()
