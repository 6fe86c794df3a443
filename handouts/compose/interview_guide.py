"""The interview guide (artefact 4), an opening of two pages for each question: on the left what helps to ask it, on the
right room for what is said, at the same place for every question. A cover lies before them, so that a left page is
always even. The facilitator's copy: what to watch out for is nobody else's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from handouts.compose.frame import cycle_of, joined, margins
from handouts.document import (
    Align,
    Block,
    BulletList,
    Cell,
    Density,
    Document,
    Edition,
    FieldGrid,
    FormField,
    FormRow,
    Heading,
    Inline,
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
from handouts.measure import fits_as_a_form, fits_in_word, lines_left
from handouts.parameter_sources import GuideEntry, GuideSource
from handouts.wording import Words, as_typed, beside, names_as_typed

ANSWER_LINES = 3
ACROSS = 2  # fields
FEWEST, MOST = 2, 14  # lines for notes; fewer are no room
STILL_OPEN = 2  # lines for it that no field takes
ONE_LINE = 34  # letters that stand on one line of a field of half the width
BOX = "☐"
FIRST = 2  # the page of the first question
WIDTHS = (2, 29, 33, 36)
BULLET = "•"
SIGNS = (1.2, 60, 1.2, 60)  # a question hangs beside its bullet
# How closely a left page is set, and whether two stand beside each other, the roomiest first.
WAYS = (*((density, False) for density in Density), (Density.CLOSEST, True), (Density.LECTERN, True))


class _Left(Struct, frozen=True):
    """A left page; `late` when what is known stands at the end instead."""

    blocks: tuple[Block, ...]
    late: bool


def compose(source: GuideSource, words: Words) -> Document:
    notes = _notes(source, words)
    blocks: list[Block] = list(_cover(source, words))
    late = []
    for entry in source.entries:
        left = _left(entry, source, words)
        late += [entry] if left.late else []
        blocks += [PageBreak(), *left.blocks, PageBreak(), *_right(entry, notes, source, words)]
    blocks += _at_the_end(late, words)
    return _document(tuple(blocks), source, words)


def _document(blocks: tuple[Block, ...], source: GuideSource, words: Words) -> Document:
    name = words("guide.file_blank") if source.blank else words("guide.file", client=source.imprint.client)
    return Document(
        id="interview_guide",
        name=name,
        title=words("artefact.interview_guide"),
        edition=Edition.FACILITATOR,
        language=words.language,
        sections=(Section(blocks),),
        margins=margins(source.imprint, words, joined(words("artefact.interview_guide"), words("frame.facilitator"))),
        author=source.imprint.coach,
    )


def _cover(source: GuideSource, words: Words) -> Iterator[Block]:
    """Who was asked on which day, and where each question stands."""
    cycle = cycle_of(source.imprint, words)
    yield Title(words("artefact.interview_guide"), joined(source.imprint.client, cycle))
    yield Paragraph(text(words("guide.lead")), lead=True)
    keys = ("asked", "role", "date")
    asked = (tuple(FormField(words(f"guide.{key}"), mark=f"{key}{nth}") for key in keys) for nth in range(1, 4))
    yield FieldGrid(tuple(FormRow(fields, (2, 1.4, 1)) for fields in asked))
    heads = (Cell(), *(Cell(text(words(f"guide.{key}"))) for key in ("parameter", "question")))
    rows = tuple(
        Row(
            (
                Cell(text(quiet(str(entry.number))), Align.END),
                Cell(text(strong(entry.title))),
                Cell(text(entry.question)),
                Cell(text(str(FIRST + 2 * nth)), Align.END),
            )
        )
        for nth, entry in enumerate(source.entries)
    )
    yield Heading(words("guide.contents"), 1)
    yield Table((*heads, Cell(text(words("guide.page")), Align.END)), rows, (5, 55, 95, 15), density=Density.CLOSE)


def _left(entry: GuideEntry, source: GuideSource, words: Words) -> _Left:
    """To be read: what is asked, what may be chosen, what is known; the rest of the page is for preparing, on every
    one. Where there is no room for that, what is known stands at the end of the guide."""
    told = Paragraph(text(quiet(words("guide.known_at_end"))))
    bare = replace(entry, answer="", fields=(), open_items=())
    before = _before(entry, words)
    here = [_Left((*_reading(entry, *way, words), before), late=False) for way in WAYS]
    later = [_Left((*_reading(bare, *way, words), told, before), late=True) for way in WAYS]
    fits = tuple(partial(each, papers=source.imprint.papers) for each in (fits_as_a_form, fits_in_word))
    tries = ((page, fit) for pages in (here, later) for fit in fits for page in pages)
    fitting = (page for page, fit in tries if fit(_document(page.blocks, source, words)))
    return next(fitting, later[-1])


def _before(entry: GuideEntry, words: Words) -> FormField:
    label, hint = words("guide.before"), words("guide.before_hint")
    return FormField(label, hint, "", FEWEST, f"{entry.key[:40]}.before", rest=True)


def _at_the_end(entries: list[GuideEntry], words: Words) -> Iterator[Block]:
    """What is known of the questions whose page has no room for it."""
    if entries:
        yield PageBreak()
        yield Heading(words("guide.known"), 1)
    for entry in entries:
        yield Heading(f"{entry.number}  {entry.title}", 2)
        yield from _open_items(entry, words)
        if known := _known(entry, words):
            yield _listed(known, Density.CLOSE)


def _reading(entry: GuideEntry, density: Density, paired: bool, words: Words) -> Iterator[Block]:
    head: list[Block] = [Heading(f"{entry.number}  {entry.title}", 1, f"guide_{entry.key[:30]}")]
    if entry.question:
        head.append(Paragraph(text(entry.question), lead=True))
    if entry.explanation:
        head.append(Paragraph(text(quiet(entry.explanation))))
    yield Together(tuple(head))
    if entry.options:
        yield _options(entry, density, words)
    if entry.follow_ups:
        yield Together((Heading(words("guide.follow_ups"), 3), _follow_ups(entry, density, paired)))
    yield from _open_items(entry, words)
    if known := _known(entry, words):
        yield Heading(words("guide.known"), 3)
        if paired:
            yield _beside([text(quiet(f"{label}\n"), value) for label, value in known], density)
        else:
            yield _listed(known, density)


def _follow_ups(entry: GuideEntry, density: Density, paired: bool) -> Block:
    asked = [text(each) for each in entry.follow_ups]
    if not paired:
        return BulletList(tuple(asked))
    sign = Cell(text(BULLET), tone=Tone.ACCENT)
    cells = [(sign, Cell(each)) for each in asked] + [(Cell(), Cell())] * (len(asked) % 2)
    rows = tuple(Row((*left, *right)) for left, right in zip(cells[::2], cells[1::2], strict=True))
    return Table((), rows, SIGNS, lined=False, density=density)


def _open_items(entry: GuideEntry, words: Words) -> Iterator[Block]:
    if entry.open_items:
        items = tuple(
            text(item.text, quiet(f"  {beside(item.text, names_as_typed(item.owner))}")) for item in entry.open_items
        )
        yield Note(words("record.questions"), items, Tone.OPEN)


def _known(entry: GuideEntry, words: Words) -> list[tuple[str, str]]:
    """The answer, and what is too long for the field that asks for it."""
    known = [(words("guide.answer"), entry.answer)] if entry.answer.strip() else []
    known += [(label, value) for label, value in entry.fields if not _short(value)]
    return [(label, as_typed(value)) for label, value in known]


def _listed(known: list[tuple[str, str]], density: Density) -> Table:
    rows = tuple(Row((Cell(text(quiet(label))), Cell(text(value)))) for label, value in known)
    return Table((), rows, (30, 70), density=density)


def _beside(told: list[Inline], density: Density) -> Table:
    """Two to a row, where there is much of it."""
    pairs = zip_longest(told[::2], told[1::2], fillvalue=())
    return Table((), tuple(Row((Cell(left), Cell(right))) for left, right in pairs), (1, 1), density=density)


def _short(value: str) -> bool:
    return len(value) <= ONE_LINE and "\n" not in value


def _options(entry: GuideEntry, density: Density, words: Words) -> Table:
    named = (Cell(text(words(f"guide.{column}"))) for column in ("option", "option_summary", "watch_out"))
    rows = tuple(
        Row((Cell(text(BOX)), Cell(text(strong(title))), Cell(text(summary)), Cell(text(quiet(watch_out)))))
        for title, summary, watch_out in entry.options
    )
    return Table((Cell(), *named), rows, WIDTHS, density=density)


def _notes(source: GuideSource, words: Words) -> int:
    """How many lines what they really say has beside every question: as many as the fullest right page leaves."""
    fullest = max(source.entries, key=_size)
    page = _document(tuple(_writing(fullest, FEWEST, 1, words)), source, words)
    return FEWEST + max(0, min(lines_left(page) - 1, MOST - FEWEST))


def _size(entry: GuideEntry) -> tuple[int, int]:
    return len(entry.fields), len(entry.title)


def _right(entry: GuideEntry, notes: int, source: GuideSource, words: Words) -> tuple[Block, ...]:
    """To be written on: fields that ask for sentences have room for them, and what is still open takes the rest of the
    page."""
    page = _document(tuple(_writing(entry, notes, 1, words)), source, words)
    left = 1 + max(0, lines_left(page) - 1)
    rows = _shared(entry, left - STILL_OPEN)
    return tuple(_writing(entry, notes, left - sum(rows) + len(rows), words, rows))


def _shared(entry: GuideEntry, spare: int) -> tuple[int, ...]:
    """The lines of each row of fields: one, and of those to spare each in turn to whoever wants most."""
    wanted = _wanted(entry)
    rows = [1] * len(wanted)
    for _ in range(spare):
        at = max(range(len(rows)), key=lambda at: wanted[at] - rows[at], default=0)
        if not rows or wanted[at] <= rows[at]:
            break
        rows[at] += 1
    return tuple(rows)


def _wanted(entry: GuideEntry) -> tuple[int, ...]:
    """The lines that each row of fields would take in handwriting."""
    return tuple(max(entry.lines[at : at + ACROSS]) for at in range(0, len(entry.lines), ACROSS))


def _writing(
    entry: GuideEntry, notes: int, open_lines: int, words: Words, lines: tuple[int, ...] = ()
) -> Iterator[Block]:
    """Nothing on it moves with what stands on the left: a long value that is known already is read there."""
    mark = entry.key[:40]
    yield Heading(words("guide.said", title=f"{entry.number}  {entry.title}"), 2)
    sure = tuple(words(f"guide.{each}") for each in ("sure_low", "sure_medium", "sure_high"))
    head = (
        FormField(words("guide.asked"), mark=f"{mark}.asked"),
        FormField(words("guide.date"), mark=f"{mark}.date"),
        FormField(words("guide.sure"), mark=f"{mark}.sure", choices=sure),
    )
    answer = FormField(words("guide.answer"), words("guide.answer_hint"), "", ANSWER_LINES, f"{mark}.answer")
    said = FormField(words("guide.notes"), words("guide.notes_hint"), "", notes, f"{mark}.notes")
    yield FieldGrid((FormRow(head, (2, 1, 1.6)), FormRow((answer,), (1,)), FormRow((said,), (1,))))
    yield from _fields(entry, lines)
    still = FormField(words("guide.open"), "", "", open_lines, f"{mark}.open", rest=True)
    who = FormField(words("guide.who_by"), "", "", open_lines, f"{mark}.who", rest=True)
    yield FieldGrid((FormRow((still, who), (2, 1.2)),))


def _fields(entry: GuideEntry, lines: tuple[int, ...]) -> Iterator[FieldGrid]:
    """Those that ask for more than a line take a part of what is left of the page."""
    if not entry.fields:
        return
    wanted = _wanted(entry) or (1,) * len(entry.fields)
    fields = [
        FormField(
            label,
            "",
            known if _short(known) else "",
            lines[nth // ACROSS] if lines else 1,
            f"{entry.key[:40]}.{nth + 1}",
            rest=wanted[nth // ACROSS] > 1,
        )
        for nth, (label, known) in enumerate(entry.fields)
    ]
    rows = [fields[at : at + ACROSS] for at in range(0, len(fields), ACROSS)]
    yield FieldGrid(tuple(FormRow(tuple(row), (1,) * len(row)) for row in rows))
