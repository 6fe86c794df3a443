"""Plan B on paper: the run sheet, then who sits where, as one document that says on every sheet of which moment it is.
It belongs to no catalogue: `handouts/plan_b.py` keeps it beside the engagement's file.
"""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from handouts.compose import breakout_poster, run_sheet
from handouts.compose.frame import joined
from handouts.document import Document, Edition, Note, Tone, strong, text
from handouts.wording import Words, names_in_a_row
from handouts.workshop_sources import BreakoutPosterSource, PlanBPeople, RunSheetSource


def compose(
    run: RunSheetSource, seats: BreakoutPosterSource | None, people: PlanBPeople, made: datetime, words: Words
) -> Document:
    """`made` is the moment it shows the plan of, by the clocks of whoever made it."""
    stamp = words("plan_b.stamp", time=f"{made:%H:%M}", date=words.date_with_weekday(made.date()))
    without = words("plan_b.no_seats") if people.rounds else words("plan_b.no_rounds")
    inside = words.count("plan_b.seats", len(seats.rounds)) if seats is not None else without
    above = (Note("", (text(strong(stamp), f"  {inside}"),), Tone.NEUTRAL), *_people(people, words))
    sheet = run_sheet.compose(run, words, above)
    sections = sheet.sections
    if seats is not None:
        sections += breakout_poster.compose(seats, words).sections
    return replace(
        sheet,
        id="plan_b",
        name=words("plan_b.title"),
        title=f"{words('plan_b.title')}: {run.workshop.title}",
        edition=Edition.FACILITATOR,
        sections=sections,
        margins=replace(sheet.margins, head_right=joined(stamp, words("frame.facilitator"))),
        day=made.date(),
        author="",
        style=run.imprint.style,
        logo_alt=words("frame.logo") if run.imprint.style.logo else "",
    )


def _people(people: PlanBPeople, words: Words) -> tuple[Note, ...]:
    """What the pages of seats do not tell; nothing where they tell it all."""
    told = [
        words("plan_b.come", names=names_in_a_row(people.come)) if people.come else "",
        words("plan_b.seatless", names=names_in_a_row(people.seatless)) if people.seatless else "",
        words("plan_b.unseated", names=names_in_a_row(people.unseated)) if people.unseated else "",
        words("plan_b.away", names=names_in_a_row(people.away)) if people.away else "",
    ]
    said = " ".join(filter(None, told))
    title = words("plan_b.people_title") if people.come else words("plan_b.seats_title")
    return (Note("", (text(strong(title), f"  {said}"),), Tone.NEUTRAL),) if said else ()
