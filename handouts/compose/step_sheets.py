"""Sheets on which a team works at one of the first steps: the mission, the alignment check, the why now."""

from __future__ import annotations

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

SENTENCES = (("touches", 3), ("changed", 3), ("wait", 3), ("serves", 3))  # lines to write on


def compose(source: HandCardsSource, words: Words) -> Document:
    title = words("artefact.step_sheets")
    pages = (_mission(words), _alignment(words), _why_now(words))
    blocks: list[Block] = []
    for page in pages:
        blocks += (*([PageBreak()] if blocks else []), *page)
    return Document(
        id="step_sheets",
        name=words("steps.file", client=source.imprint.client),
        title=title,
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks)),),
        margins=margins(source.imprint, words, title),
        author=source.imprint.coach,
        form=True,
    )


def _boxed(*fields: FormField) -> FieldGrid:
    return FieldGrid((FormRow(fields, (1,) * len(fields)),))


def _mission(words: Words) -> tuple[Block, ...]:
    return (
        Title(words("steps.mission_title"), compact=True),
        Paragraph(text(words("steps.mission_lead")), lead=True),
        _boxed(FormField(words("steps.team"), mark="mission.team")),
        _boxed(FormField(words("steps.before"), lines=10, mark="mission.before")),
        _boxed(FormField(words("steps.mission"), lines=4, mark="mission.text")),
    )


def _alignment(words: Words) -> tuple[Block, ...]:
    return (
        Title(words("steps.alignment_title"), compact=True),
        Paragraph(text(words("steps.alignment_lead")), lead=True),
        _boxed(FormField(words("steps.team"), mark="alignment.team")),
        _boxed(
            FormField(words("steps.needs"), lines=6, mark="alignment.depends_on"),
            FormField(words("steps.needed"), lines=6, mark="alignment.depended_on_by"),
        ),
        _boxed(FormField(words("steps.asked"), lines=10, mark="alignment.asked")),
    )


def _why_now(words: Words) -> tuple[Block, ...]:
    hurts = FormField(words("steps.hurts"), words("steps.hurts_hint"), lines=5, mark="why.hurts")
    rest = (FormField(words(f"steps.{key}"), lines=lines, mark=f"why.{key}") for key, lines in SENTENCES)
    return (
        Title(words("steps.why_title"), compact=True),
        Paragraph(text(words("steps.why_lead")), lead=True),
        _boxed(FormField(words("steps.team"), mark="why.team")),
        _boxed(hurts),
        *(_boxed(field) for field in rest),
    )
