"""Certificates of attendance (artefact 39): a lying page per person who was there, with the seats they
took, to be signed by the coach and for the client."""

from __future__ import annotations

from msgspec.structs import replace

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import joined, workshop_file
from handouts.document import (
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
from handouts.measure import fits_as_drawn
from handouts.wording import Words
from handouts.workshop_sources import ListedPerson, PeopleSource

QUARTER = 15  # hours are told in quarters


SIZES = (ReadingDistance.WALL, ReadingDistance.NEAR_WALL)


def compose(source: PeopleSource, words: Words) -> Document:
    """A page each: where the longest name takes a second line, all are set a step smaller."""
    longest = max(source.people, key=_length, default=ListedPerson(""))
    alone = replace(source, people=(longest,))
    fits = first_on_one_page((_document(alone, each, words) for each in SIZES), fits_as_drawn)
    return _document(source, fits.sections[0].size, words)


def _length(person: ListedPerson) -> int:
    return len(person.name)


def _document(source: PeopleSource, size: ReadingDistance, words: Words) -> Document:
    workshop = source.workshop
    title = words("artefact.attendance_certificate")
    blocks: list[Block] = []
    for person in source.people:
        blocks += [PageBreak()] if blocks else []
        blocks += _page(person, source, words)
    return Document(
        id="attendance_certificate",
        name=workshop_file("certificate", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks), Orientation.LANDSCAPE, size),),
        margins=Margins(foot_left=workshop.imprint.client, page=""),
        author=workshop.imprint.coach,
    )


def _page(person: ListedPerson, source: PeopleSource, words: Words) -> tuple[Block, ...]:
    workshop = source.workshop
    day = words.date(workshop.day) if workshop.day else ""
    coach = joined(workshop.imprint.coach, words("certificate.coach"))
    client = words("certificate.client", client=workshop.imprint.client)
    return (
        Paragraph(text(quiet(words("artefact.attendance_certificate"))), lead=True),
        Title(person.name, words("certificate.took_part")),
        Heading(workshop.title, 1),
        Paragraph(text(joined(day, workshop.place, _hours(source.minutes, words)))),
        *_practised(person, words),
        FormRow((FormField(coach), FormField(client), FormField(words("certificate.where"))), (1, 1, 1)),
    )


def _practised(person: ListedPerson, words: Words) -> tuple[Block, ...]:
    """The seats they really took."""
    lines = tuple(text(words(f"certificate.seat_{seat}")) for seat in person.seats)
    return (BulletList(lines),) if lines else ()


def _hours(minutes: int, words: Words) -> str:
    """To the nearest quarter of an hour, at least one."""
    quarters = max(1, round(minutes / QUARTER))
    hours, rest = divmod(quarters * QUARTER, 60)
    told = words.count("certificate.hours", hours)
    if not rest:
        return told
    more = words("certificate.minutes", minutes=rest)
    return words("certificate.hours_minutes", hours=told, minutes=more) if hours else more
