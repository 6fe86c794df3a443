"""Certificates of attendance (artefact 39): a lying page per person who was there, with the seats they
took, to be signed by the coach and for the client."""

from __future__ import annotations

from msgspec.structs import replace

from handouts.compose.frame import date_or_nothing, joined, workshop_file
from handouts.document import (
    AtFoot,
    Block,
    BulletList,
    Document,
    Edition,
    FormField,
    FormRow,
    Heading,
    Margins,
    Orientation,
    PageBreak,
    Paragraph,
    ReadingDistance,
    Section,
    Title,
    quiet,
    text,
)
from handouts.measure import fits_to_the_foot
from handouts.wording import Words
from handouts.workshop_sources import CertificateSource, CertifiedPerson

# How large, and whether what was practised has a heading: the first that holds everybody's.
SHAPES = ((ReadingDistance.WALL, True), (ReadingDistance.WALL, False), (ReadingDistance.NEAR_WALL, True))


def compose(source: CertificateSource, words: Words) -> Document:
    """A page each, all alike: where the longest name takes a second line, they are set a step smaller."""
    longest = max(source.people, key=_length, default=CertifiedPerson(""))
    busiest = max(source.people, key=_seats, default=longest)
    alone = replace(source, people=(replace(longest, seats=busiest.seats, whole=True),))
    shape = next((each for each in SHAPES if fits_to_the_foot(_document(alone, *each, words))), SHAPES[-1])
    return _document(source, *shape, words)


def _length(person: CertifiedPerson) -> int:
    return len(person.name)


def _seats(person: CertifiedPerson) -> int:
    return len(person.seats)


def _document(source: CertificateSource, size: ReadingDistance, headed: bool, words: Words) -> Document:
    workshop = source.workshop
    title = words("artefact.attendance_certificate")
    blocks: list[Block] = []
    for person in source.people:
        blocks += [PageBreak()] if blocks else []
        blocks += _page(person, source, headed, words)
    foot = joined(workshop.imprint.client, date_or_nothing(workshop.day, words))
    return Document(
        id="attendance_certificate",
        name=workshop_file("certificate", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks), Orientation.LANDSCAPE, size),),
        margins=Margins(foot_left=_says(source, words), foot_right=foot, page=""),
        author=workshop.imprint.coach,
    )


def _says(source: CertificateSource, words: Words) -> str:
    if not source.over:
        return words("certificate.says_ahead")
    return words("certificate.says" if all(each.seats for each in source.people) else "certificate.says_who")


def _page(person: CertifiedPerson, source: CertificateSource, headed: bool, words: Words) -> tuple[Block, ...]:
    workshop = source.workshop
    coach = joined(workshop.imprint.coach, words("certificate.coach"))
    client = words("certificate.client", client=workshop.imprint.client)
    signed = (FormField(coach), FormField(client), FormField(words("certificate.where")))
    when = joined(date_or_nothing(workshop.day, words), workshop.place, _worked(person, source, words))
    return (
        Paragraph(text(quiet(words("artefact.attendance_certificate"))), lead=True),
        Title(person.name, words("certificate.took_part" if source.over else "certificate.takes_part")),
        Heading(workshop.title, 1),
        Paragraph(text(when)),
        *_practised(person, headed, words),
        AtFoot(FormRow(signed, (3, 3, 2), below=True)),
    )


def _practised(person: CertifiedPerson, headed: bool, words: Words) -> tuple[Block, ...]:
    """The seats they really took."""
    lines = tuple(text(words(f"certificate.seat_{seat}")) for seat in person.seats)
    heading = (Heading(words("certificate.practised"), 3),) if headed else ()
    return (*heading, BulletList(lines)) if lines else ()


def _worked(person: CertifiedPerson, source: CertificateSource, words: Words) -> str:
    """To the minute, as in the report; of somebody who came late or left early nobody counted it."""
    if not source.minutes or not person.whole:
        return ""
    hours, rest = divmod(source.minutes, 60)
    said = [words.count("certificate.hours", hours)] if hours else []
    said += [words.count("certificate.minutes", rest)] if rest else []
    told = said[0] if len(said) == 1 else words("certificate.hours_minutes", hours=said[0], minutes=said[1])
    told = told if source.measured else words("certificate.planned", length=told)
    return words("certificate.worked", length=told) if source.breaks else told
