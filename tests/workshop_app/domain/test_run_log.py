"""The log as it stands in the file: each kind of event spelt to the letter, and read again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from workshop_app.domain import run_log as log
from workshop_app.domain.run_rows import RunEvent

NINE = datetime(2026, 5, 12, 7, 0, 30, 250_000, UTC)
BEFORE = datetime(2026, 5, 12, 6, 55, tzinfo=UTC)
SPELT = "2026-05-12T06:55:00+00:00"

STORED: list[tuple[log.Event, str, tuple[tuple[str, str], ...]]] = [
    (
        log.Started(NINE, 2, 540, BEFORE, False),
        "started",
        (("day", "2"), ("start_minute", "540"), ("planned_at", SPELT), ("keep_pins", "no")),
    ),
    (log.StepEntered(NINE, "lunch"), "step_entered", (("step_id", "lunch"),)),
    (log.Paused(NINE), "paused", ()),
    (log.Resumed(NINE), "resumed", ()),
    (
        log.TimeAdded(NINE, "pairs", -5, 1, 2),
        "time_added",
        (("step_id", "pairs"), ("minutes", "-5"), ("round", "1"), ("phase", "2")),
    ),
    (
        log.PhaseEnded(NINE, "pairs", 1, 2, True),
        "phase_ended",
        (("step_id", "pairs"), ("round", "1"), ("phase", "2"), ("back", "yes")),
    ),
    (
        log.TimeShifted(NINE, (log.Added("pairs", 5, 1, 2), log.Added("end", -5)), True),
        "time_shifted",
        (
            (
                "changes",
                '[{"step_id": "pairs", "minutes": 5, "round": 1, "phase": 2}, '
                '{"step_id": "end", "minutes": -5, "round": 0, "phase": 0}]',
            ),
            ("back", "yes"),
        ),
    ),
    (
        log.RoomExtended(NINE, "pairs", 1, 2, "Room 3", 4),
        "room_extended",
        (("step_id", "pairs"), ("round", "1"), ("phase", "2"), ("room", "Room 3"), ("minutes", "4")),
    ),
    (
        log.ClockSet(NINE, log.Face.UP, log.Overtime.FREEZE),
        "clock_set",
        (("face", "up"), ("overtime", "freeze")),
    ),
    (
        log.StartMoved(NINE, "lunch", BEFORE, NINE),
        "start_moved",
        (("step_id", "lunch"), ("started_at", SPELT), ("was", "2026-05-12T07:00:30.250000+00:00")),
    ),
    (
        log.NoteTaken(NINE, "lunch", log.NoteKind.DECISION, "naïve\n漢字"),
        "note_taken",
        (("step_id", "lunch"), ("kind", "decision"), ("text", "naïve\n漢字")),
    ),
    (
        log.RoomVisited(NINE, "pairs", 1, "Room 3", False),
        "room_visited",
        (("step_id", "pairs"), ("round", "1"), ("room", "Room 3"), ("visited", "no")),
    ),
    (
        log.GapSettled(NINE, BEFORE, -0.1, log.GapChoice.CLOCK, True),
        "gap_settled",
        (("since", SPELT), ("seconds", "-0.1"), ("choice", "clock"), ("passed", "yes")),
    ),
    (log.Finished(NINE), "finished", ()),
]

every_kind = pytest.mark.parametrize(("event", "kind", "data"), STORED, ids=[kind for _, kind, _ in STORED])


@every_kind
def test_an_event_is_stored_to_the_letter_and_read_again(
    event: log.Event, kind: str, data: tuple[tuple[str, str], ...]
) -> None:
    row = log.row_of(event, "the run", 7)
    assert row == RunEvent(row.id, "the run", 7, NINE, kind, data), "its time has a column of its own"
    assert row.id
    assert log.event_of(row) == event
    assert log.read_rows([replace(row, number=1)]) == (((1, event),), ())


def test_every_kind_is_spelt() -> None:
    assert [kind for _, kind, _ in STORED] == list(log.KINDS)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("started", (("day", "2"), ("start_minute", "540"), ("planned_at", "2026-05-12T06:55:00"))),
        ("started", (("day", "two"), ("start_minute", "540"), ("planned_at", SPELT))),
        ("started", (("day", "2"), ("start_minute", "540"), ("planned_at", SPELT), ("keep_pins", "maybe"))),
        ("gap_settled", (("since", SPELT), ("seconds", "long"), ("choice", "clock"))),
        ("gap_settled", (("since", SPELT), ("seconds", "1.5"), ("choice", "guess"))),
        ("time_shifted", (("changes", "[{]"),)),
        ("time_shifted", (("changes", '[{"step_id": "pairs"}]'),)),
        ("time_shifted", (("changes", '{"step_id": "pairs", "minutes": 5}'),)),
        ("step_entered", ()),
    ],
)
def test_what_is_spelt_otherwise_is_damage_and_never_a_guess(kind: str, data: tuple[tuple[str, str], ...]) -> None:
    row = RunEvent("x", "the run", 1, NINE, kind, data)
    assert log.read_rows([row]) == ((), (log.LogDamage(1, kind, "unreadable"),))


def test_rows_are_read_in_order_and_the_gaps_between_them_are_told() -> None:
    rows = [log.row_of(log.Paused(NINE), "r", 5), log.row_of(log.Resumed(NINE), "r", 2)]
    unknown = replace(rows[0], number=3, kind="teleported")
    events, damages = log.read_rows([*rows, unknown])
    assert events == ((2, log.Resumed(NINE)), (5, log.Paused(NINE)))
    assert damages == (
        log.LogDamage(1, "", "missing"),
        log.LogDamage(3, "teleported", "unknown_kind"),
        log.LogDamage(4, "", "missing"),
    )


def test_a_fact_nobody_knows_yet_is_passed_over() -> None:
    row = RunEvent("x", "r", 1, NINE, "paused", (("colour", "red"), ("at", SPELT)))
    assert log.event_of(row) == log.Paused(NINE)


@pytest.mark.parametrize("seconds", [0.1, 1 / 3, -1200.25, 1e-9, 123456789.125])
def test_parts_of_a_second_are_kept_to_the_last(seconds: float) -> None:
    gap = log.GapSettled(NINE, BEFORE, seconds, log.GapChoice.COUNT)
    assert log.event_of(log.row_of(gap, "r", 1)) == gap


def test_changes_of_version_3_of_the_file_are_bare_lists() -> None:
    row = RunEvent("x", "r", 1, NINE, "time_shifted", (("changes", '[["pairs", 5, 1, 2], ["end", -5, 0, 0]]'),))
    assert log.event_of(row) == log.TimeShifted(NINE, (log.Added("pairs", 5, 1, 2), log.Added("end", -5)))
    short = replace(row, data=(("changes", '[["pairs", 5]]'),))
    assert log.read_rows([short])[1] == (log.LogDamage(1, "time_shifted", "unreadable"),)
