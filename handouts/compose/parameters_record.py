"""The deployment parameters record (artefact 2): what the client decided, open points first, signed at the end. It is
also the programme's answer book for staff, so nothing private ever reaches it: `RecordEntry` has no place for it.

Its Word file comes back with comments and changed words: headings and decisions carry the bookmarks of `marks.py`.
"""

from __future__ import annotations

from typing import assert_never

from handouts import marks
from handouts.compose.frame import cycle_of, date_or_nothing, facts, joined, margins
from handouts.compose.open_points import SETTLED, open_points
from handouts.compose.parameter_changes import changes_table
from handouts.compose.shorten import shortened
from handouts.document import (
    Block,
    Cell,
    Density,
    Document,
    Edition,
    FactList,
    Heading,
    Inline,
    Note,
    Paragraph,
    Row,
    Section,
    SignOff,
    Table,
    TextRun,
    Title,
    Together,
    Tone,
    quiet,
    strong,
    text,
)
from handouts.imprint import OpenItem
from handouts.parameter_sources import RecordEntry, RecordSource
from handouts.wording import Words, as_typed, beside, in_a_row
from workshop_app.domain.parameters import ParameterStatus

Fact = tuple[str, Inline, str]  # its label, its words, and the name of its field

GLANCE = 160  # letters of an answer in the overview
LABELS = 0.26  # of the width: every list of facts in the record stands in one line


def compose(source: RecordSource, words: Words) -> Document:
    imprint = source.imprint
    blocks = (
        Title(words("artefact.parameters_record"), joined(imprint.client, cycle_of(imprint, words))),
        _imprint_facts(source, words),
        *open_points(source, words),
        *_overview(source, words),
        *_changes(source, words),
        *(Together(_entry(entry, words)) for entry in source.entries[:-1]),
        Together(_end(source, words)),
    )
    return Document(
        id="parameters_record",
        name=words("record.file", client=imprint.client),
        title=words("artefact.parameters_record"),
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(blocks),),
        margins=margins(
            imprint,
            words,
            words("artefact.parameters_record"),
            edition_line(source, words),
            marks.paper_code(source.engagement_id, "", source.version),
        ),
        author=imprint.coach,
        properties=_properties(source, words),
        returns=True,
    )


def _properties(source: RecordSource, words: Words) -> tuple[tuple[str, str], ...]:
    """What tells a returned file from any other, and each decision from what a client made of it."""
    printed = ((entry.key, _printed_decision(entry, words)) for entry in source.entries)
    return (
        (marks.ENGAGEMENT, source.engagement_id),
        (marks.DOCUMENT, "parameters_record"),
        (marks.VERSION, source.version),
        (marks.LANGUAGE, words.language),
        *((marks.decision(key), marks.fingerprint(said)) for key, said in printed if said),
    )


def edition_line(source: RecordSource, words: Words) -> str:
    """Status and version on one line: "Draft · Version 3"."""
    return joined(_status(source, words), words("record.version_n", n=source.version) if source.version else "")


def _settled_count(source: RecordSource) -> int:
    return sum(entry.status in SETTLED for entry in source.entries)


def _status(source: RecordSource, words: Words) -> str:
    if source.signed_on:
        return words("record.signed")
    done = _settled_count(source) == len(source.entries)
    return words("draft_status.agreed") if done else words("draft_status.draft")


def progress(source: RecordSource, words: Words) -> str:
    """Why and the ten, and beside them what the coach asked on top."""
    own = [entry.status in SETTLED for entry in source.entries if entry.own]
    settled, total = _settled_count(source) - sum(own), len(source.entries) - len(own)
    said = words("record.progress_some", settled=settled, total=total)
    if settled == total:
        said = words("record.progress_all", total=total)
    return words("record.progress_own", said=said, settled=sum(own), total=len(own)) if own else said


def signed_by(source: RecordSource, words: Words) -> str:
    if source.signed_on is None:
        return ""
    return joined(words.date(source.signed_on), in_a_row(source.signed_by))


def _imprint_facts(source: RecordSource, words: Words) -> FactList:
    return FactList(
        facts(
            (words("record.as_of"), words.date(source.imprint.day)),
            (words("record.version"), source.version),
            (words("record.signed"), signed_by(source, words)),
            (words("record.progress"), progress(source, words)),
            (words("record.sponsor"), source.sponsor),
            (words("record.project_lead"), source.project_lead),
        ),
        LABELS,
    )


def _overview(source: RecordSource, words: Words) -> tuple[Block, ...]:
    header = (
        Cell(),
        Cell(text(words("record.overview_parameter"))),
        Cell(text(words("record.overview_answer"))),
        Cell(text(words("record.overview_status"))),
    )
    rows = tuple(
        Row(
            (
                Cell(text(quiet(str(entry.number)))),
                Cell(text(strong(entry.short_title))),
                Cell(text(_answer(entry, words))),
                Cell(text(words.member(entry.status)), tone=Tone.NEUTRAL if entry.status in SETTLED else Tone.OPEN),
            )
        )
        for entry in source.entries
    )
    heading = Heading(words("record.overview_title"), 1, marks.OVERVIEW)
    return heading, Table(header, rows, (5, 25, 55, 15), density=Density.CLOSEST)


def _answer(entry: RecordEntry, words: Words) -> str:
    """The option in its own words; where there is none to choose from, how the decision begins. What is not decided has
    no answer yet, whichever option it leans towards."""
    if entry.status is ParameterStatus.PARKED and entry.parked_until:
        return words("record.parked_until", date=words.date(entry.parked_until))
    return (entry.choice or shortened(entry.decision, GLANCE)) if entry.status in SETTLED else ""


def _entry(entry: RecordEntry, words: Words) -> tuple[Block, ...]:
    """All of it stays on one page: it is read, talked over and signed as one. What is longer is parted somewhere
    below its head. Its facts are one list: LibreOffice keeps one table whole, and parts two that are kept together."""
    head: list[Block] = [
        Heading(f"{entry.number}  {entry.title}", 1, marks.parameter(entry.key)),
        *_decision(entry, words),
    ]
    settled = _settled(entry, words)
    if settled:
        head.append(Paragraph(text(quiet(settled)), note=True, mark=marks.settled(entry.key)))
    details = ((*each, marks.fact(entry.key, f"detail{at}")) for at, each in enumerate(entry.details, 1))
    said = _said(
        (words("record.why"), entry.rationale, marks.fact(entry.key, "rationale")),
        (words("record.exceptions"), entry.exceptions, marks.fact(entry.key, "exceptions")),
        (words("record.settled"), _how_settled(entry, words), ""),
    )
    asked = ((words("record.questions"), _questions(entry.open_items, words), ""),) if entry.open_items else ()
    more = _said(*details, (words("record.staff"), entry.staff_text, marks.fact(entry.key, "staff")))
    every = (*said, *asked, *more)
    return (*head, *_fact_list(every))


def _said(*facts: tuple[str, str, str]) -> tuple[Fact, ...]:
    """Labels, values and the names of their fields; what nobody said is left out."""
    return tuple((label, text(as_typed(value)), mark) for label, value, mark in facts if value.strip())


def _fact_list(facts: tuple[Fact, ...]) -> tuple[FactList, ...]:
    if not facts:
        return ()
    pairs, marked = tuple((label, value) for label, value, _ in facts), tuple(mark for *_, mark in facts)
    return (FactList(pairs, LABELS, marked, Density.CLOSEST),)


def _printed_decision(entry: RecordEntry, words: Words) -> str:
    """What stands in the place of the decision."""
    if entry.status is ParameterStatus.NOT_APPLICABLE:
        return entry.decision or words("record.not_applicable")
    return entry.decision


def _decision(entry: RecordEntry, words: Words) -> tuple[Block, ...]:
    said = _printed_decision(entry, words)
    decided = entry.status in SETTLED
    paragraph = Paragraph(text(said), lead=decided, mark=marks.decision(entry.key))
    match entry.status:
        case ParameterStatus.PARKED:
            until = entry.parked_until
            title = words("record.parked_until", date=words.date(until)) if until else words("record.parked")
            reason = (text(entry.parked_reason),) if entry.parked_reason else ()
            note = Note(title, reason, Tone.OPEN)
            return (note, Heading(words("record.leaning"), 3), paragraph) if said else (note,)
        case ParameterStatus.NOT_APPLICABLE | ParameterStatus.DECIDED:
            return (paragraph,)
        case ParameterStatus.NOT_ASKED | ParameterStatus.EXPLORING:
            note = Note(words("record.open_undecided"), (text(words.member(entry.status)),), Tone.OPEN)
            return (note, Heading(words("record.leaning"), 3), paragraph) if said else (note,)
        case _:
            assert_never(entry.status)


def _how_settled(entry: RecordEntry, words: Words) -> str:
    if not (entry.settled and entry.settled_by):
        return entry.settled
    return words("record.settled_by", how=entry.settled, name=entry.settled_by)


def _questions(items: tuple[OpenItem, ...], words: Words) -> Inline:
    """A question a line, with who looks after it until when."""
    lines: list[str | TextRun] = []
    for item in items:
        due = date_or_nothing(item.due, words)
        if item.owner and due:
            who = words("record.question_owner_due", owner=item.owner, date=due)
        else:
            who = as_typed(item.owner) or (words("record.question_due", date=due) if due else "")
        lines += ["\n" if lines else "", item.text, quiet(f"  {beside(item.text, who)}" if who else "")]
    return tuple(run for run in text(*lines) if run.text)


def _settled(entry: RecordEntry, words: Words) -> str:
    """Who decided it when, and when it is due again: one quiet line, because the decision is what people look for."""
    on = date_or_nothing(entry.decided_on, words)
    if entry.decided_by and on:
        decided = words("record.decided_by_on", name=entry.decided_by, date=on)
    elif entry.decided_by:
        decided = words("record.decided_by", name=entry.decided_by)
    else:
        decided = words("record.decided_on", date=on) if on else ""
    review = date_or_nothing(entry.review_on, words)
    return joined(
        decided,
        words("record.changed_on", date=words.date(entry.changed_on)) if decided and entry.changed_on else "",
        words("record.applies_from", cycle=entry.applies_from) if entry.applies_from else "",
        words("record.review_on", date=review) if review else "",
        words("record.owner", name=entry.owner) if entry.owner else "",
    )


def _changes(source: RecordSource, words: Words) -> tuple[Block, ...]:
    """What a reader of the last version has to look at, before everything else."""
    if not source.changes:
        return ()
    heading = Heading(words("record.changes_title", n=source.changed_since), 1, marks.CHANGES)
    return (Together((heading, changes_table(source.changes, words, Density.CLOSEST))),)


def _end(source: RecordSource, words: Words) -> tuple[Block, ...]:
    """The last parameter and the signatures: nobody signs a page on which nothing else stands."""
    last = tuple(block for entry in source.entries[-1:] for block in _entry(entry, words))
    return (*last, *_sign_off(source, words))


def _sign_off(source: RecordSource, words: Words) -> tuple[Block, ...]:
    signatories = (
        (words("record.sponsor"), source.sponsor),
        (words("record.project_lead"), source.project_lead),
        (words("record.coach"), source.imprint.coach),
    )
    labels = (words("record.sign_name"), words("record.sign_date"), words("record.sign_signature"))
    heading = Heading(words("record.sign_title"), 1, marks.SIGN_OFF)
    statement = words("record.sign_statement")
    if source.version:
        statement = words("record.sign_statement_version", statement=statement, n=source.version)
    return heading, SignOff(statement, signatories, labels)
