"""The parameters as questions and answers for everybody who works with OKRs: only what was written for staff, or the
decision where nothing was, and the sentence that holds until performance reviews are decided. Nothing about who
wanted what, why something is parked, or what it depends on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import joined, margins, whose
from handouts.document import (
    Block,
    Cell,
    Density,
    Document,
    Edition,
    Heading,
    Paragraph,
    Row,
    Section,
    Table,
    Title,
    Together,
    quiet,
    strong,
    text,
)
from handouts.measure import fits_to_the_line
from handouts.parameter_sources import RecordEntry, RecordSource
from handouts.wording import Words, apart
from workshop_app.domain.parameters import ParameterStatus

WIDE, NARROW = (23, 77), (17, 83)  # the questions, and what is answered


def compose(source: RecordSource, words: Words) -> Document:
    """One page where it can be: airy, then as a table that is set closer. Every answer stands whole, and a book of them
    takes the pages it needs."""
    shapes = (None, Density.NORMAL, Density.CLOSE, Density.CLOSEST)
    return first_on_one_page((_document(source, words, shape) for shape in shapes), fits_to_the_line)


def _document(source: RecordSource, words: Words, density: Density | None) -> Document:
    imprint = source.imprint
    told = [entry for entry in source.entries if _is_told(entry)]
    answers = [_question(entry, words) for entry in told] if density is None else [_table(told, source, words, density)]
    blocks: list[Block] = [
        Title(
            words("artefact.staff_page"),
            imprint.client if density is Density.CLOSEST else whose(imprint, words),  # the head has the cycle
            compact=density is not None,
        ),
        *(() if density is Density.CLOSEST else (Paragraph(text(words("staff.lead")), lead=density is None),)),
        *answers,
        *(_contact(source, words) if density is None else ()),
    ]
    return Document(
        id="staff_page",
        name=words("staff.file", client=imprint.client),
        title=words("artefact.staff_page"),
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks)),),
        margins=margins(imprint, words, words("artefact.staff_page")),
        author=imprint.coach,
    )


def _is_told(entry: RecordEntry) -> bool:
    """What does not apply here is not news, unless somebody wrote a sentence for staff about it."""
    return entry.status is not ParameterStatus.NOT_APPLICABLE or bool(entry.staff_text)


def asked(entry: RecordEntry, words: Words) -> str:
    """The question a parameter answers, as staff would ask it."""
    if not entry.own:
        return words(f"staff.question_{entry.key}")
    return entry.title if entry.title.rstrip().endswith("?") else words("staff.own_asked", title=entry.title)


def answered(entry: RecordEntry, words: Words, in_words: Callable[[date], str] | None = None) -> str:
    """What staff read about it: what was written for them, else the decision, else when they will hear, a day as it is
    written where it stands."""
    if entry.status is ParameterStatus.DECIDED or entry.status is ParameterStatus.NOT_APPLICABLE:
        return entry.staff_text or entry.decision
    when = words("staff.not_yet")
    if entry.parked_until and entry.status is ParameterStatus.PARKED:
        when = words("staff.not_yet_until", date=(in_words or words.date)(entry.parked_until))
    return f"{entry.holding} {when}".strip()


def _table(told: Sequence[RecordEntry], source: RecordSource, words: Words, density: Density) -> Block:
    """Whom to ask is its last row: alone it would begin another page."""
    rows = [Row((Cell(text(strong(asked(each, words)))), Cell(text(answered(each, words))))) for each in told]
    if who := joined(source.project_lead, source.contact):
        ask = text(apart(who), quiet(f"  {words('staff.contact_role')}"))
        rows.append(Row((Cell(text(strong(words("staff.contact")))), Cell(ask))))
    return Table((), tuple(rows), NARROW if density is Density.CLOSEST else WIDE, density=density)


def _question(entry: RecordEntry, words: Words) -> Block:
    return Together((Heading(asked(entry, words), 2), Paragraph(text(answered(entry, words)))))


def _contact(source: RecordSource, words: Words) -> tuple[Block, ...]:
    who = joined(source.project_lead, source.contact)
    if not who:
        return ()
    return (
        Together(
            (Heading(words("staff.contact"), 2), Paragraph(text(apart(who), quiet(f"  {words('staff.contact_role')}"))))
        ),
    )
