"""The workshop report: how a day went against its plan, who worked with whom, what was decided and what is parked. The
facilitator's edition adds the coach's notes and what the same steps took before; the other has no field for them.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from agendas import schedule
from handouts.compose.fitting import with_the_same_pages
from handouts.compose.frame import (
    SEPARATOR,
    facts,
    joined,
    length,
    lines_of,
    margins,
    span,
    workshop_file,
    workshop_line,
)
from handouts.document import (
    Align,
    Bar,
    Block,
    BulletList,
    Cell,
    Density,
    Document,
    Edition,
    FactList,
    Figure,
    Heading,
    Inline,
    Note,
    Paragraph,
    Row,
    Section,
    Table,
    Title,
    Together,
    Tone,
    quiet,
    strong,
    text,
)
from handouts.measure import pages, pages_in_word
from handouts.wording import Words, beside, kept_whole, names_as_typed, names_in_a_row
from handouts.workshop_sources import (
    CommitmentLine,
    ParkedLine,
    ReportDay,
    ReportSource,
    ReportWithNotes,
    SaidLine,
    StepLine,
)
from workshop_app.application.absences import Absence
from workshop_app.domain.engagement import Paper
from workshop_app.domain.workshops import SeatedRoom

WIDTHS = (21, 39, 21, 19)  # of what people promised, and of what is parked: who and when stand below each other
DENSITIES = (Density.CLOSE, Density.CLOSEST)  # of the day's table


def compose(source: ReportSource | ReportWithNotes, words: Words) -> Document:
    """The figure shows again what the table says: it is left out where it alone would ask for a page. The table is set
    closer where its last row would stand alone on another in a word processor."""
    paper = (source.report if isinstance(source, ReportWithNotes) else source).paper
    plain = [_composed(source, words, False, density) for density in DENSITIES]
    shown = (_composed(source, words, True, density) for density in DENSITIES)
    kept = [each for each, bare in zip(shown, plain, strict=True) if pages(each, paper) <= pages(bare, paper)]
    return with_the_same_pages((*sorted(kept, key=_differs), *sorted(plain, key=_differs), plain[-1]), (paper,))


def _differs(document: Document) -> bool:
    """Whether Word has other pages than the PDF on any paper: another than the file's may be chosen for one print."""
    return any(pages(document, paper) != pages_in_word(document, paper) for paper in Paper)


def _composed(source: ReportSource | ReportWithNotes, words: Words, figure: bool, density: Density) -> Document:
    private = source if isinstance(source, ReportWithNotes) else None
    report = source.report if isinstance(source, ReportWithNotes) else source
    workshop = report.workshop
    title = words("artefact.workshop_report")
    blocks: list[Block] = [Title(workshop.title, joined(title, workshop_line(workshop, words)))]
    if report.rehearsal:
        blocks.append(Note(words("report.rehearsal"), (text(words("report.rehearsal_body")),), Tone.OPEN))
    blocks += [FactList(_facts(report, words)), *_decisions(report, words), *_commitments(report, words)]
    blocks += _parking(report, words)
    blocks += _groups(report, words)
    if private is not None:
        blocks += _notes(private, words)
    for day in report.days:
        blocks += _day(day, report, words, private is not None, density)[: 1 + figure]
    edition = Edition.PARTICIPANT if private is None else Edition.FACILITATOR
    return Document(
        id="workshop_report",
        name=workshop_file("report", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=edition,
        language=words.language,
        sections=(Section(tuple(blocks)),),
        margins=margins(workshop.imprint, words, title, _status(report, edition, words)),
        author=workshop.imprint.coach,
    )


def _status(report: ReportSource, edition: Edition, words: Words) -> str:
    copy = words("frame.facilitator") if edition is Edition.FACILITATOR else ""
    return joined(words("report.rehearsal") if report.rehearsal else "", copy)


def _facts(report: ReportSource, words: Words) -> tuple[tuple[str, Inline], ...]:
    pairs = [(words("report.people"), _people(report, words))]
    for day in report.days:
        label = words("report.hours") if len(report.days) == 1 else words("report.day", n=day.number)
        pairs.append((label, _hours(day, words)))
    worked = sum(day.worked for day in report.days)
    paused = sum(day.paused for day in report.days)
    pairs.append((words("report.worked"), length(worked, words)))
    pairs.append((words("report.paused"), words("frame.minutes", n=paused) if paused else ""))
    return facts(*pairs)


def _people(report: ReportSource, words: Words) -> str:
    """How many; and who, where no groups say it. Who left early was there; who did not come is named."""
    if not report.people:
        return ""
    there = [person.name for person in report.people if person.away in (None, Absence.LEFT_EARLY)]
    names = "" if report.rounds else names_in_a_row(there)
    return joined(words.count("report.present", len(there)), names, *_away(report, words))


def _away(report: ReportSource, words: Words) -> Iterator[str]:
    for reason in Absence:
        names = [person.name for person in report.people if person.away is reason]
        if names:
            yield words("report.away", reason=words(f"away.{reason}"), names=names_in_a_row(names))


def _hours(day: ReportDay, words: Words) -> str:
    planned = words("report.planned_hours", span=span(day.planned_start, day.planned_end, words))
    return f"{span(day.start, day.end, words)} ({planned})"


def _decisions(report: ReportSource, words: Words) -> tuple[Block, ...]:
    said = [line for day in report.days for line in day.decisions]
    heading = Heading(words("report.decisions"), 1, "decisions")
    if not said:
        return (heading, Paragraph(text(quiet(words("report.decisions_none")))))
    return (heading, BulletList(tuple(_said(line) for line in said)))


def _said(line: SaidLine) -> Inline:
    return text(line.text, quiet(f"{SEPARATOR}{beside(line.text, line.where)}")) if line.where else text(line.text)


def _commitments(report: ReportSource, words: Words) -> tuple[Block, ...]:
    heading = Heading(words("report.commitments"), 1, "commitments")
    if not report.commitments:
        return (heading, Paragraph(text(quiet(words("report.commitments_none")))))
    header = tuple(Cell(text(words(f"report.commitment_{column}"))) for column in ("who", "what", "with", "due"))
    rows = tuple(_commitment(each, words) for each in report.commitments)
    return (heading, Table(header, rows, WIDTHS))


def _commitment(made: CommitmentLine, words: Words) -> Row:
    if made.done:
        due = Cell(text(words("report.commitment_done")))
    elif made.due and made.late:
        due = Cell(lines_of(words.date(made.due), strong(words("needs.late"))), tone=Tone.OPEN)
    elif made.due:
        due = Cell(text(words.date(made.due)))
    else:
        due = Cell(text(words("report.commitment_open")), tone=Tone.OPEN)
    who = Cell(text(made.who)) if made.who else Cell(text(words("report.commitment_nobody")), tone=Tone.OPEN)
    return Row((who, Cell(text(made.text)), Cell(text(made.with_whom)), due))


def _parking(report: ReportSource, words: Words) -> tuple[Block, ...]:
    heading = Heading(words("report.parking"), 1, "parking")
    if not report.parked:
        return (heading, Paragraph(text(quiet(words("report.parking_none")))))
    header = tuple(Cell(text(words(f"report.parking_{column}"))) for column in ("item", "owner", "due"))
    item, *others = header
    return (
        heading,
        Table((replace(item, span=2), *others), tuple(_parked(each, words) for each in report.parked), WIDTHS),
    )


def _parked(item: ParkedLine, words: Words) -> Row:
    if item.done:
        due = Cell(text(words("report.parking_done")))
    elif item.due:
        due = Cell(text(words.date(item.due)))
    else:
        due = Cell(text(words("report.parking_open")), tone=Tone.OPEN)
    owner = (
        Cell(text(names_as_typed(item.owner)))
        if item.owner
        else Cell(text(words("report.parking_nobody")), tone=Tone.OPEN)
    )
    return Row((Cell(lines_of(item.text, quiet(item.where)), span=2), owner, due))


def _day(day: ReportDay, report: ReportSource, words: Words, private: bool, density: Density) -> tuple[Block, ...]:
    """Plan against day as numbers and as a figure, neither of them torn apart."""
    many = len(report.days) > 1
    title = words("report.day_title", n=day.number) if many else words("report.day_title_one")
    numbers = Together((Heading(title, 1, f"day_{day.number}"), _table(day, words, private, density)))
    return (numbers, _figure(day, words))


def _figure(day: ReportDay, words: Words) -> Together:
    """Two bars a step on one time line: as planned in grey, as it was in the accent colour."""
    origin = min(day.start, day.planned_start)
    bars: list[Bar] = []
    for step in day.steps:
        bars.append(Bar(step.title, step.planned_start - origin, step.planned))
        if step.actual is not None:
            bars.append(Bar("", step.start - origin, step.actual, Tone.ACCENT))
    late = words(
        "report.figure_alt",
        planned=length(day.planned_end - day.planned_start, words),
        actual=length(day.end - day.start, words),
    )
    key = Paragraph(text(quiet(words("report.figure_key"))))
    return Together((key, Figure(tuple(bars), late, words("report.minutes_short"))))


def _table(day: ReportDay, words: Words, private: bool, density: Density) -> Table:
    earlier = private and any(step.earlier for step in day.steps)
    columns = ["step", "planned_start", "start", "planned", "actual", "over"] + ["earlier"] * earlier
    header = tuple(
        Cell(text(words(f"report.{name}")), Align.START if name in {"step", "earlier"} else Align.END)
        for name in columns
    )
    widths = (40, 11, 11, 12, 12, 14, *(20,) * earlier)
    rows = tuple(_step(step, words, earlier) for step in day.steps)
    return Table(header, (*rows, _total(day, words, earlier)), widths, density=density)


def _step(step: StepLine, words: Words, earlier: bool) -> Row:
    began = (
        schedule.clock(step.start)
        if step.actual is not None
        else words("report.brief" if step.brief else "report.skipped")
    )
    cells = [
        Cell(text(step.title)),
        _number(schedule.clock(step.planned_start)),
        _number(began),
        _number(str(step.planned)),
        _number("–" if step.actual is None else str(step.actual)),
        _number("" if step.actual is None else _signed(step.actual - step.planned)),
    ]
    if earlier:
        cells.append(Cell(text(quiet(", ".join(str(minutes) for minutes in step.earlier)))))
    return Row(tuple(cells))


def _total(day: ReportDay, words: Words, earlier: bool) -> Row:
    planned, actual = day.planned_end - day.planned_start, day.end - day.start
    cells = [
        Cell(text(words("report.total"))),
        _number(schedule.clock(day.planned_start)),
        _number(schedule.clock(day.start)),
        _number(str(planned)),
        _number(str(actual)),
        _number(_signed(actual - planned)),
    ]
    return Row((*cells, *(Cell(),) * earlier), strong=True)


def _number(words: str) -> Cell:
    return Cell(text(words), Align.END)


def _signed(minutes: int) -> str:
    if not minutes:
        return "0"
    return f"+{minutes}" if minutes > 0 else f"−{-minutes}"


def _groups(report: ReportSource, words: Words) -> tuple[Block, ...]:
    if not report.rounds:
        return ()
    rooms = [room.room for room in report.rounds[0].rooms]
    header = (
        Cell(text(words("report.room"))),
        *(Cell(text(words("report.round", n=round.number))) for round in report.rounds),
    )
    by_room = [{room.room: room for room in round.rooms} for round in report.rounds]
    rows = tuple(
        Row((Cell(text(strong(room))), *(Cell(_seats(seats.get(room), words)) for seats in by_room))) for room in rooms
    )
    table = Table(header, rows, (0.5, *(3,) * len(report.rounds)), density=Density.CLOSE)
    return (Together((Heading(words("report.groups"), 1, "groups"), table)),)


def _seats(room: SeatedRoom | None, words: Words) -> Inline:
    if room is None:
        return ()
    observers = quiet(words("report.observed", names=names_in_a_row(room.observers))) if room.observers else quiet("")
    coach, coachee = kept_whole(room.coach), kept_whole(room.coachee)
    return lines_of(words("report.coached", coach=coach, coachee=coachee), observers)


def _notes(private: ReportWithNotes, words: Words) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(words("report.notes"), 1, "notes")]
    if private.notes:
        blocks.append(BulletList(tuple(_said(line) for line in private.notes)))
    else:
        blocks.append(Paragraph(text(quiet(words("report.notes_none")))))
    if private.lost:
        blocks.append(Note("", (text(words.count("report.lost", private.lost)),), Tone.OPEN))
    return tuple(blocks)
