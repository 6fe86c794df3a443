"""The facilitator's run sheet (artefact 9), read from the lectern: every step with its span, what is said, what the
room sees, what usually goes wrong, lines for actual times and notes; tips for preparing stand behind the day, and last
the lines that are written on after it.
Landscape, always the facilitator's edition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from agendas import schedule
from agendas.day_lines import DayLine, day_lines
from agendas.marks import mark_words
from agendas.model import Agenda, Round, Step, StepType
from agendas.rounds import round_shared
from agendas.telling_apart import titles
from agendas.words import share_back_line, style_of
from handouts.compose.fitting import with_the_same_pages
from handouts.compose.frame import (
    day_title,
    group_title,
    joined,
    lines_of,
    margins,
    titled,
    workshop_file,
    workshop_line,
)
from handouts.compose.one_section import speaks_of_levels
from handouts.document import (
    Block,
    Cell,
    Density,
    Document,
    Edition,
    FormField,
    FormRow,
    Heading,
    Inline,
    Note,
    Orientation,
    PageBreak,
    Row,
    Section,
    Table,
    TextRun,
    TextStyle,
    Title,
    Together,
    Tone,
    emphasis,
    quiet,
    strong,
    text,
)
from handouts.measure import pages
from handouts.wording import Words, apart
from handouts.workshop_sources import RunSheetSource, StayLine
from workshop_app.domain.engagement import Paper

COLUMNS = ("start", "item", "say", "room", "actual", "notes")
WIDTHS = (15, 37, 126, 35, 15, 29)
_ROOM_LINE = re.compile(r"(?<=,)\n(?=[^\W\d_])")  # lines are made for the room's screen: here a sentence runs on


TIPS = 3  # columns of them, in the letters of the day's table
LINES = (4, 2, 1)  # to write on, at least: what the last sheet has more goes to them (`whole_sheets`)


def compose(source: RunSheetSource, words: Words, above: tuple[Note, ...] = ()) -> Document:
    """The end as roomy as its last sheet allows: what is read the evening before, then what is written after the day,
    down to the foot; it begins no sheet of its own that it does not need. `above` stands below the title."""
    ends = [_behind_the_day(day_lines(source.agenda, source.starts), room, words) for room in LINES]
    found = with_the_same_pages(_sheet(source, (end,), words, above) for end in ends)
    day = _sheet(source, (), words, above)
    if any(pages(day, paper) == pages(found, paper) for paper in Paper):
        return found
    # A word processor would leave the tips on the sheet before, and the lines alone on theirs.
    return with_the_same_pages(_sheet(source, (PageBreak(), end), words, above) for end in ends)


def _sheet(source: RunSheetSource, end: tuple[Block, ...], words: Words, above: tuple[Note, ...]) -> Document:
    workshop = source.workshop
    lines = day_lines(source.agenda, source.starts)
    days = sorted({line.step.day for line in lines})
    blocks: list[Block] = [Title(workshop.title, _subtitle(source, words), compact=True), *above]
    blocks += (_late(source, words), *_people(source, words))
    ranks = _ranks(_to_cut(source.agenda))
    for day in days:
        if len(days) > 1:
            blocks.append(Heading(day_title("run_sheet.day", day, workshop, words), 1))
        blocks.append(_table(tuple(line for line in lines if line.step.day == day), ranks, source, words))
    blocks += end
    return Document(
        id="run_sheet",
        name=workshop_file("run_sheet", workshop, words),
        title=f"{words('artefact.run_sheet')}: {workshop.title}",
        edition=Edition.FACILITATOR,
        language=words.language,
        sections=(Section(tuple(blocks), Orientation.LANDSCAPE),),
        margins=margins(workshop.imprint, words, words("artefact.run_sheet"), words("frame.facilitator")),
        author=workshop.imprint.coach,
    )


def _subtitle(source: RunSheetSource, words: Words) -> str:
    workshop = source.workshop
    totals = schedule.totals(source.agenda, source.starts)
    people = words.count("run_sheet.people", workshop.people) if workshop.people else ""
    breaks = totals.breaks + totals.lunch
    length = (
        words("run_sheet.net", net=totals.net, breaks=breaks) if breaks else words("run_sheet.net_only", net=totals.net)
    )
    return joined(words("artefact.run_sheet"), workshop_line(workshop, words), people, length)


def _scored(source: RunSheetSource, words: Words) -> tuple[Inline, ...]:
    """What is meant by the levels of an agenda, where the client agreed on none."""
    texts = (line.step.texts for line in day_lines(source.agenda, source.starts))
    said = (part for each in texts for part in (each.title, each.script, each.room_text, each.tips, each.failure))
    return (text(words("run_sheet.levels")),) if speaks_of_levels(said, words) else ()


def _late(source: RunSheetSource, words: Words) -> Note:
    """What to drop first, in one sentence, because nobody searches a table when twelve people wait; and what
    is meant by levels."""
    title, body = words("run_sheet.late_title"), " ".join(_late_rules(source.agenda, words))
    names = titles(source.agenda, source.starts)
    for key, steps in (("late_order", _to_cut(source.agenda)), ("late_last", _last_resort(source.agenda))):
        if steps:
            alike = [", ".join(names[one.id] for one in steps if one.cut == cut) for cut in _ranks(steps)]
            if key == "late_order":
                alike = [words("run_sheet.late_nth", n=n, items=items) for n, items in enumerate(alike, 1)]
            body += f" {words(f'run_sheet.{key}', items=joined(*alike))}"
    return Note("", (text(strong(title), f"  {body}"), *_scored(source, words)), Tone.NEUTRAL)


def _late_rules(agenda: Agenda, words: Words) -> Iterator[str]:
    """Of what there is that day: a check-in has neither theory nor practice. The wrap-up keeps what its own row says
    that it needs at least."""
    if {StepType.THEORY, StepType.BREAKOUT} <= {step.type for step in agenda.steps}:
        yield words("run_sheet.late_rule")
    wraps = [step.flex.shortest for step in agenda.steps if step.type is StepType.WRAP_UP]
    if wraps:
        yield words.count("run_sheet.late_wrap", wraps[-1])
    yield words("run_sheet.late_ask")


def _to_cut(agenda: Agenda) -> tuple[Step, ...]:
    """What is dropped or shortened when it is late: no breakout."""
    return tuple(step for step in agenda.steps if step.cut is not None and step.type is not StepType.BREAKOUT)


def _last_resort(agenda: Agenda) -> tuple[Step, ...]:
    """The practice that would go at the very end, and keeps its shortest time."""
    return tuple(step for step in agenda.steps if step.cut is not None and step.type is StepType.BREAKOUT)


def _ranks(steps: tuple[Step, ...]) -> list[int]:
    return sorted({step.cut for step in steps if step.cut is not None})


def _people(source: RunSheetSource, words: Words) -> tuple[Note, ...]:
    """Whom not to wait for, whom not to look for, and whose room is whose; nothing where nothing is known."""
    told = [words("run_sheet.stay", name=stay.name, when=_when(stay, words)) for stay in source.stays]
    told += [words("run_sheet.host", room=room, name=name) for room, name in source.hosts]
    if not told:
        return ()
    return (Note("", (text(strong(words("run_sheet.people_title")), f"  {' · '.join(told)}"),), Tone.NEUTRAL),)


def _when(stay: StayLine, words: Words) -> str:
    comes = "" if stay.arrives_at is None else words("run_sheet.arrives", time=schedule.clock(stay.arrives_at))
    goes = "" if stay.leaves_at is None else words("run_sheet.leaves", time=schedule.clock(stay.leaves_at))
    if stay.leaves_after is not None:
        goes = words("run_sheet.leaves_after", number=stay.leaves_after)
    if stay.lunch_gone:
        goes = words("run_sheet.lunch_gone")
    return ", ".join(part for part in (comes, goes) if part)


def _table(lines: tuple[DayLine, ...], ranks: list[int], source: RunSheetSource, words: Words) -> Table:
    header = tuple(Cell(text(words(f"run_sheet.{column}"))) for column in COLUMNS)
    rows = tuple(_row(line, ranks, source, words) for line in lines)
    return Table(header, rows, WIDTHS, density=Density.LECTERN, upright=True)


def _row(line: DayLine, ranks: list[int], source: RunSheetSource, words: Words) -> Row:
    step = line.step
    return Row(
        (
            Cell(_time(line, ranks, words)),
            Cell(_item(line, words)),
            Cell(_said(step, source, words)),
            Cell(text(_ROOM_LINE.sub(" ", step.texts.room_text))),
            _actual(step, words),
            Cell(lines=1),
        )
    )


def _actual(step: Step, words: Words) -> Cell:
    """When it began, and ended; of a break only the one."""
    asked = (words("run_sheet.began"), words("run_sheet.ended"))[: 1 if step.type is StepType.BREAK else 2]
    return Cell(lines=len(asked), ruled=True, asked=asked)


def _time(line: DayLine, ranks: list[int], words: Words) -> Inline:
    """When it begins; quietly how long it is, how far it may bend, and when it is cut."""
    step, start = line.step, schedule.clock(line.start)
    bends = step.flex.shortest != step.flex.longest
    flex = words("run_sheet.flex", shortest=step.flex.shortest, longest=step.flex.longest) if bends else ""
    cut = _cut(step, ranks, words) if line.strand is None else ""
    minutes = words("frame.minutes", n=step.minutes)
    begins = TextRun(start, TextStyle.CUE if line.strand is None else TextStyle.PLAIN)
    return lines_of(begins, quiet(minutes), quiet(flex), quiet(cut))


def _item(line: DayLine, words: Words) -> Inline:
    step = line.step
    if step.strands:
        groups = joined(*(group_title(n, each.name, words) for n, each in enumerate(step.strands, 1)))
        return lines_of(strong(step.texts.title or words("run_sheet.side_by_side")), quiet(groups))
    title = step.title if line.strand is None else titled(group_title(line.number, line.strand.name, words), step.title)
    kind = words.member(step.type)
    leads = ", ".join(words.member(lead) for lead in step.leads)
    pinned = words("run_sheet.pinned", time=schedule.clock(step.pinned)) if step.pinned is not None else ""
    until = words("run_sheet.until", time=schedule.clock(step.until)) if step.until is not None else ""
    under = ", ".join(part for part in (kind, leads, pinned, until) if part)
    things = joined(*(material.name for material in step.materials))
    bring = words("run_sheet.bring", things=things) if things else ""
    return lines_of(strong(title), quiet(under), bring, quiet(_marks(step, words)))


def _marks(step: Step, words: Words) -> str:
    """When the clock of this item warns, where that is its own affair; the usual shares are not worth a line."""
    own = (("warn", step.warn), ("last_call", step.last_call))
    return joined(*(words(f"run_sheet.{name}", before=mark_words(mark)) for name, mark in own if mark is not None))


def _round(round: Round, words: Words) -> str:
    phases = ", ".join(
        words("run_sheet.phase", phase=words.member(phase.kind), minutes=phase.minutes) for phase in round.phases
    )
    return words("run_sheet.rounds", number=round.number, phases=phases)


def _challenge(round: Round, words: Words) -> str:
    """What may be offered to the coaches, as on the screen."""
    style = style_of(round.number, words.language)
    return words("run_sheet.challenge", number=round.number, title=style.title, challenge=style.challenge)


def _share(step: Step, source: RunSheetSource, words: Words) -> str:
    """Who speaks after a round of coaching, as on the poster; else how long each of those can speak who report in
    turn, in whole minutes."""
    if step.type is not StepType.SHARE_BACK:
        return ""
    if number := round_shared(source.agenda.every_step, step.id):
        return share_back_line(number, source.groups, words.language)
    for key, number in (("share_groups", source.groups), ("share_teams", source.teams)):
        if number > 1 and step.minutes >= number:
            return words(f"run_sheet.{key}", n=number, minutes=step.minutes // number)
    return ""


def _said(step: Step, source: RunSheetSource, words: Words) -> Inline:
    failure = words("run_sheet.failure", failure=step.texts.failure) if step.texts.failure else ""
    rounds = (quiet(_round(each, words)) for each in step.rounds)
    offered = (quiet(_challenge(each, words)) for each in step.rounds)
    return lines_of(step.texts.script, *rounds, *offered, quiet(_share(step, source, words)), emphasis(failure))


def _cut(step: Step, ranks: list[int], words: Words) -> str:
    """Counted without gaps, whatever numbers the plan has."""
    if step.protected:
        return words("run_sheet.never")
    if step.cut is not None and step.type is StepType.BREAKOUT:
        return words("run_sheet.last")
    return words("run_sheet.cut", n=ranks.index(step.cut) + 1) if step.cut is not None else ""


def _behind_the_day(lines: tuple[DayLine, ...], room: int, words: Words) -> Together:
    """What is to be prepared stands whole below its heading, with lines to write on: they begin no sheet alone."""
    return Together((*_preparing(lines, words), _afterwards(room, words)))


def _preparing(lines: tuple[DayLine, ...], words: Words) -> tuple[Block, ...]:
    """Read the evening before: it would only be in the way between the items on the lectern."""
    told = [text(strong(apart(line.step.title)), f"  {line.step.texts.tips}") for line in lines if line.step.texts.tips]
    if not told:
        return ()
    row = Row(tuple(map(Cell, _in_columns(told))))
    tips = Table((), (row,), (1,) * TIPS, lined=False, density=Density.LECTERN, leads=True)
    return Heading(words("run_sheet.tips"), 3), tips


def _in_columns(told: Sequence[Inline]) -> list[Inline]:
    """Below each other, in columns about as long as each other."""
    lengths = [sum(len(run.text) for run in each) for each in told]
    middles = (end - length / 2 for end, length in zip(accumulate(lengths), lengths, strict=True))
    found: list[Inline] = [()] * TIPS
    for each, middle in zip(told, middles, strict=True):
        at = min(int(middle * TIPS / sum(lengths)), TIPS - 1)
        found[at] += text(*(("\n",) if found[at] else ()), *each)
    return found


def _afterwards(lines: int, words: Words) -> FormRow:
    parking = FormField(words("run_sheet.after_parking"), lines=lines, mark="parking", rest=True)
    changes = FormField(words("run_sheet.after_changes"), lines=lines, mark="changes", rest=True)
    return FormRow((parking, changes), (1, 1))
