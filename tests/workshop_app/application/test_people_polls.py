"""Polls of dates: who answered comes in, and no answer is taken for a team or a job."""

from __future__ import annotations

import pytest

from workshop_app.application.people_columns import PeopleColumn
from workshop_app.application.people_import import preview
from workshop_app.incoming.pasted import read_pasted

DOODLE = (
    'Poll "Kick-off date"\thttps://doodle.example/poll\n\tMay 2027\t\t\n\tMon 10\t\tTue 11\n'
    "\t9:00 AM – 12:00 PM\t1:00 PM – 4:00 PM\t9:00 AM – 12:00 PM\n"
    "Nora Vale\tOK\t\tOK\nIvo Stern\t\tOK\t(OK)\nLia Moor\tOK\tOK\t\nCount\t2\t2\t1"
)
POLLS = {
    "doodle": DOODLE,
    "no-head": "Nora Vale\tOK\t\tOK\nIvo Stern\t\tOK\t(OK)\nLia Moor\tOK\tOK\t",
    "german": "Name\tMo 10. Mai\tDi 11. Mai\nNora Vale\tJa\tNein\nIvo Stern\tJa\t(Ja)\nLia Moor\tNein\tJa",
    "ticks": "\tlun. 10 mai\tmar. 11 mai\nNora Vale\t✔\t\nIvo Stern\t✔\t✔\nLia Moor\t\t✔",
}


@pytest.mark.parametrize("kind", POLLS)
def test_answers_are_neither_teams_nor_jobs(kind: str) -> None:
    found = preview(read_pasted(POLLS[kind]))

    ticked = [row.person for row in found.rows if row.ticked]
    assert [each.name for each in ticked] == ["Nora Vale", "Ivo Stern", "Lia Moor"]
    assert not any(each.team or each.job or each.email for each in ticked)
    assert found.columns == (PeopleColumn.NAME, *[None] * (len(found.columns) - 1))


def test_the_dates_head_the_columns_so_that_one_can_be_chosen() -> None:
    found = preview(read_pasted(DOODLE))

    assert found.heads == ("", "9:00 AM – 12:00 PM", "1:00 PM – 4:00 PM", "9:00 AM – 12:00 PM")


def test_teams_of_two_letters_stay_teams() -> None:
    found = preview(read_pasted("Nora Vale\tIT\tOps\nIvo Stern\tHR\tOps\nLia Moor\tIT\tOps"))

    assert [row.person.team for row in found.rows] == ["IT", "HR", "IT"]
