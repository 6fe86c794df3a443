"""The drafting handout (artefact 17): two pages per objective, in the order of the seven steps, with room to write by
hand; the second once more where an objective has more key results than it holds. Blank, or with what the team has so
far; every field carries a mark so that a filled copy, in Word or as a PDF, can be read back. What the client agreed on
stands where it is needed; the rest is the page of rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from handouts.compose.agreed_rules import levels_line
from handouts.compose.frame import joined, margins
from handouts.document import (
    Block,
    Document,
    Edition,
    FieldGrid,
    FormField,
    FormRow,
    PageBreak,
    Paragraph,
    Section,
    Title,
    quiet,
    strong,
    text,
)
from handouts.measure import fits_as_drawn
from handouts.source import DraftObjective, DraftRules, DraftSource
from handouts.wording import Words, as_typed
from workshop_app.domain.okr import Direction, KeyResult, KeyResultType
from workshop_app.domain.text import in_a_row

KEY_RESULTS = 4  # boxes on the form while nobody has said how many are allowed; a draft with more gets more
IDEAS = (5, 4, 3, 2, 1)  # lines that are tried from above until the page holds
REFINE = (4, 3, 2, 1)
POINTS = tuple(str(number) for number in range(1, 9))  # the eight characteristics


class _Results(Struct, frozen=True):
    """The key results of a page, how many stand before them, and whether it is the objective's last. `close`: one
    that has its words has no line more to write them on."""

    rows: tuple[KeyResult, ...]
    before: int
    mark: str
    last: bool = True
    close: bool = False


def compose(source: DraftSource, words: Words) -> Document:
    objectives = source.objectives or (DraftObjective(),)
    blocks: list[Block] = []
    for nth, objective in enumerate(objectives, start=1):
        for page in _pages(source, objective, nth, words):
            blocks += (*([PageBreak()] if blocks else []), *page)
    return _document(source, tuple(blocks), words)


def file_name(source: DraftSource, words: Words) -> str:
    """What the document is called as a file."""
    return words("handout.file_blank") if source.blank else words("handout.file", team=source.team)


def _document(source: DraftSource, blocks: tuple[Block, ...], words: Words) -> Document:
    status = "" if source.blank else words.member(source.status)
    return Document(
        id="drafting_handout",
        name=file_name(source, words),
        title=words("artefact.drafting_handout"),
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(blocks),),
        margins=margins(
            source.imprint, words, joined(words("artefact.drafting_handout"), source.team), status, source.code
        ),
        author=source.imprint.coach,
        form=True,
    )


def _pages(source: DraftSource, objective: DraftObjective, nth: int, words: Words) -> Iterator[tuple[Block, ...]]:
    """Both sides of a sheet, each with as many lines as it holds on every paper; more where there are many key
    results."""
    mark = f"o{nth}"
    firsts = (_first_page(source, objective, nth, lines, words) for lines in IDEAS)
    fitting = (page for page in firsts if fits_as_drawn(_document(source, page, words)))
    yield next(fitting, _first_page(source, objective, nth, IDEAS[-1], words))
    typed = len(objective.key_results)
    most = max(typed, source.rules.most_per_objective or KEY_RESULTS)
    for boxes in range(most, max(typed, 1) - 1, -1):  # long values take the room of an empty box, not of a typed one
        rows = (*objective.key_results, *[KeyResult("", "")] * (boxes - typed))
        shapes = [_Results(rows, 0, mark), *([_Results(rows, 0, mark, close=True)] if boxes > typed else [])]
        if page := next(filter(None, (_fitting(source, shape, words) for shape in shapes)), ()):
            yield page
            return
    yield from _shared_out(source, objective, mark, words)


def _shared_out(
    source: DraftSource, objective: DraftObjective, mark: str, words: Words
) -> tuple[tuple[Block, ...], ...]:
    """More key results than a page holds, each page filled before the next one begins; what is still to be found out
    stands once, beside the last of them, and no page is nothing but that."""
    rows = objective.key_results or (KeyResult("", ""),)
    for on_page in range(KEY_RESULTS, 1, -1):
        pages = tuple(_fitting(source, each, words) for each in _shares(rows, on_page, mark))
        if all(pages):
            return pages
    return tuple(_results_page(each, source.rules, REFINE[-1], words) for each in _shares(rows, 1, mark))


def _shares(rows: tuple[KeyResult, ...], on_page: int, mark: str) -> Iterator[_Results]:
    for first in range(0, len(rows), on_page):
        yield _Results(rows[first : first + on_page], first, mark, first + on_page >= len(rows))


def _fitting(source: DraftSource, results: _Results, words: Words) -> tuple[Block, ...]:
    """A page of them, with as much room as there is; () if they do not fit on one."""
    shapes = (_results_page(results, source.rules, lines, words) for lines in REFINE)
    return next((page for page in shapes if fits_as_drawn(_document(source, page, words))), ())


def _first_page(
    source: DraftSource, objective: DraftObjective, nth: int, lines: int, words: Words
) -> tuple[Block, ...]:
    mark = f"o{nth}"
    kinds = tuple(words.member(kind) for kind in Direction)
    chosen = frozenset([tuple(Direction).index(objective.direction)] if objective.text else [])
    why = 4 if objective.why_now else 6
    return (
        Title(words("artefact.drafting_handout"), words("handout.subtitle"), compact=True),
        _head(source, nth, mark, words),
        _boxed(_field("mission", words, source.mission, 2, mark)),
        FieldGrid(
            (
                FormRow(
                    (
                        _needs(source, words, mark),
                        replace(_given(source, words, mark), tick=True, chosen=source.talked[1]),
                    ),
                    (1, 1),
                ),
                FormRow((_field("context", words, source.context, 1, mark),), (1,)),
            )
        ),
        FieldGrid(
            (
                FormRow((_field("objective", words, objective.text, 2, mark),), (1,), open=True),
                FormRow((FormField("", lines=0, mark=f"{mark}.direction", choices=kinds, chosen=chosen),), (1,)),
            )
        ),
        _boxed(_field("why_now", words, objective.why_now, why, mark)),
        _boxed(replace(_field("ideas", words, "", lines, mark), rest=True)),
    )


def _boxed(field: FormField) -> FieldGrid:
    return FieldGrid((FormRow((field,), (1,)),))


def _field(key: str, words: Words, value: str, lines: int, mark: str) -> FormField:
    return FormField(words(f"handout.{key}"), words(f"handout.{key}_hint"), as_typed(value), lines, f"{mark}.{key}")


def _needs(source: DraftSource, words: Words, mark: str) -> FormField:
    """The first of the two lists carries the number of the step."""
    label, hint = words("handout.first_of_two"), words("handout.depends_on_hint")
    names = as_typed(source.depends_on)
    return FormField(label, hint, names, 3, f"{mark}.depends_on", tick=True, chosen=source.talked[0])


def _given(source: DraftSource, words: Words, mark: str) -> FormField:
    return _field("depended_on_by", words, source.depended_on_by, 3, mark)


def _head(source: DraftSource, nth: int, mark: str, words: Words) -> FieldGrid:
    number = FormField(words("handout.objective_number"), value="" if source.blank else str(nth), mark=f"{mark}.number")
    fields = (
        FormField(words("handout.team"), value=source.team, mark=f"{mark}.team"),
        FormField(words("handout.cycle"), value=source.imprint.cycle, mark=f"{mark}.cycle"),
        FormField(words("handout.date"), mark=f"{mark}.date"),
        number,
    )
    return FieldGrid((FormRow(fields, (70, 44, 32, 24)),))


def _results_page(results: _Results, rules: DraftRules, lines: int, words: Words) -> tuple[Block, ...]:
    mark, first = results.mark, results.before + 1
    rest = not results.last
    boxes = [
        _key_result(row, nth, f"{mark}.kr{nth}", rules, (1 if results.close and row.text else 2, rest), words)
        for nth, row in enumerate(results.rows, start=first)
    ]
    return (
        Paragraph(text(strong(words("handout.key_results")), quiet(f"   {levels_line(rules, words)}"))),
        *boxes,
        *((_finish(mark, lines, words),) if results.last else ()),
    )


def _key_result(
    row: KeyResult, nth: int, mark: str, rules: DraftRules, room: tuple[int, bool], words: Words
) -> FieldGrid:
    """`room` for its words: how many lines, and whether they take the rest of a page that ends with it."""
    lines, rest = room
    kinds = rules.types or tuple(KeyResultType)
    chosen = frozenset([kinds.index(row.type)] if row.text.strip() and row.type in kinds else [])
    shown = tuple(words.member(kind).lower() for kind in kinds)
    head = FormField(words("handout.key_result", n=nth), lines=0, mark=f"{mark}.type", choices=shown, chosen=chosen)
    points = FormField(words("handout.points"), lines=0, mark=f"{mark}.points", choices=POINTS)
    facts = (
        FormField(words("handout.unit"), value=row.unit, mark=f"{mark}.unit"),
        FormField(words("handout.source"), value=row.source, mark=f"{mark}.source"),
        FormField(words("handout.champion"), value=as_typed(_one_line(row.champions)), mark=f"{mark}.champion"),
    )
    levels = _levels(row, mark, words) if rules.prescored else _goal(row, mark, words)
    today = FormField(words("handout.baseline"), value=row.baseline, mark=f"{mark}.baseline")
    return FieldGrid(
        (
            FormRow((head, points), (84, 86), open=True),
            FormRow((FormField("", value=row.text, lines=lines, mark=f"{mark}.text", rest=rest),), (1,)),
            FormRow(facts, (50, 66, 54)),
            FormRow((today, *levels), tuple(1 for _ in (today, *levels))),
        ),
        close=True,
    )


def _levels(row: KeyResult, mark: str, words: Words) -> tuple[FormField, ...]:
    return (
        FormField(words("handout.commit"), words("handout.commit_sure"), row.commit, mark=f"{mark}.commit"),
        FormField(words("handout.target"), words("handout.target_sure"), row.target, mark=f"{mark}.target"),
        FormField(words("handout.stretch"), words("handout.stretch_sure"), row.stretch, mark=f"{mark}.stretch"),
    )


def _goal(row: KeyResult, mark: str, words: Words) -> tuple[FormField, ...]:
    """Where no levels are agreed before the start there is one number to reach."""
    return (FormField(words("handout.goal"), value=row.target, mark=f"{mark}.target"),)


def _one_line(names: str) -> str:
    return in_a_row(name.strip() for name in names.splitlines() if name.strip())


def _finish(mark: str, lines: int, words: Words) -> FieldGrid:
    """What is still to be found out, and who has to say yes."""
    refine = replace(_field("refine", words, "", lines, mark), rest=True)
    confirm = (
        _field("confirm", words, "", 1, mark),
        FormField(words("handout.confirm_by"), mark=f"{mark}.confirm_by"),
        FormField(words("handout.published_on"), mark=f"{mark}.published_on"),
    )
    return FieldGrid((FormRow((refine,), (1,)), FormRow(confirm, (98, 36, 36))), close=True)
