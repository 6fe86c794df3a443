"""The mail after a workshop, with who does what by when: as plain text, as a mail that is ready to be sent (.eml, with
the dates for calendar programs attached), and the list alone as Markdown. Used by the report screen and the command
line.

Whatever somebody typed stays text: no line of it becomes a head of the mail or markup.
"""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from enum import StrEnum
from pathlib import Path
from typing import assert_never

from handouts import export
from handouts.compose.frame import joined, workshop_file, workshop_line
from handouts.gather import ComposeOptions
from handouts.gather_day import parked_line
from handouts.gather_report import commitment_lines
from handouts.gather_workshops import workshop_imprint
from handouts.mails.people import can_be_sent_to, sent_to, unreached
from handouts.tables import dates
from handouts.tables.markdown_text import as_text
from handouts.wording import Words
from handouts.workshop_sources import CommitmentLine, FollowUpSource, ParkedLine
from workshop_app.application import commitments, queries
from workshop_app.application.parking import parked
from workshop_app.application.ports import Reader
from workshop_app.domain.calendar import commitment_days
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.reading_direction import with_marks
from workshop_app.domain.text import one_line, without_forbidden
from workshop_app.domain.workshops import Workshop

DATES = "dates.ics"


class FollowUpFormat(StrEnum):
    """The kinds of file; the value is the ending."""

    MAIL = "eml"
    TEXT = "txt"
    MARKDOWN = "md"
    DATES = "ics"


def source(reader: Reader, workshop_id: str, options: ComposeOptions) -> FollowUpSource:
    """What the mail of a workshop is made from."""
    workshop, agenda = reader.get(Workshop, workshop_id), queries.agenda(reader, workshop_id).agenda
    there = queries.participants(reader, workshop_id, present_only=True)
    addresses = [(each.person.name, one_line(each.person.email)) for each in there]
    return FollowUpSource(
        workshop_imprint(reader, options, workshop, agenda),
        commitment_lines(reader, workshop_id),
        tuple(parked_line(reader, item) for item in parked(reader, workshop_id) if not item.done),
        tuple(dict.fromkeys(filter(None, (sent_to(each) for _, each in addresses)))),
        tuple(unreached(*each) for each in addresses if not can_be_sent_to(each[1])),
    )


def commitment_dates(reader: Reader, workshop_id: str | None, words: Words) -> dates.Dates:
    """The commitments that are open and have a day, of one workshop or of all, for calendar programs. An entry is the
    same one as in the calendar of the engagement."""
    engagement = queries.engagement(reader)
    if workshop_id is None:
        made, title = commitments.still_open(reader), words("report.commitments")
    else:
        made = tuple(each for each in commitments.commitments(reader, workshop_id) if not each.done)
        title = words("follow_up.calendar", workshop=reader.get(Workshop, workshop_id).title)
    entries = commitment_days(commitments.by_day(made))
    if not entries:
        raise KnownError(ErrorCode.NOTHING_TO_EXPORT, document=title)
    return dates.Dates(engagement.id, engagement.client, entries, title=title)


def attached(reader: Reader, workshop_id: str, words: Words, stamp: datetime) -> bytes:
    """The dates that go along with the mail of a workshop; nothing where none of its commitments is open and dated."""
    made = commitments.commitments(reader, workshop_id)
    if not any(each.due is not None and not each.done for each in made):
        return b""
    return dates.render(commitment_dates(reader, workshop_id, words), words, stamp)


def save(
    mail: FollowUpSource, fmt: FollowUpFormat, words: Words, folder: Path, stamp: datetime, calendar: bytes
) -> Path:
    """Writes the mail, its text or the list into the folder; an existing file is kept and the new one numbered. With
    `calendar` the bytes of the dates go along with the mail. KnownError(NOTHING_TO_EXPORT) without a commitment."""
    return export.save_bytes(render(mail, fmt, words, stamp, calendar), file_name(mail, words), fmt, folder)


def file_name(mail: FollowUpSource, words: Words) -> str:
    """The file's name without ending."""
    return workshop_file("follow_up", mail.workshop, words)


def subject(mail: FollowUpSource, words: Words) -> str:
    """What stands above the mail in a list of mails."""
    return with_marks(one_line(words("follow_up.subject", workshop=mail.workshop.title)))


def render(mail: FollowUpSource, fmt: FollowUpFormat, words: Words, stamp: datetime, calendar: bytes = b"") -> bytes:
    """One of the kinds of file as bytes."""
    if not mail.commitments:
        raise KnownError(ErrorCode.NOTHING_TO_EXPORT, document=words("report.commitments"))
    match fmt:
        case FollowUpFormat.MAIL:
            return _mail(mail, words, stamp, calendar)
        case FollowUpFormat.TEXT:
            return _body(mail, words).encode()
        case FollowUpFormat.MARKDOWN:
            return _markdown(mail, words).encode()
        case FollowUpFormat.DATES:
            return calendar
        case _:
            assert_never(fmt)


def _mail(mail: FollowUpSource, words: Words, stamp: datetime, calendar: bytes) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject(mail, words)
    if mail.addresses:
        message["To"] = ", ".join(mail.addresses)
    message["Date"] = stamp
    message["X-Unsent"] = "1"  # mail programs open it as one to be sent
    message.set_content(_body(mail, words), cte="base64")
    if calendar:
        message.add_attachment(
            calendar, maintype="text", subtype="calendar", filename=DATES, params={"charset": "utf-8"}
        )
    return bytes(message)


def _body(mail: FollowUpSource, words: Words) -> str:
    workshop, coach = mail.workshop, mail.imprint.coach
    day = words.date_with_weekday(workshop.day) if workshop.day else ""
    thanks = words("follow_up.thanks_day", workshop=workshop.title, day=day) if day else ""
    parts = [
        words("follow_up.greeting"),
        f"{thanks or words('follow_up.thanks', workshop=workshop.title)} {words('follow_up.lead')}",
        "\n".join(f"- {_commitment(each, words)}" for each in mail.commitments),
    ]
    if mail.parked:
        listed = "\n".join(f"- {_parked(each, words)}" for each in mail.parked)
        parts.append(f"{words('follow_up.parked')}\n{listed}")
    parts += [words("follow_up.close"), coach]
    return without_forbidden("\n\n".join(part for part in parts if part)) + "\n"


def _commitment(made: CommitmentLine, words: Words) -> str:
    what = words("follow_up.line", who=made.who or words("follow_up.nobody"), what=made.text)
    whom = words("follow_up.with_whom", name=made.with_whom) if made.with_whom else ""
    return ", ".join(part for part in (what, whom, _when(made, words)) if part)


def _when(made: CommitmentLine, words: Words) -> str:
    if made.done:
        return words("follow_up.done")
    if made.due is None:
        return words("follow_up.no_day")
    return words("follow_up.by", day=words.date_with_weekday(made.due))


def _parked(item: ParkedLine, words: Words) -> str:
    beside = joined(item.owner, words("follow_up.by", day=words.date(item.due)) if item.due else "")
    return words("follow_up.parked_who", what=item.text, who=beside) if beside else item.text


def _markdown(mail: FollowUpSource, words: Words) -> str:
    heads = [words(f"report.commitment_{column}") for column in ("who", "what", "with", "due")]
    rows = [f"| {' | '.join(heads)} |", "| --- | --- | --- | --- |"]
    for made in mail.commitments:
        cells = (made.who or words("report.commitment_nobody"), made.text, made.with_whom, _due(made, words))
        rows.append(f"| {' | '.join(map(as_text, cells))} |")
    head = f"# {as_text(words('report.commitments'))}: {as_text(mail.workshop.title)}"
    return "\n\n".join((head, as_text(workshop_line(mail.workshop, words)), "\n".join(rows))) + "\n"


def _due(made: CommitmentLine, words: Words) -> str:
    if made.done:
        return words("report.commitment_done")
    return words.date(made.due) if made.due else words("report.commitment_open")
