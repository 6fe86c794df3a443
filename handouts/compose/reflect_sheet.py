"""The sheet for reflect and reset (artefact 32): a row for each key result with room for what was learned and what
becomes of it; what is known already stands there. Five fit on a page, as they fit into an hour."""

from __future__ import annotations

from collections.abc import Sequence

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import joined, lines_of
from handouts.compose.one_section import NOTHING, document, figures_line, final_words, header
from handouts.cycle_sources import EndedLine, ReflectSource
from handouts.document import (
    Block,
    Cell,
    Density,
    Document,
    FieldGrid,
    FormField,
    FormRow,
    Inline,
    Row,
    Table,
    Title,
    quiet,
    strong,
    text,
)
from handouts.measure import fits_as_a_form
from handouts.wording import Words, kept_whole
from workshop_app.domain.cycle_scores import shown_score
from workshop_app.domain.reflections import Bucket

COLUMNS = ("result", "value", "score", "course", "learning", "bucket", "going_on")
WIDTHS = (60, 17, 13, 22, 76, 22, 54)
BLANK = 5
BUCKETS = (Bucket.KEEP, Bucket.MODIFY, Bucket.REMOVE)
LINES = 2
# How close, and how many lines the questions about the whole set have.
SHAPES = ((Density.CLOSE, 2), (Density.CLOSE, 1), (Density.CLOSEST, 1))


def compose(source: ReflectSource, words: Words) -> Document:
    words = words.with_short_dates()
    shapes = (_sheet(source, density, lines, words) for density, lines in SHAPES)
    return first_on_one_page(shapes, fits_as_a_form)


def _sheet(source: ReflectSource, density: Density, lines: int, words: Words) -> Document:
    rows = tuple(_row(each, words) for each in source.lines) or (_empty(words),) * BLANK
    heads = header(*(words(f"reflect.{column}") for column in COLUMNS))
    blocks: tuple[Block, ...] = (
        Title(words("artefact.reflect_sheet"), joined(source.team, words("reflect.subtitle")), compact=True),
        Table(heads, rows, WIDTHS, density=density, upright=True),
        _foot(source, lines, words),
    )
    return document(
        "reflect_sheet", file_name(source, words), source.imprint, words, blocks, about=source.team, lying=True
    )


def file_name(source: ReflectSource, words: Words) -> str:
    """What the document is called as a file."""
    return words("reflect.file", team=source.team) if source.team else words("reflect.file_blank")


def _empty(words: Words) -> Row:
    cells = [Cell(lines=LINES) for _ in COLUMNS]
    cells[COLUMNS.index("bucket")] = Cell(_buckets(Bucket.UNSAID, words))
    return Row(tuple(cells))


def _row(line: EndedLine, words: Words) -> Row:
    said, result = line.said, line.of.result
    return Row(
        (
            Cell(lines_of(f"{line.of.number}  {result.text.strip()}", quiet(figures_line(result, words)))),
            _written(text(strong(said.value.strip())) if said.value.strip() else ()),
            _written(text(strong(final_words(line.score, words))) if line.score is not None else ()),
            _course([point.predicted for point in line.predictions]),
            _written(text(said.learning.strip()) if said.learning.strip() else ()),
            Cell(_buckets(said.bucket, words)),
            _written(_going_on(line, words)),
        )
    )


def _course(predicted: Sequence[float]) -> Cell:
    """In bars how it went, below them each figure; one alone is no course."""
    spark = tuple(predicted) if len(predicted) > 1 else ()
    return Cell(text(" → ".join(shown_score(each) for each in predicted) or NOTHING), spark=spark)


def _written(said: Inline) -> Cell:
    """What is known, or room to write it."""
    return Cell(said, lines=0 if said else LINES)


def _buckets(chosen: Bucket, words: Words) -> Inline:
    parts = []
    for bucket in BUCKETS:
        box = words("sorter.ticked") if bucket is chosen else words("frame.box")
        said = f"{box} {words(f'cycle_report.bucket.{bucket}')}"
        parts.append(strong(said) if bucket is chosen else quiet(said))
    return lines_of(*parts)


def _going_on(line: EndedLine, words: Words) -> Inline:
    said = line.said
    wording, who, more = said.new_wording.strip(), said.next_champion.strip(), said.continues_with.strip()
    going_on = words("reflect.continues", who=more) if more else ""
    if more and said.continues_by:
        going_on = words("reflect.continues_by", who=more, day=words.date(said.continues_by))
    return lines_of(
        wording,
        words("reflect.to_health") if said.to_health else "",
        words("reflect.next_champion", who=kept_whole(who)) if who else "",
        going_on,
    )


def _foot(source: ReflectSource, lines: int, words: Words) -> FieldGrid:
    said = source.said
    held = words.date(said.held_on) if said.held_on else ""
    habits = (("habit_to_keep", said.habit_to_keep), ("habit_to_drop", said.habit_to_drop))
    upper = (("surprised", said.surprised), *habits)
    lower = (("seeds", said.seeds), ("attended", said.attended), ("held_on", held))
    return FieldGrid((_fields(upper, (1, 1, 1), lines, words), _fields(lower, (2, 2, 1), lines, words)))


def _fields(pairs: tuple[tuple[str, str], ...], widths: tuple[float, ...], lines: int, words: Words) -> FormRow:
    return FormRow(
        tuple(FormField(words(f"reflect.{key}"), value=said.strip(), lines=lines) for key, said in pairs), widths
    )
