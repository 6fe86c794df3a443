"""The check-in form (artefact 29): four columns for one key result on a lying page, its check-ins under each other, a
place for each answer, filled in by its champion the day before; and the same four questions as a square, for one
check-in. Where a cycle has more check-ins than a page holds they are shared out evenly, with more room for each."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from msgspec.structs import replace

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import joined
from handouts.compose.one_section import document, levels_line, listed, score_words, told
from handouts.cycle_sources import CheckInFormSource, FormCheckIn, FormOfResult
from handouts.document import Block, Document, FieldGrid, FormField, FormRow, PageBreak, Paragraph, Title
from handouts.measure import fits_as_a_form, fits_in_word
from handouts.wording import Words
from workshop_app.domain.check_ins import HealthSignal, ProgressLine

# Of the four columns: the check-in, progress, the predicted score, blockers, and what, who, by when of an action.
CHECK_IN, PROGRESS, PREDICTED, BLOCKERS, ACTION = 25, (30, 26), (28, 20), (25, 31), (40, 20, 16)
LINES = (8, 4, 3, 2, 1)  # for what happened, the last row of each
MOST = 3  # check-ins on a page
COLUMNS = ("progress", "predicted", "blockers", "actions")
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
    shapes = [_page(source, page, check_ins, lines, words) for lines in LINES]
    fitting = (each for each in shapes if fits_as_a_form(_document(source, each, words)))
    tightest = (shapes[-1], _page(source, page, check_ins, LINES[-1], words, small=True))
    last = (each for each in tightest if fits_in_word(_document(source, each, words)))
    return next(fitting, None) or next(last, ())


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
    grids = (_check_in(each, lines, words) for each in check_ins)
    subtitle = joined(source.team, words("check_form.subtitle"))
    head = _head(page, words)
    if small and isinstance(head, Paragraph):
        head = replace(head, note=True)
    return (Title(words("check_form.title"), subtitle, compact=True), head, *grids)


def _asked(column: str, lines: int, words: Words, said: str = "") -> FormField:
    return FormField(words(f"check_form.{column}"), words(f"check_form.{column}_ask"), said, lines, rest=True)


def _check_in(coming: FormCheckIn, lines: int, words: Words) -> FieldGrid:
    """Three rows: what is asked in each column, one place for one answer. What the champion typed stands there."""
    line = coming.line or ProgressLine("", "", "")
    score, last = (score_words(each, words) for each in (line.predicted, coming.last_predicted))
    effects = tuple(words(f"check_form.effect_{each}") for each in SIDE_EFFECTS.values())
    seen = frozenset(nth for nth, each in enumerate(SIDE_EFFECTS) if each is line.signal)
    asked = words("check_in.help_from", who=line.help_from.strip()) if line.help_from.strip() else ""
    read, since = (words.date(day) if day else "" for day in (line.measured_on, line.blocked_since))
    first = (
        _which(coming, words),
        FormField(words("check_form.value"), value=line.value.strip()),
        FormField(words("check_form.on"), value=read),
        FormField(words("check_form.now"), value=score),
        FormField(words("check_form.last_time"), value=last),
        FormField(words("check_form.in_the_way"), value=line.blocker.strip()),
        *_action(1, words),
    )
    second = (
        FormField(""),
        FormField(words("check_form.source"), value=line.source.strip()),
        FormField(words("check_form.because"), value=line.why_changed.strip()),
        FormField(words("check_form.since"), value=since),
        FormField(words("check_form.can_help"), value=line.who_can_help.strip()),
        *_action(2, words),
    )
    third = (
        FormField(""),
        FormField(words("check_form.happened"), value=line.happened.strip(), lines=lines),
        FormField(words("check_form.side_effects"), lines=0, choices=effects, chosen=seen),
        FormField(words("check_form.we_ask"), value=asked, lines=lines),
        *_action(3, words),
    )
    progress, predicted, blockers = sum(PROGRESS), sum(PREDICTED), sum(BLOCKERS)
    rows = (
        FormRow(first, (CHECK_IN, *PROGRESS, *PREDICTED, blockers, *ACTION)),
        FormRow(second, (CHECK_IN, progress, predicted, *BLOCKERS, *ACTION)),
        FormRow(third, (CHECK_IN, progress, predicted, blockers, *ACTION)),
    )
    return FieldGrid(rows, close=True)


def _which(coming: FormCheckIn, words: Words) -> FormField:
    label = words("check_form.nth", n=coming.nth) if coming.nth else words("check_form.check_in")
    return FormField(label, value=words.date(coming.day) if coming.day else "")


def _action(nth: int, words: Words) -> tuple[FormField, ...]:
    what = FormField(words("check_form.action", n=nth))
    return (what, FormField(words("check_form.who")), FormField(words("check_form.by")))


def _quarters(source: CheckInFormSource, page: FormOfResult, lines: int, words: Words) -> tuple[Block, ...]:
    """Four squares to write in; side effects and what another team should hear have a place of their own."""
    progress, predicted, blockers, actions = (_asked(column, lines, words) for column in COLUMNS)
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
