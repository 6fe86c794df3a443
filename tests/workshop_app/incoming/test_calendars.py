"""Calendars and directories that are damaged, empty or far too much: a sentence each, and nothing comes in."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming import calendars
from workshop_app.incoming.tables import read_file

EVENT = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:%s\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (EVENT % b"rubbish", ErrorCode.TABLE_DAMAGED),
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
