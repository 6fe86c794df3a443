"""A mail as a file: as text, and ready to be sent (.eml) by the person it comes from. Nothing that somebody typed
becomes a head of the mail."""

from __future__ import annotations

from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, formataddr
from enum import StrEnum
from pathlib import Path
from typing import assert_never

from handouts import export
from handouts.mails.kinds import Mail, texts
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import one_line, without_forbidden

LINE_END = "\r\n"
LONGEST_WORD = 75  # characters of an encoded word (RFC 2047, 2)


class MailFormat(StrEnum):
    """The kinds of file; the value is the ending."""

    MAIL = "eml"
    TEXT = "txt"


def save(mail: Mail, format: MailFormat, folder: Path, stamp: datetime) -> Path:
    """Writes it into the folder; an existing file is kept and the new one numbered. KnownError(EXPORT_MISMATCH) when
    the mail does not read back as it stands here."""
    data = render(mail, format, stamp)
    words = texts(mail.language)
    name = words("line.file", title=words(f"{mail.kind}.title"), about=mail.about)
    if not _reads_back(data, mail, format):
        raise KnownError(ErrorCode.EXPORT_MISMATCH, path=str(folder / f"{name}.{format}"), detail=str(format))
    return export.save_bytes(data, name, format, folder)


def render(mail: Mail, format: MailFormat, stamp: datetime) -> bytes:
    """One of the kinds of file. `stamp` is now (UTC)."""
    match format:
        case MailFormat.MAIL:
            return _message(mail, stamp)
        case MailFormat.TEXT:
            return as_text(mail).encode()
        case _:
            assert_never(format)


def as_text(mail: Mail) -> str:
    """From, to, subject and the text, to be pasted anywhere."""
    words = texts(mail.language)
    to = ", ".join(address for _, address in mail.to) or mail.group
    heads = (
        (words("line.from"), shown(*mail.sender)),
        (words("line.to"), to),
        (words("line.subject"), mail.subject),
    )
    listed = "\n".join(f"{head}: {value}" for head, value in heads if value)
    return f"{listed}\n\n{without_forbidden(mail.body)}"


def shown(name: str, address: str) -> str:
    """A person as a mail program shows them."""
    return f"{name} <{address}>" if name and address else name or address


def _message(mail: Mail, stamp: datetime) -> bytes:
    body = without_forbidden(mail.body).replace("\r\n", "\n").replace("\n", "\r\n")
    message = MIMEText(body, "plain", "utf-8", policy=compat32.clone(linesep=LINE_END))
    # The newer policy begins a long subject on the next line, and cuts names in two, which not every program mends.
    message["Subject"] = _folded(one_line(mail.subject), None, "Subject")
    if mail.sender[1]:
        message["From"] = _address(*mail.sender)
    if mail.to:
        message["To"] = ",\r\n ".join(_address(*each) for each in mail.to)
    message["Date"] = format_datetime(stamp)
    message["X-Unsent"] = "1"  # mail programs open it as one to be sent
    return message.as_bytes()


def _address(name: str, address: str) -> str:
    """A name that is longer than one encoded word may be (RFC 2047) goes on in a second one, which belongs to it."""
    name = one_line(name)
    whole = formataddr((name, address))
    if name.isascii() or len(whole) - len(f" <{address}>") <= LONGEST_WORD:
        return whole
    return f"{_folded(name, 'utf-8', 'To')} <{address}>"


def _folded(words: str, charset: str | None, head: str) -> str:
    return Header(words, charset, LONGEST_WORD, head).encode(linesep=LINE_END)


def _reads_back(data: bytes, mail: Mail, format: MailFormat) -> bool:
    """Whether a mail program will find the text and the addresses, and no head that we did not put there."""
    if format is MailFormat.TEXT:
        return data.decode() == as_text(mail)
    from email import message_from_bytes, policy

    message = message_from_bytes(data, policy=policy.default)
    content = message.get_content() if isinstance(message, EmailMessage) else ""
    to = message["To"].addresses if message["To"] else ()
    heads = {"subject", "from", "to", "date", "x-unsent", "content-type", "content-transfer-encoding", "mime-version"}
    return (
        content.replace("\r\n", "\n") == without_forbidden(mail.body)
        and [each.addr_spec for each in to] == [address for _, address in mail.to]
        and {head.lower() for head in message} <= heads
    )
