"""The pre-work sheet: one page that everybody brings, so that the workshop begins with something on paper."""

from __future__ import annotations

from handouts.compose.fitting import roomiest
from handouts.compose.frame import joined, margins, workshop_file, workshop_line
from handouts.document import (
    Document,
    Edition,
    FieldGrid,
    FormField,
    FormRow,
    Paragraph,
    Section,
    Title,
    text,
)
from handouts.form_sources import WorkshopFormSource
from handouts.wording import Words

HINTED = (("moves", 3), ("evidence", 4), ("today", 2), ("others", 3))  # lines to write on


def compose(source: WorkshopFormSource, words: Words) -> Document:
    return roomiest(lambda more: _sheet(source, more, words))


def _sheet(source: WorkshopFormSource, more: int, words: Words) -> Document:
    longer = dict.fromkeys(("moves", "evidence"), more // 2) | {"evidence": more - more // 2}
    workshop = source.workshop
    title = words("artefact.prework_sheet")
    head = FormRow(
        (
            FormField(words("prework.name"), mark="name"),
            FormField(words("prework.team"), value=source.team, mark="team"),
        ),
        (1, 1),
    )
    mission = FormField(words("prework.mission"), lines=2, mark="mission")
    hinted = (_hinted(key, lines, longer, words) for key, lines in HINTED)
    ask = FormField(words("prework.ask"), lines=2, mark="ask")
    return Document(
        id="prework_sheet",
        name=workshop_file("prework", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(
            Section(
                (
                    Title(title, joined(workshop.title, workshop_line(workshop, words)), compact=True),
                    Paragraph(text(words("prework.lead")), lead=True),
                    FieldGrid((head,)),
                    *(FieldGrid((FormRow((field,), (1,)),)) for field in (mission, *hinted, ask)),
                )
            ),
        ),
        margins=margins(workshop.imprint, words, title),
        author=workshop.imprint.coach,
        form=True,
    )


def _hinted(key: str, lines: int, longer: dict[str, int], words: Words) -> FormField:
    hint = words(f"prework.{key}_hint")
    return FormField(words(f"prework.{key}"), hint, "", lines + longer.get(key, 0), key, rest=key in longer)
