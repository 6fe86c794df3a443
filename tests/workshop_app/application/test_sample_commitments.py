"""The sample shows what was promised at the wrap-up of the workshop it has held: by people it knows, on days around the
one it is made on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from workshop_app import sample
from workshop_app.application.commitments import still_open
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Workshop, WorkshopStatus


@pytest.mark.parametrize("later", [0, 1, 3, 5])
def test_promises_are_done_overdue_and_to_come_on_whichever_day_it_is_made(
    tmp_path: Path, clock: Any, later: int
) -> None:
    clock.advance(timedelta(days=later).total_seconds())
    opened, today = sample.build(tmp_path / "sample.okrw", clock), clock.now().date()
    made = opened.read.all(Commitment)
    assert [each.done for each in made].count(True) == 1
    assert [each.is_overdue(today) for each in made].count(True) == 1
    assert sum(each.due is not None and each.due > today for each in made) == 3
    assert all(each.due is not None and each.due.weekday() < 5 for each in made)
    held = opened.read.get(Workshop, made[0].workshop_id)
    assert {each.workshop_id for each in made} == {held.id}
    assert (held.title, held.status) == ("Expert workshop", WorkshopStatus.FINISHED)
    for each in made:
        assert opened.read.get(Person, each.who_id or "").name == each.who
        assert each.with_id is None or opened.read.get(Person, each.with_id).name == each.with_whom
    assert len(still_open(opened.read)) == 4
    opened.close()
