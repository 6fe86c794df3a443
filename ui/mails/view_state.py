"""What the page of the mails shows, as values without Qt."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from handouts.gather import ComposeOptions
from handouts.mails import fields, writing
from handouts.mails.kinds import OF_A_WORKSHOP, Mail, MailKind, texts
from handouts.reading import ReadOnce
from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.text import in_a_row

MOST_NAMES = 6  # who has no address is told up to here, then counted


class MailLine(Struct, frozen=True):
    """One line of the list: what it is, and when it goes out."""

    kind: MailKind
    title: str
    when: str


class MailView(Struct, frozen=True):
    """The mail that is chosen. `to` names the group and how many of it can be reached; `unreached` names some of the
    others and `more` counts the rest."""

    mail: Mail
    sender: str
    to: tuple[str, ...]
    unreached: str
    more: int
    text: str
    of_a_workshop: bool


def mail_lines(language: str) -> tuple[MailLine, ...]:
    """Every mail, in the order of an engagement."""
    words = texts(language)
    return tuple(MailLine(kind, words(f"{kind}.title"), words(f"{kind}.when")) for kind in MailKind)


def mail_view(reader: Reader, kind: MailKind, workshop_id: str, today: date) -> MailView:
    """One mail, filled; about this workshop, or (empty) the one that fits best."""
    once = ReadOnce(reader)
    language = queries.engagement(once).language
    options = ComposeOptions(today, language=language, workshop_id=workshop_id or None)
    mail = fields.mail(once, kind, options)
    more = len(mail.unreached) - MOST_NAMES
    names = in_a_row(mail.unreached[:MOST_NAMES])
    to = tuple(address for _, address in mail.to)
    return MailView(
        mail, writing.shown(*mail.sender), to, names, max(0, more), writing.as_text(mail), kind in OF_A_WORKSHOP
    )
