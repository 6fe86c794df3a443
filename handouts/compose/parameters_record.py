"""The deployment parameters record (artefact 2): what the client decided, open points first, signed at the end. It is
also the programme's answer book for staff, so nothing private ever reaches it: `RecordEntry` has no place for it.
"""

from __future__ import annotations

from handouts.compose.frame import date_or_nothing, facts, joined, margins
from handouts.document import (
    Block,
    BulletList,
    Cell,
    Document,
    Edition,
    Facts,
    Heading,
    Note,
    Paragraph,
    Row,
    Run,
    Section,
    SignOff,
    Table,
    Title,
    Together,
    Tone,
    quiet,
    strong,
    text,
)
from handouts.imprint import OpenItem
from handouts.source import RecordEntry, RecordSource
from handouts.wording import Words
from workshop_app.domain.parameters import ParameterStatus

SETTLED = frozenset({ParameterStatus.DECIDED, ParameterStatus.NOT_APPLICABLE})


def compose(source: RecordSource, words: Words) -> Document:
    imprint = source.imprint
    status = _status(source, words)
    blocks = (
        Title(words("record.title"), joined(imprint.client, _cycle(source, words))),
        _imprint_facts(source, words),
        *_open_points(source, words),
        *_overview(source, words),
        *(block for entry in source.entries for block in _entry(entry, words)),
        *_sign_off(source, words),
    )
    return Document(
        id="parameters_record",
        name=words("record.file", client=imprint.client),
        title=words("record.title"),
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(blocks),),
        margins=margins(imprint, words, words("record.title"), status),
        author=imprint.coach,
    )


def _cycle(source: RecordSource, words: Words) -> str:
    return words("frame.cycle", cycle=source.imprint.cycle) if source.imprint.cycle else ""


def _settled_count(source: RecordSource) -> int:
    return sum(entry.status in SETTLED for entry in source.entries)


def _status(source: RecordSource, words: Words) -> str:
    done = _settled_count(source) == len(source.entries)
    return words("draft_status.agreed") if done else words("draft_status.draft")


def _imprint_facts(source: RecordSource, words: Words) -> Facts:
    settled, total = _settled_count(source), len(source.entries)
    if settled == total:
        progress = words("record.progress_all", total=total)
    else:
        progress = words("record.progress_some", settled=settled, total=total)
    return Facts(
        facts(
            (words("record.as_of"), words.date(source.imprint.day)),
            (words("record.progress"), progress),
            (words("record.sponsor"), source.sponsor),
            (words("record.project_lead"), source.project_lead),
            (words("record.prepared_by"), source.imprint.coach),
        )
    )


def _numbered(entry: RecordEntry) -> str:
    return f"{entry.key.number}  {entry.short_title}"


def _open_points(source: RecordSource, words: Words) -> tuple[Block, ...]:
    rows = [row for entry in source.entries for row in _open_rows(entry, words)]
    heading = Heading(words("record.open_title"), 1, "open_points")
    if not rows:
        return (heading, Paragraph(text(words("record.open_none"))))
    header = tuple(
        Cell(text(words(key))) for key in ("record.open_what", "record.open_about", "record.open_who", "record.open_by")
    )
    return (
        heading,
        Paragraph(text(words("record.open_lead"))),
        Table(header, tuple(rows), (40, 21, 20, 19)),
    )


def _open_rows(entry: RecordEntry, words: Words) -> list[Row]:
    """Parked first, then an undecided parameter, then its open questions."""
    rows = []
    if entry.status is ParameterStatus.PARKED:
        what = text(strong(words("record.open_parked")), _after_colon(entry.parked_reason))
        rows.append(_open_row(what, entry, entry.owner, date_or_nothing(entry.parked_until, words)))
    elif entry.status not in SETTLED:
        rows.append(_open_row(text(strong(words("record.open_undecided"))), entry, entry.owner, ""))
    rows += (
        _open_row(text(item.text), entry, item.owner, date_or_nothing(item.due, words)) for item in entry.open_items
    )
    return rows


def _after_colon(reason: str) -> Run:
    return Run(f": {reason}" if reason else "")


def _open_row(what: tuple[Run, ...], entry: RecordEntry, who: str, by: str) -> Row:
    return Row((Cell(what), Cell(text(quiet(_numbered(entry)))), Cell(text(who)), Cell(text(by))))


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
                Cell(text(quiet(str(entry.key.number)))),
                Cell(text(strong(entry.short_title))),
                Cell(text(entry.choice)),
                Cell(text(words.member(entry.status)), tone=Tone.NEUTRAL if entry.status in SETTLED else Tone.OPEN),
            )
        )
        for entry in source.entries
    )
    table = Table(header, rows, (6, 34, 40, 20))
    return (Together((Heading(words("record.overview_title"), 1, "overview"), table)),)


def _entry(entry: RecordEntry, words: Words) -> tuple[Block, ...]:
    """Head, decision and reason stay together; the rest may flow to the next page."""
    head: list[Block] = [
        Heading(f"{entry.key.number}  {entry.title}", 1, f"parameter_{entry.key.value}"),
        *_decision(entry, words),
    ]
    settled = _settled(entry, words)
    if settled:
        head.append(Paragraph(text(quiet(settled))))
    if entry.rationale:
        head += _labelled(words("record.why"), entry.rationale)
    tail: list[Block] = []
    if entry.exceptions:
        tail.append(Together(_labelled(words("record.exceptions"), entry.exceptions)))
    if entry.details:
        details = Facts(tuple((label, text(value)) for label, value in entry.details))
        tail += (Heading(words("record.record_fields"), 3), details)
    if entry.open_items:
        tail.append(Together((Heading(words("record.questions"), 3), _questions(entry.open_items, words))))
    if entry.staff_text:
        tail.append(Note(words("record.staff"), (text(entry.staff_text),), Tone.ACCENT))
    return (Together(tuple(head)), *tail)


def _decision(entry: RecordEntry, words: Words) -> tuple[Block, ...]:
    match entry.status:
        case ParameterStatus.PARKED:
            until = entry.parked_until
            title = words("record.parked_until", date=words.date(until)) if until else words("record.parked")
            reason = (text(entry.parked_reason),) if entry.parked_reason else ()
            note = Note(title, reason, Tone.OPEN)
            return (note, Paragraph(text(entry.decision))) if entry.decision else (note,)
        case ParameterStatus.NOT_APPLICABLE:
            return (Paragraph(text(entry.decision or words("record.not_applicable")), lead=True),)
        case ParameterStatus.DECIDED:
            return (Paragraph(text(entry.decision), lead=True),)
        case ParameterStatus.NOT_ASKED | ParameterStatus.EXPLORING:
            body = [text(words.member(entry.status))]
            if entry.decision:
                body.append(text(words("record.leaning", decision=entry.decision)))
            return (Note(words("record.open_undecided"), tuple(body), Tone.OPEN),)


def _labelled(label: str, body: str) -> tuple[Block, ...]:
    return (Heading(label, 3), Paragraph(text(body)))


def _questions(items: tuple[OpenItem, ...], words: Words) -> BulletList:
    bullets = []
    for item in items:
        due = date_or_nothing(item.due, words)
        if item.owner and due:
            who = words("record.question_owner_due", owner=item.owner, date=due)
        else:
            who = item.owner or (words("record.question_due", date=due) if due else "")
        bullets.append(text(item.text, quiet(f"  {who}")) if who else text(item.text))
    return BulletList(tuple(bullets))


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
        words("record.applies_from", cycle=entry.applies_from) if entry.applies_from else "",
        words("record.review_on", date=review) if review else "",
        words("record.owner", name=entry.owner) if entry.owner else "",
    )


def _sign_off(source: RecordSource, words: Words) -> tuple[Block, ...]:
    signatories = (
        (words("record.sponsor"), source.sponsor),
        (words("record.project_lead"), source.project_lead),
        (words("record.coach"), source.imprint.coach),
    )
    labels = (words("record.sign_name"), words("record.sign_date"), words("record.sign_signature"))
    heading = Heading(words("record.sign_title"), 1, "sign_off")
    return (Together((heading, SignOff(words("record.sign_statement"), signatories, labels))),)
