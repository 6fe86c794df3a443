"""Commitments typed while the day runs: one line after the other, each shown as it would be kept before it is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from agendas.model import StepType
from ui.desk import Desk
from ui.run.conductor import Conductor
from ui.run.keys import KeyRequest
from ui.run.panel import RunPanel
from ui.unsent import Unsent
from ui.widgets.window_marks import KEEPS_UNSENT
from workshop_app.application.commands.basic import Add, Remove
from workshop_app.application.commitments import commitments
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.people import Person
from workshop_app.domain.run import NoteKind
from workshop_app.domain.workshops import WorkshopAgenda

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)  # names drop down

FRIDAY = date(2026, 11, 27)  # the clock of the tests stands on Monday the 23rd


@pytest.fixture
def conductor(running: RunPanel) -> Conductor:
    assert running.conductor is not None
    running.conductor.request(KeyRequest.COMMIT)
    return running.conductor


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


def write(conductor: Conductor, qtbot: QtBot, words: str) -> None:
    qtbot.keyClicks(conductor.entry.field, words)
    qtbot.keyClick(conductor.entry.field, Qt.Key.Key_Return)


def kept(desk: Desk) -> list[tuple[str, str, date | None]]:
    return [(each.who, each.text, each.due) for each in commitments(desk.workspace.read, "w1")]


def test_what_would_be_kept_is_said_before_enter_keeps_it(conductor: Conductor, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(conductor.entry.field, "ben: call Fay about the numbers by Friday")
    said = conductor.entry.proposal
    assert said.text() == "Ben  ·  by Fri 27 Nov 2026  ·  call Fay about the numbers  ·  with Fay"
    assert kept(desk) == []
    qtbot.keyClick(conductor.entry.field, Qt.Key.Key_Return)
    assert kept(desk) == [("Ben", "call Fay about the numbers", FRIDAY)]
    assert said.text() == "Written down: Ben: call Fay about the numbers  ·  by Fri 27 Nov"
    assert "Ben: call Fay about the numbers" in conductor.side.notes


def test_one_follows_the_other_with_enter(conductor: Conductor, desk: Desk, qtbot: QtBot) -> None:
    for name in ("Ana", "Ben", "Cho"):
        write(conductor, qtbot, f"{name}: coach somebody by Friday")
        assert conductor.entry.is_open
        assert conductor.entry.field.text() == ""
    assert [who for who, *_ in kept(desk)] == ["Ana", "Ben", "Cho"]
    qtbot.keyClick(conductor.entry.field, Qt.Key.Key_Return)
    assert not conductor.entry.is_open


def test_what_is_not_understood_is_asked_once_and_never_made_a_date(
    conductor: Conductor, desk: Desk, qtbot: QtBot
) -> None:
    write(conductor, qtbot, "Ben: call Sales by 31 Feb")
    assert conductor.entry.proposal.text() == "Which day is “31 Feb”? Enter again keeps it as it stands."
    assert kept(desk) == []
    qtbot.keyClicks(conductor.entry.field, "r")  # other words are asked about anew
    qtbot.keyClick(conductor.entry.field, Qt.Key.Key_Return)
    assert kept(desk) == []
    qtbot.keyClick(conductor.entry.field, Qt.Key.Key_Return)
    assert kept(desk) == [("Ben", "call Sales by 31 Febr", None)]


def test_a_name_and_nothing_else_is_never_kept(conductor: Conductor, desk: Desk, qtbot: QtBot) -> None:
    for _ in range(3):
        write(conductor, qtbot, "")
        conductor.request(KeyRequest.COMMIT)
    write(conductor, qtbot, "Ben: ")
    qtbot.keyClick(conductor.entry.field, Qt.Key.Key_Return)
    assert kept(desk) == []


def test_two_of_one_name_are_asked_about(conductor: Conductor, desk: Desk, qtbot: QtBot) -> None:
    desk.workspace.apply(Add((Person("x", "Bo Ek"), Person("y", "Bo Falk"))))
    write(conductor, qtbot, "Bo: call Sales by Friday")
    assert conductor.entry.proposal.text().startswith("Which “Bo”: Bo Ek, Bo Falk?")
    assert kept(desk) == []


def test_enter_takes_the_name_that_is_offered(conductor: Conductor, desk: Desk, qtbot: QtBot) -> None:
    field = conductor.entry.field
    qtbot.keyClicks(field, "fa")
    popup = field.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() == "Fay: "
    write(conductor, qtbot, "read it, Friday")
    assert kept(desk) == [("Fay", "read it", FRIDAY)]


def test_a_name_is_offered_to_who_types_it_without_accents(conductor: Conductor, desk: Desk, qtbot: QtBot) -> None:
    desk.workspace.apply(Add((Person("ayse", "Ayşe Yılmaz"), Person("zoe", "Zoë"))))
    field = conductor.entry.field
    for typed, name in (("ays", "Ayşe Yılmaz"), ("yilm", "Ayşe Yılmaz"), ("zoe", "Zoë")):
        field.clear()
        qtbot.keyClicks(field, typed)
        popup = field.completer().popup()
        qtbot.waitUntil(popup.isVisible)
        qtbot.keyClick(popup, Qt.Key.Key_Tab)
        assert field.text() == f"{name}: "


def test_notes_have_no_names_offered(conductor: Conductor, qtbot: QtBot) -> None:
    conductor.request(KeyRequest.NOTE)
    qtbot.keyClicks(conductor.entry.field, "fa")
    assert not conductor.entry.field.completer().popup().isVisible()
    assert not conductor.entry.proposal.isVisible()


def test_taken_back_it_is_gone_from_what_was_written(conductor: Conductor, desk: Desk, qtbot: QtBot) -> None:
    write(conductor, qtbot, "Ben: call Sales by Friday")
    assert not conductor.entry.field.isUndoAvailable()  # Ctrl+Z is for the commitment, not for its words
    desk.workspace.undo()
    assert kept(desk) == []
    assert "call Sales" not in conductor.side.notes
    assert "Written down" not in conductor.entry.proposal.text()
    desk.workspace.redo()
    assert "call Sales" in conductor.side.notes


def test_somebody_who_removes_a_person_takes_the_name_from_the_offers(conductor: Conductor, desk: Desk) -> None:
    desk.workspace.apply(Remove(((Person, "p1"),)))
    model = conductor.entry.field.completer().model()
    assert "Ben" not in [model.index(row, 0).data() for row in range(model.rowCount())]


def test_half_a_commitment_waits_apart_from_half_a_note(conductor: Conductor, desk: Desk, qtbot: QtBot) -> None:
    conductor.setProperty(KEEPS_UNSENT, Unsent(desk, conductor))
    qtbot.keyClicks(conductor.entry.field, "Ben: call Sa")
    conductor.request(KeyRequest.NOTE)
    assert conductor.entry.field.text() == ""
    conductor.request(KeyRequest.COMMIT)
    assert conductor.entry.field.text() == "Ben: call Sa"


def test_tomorrow_is_counted_on_the_wall_also_in_the_night_the_clocks_change(
    berlin: None, conductor: Conductor, desk: Desk, clock: Any, qtbot: QtBot
) -> None:
    clock.jump_wall(
        (datetime(2027, 3, 27, 23, 30, tzinfo=UTC) - clock.now()).total_seconds()
    )  # half past midnight here
    write(conductor, qtbot, "Ben: call Sales by tomorrow")
    assert kept(desk) == [("Ben", "call Sales", date(2027, 3, 29))]


def test_at_the_wrap_up_the_line_is_ready_for_commitments(
    panel: RunPanel, desk: Desk, ask: Any, workshop_id: str, qtbot: QtBot
) -> None:
    ask.answers = [True]  # out of the breakout
    agenda = desk.workspace.read.get(WorkshopAgenda, workshop_id).agenda
    steps = (*agenda.steps[:-1], replace(agenda.steps[-1], type=StepType.WRAP_UP))
    desk.workspace.apply(Add((WorkshopAgenda(workshop_id, replace(agenda, steps=steps)),)))
    panel.starting.start(by_plan=False)
    conductor = panel.conductor
    assert conductor is not None
    assert conductor.entry.resting is NoteKind.NOTE
    for _ in agenda.steps[1:]:
        conductor.request(KeyRequest.NEXT_ITEM)
        desk.workspace.clock.advance(1)  # type: ignore[attr-defined]
    assert conductor.entry.resting is NoteKind.COMMITMENT
    assert not conductor.entry.is_open
    write(conductor, qtbot, "Ben: call Sales by Friday")
    assert kept(desk) == [("Ben", "call Sales", FRIDAY)]


def test_a_rehearsal_keeps_its_own_and_says_so(panel: RunPanel, desk: Desk, qtbot: QtBot) -> None:
    button = next(each for each in panel._start.findChildren(QPushButton) if each.text() == "30×")
    button.click()
    conductor, stage = panel.conductor, panel.stage
    assert conductor is not None
    assert stage is not None
    conductor.request(KeyRequest.COMMIT)
    write(conductor, qtbot, "Ben: call Sales by 2030-12-04")
    assert desk.workspace.read.count(Commitment) == 0
    assert conductor.entry.proposal.text().startswith("Only rehearsed, and not in the calendar: Ben: call Sales")
    assert [note.kind for note in stage.session.state.notes] == [NoteKind.COMMITMENT]
    assert "call Sales" in conductor.side.notes


def test_the_same_line_once_more_is_asked_about(conductor: Conductor, desk: Desk, qtbot: QtBot) -> None:
    """As it stands in the line when the program was ended between keeping it and clearing the line."""
    for _ in range(2):
        write(conductor, qtbot, "Ben: call Sales by Friday")
    assert len(kept(desk)) == 1
    assert conductor.entry.proposal.text().startswith("This is in the list already. Once more?")
    qtbot.keyClick(conductor.entry.field, Qt.Key.Key_Return)
    assert len(kept(desk)) == 2


def test_signs_other_scripts_and_long_lines_are_kept_as_typed(conductor: Conductor, desk: Desk, qtbot: QtBot) -> None:
    desk.workspace.apply(Add((Person("layla", "ليلى حداد"),)))
    text = "say 🚢 " + "ä" * 300
    conductor.entry.field.insert(f"ليلى: {text} by Friday")  # no key of the tests types these letters
    qtbot.keyClick(conductor.entry.field, Qt.Key.Key_Return)
    assert kept(desk) == [("ليلى حداد", text, FRIDAY)]
