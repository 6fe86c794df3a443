"""The agenda as calendar, spreadsheet and plain text, read back by the programs' own libraries."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event
from markdown_it import MarkdownIt
from msgspec.structs import replace
from openpyxl import load_workbook  # noqa: TID251 - the file is ours, and read by somebody else than the writer

from agendas.model import Lead, StepType
from handouts import catalogue, wording
from handouts.document import Edition
from handouts.imprint import Imprint, WorkshopImprint
from handouts.tables import agenda
from handouts.tables.agenda import TableFormat
from handouts.workshop_sources import AgendaLine, AgendaSource
from workshop_app.domain.errors import ErrorCode, KnownError

WORDS = wording.load("en")
STAMP = datetime(2027, 5, 1, 12, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
HOSTILE = (
    '=HYPERLINK("http://x.invalid","click")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "| a | <b>b</b> [c](http://d) `e` *f* # g \\ ~h~",
    "line one\nline two, BEGIN:VEVENT;\\",
    "Zürich 東京 🚢\x0b\x00",
)


def source(*lines: AgendaLine, **more: object) -> AgendaSource:
    imprint = Imprint("Client", "Cycle", "Coach", "", date(2027, 5, 1))
    facts: dict[str, object] = {"title": "Expert workshop", "day": date(2027, 5, 12), "place": "Room 2, upstairs"}
    workshop = WorkshopImprint(imprint, **{**facts, **more}, start=540, end=600, people=3, id="w1")  # type: ignore[arg-type]
    return AgendaSource(workshop, "You leave able to coach.", lines)


def line(start: int, end: int, title: str = "Welcome", day: int = 1) -> AgendaLine:
    return AgendaLine(day, start, end, title, StepType.OPENING, (Lead.COACH, Lead.SPONSOR))


def events(made: AgendaSource, zone: ZoneInfo = BERLIN) -> list[Event]:
    data = agenda.render(made, "ics", WORDS, STAMP, zone)
    return list(Calendar.from_ical(data).walk("VEVENT"))


def cells(made: AgendaSource) -> list[list[object]]:
    sheet = load_workbook(io.BytesIO(agenda.render(made, "xlsx", WORDS, STAMP))).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_a_day_is_one_event_with_its_steps_in_it() -> None:
    (event,) = events(source(line(540, 570), line(570, 600, "Theory, short; and sweet")))
    assert event["summary"] == "Expert workshop"
    assert event.decoded("dtstart") == datetime(2027, 5, 12, 7, 0, tzinfo=UTC)
    assert event.decoded("dtend") == datetime(2027, 5, 12, 8, 0, tzinfo=UTC)
    assert str(event["description"]) == "09:00  Welcome\n09:30  Theory, short; and sweet"
    assert event["location"] == "Room 2, upstairs"
    assert event.decoded("dtstamp") == STAMP


def test_each_day_has_its_own_event_on_its_own_date() -> None:
    first, second = events(source(line(540, 600), line(600, 700, day=2)))
    assert [str(each["summary"]) for each in (first, second)] == ["Expert workshop, Day 1", "Expert workshop, Day 2"]
    assert second.decoded("dtstart") == datetime(2027, 5, 13, 8, 0, tzinfo=UTC)
    assert first["uid"] != second["uid"]


@pytest.mark.parametrize(
    ("zone", "day", "starts", "ends"),
    [
        (
            "Europe/Berlin",
            date(2027, 3, 27),
            datetime(2027, 3, 27, 19, tzinfo=UTC),
            datetime(2027, 3, 28, 0, tzinfo=UTC),
        ),
        ("Asia/Kolkata", date(2027, 5, 12), datetime(2027, 5, 12, 14, 30, tzinfo=UTC), None),
        ("America/New_York", date(2027, 11, 6), datetime(2027, 11, 7, 0, tzinfo=UTC), None),
    ],
)
def test_past_midnight_and_other_zones(zone: str, day: date, starts: datetime, ends: datetime | None) -> None:
    late = source(line(1200, 1260), line(1260, 1500, "Late"), day=day)
    (event,) = events(late, ZoneInfo(zone))
    assert event.decoded("dtstart") == starts
    assert ends is None or event.decoded("dtend") == ends
    assert cells(late)[2][1:4] == ["21:00", "01:00 (+1)", 240]


def test_the_calendar_says_the_times_of_the_place() -> None:
    """An invitation to Lisbon says nine o'clock, as the agenda does, wherever it was made, and describes that zone."""
    made = agenda.render(source(line(540, 600), zone="Europe/Lisbon"), "ics", WORDS, STAMP).decode()
    assert "DTSTART;TZID=Europe/Lisbon:20270512T090000" in made
    assert "BEGIN:VTIMEZONE\r\nTZID:Europe/Lisbon" in made
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert event.decoded("dtstart") == datetime(2027, 5, 12, 8, 0, tzinfo=UTC)
    assert b"TZID" not in agenda.render(source(line(540, 600)), "ics", WORDS, STAMP)  # nobody said where


def test_without_a_day_there_is_no_calendar_but_a_table() -> None:
    undated = source(line(540, 600), day=None)
    with pytest.raises(KnownError) as refused:
        agenda.render(undated, "ics", WORDS, STAMP)
    assert refused.value.code is ErrorCode.WORKSHOP_UNDATED
    assert cells(undated)[1][0] == 1


def test_the_sheet_holds_real_dates_and_numbers() -> None:
    heads, first, second = cells(source(line(540, 585), line(540, 600, day=2)))
    assert heads == ["Day", "Start", "End", "Minutes", "Item", "Type", "Who leads"]
    assert first == [datetime(2027, 5, 12), "09:00", "09:45", 45, "Welcome", "Opening", "Coach, Sponsor"]  # noqa: DTZ001
    assert second[0] == datetime(2027, 5, 13)  # noqa: DTZ001


def test_groups_side_by_side_count_once() -> None:
    held = [replace(line(570, 600, each), group=group, counts=False) for group, each in enumerate(("Read", "Draft"), 1)]
    _, *rows = cells(source(line(540, 570), line(570, 600, "In two groups"), *held, line(600, 660)))
    assert [row[3] for row in rows] == [30, 30, None, None, 60]
    assert [row[1:3] for row in rows][2:4] == [["09:30", "10:00"]] * 2


@pytest.mark.parametrize("format", ["ics", "md", "xlsx"])
def test_an_item_says_until_when_it_goes_on(format: str) -> None:
    made = source(line(540, 570), replace(line(570, 600, "Draft"), until=600))
    if format == "xlsx":
        words = str(cells(made))
    elif format == "ics":
        words = str(events(made)[0]["description"])
    else:
        words = agenda.render(made, "md", WORDS, STAMP).decode().replace("\\", "")
    assert "Draft (until 10:00)" in words
    assert words.count("until") == 1


@pytest.mark.parametrize("title", HOSTILE)
def test_no_text_becomes_a_formula_or_markup(title: str) -> None:
    made = source(line(540, 600, title), line(600, 660, "After"))
    sheet = load_workbook(io.BytesIO(agenda.render(made, "xlsx", WORDS, STAMP))).worksheets[0]
    cell = sheet.cell(2, 5)
    expected = title.replace("\x0b", "\n").replace("\x00", "")
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", expected, True)
    (event,) = events(made)
    assert str(event["description"]).splitlines()[-1] == "10:00  After"
    shown = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .parse(agenda.render(made, "md", WORDS, STAMP).decode())
    )
    lines = [token.children or [] for token in shown if token.type == "inline"]
    assert {part.type for parts in lines for part in parts} == {"text"}
    assert "".join(part.content for part in lines[-5]) == " ".join(expected.split())


def test_markdown_reads_as_the_printed_agenda() -> None:
    text = agenda.render(source(line(540, 570), line(600, 660, "Theory", 2)), "md", WORDS, STAMP).decode()
    assert text.splitlines()[0] == "# Expert workshop"
    assert "## Day 2" in text
    assert "| 09:00–09:30 | Welcome | Coach, Sponsor |" in text


@pytest.mark.parametrize("fmt", list(TableFormat))
def test_saving_names_the_file_as_the_agenda_and_keeps_what_is_there(fmt: str, tmp_path: Path) -> None:
    made = source(line(540, 600))
    first = agenda.save(made, fmt, WORDS, tmp_path, STAMP, BERLIN)
    second = agenda.save(made, fmt, WORDS, tmp_path, STAMP, BERLIN)
    assert first.path.name == f"Agenda – Expert workshop – 2027-05-12.{fmt}"
    assert second.path.name == f"Agenda – Expert workshop – 2027-05-12 (2).{fmt}"
    assert (first.document, first.format, first.edition) == ("participant_agenda", fmt, Edition.PARTICIPANT)
    assert first.verified
    assert first.path.stat().st_size > 100


def test_a_file_that_reads_back_differently_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = source(line(540, 600))
    other = replace(made, workshop=replace(made.workshop, title="Another"))
    wrong = agenda.render(other, "ics", WORDS, STAMP)
    spoiled: Callable[..., bytes] = lambda *_: wrong  # noqa: E731
    monkeypatch.setattr(agenda, "render", spoiled)
    with pytest.raises(KnownError) as refused:
        agenda.save(made, "ics", WORDS, tmp_path, STAMP)
    assert refused.value.code is ErrorCode.EXPORT_MISMATCH
    assert list(tmp_path.iterdir()) == []


def test_the_catalogue_offers_them_for_the_agenda_alone() -> None:
    formats = {each.id: each.formats for each in catalogue.ARTEFACTS}
    assert formats.pop("participant_agenda") == ("pdf", "docx", "ics", "xlsx", "md")
    assert set(formats.values()) == {("pdf", "docx")}


def test_a_workbook_is_made_without_a_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A killed program would leave a client's words there; and not every machine has room for one."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
    assert cells(source(line(540, 585)))[1][4] == "Welcome"
