"""Plan B on paper: the run sheet, then who sits where, as one document that says on every sheet of which moment it is.
It belongs to no catalogue: `handouts/plan_b.py` keeps it beside the engagement's file.
"""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from handouts.compose import breakout_poster, run_sheet
from handouts.compose.frame import joined
from handouts.document import Document, Edition, Note, Tone, strong, text
from handouts.wording import Words
from handouts.workshop_sources import BreakoutPosterSource, RunSheetSource


def compose(run: RunSheetSource, seats: BreakoutPosterSource | None, made: datetime, words: Words) -> Document:
    """`made` is the moment it shows the plan of, by the clocks of whoever made it."""
    stamp = words("plan_b.stamp", time=f"{made:%H:%M}", date=words.date_with_weekday(made.date()))
    inside = words.count("plan_b.seats", len(seats.rounds)) if seats is not None else words("plan_b.no_seats")
    sheet = run_sheet.compose(run, words, (Note("", (text(strong(stamp), f"  {inside}"),), Tone.NEUTRAL),))
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
