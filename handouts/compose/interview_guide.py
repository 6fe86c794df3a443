"""The interview guide (artefact 4): every question with its options, follow-ups and room to write, for the coach who
asks with a pen. Each question starts a page, and what is left of its last page is ruled for what is really said. The
facilitator's copy: what to watch out for is nobody else's business.
"""

from __future__ import annotations

from handouts.compose.frame import joined, margins
from handouts.document import (
    Block,
    BulletList,
    Cell,
    Document,
    Edition,
    FormField,
    FormRow,
    Heading,
    Note,
    PageBreak,
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
from handouts.measure import lines_left
from handouts.parameter_sources import GuideEntry, GuideSource
from handouts.wording import Words

ANSWER_LINES = 3
FEWEST_NOTES = 2  # lines; fewer are no room
BOX = "☐"


def compose(source: GuideSource, words: Words) -> Document:
    front: tuple[Block, ...] = (
        Title(words("guide.title"), _subtitle(source, words)),
        Paragraph(text(words("guide.lead")), lead=True),
        _head(words),
    )
    blocks: list[Block] = []
    for entry in source.entries:
        if blocks:
            blocks.append(PageBreak())
        blocks += _ruled((*(() if blocks else front), *_entry(entry, words)), entry, source, words)
    return _document(tuple(blocks), source, words)


def _document(blocks: tuple[Block, ...], source: GuideSource, words: Words) -> Document:
    name = words("guide.file_blank") if source.blank else words("guide.file", client=source.imprint.client)
    return Document(
        id="interview_guide",
        name=name,
        title=words("guide.title"),
        edition=Edition.FACILITATOR,
        language=words.language,
        sections=(Section(blocks),),
        margins=margins(source.imprint, words, joined(words("guide.title"), words("frame.facilitator"))),
        author=source.imprint.coach,
    )


def _ruled(blocks: tuple[Block, ...], entry: GuideEntry, source: GuideSource, words: Words) -> tuple[Block, ...]:
    """A question's blocks, and lines for notes on the rest of its last page."""
    lines = lines_left(_document(blocks, source, words))
    if lines < FEWEST_NOTES:
        return blocks
    return (*blocks, FormField(words("guide.notes"), lines=lines, mark=f"{entry.key[:40]}.notes"))


def _subtitle(source: GuideSource, words: Words) -> str:
    cycle = words("frame.cycle", cycle=source.imprint.cycle) if source.imprint.cycle else ""
    return joined(source.imprint.client, cycle)


def _head(words: Words) -> FormRow:
    """Who was asked on which day."""
    return FormRow(
        (
            FormField(words("guide.asked"), mark="asked"),
            FormField(words("guide.role"), mark="role"),
            FormField(words("guide.date"), mark="date"),
        ),
        (2, 1.4, 1),
    )


def _entry(entry: GuideEntry, words: Words) -> tuple[Block, ...]:
    head: list[Block] = [Heading(f"{entry.number}  {entry.title}", 1, f"guide_{entry.key[:30]}")]
    if entry.question:
        head.append(Paragraph(text(entry.question), lead=True))
    if entry.explanation:
        head.append(Paragraph(text(quiet(entry.explanation))))
    blocks: list[Block] = [Together(tuple(head))]
    if entry.options:
        blocks.append(_options(entry, words))
    if entry.follow_ups:
        asked = BulletList(tuple(text(each) for each in entry.follow_ups))
        blocks.append(Together((Heading(words("guide.follow_ups"), 3), asked)))
    if entry.open_items:
        open_items = tuple(text(item.text, quiet(f"  {item.owner}")) for item in entry.open_items)
        blocks.append(Note(words("record.questions"), open_items, Tone.OPEN))
    mark = entry.key[:40]
    blocks.append(
        FormField(words("guide.answer"), words("guide.answer_hint"), entry.answer, ANSWER_LINES, f"{mark}.answer")
    )
    return (*blocks, *_fields(entry, mark, words), _foot(mark, words))


def _options(entry: GuideEntry, words: Words) -> Table:
    named = (Cell(text(words(f"guide.{column}"))) for column in ("option", "option_summary", "watch_out"))
    rows = tuple(
        Row((Cell(text(BOX)), Cell(text(strong(title))), Cell(text(summary)), Cell(text(quiet(watch_out)))))
        for title, summary, watch_out in entry.options
    )
    return Table((Cell(), *named), rows, (2, 29, 33, 36))


def _fields(entry: GuideEntry, mark: str, words: Words) -> tuple[Block, ...]:
    """The parameter's own record fields, two to a row, one line each."""
    if not entry.fields:
        return ()
    fields = [
        FormField(label, value=known, mark=f"{mark}.{nth}") for nth, (label, known) in enumerate(entry.fields, start=1)
    ]
    rows = [FormRow(tuple(fields[at : at + 2]), (1, 1)) for at in range(0, len(fields), 2)]
    return (Heading(words("guide.fields"), 3), *rows)


def _foot(mark: str, words: Words) -> FormRow:
    return FormRow(
        (
            FormField(words("guide.sure"), mark=f"{mark}.sure"),
            FormField(words("guide.open"), mark=f"{mark}.open"),
            FormField(words("guide.who_by"), mark=f"{mark}.who"),
        ),
        (1, 2, 1.4),
    )
