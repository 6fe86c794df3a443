"""The check-in form (artefact 29): four columns for one key result on a lying page, three check-ins under each other,
filled in by its champion the day before; and the same four questions as a square, for one check-in."""

from __future__ import annotations

from math import ceil

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import joined, lines_of
from handouts.compose.one_section import document, header, levels_line, score_words, told
from handouts.cycle_sources import CheckInFormSource, ComingCheckIn, FormOfResult
from handouts.document import (
    Block,
    Cell,
    Document,
    FormField,
    FormRow,
    Inline,
    PageBreak,
    Row,
    Table,
    Title,
    quiet,
    strong,
    text,
)
from handouts.wording import Words

COLUMNS = ("progress", "predicted", "blockers", "actions")
WIDTHS = (18, 60, 46, 60, 66)
LINES = (4, 3, 2, 1)
LETTERS = 32  # in a line of the narrowest column
SQUARE_LINES = (7, 6, 5, 4, 3, 2)


def compose(source: CheckInFormSource, words: Words) -> Document:
    blocks: list[Block] = []
    for page in source.pages:
        made = first_on_one_page(_document(source, _page(source, page, lines, words), words) for lines in LINES)
        blocks += [*([PageBreak()] if blocks else []), *made.sections[0].blocks]
    return _document(source, tuple(blocks), words)


def compose_square(source: CheckInFormSource, words: Words) -> Document:
    """The same four questions in two rows of two."""
    blocks: list[Block] = []
    for page in source.pages:
        shapes = (_square(source, _asked(source, page, lines, words), words) for lines in SQUARE_LINES)
        blocks += [*([PageBreak()] if blocks else []), *first_on_one_page(shapes).sections[0].blocks]
    return _square(source, tuple(blocks), words)


def file_name(source: CheckInFormSource, words: Words) -> str:
    """What the document is called as a file."""
    return words("check_form.file", team=source.team) if source.team else words("check_form.file_blank")


def square_file_name(source: CheckInFormSource, words: Words) -> str:
    """The same for the square."""
    return words("check_form.square_file", team=source.team) if source.team else words("check_form.square_file_blank")


def _document(source: CheckInFormSource, blocks: tuple[Block, ...], words: Words) -> Document:
    name = file_name(source, words)
    return document("check_in_form", name, source.imprint, words, blocks, about=source.team, lying=True)


def _square(source: CheckInFormSource, blocks: tuple[Block, ...], words: Words) -> Document:
    name = square_file_name(source, words)
    return document("check_in_square", name, source.imprint, words, blocks, about=source.team, lying=True)


def _head(page: FormOfResult, words: Words) -> Block:
    """What is known of the key result; a blank form has room for it."""
    if page.of is None:
        fields = (
            FormField(words("check_form.result")),
            FormField(words("check_form.champion")),
            FormField(words("check_form.levels")),
        )
        return FormRow(fields, (120, 50, 70))
    result = page.of.result
    champions = ", ".join(name.strip() for name in result.champions.splitlines() if name.strip())
    line = told(
        (page.of.number, result.text),
        (words("check_form.levels"), levels_line(result, words)),
        (words("check_form.champion"), champions),
    )
    assert line is not None  # it has words, or it is no key result
    return line


def _page(source: CheckInFormSource, page: FormOfResult, lines: int, words: Words) -> tuple[Block, ...]:
    heads = (words("check_form.check_in"), *(_question(column, words) for column in COLUMNS))
    rows = tuple(_row(coming, lines, words) for coming in page.coming)
    subtitle = joined(source.team, words("check_form.subtitle"))
    return (Title(words("check_form.title"), subtitle), _head(page, words), Table(header(*heads), rows, WIDTHS))


def _question(column: str, words: Words) -> str:
    """What is asked stands in the head, once, so that every line below is free."""
    return f"{words(f'check_form.{column}')}\n{words(f'check_form.{column}_ask')}"


def _row(coming: ComingCheckIn, lines: int, words: Words) -> Row:
    """Lines to write on; what the champion has typed stands there already."""
    day = words.date(coming.day) if coming.day else ""
    number = strong(str(coming.nth)) if coming.nth else quiet("")
    typed = (_progress(coming, words), _predicted(coming, words), _blockers(coming), ())
    return Row((Cell(lines_of(number, day)), *(Cell(said, lines=_free(said, lines)) for said in typed)))


def _free(said: Inline, lines: int) -> int:
    """A line of type takes a little more than half of one to write on."""
    used = sum(run.text.count("\n") + 1 + len(run.text) // LETTERS for run in said)
    return max(lines - ceil(used * 0.7), 1)


def _progress(coming: ComingCheckIn, words: Words) -> Inline:
    line = coming.line
    if line is None or not (line.value.strip() or line.happened.strip()):
        return ()
    read = words.date(line.measured_on) if line.measured_on else ""
    return lines_of(joined(line.value.strip(), read, line.source.strip()), line.happened.strip())


def _predicted(coming: ComingCheckIn, words: Words) -> Inline:
    line, last = coming.line, score_words(coming.last_predicted)
    before = quiet(words("check_form.predicted_last", score=last)) if last else ""
    if line is None or not line.predicted.strip():
        return lines_of(before) if before else ()
    return lines_of(before, joined(score_words(line.predicted), line.why_changed.strip()))


def _blockers(coming: ComingCheckIn) -> Inline:
    line = coming.line
    if line is None or not line.blocker.strip():
        return ()
    return text(joined(line.blocker.strip(), line.who_can_help.strip()))


def _asked(source: CheckInFormSource, page: FormOfResult, lines: int, words: Words) -> tuple[Block, ...]:
    """Four squares to write in; health and what another team should hear have a place of their own."""
    first, second = COLUMNS[:2], COLUMNS[2:]
    rows = tuple(Row(tuple(_quarter(key, lines, words) for key in pair)) for pair in (first, second))
    title = Title(words("check_form.square_title"), joined(source.team, words("check_form.square_subtitle")))
    return (title, _head(page, words), Table((), rows, (1, 1)))


def _quarter(key: str, lines: int, words: Words) -> Cell:
    head = strong(words(f"check_form.{key}"))
    return Cell(lines_of(head, quiet(words(f"check_form.{key}_ask"))), lines=lines)
