"""The check-in form (artefact 29): four columns for one key result on a lying page, three check-ins under each other,
filled in by its champion the day before; and the same four questions as a square, for one check-in."""

from __future__ import annotations

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import joined
from handouts.compose.one_section import document, levels_line, listed, score_words, told
from handouts.cycle_sources import CheckInFormSource, FormCheckIn, FormOfResult
from handouts.document import Block, Document, FieldGrid, FormField, FormRow, PageBreak, Title
from handouts.measure import fits_as_a_form
from handouts.wording import Words

COLUMNS = ("progress", "predicted", "blockers", "actions")
WIDTHS = (27, 60, 50, 58, 62)
LINES = range(15, 5, -1)  # of all check-ins on a page
SQUARE_LINES = (7, 6, 5, 4, 3)
SIDE_EFFECTS = ("none", "watch", "seen")


def compose(source: CheckInFormSource, words: Words) -> Document:
    blocks: list[Block] = []
    for page in source.pages:
        shapes = (_document(source, _page(source, page, lines, words), words) for lines in LINES)
        made = first_on_one_page(shapes, fits_as_a_form)
        blocks += [*([PageBreak()] if blocks else []), *made.sections[0].blocks]
    return _document(source, tuple(blocks), words)


def compose_square(source: CheckInFormSource, words: Words) -> Document:
    """The same four questions in two rows of two."""
    blocks: list[Block] = []
    for page in source.pages:
        shapes = (_square(source, _quarters(source, page, lines, words), words) for lines in SQUARE_LINES)
        blocks += [*([PageBreak()] if blocks else []), *first_on_one_page(shapes, fits_as_a_form).sections[0].blocks]
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


def _head(page: FormOfResult, words: Words, *, one_day: bool = False) -> Block:
    """What is known of the key result, or room for it; `one_day` asks for the day of the check-in, too."""
    keys = ("result", "champion", "levels", *(["day"] if one_day else []))
    if page.of is None:
        return FieldGrid((FormRow(tuple(FormField(words(f"check_form.{key}")) for key in keys), (104, 46, 56, 30)),))
    result, ahead = page.of.result, page.coming[0].day
    day = (words.date(ahead) if ahead else words("check_form.room")) if one_day else ""
    line = told(
        (page.of.number, result.text),
        (words("check_form.levels"), levels_line(result, words)),
        (words("check_form.champion"), listed(result.champions)),
        (words("check_form.day"), day),
    )
    assert line is not None  # it has words, or it is no key result
    return line


def _page(source: CheckInFormSource, page: FormOfResult, lines: int, words: Words) -> tuple[Block, ...]:
    each, more = divmod(lines, len(page.coming))
    grid = FieldGrid(tuple(_row(coming, each + (at < more), words) for at, coming in enumerate(page.coming)))
    subtitle = joined(source.team, words("check_form.subtitle"))
    return (Title(words("check_form.title"), subtitle, compact=True), _head(page, words), grid)


def _asked(column: str, lines: int, words: Words, said: str = "") -> FormField:
    return FormField(words(f"check_form.{column}"), words(f"check_form.{column}_ask"), said, lines, rest=True)


def _row(coming: FormCheckIn, lines: int, words: Words) -> FormRow:
    """What the champion has typed stands on the lines already."""
    day = words.short_date(coming.day) if coming.day else ""
    number = str(coming.nth) if coming.nth else ""
    typed = (_progress(coming, words), _predicted(coming, words), _blockers(coming), "")
    fields = (_asked(column, lines, words, said) for column, said in zip(COLUMNS, typed, strict=True))
    return FormRow((FormField(words("check_form.check_in"), number, day, lines, rest=True), *fields), WIDTHS)


def _progress(coming: FormCheckIn, words: Words) -> str:
    line = coming.line
    if line is None:
        return ""
    read = words.short_date(line.measured_on) if line.measured_on else ""
    return "\n".join(
        said for said in (joined(line.value.strip(), read, line.source.strip()), line.happened.strip()) if said
    )


def _predicted(coming: FormCheckIn, words: Words) -> str:
    line, last = coming.line, score_words(coming.last_predicted, words)
    before = words("check_form.predicted_last", score=last) if last else ""
    now = joined(score_words(line.predicted, words), line.why_changed.strip()) if line is not None else ""
    return "\n".join(said for said in (before, now) if said)


def _blockers(coming: FormCheckIn) -> str:
    line = coming.line
    return joined(line.blocker.strip(), line.who_can_help.strip()) if line is not None else ""


def _quarters(source: CheckInFormSource, page: FormOfResult, lines: int, words: Words) -> tuple[Block, ...]:
    """Four squares to write in; side effects and what another team should hear have a place of their own."""
    progress, predicted, blockers, actions = (_asked(column, lines, words) for column in COLUMNS)
    effects = tuple(words(f"check_form.effect_{each}") for each in SIDE_EFFECTS)
    rows = (
        FormRow((progress, predicted), (1, 1)),
        FormRow((FormField(words("check_form.side_effects"), lines=0, choices=effects),), (1,)),
        FormRow((blockers, actions), (1, 1)),
        FormRow((FormField(words("check_form.tell")),), (1,)),
    )
    subtitle = joined(source.team, words("check_form.square_subtitle"))
    title = Title(words("check_form.title"), subtitle, compact=True)
    return (title, _head(page, words, one_day=True), FieldGrid(rows))
