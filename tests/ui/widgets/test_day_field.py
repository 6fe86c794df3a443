"""Days as people type them, in the field that holds one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt

from ui.new_workshop.start_field import StartField
from ui.widgets.day_field import DayField
from ui.widgets.typed_days import typed_day

TODAY = date(2026, 11, 23)  # a Monday


@pytest.fixture(autouse=True)
def _british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14 Dec", date(2026, 12, 14)),
        ("14 december", date(2026, 12, 14)),
        ("Dec 14", date(2026, 12, 14)),
        ("14.12.", date(2026, 12, 14)),
        ("14/12/2026", date(2026, 12, 14)),
        ("3/4", date(2027, 4, 3)),
        ("2026-12-14", date(2026, 12, 14)),
        ("Mon 14 Dec 2026", date(2026, 12, 14)),
        ("14th of never", None),
        ("3 Feb", date(2027, 2, 3)),
        ("tomorrow", date(2026, 11, 24)),
        ("Friday", date(2026, 11, 27)),
        ("monday", date(2026, 11, 30)),
        ("next friday", None),
        ("next monday", date(2026, 11, 30)),
        ("31 Feb", None),
        ("3 Dec 2062", None),
        ("3.12.2206", None),
        ("December 3, 2126", None),
        ("3 Dec 2029", date(2029, 12, 3)),
        ("14", None),
        ("", None),
        ("   ", None),
        ("9" * 5000, None),
    ],
)
def test_days_as_people_type_them(typed: str, meant: date | None) -> None:
    assert typed_day(typed, TODAY) == meant


def test_a_computer_that_lost_its_clock_refuses_no_day() -> None:
    assert typed_day("14 Dec 2026", date(2000, 1, 1)) == date(2026, 12, 14)
    assert typed_day("3 Dec 2062", date(2062, 11, 1)) == date(2062, 12, 3)


def test_figures_are_read_in_the_order_of_the_country() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    assert typed_day("3/4", TODAY) == date(2027, 3, 4)
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    assert typed_day("14. Dezember 2026", TODAY) == date(2026, 12, 14)
    assert typed_day("Freitag", TODAY) == date(2026, 11, 27)


@pytest.mark.usefixtures("_dressed")
def test_what_cannot_be_read_stays_asks_and_changes_nothing(qtbot: Any) -> None:
    field = DayField("Day", TODAY)
    qtbot.addWidget(field)
    field.show()
    heard: list[date] = []
    field.day_changed.connect(heard.append)
    field.field.setText("31 Feb")
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert (field.day, field.is_clear, field.field.text(), heard) == (TODAY, False, "31 Feb", [])
    assert "31 Feb" in field._said.text()
    field.field.setText("28 feb")
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert (field.day, field.is_clear, heard) == (date(2027, 2, 28), True, [date(2027, 2, 28)])
    assert field.field.text() == "Sun 28 Feb 2027"
    qtbot.keyClick(field.field, Qt.Key.Key_Up)
    assert field.day == date(2027, 3, 1)
    qtbot.keyClick(field.field, Qt.Key.Key_Down)
    assert heard[-1] == date(2027, 2, 28)


def test_a_day_that_becomes_another_under_who_came_by_a_key_is_still_typed_over(qtbot: Any) -> None:
    """The proposed day moves off a holiday once the holidays are known, a moment after the screen came."""
    field = DayField("Day", TODAY)
    qtbot.addWidget(field)
    field.field.selectAll()
    field.show_day(date(2026, 11, 25), TODAY)
    qtbot.keyClicks(field.field, "today")
    assert field.read()
    assert field.day == TODAY
    start = StartField("Start", 540)
    qtbot.addWidget(start)
    start.field.selectAll()
    start.show_start(600)
    qtbot.keyClicks(start.field, "8")
    assert start.field.text() == "8"
    start.show_start(600)  # nothing is selected where somebody types: nothing is then either
    assert not start.field.hasSelectedText()
