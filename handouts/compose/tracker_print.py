"""The tracker on paper (artefact 31): each team's key results with their levels, what was read last, what was predicted
on the way, and how they ended. The workbook has every line; this is for the wall of a meeting room and for the file."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.compose.frame import joined, lines_of, whose
from handouts.compose.one_section import (
    APART,
    NOTHING,
    ON_ONE_PAGE,
    as_scored,
    document,
    final_words,
    level_cells,
    level_widths,
    listed,
    sentence_of,
)
from handouts.cycle_sources import PublishedSet, PublishedSource
from handouts.document import (
    Align,
    Block,
    Cell,
    Density,
    Document,
    Heading,
    Paragraph,
    Row,
    Table,
    TextRun,
    Title,
    Together,
    quiet,
    strong,
    text,
)
from handouts.wording import Words, apart, kept_whole
from workshop_app.application.cycle_queries import EndedResult
from workshop_app.domain.cycle_scores import shown_score
from workshop_app.domain.reflections import Bucket

COLUMNS = ("start", "commit", "target", "stretch", "champion", "last", "course", "final", "learning", "next")
LEVELS = COLUMNS[:4]
WIDEST_NAME = 46
WIDTHS = (62, 12, 12, 12, 13, 22, 24, 27, 22, 75, 17)


def compose(source: PublishedSource, words: Words) -> Document:
    words = words.with_short_dates()
    imprint = source.imprint
    blocks: list[Block] = [Title(words("artefact.tracker_print"), whose(imprint, words), compact=True)]
    blocks += (block for each in source.sets for block in _set(each, words))
    name = words("tracker_print.file", client=imprint.client, cycle=imprint.cycle or str(source.sets[0].draft.cycle))
    return document("tracker_print", name, imprint, words, tuple(blocks), lying=True)


def _set(each: PublishedSet, words: Words) -> Iterator[Block]:
    """A table for each objective; its rows are never cut, and its head comes again on the next page, with the team:
    above the first one it stands as a heading."""
    latest, numbers = {id: (value, words.date(day)) for id, value, day in each.latest}, each.numbers
    for nth, (objective, results) in enumerate(each.objectives, 1):
        top: tuple[Block, ...] = (Heading(each.team, 2), *_health(each, words)) if nth == 1 else ()
        named = each.team if nth > 1 or len(results) > ON_ONE_PAGE else ""
        heads = (
            Cell(text(joined(words("tracker_print.result"), named))),
            *(Cell(text(kept_whole(words(f"tracker_print.{key}"))), _side(key)) for key in as_scored(COLUMNS, words)),
        )
        rows = tuple(_row(numbers[one.result.id], one, latest.get(one.result.id), words) for one in results)
        table = Table(heads, rows, _widths(each, words), density=Density.CLOSEST)
        yield Together((*top, Heading(objective.text.strip() or NOTHING, 3), table))


def _health(each: PublishedSet, words: Words) -> Iterator[Block]:
    """The health metrics stand above the key results, each with what was read last and its range."""
    last = dict(each.health_read)
    runs: list[str | TextRun] = []
    for one in each.health:
        stay, value = one.stay.strip(), last.get(one.id) or one.today.strip()
        said = words("published.stays", stay=stay) if stay else ""
        runs += [APART if runs else "", apart(one.name.strip()), " ", strong(value), quiet(f"  {said}" if said else "")]
    if runs:
        yield Paragraph(text(quiet(f"{words('check_in.health')}   "), *runs))


def _widths(each: PublishedSet, words: Words) -> tuple[float, ...]:
    """Values and names of champions are told whole; what was learned gives them the room."""
    results = (one.result for _, found in each.objectives for one in found)
    widths = level_widths(results, WIDTHS, words, giver=COLUMNS.index("learning") + 1)
    names = [name for _, results in each.objectives for one in results for name in one.result.champions.split()]
    wide = min(max([WIDTHS[5], *(2.8 * len(name) + 2 for name in names)]), WIDEST_NAME)
    at = 1 + as_scored(COLUMNS, words).index("champion")
    return (*widths[:at], wide, *widths[at + 1 :])


def _side(column: str) -> Align:
    """Numbers stand under the end of their heads."""
    return Align.END if column in LEVELS else Align.START


def _row(number: str, one: EndedResult, latest: tuple[str, str] | None, words: Words) -> Row:
    result, said = one.result, one.said
    course = " → ".join(shown_score(point.predicted) for point in one.predictions)
    score = strong(final_words(one.score, words)) if one.score is not None else ""
    bucket = "" if said.bucket is Bucket.UNSAID else words(f"cycle_report.bucket.{said.bucket}")
    return Row(
        (
            Cell(sentence_of(result, number=number)),
            *level_cells(result, words),
            Cell(text(listed(result.champions) or NOTHING)),
            Cell(lines_of(latest[0], quiet(latest[1])) if latest else text(NOTHING)),
            Cell(text(course or NOTHING)),
            Cell(lines_of(score, said.value.strip())),
            Cell(text(said.learning.strip())),
            Cell(text(strong(bucket)) if bucket else ()),
        )
    )
