"""By whose clocks a workshop starts, typed in its plan: a city is enough, and what is none stays in the field."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit
from pytestqt.qtbot import QtBot

from ui.agenda.head import PlanHead
from ui.main_window import MainWindow
from ui.shell.places import workshop_address
from ui.widgets.zone_field import ZoneField
from workshop_app.application import queries
from workshop_app.application.commands.zones import SetZone
from workshop_app.domain.workshops import Workshop, WorkshopStatus


@pytest.mark.qt_log_ignore("does not support")  # the offscreen platform, of the list that drops down
def test_a_city_is_enough(window: MainWindow, sample_path: Path, qtbot: QtBot) -> None:
    window.resize(1366, 768)
    window.open(sample_path)
    assert window.view is not None
    workspace = window.view.desk.workspace
    workspace.apply(SetZone("Lisbon"))
    ahead = next(each for each in queries.workshops(workspace.read) if each.status is WorkshopStatus.PLANNED)
    window.view.go(workshop_address(ahead.id, "plan"))
    head = window.view.findChild(PlanHead)
    qtbot.waitUntil(head.isVisible)
    field = head.findChild(ZoneField)
    assert field.placeholderText() == "Europe/Lisbon"
    field.setFocus()
    QTest.keyClicks(field, "kolk")
    completer = field.completer()
    assert completer is not None
    assert [completer.model().index(at, 0).data() for at in range(completer.model().rowCount())] == [
        "Asia/Kolkata  (India)"
    ]
    field.setText("Asia/Kolkata  (India)")  # as Qt writes it when the row is taken
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert workspace.read.get(Workshop, ahead.id).zone == "Asia/Kolkata"
    completer.popup().hide()
    head.findChild(QDateEdit).setFocus()
    qtbot.waitUntil(lambda: field.text() == "Asia/Kolkata")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Atlantis")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "Atlantis"
    assert workspace.read.get(Workshop, ahead.id).zone == "Asia/Kolkata"
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert workspace.read.get(Workshop, ahead.id).zone == ""
