"""The proposal (artefact 1): what the work is for, its three phases with dates, who gives how much time, and lines for
the fee and both signatures. Lines to write on stand where nothing is known yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from handouts.coach_sources import ProposalSource
from handouts.compose.fitting import with_the_same_pages
from handouts.compose.frame import days, joined, lines_of
from handouts.compose.one_section import NOTHING, document, header
from handouts.document import (
    Block,
    Cell,
    Density,
    Document,
    FieldGrid,
    FormField,
    FormRow,
    Heading,
    Inline,
    Paragraph,
    Row,
    SignOff,
    Table,
    Title,
    Together,
    quiet,
    strong,
    text,
)
from handouts.parameter_sources import CalendarLine, PrintedRole
from handouts.wording import Words, names_as_typed

PHASES = ("deploy", "train", "cycle")
AIM_LINES = 3
DENSITIES = (Density.NORMAL, Density.CLOSE, Density.CLOSEST)  # of the phases; dates and roles are close at the loosest
MORE_LINES = 2  # than in the PDF take the sentences of the phases in a word processor


def compose(source: ProposalSource, words: Words) -> Document:
    """The phases are set closer where the signatures would need one page more in a word processor."""
    words = words.with_short_dates()
    return with_the_same_pages((_composed(source, density, words) for density in DENSITIES), lines=MORE_LINES)


def _composed(source: ProposalSource, density: Density, words: Words) -> Document:
    imprint = source.imprint
    sponsor = words("proposal.for", name=source.sponsor) if source.sponsor else ""
    blocks: tuple[Block, ...] = (
        Title(words("proposal.title"), joined(imprint.client, sponsor)),
        Paragraph(text(words("proposal.lead")), lead=True),
        *_aim(source, words),
        *_phases(source, density, words),
        *_dates(source.dates, density, words),
        *_roles(source.roles, density, words),
        _terms(source, words),
    )
    made = document("proposal", words("proposal.file", client=imprint.client), imprint, words, blocks)
    return replace(made, letter=True)


def _close(density: Density) -> Density:
    return density if density is Density.CLOSEST else Density.CLOSE


def _aim(source: ProposalSource, words: Words) -> Iterator[Block]:
    yield Heading(words("proposal.aim"))
    if source.aim:
        yield Paragraph(text(source.aim))
    else:
        yield FieldGrid((FormRow((FormField(words("proposal.aim_ask"), lines=AIM_LINES),), (1,)),))


def _phases(source: ProposalSource, density: Density, words: Words) -> Iterator[Block]:
    heads = header(*(words(f"proposal.{key}") for key in ("phase", "what", "get", "when")))
    rows = tuple(
        Row(
            (
                Cell(text(strong(words(f"proposal.phase_{phase}")))),
                Cell(text(words(f"proposal.what_{phase}"))),
                Cell(text(words(f"proposal.get_{phase}"))),
                Cell(_span(span, words) if span else text(words(f"proposal.lasts_{phase}"))),
            )
        )
        for phase, span in zip(PHASES, source.phases, strict=True)
    )
    yield Together((Heading(words("proposal.phases")), Table(heads, rows, (26, 56, 52, 36), density=density)))


def _span(span: tuple[date, date], words: Words) -> Inline:
    """On two lines: a narrow column breaks no day apart."""
    first, last = span
    until = words("proposal.until", last=words.date(last)) if last != first else ""
    return lines_of(words.date(first), until)


def _dates(dates: tuple[CalendarLine, ...], density: Density, words: Words) -> Iterator[Block]:
    if not dates:
        return
    rows = tuple(Row((Cell(text(strong(days(each.first, each.last, words)))), Cell(text(each.what)))) for each in dates)
    yield Heading(words("proposal.dates"))
    yield Table(header(words("proposal.when"), words("proposal.step")), rows, (60, 110), density=_close(density))


def _roles(roles: tuple[PrintedRole, ...], density: Density, words: Words) -> Iterator[Block]:
    heads = header(*(words(f"proposal.{key}") for key in ("role", "who", "time")))
    rows = tuple(
        Row(
            (
                Cell(lines_of(strong(words(f"role.{each.kind.value}")), quiet(words(f"role_does.{each.kind.value}")))),
                Cell(text(names_as_typed(each.name)) if each.name else text(quiet(words("proposal.to_name")))),
                Cell(text(each.load or words(f"proposal.load_{each.kind.value}"))),
            )
        )
        for each in roles
    )
    yield Heading(words("proposal.roles"))
    yield Table(heads, rows, (66, 50, 54), density=_close(density))


def _terms(source: ProposalSource, words: Words) -> Together:
    """What is signed stands on the page of the signatures."""
    imprint = source.imprint
    fields = tuple(FormField(words(f"proposal.{key}")) for key in ("days", "fee", "expenses", "valid"))
    asked = FormRow(fields, (40, 40, 46, 44))
    signatures = SignOff(
        words("proposal.sign", client=imprint.client or NOTHING),
        ((words("proposal.sign_client"), source.sponsor), (words("proposal.sign_coach"), imprint.coach)),
        (words("proposal.name"), words("proposal.date"), words("proposal.signature")),
    )
    private = Paragraph(text(words("proposal.private")))
    return Together((Heading(words("proposal.terms")), FieldGrid((asked,)), private, signatures))
