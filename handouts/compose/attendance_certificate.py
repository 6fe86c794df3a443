"""Certificates of attendance (artefact 39): a lying page per person who was there, with the seats they
took, to be signed by the coach and for the client."""

from __future__ import annotations

from msgspec.structs import replace

from handouts.compose.frame import joined, workshop_file
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
from handouts.workshop_sources import ListedPerson, PeopleSource

QUARTER = 15  # hours are told in quarters


# How large, and whether what was practised has a heading: the first that holds everybody's.
SHAPES = ((ReadingDistance.WALL, True), (ReadingDistance.WALL, False), (ReadingDistance.NEAR_WALL, True))


def compose(source: PeopleSource, words: Words) -> Document:
    """A page each, all alike: where the longest name takes a second line, they are set a step smaller."""
    longest = max(source.people, key=_length, default=ListedPerson(""))
    busiest = max(source.people, key=_seats, default=longest)
    alone = replace(source, people=(replace(longest, seats=busiest.seats),))
    shape = next((each for each in SHAPES if fits_to_the_foot(_document(alone, *each, words))), SHAPES[-1])
    return _document(source, *shape, words)


def _length(person: ListedPerson) -> int:
    return len(person.name)


def _seats(person: ListedPerson) -> int:
    return len(person.seats)


def _document(source: PeopleSource, size: ReadingDistance, headed: bool, words: Words) -> Document:
    workshop = source.workshop
    title = words("artefact.attendance_certificate")
    blocks: list[Block] = []
    for person in source.people:
        blocks += [PageBreak()] if blocks else []
        blocks += _page(person, source, headed, words)
    return Document(
        id="attendance_certificate",
        name=workshop_file("certificate", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks), Orientation.LANDSCAPE, size),),
        margins=Margins(foot_left=words("certificate.says"), foot_right=workshop.imprint.client, page=""),
        author=workshop.imprint.coach,
    )


def _page(person: ListedPerson, source: PeopleSource, headed: bool, words: Words) -> tuple[Block, ...]:
    workshop = source.workshop
    day = words.date(workshop.day) if workshop.day else ""
    coach = joined(workshop.imprint.coach, words("certificate.coach"))
    client = words("certificate.client", client=workshop.imprint.client)
    signed = (FormField(coach), FormField(client), FormField(words("certificate.where")))
    return (
        Paragraph(text(quiet(words("artefact.attendance_certificate"))), lead=True),
        Title(person.name, words("certificate.took_part")),
        Heading(workshop.title, 1),
        Paragraph(text(joined(day, workshop.place, words("certificate.worked", length=_hours(source.minutes, words))))),
        *_practised(person, headed, words),
        AtFoot(FormRow(signed, (3, 3, 2), below=True)),
    )


def _practised(person: ListedPerson, headed: bool, words: Words) -> tuple[Block, ...]:
    """The seats they really took."""
    lines = tuple(text(words(f"certificate.seat_{seat}")) for seat in person.seats)
    heading = (Heading(words("certificate.practised"), 3),) if headed else ()
    return (*heading, BulletList(lines)) if lines else ()


def _hours(minutes: int, words: Words) -> str:
    """To the nearest quarter of an hour, at least one."""
    quarters = max(1, round(minutes / QUARTER))
    hours, rest = divmod(quarters * QUARTER, 60)
    told = words.count("certificate.hours", hours)
    if not rest:
        return told
    more = words("certificate.minutes", minutes=rest)
    return words("certificate.hours_minutes", hours=told, minutes=more) if hours else more
