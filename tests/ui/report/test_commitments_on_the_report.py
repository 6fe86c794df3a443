"""The commitments on the report screen: typed, changed in place, ticked off, taken out, and handed on."""

from __future__ import annotations

from datetime import date, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.report.commitment_model import BY, DONE, WHAT, WHO, WHOM, CommitmentModel
from ui.report.commitments_view import CommitmentsView, CommitmentTable
from ui.report.follow_up_window import FollowUpWindow
from ui.report.panel import ReportPanel
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commitments import commitments
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.workshops import Workshop

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)  # names drop down


@pytest.fixture
def view(panel: ReportPanel) -> CommitmentsView:
    found = panel.findChild(CommitmentsView)
    assert found is not None
    return found


@pytest.fixture
def line(view: CommitmentsView) -> QLineEdit:
    return next(each for each in view.findChildren(QLineEdit) if each.accessibleName() == "New commitment")


def model(view: CommitmentsView) -> CommitmentModel:
    found = view.findChild(CommitmentModel)
    assert found is not None
    return found


def button(view: QWidget, words: str) -> QPushButton:
    return next(each for each in view.findChildren(QPushButton) if each.text() == words)


def write(line: QLineEdit, qtbot: QtBot, words: str) -> None:
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def only(desk: Desk, held: Workshop) -> Commitment:
    (made,) = commitments(desk.workspace.read, held.id)
    return made


def put(desk: Desk, held: Workshop, **more: Any) -> None:
    facts: dict[str, Any] = {"text": "call Sales", "who": "Grace Mbeki", **more}
    desk.workspace.apply(Add((Commitment("c1", held.id, **facts),)))


def test_a_card_is_typed_up_and_friday_is_the_one_after_the_workshop(
    line: QLineEdit,
    view: CommitmentsView,
    desk: Desk,
    held: Workshop,
    clock: Any,
    qtbot: QtBot,
    qtmodeltester: ModelTester,
) -> None:
    assert held.day is not None
    clock.jump_wall((held.day + timedelta(days=2) - clock.now().date()).total_seconds())
    write(line, qtbot, "grace: sit down with Liam, friday")
    made = only(desk, held)
    assert (made.who, made.text, made.with_whom) == ("Grace Mbeki", "sit down with Liam", "Liam O’Connor")
    assert made.due is not None
    assert timedelta(0) < made.due - held.day <= timedelta(days=7)
    assert made.due.isoweekday() == 5
    assert line.text() == ""
    qtmodeltester.check(model(view))
    assert model(view).index(0, WHO).data() == "Grace Mbeki"


def test_a_line_that_is_not_understood_stays_and_asks(
    line: QLineEdit, desk: Desk, held: Workshop, qtbot: QtBot
) -> None:
    write(line, qtbot, "call Sales by Freitag")
    assert line.text() == "call Sales by Freitag"
    assert commitments(desk.workspace.read, held.id) == ()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (only(desk, held).who, only(desk, held).due) == ("", None)


def test_cells_are_written_in_place(view: CommitmentsView, desk: Desk, held: Workshop, clock: Any) -> None:
    put(desk, held)
    rows = model(view)
    for column, words in ((WHO, "Zoë"), (WHAT, "call  Freight"), (WHOM, "Liam O'Connor"), (BY, "2030-12-04")):
        assert rows.setData(rows.index(0, column), words)
    made = only(desk, held)
    assert (made.who, made.who_id, made.text, made.due) == ("Zoë", None, "call Freight", date(2030, 12, 4))
    assert made.with_id is not None
    assert not rows.setData(rows.index(0, WHAT), " ")
    assert rows.setData(rows.index(0, BY), "")
    assert only(desk, held).due is None
    assert rows.index(0, BY).data() == "no date yet"


def test_a_cell_that_is_no_day_changes_nothing_and_says_so(view: CommitmentsView, desk: Desk, held: Workshop) -> None:
    said: list[str] = []
    desk.bridge.said.connect(said.append)
    put(desk, held, due=date(2030, 12, 4))
    assert not model(view).setData(model(view).index(0, BY), "31 Feb")
    assert only(desk, held).due == date(2030, 12, 4)
    assert said == ["Which day is “31 Feb”? Nothing was changed."]


def test_what_is_late_says_so_in_words_until_it_is_done(view: CommitmentsView, desk: Desk, held: Workshop) -> None:
    put(desk, held, due=date(2020, 5, 1))
    rows = model(view)
    assert rows.index(0, BY).data() == "Fri 1 May 2020, overdue"
    assert rows.index(0, BY).data(Qt.ItemDataRole.ForegroundRole) is not None
    assert rows.setData(rows.index(0, DONE), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert rows.index(0, BY).data() == "Fri 1 May 2020"
    assert rows.index(0, DONE).data(Qt.ItemDataRole.AccessibleTextRole) == "done"


def test_delete_takes_the_chosen_ones_out_and_undo_brings_them_back(
    view: CommitmentsView, desk: Desk, held: Workshop, qtbot: QtBot
) -> None:
    put(desk, held)
    assert not button(view, "Remove").isEnabled()
    table = view.findChild(CommitmentTable)
    assert table is not None
    table.selectRow(0)
    assert button(view, "Remove").isEnabled()
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert commitments(desk.workspace.read, held.id) == ()
    desk.workspace.undo()
    assert only(desk, held).text == "call Sales"


def test_the_follow_up_mail_is_read_before_anything_asks(
    view: CommitmentsView, desk: Desk, held: Workshop, ask: Any, qtbot: QtBot, tmp_path: Path, monkeypatch: Any
) -> None:
    put(desk, held, due=date(2030, 12, 4))
    button(view, "Follow-up mail…").click()
    window = view.findChild(FollowUpWindow)
    assert window is not None
    qtbot.waitExposed(window)
    shown = "\n".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())
    assert "Subject: " in shown
    assert "To" in shown
    assert "Goes along: the dates as a calendar file" in shown
    text = window.findChild(QPlainTextEdit)
    assert text is not None
    assert "Grace Mbeki: call Sales, by Wednesday 4 December 2030" in text.toPlainText()
    assert not (tmp_path / "out").exists(), "nothing is written or asked before a way is chosen"
    button(window, "Copy the text").click()
    assert QApplication.clipboard().text() == text.toPlainText()
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)  # no mail program on a machine for tests
    ask.answers = [tmp_path / "out"]
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not desk.background.busy)
    (mail,) = (tmp_path / "out").glob("*.eml")
    assert [each.toLocalFile() for each in opened] == [str(mail)]
    assert any(each.text().startswith(f"No mail program opened {mail.name}") for each in window.findChildren(QLabel))
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_follow_up_mail_and_the_dates_are_saved(
    view: CommitmentsView, desk: Desk, held: Workshop, ask: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    assert not button(view, "Follow-up mail…").isVisible()
    put(desk, held, due=date(2030, 12, 4))
    ask.answers = [tmp_path / "out", None, tmp_path / "out"]
    button(view, "Follow-up mail…").click()
    window = view.findChild(FollowUpWindow)
    assert window is not None
    for where, words in ((window, "Save as mail…"), (window, "Save as mail…"), (view, "Save calendar file")):
        button(where, words).click()
        qtbot.waitUntil(lambda: not desk.background.busy)
    (mail,) = (tmp_path / "out").glob("*.eml")
    message = message_from_bytes(mail.read_bytes(), policy=policy.default)
    body = message.get_body()
    assert body is not None
    assert "Grace Mbeki: call Sales, by Wednesday 4 December 2030" in body.get_content()
    (dates,) = (tmp_path / "out").glob("*.ics")
    (event,) = Calendar.from_ical(dates.read_bytes()).walk("VEVENT")
    assert event.decoded("dtstart") == date(2030, 12, 4)


def test_where_nobody_ran_the_day_cards_can_be_typed_up_all_the_same(
    panel: ReportPanel, view: CommitmentsView, desk: Desk, planned: Workshop, clock: Any
) -> None:
    today = clock.now().astimezone().date()
    for day, shown in ((today, False), (today - timedelta(days=1), True)):
        desk.workspace.apply(edit(Workshop, planned.id, day=day))
        panel.open_address(planned.id)
        assert view.isVisible() is shown


def test_in_a_file_that_may_only_be_read_there_is_no_line(
    view: CommitmentsView, line: QLineEdit, desk: Desk, held: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.workspace, "read_only", True)
    view.show_workshop(held.id)
    assert not line.isVisible()
    assert not button(view, "Remove").isVisible()


@pytest.mark.parametrize("width", [960, 700])
def test_long_names_wrap_and_the_day_stays_in_sight(
    panel: ReportPanel, view: CommitmentsView, desk: Desk, held: Workshop, qtbot: QtBot, width: int
) -> None:
    name = "Kensington-Worthingtonshire, Alexander Montgomery the 1st"
    put(desk, held, who=name, with_whom=name, due=date(2030, 12, 4))
    panel.resize(width, 1000)
    table = view.findChild(CommitmentTable)
    assert table is not None
    qtbot.waitUntil(lambda: table.horizontalHeader().length() <= table.viewport().width())
    qtbot.waitUntil(lambda: table.rowHeight(0) > 2 * table.fontMetrics().height())
    assert table.columnWidth(WHAT) >= 150
