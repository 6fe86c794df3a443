"""Calendars and directories that are damaged, empty or far too much: a sentence each, and nothing comes in."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming import calendars, ldif
from workshop_app.incoming.tables import read_file

EVENT = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:%s\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", ErrorCode.TABLE_DAMAGED),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270512T", ErrorCode.TABLE_EMPTY),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", ErrorCode.TABLE_EMPTY),
        (b"<?xml version='1.0'?><schedule><day><room><event></schedule>", ErrorCode.TABLE_DAMAGED),
        (b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><schedule><day/></schedule>", ErrorCode.TABLE_DAMAGED),
        (b"<?xml version='1.0'?><schedule><day date='2027-05-12'/></schedule>", ErrorCode.TABLE_EMPTY),
    ],
)
def test_what_is_damaged_or_empty_says_so(data: bytes, code: ErrorCode, tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_bytes(data)
    with pytest.raises(KnownError) as refused:
        read_file(tmp_path / "a.ics")
    assert refused.value.code is code


def test_a_calendar_that_is_far_too_large_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendars, "LARGEST", 50)
    (tmp_path / "a.ics").write_bytes(EVENT % b"20270512T090000")
    with pytest.raises(KnownError) as refused:
        read_file(tmp_path / "a.ics")
    assert refused.value.code is ErrorCode.TABLE_TOO_LARGE


def test_a_folder_of_a_directory_is_listed_and_nobody(tmp_path: Path) -> None:
    words = (
        "dn: ou=Ops,dc=x\nobjectClass: organizationalUnit\nou: Ops\n\ndn: cn=Nora Vale,ou=Ops\nsn: Vale\ncn:: broken!\n"
    )
    (tmp_path / "a.txt").write_text(words)
    found = read_file(tmp_path / "a.txt")
    assert [(row.line, row.cells) for row in found.rows[1:]] == [
        (1, ("", "", "", "ou=Ops,dc=x")),
        (5, ("", "", "broken!", "", "", "", "")),
    ]


@pytest.mark.parametrize(
    ("begin", "read"),
    [
        (b"DTSTART:rubbish", ("", "", "")),
        (b"DTSTART:20270512T090000\r\nDTSTART:20270513T090000", ("", "", "")),
        (b"X-OTHER:1", ("", "", "")),
        (b"DTSTART:20270512T090000\r\nDTEND:20270512T100000Z", ("2027-05-12", "09:00", "")),
        (b"DTSTART:20270512T090000\r\nDTEND;VALUE=DATE:20270513", ("2027-05-12", "09:00", "")),
        (b"DTSTART:20270512T090000\r\nDTEND:rubbish\r\nSUMMARY:Second", ("2027-05-12", "09:00", "")),
    ],
)
def test_a_time_that_nobody_can_read_costs_no_event(begin: bytes, read: tuple[str, ...], tmp_path: Path) -> None:
    good = b"BEGIN:VEVENT\r\nSUMMARY:Good\r\nDTSTART:20270601T090000\r\nDTEND:20270601T103000\r\nEND:VEVENT\r\n"
    odd = b"BEGIN:VEVENT\r\nSUMMARY:Odd\r\n%s\r\nEND:VEVENT\r\n" % begin
    (tmp_path / "a.ics").write_bytes(b"BEGIN:VCALENDAR\r\n" + good + odd + b"END:VCALENDAR\r\n")
    rows = {row.cells[6]: row.cells[3:6] for row in read_file(tmp_path / "a.ics").rows[1:]}
    assert rows == {"Good": ("2027-06-01", "09:00", "90"), "Odd": read}


def test_a_session_without_a_time_is_not_at_midnight(tmp_path: Path) -> None:
    room = (
        "<room name='A'><event><title>Talk</title></event><event><start>9:30</start><title>More</title></event></room>"
    )
    (tmp_path / "a.xml").write_text(f"<schedule><day date='2027-05-12'>{room}</day></schedule>")
    assert [row.cells[1] for row in read_file(tmp_path / "a.xml").rows[1:]] == ["", "09:30"]


@pytest.mark.parametrize(
    ("begin", "is_one"),
    [
        (b"\n" * 4000 + b"Name,Team\n", False),  # with a pattern of many ways this one never ends
        (b" \r\n" * 1500 + b"Name,Team\n", False),
        (b"# said\n" * 700 + b"Name,Team\n", False),
        (b"version: 1\n" * 400 + b"Name,Team\n", False),
        (b"\n" * 4000 + b"dn: cn=Nora Vale\n", True),
        (b"\xef\xbb\xbf# said\r\n\r\nversion: 1\r\n\r\nDN:: bm9yYQ==\r\n", True),
    ],
)
def test_whether_it_is_a_directory_is_seen_at_once(begin: bytes, is_one: bool) -> None:
    assert ldif.is_one(begin) is is_one
