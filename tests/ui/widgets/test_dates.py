"""Days and times on the screens: the order and the clock of the system, the words of the screens, and read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QDateEdit

from ui.widgets import dates
from ui.widgets.typed_days import typed_day

DAY = date(2027, 5, 12)
UI = Path(dates.__file__).parents[1]
OWN_FORM = re.compile(
    r"strftime|:%[a-zA-Z]|setDisplayFormat|toString\([^)]*\"[dMyHh]|schedule\.clock|FormatType\.LongFormat"
)
ELSEWHERE = {  # what no screen shows
    "cli": "the command line writes 2027-05-12 and 14:05",
    "crash.py": "a report for the developers, in UTC",
    "shell/saving.py": "names of files",
    "shell/file_actions.py": "names of files",
    "shell/going_back.py": "names of files",
    "labels_errors.py": "sentences of the command line",
    "labels_mentions.py": "sentences of the command line",
    "widgets/dates.py": "the forms themselves",
    "widgets/typed_days.py": "reads, and shows nothing",
}
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def system(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


@pytest.mark.parametrize("system", ["en_GB", "de_DE", "es_ES", "fi_FI", "pt_BR"], indirect=True)
def test_the_day_comes_first_where_the_system_says_so_in_english_words(system: str) -> None:
    shown = [form(DAY) for form in (dates.short_day, dates.week_day, dates.long_day, dates.full_day, dates.month_of)]
    assert shown == ["12 May", "Wed 12 May", "12 May 2027", "Wednesday 12 May 2027", "May 2027"]
    assert dates.clock(9 * 60 + 5) == "09:05"


@pytest.mark.parametrize("system", ["en_US"], indirect=True)
def test_the_month_comes_first_and_the_clock_has_twelve_hours_where_the_system_says_so(system: str) -> None:
    shown = [form(DAY) for form in (dates.short_day, dates.week_day, dates.long_day, dates.full_day)]
    assert shown == ["May 12", "Wed, May 12", "May 12, 2027", "Wednesday, May 12, 2027"]
    assert [dates.clock(minutes) for minutes in (0, 545, 720, 1439)] == ["12:00 AM", "9:05 AM", "12:00 PM", "11:59 PM"]
    assert dates.clock(24 * 60 + 30) == "12:30 AM (+1)"
    at = NOW.replace(hour=14, minute=5, tzinfo=None).astimezone()
    assert dates.moment(at) == "November 23, 2026, 2:05 PM"


@pytest.mark.parametrize("system", ["en_GB", "en_US", "de_DE", "ja_JP", "hu_HU", "ar_EG"], indirect=True)
@pytest.mark.parametrize("form", [dates.long_day, dates.field_day, dates.full_day])
def test_what_is_shown_can_be_typed(system: str, form: object) -> None:
    for days in range(0, 366, 17):
        day = DAY + timedelta(days=days)
        assert typed_day(form(day)) == day  # type: ignore[operator]


@pytest.mark.parametrize("system", ["de_DE"], indirect=True)
def test_days_are_read_as_people_write_them(system: str) -> None:
    assert typed_day("2027-05-12") == typed_day("12. Mai 2027") == DAY
    assert typed_day("12 Mai 2027") == typed_day("12/5/2027") == DAY
    assert typed_day("32.5.2027") is typed_day("") is typed_day("12 May") is None


@pytest.mark.parametrize("system", ["de_DE"], indirect=True)
def test_days_of_the_week_are_read_in_the_words_of_the_screen_as_well(system: str) -> None:
    assert typed_day("Friday", NOW.date()) == typed_day("Freitag", NOW.date()) == date(2026, 11, 27)


@pytest.mark.parametrize("system", ["en_GB", "en_US"], indirect=True)
def test_boxes_show_what_stands_around_them(system: str, qapp: object) -> None:
    day = QDateEdit(QDate(2027, 6, 12))
    dates.show_day_in(day)
    assert day.text() == {"en_GB": "12 Jun 2027", "en_US": "Jun 12, 2027"}[system]


def test_a_stamp_names_the_day_only_when_it_is_another() -> None:
    assert dates.stamp(NOW, NOW) == dates.clock_of(NOW)
    earlier = NOW - timedelta(days=3)
    assert dates.stamp(earlier, NOW) == f"20 Nov, {dates.clock_of(earlier)}"


def test_no_screen_has_a_form_of_its_own() -> None:
    found = {
        f"{path.relative_to(UI)}:{number}"
        for path in UI.rglob("*.py")
        if not any(str(path.relative_to(UI)).startswith(known) for known in ELSEWHERE)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if OWN_FORM.search(line)
    }
    assert found == set()
