"""Files of version 5 and earlier know a boss by id only, or by what another program wrote in its place: version 6 has
the name beside the id, and what names nobody for certain stays as words."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.domain.lineage import BaseRow
from workshop_app.domain.people import Person

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures" / "v0005.okrw"


def upgraded(tmp_path: Path, *statements: str) -> dict[str, tuple[str | None, str]]:
    """Boss id and boss name of everybody, by their own id."""
    path = tmp_path / "Acme.okrw"
    shutil.copyfile(FIXTURE, path)
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        for each in statements:
            connection.execute(each)
    opened = bootstrap.open_workspace(path)
    try:
        return {each.id: (each.reports_to, each.boss) for each in queries.people(opened.read)}
    finally:
        opened.close()


def another(id: str, name: str, reports_to: str = "NULL") -> str:
    columns = "id, name, team, job, email, level, language, can_coach, reports_to, note, position, engagement_id, seq"
    return (
        f"INSERT INTO person ({columns}) SELECT '{id}', '{name}', '', '', '', '', '', 0, {reports_to}, '', 9,"
        " engagement_id, 99 FROM person WHERE id = 'p1'"
    )


def test_a_boss_gets_the_name_beside_the_id(tmp_path: Path) -> None:
    assert upgraded(tmp_path) == {"p1": (None, ""), "p2": ("p1", "Ana Žižková")}


def test_a_name_in_the_place_of_the_id_becomes_the_one_person_of_that_name(tmp_path: Path) -> None:
    found = upgraded(tmp_path, "UPDATE person SET reports_to = ' ana Žižková ' WHERE id = 'p2'")
    assert found["p2"] == ("p1", "Ana Žižková")


def test_a_name_that_two_have_or_nobody_stays_as_words(tmp_path: Path) -> None:
    found = upgraded(
        tmp_path, another("p3", "Bo", "'Bo'"), another("p4", "Cy", "'Dee Dee'"), another("p5", "Eve", "'Bo'")
    )
    assert found["p3"] == (None, "Bo")
    assert found["p4"] == (None, "Dee Dee")
    assert found["p5"] == (None, "Bo")


def test_nobody_is_their_own_boss_and_an_id_of_nobody_says_nothing(tmp_path: Path) -> None:
    found = upgraded(tmp_path, another("p3", "Cy", f"'{'a1' * 16}'"), another("p4", "Dee", "'Dee'"))
    assert (found["p3"], found["p4"]) == ((None, ""), (None, ""))


def test_what_stood_when_a_copy_was_taken_gets_the_same_name(tmp_path: Path) -> None:
    """Else the handed-over copy would seem to differ in a boss whom nobody touched."""
    path = tmp_path / "Acme.okrw"
    shutil.copyfile(FIXTURE, path)
    stood = '{"Person": {"id": "p2", "name": "Bob", "reports_to": "p1"}}'
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE base_row SET row_id = 'p2', row = ?", (stood,))
    opened = bootstrap.open_workspace(path)
    try:
        assert opened.read.all(BaseRow)[0].row == Person("p2", "Bob", reports_to="p1", boss="Ana Žižková")
    finally:
        opened.close()
