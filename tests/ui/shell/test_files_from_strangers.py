"""A file that somebody sent, opened in the window: whatever its cells hold, every screen shows it or says in the banner
why it cannot; nothing reaches the crash page, and a file that cannot be shown is let go."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from scripts.strangers.windows import show_every_screen
from ui.main_window import MainWindow
from ui.shell.dated_copies import COPY_AFTER_MS
from ui.shell.lines import Banner
from workshop_app.domain.errors import KnownError
from workshop_app.domain.okr import KeyResult

NOBODY = (
    "UPDATE attendance SET person_id = 'nobody'",
    "UPDATE role_assignment SET person_id = 'nobody'",
    "UPDATE interviewee SET person_id = 'nobody'",
    "UPDATE person SET reports_to = id",
    "UPDATE voice SET interviewee_id = 'nobody'",
    "UPDATE workshop SET team_id = 'nobody'",
    "UPDATE draft_set SET team_id = 'nobody'",
    "UPDATE run SET workshop_id = 'nobody'",
    "UPDATE edition_answers SET id = id || 'x'",
    "UPDATE person SET team_id = 'nobody'",
    "UPDATE team SET lead_id = 'nobody'",
    "UPDATE parameter_record SET decided_by_id = 'nobody', detail_ids = '{\"tracker_owner\":\"nobody\"}'",
    "UPDATE key_result SET champion_ids = '[\"nobody\"]'",
)
EMPTY = tuple(
    f"DELETE FROM {table}"
    for table in ("person", "team", "workshop_agenda", "run_event", "parameter_record", "objective")
)
ABSURD = (
    "UPDATE engagement SET cycle_start = '9999-12-31', cycle_months = 100000, language = 'xx', country = 'XX'",
    "UPDATE workshop SET day = '0001-01-01', start = -5",
    "UPDATE interview_session SET number = 100000, planned_on = '9999-12-31'",
    "UPDATE run SET started_at = '0001-01-01 00:00:00.000000'",
    "UPDATE run_event SET at = '9999-12-31 23:59:59.999999', data = '{\"minutes\": \"x\"}'",
    "UPDATE parameter_version SET at = '0001-01-01 00:00:00.000000', key = 'nothing'",
    'UPDATE group_plan SET rounds = \'[{"number": 99, "rooms": [{"room": "", "coach": "x", "coachee": "x"}]}]\'',
)
WRONG = tuple(
    f"UPDATE {table} SET {column} = x'00'"
    for table, column in (
        *(("person", "name"), ("workshop_agenda", "agenda"), ("parameter_record", "details"), ("run_event", "data")),
        *(
            ("group_plan", "rounds"),
            ("key_result", "type"),
            ("interview_session", "covered"),
            ("attendance", "present"),
        ),
    )
)


def _altered(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("statements", [NOBODY, EMPTY, ABSURD, WRONG], ids=["nobody", "empty", "absurd", "wrong"])
@pytest.mark.usefixtures("_dressed")
def test_every_screen_of_a_strange_file(qapp: QApplication, sample_path: Path, statements: tuple[str, ...]) -> None:
    _altered(sample_path, *statements)
    assert [(each.look, each.place) for each in show_every_screen(qapp, sample_path)] == []


def test_a_screen_that_cannot_be_shown_says_so_in_the_banner(window: MainWindow, sample_path: Path) -> None:
    _altered(sample_path, "UPDATE person SET can_coach = 'perhaps'")
    window.open(sample_path)
    view = window.view
    assert view is not None
    with pytest.raises(KnownError) as damaged:
        view.go("people")
    window.engagement.show_failure(damaged.value)
    banner = view.findChild(Banner)
    assert banner is not None
    assert banner.isVisible()


def test_a_file_whose_rail_cannot_be_shown_is_told_and_let_go(
    window: MainWindow, sample_path: Path, ask: Any, qtbot: Any
) -> None:
    _altered(sample_path, "UPDATE workshop SET status = 'dreamt'")
    before = sample_path.read_bytes()
    window.open(sample_path)
    assert window.view is None
    assert ask.asked == []
    shown = "\n".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())
    assert "damaged" in shown  # the page with the ways out
    qtbot.wait(COPY_AFTER_MS * 2)  # no dated copy of it is made
    assert not sample_path.with_name(sample_path.name + "-lock").exists()
    assert sample_path.read_bytes() == before
    assert [each.name for each in sample_path.parent.glob("Harbour*")] == [sample_path.name]


def test_a_file_that_holds_too_much_is_told_with_both_figures(
    window: MainWindow, sample_path: Path, ask: Any, qtbot: Any
) -> None:
    names = ", ".join(f'"{name}"' for name in KeyResult.__struct_fields__ if name != "id")
    _altered(
        sample_path,
        f"INSERT INTO key_result (id, {names}, engagement_id, seq) SELECT 'n' || i, {names}, engagement_id, seq FROM"
        " (SELECT * FROM key_result LIMIT 1), (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
        " WHERE i < 5000) SELECT i FROM n)",
    )
    before = sample_path.read_bytes()
    window.open(sample_path)
    assert window.view is None
    qtbot.wait(COPY_AFTER_MS * 2)  # neither a dated copy of it is made, nor is it set aside as damaged
    (told,) = [each[2] for each in ask.asked if each[0] == "tell"]
    assert "key results of one objective: 5003, at most 80" in told
    assert sample_path.read_bytes() == before
    assert [each.name for each in sample_path.parent.glob("Harbour*")] == [sample_path.name]
