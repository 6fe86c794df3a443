"""The follow-up mail, its text, the list and the dates: what they say, and that nothing typed becomes anything else."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace

from handouts import wording
from handouts.imprint import Imprint, WorkshopImprint
from handouts.mails.people import can_be_sent_to, sent_to
from handouts.tables import follow_up
from handouts.tables.follow_up import FollowUpFormat
from handouts.workshop_sources import CommitmentLine, FollowUpSource, ParkedLine
from workshop_app.domain.errors import ErrorCode, KnownError

WORDS = wording.load("en")
STAMP = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
IMPRINT = Imprint("Acme", "Jan–Apr 2027", "Ruth Adler", "", date(2026, 11, 23))
MAIL = FollowUpSource(
    WorkshopImprint(IMPRINT, "Expert workshop", date(2026, 11, 20), "Loft", 540, 930, 12, "w1"),
    (
        CommitmentLine("talk to Sales", "Ben Okafor", "Maya Lind", date(2026, 12, 4)),
        CommitmentLine("write <b>it</b> | down", "محمد"),
        CommitmentLine("call 🚢", done=True, due=date(2026, 12, 1)),
    ),
    (ParkedLine("Who pays?", owner="Ana", due=date(2026, 12, 8)), ParkedLine("Freight?")),
    ("ben@acme.example", "maya@acme.example"),
)


def mail(source: FollowUpSource, calendar: bytes = b"") -> EmailMessage:
    data = follow_up.render(source, FollowUpFormat.MAIL, WORDS, STAMP, calendar)
    return cast(EmailMessage, message_from_bytes(data, policy=policy.default))


def body(message: EmailMessage) -> str:
    part = message.get_body()
    assert part is not None
    return cast(str, part.get_content())


def test_the_text_says_who_does_what_with_whom_by_when() -> None:
    said = follow_up.render(MAIL, FollowUpFormat.TEXT, WORDS, STAMP).decode()
    assert "workshop “Expert workshop” on Friday 20 November 2026" in said
    assert "- Ben Okafor: talk to Sales, with Maya Lind, by Friday 4 December 2026\n" in said
    assert "- \u2068محمد\u2069: write <b>it</b> | down, no date yet\n" in said  # what follows a name is no part of it
    assert "- Nobody yet: call 🚢, done\n" in said
    assert "Still in the parking lot:\n- Who pays? (Ana · by 8 December 2026)\n- Freight?\n" in said
    assert said.endswith("\n\nRuth Adler\n")


def test_the_mail_is_ready_to_be_sent_to_those_who_were_there() -> None:
    message = mail(MAIL, b"BEGIN:VCALENDAR\r\nX-WORDS:\xc3\xa9\r\nEND:VCALENDAR\r\n")
    assert message["X-Unsent"] == "1"
    assert message["To"] == "ben@acme.example, maya@acme.example"
    assert message["Subject"] == "Expert workshop: what we agreed to do"
    assert body(message).replace("\r\n", "\n") == follow_up.render(MAIL, FollowUpFormat.TEXT, WORDS, STAMP).decode()
    (dates,) = message.iter_attachments()
    assert dates.get_content_type() == "text/calendar"
    assert "é" in dates.get_content()


def test_a_title_makes_no_head_of_the_mail_of_its_own() -> None:
    title = "Kick-off\r\nBcc: everybody@acme.example"
    message = mail(replace(MAIL, workshop=replace(MAIL.workshop, title=title)))
    assert message["Bcc"] is None
    assert message["Subject"].startswith("Kick-off Bcc: everybody@acme.example")


def test_without_addresses_and_dates_it_is_a_mail_all_the_same() -> None:
    message = mail(replace(MAIL, addresses=()))
    assert message["To"] is None
    assert list(message.iter_attachments()) == []


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ben",
        "ben@acme",
        "ben@acme.example, x@y.example",
        "bén@acme.example",
        "<b@c.d>",
        "b@straße.example",
        "b@é..example",
    ],
)
def test_what_no_mail_program_sends_to_is_left_out(address: str) -> None:
    assert not can_be_sent_to(address)
    assert can_be_sent_to("ben.okafor+okr@acme.example")
    assert sent_to("ben@müller.example") == "ben@xn--mller-kva.example"


def test_the_list_as_markdown_holds_no_markup_of_ours_or_theirs() -> None:
    said = follow_up.render(MAIL, FollowUpFormat.MARKDOWN, WORDS, STAMP).decode()
    assert said.startswith("# Commitments: Expert workshop\n\n")
    assert "| Ben Okafor | talk to Sales | Maya Lind | 4 December 2026 |" in said
    assert r"| محمد | write \<b>it\</b> \| down |  | No date yet |" in said
    assert "| Nobody yet | call 🚢 |  | Done |" in said


def test_without_a_commitment_there_is_no_mail(tmp_path: Path) -> None:
    for fmt in (FollowUpFormat.MAIL, FollowUpFormat.TEXT, FollowUpFormat.MARKDOWN):
        with pytest.raises(KnownError) as refused:
            follow_up.save(replace(MAIL, commitments=()), fmt, WORDS, tmp_path, STAMP, b"")
        assert refused.value.code is ErrorCode.NOTHING_TO_EXPORT
    assert list(tmp_path.iterdir()) == []
