"""The prescoring sheet (artefact 18): one lying page, a row for each key result, levels in the order they are asked
for, five to a page. Typed where a team has some, blank in a pack."""

from __future__ import annotations

import re

from handouts.compose.frame import joined, margins
from handouts.document import (
    AtFoot,
    Block,
    Document,
    Edition,
    FieldGrid,
    FormField,
    FormRow,
    Orientation,
    PageBreak,
    Paragraph,
    Section,
    Title,
    quiet,
    text,
)
from handouts.form_parts import PAD
from handouts.measure import fits_as_drawn
from handouts.source import DraftObjective, DraftRules, DraftSource
from handouts.theme import mm
from handouts.word_widths import width
from handouts.wording import Words
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.scoring import Model

LETTERS = 10.0  # points, of what is typed into a field
UNIT = 24  # that of a level: a unit keeps so much
_WORDS = re.compile(r"[^\s-]+-?")
ROWS = 5  # to write in, where nobody agreed on fewer and their words leave room for so many
LINES = (4, 3, 2)  # for the words of each, as many as the page holds
WIDTHS = (
    (63, 44, 17, 39, 24, 24, 24, 22),  # 44 for a unit by hand: "customer-minutes"
    (77, 30, 17, 39, 24, 24, 24, 22),  # where the words of the key results need the lines
)
OF_ONE_NUMBER = {
    Model.EVEN_ODDS: ((66, 44, 17, 39, 35, 34, 22), (80, 30, 17, 39, 35, 34, 22)),
    Model.GRADE: ((61, 44, 17, 39, 32, 42, 22), (75, 30, 17, 39, 32, 42, 22)),
}


def compose(source: DraftSource, words: Words) -> Document:
    """With the same columns on each page: those that need fewest pages and leave most rows to write in, the usual ones
    where they do as well."""
    every = (_with_whole_values(widths, source) for widths in OF_ONE_NUMBER.get(words.model, WIDTHS))
    shapes = [_pages(source, widths, words) for widths in every]
    pages, _ = min(shapes, key=lambda shape: (len(shape[0]), -shape[1]))
    blocks = (block for nth, page in enumerate(pages) for block in (*([PageBreak()] if nth else []), *page))
    return _document(source, tuple(blocks), words)


def _with_whole_values(widths: tuple[float, ...], source: DraftSource) -> tuple[float, ...]:
    """With room for the longest word of today's values and of the levels, of what the units can spare: a value that
    stands with its unit is "12400 customer-minutes"."""
    typed = [row for objective in source.objectives for row in objective.key_results]
    levels = {4: "stretch", 5: "commit", 6: "target"} if len(widths) == len(WIDTHS[0]) else {}
    found = list(widths)
    for at, name in {2: "baseline", **levels}.items():
        words = (word for row in typed for word in _WORDS.findall(getattr(row, name)))
        lack = (max((width(word, LETTERS) for word in words), default=0.0) + 3 * PAD) / mm(1) - found[at]
        if 0 < lack <= found[1] - UNIT:
            found[1], found[at] = found[1] - lack, found[at] + lack
    return tuple(found)


def _pages(source: DraftSource, widths: tuple[float, ...], words: Words) -> tuple[list[tuple[Block, ...]], int]:
    """All pages, and how many rows they have together."""
    pages: list[tuple[Block, ...]] = []
    rows = 0
    for nth, objective in enumerate(source.objectives or (DraftObjective(),), 1):
        left, before = [*objective.key_results], 0
        while left or not before:
            page, count = _fullest(source, objective, left, widths, f"o{nth}", before, words)
            pages.append(page)
            left, before, rows = left[count:], before + count, rows + count
    return pages, rows


def _fullest(
    source: DraftSource,
    objective: DraftObjective,
    left: list[KeyResult],
    widths: tuple[float, ...],
    mark: str,
    before: int,
    words: Words,
) -> tuple[tuple[Block, ...], int]:
    """A page with as many of these key results as it holds, empty ones after the last up to what was agreed on, and how
    many they are."""
    page: tuple[Block, ...] = ()
    offered = min(ROWS, source.rules.most_per_objective or ROWS) - before
    for count in range(max(1, offered, min(len(left), ROWS)), 0, -1):
        some = left[:count]
        rows = some + [KeyResult("", "")] * (count - len(some))
        for lines in LINES:
            page = _page(source, objective, rows, widths, lines, mark, before, words)
            if fits_as_drawn(_document(source, page, words)):
                return page, count
    return page, 1


def _document(source: DraftSource, blocks: tuple[Block, ...], words: Words) -> Document:
    status = "" if source.blank else words.member(source.status)
    return Document(
        id="prescoring_sheet",
        name=file_name(source, words),
        title=words("artefact.prescoring_sheet"),
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(blocks, Orientation.LANDSCAPE),),
        margins=margins(
            source.imprint, words, joined(words("artefact.prescoring_sheet"), source.team), status, source.code
        ),
        author=source.imprint.coach,
        form=True,
    )


def file_name(source: DraftSource, words: Words) -> str:
    return words("prescoring.file_blank") if source.blank else words("prescoring.file", team=source.team)


def _page(
    source: DraftSource,
    objective: DraftObjective,
    rows: list[KeyResult],
    widths: tuple[float, ...],
    lines: int,
    mark: str,
    before: int,
    words: Words,
) -> tuple[Block, ...]:
    part = f"{mark}.p{before + 1}"
    head = FormRow(
        (
            FormField(words("prescoring.team"), value=source.team, mark=f"{part}.team"),
            FormField(words("prescoring.objective"), value=objective.text, mark=f"{part}.objective"),
            FormField(words("prescoring.together"), mark=f"{part}.together"),
            FormField(words("prescoring.day"), mark=f"{part}.day"),
        ),
        (46, 120, 56, 35),
    )
    signed = (
        FormField(words("prescoring.everybody"), mark=f"{part}.everybody"),
        FormField(words("prescoring.fixed"), mark=f"{part}.fixed"),
    )
    results = tuple(
        FormRow(_result(row, nth, lines, f"{mark}.kr{nth}", words), widths) for nth, row in enumerate(rows, before + 1)
    )
    return (
        Title(words("artefact.prescoring_sheet"), _meaning(source.rules, words), compact=True),
        FieldGrid((head,)),
        FieldGrid(results),
        Paragraph(text(quiet(words("prescoring.foot"))), note=True),
        AtFoot(FieldGrid((FormRow(signed, (200, 57)),), close=True)),
    )


def _meaning(rules: DraftRules, words: Words) -> str:
    said = {"target": words("handout.y_target"), "stretch": words("handout.y_stretch")}.get(rules.y_means, "")
    return words("prescoring.subtitle", meaning=said).strip()


def _result(row: KeyResult, nth: int, lines: int, mark: str, words: Words) -> tuple[FormField, ...]:
    return (
        FormField(words("prescoring.result", n=nth), value=row.text, lines=lines, mark=f"{mark}.text"),
        FormField(words("prescoring.unit"), value=row.unit, mark=f"{mark}.unit"),
        FormField(words("prescoring.today"), value=row.baseline, mark=f"{mark}.baseline"),
        FormField(words("prescoring.read"), value=row.source, mark=f"{mark}.source"),
        *(_levels if words.in_levels else _one_number)(row, mark, words),
        FormField(words("prescoring.agreed"), mark=f"{mark}.agreed"),
    )


def _levels(row: KeyResult, mark: str, words: Words) -> tuple[FormField, ...]:
    """In the order in which they are asked for."""
    return (
        FormField(words("prescoring.stretch"), words("prescoring.stretch_sure"), row.stretch, mark=f"{mark}.stretch"),
        FormField(words("prescoring.commit"), words("prescoring.commit_sure"), row.commit, mark=f"{mark}.commit"),
        FormField(words("prescoring.target"), words("prescoring.target_sure"), row.target, mark=f"{mark}.target"),
    )


def _one_number(row: KeyResult, mark: str, words: Words) -> tuple[FormField, ...]:
    """Where no levels are agreed: the number to reach, and what is thought of it."""
    sure = dict(row.confidence).get("target", "") if words.model is Model.EVEN_ODDS else ""
    return (
        FormField(words("prescoring.target"), words("prescoring.target_sure"), row.target, mark=f"{mark}.target"),
        FormField(words("prescoring.sure"), value=sure, mark=f"{mark}.sure"),
    )
