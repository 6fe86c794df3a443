"""The parameters as questions and answers for everybody who works with OKRs: only what was written for staff, or the
decision where nothing was, and the sentence that holds until appraisals are decided. Nothing about who wanted what, why
something is parked, or what it depends on.
"""

from __future__ import annotations

from handouts.compose.frame import joined, margins
from handouts.compose.parameters_record import cycle_of
from handouts.document import (
    Block,
    Document,
    Edition,
    Heading,
    Paragraph,
    Section,
    Title,
    Together,
    quiet,
    text,
)
from handouts.parameter_sources import RecordEntry, RecordSource
from handouts.wording import Words
from workshop_app.domain.parameters import ParameterStatus


def compose(source: RecordSource, words: Words) -> Document:
    imprint = source.imprint
    blocks: list[Block] = [
        Title(words("staff.title"), joined(imprint.client, cycle_of(source, words))),
        Paragraph(text(words("staff.lead")), lead=True),
        *(_question(entry, words) for entry in source.entries if _is_told(entry)),
        *_contact(source, words),
    ]
    return Document(
        id="staff_page",
        name=words("staff.file", client=imprint.client),
        title=words("staff.title"),
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks)),),
        margins=margins(imprint, words, words("staff.title")),
        author=imprint.coach,
    )


def _is_told(entry: RecordEntry) -> bool:
    """What does not apply here is not news, unless somebody wrote a sentence for staff about it."""
    return entry.status is not ParameterStatus.NOT_APPLICABLE or bool(entry.staff_text)


def asked(entry: RecordEntry, words: Words) -> str:
    """The question a parameter answers, as staff would ask it."""
    return entry.title if entry.own else words(f"staff.question_{entry.key}")


def answered(entry: RecordEntry, words: Words) -> str:
    """What staff read about it: what was written for them, else the decision, else when they will hear."""
    if entry.status is ParameterStatus.DECIDED or entry.status is ParameterStatus.NOT_APPLICABLE:
        return entry.staff_text or entry.decision
    when = words("staff.not_yet")
    if entry.parked_until and entry.status is ParameterStatus.PARKED:
        when = words("staff.not_yet_until", date=words.date(entry.parked_until))
    return f"{entry.holding} {when}".strip()


def _question(entry: RecordEntry, words: Words) -> Block:
    return Together((Heading(asked(entry, words), 2), Paragraph(text(answered(entry, words)))))


def _contact(source: RecordSource, words: Words) -> tuple[Block, ...]:
    who = joined(source.project_lead, source.contact)
    if not who:
        return ()
    return (
        Together((Heading(words("staff.contact"), 2), Paragraph(text(who, quiet(f"  {words('staff.contact_role')}"))))),
    )
