"""Sheets on which a team works at one of the first steps: the mission, the alignment check, the why now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from handouts.compose.fitting import roomiest
from handouts.compose.frame import margins
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
    text,
)
from handouts.form_sources import HandCardsSource
from handouts.wording import Words

Page = Callable[[Words, int], tuple[Block, ...]]  # with so many more lines to write on
SENTENCES = (("touches", 3), ("changed", 3), ("wait", 3), ("serves", 3))  # lines to write on


def compose(source: HandCardsSource, words: Words) -> Document:
    blocks: list[Block] = []
    for page in (_mission, _alignment, _why_now):
        filled = roomiest(partial(_alone, page, source, words))
        blocks += (*([PageBreak()] if blocks else []), *filled.sections[0].blocks)
    return _document(tuple(blocks), source, words)


def _alone(page: Page, source: HandCardsSource, words: Words, more: int) -> Document:
    return _document(page(words, more), source, words)


def _document(blocks: tuple[Block, ...], source: HandCardsSource, words: Words) -> Document:
    title = words("artefact.step_sheets")
    return Document(
        id="step_sheets",
        name=words("steps.file", client=source.imprint.client),
        title=title,
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(blocks),),
        margins=margins(source.imprint, words, title),
        author=source.imprint.coach,
        form=True,
    )


def _title(sheet: str, words: Words) -> Title:
    """Which of the sheets this is: it lies alone on a table."""
    return Title(words("steps.one", sheet=words(f"steps.{sheet}_title")), "", compact=True)


def _boxed(*fields: FormField) -> FieldGrid:
    return FieldGrid((FormRow(fields, (1,) * len(fields)),))


def _mission(words: Words, more: int) -> tuple[Block, ...]:
    return (
        _title("mission", words),
        Paragraph(text(words("steps.mission_lead")), lead=True),
        _boxed(FormField(words("steps.team"), mark="mission.team")),
        _boxed(FormField(words("steps.before"), lines=10 + more, mark="mission.before", rest=True)),
        _boxed(FormField(words("steps.mission"), lines=4, mark="mission.text")),
    )


def _alignment(words: Words, more: int) -> tuple[Block, ...]:
    return (
        _title("alignment", words),
        Paragraph(text(words("steps.alignment_lead")), lead=True),
        _boxed(FormField(words("steps.team"), mark="alignment.team")),
        _boxed(
            FormField(words("steps.needs"), lines=6, mark="alignment.depends_on"),
            FormField(words("steps.needed"), lines=6, mark="alignment.depended_on_by"),
        ),
        _boxed(FormField(words("steps.asked"), lines=10 + more, mark="alignment.asked", rest=True)),
    )


def _why_now(words: Words, more: int) -> tuple[Block, ...]:
    hurts = FormField(words("steps.hurts"), words("steps.hurts_hint"), lines=5 + more, mark="why.hurts", rest=True)
    rest = (FormField(words(f"steps.{key}"), lines=lines, mark=f"why.{key}") for key, lines in SENTENCES)
    return (
        _title("why", words),
        Paragraph(text(words("steps.why_lead")), lead=True),
        _boxed(FormField(words("steps.team"), mark="why.team")),
        _boxed(hurts),
        *(_boxed(field) for field in rest),
    )
