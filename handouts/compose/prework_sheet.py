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

Asked = tuple[tuple[str, int], ...]  # what is asked, and lines to write on
DRAFTS: Asked = (("mission", 2), ("moves", 3), ("evidence", 4), ("today", 2), ("others", 3), ("ask", 2))
CHAMPIONS: Asked = (("mine", 3), ("read_from", 3), ("value", 2), ("way", 4), ("ask", 2))
CHECK_INS: Asked = (("value", 3), ("predicted", 3), ("changes", 4), ("asks", 4), ("offers", 3))
ENDED: Asked = (("final", 3), ("learned", 4), ("surprised", 3), ("next_set", 3), ("ask", 2))
ASKED = {"champion": CHAMPIONS, "check_in": CHECK_INS, "all_teams": CHECK_INS, "reflect": ENDED}
PLAIN = frozenset(["mission", "ask"])  # said without a hint


def compose(source: WorkshopFormSource, words: Words) -> Document:
    return roomiest(lambda more: _sheet(source, more, words))


def _sheet(source: WorkshopFormSource, more: int, words: Words) -> Document:
    asked = ASKED.get(source.prepared, DRAFTS)
    most, second = sorted((key for key, _ in asked if key not in PLAIN), key=dict(asked).__getitem__)[:-3:-1]
    longer = {second: more // 2, most: more - more // 2}
    workshop = source.workshop
    title = words("artefact.prework_sheet")
    head = FormRow(
        (
            FormField(words("prework.name"), mark="name"),
            FormField(words("prework.team"), value=source.team, mark="team"),
        ),
        (1, 1),
    )
    fields = (_asked(key, lines, longer, words) for key, lines in asked)
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
                    *(FieldGrid((FormRow((field,), (1,)),)) for field in fields),
                )
            ),
        ),
        margins=margins(workshop.imprint, words, title),
        author=workshop.imprint.coach,
        form=True,
    )


def _asked(key: str, lines: int, longer: dict[str, int], words: Words) -> FormField:
    hint = words(f"prework.{key}_hint") if key not in PLAIN else ""
    return FormField(words(f"prework.{key}"), hint, "", lines + longer.get(key, 0), key, rest=key in longer)
