"""The engagement's dates as a calendar file, read back by the library itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from handouts import wording
from handouts.tables import dates
from handouts.tables.dates import Dates
from workshop_app.domain.calendar import CalendarEntry, CalendarKind, engagement_calendar, workshop_preparation
from workshop_app.domain.days_off import DaysOff, Obstacle
from workshop_app.domain.parameter_rules import caps
from workshop_app.domain.programme_facts import DateRange, ProgrammeFacts
from workshop_app.domain.workshops import Workshop

WORDS = wording.load("en")
STAMP = datetime(2027, 5, 1, 12, 0, tzinfo=UTC)
START = date(2027, 5, 3)
OFF = DaysOff((DateRange(date(2027, 5, 16), date(2027, 5, 22), "trade <b>fair</b>, hall 3;"),))


def entry(**more: object) -> CalendarEntry:
    facts: dict[str, object] = {"id": "e1", "kind": CalendarKind.DEADLINE, "title": "OKRs published", "wanted": START}
    return CalendarEntry(**{**facts, "day": START, "last": START, **more})  # type: ignore[arg-type]


def events(*entries: CalendarEntry, client: str = "Acme", **places: str) -> list[Event]:
    data = dates.render(Dates("eng", client, entries, places), WORDS, STAMP)
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_a_day_is_a_whole_day_and_a_window_ends_after_its_last() -> None:
    day, window = events(entry(), entry(id="e2", last=START + timedelta(days=4)))
    assert (day.decoded("dtstart"), day.decoded("dtend")) == (START, START + timedelta(days=1))
    assert window.decoded("dtend") == START + timedelta(days=5)
    assert str(day["transp"]) == "TRANSPARENT"
    assert str(day["summary"]) == "OKRs published (Acme)"
    assert "description" not in day


def test_the_same_date_has_the_same_id_each_time_and_no_other_engagement_has_it() -> None:
    first, again = events(entry())[0], events(entry(day=START + timedelta(days=1)))[0]
    assert first["uid"] == again["uid"]
    other = Calendar.from_ical(dates.render(Dates("other", "Acme", (entry(),)), WORDS, STAMP)).walk("VEVENT")[0]
    assert other["uid"] != first["uid"]


def test_a_moved_date_says_from_where_and_why() -> None:
    facts = ProgrammeFacts(caps=caps(()), cycle_start=START, cycle_end=date(2027, 8, 31))
    entries = engagement_calendar(facts, OFF)
    moved = {each.id: each for each in entries if each.moved}
    assert "publish_1" in moved
    made = {str(each["uid"]).split("-")[0]: each for each in events(*entries)}
    words = str(made["publish_1"]["description"])
    assert words == "Moved from 17 May 2027: trade <b>fair</b>, hall 3;."
    (plain,) = events(entry(wanted=START - timedelta(days=1), obstacle=Obstacle.WEEKEND))
    assert str(plain["description"]) == "Moved from 2 May 2027: weekend."


def test_tasks_say_whose_they_are_and_only_the_day_has_a_place() -> None:
    workshop = Workshop("w1", "Expert workshop", kind="expert", template="x", day=date(2027, 4, 14))  # type: ignore[arg-type]
    day = entry(id="w1", kind=CalendarKind.WORKSHOP, title="Expert workshop", workshop_id="w1")
    tasks = workshop_preparation(workshop, DaysOff())
    made = events(day, *tasks, client="", w1="Room 2, upstairs")
    assert str(made[0]["location"]) == "Room 2, upstairs"
    assert not any("location" in each for each in made[1:])
    starts = {str(each["summary"]).partition(":")[0] for each in made[1:]}
    assert starts == {"Coach", "Project lead", "Participants"}
    assert all(str(each["summary"]).endswith(" · Expert workshop") for each in made[1:])
    assert dates.name(Dates("e", "Acme/7", ()), WORDS) == "Calendar – Acme/7"
