"""The check-in form (artefact 29): four columns for one key result on a lying page, its check-ins under each other, a
place for each answer, filled in by its champion the day before; and the same four questions as a square, for one
check-in. Where a cycle has more check-ins than a page holds they are shared out evenly, with more room for each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from math import ceil

from msgspec.structs import replace

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import joined
from handouts.compose.one_section import as_scored, document, goals_of, listed, score_words, told
from handouts.cycle_sources import CheckInFormSource, FormCheckIn, FormOfResult
from handouts.document import Block, Document, FieldGrid, FormField, FormRow, PageBreak, Paragraph, Title
from handouts.measure import fits_as_a_form, fits_as_drawn, fits_in_word
from handouts.wording import Words
from workshop_app.domain.check_ins import HealthSignal, ProgressLine
from workshop_app.domain.values.shown import in_one_unit, with_unit

# The check-in, progress, the predicted score, blockers and risks, actions; each but the first with the lines that are
# shared by two entries, and those of what is done by whom and when.
COLUMNS = (21, 59, 45, 56, 78)
VALUE, SCORE, BLOCKER, ACTION = (29, 30), (19, 26), (22, 34), (38, 21, 19)
LINES = tuple(range(14, 0, -1))  # for what happened, beside its first, and for what stands beside it
RESERVE, OF_TYPED = 18.0, 36.0  # points at the foot of a page; a word processor breaks what is typed at other words
MOST = 3  # check-ins on a page
GOES_ON, NOTHING_ASKED = FormField(""), FormField("", lines=0)
HEADS = ("progress", "predicted", "blockers", "actions")
SQUARE_LINES = (7, 6, 5, 4, 3)
SIDE_EFFECTS = {HealthSignal.OK: "none", HealthSignal.WATCH: "watch", HealthSignal.SIDE_EFFECT: "seen"}


def compose(source: CheckInFormSource, words: Words) -> Document:
    words = words.with_short_dates()
    blocks: list[Block] = []
    for page in source.pages:
        for sheet in _sheets(source, page, words):
            blocks += [*([PageBreak()] if blocks else []), *sheet]
    return _document(source, tuple(blocks), words)


def _sheets(source: CheckInFormSource, page: FormOfResult, words: Words) -> Iterator[tuple[Block, ...]]:
    """As few as hold its check-ins; fewer on one where somebody typed much."""
    left = page.coming
    while left:
        share = ceil(len(left) / ceil(len(left) / MOST))
        tried = ((count, _sheet(source, page, left[:count], words)) for count in range(share, 0, -1))
        fewest = (1, _page(source, page, left[:1], LINES[-1], words))
        count, sheet = next((each for each in tried if each[1]), fewest)
        yield sheet
        left = left[count:]


def _sheet(
    source: CheckInFormSource, page: FormOfResult, check_ins: tuple[FormCheckIn, ...], words: Words
) -> tuple[Block, ...]:
    """A page of these, with as much room as there is; () if they do not fit on one."""
    typed = any(each.line for each in check_ins)

    def shape(lines: int) -> tuple[Block, ...]:
        return _page(source, page, check_ins, lines, words)

    def fits(lines: int) -> bool:
        return _fits(_document(source, shape(lines), words), OF_TYPED if typed else RESERVE)

    most = bisect_left(LINES, True, key=fits)
    if most < len(LINES):
        return shape(LINES[most])
    tightest = (shape(LINES[-1]), _page(source, page, check_ins, LINES[-1], words, small=True))
    return next((each for each in tightest if _fits(_document(source, each, words), OF_TYPED if typed else 0.0)), ())


def _fits(document: Document, reserve: float) -> bool:
    """Its rows are lines of one height, so that a word processor sets it hardly higher."""
    return fits_as_drawn(document, reserve=reserve) and fits_in_word(document)


def compose_square(source: CheckInFormSource, words: Words) -> Document:
    """The same four questions in two rows of two."""
    words = words.with_short_dates()
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
    levels = ("start", *as_scored(("commit", "target", "stretch"), words))
    if page.of is None:
        keys = ("result", *levels, "champion", *(["day"] if one_day else []))
        wide = (95, *(84 / len(levels) for _ in levels), 46, *([32] if one_day else []))
        return FieldGrid((FormRow(tuple(FormField(words(f"check_form.{key}")) for key in keys), wide),))
    result, ahead = page.of.result, page.coming[0].day
    day = (words.date(ahead) if ahead else words("check_form.room")) if one_day else ""
    values, unit = in_one_unit((result.start, *goals_of(result, words)), result.unit)
    last = max((at for at, value in enumerate(values) if value), default=0)
    values = tuple(with_unit(value, unit) if at == last else value for at, value in enumerate(values))
    line = told(
        (page.of.number, result.text),
        *zip((words(f"check_form.{key}") for key in levels), values, strict=True),
        (words("check_form.champion"), listed(result.champions)),
        (words("check_form.day"), day),
    )
    assert line is not None  # it has words, or it is no key result
    return line


def _page(
    source: CheckInFormSource,
    page: FormOfResult,
    check_ins: tuple[FormCheckIn, ...],
    lines: int,
    words: Words,
    *,
    small: bool = False,
) -> tuple[Block, ...]:
    """`small`: a long head is in small letters."""
    rows = tuple(row for each in check_ins for row in _check_in(each, lines, words))
    subtitle = joined(source.team, words("check_form.subtitle"))
    head = _head(page, words)
    if small and isinstance(head, Paragraph):
        head = replace(head, note=True)
    heads = (FormField(words(f"check_form.{each}"), lines=0) for each in ("check_in", *HEADS))
    grid = FieldGrid((FormRow(tuple(heads), COLUMNS), *rows), columns=COLUMNS)
    return (Title(words("check_form.title"), subtitle, compact=True), head, grid)


def _asked(column: str, lines: int, words: Words, said: str = "") -> FormField:
    return FormField(words(f"check_form.{column}"), words(f"check_form.{column}_ask"), said, lines, rest=True)


def _check_in(coming: FormCheckIn, lines: int, words: Words) -> tuple[FormRow, ...]:
    """Five rows across the columns, or more: what goes on in one of them has a line without a name. What the champion
    typed stands there."""
    line = coming.line or ProgressLine("", "", "")
    score, last = (score_words(each, words) for each in (line.predicted, coming.last_predicted))
    read, since = (words.date(day) if day else "" for day in (line.measured_on, line.blocked_since))
    which, day = _which(coming, words)

    def on_line(key: str, value: str = "") -> FormField:
        return FormField("", words(f"check_form.{key}"), value.strip())

    first = (
        which,
        *(on_line("value", line.value), on_line("on", read), on_line("now", score), on_line("last_time", last)),
        on_line("in_the_way", line.blocker),
        *_action(1, words),
    )
    second = (
        day,
        *(on_line("source", line.source), on_line("because", line.why_changed), GOES_ON, on_line("since", since)),
        *_action(2, words),
    )
    third = (
        NOTHING_ASKED,
        *(on_line("happened", line.happened), GOES_ON, on_line("can_help", line.who_can_help)),
        *_action(3, words),
    )
    fourth = (NOTHING_ASKED, GOES_ON, GOES_ON, on_line("we_ask", line.help_from), on_line("tell_briefly"))
    _, progress, predicted, blockers, _actions = COLUMNS
    return (
        FormRow(first, (COLUMNS[0], *VALUE, *SCORE, blockers, *ACTION)),
        FormRow(second, (COLUMNS[0], progress, predicted, *BLOCKER, *ACTION)),
        FormRow(third, (COLUMNS[0], progress, predicted, blockers, *ACTION)),
        FormRow(fourth, COLUMNS),
        *(FormRow((NOTHING_ASKED, *(GOES_ON,) * 4), COLUMNS) for _ in range(lines - 1)),
        FormRow((NOTHING_ASKED, _side_effects(line, words), *(GOES_ON,) * 3), COLUMNS, closes=True),
    )


def _side_effects(line: ProgressLine, words: Words) -> FormField:
    effects = tuple(words(f"check_form.briefly_{each}") for each in SIDE_EFFECTS.values())
    seen = frozenset(nth for nth, each in enumerate(SIDE_EFFECTS) if each is line.signal)
    return FormField("", words("check_form.effects"), lines=0, choices=effects, chosen=seen)


def _which(coming: FormCheckIn, words: Words) -> tuple[FormField, FormField]:
    """What is known of it, on two lines; room for its day where nothing is."""
    if not coming.nth:
        return FormField("", words("check_form.on")), NOTHING_ASKED
    day = words.date(coming.day) if coming.day else ""
    return FormField(words("check_form.nth", n=coming.nth), lines=0), FormField("", day, lines=0)


def _action(nth: int, words: Words) -> tuple[FormField, ...]:
    return tuple(FormField("", each) for each in (str(nth), words("check_form.who"), words("check_form.by")))


def _quarters(source: CheckInFormSource, page: FormOfResult, lines: int, words: Words) -> tuple[Block, ...]:
    """Four squares to write in; side effects and what another team should hear have a place of their own."""
    progress, predicted, blockers, actions = (_asked(column, lines, words) for column in HEADS)
    effects = tuple(words(f"check_form.effect_{each}") for each in SIDE_EFFECTS.values())
    rows = (
        FormRow((progress, predicted), (1, 1)),
        FormRow((FormField(words("check_form.side_effects"), lines=0, choices=effects),), (1,)),
        FormRow((blockers, actions), (1, 1)),
        FormRow((FormField(words("check_form.tell")),), (1,)),
    )
    subtitle = joined(source.team, words("check_form.square_subtitle"))
    title = Title(words("check_form.square_title"), subtitle, compact=True)
    return (title, _head(page, words, one_day=True), FieldGrid(rows))
